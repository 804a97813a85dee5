"""One spelling for the names of places."""

from __future__ import annotations

import pytest

from trucewatch.know.spelling import folded, is_latin


@pytest.mark.parametrize(
    ("name", "fold"),
    [
        ("Zürich", "zurich"),
        ("Xi'an", "xian"),
        ("Bab-el-Mandeb", "bab el mandeb"),
        ("ŁÓDŹ", "lodz"),
        ("Ma’rib", "marib"),
    ],
)
def test_accents_apostrophes_and_hyphens_make_no_other_name(name: str, fold: str) -> None:
    assert folded(name) == fold
    assert folded(fold) == fold


def test_names_in_other_scripts_are_told() -> None:
    assert is_latin(folded("Tōkyō"))
    assert not is_latin(folded("Москва"))
