"""Where reports differ over deeds: who did it, whether anybody did, and on which day."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import combinations

from trucewatch.core.account import About, Accusation, Disagreement, Incident, Statement
from trucewatch.core.spans import Span
from trucewatch.reconcile.incident_numbers import is_tally
from trucewatch.reconcile.incidents import is_told_of_another_day
from trucewatch.reconcile.readings import Reader, disagreement
from trucewatch.reconcile.sides import Sides

DENIED_EVENT = re.compile(
    r"\b(?:no such|never happened|nothing (?:of the (?:kind|sort)|like it)|did not (?:happen|take place)"
    r"|not a (?:single|shot)|not one|has not|have not|had not|there (?:was|were|has been|have been) no"
    r"|no (?:attack|strike)s?)\b",
    re.IGNORECASE,
)
"""A denial of the deed, not of who did it: "there were no strikes that night", "has not fired a shot"."""
DENIES = re.compile(r"\bden(?:y|ies|ied)\b", re.IGNORECASE)
"""A sentence that denies accuses nobody: "the army denies that it struck the mill"."""
KEPT = re.compile(
    r"(?<!not )(?<!nor )\b(?:kept to|keeps to|(?:strictly|fully|scrupulously) (?:observ|respect|honou?r"
    r"|adher)\w+|observ(?:ed|es)"
    r"|abid(?:ed|es) by|complied with|respect(?:ed|s)|honou?red|adhered to)\s(?:the |its |this |all )?(?:\w+ ){0,2}?"
    r"(?:order|truce|cease-?fire|halt|pause|agreement|terms|regime)\b",
    re.IGNORECASE,
)
"""Must catch "our men kept to the order", "strictly observed the ceasefire"."""
NEAR_WORDS = 250
"""Characters after a denial within which a quotation of the denier belongs to it: a sentence or two."""


def deed_disagreements(
    incident: Incident, statements: Sequence[Statement], sides: Sides, reader: Reader
) -> list[Disagreement]:
    """Who did it, where sides accuse each other or the accused denies it; with what the denier is quoted as saying."""
    about = About("incident", incident.id)
    # "The army denies that it struck": nobody accuses itself.
    laid = [one for one in incident.accusations if one.accused and not is_of_itself(one, sides) and not is_denial(one)]
    accused = sorted({one.accused for one in laid if one.accused})
    if any(sides.are_rivals(one, other) for one in accused for other in accused):
        readings = [reader.reading(sides.name(one.accused), one.by, one.evidence) for one in laid if one.accused]
        why = f"By one account it was {sides.name(accused[0])}, by another {' or '.join(map(sides.name, accused[1:]))}."
        return [disagreement(about, "accused", "attribution", readings, why)]
    kept = kept_by_accused(incident, statements, sides)
    denied_by = incident.denied_by or ((incident.accused,) if incident.accused and kept else ())
    denial = (*incident.read.get("denied_by", ()), *kept)
    if incident.accused is None or not denied_by or not denial:
        return []
    if all(span in denial for span in incident.read.get("accused", (None,))):
        return []  # only the denial tells that the side is accused: who accuses it is not told
    claim = tuple(span for span in incident.evidence if not any(span.overlaps(other) for other in denial))
    claim = claim or incident.read.get("accused", ())
    if not claim:
        return []
    name = sides.name(incident.accused)
    denial = (*denial, *words_after(denial, denied_by, statements, sides))
    readings = [
        reader.reading(name, incident.alleged_by[0] if len(incident.alleged_by) == 1 else None, claim),
        reader.reading(f"not {name}", denied_by[0] if len(denied_by) == 1 else None, denial),
    ]
    deniers = " and ".join(sides.name(one) for one in denied_by)
    if kept or incident.accused_status == "claimed" or any(DENIED_EVENT.search(span.exact) for span in denial):
        why = f"By one account {name} did it, and by that of {deniers} nothing of the kind happened."
        return [disagreement(about, "happened", "conflict", readings, why)]
    return [disagreement(about, "accused", "attribution", readings, f"It is laid on {name}, and denied by {deniers}.")]


def kept_by_accused(incident: Incident, statements: Sequence[Statement], sides: Sides) -> tuple[Span, ...]:
    """Where the side whose breaches are summed up says that its own men have kept the truce; () for a single deed."""
    if incident.accused is None or not is_tally(incident):
        return ()
    side = sides.of(incident.accused)
    own = [one for one in statements if one.speaker is not None and sides.of(one.speaker) == side]
    return tuple(span for one in own for span in one.content if KEPT.search(span.exact))


def is_of_itself(accusation: Accusation, sides: Sides) -> bool:
    """Whether a side is told to accuse itself, without owning up to it."""
    is_owned = accusation.status in ("claimed", "admitted")
    return not is_owned and sides.are_one(accusation.by, accusation.accused)


def is_denial(accusation: Accusation) -> bool:
    """Whether all that tells of an accusation is a sentence that denies."""
    return all(DENIES.search(span.exact) for span in accusation.evidence)


def day_disagreements(incidents: Sequence[Incident], sides: Sides, reader: Reader) -> list[Disagreement]:
    """Deeds that one speaker tells of, at one place, and that two reports lay on two days in a row."""
    found: list[Disagreement] = []
    for incident, rival in combinations(incidents, 2):
        if is_told_of_another_day(incident, rival, sides):
            readings = [
                reader.reading((one.happened.earliest or "")[:10], one.alleged_by[0], one.evidence)
                for one in (incident, rival)
            ]
            days = " and ".join(sorted(reading.value for reading in readings))
            why = f"What {sides.name(incident.alleged_by[0])} tells of {incident.place.name} is laid on {days}."
            found.append(disagreement(About("incident", incident.id), "happened", "conflict", readings, why))
    return found


def words_after(
    denial: Sequence[Span], deniers: Sequence[str], statements: Sequence[Statement], sides: Sides
) -> list[Span]:
    """What those who deny are quoted as saying right after the denial."""
    found: list[Span] = []
    for statement in statements:
        if statement.speaker is None or not any(sides.are_one(statement.speaker, denier) for denier in deniers):
            continue
        first = statement.content[0]
        if any(first.report == span.report and 0 <= first.start - span.end <= NEAR_WORDS for span in denial):
            found += statement.content
    return found


def united_by_denial(found: Sequence[Disagreement]) -> list[Disagreement]:
    """One disagreement for each denial: a side that denies several deeds in one sentence differs once."""
    by_denial: dict[tuple[str, tuple[Span, ...]], list[Disagreement]] = {}
    for one in found:
        denied = next((reading for reading in one.readings if reading.value.startswith("not ")), None)
        by_denial.setdefault((one.kind, denied.evidence if denied else ()), []).append(one)
    made: list[Disagreement] = []
    for (_, denial), same in by_denial.items():
        if not denial or len(same) == 1:
            made += same
            continue
        lead = min(same, key=lambda one: one.about.id)
        claims = [reading for one in same for reading in one.readings if not reading.value.startswith("not ")]
        denials = [reading for reading in lead.readings if reading.value.startswith("not ")]
        made.append(disagreement(lead.about, lead.field, lead.kind, [*dict.fromkeys(claims), *denials], lead.why))
    return made
