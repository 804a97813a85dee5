"""Calls, talks, visits: who met whom, when, where and for how long."""

from __future__ import annotations

from dataclasses import dataclass, field

from trucewatch.core.account import Lasted, Meeting
from trucewatch.core.page import Context, Found, Page
from trucewatch.core.values import UNKNOWN_TIME, Place, When
from trucewatch.find.meetings.gatherings import Passage, passages_on, without_titles
from trucewatch.find.parties import Parties
from trucewatch.find.survey import Survey

_REMEMBERED = 40
"""So many meetings back a passage can reach."""
_MOST_EVIDENCE = 5
_HOURS = {"minute": 1 / 60, "hour": 1.0, "day": 24.0, "week": 168.0}
_FAR = 3.0
"""One length so many times another is that of something else."""


@dataclass
class _Joined:
    """The passages of a page about one meeting."""

    passages: list[Passage] = field(default_factory=list)

    def parties(self) -> tuple[str, ...]:
        return tuple(dict.fromkeys(party for passage in self.passages[:_REMEMBERED] for party in passage.parties))

    def when(self) -> When:
        return next((s.when for s in self.passages if s.when.is_known), UNKNOWN_TIME)

    def place(self) -> Place | None:
        return next((s.place for s in self.passages if s.place), None)


def find_meetings(page: Page, context: Context) -> Found:
    """The meetings of `page`; a bare "the talks" with no party, day or place of its own adds to the one before it."""
    survey = Survey(page, context)
    parties = Parties(survey)
    joined: list[_Joined] = []
    for line in survey.lines:
        for passage in passages_on(survey, parties, line):
            _join(parties, joined, passage)
    return Found(tuple(meeting for one in joined if (meeting := _meeting(survey, parties, one))))


def _join(parties: Parties, joined: list[_Joined], passage: Passage) -> None:
    """Add a passage to the meeting that it can be, the latest first, or begin a new one."""
    fitting = [one for one in joined[-_REMEMBERED:] if _fits(parties, passage, one)]
    if fitting:
        max(fitting, key=lambda one: (_overlap(parties, passage, one), one.passages[-1].line)).passages.append(passage)
    elif not passage.is_plain or passage.lasted:
        joined.append(_Joined([passage]))


def _begins(when: When) -> str:
    """The first day of a time, "" where it is open."""
    return (when.earliest or "")[:10]


def _ends(when: When) -> str:
    """The last day of a time, after every day where it is open."""
    return (when.latest or "9")[:10]


def _overlap(parties: Parties, passage: Passage, one: _Joined) -> int:
    return len(set(passage.parties) & set(one.parties()))


def _fits(parties: Parties, passage: Passage, one: _Joined) -> bool:
    """Whether a passage can be of one meeting with those joined: form, parties, day and place allow it."""
    family = {"summit": "talks"}.get(passage.form, passage.form)
    if family != {"summit": "talks"}.get(one.passages[0].form, one.passages[0].form):
        return False
    when, known = passage.when, one.when()
    if _ends(when) < _begins(known) or _ends(known) < _begins(when):
        return False
    if any(_are_of_two(length, other) for length in passage.lasted for told in one.passages for other in told.lasted):
        return False
    place, other = passage.place, one.place()
    if place and other and place.name != other.name:
        return False
    mine = {parties.principal(party) for party in passage.parties}
    theirs = {parties.principal(party) for party in one.parties()}
    if passage.status != one.passages[0].status and not passage.is_plain and not (when.is_known and known.is_known):
        return False
    if passage.form == "call":
        return not mine or not theirs or mine <= theirs or theirs <= mine
    return not mine or not theirs or len(mine & theirs) >= min(2, len(mine), len(theirs))


def _are_of_two(length: Lasted, other: Lasted) -> bool:
    """Whether one voice gives two lengths that no meeting has both: a session of hours in days of talks."""
    shorter, longer = sorted((_hours(length), _hours(other)))
    return length.by == other.by and longer > _FAR * shorter


def _hours(length: Lasted) -> float:
    """About how long it was."""
    return (length.value.low or length.value.high or 0.0) * _HOURS.get(length.value.unit.rstrip("s"), 1.0)


def _meeting(survey: Survey, parties: Parties, one: _Joined) -> Meeting | None:
    """The meeting, or None where a page tells too little of it: neither two parties nor a day, a place or a length."""
    passages = one.passages
    who = without_titles(survey, parties, list(one.parties()))
    perhaps = next((passage.perhaps for passage in passages if passage.perhaps), ())
    who = who or without_titles(survey, parties, list(perhaps))
    when, place = one.when(), one.place()
    lasted = tuple(dict.fromkeys(length for passage in passages for length in passage.lasted))
    told = when.is_known + (place is not None)
    is_seen = any(passage.is_seen for passage in passages)
    is_sure = passages[0].status == "held" and told > 0 and told + bool(lasted) + is_seen > 1
    if not (who or is_sure) or (all(passage.is_plain for passage in passages) and not lasted):
        return None
    ranked = sorted(passages, key=lambda passage: (passage.is_plain, passage.line))
    evidence = tuple(sorted({passage.span for passage in ranked[:_MOST_EVIDENCE]}))
    read = {"when": when.evidence, "place": place.evidence if place else ()}
    return Meeting(
        id=f"m-{survey.page.report.id}-{evidence[0].start}",
        form=passages[0].form,
        parties=who,
        when=when,
        place=place,
        lasted=lasted,
        status=passages[0].status,
        evidence=evidence,
        read={name: spans for name, spans in read.items() if spans},
    )
