"""Calls, talks, visits: who met whom, when, where and for how long."""

from __future__ import annotations

from dataclasses import dataclass, field

from trucewatch.core.account import Lasted, Meeting, MeetingForm, MeetingStatus
from trucewatch.core.page import Context, Found, Page
from trucewatch.core.spans import Span
from trucewatch.core.values import UNKNOWN_TIME, Place, When
from trucewatch.find.lifetimes import with_evidence
from trucewatch.find.parties import Parties
from trucewatch.find.places import places_in
from trucewatch.find.survey import Line, Survey
from trucewatch.know.meetings import MeetingHead, meeting_words
from trucewatch.lang.quantities import quantity_expressions

_BESIDE = 14
"""Words around a meeting's name within which its parties, day and place are looked for."""
_MOST_EVIDENCE = 5
_LENGTH_UNITS = frozenset({"minute", "minutes", "hour", "hours", "day", "days", "week", "weeks"})
_JOINERS = frozenset({"with", "between", "to", "and", ",", "of", "the", "his", "her", "their", "counterpart", "by"})


@dataclass
class _Sighting:
    """One passage that names a meeting."""

    line: int
    form: MeetingForm
    parties: tuple[str, ...]
    when: When
    place: Place | None
    lasted: tuple[Lasted, ...]
    status: MeetingStatus
    span: Span
    is_plain: bool


@dataclass
class _Joined:
    """The passages of a page about one meeting."""

    sightings: list[_Sighting] = field(default_factory=list)

    def parties(self) -> tuple[str, ...]:
        return tuple(dict.fromkeys(party for sighting in self.sightings for party in sighting.parties))

    def when(self) -> When:
        return next((s.when for s in self.sightings if s.when.is_known), UNKNOWN_TIME)

    def place(self) -> Place | None:
        return next((s.place for s in self.sightings if s.place), None)


def find_meetings(page: Page, context: Context) -> Found:
    """The meetings of `page`; a bare "the talks" with no party, day or place of its own adds to the one before it."""
    survey = Survey(page, context)
    parties = Parties(survey)
    joined: list[_Joined] = []
    for line in survey.lines:
        for sighting in _sightings(survey, parties, line):
            _join(parties, joined, sighting)
    return Found(tuple(meeting for one in joined if (meeting := _meeting(survey, parties, one))))


def _sightings(survey: Survey, parties: Parties, line: Line) -> list[_Sighting]:
    """The passages of a line that name meetings, in order."""
    if line.sentence.heading:
        return []
    words = meeting_words()
    found: list[_Sighting] = []
    matches = words.heads.find(line.lowers)
    for number, (first, after, head) in enumerate(matches):
        is_appeal = (
            head.form == "call"
            and not head.is_verb
            and line.lowers[after : after + 1]
            and line.lowers[after] in words.appeal
        )
        if is_appeal or _is_hollow(line, first, after, head):
            continue
        left = matches[number - 1][1] if number else 0
        right = matches[number + 1][0] if number + 1 < len(matches) else len(line.words)
        found.append(
            _sighting(
                survey, parties, line, first, after, head, max(left, first - _BESIDE), min(right, after + _BESIDE)
            )
        )
    return found


def _is_hollow(line: Line, first: int, after: int, head: MeetingHead) -> bool:
    """Whether the words only sound like a meeting: "peace talks" in general, "met with no response", "to meet the deadline"."""
    following = line.lowers[after : after + 2]
    if head.is_verb and line.lowers[after - 1] == "with" and following[:1] in (("no",), ("little",), ("anger",)):
        return True
    return (bool(first) and line.lowers[first - 1] in ("no", "without", "any", "under")) or bool(
        line.lowers[first] == "meeting" and head.is_verb
    )


def _sighting(
    survey: Survey, parties: Parties, line: Line, first: int, after: int, head: MeetingHead, left: int, right: int
) -> _Sighting:
    who = _who(survey, parties, line, first, after, head, right)
    when = _when(survey, line, first, after, left, right)
    place = _where(survey, line, after, right)
    lasted = _lengths(survey, line, left, right)
    words = meeting_words()
    around = line.lowers[left:right]
    status: MeetingStatus = "held"
    if not words.cancelled.isdisjoint(around):
        status = "cancelled"
    elif not words.planned.isdisjoint(around) or line.lowers[first - 1 : first] == ("to",):
        status = "planned"
    is_plain = len(who) < 2 and not when.is_known and place is None
    end = max([after, *(line.word_at(span.end - 1) + 1 for span in (place.evidence if place else ()))])
    return _Sighting(
        line.number, head.form, who, when, place, lasted, status, survey.span(line, max(0, first - 2), end), is_plain
    )


def _who(
    survey: Survey, parties: Parties, line: Line, first: int, after: int, head: MeetingHead, right: int
) -> tuple[str, ...]:
    """The parties: named inside or right before the name, after "with", "between" or "to", and the subject of the clause."""
    found: list[str] = []
    opening = line.words[max(0, first - 4)].start
    found += [
        m.actor
        for m in line.mentions
        if opening <= m.start and m.end <= line.words[first].end and _touches(line, m.end, first)
    ]
    led = {"with", "between", "to", "of"}.intersection(line.lowers[after - 1 : after + 2])
    if led or head.is_verb:
        found += _row(line, after, right)
    both = meeting_words().leaders.find(line.lowers[max(0, first - 8) : right])
    if both and len(found) < 2:
        found += _last_people(survey, line, first)
    if len(set(found)) < 2 and (head.is_verb or led or head.form in ("visit", "press_conference")):
        found = [*parties.subject(line, first), *found]
    return _without_titles(survey, parties, found)


def _touches(line: Line, end: int, first: int) -> bool:
    """Whether a mention that ends at `end` belongs to the name of the meeting: only hyphens and adjectives between."""
    at = line.word_at(end)
    return all(word not in (",", ".", ";", "said", "to", "in", "a", "the", "and") for word in line.lowers[at:first])


def _row(line: Line, after: int, right: int) -> list[str]:
    """The mentions after the name, as long as they follow one another as a list."""
    found: list[str] = []
    edge = line.words[min(after, len(line.words) - 1)].start
    limit = line.words[min(right, len(line.words)) - 1].end
    for mention in line.mentions:
        if mention.start < edge:
            continue
        between = [word.lower for word in line.words if edge <= word.start < mention.start]
        if (
            mention.start > limit
            or len(between) > (5 if not found else 4)
            or {".", ";", "said", "in", "at"}.intersection(between)
        ):
            break
        if found and not {"and", ","}.intersection(between) and len(between) > 2:
            break
        found.append(mention.actor)
        edge = mention.end
    return found


def _last_people(survey: Survey, line: Line, first: int) -> list[str]:
    """The two people named last before word `first`, in this sentence or the four before it."""
    found: list[str] = []
    offset = line.words[first].start
    for number in range(line.number, max(-1, line.number - 5), -1):
        for mention in reversed(survey.lines[number].mentions):
            actor = survey.actors.get(mention.actor)
            if mention.start < offset and actor and actor.kind == "person" and actor.id not in found:
                found.append(actor.id)
        if len(found) >= 2:
            return found[:2]
    return []


def _without_titles(survey: Survey, parties: Parties, found: list[str]) -> tuple[str, ...]:
    """The parties without the state that only titles a person: "French President" beside the president."""
    people = {actor for actor in found if (known := survey.actors.get(actor)) and known.kind == "person"}
    titled = {parties.principal(person) for person in people}
    return tuple(dict.fromkeys(actor for actor in found if actor in people or actor not in titled))


def _when(survey: Survey, line: Line, first: int, after: int, left: int, right: int) -> When:
    """The time nearest to the name within its words; unknown where none stands there."""
    start, end = line.words[left].start, line.words[right - 1].end
    near = [
        expression
        for expression in survey.times(line)
        if expression.kind != "duration"
        and expression.when.is_known
        and start <= expression.start
        and expression.end <= end
    ]
    if not near:
        return UNKNOWN_TIME
    best = min(near, key=lambda expression: (abs(expression.start - line.words[after - 1].end), expression.start))
    return with_evidence(survey, best.when, best.start, best.end)


def _where(survey: Survey, line: Line, after: int, right: int) -> Place | None:
    """The first place named after the meeting, "in" or "at" before it."""
    named = places_in(survey, line, after, right)
    return named[0].place if named else None


def _lengths(survey: Survey, line: Line, left: int, right: int) -> tuple[Lasted, ...]:
    """The lengths of time beside the name, each with who says so."""
    start, end = line.words[left].start, line.words[right - 1].end
    found: list[Lasted] = []
    for expression in quantity_expressions(survey.page.text, start, end):
        before = line.lowers[max(0, line.word_at(expression.start) - 3) : line.word_at(expression.start)]
        following = line.lowers[line.word_at(expression.end - 1) + 1 : line.word_at(expression.end - 1) + 3]
        is_length = not {"lasted", "lasting", "for", "after", "ran", "run", "took", "spoke", "than", "of"}.isdisjoint(
            before
        )
        if expression.value.unit in _LENGTH_UNITS and (is_length or not {"of", "with", "talks"}.isdisjoint(following)):
            span = survey.page.span(expression.start, expression.end)
            found.append(Lasted(expression.value, survey.speaker_at(expression.start), (span,)))
    return tuple(found)


def _join(parties: Parties, joined: list[_Joined], sighting: _Sighting) -> None:
    """Add a sighting to the meeting that it can be, the latest first, or begin a new one."""
    fitting = [one for one in joined if _fits(parties, sighting, one)]
    if fitting:
        max(fitting, key=lambda one: (_overlap(parties, sighting, one), one.sightings[-1].line)).sightings.append(
            sighting
        )
    elif not sighting.is_plain or sighting.lasted:
        joined.append(_Joined([sighting]))


def _overlap(parties: Parties, sighting: _Sighting, one: _Joined) -> int:
    return len(set(sighting.parties) & set(one.parties()))


def _fits(parties: Parties, sighting: _Sighting, one: _Joined) -> bool:
    """Whether a sighting can be of one meeting with those joined: form, parties, day and place do not keep them apart."""
    family = {"summit": "talks"}.get(sighting.form, sighting.form)
    if family != {"summit": "talks"}.get(one.sightings[0].form, one.sightings[0].form):
        return False
    when, known = sighting.when, one.when()
    if when.is_known and known.is_known:
        if (when.latest or "9")[:10] < (known.earliest or "")[:10] or (known.latest or "9")[:10] < (
            when.earliest or ""
        )[:10]:
            return False
    place, other = sighting.place, one.place()
    if place and other and place.name != other.name:
        return False
    mine = {parties.principal(party) for party in sighting.parties}
    theirs = {parties.principal(party) for party in one.parties()}
    if sighting.status != one.sightings[0].status and not sighting.is_plain and not (when.is_known and known.is_known):
        return False
    return not mine or not theirs or len(mine & theirs) >= min(2, len(mine), len(theirs))


def _meeting(survey: Survey, parties: Parties, one: _Joined) -> Meeting | None:
    """The meeting, or None where a page tells too little of it: neither two parties nor a day, a place or a length."""
    sightings = one.sightings
    who = _without_titles(survey, parties, list(one.parties()))
    when, place = one.when(), one.place()
    lasted = tuple(dict.fromkeys(length for sighting in sightings for length in sighting.lasted))
    if not who or (len(who) < 2 and not when.is_known and place is None and not lasted):
        return None
    ranked = sorted(sightings, key=lambda sighting: (sighting.is_plain, sighting.line))
    evidence = tuple(sorted({sighting.span for sighting in ranked[:_MOST_EVIDENCE]}))
    read = {"when": when.evidence, "place": place.evidence if place else ()}
    return Meeting(
        id=f"m-{survey.page.report.id}-{evidence[0].start}",
        form=sightings[0].form,
        parties=who,
        when=when,
        place=place,
        lasted=lasted,
        status=sightings[0].status,
        evidence=evidence,
        read={name: spans for name, spans in read.items() if spans},
    )
