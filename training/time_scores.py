"""Expressions of time measured on TempEval-3's documents and on the cases of Microsoft Recognizers-Text.

TempEval-3 (UzZaman et al. 2013): a system's span is matched where it shares a character with a gold one (relaxed) or is
the very same (strict), each with one other; value F1 counts a relaxed match only if its value is right, too.
Recognizers: a case of an extractor file is passed where the very spans that it wants are found and no other; one of
a parser file, where something that overlaps each has the days, the seconds or the start and end wanted. Either of their
two resolutions, of the past and of the future, will do: which is meant, the sentence does not tell. Where a parser case
gives no resolution (a season; a day that no calendar has), being found is enough.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence
from datetime import date, timedelta
from pathlib import Path

from training.conll_scores import Score
from training.measures import figures, total
from training.sets.times import Case, Timex, Wanted, recognizer_cases, time_documents
from trucewatch.core.values import UNKNOWN_TIME, When
from trucewatch.lang.days import Days
from trucewatch.lang.times import days_of, time_expressions
from trucewatch.lang.wide.find import time_mentions
from trucewatch.lang.wide.mentions import Mention
from trucewatch.lang.wide.periods import days_of_value, value_at
from trucewatch.lang.wide.stretches import Stretch, stretches

BARRED = (
    "DateExtractor",
    "DateParser",
    "DatePeriodExtractor",
    "DatePeriodParser",
    "DurationExtractor",
    "DurationParser",
)
"""Dates, periods and durations: the bar is on these."""
OTHERS = (
    "DateTimeExtractor", "DateTimeParser", "DateTimePeriodExtractor", "DateTimePeriodParser", "TimeExtractor",
    "TimeParser", "SetExtractor", "SetParser", "HolidayExtractor", "HolidayParser",
)  # fmt: skip

Scores = dict[str, float | dict[str, float]]
Reading = Callable[[str, date | None], tuple[Mention, ...]]


def tempeval3_scores(folder: Path) -> tuple[int, Scores]:
    """How many documents; spans relaxed and strict, relaxed with the right value or type; of both readings."""
    documents = list(time_documents(folder))
    told: Scores = {}
    for name, reading in READINGS.items():
        counts: dict[str, list[Score]] = {"spans, relaxed": [], "spans, strict": [], "value": [], "type": []}
        for document in documents:
            found = [
                Timex(one.start, one.end, one.kind.upper(), one.value)
                for one in reading(document.text, document.created)
            ]
            pairs = matched(document.timexes, found)
            right = {
                "spans, relaxed": len(pairs),
                "spans, strict": sum((gold.start, gold.end) == (one.start, one.end) for gold, one in pairs),
                "value": sum(plain_value(gold.value) == plain_value(one.value) for gold, one in pairs),
                "type": sum(gold.type == one.type for gold, one in pairs),
            }
            for row, number in right.items():
                counts[row].append(Score(len(document.timexes), len(found), number))
        told |= {f"{row}{name}": figures(total(scores)) for row, scores in counts.items()}
    return len(documents), told


def strict_mentions(text: str, created: date | None) -> tuple[Mention, ...]:
    """What `time_expressions` reads, which finders take, with the TIMEX3 values that its days and lengths have."""
    when = UNKNOWN_TIME if created is None else When(created.isoformat(), created.isoformat(), "stated")
    found = []
    for one in time_expressions(text, 0, len(text), when):
        if one.kind == "duration" and one.days is not None:
            value, seconds = value_of_length(one.days), round(one.days * 86400, 6)
            found.append(Mention(one.start, one.end, "duration", value, seconds=seconds))
        else:
            days = days_of(one.when)
            value = "" if days is None else value_of_days(days)
            if one.when.earliest == one.when.latest and "T" in str(one.when.earliest):
                value = str(one.when.earliest)[:16]
            found.append(Mention(one.start, one.end, "time" if "T" in value else "date", value, days))
    return tuple(found)


def value_of_days(days: Days) -> str:
    """The value of the calendar's period that has just these days: 1998-03; "" where none has."""
    units = ("day", "week", "weekend", "month", "quarter", "year", "decade")
    return next((value for unit in units if days_of_value(value := value_at(days[1], unit)) == days), "")


def value_of_length(days: float) -> str:
    """P2W, P3M, PT5H: the length in its largest whole unit."""
    for unit, letter in ((365, "Y"), (30, "M"), (7, "W"), (1, "D")):
        if days >= unit and days % unit == 0:
            return f"P{int(days // unit)}{letter}"
    hours = round(days * 24, 3)
    return f"PT{hours:g}H" if hours >= 1 else f"PT{round(hours * 60):d}M"


READINGS: dict[str, Reading] = {"": time_mentions, " (time_expressions)": strict_mentions}
"""The wide reading, and the strict one of the finders, which leaves out what is vague."""


def matched(gold: Sequence[Timex], system: Sequence[Timex]) -> list[tuple[Timex, Timex]]:
    """Pairs that share a character, each in one pair only, in order."""
    pairs: list[tuple[Timex, Timex]] = []
    left = list(gold)
    for one in system:
        other = next((timex for timex in left if timex.start < one.end and one.start < timex.end), None)
        if other is not None:
            left.remove(other)
            pairs.append((other, one))
    return pairs


def plain_value(value: str) -> str:
    """The value as most write it: 198X (a decade) is 198, 19XX is 19, 2000-W7 is 2000-W07."""
    value = re.sub(r"-W(?=\d(?!\d))", "-W0", value)
    return value.rstrip("X") if value[:2].isdigit() and "-" not in value else value


def recognizers_scores(folder: Path) -> tuple[int, Scores]:
    """How many cases of dates, periods and durations; the share passed, of all, by file, and by what failed.

    `in Python`: without the cases that the authors' own Python leaves out. `failed:` rows are shares of all cases.
    """
    cases = list(recognizer_cases(folder, BARRED))
    outcome = [(case, failure(case, time_mentions)) for case in cases]
    told: Scores = {}
    _add(told, "dates, periods, durations", [not why for _, why in outcome])
    _add(told, "in Python", [not why for case, why in outcome if case.in_python])
    _add(told, "all (time_expressions)", [not failure(case, strict_mentions) for case in cases])
    for kind in BARRED:
        _add(told, kind, [not why for case, why in outcome if case.kind == kind])
        for sort in ("nothing found", "other span", "too much", "value not known", "other value"):
            share = sum(why == sort for case, why in outcome if case.kind == kind)
            if share:
                told[f"  failed: {kind}, {sort}"] = share / len(outcome)
    whole = [
        case
        for case in recognizer_cases(folder, ("DateTimeModel",))
        if case.wanted and all(one.type in ("date", "daterange", "duration") for one in case.wanted)
    ]
    passed = [not failure(case, time_mentions) for case in whole]
    _add(told, "DateTimeModel, dates, periods, durations", passed)
    _add(told, "all with DateTimeModel", passed + [not why for _, why in outcome])
    for kind in OTHERS:
        _add(told, kind, [not failure(case, time_mentions) for case in recognizer_cases(folder, (kind,))])
    return len(cases), told


def failure(case: Case, reading: Reading) -> str:
    """Why the case is not passed, in a few words; "" where it is."""
    mentions = reading(case.text, case.reference or date(2016, 11, 7))
    found: list[Mention | Stretch] = list(stretches(case.text, mentions))
    if case.kind.endswith("Extractor"):
        found = [one for one in found if not is_vague(one)]
        spans = {(one.start, one.end) for one in found}
        wanted = {(one.start, one.end) for one in case.wanted}
        if wanted <= spans:
            return "too much" if spans - wanted else ""
        return "other span" if all(any_overlaps(one, found) for one in case.wanted) else "nothing found"
    for one in case.wanted:
        near = [other for other in found if other.start < one.end and one.start < other.end]
        if not near:
            return "nothing found"
        if not any(answers(other, one) for other in near):
            return "value not known" if not any(said(other, one.type) for other in near) else "other value"
    return "too much" if not case.wanted and any(not is_vague(one) for one in found) else ""


def is_vague(one: Mention | Stretch) -> bool:
    """Whether it is a word such as "recently", which these cases do not ask for."""
    return isinstance(one, Mention) and one.value.endswith("_REF")


def any_overlaps(wanted: Wanted, found: Iterable[Mention | Stretch]) -> bool:
    """Whether something was found there."""
    return any(one.start < wanted.end and wanted.start < one.end for one in found)


def answers(one: Mention | Stretch, wanted: Wanted) -> bool:
    """Whether it has one of the answers; a case without answers (a season, a day that is none) asks for the span."""
    if not wanted.answers or all(answer[0].startswith("0001") for answer in wanted.answers):
        return True
    return any(answer in said(one, wanted.type) for answer in wanted.answers)


def said(one: Mention | Stretch, kind: str) -> list[tuple[str, ...]]:
    """What it says, as these cases write it: the end of a period is the day behind it, but the last named of "to"."""
    if isinstance(one, Stretch):
        return [] if one.days is None else [tuple(day.isoformat() for day in one.days)]
    if kind == "duration":
        return [] if one.seconds is None else [(f"{one.seconds:g}",), (str(int(one.seconds)),)]
    if kind == "set":
        return [(f"Set: {one.value}",)]
    if kind == "daterange":
        if one.days is None:
            return []
        first, last = one.days
        return [(first.isoformat(), (last + timedelta(days=1)).isoformat())]
    if kind == "date":
        days = [one.counted] if one.counted else []
        if one.days is not None and one.days[0] == one.days[1]:
            days.append(one.days[0])
        return [(day.isoformat(),) for day in days]
    if kind in ("datetime", "time") and one.value[10:11] == "T":
        clock = f"{one.value[11:]}:00:00"[:8]
        return [(f"{one.value[:10]} {clock}",), (clock,)]
    return []


def _add(told: Scores, name: str, passed: Sequence[bool]) -> None:
    """Adds the share of yes; nothing where there are no cases."""
    if passed:
        told[name] = sum(passed) / len(passed)
