"""What is said to have happened: strikes, shelling, assaults, with place, day, targets, who is accused and by whom."""

from __future__ import annotations

import re

import msgspec

from trucewatch.core.account import AccusedStatus, Count, Incident, IncidentForm
from trucewatch.core.page import Context, Found, Page
from trucewatch.core.problems import Problem
from trucewatch.core.spans import Span
from trucewatch.core.values import Place, When
from trucewatch.find.incidents.accusing import accusers_of, denied_report
from trucewatch.find.incidents.acts import Act, acts_of, is_attribution
from trucewatch.find.incidents.aftermath import Told, countercharged, told_after
from trucewatch.find.incidents.blame import Blame
from trucewatch.find.incidents.by_reader import LEAST, TALLIED, fires_what_is_known, is_violent
from trucewatch.find.incidents.clauses import clauses_of
from trucewatch.find.incidents.counting import Window
from trucewatch.find.incidents.counts import counts_in, weapons_before
from trucewatch.find.incidents.counts_read import counts_read
from trucewatch.find.incidents.forces import Charge
from trucewatch.find.incidents.listed import listed
from trucewatch.find.incidents.moments import Clock
from trucewatch.find.incidents.namesakes import Namesakes, its_place, named_beside, named_in_roles
from trucewatch.find.incidents.places import PlaceName, places_in
from trucewatch.find.incidents.same_event import is_raid_beside, joined, merged
from trucewatch.find.incidents.second_tally import second_tally
from trucewatch.find.incidents.struck import struck
from trucewatch.find.incidents.tallies import is_same_tally, is_tally, sums_many, tally_in
from trucewatch.find.incidents.waves import hits_of
from trucewatch.find.survey import Line, Survey

_NEXT = 8
"""A name that follows so closely says where the one before it lies: "Harn, Velda", "Harn in the Venn region"."""
_NEARBY = 300
"""So many characters back "there" and "the town" still find the place that they mean."""
_OPEN = 40
"""So many incidents stay open to be told again further down; a page of any length is read in one pass."""
_ANSWERED = 3
"""An answer speaks of what was told so many sentences before it at most."""
_INSERTED = 6
"""Clauses of one act with so few words between them are shown as one stretch."""
_PLAIN = frozenset({
    "and", "but", "that", "then", "while", "the", "a", "an", "its", "their", "his", "more", "other", "several", "two",
    "three", "four", "five", "six", "attack", "long-range", "combat", "heavy", "ballistic", "cruise", "also", "later",
    "said", "says",
})  # fmt: skip
"""Before a weapon these name nobody whose it could be."""
NOWHERE = Place("", None, None, None, "unknown")
_ADMITTING = re.compile(
    r"\b(?:admit(?:s|ted)?|acknowledg(?:e|es|ed)|apologi[sz]\w*|apology|by mistake|regret\w*)\b", re.IGNORECASE
)
"""Must catch "admitted", "repeated its apology"."""


def find_incidents(page: Page, context: Context) -> Found:
    """The incidents of `page`, each once, in order. Background, plans, denials and terms of agreements are none."""
    survey = Survey(page, context)
    blame, clock, namesakes = Blame(survey), Clock(survey), Namesakes(survey)
    closed: list[Told] = []
    told: list[Told] = []
    antecedent: PlaceName | None = None
    for line in survey.lines:
        if len(told) > 2 * _OPEN:
            closed.extend(told[:-_OPEN])
            told = told[-_OPEN:]
        tally = tally_in(survey, blame, line)
        if tally is not None:
            told = _tallied(told, Told(tally, line.number))
            second = second_tally(survey, blame, line, tally)
            told = _tallied(told, Told(second, line.number)) if second is not None else told
        parts = hits_of(survey, line, told[-1].incident, told[-1].line) if told else ()
        told = [*told, *(Told(part, line.number) for part in parts)]
        acts = [act for act in acts_of(survey, line) if not parts and (tally is None or act.word.role == "catch")]
        for hit in (hit for act in acts for hit in listed(survey, act)):
            placed = _placed(survey, namesakes, hit, antecedent)
            incident = _incident(survey, blame, clock, placed)
            if not incident.place.name and any(role.label in TALLIED for role in hit.roles) and sums_many(incident):
                told = _tallied(told, Told(incident, line.number))
                continue
            if not _has_own_doer(placed):
                incident = _charged_alike(blame, told, line.number, incident)
            incident = _of_the_same_night(told, line.number, incident)
            with_it = joined(
                told, Told(incident, line.number), Told, blame.principal, blame.is_side, is_definite=hit.is_definite
            )
            if len(with_it) > len(told) and fires_what_is_known(line, hit.at, hit.after):
                with_it = _answered(blame, told, incident, line.number)
            is_more = len(with_it) > len(told)
            told = told if is_more and hit.word.is_vague and not _is_filled(hit, incident) else with_it
        antecedent = _spoken_of(survey, line, antecedent)
        told = told_after(
            survey, blame, line, told, is_plain=not acts and not parts and tally is None, is_tally=tally is not None
        )
    every = [one.incident for one in (*closed, *told)]
    standing = tuple(clock.with_entry_day(incident) for incident in every if _stands(incident))
    problems = [_unplaced(incident) for incident in standing if _is_unplaced(incident)]
    problems += [_left_out(one) for one in every if not _stands(one) and one.form not in ("unknown", "other")]
    return Found(standing, tuple(problems))


def _answered(blame: Blame, told: list[Told], answer: Incident, line: int) -> list[Told]:
    """`told` where an answer says who else "fired the shells": a second charge against what was told just before."""
    if not told or line - told[-1].line > _ANSWERED or not answer.alleged_by:
        return told
    last = told[-1].incident
    both = countercharged(blame, last, answer.accused, answer.alleged_by[0], answer.evidence)
    return [*told[:-1], Told(both, line)]


def _placed(survey: Survey, namesakes: Namesakes, act: Act, antecedent: PlaceName | None) -> Act:
    """The act; one whose sentence only points at its place gets the one named before, where that is certain."""
    if act.places:
        return act
    if named := named_in_roles(survey, act):
        return msgspec.structs.replace(act, places=named)
    meant = (named_beside(survey, act) or antecedent) if act.points_back else None
    meant = meant or namesakes.meant(act.line, act.clauses) or its_place(survey, act.line, act.clauses)
    return msgspec.structs.replace(act, places=(meant,)) if meant is not None else act


def _left_out(incident: Incident) -> Problem:
    """What a person should know of words of attack that tell no incident from others."""
    return Problem(
        "incidents",
        "these words tell of an attack without its place, day, target or numbers; it is left out",
        incident.evidence[0],
        "look for another report that tells more of it",
    )


def _is_unplaced(incident: Incident) -> bool:
    """Whether neither place nor day could be read; a tally needs none."""
    return not incident.place.name and not incident.happened.is_known and not is_tally(incident)


def _unplaced(incident: Incident) -> Problem:
    """What a person should know of an incident that no term can be tested against."""
    return Problem(
        "incidents",
        "neither the place nor the day of this incident could be read",
        incident.evidence[0],
        "look for another report that tells where and when it happened",
    )


def _spoken_of(survey: Survey, line: Line, before: PlaceName | None) -> PlaceName | None:
    """The place that "there" in the next sentence means: the only one that this line names."""
    if line.sentence.heading or not line.words:
        return None
    names = [
        name
        for clause in clauses_of(line)
        if not is_attribution(line, clause)
        for name in places_in(survey, line, clause.first, clause.after)
        if name.place.precision not in ("country", "region")
    ]
    if not names:
        near = before is not None and before.start > line.sentence.start - _NEARBY
        return before if near else None
    return names[0] if len({name.place.name for name in names}) == 1 else None


def _stands(incident: Incident) -> bool:
    """Whether anything tells the incident from others: a place, a time, a target, a count; or it is charged to a side.

    "The army accused Veldan troops of attacking after the truce took effect" leaves day and place open.
    """
    is_charged = incident.accused_status in ("alleged", "denied") and bool(incident.alleged_by)
    return is_charged or bool(incident.place.name or incident.happened.is_known or incident.targets or incident.counts)


def _is_filled(act: Act, incident: Incident) -> bool:
    """Whether rules read what the reader left open of an act told with arms: where, when or how many were hurt, and one
    more of these, who, and whom.
    """
    is_armed = act.means is not None or is_violent(act.line.lowers[act.at : act.after])
    is_hurt = any(count.of in ("killed", "injured") for count in incident.counts)
    settled = (incident.place.name, incident.happened.is_known, is_hurt)
    told = (*settled, incident.accused, incident.target_text)
    return is_armed and any(settled) and sum(bool(one) for one in told) >= LEAST


def _has_own_doer(act: Act) -> bool:
    """Whether a word that names no known side says whose weapons they were: "and coalition jets bombed Harn"."""
    if act.means is None or act.means.first > act.at:
        return False
    before = act.line.lowers[act.clauses[0].first : act.means.first][-1:]
    return bool(before) and before[0].isalpha() and before[0] not in _PLAIN


def _charged_alike(blame: Blame, told: list[Told], line: int, incident: Incident) -> Incident:
    """The incident, accused like the one told before it in the same breath: same sentence, same speaker.

    "He said that Veldan guns hit the grid and that drones struck a gas field": both are laid on Velda.
    """
    if incident.accused is not None or not told or not incident.alleged_by or told[-1].line != line:
        return incident
    before = told[-1].incident
    if before.accused is None or before.alleged_by != incident.alleged_by:
        return incident
    own = blame.principal(before.accused) == blame.principal(incident.alleged_by[0])
    return msgspec.structs.replace(
        incident,
        accused=before.accused,
        accused_status="claimed" if own else "alleged",
        read={**incident.read, "accused": before.read.get("accused", before.evidence)},
    )


def _of_the_same_night(told: list[Told], line: int, incident: Incident) -> Incident:
    """The raid of which the incident told right before was a part, dated like it where its words name no time."""
    if incident.happened.is_known or not told or line - told[-1].line > 2:
        return incident
    before = told[-1].incident
    if not before.happened.is_known or not is_raid_beside(before, incident):
        return incident
    return msgspec.structs.replace(
        incident, happened=before.happened, read={**incident.read, "happened": before.happened.evidence}
    )


def _tallied(told: list[Told], new: Told) -> list[Told]:
    """`told` with a tally: joined with the last one that it tells again or breaks down, else added at the end."""
    for number in range(len(told) - 1, -1, -1):
        if is_same_tally(told[number].incident, new.incident, new.line - told[number].line):
            both = merged(told[number].incident, new.incident)
            whole = Told(msgspec.structs.replace(both, form=told[number].incident.form), new.line)
            return [*told[:number], whole, *told[number + 1 :]]
    return [*told, new]


def _incident(survey: Survey, blame: Blame, clock: Clock, act: Act) -> Incident:
    """The incident that one act tells."""
    evidence = _evidence(survey, act)
    charge = blame.charge(act)
    denied = denied_report(blame, act)
    alleged_by = denied[1] if denied is not None else accusers_of(blame, act)
    place = _place(act)
    happened = clock.happened(act)
    hit = struck(survey, act)
    counts = _counts(survey, act, alleged_by, happened)
    form = _form(act, counts, bool(hit.paths))
    read = {
        "form": (survey.span(act.line, act.at, act.after),),
        "happened": happened.evidence,
        "place": place.evidence,
        "targets": hit.spans,
        "accused": charge.spans,
    }
    return Incident(
        id=f"x-{survey.page.report.id}-{evidence[0].start}",
        form=form,
        happened=happened,
        place=place,
        targets=hit.paths,
        target_text=", ".join(span.exact for span in hit.spans),
        accused=charge.accused,
        accused_status="denied"
        if denied is not None and charge.accused is not None
        else _status(survey, blame, act, charge, alleged_by),
        alleged_by=alleged_by,
        denied_by=(denied[0],) if denied is not None else (),
        counts=counts,
        evidence=evidence,
        means=act.means.means.name if act.means else None,
        read={name: found for name, found in read.items() if found},
    )


def _form(act: Act, counts: tuple[Count, ...], has_targets: bool) -> IncidentForm:
    """The form of the act; drones shot down near a target, or out of a number launched, are a drone attack."""
    if not act.is_interception:
        return "other" if act.word.role == "catch" else act.form
    if act.means is None:
        return "interception"
    raid = has_targets or any(count.outcome == "launched" for count in counts)
    if raid and act.means.means.form in ("drone", "missile"):
        return act.means.means.form
    return "interception"


def _counts(survey: Survey, act: Act, alleged_by: tuple[str, ...], happened: When) -> tuple[Count, ...]:
    """The counts in the clauses that tell the act."""
    window = Window(alleged_by[0] if alleged_by else None, happened)
    thing = weapons_before(survey, act.line)
    told = tuple(
        count for first, after in _runs(act) for count in counts_in(survey, act.line, first, after, window, thing)
    )
    weapon = act.means.means.name if act.means else None
    return (*told, *counts_read(survey, act.line, act.roles, told, weapon, window))


def _evidence(survey: Survey, act: Act) -> tuple[Span, ...]:
    """The clauses that tell the act; neighbours are one span, over a few words too ("before the signing,")."""
    joined: list[tuple[int, int]] = []
    for first, after in _runs(act):
        if joined and not act.spots and first - joined[-1][1] <= _INSERTED:
            first = joined.pop()[0]
        joined.append((first, after))
    return tuple(survey.span(act.line, first, after) for first, after in joined)


def _runs(act: Act) -> list[tuple[int, int]]:
    """The words of the act's clauses as runs (first, after), in order; clauses with a mark between them are one run."""
    runs: list[tuple[int, int]] = []
    for clause in sorted(act.told_in, key=lambda clause: clause.first):
        if runs and clause.first - runs[-1][1] <= 2:
            runs[-1] = (runs[-1][0], clause.after)
        else:
            runs.append((clause.first, clause.after))
    return runs


def _status(survey: Survey, blame: Blame, act: Act, charge: Charge, alleged_by: tuple[str, ...]) -> AccusedStatus:
    """How far the charge stands: the accused's own side says it (claimed, or admitted with regret), else alleged."""
    if charge.accused is None:
        return "undetermined"
    if any(blame.principal(speaker) == blame.principal(charge.accused) for speaker in alleged_by):
        sentence = act.line.sentence
        return "admitted" if _ADMITTING.search(survey.page.text, sentence.start, sentence.end) else "claimed"
    return "alleged"


def _place(act: Act) -> Place:
    """The place named nearest after the word of attack, the finest first, else nearest before it; else NOWHERE."""
    if not act.places:
        return NOWHERE
    word = act.line.words[act.at].start
    after = [name for name in act.places if name.start > word]
    around = after or list(reversed(act.places))
    fine = [name for name in around if name.place.precision not in ("country", "region")]
    chosen = (fine or around)[0]
    wider = next((name for name in act.places if 0 < name.start - chosen.end <= _NEXT), None)
    country = chosen.place.country or (wider.place.country if wider is not None else None)
    return msgspec.structs.replace(chosen.place, country=country)
