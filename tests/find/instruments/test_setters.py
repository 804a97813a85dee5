"""Who sets a condition where the outlet goes on in somebody's words."""

from __future__ import annotations

from truces import conditions, stances

AGREED = "Aruna and Belmar agreed a ceasefire. "
OPEN = "Talks would open, provided the ceasefire held."
HELD = "provided the ceasefire held"


def test_who_spoke_last_goes_on() -> None:
    assert conditions(f"{AGREED}The guns would be moved back, Edo Maas said. {OPEN}") == [("belmar", HELD)]


def test_who_mediates_tells_it_for_himself_and_takes_no_stance() -> None:
    text = f"{AGREED}The guns would be moved back, Ana Quill said. The road would open provided the bridge was mended."
    assert conditions(text) == [("quill", "provided the bridge was mended")]
    assert [one for one in stances(text) if one[0] in ("quill", "cadel")] == []


def test_where_two_spoke_nobody_goes_on() -> None:
    text = f'{AGREED}"The guns are silent," Ilva Torrin said, and Edo Maas said nothing would move. {OPEN}'
    assert [by for by, _ in conditions(text)] in ([], [None])


def test_another_paragraph_is_not_gone_on_with() -> None:
    text = f"{AGREED}The guns would be moved back, Edo Maas said.\n\n{OPEN}"
    assert [by for by, _ in conditions(text)] in ([], [None])


def test_what_is_told_as_a_fact_is_nobodys() -> None:
    text = f"{AGREED}The guns would be moved back, Edo Maas said. The road opens provided the bridge is mended."
    assert [by for by, _ in conditions(text) if by is not None] == []


def test_unless_foretells_where_nobody_is_quoted() -> None:
    text = (
        f"{AGREED}The guns would be moved back, Edo Maas said. The town would run out of flour unless lorries got "
        "through."
    )
    assert conditions(text) == []
