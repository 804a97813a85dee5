"""How far an attack was checked: the outlet's remark, and the words of a monitor."""

from __future__ import annotations

import re

import msgspec
import pytest

from scenes import scene
from trucewatch.core.account import Actor, Incident, Verification
from trucewatch.core.page import Mention
from trucewatch.find.incidents.incidents import find_incidents

SHELLED = "Shells hit a school in Karvel on Monday. "
MISSION = Actor("mission", "Truce Mission", "organisation", ("Truce Mission", "the mission"), (), None, ())


def checks(text: str) -> list[Verification | None]:
    """What is said of each incident of a report that knows a mission of observers."""
    report, context = scene(text)
    named = [Mention(m.start(), m.end(), MISSION.id) for m in re.finditer("Truce Mission|the mission", text)]
    known = msgspec.structs.replace(
        context, cast=(*context.cast, MISSION), mentions=tuple(sorted((*context.mentions, *named)))
    )
    return [fact.verification for fact in find_incidents(report, known).facts if isinstance(fact, Incident)]


@pytest.mark.parametrize(
    ("remark", "stance"),
    [
        ("The Truce Mission called it a potential violation.", "potential"),
        ("The Truce Mission spoke of credible reports that a battery had fired.", "credible"),
        ("The Truce Mission assessed that the rounds were of 120 mm.", "monitor_assessed"),
    ],
)
def test_a_monitors_words_are_kept_with_who_says_them(remark: str, stance: str) -> None:
    (check,) = checks(SHELLED + remark)
    assert check is not None
    assert (check.stance, check.by, check.evidence[0].exact) == (stance, "mission", remark)


@pytest.mark.parametrize(
    "remark",
    [
        "Aruna called it a potential violation.",
        "The Truce Mission has not confirmed it.",
        "The Truce Mission could not verify it.",
    ],
)
def test_a_sides_words_and_a_monitors_silence_are_no_check(remark: str) -> None:
    assert checks(SHELLED + remark) == [None]


def test_a_monitors_remark_is_of_the_last_attack_an_outlets_of_all() -> None:
    two = SHELLED + "A drone burned a mill in Tolm on Tuesday. "
    assert [check is not None for check in checks(two + "The Truce Mission recorded it.")] == [False, True]
    assert [check is not None for check in checks(two + "None of this could be verified.")] == [True, True]


def test_what_the_outlet_has_verified_itself() -> None:
    (check,) = checks(SHELLED + "We have verified footage of the strike.")
    assert check is not None
    assert (check.stance, check.by) == ("verified_by_outlet", None)
