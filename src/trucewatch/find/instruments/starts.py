"""When an instrument begins, by the words that open it: "from Monday", "took effect at noon", "since 3 May"."""

from __future__ import annotations

import re
from datetime import date, timedelta

from trucewatch.core.spans import Span
from trucewatch.core.values import Basis, When
from trucewatch.find.instruments.ahead import ahead
from trucewatch.find.instruments.lifetimes import ends_on, with_evidence
from trucewatch.find.survey import Line, Survey
from trucewatch.know.attacks import attack_words
from trucewatch.lang.clocks import clocks_within
from trucewatch.lang.numerals import ONES
from trucewatch.lang.times import TimeExpression
from trucewatch.lang.truce_time import ORDINALS

_OPENERS = frozenset({
    "from", "starting", "beginning", "start", "starts", "started", "begin", "begins", "began", "open", "opens",
    "opened", "effective", "since",
})  # fmt: skip
_ENTRIES = frozenset({"effect", "force", "hold"})
"""The last words of "take effect", "come into force", "took hold"."""
_ENTERING = frozenset({"take", "takes", "took", "taken", "taking", "into", "in", "come", "comes", "came"})
_PAST = frozenset({"began", "started", "opened", "took", "came", "went", "entered", "been", "since", "has", "had"})
_AHEAD = frozenset({
    "will", "would", "shall", "should", "to", "due", "begins", "starts", "takes", "comes", "goes", "enters",
    "announced", "announces", "declared", "declares", "proclaimed", "ordered", "orders", "agreed", "agrees",
    "accepted", "signed",
})  # fmt: skip
_REACH = 60
"""So many characters behind its opener at most the time stands."""
_LONG_AGO = 45
"""Days after which a vague time is not that of the truce which a report is about."""
_MIDNIGHT = re.compile(r"\bmidnight\b", re.IGNORECASE)
_BETWEEN_DAYS = re.compile(r"\b(?:00[:.]?00|0000|24[:.]00|between|after midnight|past midnight)\b", re.IGNORECASE)
"""Beside "midnight" these leave no doubt which end of the day it is."""
_AT_ONCE = re.compile(
    r"[ ,]*(?:immediately|at once|with immediate effect|forthwith)\b(?! (?:after|before|following))", re.IGNORECASE
)
_LATER = re.compile(
    r"[ ,]*(?:on )?(?:the )?(?P<word>next|following|same)(?: (?:day|morning))\b|[ ,]*(?:a )?(?P<one>day) later\b",
    re.IGNORECASE,
)
"""Must catch "took effect the next day", "began a day later"."""
_NAMES_A_DAY = re.compile(r"\b\d{1,2}(?:st|nd|rd|th)?\b(?![:.]\d)|day\b", re.IGNORECASE)
"""Must catch "3 May", "Monday"; not "2016", "May"."""
_WITHIN = re.compile(r"[ ,]*in(?: about)? $", re.IGNORECASE)


def start_on(survey: Survey, line: Line) -> tuple[int, When] | None:
    """The day or instant from which something holds, with the word that opens it; None where the line says none."""
    ends = ends_on(line)
    for number in range(len(line.lowers)):
        if ends and ends[0] < number:
            return None  # "ordered the suspension of the truce from 4 May": the day of its end
        if _opens(line, number) and (when := _behind(survey, line, number) or _ahead_of(survey, line, number)):
            return number, when
    return _by_its_age(survey, line) if not ends else None


def _by_its_age(survey: Survey, line: Line) -> tuple[int, When] | None:
    """The start of a truce "in its third day" or "three-day-old", counted back from the day of the report.

    The count may be of the day before: two days are given, of a week that is so old five.
    """
    match = _AGED.search(survey.page.text, line.sentence.start, line.sentence.end)
    published = survey.context.published
    if match is None or attack_words().truces.isdisjoint(line.lowers) or not _is_day(published):
        return None
    if match["day"]:
        age = ORDINALS.index(match["day"].lower())
        least, most = age, age + 1
    else:
        count = ONES.get((match["count"] or "one").lower()) or int(match["count"] or 1)
        is_week = match["unit"].lower() == "week"
        least, most = (7 * count - 2, 7 * count + 2) if is_week else (count - 1, count)
    today = date.fromisoformat(str(published.earliest)[:10])
    first, last = today - timedelta(days=most), today - timedelta(days=least)
    evidence = (survey.page.span(match.start(), match.end()),)
    return line.word_at(match.start()), When(first.isoformat(), last.isoformat(), "publication", evidence)


_AGED = re.compile(
    rf"\b(?:in|into|entered|enters|entering) (?:its|a) (?P<day>{'|'.join(ORDINALS[1:])}) day\b"
    rf"|\b(?:(?P<count>{'|'.join(list(ONES)[1:])}|\d{{1,2}})-)?(?P<unit>day|week)-old(?= (?:[\w-]+ ){{0,2}}"
    r"(?:truce|cease-?fire|armistice|pause|halt|lull|cessation)\b)",
    re.IGNORECASE,
)
"""Must catch "now in its third day", "a four-day-old truce", "the week-old ceasefire"."""


def _opens(line: Line, number: int) -> bool:
    """Whether word `number` tells that something begins."""
    lower, before = line.lowers[number], line.lowers[max(0, number - 1) : number]
    return lower in _OPENERS or (lower in _ENTRIES and bool(before) and before[0] in _ENTERING)


def _behind(survey: Survey, line: Line, number: int) -> When | None:
    """The time told behind the opener: a day, an hour of a day told beside it, "immediately", "in 48 hours"."""
    word, text = line.words[number], survey.page.text
    for expression in survey.times(line):
        is_window = expression.kind == "window" and expression.start == word.start
        is_window = is_window and (_is_of_truce(line, number) or _is_day_of_truce(line, expression))
        near = expression.start >= word.end and expression.start - word.end <= _REACH
        if not (near or is_window) or expression.kind == "duration":
            continue
        if expression.when.is_known:
            if (when := _dated(survey, line, number, expression)) is not None:
                return when
        elif (
            clocks_within(text, expression.start, expression.end)
            and expression.start - word.end <= _REACH // 2
            and _is_of_truce(line, number)
        ):
            return _of_the_hour(survey, line, number, expression)
    return _in_words(survey, line, number) if _is_of_truce(line, number) else None


def _is_of_truce(line: Line, number: int) -> bool:
    """Whether it is surely the truce that opens at word `number`: "took effect", "a truce that begins", "it began",
    "in force since"; not "ten have died since", "trucks entered from".
    """
    lower, start = line.lowers[number], line.clause_start(number)
    if lower in _ENTRIES:
        return True
    if lower == "since":
        near = line.lowers[max(start, number - _NEAR) : number]
        return not _HOLDING.isdisjoint(near) or not _TRUCES.isdisjoint(near[-1:])
    near = line.lowers[max(0, number - (_NEAR // 2 if lower == "from" else 2 * _NEAR)) : number]
    if lower in ("from", "effective", "starting", "beginning"):
        return not (_TRUCES | _FIGHTING).isdisjoint(near)
    is_taken_up = not {"it", "which", "that", "this"}.isdisjoint(line.lowers[max(0, number - 3) : number])
    return is_taken_up or not _TRUCES.isdisjoint(near)


def _is_day_of_truce(line: Line, expression: TimeExpression) -> bool:
    """Whether the truce follows the day that something has been "since": "since Tuesday's truce", "since 9 May, when
    the truce began".
    """
    after = line.word_at(expression.end - 1) + 1
    following = line.lowers[after : after + 2 * _NEAR]
    noun = next((at for at, lower in enumerate(following) if lower in _TRUCES), None)
    return noun is not None and (
        noun <= 1 or not {"when", "day", "date", "signing", "signed"}.isdisjoint(following[:noun])
    )


_TRUCES = attack_words().truces | {"cease-fire", "accord", "agreement", "deal", "pact", "memorandum", "peace", "calm"}
_NEAR = 6
"""So many words before "since" stands the word that a truce holds by; twice as many before "begins" the truce, half as
many before "from"."""
_HOLDING = frozenset({"force", "effect", "place", "held", "holding", "observed", "respected", "kept", "honoured"})
_FIGHTING = frozenset({"firing", "fire", "hostilities", "operations", "fighting", "cease"})


def _dated(survey: Survey, line: Line, number: int, expression: TimeExpression) -> When | None:
    """The start that a known time gives: of a window its beginning; of a midnight both days that it parts."""
    when = ahead(survey, line, expression)
    words = survey.page.text[expression.start : expression.end]
    if expression.kind == "window" and when.earliest is not None and when.latest is None and _NAMES_A_DAY.search(words):
        when = When(when.earliest, when.earliest, when.basis)  # "in force since 3 May", not "since 2016"
    elif expression.kind == "window" and not _is_day(when) and _has_two_days(survey, expression):
        when = When(when.earliest, when.earliest, when.basis)  # "from 3 to 9 May"
    # "The first since the war began in 2014" dates no truce.
    if not _is_day(when) and (line.lowers[number] == "since" or _is_long_ago(survey, when)):
        return None
    if _MIDNIGHT.search(words) and _is_day(when) and len(when.earliest or "") == 10 and not _BETWEEN_DAYS.search(words):
        is_coming = re.search(r"\b(?:tonight|today)\b", words, re.IGNORECASE) is not None
        when = _midnight(str(when.earliest), when.basis, is_coming=is_coming)
    return with_evidence(survey, when, expression.start, expression.end)


def _has_two_days(survey: Survey, expression: TimeExpression) -> bool:
    """Whether a window is told by its first and last day: "from 3 to 9 May", not "in May"."""
    words = survey.page.text[expression.start : expression.end]
    return re.search(r"\b(?:to|until|till|through)\b|[–—]", words) is not None


def _midnight(day: str, basis: Basis, *, is_coming: bool) -> When:
    """Midnight of a day: the one at its end where it is still to come, else either."""
    after = (date.fromisoformat(day) + timedelta(days=1)).isoformat()
    return When(after if is_coming else day, after, basis)


def _of_the_hour(survey: Survey, line: Line, number: int, expression: TimeExpression) -> When | None:
    """The day of a start told by its hour alone: that told in the line, else the day of the report or the one beside.

    None where the line tells two days.
    """
    published = survey.context.published
    own = survey.page.span(expression.start, expression.end)
    is_midnight = _MIDNIGHT.search(own.exact) is not None
    told = [one for one in survey.times(line) if one.kind == "instant" and _is_day(one.when)]
    days = {str(ahead(survey, line, one).earliest)[:10] for one in told}
    is_coming = _is_coming(line, number)
    if len(days) > 1 or (not days and not _is_day(published)):
        return None
    today = str(published.earliest)[:10]
    day = days.pop() if told else today
    spans = tuple(sorted({own, *(survey.page.span(one.start, one.end) for one in told[:1])}))
    step = timedelta(days=1)
    after, before = (date.fromisoformat(day) + step).isoformat(), (date.fromisoformat(day) - step).isoformat()
    if is_midnight:
        first, last = (after, after) if is_coming else (day, day) if day >= today else (day, after)
    elif is_coming:
        first, last = day, after
    else:
        first, last = (day, day) if told else (before, day)
    return When(first, last, "relative" if told else "publication", spans)


def _is_coming(line: Line, number: int) -> bool:
    """Whether what opens at word `number` was still to begin when it was told."""
    start = line.clause_start(number)
    near = line.lowers[max(start, number - 4) : number + 1]
    if line.lowers[number] == "since" or not {"began", "started", "opened", "took", "came", "went"}.isdisjoint(near):
        return False
    opening = line.lowers[max(0, number - 25) : number + 1]
    telling = [word for word in opening if word in _AHEAD or word in _PAST]
    return bool(telling) and telling[-1] in _AHEAD


def _in_words(survey: Survey, line: Line, number: int) -> When | None:
    """The start told as "immediately", "the next day" or "in 48 hours"; None for none of them."""
    text, end = survey.page.text, line.words[number].end
    told = [one for one in survey.times(line) if one.kind == "instant" and _is_day(one.when)]
    if (match := _AT_ONCE.match(text, end)) is not None:
        days = {str(one.when.earliest)[:10] for one in told}
        if len(days) == 1 or (not days and _is_day(survey.context.published)):
            day = days.pop() if days else str(survey.context.published.earliest)[:10]
            return When(day, day, "relative", _spans(survey, told[:1], end, match.end()))
        return None
    if (match := _LATER.match(text, end)) is not None:
        before = [one for one in told if one.end <= end]
        if before:
            step = timedelta(days=0 if (match["word"] or "").lower() == "same" else 1)
            day = (date.fromisoformat(str(before[-1].when.earliest)[:10]) + step).isoformat()
            return When(day, day, "relative", _spans(survey, before[-1:], end, match.end()))
        return None
    for one in survey.times(line):
        if one.days and one.kind == "duration" and _WITHIN.fullmatch(text, end, one.start):
            base = survey.context.published
            if _is_day(base) and _is_coming(line, number) and one.days <= _LONG_AGO:
                day = (date.fromisoformat(str(base.earliest)[:10]) + timedelta(days=round(one.days))).isoformat()
                return When(day, day, "publication", (survey.page.span(one.start, one.end),))
    return None


def _spans(survey: Survey, told: list[TimeExpression], start: int, end: int) -> tuple[Span, ...]:
    """The characters `start`..`end` without blanks before them, with those of the times."""
    words = survey.page.text[start:end]
    own = survey.page.span(start + len(words) - len(words.lstrip(" ,")), end)
    return tuple(sorted({own, *(survey.page.span(one.start, one.end) for one in told)}))


def _ahead_of(survey: Survey, line: Line, number: int) -> When | None:
    """The time that a sentence opens with, where its verb of beginning has none: "On Saturday a truce took effect"."""
    if line.lowers[number] in ("from", "since", "effective", "starting", "beginning"):
        return None
    told = [one for one in survey.times(line) if one.kind == "instant" and _is_day(one.when)]
    if len(told) != 1 or line.word_at(told[0].start) > _OPENING or told[0].end > line.words[number].start:
        return None
    between = line.lowers[line.word_at(told[0].end - 1) + 1 : number]
    if _TRUCES.isdisjoint(between):
        return None  # "On Saturday a campaign began"
    if len(between) > _TO_VERB or not {"said", "says", "after", "that", "but", "while", "when", "since"}.isdisjoint(
        between
    ):
        return None
    return with_evidence(survey, ahead(survey, line, told[0]), told[0].start, told[0].end)


_OPENING = 3
"""So many words into a sentence at most stands the time that it opens with."""
_TO_VERB = 25


def _is_day(when: When) -> bool:
    """Whether a time is known to the day."""
    return when.earliest is not None and when.earliest[:10] == (when.latest or "")[:10]


def _is_long_ago(survey: Survey, when: When) -> bool:
    """Whether a time ended well before the report was published; False where either is unknown."""
    published = survey.context.published.latest
    if published is None or when.latest is None:
        return False
    return when.latest[:10] < (date.fromisoformat(published[:10]) - timedelta(days=_LONG_AGO)).isoformat()
