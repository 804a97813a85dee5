"""How long a call or talks took, by the sentences of two reports: "for 40 minutes", "a talk that lasted an hour"."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from itertools import combinations

import msgspec

from trucewatch.core.account import About, Disagreement, DisagreementKind
from trucewatch.core.page import Page, Sentence
from trucewatch.core.spans import Span
from trucewatch.core.values import Quantity, Relation, When, relate_ranges
from trucewatch.lang.quantities import QuantityExpression, quantity_expressions
from trucewatch.reconcile.readings import Reader, disagreement
from trucewatch.reconcile.roundings import is_rounded
from trucewatch.reconcile.settings import are_of_two_days, days_told, names_in

HOURS = {"minute": 1 / 60, "hour": 1.0}
CALL = re.compile(r"\b(?:calls?|phone[ds]?|telephone[ds]?|conversation|spoke[n]?|spoke by)\b", re.IGNORECASE)
TALKS = re.compile(
    r"\b(?:talks|negotiations|sitting|session|sat (?:down|the)|round|bargaining|haggling|marathon|meeting|met)\b",
    re.IGNORECASE,
)
LASTED = re.compile(
    r"\b(?:last(?:ed|ing|s)?|for|of|after|ran|took|spoke|went on for|than|sitting of)\s(?:just\s|some\s|all of\s)?$",
    re.IGNORECASE,
)
LATER = re.compile(r"^\slater\b", re.IGNORECASE)
AND_MINUTES = re.compile(r"\s(?:and\s)?(?P<minutes>[\w-]+\sminutes?)\b")
OF_TRUCE = re.compile(r"\b(?:truces?|cease-?fires?|halt|pause|hours? (?:before|into|away)|ago)\b", re.IGNORECASE)
BELOW = ("almost", "nearly", "close to", "just under")
"""Hedges whose number is the upper end."""
LARGEST_RATIO = 3.0
"""Lengths further apart are not of one thing."""
TWO_CALLERS = 3
"""So many names in each sentence that the other has not: two calls, of a president here and a general there."""
NEAR = 0.05
"""A rounded length lies within so much of the one that it rounds."""


class Length(msgspec.Struct, frozen=True):
    """How many hours something took: "call" or "talks"; `named`: the number that stands there, hedged or not."""

    kind: str
    low: float | None
    high: float | None
    is_rounded: bool
    named: float
    span: Span
    days: tuple[When, ...] = ()
    names: frozenset[str] = frozenset()


def meeting_length_disagreements(pages: Mapping[str, Page], reader: Reader) -> list[Disagreement]:
    """One for each kind of meeting whose length two reports of a story give differently, each giving just one."""
    by_kind: dict[tuple[str, str], list[Length]] = {}
    for report in sorted(pages):
        own = list(lengths_in(pages[report], reader))
        for kind in ("call", "talks"):
            told = [one for one in own if one.kind == kind]
            if len(told) == 1:
                by_kind.setdefault((pages[report].report.story, kind), []).append(told[0])
    found: list[Disagreement] = []
    for (_, kind), lengths in sorted(by_kind.items()):
        verdicts = [
            (one, other, verdict) for one, other in combinations(lengths, 2) if (verdict := relation(one, other))
        ]
        kinds: list[DisagreementKind] = ["conflict", "rounding"]
        for sort in kinds:
            pairs = [(one, other) for one, other, verdict in verdicts if verdict == sort]
            if pairs:
                concerned = [one for one in lengths if any(one in pair for pair in pairs)]
                readings = [reader.reading(one.span.exact, None, [one.span]) for one in concerned]
                values = " and ".join(f"“{one.span.exact}”" for one in pairs[0])
                says = "one rounds the other" if sort == "rounding" else "both cannot be right"
                why = f"The {kind} took {values}: {says}."
                found.append(disagreement(About("report", concerned[0].span.report), "lasted", sort, readings, why))
                break
    return found


def relation(one: Length, other: Length) -> DisagreementKind | None:
    """How two lengths differ; None where they are one, or of two things."""
    if are_of_two_days(list(one.days), list(other.days)):
        return None
    if min(len(one.names - other.names), len(other.names - one.names)) >= TWO_CALLERS:
        return None
    mine, theirs = one.low or one.high or 0.0, other.low or other.high or 0.0
    if not mine or not theirs or max(mine, theirs) > LARGEST_RATIO * min(mine, theirs):
        return None
    if relate_ranges(one.low, one.high, other.low, other.high) is Relation.DISJOINT:
        return "conflict"
    exact, vague = (one, other) if other.is_rounded else (other, one)
    if vague.is_rounded and not exact.is_rounded and exact.low == exact.high:
        named, own = vague.named, exact.low or 0.0
        return "rounding" if named != own and abs(named - own) <= NEAR * named else None
    return None


def lengths_in(page: Page, reader: Reader) -> Iterable[Length]:
    """The lengths of calls and talks that a page tells, in hours."""
    before: Sentence | None = None
    for sentence in page.sentences:
        if sentence.heading:
            continue
        for one in quantity_expressions(page.text, sentence.start, sentence.end):
            kind = kind_of(page, sentence, one, before)
            hours = HOURS.get(one.value.unit.rstrip("s"))
            if not kind or hours is None or (one.value.low is None and one.value.high is None):
                continue
            made = length_of(page, kind, one, hours)
            days = tuple(days_told(page, sentence.start, sentence.end, reader))
            yield msgspec.structs.replace(made, days=days, names=names_in(page, sentence.start, sentence.end))
            break
        before = sentence


def kind_of(page: Page, sentence: Sentence, one: QuantityExpression, before: Sentence | None) -> str:
    """ "call" or "talks" where a number is the length of one; "" where it is of something else."""
    ahead, behind = page.text[sentence.start : one.start], page.text[one.end : sentence.end]
    if LATER.match(minutes_past(behind)) and not ahead.strip() and before is not None:
        return "talks" if TALKS.search(page.text, before.start, before.end) else ""
    if not LASTED.search(ahead) or OF_TRUCE.search(ahead[-25:]) or OF_TRUCE.search(behind[:30]):
        return ""
    if CALL.search(page.text, sentence.start, sentence.end):
        return "call"
    return "talks" if TALKS.search(page.text, sentence.start, sentence.end) else ""


def minutes_past(behind: str) -> str:
    """The words behind a number of hours without the minutes that go with it."""
    return re.sub(r"^\sand\s[\w-]+\sminutes?", "", behind)


def length_of(page: Page, kind: str, one: QuantityExpression, hours: float) -> Length:
    """The length in hours, with the minutes that follow: "13 hours and 40 minutes"."""
    value: Quantity = one.value
    end, more = one.end, 0.0
    behind = AND_MINUTES.match(page.text, one.end)
    for rest in quantity_expressions(page.text, behind.start("minutes"), behind.end()) if behind else ():
        if hours == 1.0 and rest.value.low is not None and rest.value.low == rest.value.high:
            end, more = rest.end, rest.value.low / 60
    low, high = (None if bound is None else bound * hours + more for bound in (value.low, value.high))
    ends = [bound for bound in (low, high) if bound is not None]
    named = max(ends) if value.hedge in BELOW else sum(ends) / len(ends)
    return Length(kind, low, high, is_rounded(value), named, page.span(one.start, end))
