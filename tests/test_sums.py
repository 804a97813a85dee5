"""Totals that both sides of a truce published, with their parts (April 2025): found as parts, and they add up."""

from __future__ import annotations

import pytest

from trucewatch.core.account import Account, Count
from trucewatch.pipeline import build
from trucewatch.read.raw import Raw

OPENING = "Outlet: The Harbour Times\nDate: 2025-04-21\n\nThe Easter truce ends with both sides counting\n\n"


def read(words: str) -> Account:
    return build([Raw(content=f"{OPENING}{words}\n".encode(), path="a.txt")]).account


def parts_of(account: Account, total: float) -> tuple[Count, list[Count]]:
    """The count that is `total` at least, and those that are parts of it."""
    counts = [count for incident in account.incidents for count in incident.counts]
    (whole,) = [count for count in counts if count.value.low == total]
    return whole, [count for count in counts if count.part_of == whole.id]


@pytest.mark.parametrize(
    ("words", "total", "parts"),
    [
        (
            "Russia's defence ministry said Ukraine had broken the truce 4,900 times: six attacks, 1,404 shellings, "
            "3,316 drone strikes, 90 munitions dropped by drones, 19 artillery strikes, 49 drone raids "
            "and 16 mortar attacks.",
            4900,
            [6, 16, 19, 49, 90, 1404, 3316],
        ),
        (
            "Ukraine's president said Russia had violated the truce 2,935 times: 96 assaults, 1,882 shellings "
            "and 957 drone strikes.",
            2935,
            [96, 957, 1882],
        ),
        (
            "Russia had broken the truce more than 2,000 times by 8 p.m., Ukraine's president said: 67 assaults, "
            "1,355 shellings and 673 drone strikes.",
            2001,
            [67, 673, 1355],
        ),
        (
            "Russia's defence ministry said Ukraine had violated the truce more than 1,300 times, with 444 shellings "
            "and 900 drone strikes.",
            1301,
            [444, 900],
        ),
    ],
)
def test_published_totals_are_linked_to_their_parts_and_add_up(words: str, total: float, parts: list[float]) -> None:
    account = read(words)
    whole, found = parts_of(account, total)
    assert sorted(part.value.low or 0 for part in found) == parts
    assert sum(parts) >= total if whole.value.high is None else sum(parts) == total
    assert not [one for one in account.disagreements if one.kind == "arithmetic"]


def test_parts_that_make_more_than_their_total_are_said_to() -> None:
    account = read(
        "Ukraine's president said Russia had violated the truce 2,935 times in all: 96 assaults, 1,892 shellings "
        "and 957 drone strikes."
    )
    assert [one.kind for one in account.disagreements] == ["arithmetic"]
