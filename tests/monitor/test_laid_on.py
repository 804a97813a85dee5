"""On which side rows of a table are counted."""

from __future__ import annotations

from typing import Any

import pytest

from made_events import event
from made_facts import CAST
from trucewatch.monitor.laid_on import NOBODY, side_of_event, side_words
from trucewatch.monitor.sides import Cast

KNOWN = Cast(CAST)


@pytest.mark.parametrize(
    ("fields", "side", "words"),
    [
        ({}, "accused:north", "laid on Northland"),
        ({"accused": "Northland's defence ministry"}, "accused:north", "laid on Northland"),
        ({"accused": None}, "between:north,south", "between Northland and Southmark, no direction told"),
        ({"accused": None, "sides": ("Southmark",)}, "between:south", "involving Southmark, no direction told"),
        ({"accused": None, "sides": ("Red Front", "Southmark")}, NOBODY, "on no side that is known by name"),
    ],
)
def test_a_row_is_counted_on_one_side(fields: dict[str, Any], side: str, words: str) -> None:
    assert side_of_event(event(**fields), KNOWN) == side
    assert side_words(side, KNOWN) == words
