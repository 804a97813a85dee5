"""What later sentences tell of an incident: the dead and hurt, who is blamed, who denies, what could not be checked."""

from __future__ import annotations

import re
from itertools import pairwise

import msgspec

from trucewatch.core.account import Accusation, Count, Incident
from trucewatch.core.spans import Span
from trucewatch.find.incidents.acts import is_attribution
from trucewatch.find.incidents.blame import Blame
from trucewatch.find.incidents.charges_nearby import charge_nearby
from trucewatch.find.incidents.checked import with_checks
from trucewatch.find.incidents.clauses import SPEECH, clauses_of
from trucewatch.find.incidents.counting import Window
from trucewatch.find.incidents.counts import consequences_in
from trucewatch.find.incidents.denials import Denial, can_deny, denial_in, is_near, is_of
from trucewatch.find.incidents.forces import Charge
from trucewatch.find.incidents.places import places_in
from trucewatch.find.incidents.same_event import days_apart, same_name
from trucewatch.find.incidents.tallies import is_tally
from trucewatch.find.incidents.unreal import is_history
from trucewatch.find.survey import Line, Survey

_DOUBTFUL = frozenset(
    {"rumour", "rumor", "rumours", "rumors", "false", "fake", "if", "would", "could", "may", "might", "or"}
)


_BEHIND = re.compile(
    r"\b(?:behind|responsible for|involve(?:d|ment) in|any part in|carr(?:ied|ying) out|responsibility for"
    r"|nothing to do with) "
    r"(?:the|that|this|it)\b(?: (?:air ?strike|strike|attack|raid|shelling|bombing|blast|explosion|ambush|killings?))?"
    r"|\bden(?:y|ies|ied) (?:any |all )?(?:responsibility|involvement|complicity)(?=[.,;”\"]|$)",
    re.IGNORECASE,
)
"""Must catch "was behind the strike", "denied responsibility for the attack", "for which she denies responsibility"."""
_KILLING = frozenset({"killed", "wounded", "injured"})
_PRONOUNS = frozenset({"it", "he", "she", "they"})


class Told(msgspec.Struct, frozen=True):
    """One incident with the number of the last line that told of it."""

    incident: Incident
    line: int


def told_after(
    survey: Survey, blame: Blame, line: Line, told: list[Told], *, is_plain: bool, is_tally: bool
) -> list[Told]:
    """`told` with what a line says of incidents before it: the hurt, who is blamed, who denies, what is unproven.

    `is_plain`: the line tells no incident itself; `is_tally`: it counts breaches, and its charge is for these.
    """
    if is_plain:
        told = _hurt(survey, line, told)
    if not is_tally and (charged := charge_nearby(blame, line)):
        told = _charged(survey, blame, line, told, *charged)
    elif not is_tally and is_plain:
        told = _blamed_both_ways(survey, blame, line, told)
    if denial := denial_in(survey, blame, line):
        told = _denied(survey, blame, line, told, denial)
    last = max((one.line for one in told), default=0)
    return [Told(with_checks(survey, line, one.incident, one.line, is_last=one.line == last), one.line) for one in told]


def _charged(
    survey: Survey, blame: Blame, line: Line, told: list[Told], charge: Charge, accuser: str | None, evidence: Span
) -> list[Told]:
    """The last incident, told two sentences before at most, with a charge: the first, or that of who denies it."""
    if not told or line.number - told[-1].line > 2:
        return told
    last = told[-1].incident
    if last.accused is not None:
        return [*told[:-1], Told(countercharged(blame, last, charge.accused, accuser, (evidence,)), line.number)]
    alleged = tuple(dict.fromkeys((*last.alleged_by, *((accuser,) if accuser else ()))))
    own = accuser is not None and blame.principal(accuser) == blame.principal(charge.accused)
    changed = msgspec.structs.replace(
        last,
        accused=charge.accused,
        accused_status="claimed" if own else "alleged",
        alleged_by=(accuser,) if accuser else alleged,
        evidence=(*last.evidence, evidence),
        read={**last.read, "accused": charge.spans},
    )
    return [*told[:-1], Told(changed, line.number)]


def _blamed_both_ways(survey: Survey, blame: Blame, line: Line, told: list[Told]) -> list[Told]:
    """The last incident, of which nobody is accused yet, with both charges where two sides "blamed each other"."""
    if not told or line.number - told[-1].line > 2 or told[-1].incident.accused is not None:
        return told
    both = blame.mutual(line)
    if both is None:
        return told
    last, span = told[-1].incident, survey.line_span(line)
    charges = tuple(
        Accusation(rival.actor, side.actor, "alleged", (span,)) for side, rival in (both, (both[1], both[0]))
    )
    accusers = tuple(side.actor for side in both)
    changed = msgspec.structs.replace(
        last,
        accusations=(*last.accusations, *charges),
        alleged_by=tuple(dict.fromkeys((*last.alleged_by, *accusers))),
        evidence=(*last.evidence, span),
    )
    return [*told[:-1], Told(changed, line.number)]


def countercharged(
    blame: Blame, incident: Incident, accused: str | None, accuser: str | None, evidence: tuple[Span, ...]
) -> Incident:
    """The incident with a second charge, by the side that is accused of it, against another; as it was for any other.

    "The rebels denied it and blamed the army": both charges stand side by side, the first keeps its place.
    """
    side = blame.principal(incident.accused)
    if accused is None or accuser is None or blame.principal(accuser) != side or blame.principal(accused) == side:
        return incident
    first = tuple(
        Accusation(incident.accused, by, incident.accused_status, incident.evidence) for by in incident.alleged_by
    )
    rival = Accusation(accused, accuser, "alleged", evidence)
    return msgspec.structs.replace(incident, accusations=(*(incident.accusations or first), rival))


def _denied(survey: Survey, blame: Blame, line: Line, told: list[Told], denial: Denial) -> list[Told]:
    """The incident shortly before a denial of which the denier's side is accused, or which it is said to have suffered.

    Where it names no place, day or target ("denied it") it is of the last that can be meant, with those told in the
    same sentence; of all where "claims" are denied.
    """
    meant = {
        number: named
        for number, one in enumerate(told)
        if can_deny(blame, denial, one.incident)
        and (named := is_of(survey, line, denial, one.incident)) is not False
        and is_near(line, one.line, named=bool(named))
    }
    if not meant:
        return _implied(survey, blame, line, told, denial)
    last = max((told[number].line for number in meant), default=0)
    changed = list(told)
    for number, named in meant.items():
        incident = told[number].incident
        is_meant = named or (named is None and (denial.several or told[number].line == last))
        if not is_meant or denial.denier in incident.denied_by:
            continue
        spans = (*incident.read.get("denied_by", ()), survey.line_span(line))
        denied = msgspec.structs.replace(
            incident,
            denied_by=(*incident.denied_by, denial.denier),
            accused_status="claimed" if incident.accused_status == "claimed" else "denied",
            read={**incident.read, "denied_by": spans},
        )
        changed[number] = Told(denied, told[number].line)
    return changed


def _implied(survey: Survey, blame: Blame, line: Line, told: list[Told], denial: Denial) -> list[Told]:
    """The incident told last, of which nobody was accused, where a side denies that it was behind it: it was accused.

    "Shells hit Harn on Monday. Velda denied that it was behind the attack."
    """
    if not told or told[-1].incident.accused is not None or not is_near(line, told[-1].line, named=False):
        return told
    last, side = told[-1].incident, blame.principal(denial.denier)
    start = line.words[denial.first].start
    words = _BEHIND.search(survey.page.text, start, line.sentence.end)
    if words is None or not blame.is_side(side) or is_of(survey, line, denial, last) is False:
        return told
    named = {blame.principal(m.actor) for m in blame.sides(line) if start <= m.start < words.end()}
    if named - {side} or side in {blame.principal(teller) for teller in last.alleged_by}:
        return told
    span = survey.line_span(line)
    charged = msgspec.structs.replace(
        last,
        accused=side,
        accused_status="denied",
        denied_by=(denial.denier,),
        read={**last.read, "accused": (span,), "denied_by": (span,)},
    )
    return [*told[:-1], Told(charged, told[-1].line)]


def _names_killer(survey: Survey, line: Line) -> bool:
    """Whether a name stands as the subject of the killing: "the Cantons had killed nine of his men"."""
    return any(
        had == "had" and verb in _KILLING and number and survey.page.text[line.words[number - 1].start].isupper()
        for number, (had, verb) in enumerate(pairwise(line.lowers))
    )


def _tells_another(survey: Survey, line: Line, last: Incident) -> bool:
    """Whether the line is about something else: doubtful words, an open time, another place or another day."""
    if not _DOUBTFUL.isdisjoint(line.lowers) or _names_killer(survey, line):
        return True
    for time in survey.times(line):
        known = time.kind != "duration" and time.when.is_known
        if known and (time.when.latest is None or days_apart(time.when, last.happened)):
            return True
    return any(
        not same_name(name.place.name, last.place.name)
        for clause in clauses_of(line)
        if not is_attribution(line, clause)
        for name in places_in(survey, line, clause.first, clause.after)
    )


def _counter(survey: Survey, line: Line, count: Count, last: Incident) -> str | None:
    """Who gives the count: the speaker of its words, or who told the incident where "it said" follows; else None."""
    middle = (count.evidence[0].start + count.evidence[0].end) // 2
    statement = survey.statement_at(middle) or survey.statement_at(line.words[len(line.words) // 2].start)
    if statement is not None and statement.speaker is not None:
        return statement.speaker
    ahead = line.word_at(count.evidence[0].end)
    goes_on = any(one in _PRONOUNS and verb in SPEECH for one, verb in pairwise(line.lowers[ahead:]))
    return last.alleged_by[0] if goes_on and len(last.alleged_by) == 1 else None


def _hurt(survey: Survey, line: Line, told: list[Told]) -> list[Told]:
    """The last incident with the dead and hurt that the line tells, where it follows within two sentences; no tally."""
    if not told or line.number - told[-1].line > 2 or not line.words or is_history(line):
        return told
    last = told[-1].incident
    if is_tally(last) or _tells_another(survey, line, last):
        return told
    window = Window(None, None)
    told_here = consequences_in(survey, line, window, last.counts)
    counts = tuple(
        msgspec.structs.replace(count, counted_by=_counter(survey, line, count, last)) for count in told_here
    )
    known = {(count.of, count.outcome, count.value.low, count.value.high) for count in last.counts}
    new = tuple(count for count in counts if (count.of, count.outcome, count.value.low, count.value.high) not in known)
    if not new:
        return told
    evidence = (*last.evidence, survey.line_span(line))
    return [
        *told[:-1],
        Told(msgspec.structs.replace(last, counts=(*last.counts, *new), evidence=evidence), line.number),
    ]
