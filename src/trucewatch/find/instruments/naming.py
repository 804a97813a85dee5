"""The words of a line that name an instrument: a noun, a stopped act, a term, or a paper joined to what it is about."""

from __future__ import annotations

import msgspec

from trucewatch.core.account import InstrumentForm, InstrumentKind
from trucewatch.find.instruments.releases import freed_at
from trucewatch.find.survey import Line, Survey
from trucewatch.know.instruments import Term, instrument_words, term_words
from trucewatch.know.phrases import Phrases
from trucewatch.lang.trees import subjects, subtree, word_at

PREPOSITIONS = frozenset(
    [
        "on",
        "for",
        "of",
        "to",
        "toward",
        "towards",
        "aimed",
        "covering",
        "about",
        "over",
        "in",
        "at",
        "from",
        "by",
        "with",
        "after",
        "into",
        "under",
        "against",
    ]
)
CLOSERS = frozenset(
    ["said", "says", "and", "but", "is", "was", "are", "were", "would", ",", ";", ":", "(", ")", "”", "“", ".", '"']
)
"""Words and signs after which nothing belongs to the words before them."""
_TO_CEASE = ("are to", "is to", "were to", "was to", "shall", "will", "would", "must", "should")
_VERBS_TOO = frozenset({"demand", "order", "offer", "plan"})
_ASIDE = frozenset({"after", "before", "following", "despite", "amid", "since", "when", "until", "during"})
"""What stands behind one of these is not stopped: "a truce on Sunday after two days of shelling"."""
_AFFAIRS = frozenset(
    """talks negotiations negotiation process dialogue deal pact treaty accord agreement truce ceasefire meeting summit
    conference mediation round alliance commission race election""".split()  # noqa: SIM905
)
"""What one can leave without moving a soldier: "pulled out of the talks"."""
_REACH = 7
"""Words within which a stop word must meet what it stops, and a paper what it is about."""


class Naming(msgspec.Struct, frozen=True):
    """Words `first`..`after` of a line name an instrument; nothing around them has been read yet.

    `takes_targets`: what it covers may stand behind it, or before it from word `back` on; `noun` is the first word of
    what a paper is about; `extends`: it prolongs another.
    """

    first: int
    after: int
    form: InstrumentForm | None
    kind: InstrumentKind | None = None
    is_act: bool = False
    takes_targets: bool = False
    back: int | None = None
    term: Term | None = None
    noun: int | None = None
    extends: bool = False

    @property
    def inner(self) -> int:
        """The first word of what a paper is about; of the head itself where no paper was joined."""
        return self.first if self.noun is None else self.noun


def told_at(survey: Survey, line: Line, at: int) -> Naming | None:
    """The head of the tables that begins at word `at`, if any."""
    words = instrument_words()
    lowers = line.lowers
    if match := words.hush.longest(lowers, at):
        return Naming(at, at + match[0], "ceasefire", is_act=True, takes_targets=True)
    for stoppers, is_act in ((words.stop_nouns, False), (words.stop_verbs, True), (words.stop_bare, True)):
        match = stoppers.longest(lowers, at)
        raw = _stopped(survey, line, at, at + match[0], is_act) if match else None
        if raw:
            return raw
    if lowers[at + 1 : at + 2] in (("”",), ('"',)) and words.stop_nouns.longest(
        (lowers[at], *lowers[at + 2 : at + 3]), 0
    ):
        raw = _stopped(survey, line, at, at + 2, is_act=False)  # a “cessation” of attacks
        if raw:
            return raw
    if (match := words.easing.longest(lowers, at)) and (near := _meets(words.sanctions, line, at + match[0])):
        return Naming(at, near[1], "sanctions", is_act=True)
    if (met := words.sanctions.longest(lowers, at)) and (eased := _eased_after(line, at + met[0])):
        return Naming(at, eased, "sanctions", is_act=True)
    if noun := words.nouns.longest(lowers, at):
        return Naming(at, at + noun[0], noun[1], takes_targets=noun[1] == "ceasefire")
    if (aid := words.aid.longest(lowers, at)) and (ended := _ends_after(line, at + aid[0])):
        return Naming(at, ended, "aid_halt", is_act=True)
    if (hostile := words.hostility.longest(lowers, at)) and (ceased := _ceases_after(line, at + hostile[0])):
        return Naming(at, ceased, "ceasefire", is_act=True, takes_targets=True)
    if barred := _barred(lowers, at):
        return Naming(at, barred, "ceasefire", is_act=True, takes_targets=True, back=_subject_start(line, barred - 1))
    if freed := freed_at(survey, line, at):
        return Naming(at, freed, "exchange", is_act=True)
    if (match := words.leaving.longest(lowers, at)) and leaves_ground(lowers, at, at + match[0]):
        return Naming(at, at + match[0], "withdrawal", is_act=True)
    if prolonged := _prolonged(lowers, at):
        return Naming(at, prolonged, "ceasefire", is_act=True)
    if (
        (stop := words.stop_nouns.longest(lowers, at))
        and stop[0] == 1
        and lowers[at] in ("halt", "pause", "moratorium")
        and not is_tagged_verb(line, at)
    ):
        return Naming(at, at + 1, "ceasefire", takes_targets=True)
    if (term := term_words().terms.longest(lowers, at)) and _is_a_term(line, at):
        return Naming(at, at + term[0], "other", term=term[1])
    if (paper := words.papers.longest(lowers, at)) and not (_is_verb(line, at) or is_tagged_verb(line, at)):
        return Naming(at, at + paper[0], None, paper[1])
    return None


def is_tagged_verb(line: Line, at: int) -> bool:
    """Whether the reader takes word `at` of a line for a verb."""
    word = word_at(line.reading, line.words[at].start)
    return word is not None and line.reading.tags[word] == "VERB"


def leaves_ground(lowers: tuple[str, ...], first: int, after: int) -> bool:
    """Whether troops, a post or ground stand beside a verb of leaving; who pulls out of talks moves nobody."""
    if lowers[after : after + 1] in (("of",), ("from",)) and not _AFFAIRS.isdisjoint(lowers[after + 1 : after + 6]):
        return False
    beside = (*(word for word in lowers[max(0, first - 4) : first] if word != "out"), *lowers[first : after + 6])
    return not instrument_words().ground.isdisjoint(beside)


def _is_verb(line: Line, at: int) -> bool:
    """Whether a paper word is a verb here, with a plural before it: "as the rebels demand"."""
    if line.lowers[at] not in _VERBS_TOO or not at:
        return False
    word = line.words[at - 1]
    named = any(mention.start <= word.start < mention.end for mention in line.mentions)
    return line.lowers[at - 1] in ("they", "we", "i", "to") or (
        named and word.lower.endswith("s") and word.lower != "'s"
    )


def _is_a_term(line: Line, at: int) -> bool:
    """Whether the clauses around say that something is agreed, offered or asked for."""
    if line.clause_start(at) and line.lowers[line.clause_start(at) - 1] == "whether":
        return False
    start = max(line.clause_start(at) - 8, 0)
    return bool(term_words().context.find(line.lowers[start : at + 20]))


def _stopped(survey: Survey, line: Line, first: int, after: int, is_act: bool) -> Naming | None:
    """The head of a stop word at `first`..`after` with what it stops: attacks, arms supplies, places spared."""
    words = instrument_words()
    aid, hostile = _meets(words.aid, line, after), _meets(words.hostility, line, after)
    if hostile and not _ASIDE.isdisjoint(line.lowers[after : hostile[0]]):
        hostile = None
    if aid and (not hostile or aid[0] <= hostile[0]):
        return Naming(first, aid[1], "aid_halt", is_act=is_act)
    if hostile:
        return Naming(first, hostile[1], "ceasefire", is_act=is_act, takes_targets=True)
    if line.lowers[first] in ("spare", "spares", "spared", "sparing") and after < len(line.words):
        if "lives" in line.lowers[after : after + 2]:
            return None  # mercy for soldiers, no truce
        offset = line.words[min(after + _REACH, len(line.words)) - 1].end
        if any(line.words[after].start <= target.start < offset for target in survey.targets(line)):
            return Naming(first, after, "ceasefire", is_act=True, takes_targets=True)
    return None


def _meets(phrases: Phrases[str], line: Line, after: int) -> tuple[int, int] | None:
    """The first of `phrases` within reach of word `after`, before any joint or closing sign, as (first, after)."""
    for number in range(after, min(after + _REACH, len(line.words))):
        if match := phrases.longest(line.lowers, number):
            return number, number + match[0]
        if line.lowers[number] in CLOSERS - {"and"}:
            return None
    return None


def _eased_after(line: Line, at: int) -> int | None:
    """The word after the verb of "sanctions should be eased" or "sanctions are lifted", else None."""
    easing = instrument_words().easing
    seen_verb = False
    for number in range(at, min(at + 6, len(line.words))):
        seen_verb = seen_verb or line.lowers[number] in ("be", "are", "is", "were", "to")
        if seen_verb and (match := easing.longest(line.lowers, number)):
            return number + match[0]
        if line.lowers[number] in (".", ";", ","):
            return None
    return None


def _ceases_after(line: Line, at: int) -> int | None:
    """The word after the stop verb of "all offensive operations by land and sea are to cease", else None."""
    verbs = instrument_words().stop_verbs
    for number in range(at, min(at + 18, len(line.words) - 1)):
        if any(" ".join(line.lowers[number : number + len(opening.split())]) == opening for opening in _TO_CEASE):
            for verb in range(number + 1, min(number + 4, len(line.words))):
                if match := verbs.longest(line.lowers, verb):
                    return verb + match[0]
            return None
        if line.lowers[number] in (";", "said", "says"):
            return None
    return None


def _prolonged(lowers: tuple[str, ...], at: int) -> int | None:
    """The word after "extend it", "renew for another month", "the renewal": what goes on is the truce spoken of."""
    following = lowers[at + 1 : at + 3]
    if lowers[at] in _PROLONGING and following[:1] in (("it",), ("this",), ("anything",), ("for",)):
        return at + 1 if following[0] == "for" else at + 2
    is_noun = lowers[at] in _PROLONGATIONS and not {"the", "an", "any", "a"}.isdisjoint(lowers[max(0, at - 1) : at])
    return at + 1 if is_noun and following[:1] != ("of",) else None


def _barred(lowers: tuple[str, ...], at: int) -> int | None:
    """The word after "shall not be attacked" or "are not to be shelled", as texts bar it; who says that hospitals "must
    not be attacked" quotes the law.
    """
    for opening in _BARS:
        after = at + len(opening)
        if lowers[at:after] == opening and after < len(lowers) and lowers[after] in _HARMED:
            return after + 1 + (lowers[after + 1 : after + 2] in (("on",), ("upon",)))
    return None


def _subject_start(line: Line, verb: int) -> int | None:
    """The first word of what a passive verb is done to: "wells and pipelines shall not be attacked"."""
    word = word_at(line.reading, line.words[verb].start)
    named = subjects(line.reading, word) if word is not None else ()
    inside = [one for noun in named for one in subtree(line.reading, noun, ())]
    return line.word_at(line.reading.tokens[min(inside)].start) if inside else None


_BARS = (("shall", "not", "be"), ("are", "not", "to", "be"), ("is", "not", "to", "be"))
_HARMED = frozenset({"attacked", "targeted", "shelled", "struck", "bombed", "bombarded", "fired", "harmed", "hit"})
_PROLONGATIONS = frozenset({"renewal", "extension", "prolongation"})
_PROLONGING = frozenset("extend extended extending renew renewed renewing prolong prolonged prolonging".split())  # noqa: SIM905


def _ends_after(line: Line, at: int) -> int | None:
    """The word after "came to an end", "must end", "ends" said of arms supplies, else None."""
    for number in range(at, min(at + 8, len(line.words))):
        if line.lowers[number] in (
            "end",
            "ends",
            "ended",
            "stop",
            "stops",
            "stopped",
            "halted",
            "suspended",
            "cease",
            "ceases",
        ):
            return number + 1
        if line.lowers[number] in (";", ".", ",", "said"):
            return None
    return None


def joined_to_papers(line: Line, raws: list[Naming]) -> list[Naming]:
    """Papers joined to what they are about: "talks on a truce and a lasting peace", "a truce proposal"."""
    joined: list[Naming] = []
    paper: Naming | None = None
    for raw in raws:
        if raw.form is None:
            last = joined[-1] if joined else None
            if last and last.form is not None and last.after == raw.first:
                joined[-1] = msgspec.structs.replace(last, after=raw.after, kind=raw.kind)
                continue
            joined.append(raw)
            paper = raw
            continue
        if paper is not None and _is_about(line, paper, raw):
            if joined and joined[-1] is paper:
                joined[-1] = msgspec.structs.replace(raw, first=paper.first, kind=paper.kind, noun=raw.first)
            else:
                joined.append(msgspec.structs.replace(raw, kind=paper.kind))
            paper = msgspec.structs.replace(paper, after=raw.after)
            continue
        paper = None
        joined.append(raw)
    return joined


def _is_about(line: Line, paper: Naming, raw: Naming) -> bool:
    """Whether only prepositions, determiners and adjectives lead from the paper to `raw`."""
    between = line.lowers[paper.after : raw.first]
    if len(between) > _REACH + 2:
        return False
    if any(
        word in (";", ":", ".", "said", "but", "who", "which", "would", "will", "has", "had", "was", "were")
        for word in between
    ):
        return False
    return not between or raw.is_act or any(word in PREPOSITIONS or word in ("and", ",", "as") for word in between[:2])
