"""Who said what on a page: quotations and reported speech, each with its speaker, setting and relay."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence

import msgspec

from trucewatch.core.account import Mode, Statement
from trucewatch.core.page import Context, Found, Page, Quotation
from trucewatch.core.problems import Problem
from trucewatch.core.spans import Span
from trucewatch.core.values import UNKNOWN_TIME, When
from trucewatch.find.speech.attribution import Attribution, attributions
from trucewatch.find.speech.carried import carried
from trucewatch.find.speech.channels import channel_within, setting_after
from trucewatch.find.speech.frames import Frame, Word, frames_of
from trucewatch.find.speech.quoted import is_bare, is_epithet, is_title, quotes_in
from trucewatch.find.speech.reported import Run
from trucewatch.find.speech.second_look import confirms, joined_in, opens_source, source_of, unseen
from trucewatch.find.speech.speakers import NAMELESS, NOBODY, Speaker, Speakers
from trucewatch.find.speech.subjects import skip_back
from trucewatch.find.speech.writings import carrier_of, writing_meant
from trucewatch.know.function_words import DAYS, DETERMINERS
from trucewatch.lang.times import time_expressions

_FEWEST_WORDS = 4
"""Words before "he recalled" that are a clause of their own beside the quotation behind it, not a date."""
_LONGEST_OPENER = 12
_DATES = DAYS | {"on", "in", "late", "early", "earlier", "yesterday", "today"}
_OTHER_TIMES = frozenset({"after", "before", "since", "until", "following", "ahead", "for"})
"""With these the day at the head of a sentence is of something else: "On the eve of talks, after Monday's raid"."""
_SHORT_LEAD = 3
"""So many words before a colon name nobody new."""
_SHORT = 2
"""Words of a quotation without a speaker that pass for scare quotes or a name."""


class _Said(msgspec.Struct, frozen=True):
    """A statement on its way: the frame it was found in, its parts, who relays it, and the frame `before`."""

    frame: Frame
    spans: tuple[tuple[int, int], ...]
    quoted: tuple[Quotation, ...]
    mode: Mode
    speaker: Speaker
    attribution: Attribution | None
    through: str | None = None
    before: Frame | None = None


def find_statements(page: Page, context: Context) -> Found:
    """The statements of `page`, and one problem for each kind of thing left open: quotations of nobody, and of two.

    A quotation broken by its attribution is one statement, each paragraph of a long one is its own. A fragment in the
    reporter's sentence is `mixed`: its content is the reported clause. Scare quotes are none.
    """
    speakers = Speakers(page, context)
    said: list[_Said] = []
    before: _Said | None = None
    last: Frame | None = None
    for frame in frames_of(page, context):
        in_frame = _all_quoted(frame, before, speakers) if frame.is_all_quoted else _attributed(frame, speakers)
        speakers.hear(
            frame,
            tuple(
                entry.speaker.actor or NAMELESS
                for entry in in_frame
                if entry.through is None and (entry.speaker.actor or _is_nameless(entry.attribution))
            ),
            tuple(entry.speaker.actor for entry in in_frame if entry.through and entry.speaker.actor),
        )
        said.extend(msgspec.structs.replace(entry, before=last) for entry in in_frame)
        last = frame
        before = next((entry for entry in reversed(in_frame) if entry.quoted), None) if in_frame else None
    found = carried([_statement(page, context, entry) for entry in said], [entry.frame.paragraph for entry in said])
    facts = _told_apart(found)
    return Found(facts, tuple(_problems(page, said)))


def _told_apart(statements: Sequence[Statement]) -> tuple[Statement, ...]:
    """The statements with ids of their own: what two say together has the same characters."""
    taken: Counter[str] = Counter()
    found = []
    for one in statements:
        taken[one.id] += 1
        again = taken[one.id]
        found.append(one if again == 1 else msgspec.structs.replace(one, id=f"{one.id}-{again}"))
    return tuple(found)


def _all_quoted(frame: Frame, before: _Said | None, speakers: Speakers) -> list[_Said]:
    """Quotations that stand alone: of whoever spoke in the sentence before."""
    speaker = speakers.last(frame)
    if before is not None and any(quoted.continues for quoted in frame.quotations):
        speaker = before.speaker
    return [
        _Said(frame, ((quoted.start, quoted.end),), (quoted,), "direct", speaker, None) for quoted in frame.quotations
    ]


def _attributed(frame: Frame, speakers: Speakers) -> list[_Said]:
    """The statements of a frame in which the reporter speaks, too."""
    found: list[_Said] = []
    earlier: list[str] = []
    names: list[tuple[Attribution, Speaker]] = []
    seen = attributions(frame)
    for attribution in sorted((*seen, *unseen(frame, seen)), key=lambda one: one.cue):
        speaker = speakers.of(attribution.subject, frame, tuple(earlier), outside=attribution.wraps)
        if speaker.actor is None and not speaker.rivals:
            source = source_of(frame, attribution.cue)
            if source is not None and source.kind in ("mention", "noun"):
                speaker = speakers.of(source, frame, tuple(earlier), outside=attribution.wraps)
            if speaker == NOBODY and (named := opens_source(frame, attribution.cue)) is not None:
                speaker = Speaker(named.actor)
        if speaker.actor is None and speaker.rivals and attribution not in seen:
            continue
        if speaker == NOBODY and attribution.subject is None and is_bare_colon(frame, attribution):
            speaker = speakers.last(frame)
        if speaker.actor is not None or _is_nameless(attribution):
            earlier.append(speaker.actor or NAMELESS)
        names.append((attribution, speaker))
    for attribution, speaker in names:
        outer = _relay(attribution, names)
        if outer is None and attribution.relay is not None:
            outer = speakers.of(attribution.relay, frame)
        if outer is not None and (outer.actor == speaker.actor or speaker.actor is None):
            continue
        if speaker.actor is None and not quotes_in(frame.words, attribution.content):
            clause = attribution.verb is None or attribution.verb.takes == "clause"
            if not (clause or confirms(frame, attribution.cue)):
                continue
        through = outer.actor if outer is not None else None
        together = joined_in(frame, attribution.cue) if speaker == NOBODY else ()
        for one in [Speaker(mention.actor) for mention in together] or [speaker]:
            found.extend(_said(frame, attribution, one, through))
    found = _quotes_to_narrowest(found)
    covered = [span for entry in found for span in entry.spans]
    found.extend(_left_over(frame, covered))
    return found


def is_bare_colon(frame: Frame, attribution: Attribution) -> bool:
    """Whether hardly a word stands before the colon: "And then: “...”", so that who spoke before goes on."""
    return frame.words[attribution.cue[0]].low == ":" and attribution.cue[0] <= _SHORT_LEAD


def _is_nameless(attribution: Attribution | None) -> bool:
    """Whether the subject is somebody described, not named: "a doctor", "residents"."""
    return (
        attribution is not None and attribution.subject is not None and attribution.subject.kind in ("noun", "several")
    )


def _relay(attribution: Attribution, names: Sequence[tuple[Attribution, Speaker]]) -> Speaker | None:
    """Who reports this act of speech: the speaker of the narrowest statement that holds its verb."""
    holders = [
        (run[1] - run[0], speaker)
        for other, speaker in names
        if other is not attribution and speaker.actor is not None and (other.wraps or not attribution.wraps)
        for run in other.content
        if run[0] <= attribution.opens and attribution.cue[1] <= run[1]
    ]
    return min(holders, key=lambda holder: holder[0])[1] if holders else None


def _said(frame: Frame, attribution: Attribution, speaker: Speaker, through: str | None) -> list[_Said]:
    """The statement of an attribution; one for each run where one is paraphrased and the other quoted."""
    words = frame.words
    runs = attribution.content
    if len({is_bare(words, run) for run in runs}) > 1:
        kept = [run for run in runs if is_bare(words, run) or run[1] - run[0] >= _FEWEST_WORDS]
        parts = [msgspec.structs.replace(attribution, content=(run,)) for run in kept]
        return [entry for part in parts for entry in _said(frame, part, speaker, through)]
    quoted = tuple(quotes_in(words, runs))
    if quoted and is_bare(words, runs[0]):
        spans = tuple((one.start, one.end) for one in quoted)
        fragment = attribution.verb is not None and not attribution.wraps and words[runs[0][0] - 1].is_word
        fragment = fragment or words[runs[0][0]].text.lstrip("“\"‘'«„‹")[:1].islower()
        return [_Said(frame, spans, quoted, "mixed" if fragment else "direct", speaker, attribution, through)]
    spans = tuple((words[run[0]].start, words[run[1] - 1].end) for run in runs)
    return [_Said(frame, spans, quoted, "mixed" if quoted else "indirect", speaker, attribution, through)]


def _quotes_to_narrowest(found: Sequence[_Said]) -> list[_Said]:
    """Each quotation left to the narrowest statement around it: the relay of quoted words is indirect."""
    width = {id(entry): sum(end - start for start, end in entry.spans) for entry in found}
    kept = []
    for entry in found:
        inner = {
            quoted
            for other in found
            if other is not entry and width[id(other)] < width[id(entry)]
            for quoted in other.quoted
        }
        quoted = tuple(one for one in entry.quoted if one not in inner)
        mode: Mode = "indirect" if entry.quoted and not quoted else entry.mode
        kept.append(msgspec.structs.replace(entry, quoted=quoted, mode=mode))
    return kept


def _left_over(frame: Frame, covered: Sequence[tuple[int, int]]) -> list[_Said]:
    """Quotations that no verb reports: somebody's words with no name to them, unless they are scare quotes."""
    found = []
    for at, word in enumerate(frame.words):
        quoted = word.quotation
        if quoted is None or any(start <= quoted.start and quoted.end <= end for start, end in covered):
            continue
        if len(word.text.split()) <= _SHORT or is_epithet(frame.words, at) or is_title(word.text):
            continue
        found.append(_Said(frame, ((quoted.start, quoted.end),), (quoted,), "mixed", NOBODY, None))
    return found


def _statement(page: Page, context: Context, said: _Said) -> Statement:
    """The fact, with the characters of each field."""
    content = tuple(page.span(start, end) for start, end in said.spans)
    read: dict[str, tuple[Span, ...]] = {}
    cue: Span | None = None
    channel: str | None = None
    addressee: str | None = None
    when = UNKNOWN_TIME
    attribution, words = said.attribution, said.frame.words
    if said.mode == "mixed" and said.quoted:
        read["content"] = tuple(page.span(quoted.start, quoted.end) for quoted in said.quoted)
    if attribution is not None:
        cue = _span(page, words, attribution.cue)
        if said.speaker.actor is not None and attribution.subject is not None:
            read["speaker"] = (_span(page, words, (attribution.subject.first, attribution.subject.last + 1)),)
        setting = attribution.setting
        first = attribution.opens if attribution.wraps else 0
        stop = attribution.cue[0]
        behind = setting_after(words, attribution.cue[1], takes_person=False) if attribution.verb is None else setting
        carrier = carrier_of(attribution, words, behind.channel) or channel_within(words, first, stop)
        if carrier is None and attribution.content[0][0] > attribution.cue[1]:
            carrier = channel_within(words, attribution.cue[1], attribution.content[0][0])
        if carrier is None and said.through is None and not said.quoted:
            carrier = channel_within(words, attribution.cue[1], len(words), written=True)
        if carrier is not None:
            read["channel"] = (_span(page, words, (carrier[0], carrier[1] + 1)),)
            channel = read["channel"][0].exact
        elif said.speaker.actor is not None and attribution.subject is not None and said.before is not None:
            meant = writing_meant(said.before, attribution.subject, said.speaker.actor)
            if meant is not None:
                read["channel"] = (_span(page, said.before.words, meant),)
                channel = read["channel"][0].exact
        if setting.told is not None:
            read["addressee"] = (_span(page, words, (setting.told[0], setting.told[1] + 1)),)
            first = setting.told[0] + (words[setting.told[0]].low in DETERMINERS)
            mention = words[first].mention if words[first].mention == words[setting.told[1]].mention else None
            actor = context.actor(mention.actor) if mention is not None else None
            addressee = actor.name if actor is not None else read["addressee"][0].exact
        when = _when(page, context, attribution, words)
        if when.is_known:
            read["said"] = when.evidence
    return Statement(
        id=f"s-{page.report.id}-{content[0].start}-{cue.start if cue else 0}",
        speaker=said.speaker.actor,
        mode=said.mode,
        content=content,
        cue=cue,
        channel=channel,
        addressee=addressee,
        said=when,
        through=said.through,
        same_as=None,
        read=read,
    )


def _span(page: Page, words: Sequence[Word], run: Run) -> Span:
    """The span of a run of words."""
    return page.span(words[run[0]].start, words[run[1] - 1].end)


def _when(page: Page, context: Context, attribution: Attribution, words: Sequence[Word]) -> When:
    """When it was said, by the words of the attribution; unknown where they do not say."""
    if attribution.verb is None:
        return UNKNOWN_TIME  # the day before a colon is of what was asked as often as of the answer
    start = skip_back(words, attribution.cue[0] - 1) + 1
    opens = min(attribution.opens, start)
    opener = {word.low for word in words[:opens]}
    if not attribution.wraps and opens <= _LONGEST_OPENER and words[0].low in _DATES and not opener & _OTHER_TIMES:
        start = 0
    stop = max(attribution.setting.stop, attribution.cue[1])
    begins, ends = words[start].start, words[min(stop, len(words)) - 1].end
    for time in time_expressions(page.text, begins, ends, context.published):
        if time.kind != "duration" and time.when.is_known:
            return msgspec.structs.replace(time.when, evidence=(page.span(time.start, time.end),))
    return UNKNOWN_TIME


def _problems(page: Page, said: Sequence[_Said]) -> Iterable[Problem]:
    """One problem for the quotations of nobody, one for each statement that two could have made."""
    nameless = [entry for entry in said if entry.quoted and entry.speaker.actor is None and not entry.speaker.rivals]
    if nameless:
        yield Problem(
            "statements",
            f"{len(nameless)} quotations have no speaker with a name",
            page.span(*nameless[0].spans[0]),
            "name the speakers by hand, from the first one on",
        )
    for entry in said:
        if entry.speaker.rivals:
            yield Problem(
                "statements",
                f"said by one of {', '.join(entry.speaker.rivals)}",
                page.span(*entry.spans[0]),
                "say who it was",
            )
