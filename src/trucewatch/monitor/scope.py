"""Does a text cover what an incident did? Answers are "yes", "no" and "unclear", each with its reasons.

Nothing is assumed of what is not stated: an incident whose target nobody named is neither in nor out of a halt on
strikes against power plants.
"""

from __future__ import annotations

import re
import unicodedata
from typing import Literal

import msgspec

from trucewatch.core.account import Answer, Incident, Instrument, Reason, Version
from trucewatch.core.values import Place, Relation, Scope, covers, relate_targets
from trucewatch.know.wording import targets_named

DOMAINS: dict[str, Literal["land", "air", "sea"]] = {
    "drone": "air",
    "missile": "air",
    "air_strike": "air",
    "shelling": "land",
    "ground_assault": "land",
    "small_arms": "land",
}
"""Where an attack of a form is fought; the others say nothing about it."""
ATTACKS = frozenset({*DOMAINS, "explosion", "unknown"})
"""Forms that a full ceasefire bars; shooting a drone down, or taking somebody away, may or may not be barred."""
FIGHTING_OF_TROOPS = frozenset({"ground_assault", "small_arms"})
BREACH_COUNTS = frozenset({"attacks", "violations", "shells"})
MILITARY = frozenset({"military"})
WEAPONS = frozenset({"drones", "missiles", "shells", "aircraft"})
FORM_TARGETS: dict[str, tuple[str, ...]] = {"ceasefire": ("all",), "maritime_ceasefire": ("maritime",)}
"""What a form covers where the text names no targets: a ceasefire without further words is of everything."""


class Finding(msgspec.Struct, frozen=True):
    """An answer and the steps that led to it."""

    answer: Answer
    reasons: tuple[Reason, ...]


def testable_scope(instrument: Instrument, version: Version) -> Scope | None:
    """The scope to test against, with the targets that the form implies; None where nothing says what is covered."""
    scope = version.scope
    targets = scope.targets or FORM_TARGETS.get(instrument.form, ())
    if not (targets or scope.domains or scope.where) and not _is_held_beside(instrument):
        return None
    return msgspec.structs.replace(scope, targets=targets)


def _is_held_beside(instrument: Instrument) -> bool:
    """Whether it is an agreed leaving or passage, which an attack may break though its words speak of none."""
    return instrument.form in ("withdrawal", "corridor") and instrument.kind == "agreement"


def is_in_scope(incident: Incident, scope: Scope, version: Version) -> Finding:
    """Whether target, domain and place of the incident are covered: one "no" decides, else one "unclear"."""
    findings = [
        covers_target(incident, scope, version),
        covers_domain(incident, scope, version),
        covers_place(incident, scope, version),
    ]
    if not any(findings) and is_no_matter_of_passage(incident, scope):
        says = f"The text is of a passage or a leaving, and what was hit is {targets_named(incident.targets)}."
        return finding("no", says, incident, version)
    if not any(findings):
        return finding("unclear", "Whether the text bars attacks is not said.", incident, version)
    answers = {finding.answer for finding in findings if finding is not None}
    answer: Answer = "no" if "no" in answers else "unclear" if "unclear" in answers or not answers else "yes"
    return Finding(answer, tuple(reason for finding in findings if finding is not None for reason in finding.reasons))


def is_no_matter_of_passage(incident: Incident, scope: Scope) -> bool:
    """Whether soldiers or their works alone were hit, where a text that names no targets lets people or goods pass."""
    return not scope.targets and bool(incident.targets) and all(covers("military", path) for path in incident.targets)


def covers_target(incident: Incident, scope: Scope, version: Version) -> Finding | None:
    """Whether what was hit is of the kinds that the text covers; None where the text names no kinds."""
    if incident.targets and any(all(covers(out, path) for path in incident.targets) for out in scope.excluded):
        return finding("no", f"The text leaves out {targets_named(scope.excluded)}.", incident, version)
    if not scope.targets:
        return None
    if "all" in scope.targets:
        return is_barred_fighting(incident, version)
    if not incident.targets:
        if incident.form in FIGHTING_OF_TROOPS:
            return finding(
                "no", f"Fighting of troops is no strike on {targets_named(scope.targets)}.", incident, version
            )
        return finding(
            "unclear", f"Nobody says what was hit; the text covers {targets_named(scope.targets)}.", incident, version
        )
    relation = relate_targets(incident.targets, scope.targets)
    if any(covers(path, target) for path in scope.targets for target in incident.targets):
        return finding(
            "yes",
            f"What was hit ({targets_named(incident.targets)}) falls under {targets_named(scope.targets)}.",
            incident,
            version,
        )
    if relation is Relation.DISJOINT:
        return finding(
            "no",
            f"What was hit ({targets_named(incident.targets)}) does not fall under {targets_named(scope.targets)}.",
            incident,
            version,
        )
    says = f"What was hit ({targets_named(incident.targets)}) is told more widely than {targets_named(scope.targets)}."
    return finding("unclear", says, incident, version)


def is_barred_fighting(incident: Incident, version: Version) -> Finding:
    """Whether a text that covers all fighting covers this."""
    if (
        incident.form in ATTACKS
        or is_wave_brought_down(incident)
        or is_warplane_brought_down(incident)
        or any(count.of in BREACH_COUNTS for count in incident.counts)
    ):
        return finding("yes", "The text covers all fighting.", incident, version)
    says = f"The text covers all fighting; whether it bars this ({incident.form.replace('_', ' ')}) is not said."
    return finding("unclear", says, incident, version)


def is_wave_brought_down(incident: Incident) -> bool:
    """Whether several weapons that somebody is said to have sent were brought down; a single drone may have spied."""
    many = any(one.of in WEAPONS and one.value.low is not None and one.value.low > 1 for one in incident.counts)
    return incident.form == "interception" and incident.accused is not None and many


def is_warplane_brought_down(incident: Incident) -> bool:
    """Whether one side is said to have shot down the other's aircraft with its crew; who regrets it meant another."""
    is_charged = incident.accused is not None and incident.accused_status in ("claimed", "alleged", "denied")
    return (
        incident.form in ("other", "interception")
        and incident.means == "aircraft"
        and is_charged
        and {*incident.targets} >= MILITARY
    )


def covers_domain(incident: Incident, scope: Scope, version: Version) -> Finding | None:
    """Whether the text covers fighting on land, in the air or at sea, as the incident was; None where it names none."""
    if not scope.domains or len(scope.domains) == 3:
        return None
    domain = "sea" if any(covers("maritime", path) for path in incident.targets) else DOMAINS.get(incident.form)
    domain = "air" if domain is None and is_warplane_brought_down(incident) else domain
    named = " and ".join(scope.domains)
    if domain is None:
        return finding("unclear", f"The text covers {named}; where this was fought is not said.", incident, version)
    if domain in scope.domains:
        return finding("yes", f"The text covers {named}.", incident, version)
    return finding("no", f"The text covers {named}, and this was {domain}.", incident, version)


def covers_place(incident: Incident, scope: Scope, version: Version) -> Finding | None:
    """Whether it happened where the text holds; None where the text names no place."""
    if not scope.where:
        return None
    named = ", ".join(place.name for place in scope.where)
    answers = {lies_within(incident.place, place) for place in scope.where}
    if True in answers:
        return finding("yes", f"{incident.place.name} lies within {named}.", incident, version)
    if answers == {False}:
        return finding("no", f"{incident.place.name} does not lie within {named}.", incident, version)
    return finding(
        "unclear", f"Whether {incident.place.name or 'the place'} lies within {named} is not known.", incident, version
    )


def lies_within(place: Place, area: Place) -> bool | None:
    """Whether `place` lies within `area`; None where names and countries do not show it."""
    inner, outer = name_words(place.name), name_words(area.name)
    if inner and outer and (outer <= inner):
        return True
    if place.country and area.country:
        if place.country != area.country:
            return False
        if area.precision == "country":
            return True
    return None


def name_words(name: str) -> frozenset[str]:
    """The words of a name, plain."""
    spread = unicodedata.normalize("NFKD", name)
    plain = "".join(sign for sign in spread if not unicodedata.combining(sign)).casefold()
    return frozenset(re.findall(r"\w+", plain)) - {"the", "of", "region", "area", "province", "district"}


def finding(answer: Answer, says: str, incident: Incident, version: Version, field: str = "targets") -> Finding:
    """A finding of one step, resting on where the text's version and the `field` of the incident are told."""
    text = version.starts.evidence if field == "happened" and version.starts.evidence else version.evidence
    spans = (*text[:1], *(incident.read.get(field, ()) or incident.evidence)[:1])
    return Finding(answer, (Reason(says[:1].upper() + says[1:], spans),))
