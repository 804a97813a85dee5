"""Names of sides in a table as actors of the account."""

from __future__ import annotations

import pytest

from made_facts import CAST
from trucewatch.core.account import Actor
from trucewatch.monitor.sides import CIVILIANS, Cast


def actor(key: str, name: str, kind: str = "state", of: str | None = None, *names: str) -> Actor:
    """An actor known by its name and others."""
    return Actor(key, name, kind, (name, *names), (), of, ())  # type: ignore[arg-type]


RED_FRONT = actor("front", "Red Front", "group", None, "the RF")
KNOWN = Cast((*CAST, RED_FRONT, actor("kenya", "Kenya"), actor("peru", "Peru", "state", None, "Lima")))


@pytest.mark.parametrize(
    ("name", "key"),
    [
        ("Northland", "north"),
        ("NORTHLAND", "north"),
        ("Government of Northland (2030-)", "north"),
        ("Military Forces of Southmark (2029-2031)", "south"),
        ("Police Forces of Northland (2030-)", "north"),
        ("Red Front", "front"),
        ("RF: Red Front", "front"),
        ("RF", "front"),
        ("Northland's defence ministry", "north-ministry"),
        ("Military Forces of Kenya (2022-)", "kenya"),
        ("Kenyan army", "kenya"),
        ("Military Forces of Kenya (2022-) Peru", "kenya"),
        ("Red Front Movement", "front"),
        ("Red Front militants (Kenya)", "front"),
    ],
)
def test_a_name_is_whoever_bears_it_or_is_served_by_it(name: str, key: str) -> None:
    assert KNOWN.match(name) == key


@pytest.mark.parametrize(
    "name",
    [
        "Unidentified Armed Group (Kenya)",
        "Unknown",
        "Kenyan rebels",
        "Kenya rebels",
        "Front",
        "Blue Front",
        "",
        "Ugandan army",
    ],
)
def test_whoever_is_not_known_or_fights_its_own_state_is_nobody(name: str) -> None:
    assert KNOWN.match(name) is None


def test_a_body_is_known_by_every_name_that_everybody_knows() -> None:
    union = Cast((*CAST, actor("union", "African Union", "organisation")))
    assert union.match("AU") == "union"
    assert union.match("NATO") is None


def test_an_armed_group_of_civilians_is_a_group() -> None:
    assert KNOWN.match("Civilian Task Force (Kenya)") is None


@pytest.mark.parametrize("name", ["Civilians (Kenya)", "Protesters (Northland)", "Refugees/IDPs (Peru)"])
def test_civilians_are_no_side(name: str) -> None:
    assert KNOWN.match(name) == CIVILIANS


def test_a_name_that_two_sides_bear_is_nobody_and_that_two_of_one_side_bear_is_the_side() -> None:
    two = Cast((*CAST, actor("g1", "the Guard", "military", "north"), actor("g2", "the Guard", "military", "south")))
    assert two.match("The Guard") is None
    one = Cast((*CAST, actor("g1", "the Guard", "military", "north"), actor("g2", "Guard", "military", "north")))
    assert one.match("The Guard") == "north"


def test_whom_somebody_acts_for_in_the_end_and_a_ring_ends() -> None:
    assert KNOWN.side_of("north-ministry") == "north"
    ring = Cast((actor("a", "A", "group", "b"), actor("b", "B", "group", "a")))
    assert ring.side_of("a") in {"a", "b"}
