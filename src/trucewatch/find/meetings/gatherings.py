"""The passages of a page that name a meeting: who, when, where, for how long, held or ahead."""

from __future__ import annotations

from dataclasses import dataclass

from trucewatch.core.account import Lasted, MeetingForm, MeetingStatus
from trucewatch.core.spans import Span
from trucewatch.core.values import UNKNOWN_TIME, Place, When
from trucewatch.find.instruments.ahead import ahead
from trucewatch.find.instruments.lifetimes import with_evidence
from trucewatch.find.meetings.attending import attendants
from trucewatch.find.meetings.naming import Named, leads, named_on
from trucewatch.find.meetings.places import place_of
from trucewatch.find.meetings.tree import partners, place_around
from trucewatch.find.parties import Parties
from trucewatch.find.survey import Line, Survey
from trucewatch.know.instruments import instrument_words
from trucewatch.know.meetings import MeetingHead, meeting_words
from trucewatch.lang.quantities import quantity_expressions
from trucewatch.lang.trees import children, word_at

_BESIDE = 20
"""Words around a meeting's name within which its parties, day and place are looked for."""
_LENGTH_UNITS = frozenset({"minute", "minutes", "hour", "hours", "day", "days", "week", "weeks"})
_OTHER_EVENTS = frozenset({"takes", "took", "effect", "force", "declared", "killed", "said", "began", "comes", "came"})
"""Between a meeting and a time these give the time to something else."""
_OF_DEALS = frozenset(
    {"ceasefire", "cease-fire", "truce", "pause", "halt", "moratorium", "refrain", "proposed", "stop"}
)
"""Between a meeting's name and a length these say that something agreed there is to last so long."""
_DESCRIBING = frozenset({"who", "which", "whose", "where", "whom", "led", "represented", "headed"})


@dataclass
class Passage:
    """One passage that names a meeting.

    `is_plain`: it tells nothing of its own, only that there was one; `is_seen`: the reader takes it for one; `perhaps`:
    who met where no passage about the meeting names anybody.
    """

    line: int
    form: MeetingForm
    parties: tuple[str, ...]
    when: When
    place: Place | None
    lasted: tuple[Lasted, ...]
    status: MeetingStatus
    span: Span
    is_plain: bool
    is_seen: bool
    perhaps: tuple[str, ...] = ()


_BODIES = frozenset({"government", "office", "organisation"})


def passages_on(survey: Survey, parties: Parties, line: Line) -> list[Passage]:
    """The passages of a line that name meetings, in order."""
    if line.sentence.heading:
        return []
    names = named_on(line)
    found: list[Passage] = []
    for number, name in enumerate(names):
        left = names[number - 1].after if number else 0
        right = names[number + 1].first if number + 1 < len(names) else len(line.words)
        near = max(left, name.first - _BESIDE), min(right, name.after + _BESIDE)
        passage = _passage(survey, parties, line, name, *near)
        if not _is_own_session(survey, line, name, passage):
            found.append(passage)
    return found


def _is_own_session(survey: Survey, line: Line, name: Named, passage: Passage) -> bool:
    """Whether one body sits by itself: "before the cabinet met"; a person who met nobody named did meet somebody."""
    if not name.head.is_verb or len(passage.parties) != 1 or _with(line, name.first) is not None:
        return False
    verb = word_at(line.reading, line.words[name.first].start)
    if verb is not None and children(line.reading, verb, "obj"):
        return False  # "the cabinet met two bankers"
    actor = survey.actors.get(passage.parties[0])
    beside = [m for m in line.mentions if 0 <= line.words[name.first].start - m.end <= 1]
    return actor is not None and actor.kind in _BODIES and any(m.actor == actor.id for m in beside)


def _passage(survey: Survey, parties: Parties, line: Line, name: Named, left: int, right: int) -> Passage:
    """The meeting that a name stands for, read from the words `left`..`right` around it."""
    first, after, head = name.first, name.after, name.head
    who = _who(survey, parties, line, first, after, head, right)
    there, is_nameless = attendants(survey, line, first, after, who)
    when = _when(survey, line, first, after, left, right)
    place = place_of(survey, line, name, right, who) if head.form != "call" else None
    around = None
    if place is None and head.form in ("talks", "summit", "other"):
        place = around = place_around(survey, line, first)
    lasted = _lengths(survey, line, left, right, after)
    status = _status(line, first, after, head)
    is_told = (
        lasted
        or around
        or (place and when.is_known)
        or ((place or when.is_known) and (status == "planned" or _is_definite(line, first) or _is_of_two(line, after)))
    )
    perhaps: tuple[str, ...] = ()
    # Who hosted "talks between the two leaders" is neither of the two.
    is_open = len(who) <= _is_of_two(line, after) and len(there) < 2 and not is_nameless
    if is_open and head.form == "talks" and is_told and (not head.is_verb or _is_of_two(line, after)):
        subject = parties.subject(line, first)
        if len(subject) > 1:
            who = without_titles(survey, parties, list(subject))
        elif not _is_new(line, first):
            perhaps = _present(survey, parties)
    if perhaps:
        perhaps, who, there = tuple(dict.fromkeys((*perhaps, *who, *there))), (), []
    if head.form != "visit":
        who = without_titles(survey, parties, list(dict.fromkeys((*who, *there))))
    if leads(meeting_words().absent, line, first):
        who = perhaps = ()
    is_known = when.is_known or place is not None
    is_plain = not is_known and not _stands_alone(name, who, lasted)
    end = max([after, *(line.word_at(span.end - 1) + 1 for span in (place.evidence if place else ()))])
    span = survey.span(line, max(0, first - 2), end)
    return Passage(line.number, head.form, who, when, place, lasted, status, span, is_plain, name.is_seen, perhaps)


def _stands_alone(name: Named, who: tuple[str, ...], lasted: tuple[Lasted, ...]) -> bool:
    """Whether a passage without day and place tells of a meeting of its own, not only more of one told before."""
    if len(who) > 1 and (name.head.is_verb or name.head.form == "call" or name.is_seen):
        return True
    return name.is_seen and bool(lasted or (who and name.has_happened))


def _status(line: Line, first: int, after: int, head: MeetingHead) -> MeetingStatus:
    """Held, unless the words right before or after the name say that it was called off or lies ahead."""
    end = line.clause_end(min(after, len(line.words) - 1))
    before = line.lowers[max(0, first - 4) : first]
    around = (*before, *line.lowers[after : min(end, after + (4 if head.form == "call" else 8))])
    words = meeting_words()
    if head.is_verb and line.lowers[max(0, first - 1) : first] == ("to",):
        return "planned"
    if words.cancelled.find((*before, *line.lowers[after : min(end, after + _BESIDE)])):
        return "cancelled"
    return "held" if words.planned.isdisjoint(around) else "planned"


def _is_new(line: Line, first: int) -> bool:
    """Whether "a" opens the name: a meeting that the reader does not know yet, and so has parties of its own."""
    opening = max(0, first - 3)
    return any(
        lower in ("a", "an", "another")
        and line.lowers[at + 1] not in _LENGTH_UNITS  # "a week of talks" is of known ones
        for at, lower in enumerate(line.lowers[opening:first], opening)
    )


def _present(survey: Survey, parties: Parties) -> tuple[str, ...]:
    """Those who fight without whoever is told on this page to have stayed away; nobody where one is left."""
    words = meeting_words()
    away: set[str] = set()
    for line in survey.lines:
        for first, _, _ in words.heads.find(line.lowers):
            if leads(words.absent, line, first) or leads(words.shunned, line, first):
                away.update(parties.principal(one) for one in parties.subject(line, first))
    there = tuple(party for party in parties.belligerents if party not in away)
    return there if len(there) > 1 else ()


def _is_of_two(line: Line, after: int) -> bool:
    """Whether "between the two leaders", "of both presidents" or the like follows the name."""
    return bool(meeting_words().leaders.find(line.lowers[after : after + 4]))


def _is_definite(line: Line, first: int) -> bool:
    """Whether "the" or "last" stands within two words before the name: talks that the reader is taken to know."""
    return not {"the", "last", "final", "latest"}.isdisjoint(line.lowers[max(0, first - 2) : first])


def _who(
    survey: Survey, parties: Parties, line: Line, first: int, after: int, head: MeetingHead, right: int
) -> tuple[str, ...]:
    """The parties: inside or right before the name, after "with", "between" or "to", and the subject of the clause."""
    told = list(without_titles(survey, parties, partners(survey, line, first, after)))
    if len(told) >= 2:
        return tuple(told)
    found: list[str] = []
    opening = line.words[max(0, first - 4)].start
    found += [
        m.actor
        for m in line.mentions
        if opening <= m.start and m.end <= line.words[first].end and _touches(line, m.end, first)
    ]
    found += _hyphened(survey, line, first)
    led = {"with", "between", "of"}.intersection(line.lowers[after - 1 : after + 2]) or line.lowers[after - 1] == "to"
    if led or head.is_verb:
        found += _row(line, after, right)
    elif (at := _with(line, after)) is not None:
        found += _row(line, at, right)
    if len(found) < 2 and head.is_verb and instrument_words().both.find(line.lowers[max(0, first - 8) : first]):
        found += parties.belligerents
    both = meeting_words().leaders.find(line.lowers[max(0, first - 8) : right])
    if both and len(found) < 2:
        found += _last_people(survey, line, first)
    if head.form == "visit" and (visitor := parties.person_before(line, first)):
        return (visitor,)
    found = list(without_titles(survey, parties, found))
    if len(found) < 2 and (head.is_verb or led or head.form in ("visit", "press_conference")):
        found = [*parties.subject(line, first), *found]
    return without_titles(survey, parties, found)


def _hyphened(survey: Survey, line: Line, first: int) -> list[str]:
    """The two parties of a compound right before the name: "the Torrin-Maas call"; none unless both are known."""
    parts = line.lowers[first - 1].split("-") if first else []
    if len(parts) != 2:
        return []
    known = survey.last_names
    named = [known[part] for part in parts if part in known]
    return named if len(named) == 2 else []


def _with(line: Line, after: int) -> int | None:
    """The word after "with" or "between" a few words behind the name: "a meeting in Dorra with the rebels"."""
    for number in range(after, min(after + 7, len(line.words) - 1)):
        if line.lowers[number] in ("with", "between"):
            return number + 1
        if line.lowers[number] in (",", ";", ".", "said", "and"):
            return None
    return None


def _touches(line: Line, end: int, first: int) -> bool:
    """Whether a mention that ends at `end` belongs to the name of the meeting: only hyphens and adjectives between."""
    at = line.word_at(end)
    return all(word not in (",", ".", ";", "said", "to", "in", "a", "the", "and") for word in line.lowers[at:first])


def _row(line: Line, after: int, right: int) -> list[str]:
    """The mentions after the name, as long as "and" joins them to the first."""
    found: list[str] = []
    joined = 0
    edge = line.words[min(after, len(line.words) - 1)].start
    limit = line.words[min(right, len(line.words)) - 1].end
    for mention in line.mentions:
        if mention.start < edge:
            continue
        between = _without_clause([word.lower for word in line.words if edge <= word.start < mention.start])
        if found and not between:
            continue  # named in a clause about the one before it
        is_far = len(between) > (6 if not found else 4)
        ends = {".", ";", "said", "in", "at", "as", *(() if found else (",",))}
        if mention.start > limit or is_far or ends.intersection(between):
            break
        if found and not {"and", ","}.intersection(between) and len(between) > 2:
            break
        found.append(mention.actor)
        if "and" in between or "," not in between:
            joined = len(found)
        edge = mention.end
    return found[:joined]


def _without_clause(between: list[str]) -> list[str]:
    """The words between two names without a clause about the first: of ", which holds the town, and" only the "and"."""
    if between[:1] != [","] or not _DESCRIBING.intersection(between[1:2]):
        return between
    closing = next((at for at in range(2, len(between)) if between[at] == ","), len(between))
    return between[closing:]


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


def without_titles(survey: Survey, parties: Parties, found: list[str]) -> tuple[str, ...]:
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
        and not is_of_years(expression.when)
        and _OTHER_EVENTS.isdisjoint(line.lowers[after : line.word_at(expression.start)])
        and start <= expression.start
        and expression.end <= end
    ]
    if not near:
        return UNKNOWN_TIME
    best = min(near, key=lambda expression: (abs(expression.start - line.words[after - 1].end), expression.start))
    return with_evidence(survey, ahead(survey, line, best), best.start, best.end)


def is_of_years(when: When) -> bool:
    """Whether a time is a year or longer: no meeting is that long, it dates what led to it."""
    return (when.earliest or "")[4:10] == "-01-01" and (when.latest or "")[4:10] == "-12-31"


def _lengths(survey: Survey, line: Line, left: int, right: int, after: int) -> tuple[Lasted, ...]:
    """The lengths of time beside the name, each with who says so."""
    start, end = line.words[left].start, line.words[right - 1].end
    found: list[Lasted] = []
    for expression in quantity_expressions(survey.page.text, start, end):
        before = line.lowers[max(0, line.word_at(expression.start) - 3) : line.word_at(expression.start)]
        following = line.lowers[line.word_at(expression.end - 1) + 1 : line.word_at(expression.end - 1) + 3]
        is_length = not {"lasted", "lasting", "for", "after", "ran", "run", "took", "spoke", "than", "of"}.isdisjoint(
            before
        )
        is_length |= before[-1:] == (",",) and following[:1] in ((",",), ("in",))  # "the session, two days in all,"
        if not _OF_DEALS.isdisjoint(line.lowers[after : line.word_at(expression.start)]):
            continue
        if expression.value.unit in _LENGTH_UNITS and (is_length or following[:1] == ("of",)):
            span = survey.page.span(expression.start, expression.end)
            found.append(Lasted(expression.value, survey.speaker_at(expression.start), (span,)))
    return tuple(found)
