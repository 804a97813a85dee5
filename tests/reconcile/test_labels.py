"""Of several reports' names for one thing the one that tells most is kept."""

from __future__ import annotations

import pytest

from trucewatch.reconcile.labels import telling_label


@pytest.mark.parametrize(
    ("labels", "kept"),
    [
        (["halt of strikes", "truce", "20-day halt on port strikes"], "20-day halt on port strikes"),
        (["truce", "truce", "ten-day humanitarian pause"], "ten-day humanitarian pause"),
        (["exchange", "exchange of 12 captives", "swap"], "exchange of 12 captives"),
        (["truce", "order not to prolong the truce for ten days"], "truce"),
        (["deal", "truce", "truce"], "truce"),
        (["", ""], ""),
    ],
)
def test_the_telling_name_is_kept(labels: list[str], kept: str) -> None:
    assert telling_label(labels) == kept
    assert telling_label(reversed(labels)) == kept
