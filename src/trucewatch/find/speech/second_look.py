"""The reader's second opinion on a sentence: acts of speech that no rule saw, and who a source's phrase names."""

from __future__ import annotations

from collections.abc import Sequence

import msgspec

from trucewatch.core.page import Mention
from trucewatch.core.reading import Labelled
from trucewatch.find.speech.attribution import Attribution
from trucewatch.find.speech.channels import Setting
from trucewatch.find.speech.frames import Frame, Word
from trucewatch.find.speech.moods import is_impersonal, is_open, is_passive, says_no
from trucewatch.find.speech.reported import Run
from trucewatch.find.speech.subjects import RELATIVES, Subject, phrase_ending, subject_before
from trucewatch.know.function_words import AUXILIARIES, DETERMINERS, PREPOSITIONS
from trucewatch.know.speech import speech_verb

_SURE = 0.7
_SURER = 0.8
"""The score of a cue from which on it is believed without a source, or with one that the story has no name for."""
_FEW = 2
_WHOLE = 5
"""Contents of so many words are worth something even where they break off."""
_WIDEST_GAP = 6
"""Words between two pieces of one source: "the | envoy to the islands, | Ano Vell"."""
_NOTHING_SAID = frozenset({"to", "not", "be", "any", "further", "more", "comment", "say", "speak", "answer"}) | {
    *("elaborate", "named", "identified", "quoted", "anything", "on", "it", "that"),
}
"""Contents of nothing but these tell nothing: "asked not to be named", "declined to say more"."""
_GOING_ON = frozenset({"after", "before", "when", "while", "as", "since", "because", "and", "but", "or", "that"})
"""With these another phrase begins."""
_TIES = frozenset({"and", "both", "the", ","})
_OPENING = frozenset({"that", ":", ",", "–", "—"})


def unseen(frame: Frame, seen: Sequence[Attribution]) -> list[Attribution]:
    """The acts of speech that the reader sees where `seen` has none: cue and content sure, and their source.

    A source is the reader's, or the subject by the order of words; impersonal words have none ("it is thought").
    What is only asked or in the future is left out: "has not said", "will ask".
    """
    found: list[Attribution] = []
    for cue in frame.labelled:
        run = _run(frame.words, cue) if cue.layer == "cue" and cue.score >= _SURE else None
        if run is None or any(run[0] < other.cue[1] and other.cue[0] < run[1] for other in seen):
            continue
        lows = {word.low for word in frame.words[run[0] : run[1]]}
        if is_open(frame.words, run) or lows <= AUXILIARIES or _is_quoted(frame.words, run):
            continue
        if _is_told(frame.words, run):
            continue
        content = _completed(frame.words, _content(frame, cue)) or _relayed(frame, cue, run, seen)
        if content is None or _is_cut_short(frame.words, content):
            continue
        said = {word.low for word in frame.words[max(content[0], run[1]) : content[1]]}
        if content[0] >= run[0] and said <= _NOTHING_SAID and not said & {"it", "that"}:
            continue
        if any(word.quotation is not None for word in frame.words[content[0] : content[1]]) and any(
            held[0] <= content[0] and content[1] <= held[1] for other in seen for held in other.content
        ):
            continue  # quoted words are of the outer speaker, as the rules have it
        if says_no(frame.words, run) and content[0] >= run[1]:
            content = run[0], content[1]  # without their verb the words would say its contrary
        one = _attribution(frame, cue, run, content, (*seen, *found))
        if one is not None:
            found.append(one)
    return found


def _is_told(words: Sequence[Word], run: Run) -> bool:
    """Whether it is the hearer who is named: "was told", "were asked"."""
    verb = speech_verb([words[run[1] - 1].low], 0)
    return verb is not None and verb[0].takes == "person" and is_passive(words, run)


def _attribution(
    frame: Frame, cue: Labelled, run: Run, content: Run, others: Sequence[Attribution]
) -> Attribution | None:
    """The act of speech of a cue, `run` its words, with its source; None where it is not sure of whom it is."""
    source = _source(frame, cue)
    if source is not None:
        if source[0] < content[1] and content[0] < source[1]:
            return None
        before = frame.words[source[0] - 1].low
        if content[0] < run[0] and before in RELATIVES:
            return None  # "the pause, which Vell had proposed"
        if before in RELATIVES | {"that"} and frame.words[content[0]].low in AUXILIARIES:
            return None  # "the pause that Vell announced | has failed"
        subject = named_in(frame.words, source)
        if subject is None or subject.kind == "several":
            return None  # what two do together is rarely said in one breath: "both agreed to"
        wraps = content[0] < run[0]
        return Attribution(
            run, subject, None, (content,), Setting(max(source[1], run[1])), min(source[0], run[0]), wraps
        )
    if cue.score < _SURER or content[0] < run[0]:
        return None
    if is_impersonal(frame.words, run):
        return Attribution(run, None, None, (content,), Setting(run[1]), run[0], unsourced=True)
    subject = subject_before(frame.words, run[0])
    if subject is None or subject.kind == "several" or is_passive(frame.words, run):
        return None
    if subject.kind == "shared" and not _follows(frame, run, others):
        return None
    return Attribution(run, subject, None, (content,), Setting(run[1]), min(subject.first, run[0]))


def _follows(frame: Frame, run: Run, others: Sequence[Attribution]) -> bool:
    """Whether the cue next before `run` is one of the others', so that both have one subject."""
    before = [
        one
        for label in frame.labelled
        if label.layer == "cue" and (one := _run(frame.words, label)) is not None and one[1] <= run[0]
    ]
    if not before or ";" in {word.low for word in frame.words[before[-1][1] : run[0]]}:
        return False
    return any(before[-1][0] < other.cue[1] and other.cue[0] < before[-1][1] for other in others)


def confirms(frame: Frame, cue: Run) -> bool:
    """Whether the reader, too, is sure that the words at `cue` report somebody's, be he named or not."""
    return _seen_at(frame, cue, _SURER) is not None


def source_of(frame: Frame, cue: Run) -> Subject | None:
    """Who the reader takes for the source of the words at `cue`; None where it is not sure."""
    source = _source_at(frame, cue)
    return None if source is None else named_in(frame.words, source)


def opens_source(frame: Frame, cue: Run) -> Mention | None:
    """Whom the reader's source of the words at `cue` names first, an article aside; None where that owns what follows:
    "herders who had crossed the pass"; not "the herders' lawyer".
    """
    source = _source_at(frame, cue)
    words = frame.words[source[0] : source[1]] if source is not None else ()
    first = next((word.mention for word in words[:2] if word.mention is not None), None)
    if first is None:
        return None
    last = [at for at, word in enumerate(words) if word.mention == first][-1]
    behind = words[last + 1].low if last + 1 < len(words) else ""
    return None if behind in ("'s", "'", "’s", "’", "and", "or") else first


def joined_in(frame: Frame, cue: Run) -> tuple[Mention, ...]:
    """Those who say it together, where the source is nothing but their names: "both Arvenia and the Front said"."""
    source = _source_at(frame, cue)
    words = frame.words[source[0] : source[1]] if source is not None else ()
    if any(word.mention is None and word.low not in _TIES for word in words):
        return ()
    named = dict.fromkeys(word.mention for word in words if word.mention is not None)
    return tuple(named) if len({mention.actor for mention in named}) == len(named) > 1 else ()


def _seen_at(frame: Frame, cue: Run, sure: float) -> Labelled | None:
    """The reader's first cue, of that score at least, among the words at `cue`."""
    for label in frame.labelled:
        run = _run(frame.words, label) if label.layer == "cue" and label.score >= sure else None
        if run is not None and run[0] < cue[1] and cue[0] < run[1]:
            return label
    return None


def _source_at(frame: Frame, cue: Run) -> Run | None:
    """The words of the sure source of a sure cue at `cue`."""
    label = _seen_at(frame, cue, _SURE)
    return None if label is None else _source(frame, label)


def named_in(words: Sequence[Word], source: Run) -> Subject | None:
    """The head of a source's phrase: of "its envoy, Ano Vell," the name, of "the Front, led by Ano Vell," the Front."""
    first, stop = source
    while stop > first and (not words[stop - 1].is_word or words[stop - 1].low == "'s"):
        stop -= 1
    commas = [at for at in range(first, stop) if words[at].low == ","]
    parts = list(zip([first, *(at + 1 for at in commas)], [*commas, stop], strict=True))
    subjects = [_subject(words, part) for part in parts[:2]]
    head = subjects[0] if subjects else None
    if head is not None and head.kind == "noun" and len(subjects) > 1 and subjects[1] is not None:
        named = subjects[1]
        if named.kind == "mention" and named.first == parts[1][0]:
            return msgspec.structs.replace(named, first=first)
    return head


def _subject(words: Sequence[Word], part: Run) -> Subject | None:
    """The phrase `part` without a clause that describes it: "a doctor who stayed"."""
    first, stop = part
    described = next((at for at in range(first + 1, stop) if words[at].low in ("who", "which", "that")), stop)
    phrase = phrase_ending(words[first:described], described - first - 1) if described > first else None
    if phrase is None:
        return None
    return msgspec.structs.replace(phrase, first=first + phrase.first, last=first + phrase.last)


def _source(frame: Frame, cue: Labelled) -> Run | None:
    """The words of the sure source that hangs on the cue."""
    sources = [label for label in frame.labelled if label.layer == "source" and label.of == cue.start]
    if not sources or max(label.score for label in sources) < _SURE:
        return None
    runs = sorted(run for label in sources if (run := _run(frame.words, label)) is not None)
    first, stop = runs[0]
    for piece in runs[1:]:
        between = {at for run in _taken(frame) for at in range(*run)} & set(range(stop, piece[0]))
        if piece[0] - stop > _WIDEST_GAP or between:
            break  # another source
        stop = piece[1]
    return first, stop


def _taken(frame: Frame) -> list[Run]:
    """The words of cues and contents."""
    runs = (_run(frame.words, label) for label in frame.labelled if label.layer != "source")
    return [run for run in runs if run is not None]


def _content(frame: Frame, cue: Labelled) -> Run | None:
    """The words reported: those next behind the cue, else those that end next before it or its source."""
    contents = [
        label
        for label in frame.labelled
        if label.layer in ("content", "content_inner") and (label.start >= cue.end or label.end <= cue.start)
    ]
    cues = [label.start for label in frame.labelled if label.layer == "cue"]
    behind = [one for one in contents if one.start >= cue.end and not any(cue.start < at < one.start for at in cues)]
    before = [one for one in contents if one.end <= cue.start and not any(one.end <= at < cue.start for at in cues)]
    near = min(behind, key=lambda one: one.start, default=None) or max(before, key=lambda one: one.end, default=None)
    if near is None or near.score < _SURE:
        return None
    run = _run(frame.words, near)
    verb = _run(frame.words, cue)
    if run is not None and verb is not None and run[0] == verb[1] and run[1] - run[0] <= _FEW:
        return verb[0], run[1]  # "denies it", "speaks of 23": too few words to mean anything without their verb
    while run is not None and run[1] - run[0] > 1 and frame.words[run[0]].low in _OPENING:
        run = run[0] + 1, run[1]
    while run is not None and run[1] - run[0] > 1 and frame.words[run[1] - 1].low in _OPENING:
        run = run[0], run[1] - 1
    return run


def _relayed(frame: Frame, cue: Labelled, run: Run, seen: Sequence[Attribution]) -> Run | None:
    """What somebody named says within what another is said to say, where the reader marks no words of his: the verb
    and all behind it. "The palace said that | Dosh | supported the idea".
    """
    if cue.score < _SURER or (source := _source(frame, cue)) is None:
        return None
    for outer in seen:
        for first, stop in outer.content:
            if first <= source[0] and source[1] <= run[0] and run[1] < stop:
                return run[0], stop
    return None


def _completed(words: Sequence[Word], content: Run | None) -> Run | None:
    """The content with the noun before which it breaks off: "that Velda took up on" goes on to "Friday"."""
    if content is None or words[content[1] - 1].low not in DETERMINERS | PREPOSITIONS:
        return content
    stop = content[1]
    while stop < len(words) and words[stop].low[:1].isalnum():
        if (
            words[stop].low in PREPOSITIONS | RELATIVES | _GOING_ON
            and words[stop - 1].low not in DETERMINERS | PREPOSITIONS
        ):
            break
        stop += 1
    return content[0], stop


def _is_cut_short(words: Sequence[Word], content: Run) -> bool:
    """Whether the words break off where a noun must follow: "gave an", "described as"."""
    return content[1] - content[0] < _WHOLE and words[content[1] - 1].low in DETERMINERS | PREPOSITIONS | {"as", "what"}


def _run(words: Sequence[Word], label: Labelled) -> Run | None:
    """The words that the label touches."""
    touched = [at for at, word in enumerate(words) if word.start < label.end and label.start < word.end]
    return (touched[0], touched[-1] + 1) if touched else None


def _is_quoted(words: Sequence[Word], run: Run) -> bool:
    """Whether part of the run stands in quotation marks."""
    return any(word.quotation is not None for word in words[run[0] : run[1]])
