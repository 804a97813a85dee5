"""Counts that are parts of another, and parts that are more than their whole."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from made_facts import NORTH, SOUTH, count, exactly, found, frame, incident, told
from trucewatch.core.account import Account, Count
from trucewatch.core.values import Quantity
from trucewatch.reconcile.assemble import assemble

TEXT = "<a>Southmark sent many drones,</a> <b>some were downed</b> <c>and some were lost,</c> <d>it is said.</d>"
OWN = told("a", TEXT)


def counted(mark: str, outcome: str, value: Quantity, **fields: object) -> Count:
    """Drones of one outcome, on a mark of the text."""
    return count("drones", value, OWN[mark], outcome=outcome, id=f"c-{mark}", **fields)


def account_of(*counts: Count) -> Account:
    """The account of one raid with these counts."""
    raid = incident((*OWN["a"], *OWN["b"], *OWN["c"]), form="drone", counts=counts)
    return assemble(frame(OWN, cast=(NORTH, SOUTH)), {OWN.page.report.id: found(raid)}, {OWN.page.report.id: OWN.page})


def sums(account: Account) -> list[str]:
    """Why parts and whole cannot both be right."""
    return [one.why for one in account.disagreements if one.kind == "arithmetic"]


@given(st.integers(0, 300), st.integers(0, 300), st.integers(0, 300))
def test_more_weapons_downed_and_lost_than_launched_are_said(launched: int, downed: int, lost: int) -> None:
    account = account_of(
        counted("a", "launched", exactly(launched)),
        counted("b", "shot_down", exactly(downed)),
        counted("c", "lost", exactly(lost)),
    )
    (raid,) = account.incidents
    assert [one.part_of for one in raid.counts] == [None, raid.counts[0].id, raid.counts[0].id]
    assert bool(sums(account)) == (downed + lost > launched)


def test_an_open_whole_holds_any_part() -> None:
    more_than_80 = Quantity(81, None, "", "more than")
    assert sums(account_of(counted("a", "launched", more_than_80), counted("b", "shot_down", exactly(95)))) == []


def test_parts_of_a_part_are_not_summed_up() -> None:
    account = account_of(
        counted("a", "launched", exactly(14)),
        counted("b", "shot_down", exactly(14)),
        counted("c", "shot_down", exactly(9)),
    )
    assert sums(account) == []


def test_one_counters_drones_are_no_part_of_anothers() -> None:
    account = account_of(
        counted("a", "launched", exactly(14), counted_by="south"),
        counted("b", "shot_down", exactly(20), counted_by="north"),
    )
    (raid,) = account.incidents
    assert [one.part_of for one in raid.counts] == [None, None]


def test_where_two_wholes_can_be_meant_none_is() -> None:
    account = account_of(
        counted("a", "launched", exactly(14)), counted("d", "launched", exactly(30)), counted("b", "lost", exactly(2))
    )
    (raid,) = account.incidents
    assert [one.part_of for one in raid.counts] == [None, None, None]
