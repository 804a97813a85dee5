"""Where a line names an instrument: the noun phrase or the stopped act, with what it covers and for how long."""

from __future__ import annotations

from datetime import date, timedelta

import msgspec

from trucewatch.core.account import InstrumentForm, InstrumentKind
from trucewatch.find.survey import Line, Survey
from trucewatch.know.instruments import Term, instrument_words, term_words
from trucewatch.know.phrases import Phrases

_PREPOSITIONS = frozenset({
    "on", "for", "of", "to", "toward", "towards", "aimed", "covering", "about", "over", "in", "at", "from", "by", "with", "after",
    "into", "under", "against",
})  # fmt: skip
_DETERMINERS = frozenset({
    "a", "an", "the", "its", "his", "her", "their", "our", "no", "any", "this", "that", "each", "'s", "some", "another", "such",
})  # fmt: skip
_CLOSERS = frozenset(
    {"said", "says", "and", "but", ",", ";", ":", "(", ")", "”", "“", '"', ".", "is", "was", "are", "were", "would"}
)
_ON_TARGETS = frozenset({"on", "against", "at", "of", "covering", "protecting", "for"})
_TO_CEASE = ("are to", "is to", "were to", "was to", "shall", "will", "would", "must", "should")
_OUTSIDE = frozenset(
    {"to", "not", "which", "that", "only", "if", "unless", "when", "has", "had", "have", "will", "be", "been", "did"}
)
"""Words that never stand inside a noun phrase."""
_NUMBERS = frozenset({"two", "three", "four", "five", "six", "several", "past", "earlier", "previous"})
_LONG_AGO = 45
"""Days after which a truce that a report dates is not the one that it is about."""
_VERBS_TOO = frozenset({"demand", "order", "offer", "plan"})
_REACH = 7
"""Words within which a stop word must meet what it stops, and a paper what it is about."""


class Head(msgspec.Struct, frozen=True):
    """Words `first`..`after` of line `line` name an instrument; `core` is the first word without its modifiers.

    `form` None = a paper that does not say what it is about ("the deal"). `kind` comes from a paper word. `scope` is "full",
    "narrow", "maritime", "peace" or "". `days` is its stated length. `extends`: it prolongs another. `is_plain`: nothing
    but the noun tells it apart. `is_act`: a verb names it ("to stop attacks"), so that a party's act may follow.
    """

    line: int
    first: int
    after: int
    core: int
    form: InstrumentForm | None
    kind: InstrumentKind | None
    scope: str
    targets: tuple[str, ...]
    days: float | None
    extends: bool
    earlier: bool
    own: bool
    definite: bool
    is_act: bool
    year: str | None = None
    term: Term | None = None

    @property
    def is_plain(self) -> bool:
        """Whether nothing but the noun tells it from another instrument."""
        return not (self.scope or self.targets or self.days or self.extends or self.earlier or self.own or self.term)


class _Raw(msgspec.Struct, frozen=True):
    """A head before its modifiers and its complement were read."""

    first: int
    after: int
    form: InstrumentForm | None
    kind: InstrumentKind | None = None
    is_act: bool = False
    takes_targets: bool = False
    term: Term | None = None
    noun: int | None = None

    @property
    def inner(self) -> int:
        """The first word of what a paper is about; of the head itself where no paper was joined."""
        return self.first if self.noun is None else self.noun


def heads_of(survey: Survey, line: Line) -> tuple[Head, ...]:
    """The heads of a line in order, papers joined to what they are about."""
    if line.sentence.heading:
        return ()
    return tuple(_read(survey, line, raw, raws) for raws in [_joined(line, _raws(survey, line))] for raw in raws)


def _raws(survey: Survey, line: Line) -> list[_Raw]:
    """The bare heads, longest first at each word, never overlapping."""
    found: list[_Raw] = []
    at = 0
    while at < len(line.words):
        raw = _raw_at(survey, line, at)
        if raw is None:
            at += 1
            continue
        found.append(raw)
        at = raw.after
    return found


def _raw_at(survey: Survey, line: Line, at: int) -> _Raw | None:
    """The head that begins at word `at`, if any."""
    words = instrument_words()
    lowers = line.lowers
    if match := words.hush.longest(lowers, at):
        return _Raw(at, at + match[0], "ceasefire", is_act=True, takes_targets=True)
    for stoppers, is_act in ((words.stop_nouns, False), (words.stop_verbs, True), (words.stop_bare, True)):
        match = stoppers.longest(lowers, at)
        raw = _stopped(survey, line, at, at + match[0], is_act) if match else None
        if raw:
            return raw
    if (match := words.easing.longest(lowers, at)) and (near := _meets(words.sanctions, line, at + match[0])):
        return _Raw(at, near[1], "sanctions", is_act=True)
    if (met := words.sanctions.longest(lowers, at)) and (eased := _eased_after(line, at + met[0])):
        return _Raw(at, eased, "sanctions", is_act=True)
    if noun := words.nouns.longest(lowers, at):
        return _Raw(at, at + noun[0], noun[1], takes_targets=noun[1] == "ceasefire")
    if (aid := words.aid.longest(lowers, at)) and (ended := _ends_after(line, at + aid[0])):
        return _Raw(at, ended, "aid_halt", is_act=True)
    if (hostile := words.hostility.longest(lowers, at)) and (ceased := _ceases_after(line, at + hostile[0])):
        return _Raw(at, ceased, "ceasefire", is_act=True, takes_targets=True)
    if (match := words.freeing.longest(lowers, at)) and (near := _meets(words.captives, line, at + match[0])):
        return _Raw(at, near[1], "exchange", is_act=True)
    if (held := words.captives.longest(lowers, at)) and (freed := _freed_after(line, at + held[0])):
        return _Raw(at, freed, "exchange", is_act=True)
    if match := words.leaving.longest(lowers, at):
        return _Raw(at, at + match[0], "withdrawal", is_act=True)
    if (
        (stop := words.stop_nouns.longest(lowers, at))
        and stop[0] == 1
        and lowers[at] in ("halt", "pause", "moratorium")
    ):
        return _Raw(at, at + 1, "ceasefire", takes_targets=True)
    if (term := term_words().terms.longest(lowers, at)) and _is_a_term(line, at):
        return _Raw(at, at + term[0], "other", term=term[1])
    if (paper := words.papers.longest(lowers, at)) and not _is_verb(line, at):
        return _Raw(at, at + paper[0], None, paper[1])
    return None


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
    start = max(line.clause_start(at) - 8, 0)
    return bool(term_words().context.find(line.lowers[start : at + 20]))


def _stopped(survey: Survey, line: Line, first: int, after: int, is_act: bool) -> _Raw | None:
    """The head of a stop word at `first`..`after` with what it stops: attacks, arms supplies, or places that it spares."""
    words = instrument_words()
    aid, hostile = _meets(words.aid, line, after), _meets(words.hostility, line, after)
    if aid and (not hostile or aid[0] <= hostile[0]):
        return _Raw(first, aid[1], "aid_halt", is_act=is_act)
    if hostile:
        return _Raw(first, hostile[1], "ceasefire", is_act=is_act, takes_targets=True)
    if line.lowers[first] in ("spare", "spares", "spared", "sparing") and after < len(line.words):
        offset = line.words[min(after + _REACH, len(line.words)) - 1].end
        if any(line.words[after].start <= target.start < offset for target in survey.targets(line)):
            return _Raw(first, after, "ceasefire", is_act=True, takes_targets=True)
    return None


def _meets(phrases: Phrases[str], line: Line, after: int) -> tuple[int, int] | None:
    """The first of `phrases` within reach of word `after`, before any joint or closing sign, as (first, after)."""
    for number in range(after, min(after + _REACH, len(line.words))):
        if match := phrases.longest(line.lowers, number):
            return number, number + match[0]
        if line.lowers[number] in _CLOSERS - {"and"}:
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


def _freed_after(line: Line, at: int) -> int | None:
    """The word after the verb of "prisoners were exchanged", "captives are to be released", else None."""
    freeing = instrument_words().freeing
    for number in range(at + 1, min(at + 6, len(line.words))):
        if (match := freeing.longest(line.lowers, number)) and line.lowers[number - 1] in (
            "were",
            "are",
            "been",
            "be",
            "was",
        ):
            return number + match[0]
        if line.lowers[number] in (".", ";"):
            return None
    return None


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


def _joined(line: Line, raws: list[_Raw]) -> list[_Raw]:
    """Papers joined to what they are about: "talks on a truce and a lasting peace", "a truce proposal"."""
    joined: list[_Raw] = []
    paper: _Raw | None = None
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


def _is_about(line: Line, paper: _Raw, raw: _Raw) -> bool:
    """Whether only prepositions, determiners and adjectives lead from the paper (or from what it is about already) to `raw`."""
    between = line.lowers[paper.after : raw.first]
    if len(between) > _REACH + 2:
        return False
    if any(
        word in (";", ":", ".", "said", "but", "who", "which", "would", "will", "has", "had", "was", "were")
        for word in between
    ):
        return False
    return not between or raw.is_act or any(word in _PREPOSITIONS or word in ("and", ",", "as") for word in between[:2])


def _read(survey: Survey, line: Line, raw: _Raw, raws: list[_Raw]) -> Head:
    """`raw` with its modifiers, targets and length."""
    first = (
        raw.first
        if raw.is_act
        else _phrase_start(line, raw.first, max((r.after for r in raws if r.after <= raw.first), default=0))
    )
    modifiers = [instrument_words().modifiers.get(word) for word in _modifier_words(line, first, raw)]
    scope = next((name for name in ("maritime", "peace", "full", "narrow") if name in modifiers), "")
    end = _complement_end(line, raw, raws)
    targets = _targets(survey, line, raw, first, end) if raw.takes_targets else ()
    if raw.form == "ceasefire" and scope == "peace" and not targets and raw.kind is None:
        scope = "full"
    before = line.lowers[first - 1] if first else ""
    clause = line.clause_start(raw.first)
    year = _year(line, first, end)
    return Head(
        line=line.number,
        first=first,
        after=raw.after,
        core=raw.first,
        form=raw.form,
        kind=raw.kind,
        scope=scope,
        targets=raw.term.targets if raw.term else targets,
        days=_days(survey, line, first, raw, raws),
        extends=bool(
            instrument_words().extending.find(line.lowers[max(clause, raw.first - 6) : min(end, raw.after + 8)])
        ),
        earlier="earlier" in modifiers or _is_past(survey, line, first, raw, end, year),
        own="own" in modifiers,
        definite=before in ("the", "this", "that", "its", "their", "'s") or raw.is_act,
        is_act=raw.is_act,
        year=year,
        term=raw.term,
    )


def _is_past(survey: Survey, line: Line, first: int, raw: _Raw, end: int, year: str | None) -> bool:
    """Whether the head lies before the story: a past year, "three truces", or a time beside it a good while ago."""
    published = survey.context.published.latest
    if raw.form != "ceasefire" or raw.is_act:
        return False
    if line.lowers[raw.after - 1].endswith("s") and line.lowers[first] in _NUMBERS:
        return True
    if published is None:
        return False
    if year is not None and year < published[:4]:
        return True
    if line.lowers[first - 1 : first] not in (("a",), ("an",)):
        return False
    limit = (date.fromisoformat(published[:10]) - timedelta(days=_LONG_AGO)).isoformat()
    start, stop = line.words[raw.after - 1].end, line.words[min(end, raw.after + 8) - 1].end
    return any(
        start <= expression.start < stop and expression.when.latest is not None and expression.when.latest[:10] < limit
        for expression in survey.times(line)
        if expression.kind != "duration"
    )


def _phrase_start(line: Line, core: int, floor: int) -> int:
    """The first word of the noun phrase whose noun is word `core`: back to a determiner, a preposition, a verb or a sign."""
    first = core
    while first > floor and core - first < 6:
        word = line.lowers[first - 1]
        if (
            word in _DETERMINERS
            or word in _PREPOSITIONS
            or word in _CLOSERS - {"and", ","}
            or word in ("to", "not", "which")
        ):
            break
        if word in ("and", ",") and line.lowers[first] not in instrument_words().modifiers:
            break
        first -= 1
    return first


def _modifier_words(line: Line, first: int, raw: _Raw) -> list[str]:
    """The words that may modify: before the noun and inside a joined phrase, hyphens opened."""
    end = raw.inner + 1 if raw.is_act else raw.after
    return [part for word in line.lowers[first:end] for part in (word, *word.split("-"))]


def _complement_end(line: Line, raw: _Raw, raws: list[_Raw]) -> int:
    """The word after what belongs to the head: up to the next head, a joint or twenty words."""
    following = min((other.first for other in raws if other.first >= raw.after), default=len(line.words))
    return min(following, line.clause_end(min(raw.after, len(line.words))), raw.after + 20)


def _targets(survey: Survey, line: Line, raw: _Raw, first: int, end: int) -> tuple[str, ...]:
    """The target paths inside the phrase, and after it where "on", "against" or the stopped act leads to them."""
    if not line.words:
        return ()
    leads = raw.is_act or not _ON_TARGETS.isdisjoint(
        line.lowers[max(raw.first, raw.after - 2) : min(raw.after + 3, end)]
    )
    start, stop = line.words[first].start, line.words[(end if leads else raw.after) - 1].end
    paths = [
        target.path
        for target in survey.targets(line)
        if start <= target.start < stop and not _is_in_name(survey, line, target.start)
    ]
    inside = line.lowers[first : raw.after]
    if "energy" in inside and not paths:
        paths.append("infrastructure/energy")
    return tuple(dict.fromkeys(path for path in paths if path != "all"))


def _is_in_name(survey: Survey, line: Line, offset: int) -> bool:
    """Whether a target word is part of a name, as in "Port Ellis"."""
    text, at = survey.page.text, line.word_at(offset)
    following = line.words[at + 1] if at + 1 < len(line.words) else None
    return (
        offset > line.sentence.start
        and text[offset].isupper()
        and following is not None
        and text[following.start].isupper()
    )


def _days(survey: Survey, line: Line, first: int, raw: _Raw, raws: list[_Raw]) -> float | None:
    """The length in days that modifies this head: inside its phrase, else after "for", "of" or "by" with no head between."""
    start, end = line.words[first].start, line.words[raw.after - 1].end
    core_end = line.words[raw.inner].end
    following = min((other.first for other in raws if other.first >= raw.after), default=len(line.words))
    limit = line.words[min(following, line.clause_end(raw.after), len(line.words)) - 1].end
    for expression in survey.times(line):
        if expression.days is None:
            continue
        if start <= expression.start < core_end:
            return expression.days
        before = line.word_at(expression.start) - 1
        opening = line.lowers[max(0, before - 1) : before + 1]
        lasting = {
            "for",
            "of",
            "by",
            "lasting",
            "lasted",
            "lasts",
            "last",
            "another",
            "over",
            "least",
            "additional",
            "extra",
        }
        if "," in opening:
            continue
        if (
            end <= expression.start < limit
            and not lasting.isdisjoint(opening)
            and ("within" not in opening or raw.term)
        ):
            return expression.days
        if expression.end <= start and raw is raws[0] and "for" in opening:
            return expression.days
    return None


def _year(line: Line, first: int, end: int) -> str | None:
    """A past year that dates the head, as in "a truce of January 2009"; None where none stands beside it."""
    for number in range(first, min(end, len(line.words))):
        word = line.lowers[number]
        if len(word) == 4 and word.isdigit() and word[:2] in ("19", "20"):
            return word
    return None
