"""What a line says of each instrument that it names: its scope, its length, and what tells it from another."""

from __future__ import annotations

from datetime import date, timedelta

import msgspec

from trucewatch.core.account import InstrumentForm, InstrumentKind
from trucewatch.find.instruments.naming import CLOSERS, PREPOSITIONS, Naming, joined_to_papers
from trucewatch.find.instruments.reach import targets_of
from trucewatch.find.instruments.seen import namings_on
from trucewatch.find.survey import Line, Survey
from trucewatch.know.instruments import Term, instrument_words
from trucewatch.lang.times import TimeExpression
from trucewatch.lang.trees import head, subjects, word_at

_DETERMINERS = frozenset(
    [
        "a",
        "an",
        "the",
        "its",
        "his",
        "her",
        "their",
        "our",
        "no",
        "any",
        "this",
        "that",
        "each",
        "'s",
        "some",
        "another",
        "such",
    ]
)
_LEADS = frozenset(
    """to not which unlike despite while during until before without as since amid when if though although because once
    unless than or""".split()  # noqa: SIM905
)
"""Words that lead to a noun phrase and are none of it."""
_PLURALS = frozenset({"ceasefires", "cease-fires", "truces", "pauses"})
_COUNTING = frozenset({"two", "three", "four", "five", "six", "both", "these", "those"})
_NUMBERS = frozenset({"two", "three", "four", "five", "six", "several", "past", "earlier", "previous"})
_LONG_AGO = 45
"""Days after which a truce that a report dates is not the one that it is about."""
_LONG_PAST = 180
"""Days after which any date in the sentence makes "a truce" one of the past: "a truce was signed on 3 May 2019"."""
_MADE = frozenset({"signed", "reached", "concluded", "declared", "brokered", "struck", "agreed"})
_SHORTEST = 0.04
"""Days: what is shorter than an hour is a call, a speech or a silence, not a truce."""
_TEXTS = ("agreement", "proposal")
_COPULAS = ("be", "is", "was", "as", "become", "becomes", "became")
_LASTING = frozenset(
    ["for", "of", "by", "lasting", "lasted", "lasts", "last", "another", "over", "least", "additional", "extra"]
)
"""One of these right before a length makes it that of the head before: "a halt for ten days"."""


class Head(msgspec.Struct, frozen=True):
    """Words `first`..`after` of line `line` name an instrument; `core` is the first word without its modifiers.

    `form` None = a paper that does not say what it is about ("the deal"). `kind` comes from a paper word. `scope` is
    "full", "narrow", "maritime", "peace" or "". `days` is its stated length. `extends`: it prolongs another. `earlier`:
    it lies before the story. `own`: one side's. `definite`: "the". `is_act`: a verb names it ("to stop attacks").
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
    months: float | None = None

    @property
    def is_plain(self) -> bool:
        """Whether nothing but the noun tells it from another instrument."""
        return not (self.scope or self.targets or self.days or self.extends or self.earlier or self.own or self.term)


def heads_of(survey: Survey, line: Line) -> tuple[Head, ...]:
    """The heads of a line in order, papers joined to what they are about."""
    raws = joined_to_papers(line, namings_on(survey, line))
    heads = (_read(survey, line, raw, raws) for raw in raws)
    return tuple(one for one in heads if not _is_general(line, one) and not _is_mere_paper(line, one))


_MANY_SENSES = frozenset(
    """paper note draft drafts idea ideas order orders call instruction scheme schemes bargain compact clause
    clauses""".split()  # noqa: SIM905
)
"""Papers' names that mean other things as often."""


def _is_mere_paper(line: Line, head: Head) -> bool:
    """Whether a paper is one that the reader takes for no instrument: "told this paper", "a permit on paper"."""
    if head.form is not None or _MANY_SENSES.isdisjoint(line.lowers[head.core : head.after]):
        return False
    start, end = line.words[max(0, head.first - 1)].start, line.words[head.after - 1].end
    return not any(one.start < end and start < one.end for one in line.reading.layer("instrument"))


def _is_general(line: Line, head: Head) -> bool:
    """Whether truces are spoken of in general: "earlier ceasefires", "truces here"; "three" or "these" name some."""
    if head.form != "ceasefire" or head.is_act or line.lowers[head.after - 1] not in _PLURALS:
        return False
    before = line.lowers[max(0, head.first - 1) : head.first + 1]
    return _COUNTING.isdisjoint((*before, *line.lowers[head.first : head.after]))


def _read(survey: Survey, line: Line, raw: Naming, raws: list[Naming]) -> Head:
    """`raw` with its modifiers, targets and length."""
    first = (
        raw.first
        if raw.is_act
        else _phrase_start(line, raw.first, max((r.after for r in raws if r.after <= raw.first), default=0))
    )
    modifiers = [instrument_words().modifiers.get(word) for word in _modifier_words(line, first, raw)]
    scope = next((name for name in ("maritime", "peace", "full", "narrow") if name in modifiers), "")
    end = _complement_end(line, raw, raws)
    targets = targets_of(survey, line, raw, first, end) if raw.takes_targets else ()
    if raw.form == "ceasefire" and scope == "peace" and not targets and raw.kind is None:
        scope = "full"
    before = line.lowers[first - 1] if first else ""
    clause = line.clause_start(raw.first)
    year = _year(line, first, end)
    length = _length(survey, line, first, raw, raws)
    return Head(
        line=line.number,
        first=first,
        after=raw.after,
        core=raw.first,
        # "The shipping accord" names a truce at sea where reports speak of truces.
        form="ceasefire" if raw.form is None and scope == "maritime" and raw.kind in _TEXTS else raw.form,
        kind=raw.kind,
        scope=scope,
        targets=raw.term.targets if raw.term else targets,
        days=length.days if length else None,
        months=_months(survey, length),
        extends=raw.extends
        or bool(instrument_words().extending.find(line.lowers[max(clause, raw.first - 6) : min(end, raw.after + 8)])),
        earlier="earlier" in modifiers or _is_past(survey, line, first, raw, end, year),
        own="own" in modifiers,
        definite=before in ("the", "this", "that", "its", "their", "'s") or raw.is_act or _is_predicate(line, first),
        is_act=raw.is_act,
        year=year,
        term=raw.term,
    )


def _is_predicate(line: Line, first: int) -> bool:
    """Whether the phrase says what something named before is: "the deal was designed to be a lasting truce"."""
    return line.lowers[max(0, first - 2) : first] in [(verb, article) for verb in _COPULAS for article in ("a", "an")]


def _is_past(survey: Survey, line: Line, first: int, raw: Naming, end: int, year: str | None) -> bool:
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
    is_one = line.lowers[first] in ("a", "an") or line.lowers[first - 1 : first] in (("a",), ("an",))
    if is_one and "since" not in line.lowers and not _MADE.isdisjoint(line.lowers):
        old = (date.fromisoformat(published[:10]) - timedelta(days=_LONG_PAST)).isoformat()
        if any(one.kind != "duration" and (one.when.latest or "9")[:10] < old for one in survey.times(line)):
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
    """The first word of the noun phrase around word `core`: back to a determiner, a preposition or a sign."""
    first = core
    if line.lowers[core] in _DETERMINERS:
        return core
    while first > floor and core - first < 6:
        word = line.lowers[first - 1]
        if word in _DETERMINERS or word in PREPOSITIONS or word in CLOSERS - {"and", ","} or word in _LEADS:
            break
        around = {line.lowers[first], line.lowers[max(first - 2, 0)]}
        if word in ("and", ",") and around.isdisjoint(instrument_words().modifiers):
            break
        if _is_finite(line, first - 1):
            break  # "Aruna, Belmar sign truce": titles have no articles
        first -= 1
    while first < core and line.lowers[first] in ("and", ","):
        first += 1
    return first


def _is_finite(line: Line, at: int) -> bool:
    """Whether the reader takes word `at` of a title for a verb that somebody is the subject of."""
    word = word_at(line.reading, line.words[at].start) if line.sentence.heading else None
    return word is not None and line.reading.tags[word] == "VERB" and bool(subjects(line.reading, word))


def _modifier_words(line: Line, first: int, raw: Naming) -> list[str]:
    """The words that may modify: before the noun and inside a joined phrase, hyphens opened."""
    end = raw.inner + 1 if raw.is_act else raw.after
    return [part for word in line.lowers[first:end] for part in (word, *word.split("-"))]


def _complement_end(line: Line, raw: Naming, raws: list[Naming]) -> int:
    """The word after what belongs to the head: up to the next head, a joint or twenty words."""
    following = min((other.first for other in raws if other.first >= raw.after), default=len(line.words))
    return min(following, line.clause_end(min(raw.after, len(line.words))), raw.after + 20)


def _length(survey: Survey, line: Line, first: int, raw: Naming, raws: list[Naming]) -> TimeExpression | None:
    """The length that modifies this head: inside its phrase, else after "for", "of" or "by" behind it."""
    start, end = line.words[first].start, line.words[raw.after - 1].end
    core_end = line.words[raw.inner].end
    following = min((other.first for other in raws if other.first >= raw.after), default=len(line.words))
    limit = line.words[min(following, line.clause_end(raw.after), len(line.words)) - 1].end
    if raw.form == "withdrawal" and raw.is_act:
        return None  # "will pull out its troops over 60 days" sets a deadline
    # A term has a deadline where a truce has a length: "to disarm within 30 days".
    lasting = _LASTING | {"within"} if raw.term else _LASTING
    for expression in survey.times(line):
        if expression.days is None or expression.days < _SHORTEST or is_since(line, expression):
            continue
        if start <= expression.start < core_end:
            return expression
        if expression.start >= end and _is_its_own(line, raw, expression):
            return expression
        before = line.word_at(expression.start) - 1
        opening = line.lowers[max(0, before - 1) : before + 1]
        if "," in opening or ("within" in opening and not raw.term):
            continue
        if end <= expression.start < limit and not lasting.isdisjoint(opening):
            return expression
        is_opening = line.word_at(expression.start) - len(opening) <= 1
        if expression.end <= start and raw is raws[0] and "for" in opening and is_opening:
            return expression
    return None


def is_since(line: Line, length: TimeExpression) -> bool:
    """Whether a length tells how long ago something was, and lasts nowhere: "the first truce in over a year"."""
    at = line.word_at(length.start)
    while at and line.lowers[at - 1] in _ROUND:
        at -= 1
    return at > 0 and line.lowers[at - 1] == "in" and "first" in line.lowers[max(0, at - _FIRST_REACH) : at]


_ROUND = frozenset({"more", "than", "over", "nearly", "almost", "about", "some", "the", "past", "last", "at", "least"})
_FIRST_REACH = 8


def _is_its_own(line: Line, raw: Naming, length: TimeExpression) -> bool:
    """Whether a length stands beside the head without a preposition: "a longer truce, seven days this time"."""
    word = word_at(line.reading, length.end - 1)
    above = head(line.reading, word) if word is not None else None
    if word is None or above is None or line.reading.relations[word] not in _BESIDE:
        return False
    start = line.reading.tokens[above].start
    return line.words[raw.first].start <= start < line.words[raw.after - 1].end


_BESIDE = ("appos", "nmod:unmarked", "obl:unmarked", "list")
"""How a bare length hangs on what it measures."""


def _months(survey: Survey, length: TimeExpression | None) -> float | None:
    """How many months a length says, where it says months."""
    if length is None or length.days is None:
        return None
    return length.days / 30 if "month" in survey.page.text[length.start : length.end].lower() else None


def _year(line: Line, first: int, end: int) -> str | None:
    """A past year that dates the head, as in "a truce of January 2009"; None where none stands beside it."""
    for number in range(first, min(end, len(line.words))):
        word = line.lowers[number]
        if len(word) == 4 and word.isdigit() and word[:2] in ("19", "20"):
            return word
    return None
