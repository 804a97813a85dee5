"""Which reports are near copies, and which groups they make."""

from __future__ import annotations

from marked import page
from trucewatch.group.near_copies import near_copies, put_together

TEXT = (
    "Gunners on both banks of the Osk fell silent shortly before dawn and ferries ran again. "
    "A medic in Ordu counted eleven wounded people on the first quiet morning since February."
)
OTHER = (
    "Traders of the upper valley carried salt over the pass for the first time this year. "
    "Nobody at the customs house in Velt would say how long the road might stay open to carts."
)


def shares(*texts: str) -> list[float]:
    pages = [page(text, f"{number}.txt") for number, text in enumerate(texts)]
    return [round(share, 2) for share in near_copies(pages).values()]


def test_a_report_within_a_longer_one_is_a_near_copy() -> None:
    assert shares(TEXT, f"{TEXT} {OTHER}") == [1.0]


def test_reports_that_share_less_than_half_are_none() -> None:
    first, _ = TEXT.split(". ", 1)
    assert shares(f"{first}. {OTHER}", TEXT.replace("Gunners", "Guards")) == []
    assert shares(TEXT, OTHER) == []


def test_a_line_that_two_pages_print_makes_no_copy() -> None:
    assert shares("Ferries on the Osk ran again on Monday.", f"Ferries on the Osk ran again on Monday. {OTHER}") == []


def test_groups_hold_what_is_linked_over_others() -> None:
    assert put_together(["d", "c", "b", "a"], {("a", "c"): 0.6, ("b", "c"): 0.9}) == [["a", "b", "c"], ["d"]]
