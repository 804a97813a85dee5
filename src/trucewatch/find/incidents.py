"""What is said to have happened: strikes, shelling, assaults, with place, day, targets, who is accused and by whom."""

from __future__ import annotations

import re

import msgspec

from trucewatch.core.account import AccusedStatus, Count, Incident, Verification
from trucewatch.core.page import Context, Found, Page
from trucewatch.core.spans import Span
from trucewatch.core.values import UNKNOWN_TIME, Place, When
from trucewatch.find.acts import Act, acts_of
from trucewatch.find.blame import Blame, Charge
from trucewatch.find.counts import Window, counts_in
from trucewatch.find.same_event import joined
from trucewatch.find.survey import Line, Survey
from trucewatch.know.targets import TargetWord

NOWHERE = Place("", None, None, None, "unknown")
_UNVERIFIED = re.compile(
    r"(?:\b(?:not|unable|none|neither|nor)\b|n[’']t\b)[^.]{0,60}?\b(?:verif(?:y|ied)|confirm(?:ed)?|check(?:ed)?|establish(?:ed)?|corroborated?)\b",
    re.IGNORECASE,
)
"""Must catch "could not independently verify", "None of it could be checked", "has not been able to establish"."""
_ADMITTING = re.compile(
    r"\b(?:admit(?:s|ted)?|acknowledg(?:e|es|ed)|apologi[sz]\w*|apology|by mistake|regret\w*)\b", re.IGNORECASE
)
"""Must catch "admitted", "repeated its apology"."""
_REACH = 8
"""A remark on what could be checked speaks of the incidents of so many sentences before it."""


class Told(msgspec.Struct, frozen=True):
    """One incident with the number of the last line that told of it."""

    incident: Incident
    line: int


def find_incidents(page: Page, context: Context) -> Found:
    """The incidents of `page`, each once, in order. Background, plans, denials and terms of agreements are none."""
    survey = Survey(page, context)
    blame = Blame(survey)
    told: list[Told] = []
    for line in survey.lines:
        acts = acts_of(survey, line)
        for act in acts:
            told = joined(told, Told(_incident(survey, blame, act), line.number), Told)
        if not acts:
            told = _remarked(survey, blame, line, told)
    return Found(tuple(one.incident for one in told))


def _incident(survey: Survey, blame: Blame, act: Act) -> Incident:
    """The incident that one act tells."""
    evidence = _evidence(survey, act)
    charge = blame.charge(act)
    alleged_by = blame.alleged_by(act)
    place = _place(act)
    happened = _happened(survey, act)
    targets = _targets(survey, act)
    paths = tuple(dict.fromkeys(target.path for target in targets))
    spans = tuple(survey.page.span(target.start, target.end) for target in targets)
    read = {
        "form": (survey.span(act.line, act.at, act.after),),
        "happened": happened.evidence,
        "place": place.evidence,
        "targets": spans,
        "accused": charge.spans,
    }
    return Incident(
        id=f"x-{survey.page.report.id}-{evidence[0].start}",
        form=act.form,
        happened=happened,
        place=place,
        targets=paths,
        target_text=", ".join(span.exact for span in spans),
        accused=charge.accused,
        accused_status=_status(survey, blame, act, charge, alleged_by),
        alleged_by=alleged_by,
        denied_by=(),
        counts=_counts(survey, act, alleged_by, happened),
        evidence=evidence,
        means=act.means.means.name if act.means else None,
        read={name: found for name, found in read.items() if found},
    )


def _counts(survey: Survey, act: Act, alleged_by: tuple[str, ...], happened: When) -> tuple[Count, ...]:
    """The counts in the stretch of the line that the act's clauses take up."""
    first, after = min(clause.first for clause in act.clauses), max(clause.after for clause in act.clauses)
    return counts_in(survey, act.line, first, after, Window(alleged_by[0] if alleged_by else None, happened))


def _evidence(survey: Survey, act: Act) -> tuple[Span, ...]:
    """The clauses that tell the act; neighbours are one span."""
    runs: list[tuple[int, int]] = []
    for clause in sorted(act.clauses, key=lambda clause: clause.first):
        if runs and clause.first - runs[-1][1] <= 2:
            runs[-1] = (runs[-1][0], clause.after)
        else:
            runs.append((clause.first, clause.after))
    return tuple(sorted(survey.span(act.line, first, after) for first, after in runs))


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
    country = chosen.place.country or next((name.place.country for name in around if name.place.country), None)
    return msgspec.structs.replace(chosen.place, country=country)


def _happened(survey: Survey, act: Act) -> When:
    """The time that the act's clauses name, the narrowest first; unknown where they name none."""
    known = [time for time in act.times if time.kind != "duration" and time.when.is_known]
    if not known:
        return UNKNOWN_TIME
    word = act.line.words[act.at].start
    known.sort(key=lambda time: (_width(time.when), abs(time.start - word), time.start))
    return msgspec.structs.replace(known[0].when, evidence=(survey.page.span(known[0].start, known[0].end),))


def _width(when: When) -> int:
    """0 for a time with both ends, 1 for one with an open end."""
    return 0 if when.earliest is not None and when.latest is not None else 1


def _targets(survey: Survey, act: Act) -> tuple[TargetWord, ...]:
    """The targets in the act's clauses: after an active verb, on both sides of a passive one; no means, no doers."""
    line = act.line
    bounds = [(line.words[clause.first].start, line.words[clause.after - 1].end) for clause in act.clauses]
    verb = line.words[act.at].start
    suffered = act.after > act.at + 1 or bool(
        {"was", "were", "been"} & set(line.lowers[max(0, act.at - 3) : act.after])
    )
    weapon = (line.words[act.means.first].start, line.words[act.means.after - 1].end) if act.means else (0, 0)
    return tuple(
        target
        for target in survey.targets(line)
        if any(start <= target.start < end for start, end in bounds)
        and (target.start > verb or suffered)
        and not (target.start < weapon[1] and weapon[0] < target.end)
        and not any(m.start <= target.start and target.end <= m.end for m in line.mentions)
    )


def _remarked(survey: Survey, blame: Blame, line: Line, told: list[Told]) -> list[Told]:
    """The incidents with what a line without an act says of them: who is blamed, who denies, what is unproven."""
    if charged := blame.blamed_nearby(line):
        told = _charged(blame, line, told, *charged)
    if denier := blame.denier(line):
        told = _denied(survey, blame, line, told, denier)
    remark = _UNVERIFIED.search(survey.page.text, line.sentence.start, line.sentence.end)
    if remark and survey.speaker_at(remark.start()) is None:
        stance = Verification("unverified_by_outlet", None, (survey.line_span(line),))
        told = [
            Told(msgspec.structs.replace(one.incident, verification=stance), one.line)
            if line.number - one.line <= _REACH and one.incident.verification is None
            else one
            for one in told
        ]
    return told


def _charged(
    blame: Blame, line: Line, told: list[Told], charge: Charge, accuser: str | None, evidence: Span
) -> list[Told]:
    """The last incident, where nobody was accused of it and the line follows within two sentences, with its charge."""
    if not told or told[-1].incident.accused is not None or line.number - told[-1].line > 2:
        return told
    last = told[-1].incident
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


def _denied(survey: Survey, blame: Blame, line: Line, told: list[Told], denier: str) -> list[Told]:
    """The incidents shortly before a denial of which the denier's side is accused, with the denial."""
    side = blame.principal(denier)
    changed: list[Told] = []
    for one in told:
        incident = one.incident
        meant = incident.accused is not None and blame.principal(incident.accused) == side
        if meant and line.number - one.line <= _REACH and denier not in incident.denied_by:
            spans = (*incident.read.get("denied_by", ()), survey.line_span(line))
            incident = msgspec.structs.replace(
                incident,
                denied_by=(*incident.denied_by, denier),
                accused_status="denied",
                read={**incident.read, "denied_by": spans},
            )
        changed.append(Told(incident, one.line))
    return changed
