"""When an act happened: the time its clauses name, counted from the day of saying, from an event, or from an entry."""

from __future__ import annotations

import re
from bisect import bisect_right
from datetime import date, timedelta

import msgspec

from trucewatch.core.account import Incident
from trucewatch.core.spans import Span
from trucewatch.core.values import UNKNOWN_TIME, When
from trucewatch.find.incidents.acts import Act
from trucewatch.find.incidents.beside_truce import time_beside_truce
from trucewatch.find.incidents.by_the_hour import by_the_hour, is_of_saying, is_one_day
from trucewatch.find.incidents.later import later_on
from trucewatch.find.survey import Line, Survey
from trucewatch.lang.entries import entries, hour_entries
from trucewatch.lang.numerals import ONES
from trucewatch.lang.times import TimeExpression, time_expressions

_BESIDE = re.compile(
    r"\b(?:minutes|hours|an hour|a few hours|shortly|soon|immediately|just)\s(?P<side>after|following|before)"
    r"\s(?:the|their|its|a|that)\s(?:[\w-]+\s){0,3}?(?P<event>call|talks|meeting|summit|signing|announcement|deal|agreement|truce|cease-?fire)\b",
    re.IGNORECASE,
)
"""Must catch "In the hours after the call", "Hours before the signing", "shortly after the truce"."""
_EVENTS = {
    "call": frozenset({"call", "called", "spoke"}),
    "talks": frozenset({"talks"}),
    "meeting": frozenset({"meeting", "met"}),
    "summit": frozenset({"summit"}),
    "signing": frozenset({"signing", "signed"}),
    "announcement": frozenset({"announced", "announcement"}),
    "deal": frozenset({"signed"}),
    "agreement": frozenset({"signed"}),
}
"""The words by which the report tells the day of such an event. When a truce began is not told by one word."""
_AHEAD = frozenset({"will", "would", "planned", "expected", "due", "scheduled", "to"})
"""Before such a word these make it an event to come, or no event."""
_FROM_SAYING = re.compile(
    r"\b(?:overnight|last night|yesterday|today|tonight|this (?:morning|afternoon|evening)|earlier)\b", re.IGNORECASE
)
"""What counts from the day of saying: "said on Sunday that guns had shelled it overnight"."""


_COUNTS = ONES | {"a": 1, "an": 1}
_DAYS_FROM = re.compile(
    rf"\b(?P<count>an?|{'|'.join(ONES)}|\d{{1,2}}) (?P<unit>days?|weeks?) (?P<side>after|before)\b", re.IGNORECASE
)
"""Must catch "three days after", "a day after", "two weeks before"."""
_SAME_DAY = re.compile(
    r"\b(?:later (?:in|on) the day|the same (?:day|morning|afternoon|evening)"
    r"|that (?:same )?(?:day|morning|afternoon|evening))\b",
    re.IGNORECASE,
)
"""Must catch "On the same day" and "that evening"; a night has two days."""
_SAME_BACK = 6
"""So many lines back the day is looked for that "the same day" means: it may be told again after a quotation."""
_FAR = 14
"""So many words behind it at most the act is told that it counts from."""
_PARTING = frozenset({",", ";", ":", "but", "which", "who", "while"})


class Clock:
    """What the times of one page count from beside its own day: its dated entries, and the days of its events."""

    def __init__(self, survey: Survey) -> None:
        self.survey = survey
        self._entries = entries(survey.page, survey.context.published)
        self._told_in = self._entries or hour_entries(survey.page, survey.context.published)
        self._starts = [entry.start for entry in self._told_in]
        self._days: dict[str, tuple[When, Span] | None] = {}

    def happened(self, act: Act) -> When:
        """The time of the act; unknown where nothing tells it."""
        counted = self._counted_from(act)
        if counted is not None:
            return counted
        beside = time_beside_truce(self.survey, act)
        named = [time for time in act.times if time.kind != "duration" and time.when.is_known]
        if beside is not None:
            if beside[1].is_known:
                return beside[1]
            named = [time for time in named if time.end <= beside[0].start or time.start >= beside[0].end]
        known = [time for time in named if not is_of_saying(act.line, time) and not _is_of_charge(act, time)]
        if known:
            word = act.line.words[act.at].start
            own = act.clauses[0]
            start, end = act.line.words[own.first].start, act.line.words[own.after - 1].end
            known.sort(
                key=lambda time: (
                    _is_open(time.when),
                    not start <= time.start < end,
                    abs(time.start - word),
                    time.start,
                )
            )
            return self._as_said(act.line, known[0])
        line = act.line
        told = self._beside_event(line) or self._same_day(line) or later_on(self.survey, act) or self._by_the_hour(act)
        return told or (beside[1] if beside is not None else UNKNOWN_TIME)

    def _by_the_hour(self, act: Act) -> When | None:
        """The day of an act told by its hour alone; a dated entry of a live page has its day."""
        return None if self._entries else by_the_hour(self.survey, act)

    def _counted_from(self, act: Act) -> When | None:
        """The day of "on Tuesday, three days after a drone hit the hall": so many days before the day told first."""
        line, text = act.line, self.survey.page.text
        word = line.words[act.at].start
        found = [one for one in _DAYS_FROM.finditer(text, line.sentence.start, word) if _leads_to(line, one.end(), act)]
        told = [
            time
            for time in self.survey.times(line)
            if found and time.end <= found[-1].start() and time.when.is_known and is_one_day(time.when)
        ]
        between = [time for time in self.survey.times(line) if found and found[-1].end() <= time.start]
        if not told or any(time.kind != "duration" for time in between):
            return None
        count = _COUNTS.get(found[-1]["count"].lower(), found[-1]["count"])
        step = timedelta(days=int(count) * (7 if found[-1]["unit"].lower().startswith("week") else 1))
        day = date.fromisoformat(str(told[-1].when.earliest)[:10])
        day = day - step if found[-1]["side"].lower() == "after" else day + step
        spans = (
            self.survey.page.span(told[-1].start, told[-1].end),
            self.survey.page.span(found[-1].start(), found[-1].end()),
        )
        return When(day.isoformat(), day.isoformat(), "relative", spans)

    def _same_day(self, line: Line) -> When | None:
        """The day of "on the same day" or "that night": the last one told in the lines before."""
        match = _SAME_DAY.search(self.survey.page.text, line.sentence.start, line.sentence.end)
        for before in reversed(self.survey.lines[max(0, line.number - _SAME_BACK) : line.number]) if match else ():
            told = [
                time
                for time in self.survey.times(before)
                if time.kind != "duration" and time.when.is_known
                if time.kind == "window" or not is_of_saying(before, time)
            ]
            if told and match is not None:
                own = self.survey.page.span(match.start(), match.end())
                if not is_one_day(told[-1].when) and not _is_since_a_day(told[-1].when):
                    return None
                day = str(told[-1].when.earliest)[:10]
                return When(day, day, "relative", (self.survey.page.span(told[-1].start, told[-1].end), own))
        return None

    def _as_said(self, line: Line, time: TimeExpression) -> When:
        """The time, counted from the day of saying where one is told: "said on Sunday that ... overnight"."""
        span = self.survey.page.span(time.start, time.end)
        said = self._said_on(line)
        if said is not None and said.start != time.start and _FROM_SAYING.match(span.exact):
            again = time_expressions(self.survey.page.text, time.start, time.end, said.when)
            if len(again) == 1 and again[0].when.is_known:
                said_span = self.survey.page.span(said.start, said.end)
                return msgspec.structs.replace(again[0].when, basis="relative", evidence=(said_span, span))
        return msgspec.structs.replace(time.when, evidence=(span,))

    def _said_on(self, line: Line) -> TimeExpression | None:
        """The one day on which the line says that something was said; None for none or two."""
        found = [time for time in self.survey.times(line) if time.when.is_known and is_of_saying(line, time)]
        return found[0] if len(found) == 1 and is_one_day(found[0].when) else None

    def _beside_event(self, line: Line) -> When | None:
        """The day of "in the hours after the call" with the day after it, or with the one before for "before"."""
        match = _BESIDE.search(self.survey.page.text, line.sentence.start, line.sentence.end)
        if match is None:
            return None
        told = self._day_of(match["event"].lower(), line)
        if told is None:
            return None
        when, span = told
        day = date.fromisoformat(str(when.earliest)[:10])
        step = timedelta(days=1)
        first, last = (day, day + step) if match["side"].lower() != "before" else (day - step, day)
        own = self.survey.page.span(match.start(), match.end())
        return When(first.isoformat(), last.isoformat(), "relative", tuple(sorted((span, own))))

    def _day_of(self, event: str, line: Line) -> tuple[When, Span] | None:
        """The day of an event with the characters that tell it; None where the report tells no day, or two."""
        if event not in _EVENTS:
            return None
        if event not in self._days:
            told = [found for one in self.survey.lines if (found := self._dated_event(event, one))]
            days = {str(when.earliest)[:10] for when, _ in told}
            self._days[event] = told[0] if len(days) == 1 else None
        return self._days[event]

    def _dated_event(self, event: str, line: Line) -> tuple[When, Span] | None:
        """The one day that stands in the clause of a word for the event."""
        for number, lower in enumerate(line.lowers):
            if lower not in _EVENTS[event] or not _AHEAD.isdisjoint(line.lowers[max(0, number - 3) : number]):
                continue
            first, after = line.clause_start(number), line.clause_end(number)
            start, end = line.words[first].start, line.words[after - 1].end
            times = [
                time
                for time in self.survey.times(line)
                if start <= time.start < end and time.kind == "instant" and is_one_day(time.when)
            ]
            behind = [time for time in times if time.start > line.words[number].start]
            if len(behind or times) == 1 and not is_of_saying(line, (behind or times)[0]):
                time = (behind or times)[0]
                return time.when, self.survey.page.span(time.start, time.end)
        return None

    def with_entry_day(self, incident: Incident) -> Incident:
        """The incident; one without a time, told in a dated entry of a live page, is of that day or the one before.

        An entry tells news. What it tells of older things says so ("last week"), and that is then the time. Of several
        entries the earliest day counts.
        """
        if incident.happened.is_known or not self._told_in:
            return incident
        places = [bisect_right(self._starts, span.start) - 1 for span in incident.evidence]
        own = [self._told_in[place] for place in places if place >= 0]
        if not own or not all(is_one_day(entry.day) for entry in own):
            return incident
        first = min(own, key=lambda entry: (str(entry.day.earliest), entry.start))
        day = date.fromisoformat(str(first.day.earliest)[:10])
        stamp = self.survey.page.sentence_at(first.start)
        evidence = (self.survey.page.span(stamp.start, stamp.end),) if stamp is not None else ()
        happened = When((day - timedelta(days=1)).isoformat(), day.isoformat(), "relative", evidence)
        return msgspec.structs.replace(incident, happened=happened, read={**incident.read, "happened": evidence})


def _is_since_a_day(when: When) -> bool:
    """Whether the time begins with a day and is open: "No strike was reported since Saturday. Early that day"."""
    return when.latest is None and when.basis == "weekday"


def _leads_to(line: Line, offset: int, act: Act) -> bool:
    """Whether the act is told right behind the characters before `offset`: no other clause begins in between."""
    between = line.lowers[line.word_at(offset - 1) + 1 : act.at]
    return len(between) <= _FAR and _PARTING.isdisjoint(between)


def _is_of_charge(act: Act, time: TimeExpression) -> bool:
    """Whether the time is that of the accusing: "On Tuesday the army accused the rebels of shelling Harn"."""
    return act.word.role == "charge" and time.start < act.line.words[act.at].start


def _is_open(when: When) -> bool:
    """Whether an end of the time is open."""
    return when.earliest is None or when.latest is None
