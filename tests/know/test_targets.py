"""Words of a text as paths of the target tree."""

from __future__ import annotations

import pytest

from trucewatch.core.values import TARGET_PATHS
from trucewatch.know.targets import targets_in


def named(text: str) -> list[tuple[str, str]]:
    """The words and the path of each target in `text`."""
    return [(text[word.start : word.end], word.path) for word in targets_in(text, 0, len(text))]


def test_the_longest_name_counts() -> None:
    text = "A rocket fell beside the nuclear power plant, not on the power plant."
    assert named(text) == [
        ("nuclear power plant", "infrastructure/energy/nuclear"),
        ("power plant", "infrastructure/energy/power"),
    ]


def test_energy_infrastructure_is_one_target_and_energy_and_infrastructure_are_two() -> None:
    assert named("strikes on energy infrastructure") == [("energy infrastructure", "infrastructure/energy")]
    assert named("strikes on energy and infrastructure") == [
        ("energy", "infrastructure/energy"),
        ("infrastructure", "infrastructure"),
    ]


def test_modifiers_in_a_row_share_their_head() -> None:
    assert named("Oil, gas and power facilities burned.") == [
        ("Oil", "infrastructure/energy/oil"),
        ("gas", "infrastructure/energy/gas"),
        ("power facilities", "infrastructure/energy/power"),
    ]


@pytest.mark.parametrize("text", ["Energy prices rose.", "a war about oil", "He came to power in May.", ""])
def test_a_modifier_without_a_head_names_nothing(text: str) -> None:
    assert named(text) == []


@pytest.mark.parametrize(
    ("text", "path"),
    [
        ("two ferries", "maritime/shipping"),
        ("three servicemen", "military"),
        ("the refineries", "infrastructure/energy/oil"),
        ("a 35-kV line", "infrastructure/energy/power"),
    ],
)
def test_plurals_and_hyphens(text: str, path: str) -> None:
    assert [found for _, found in named(text)] == [path]


def test_only_the_given_stretch_is_read_and_offsets_are_of_the_whole_text() -> None:
    text = "The hospital stands. The port burns."
    (word,) = targets_in(text, text.index("The port"), len(text))
    assert (text[word.start : word.end], word.path) == ("port", "maritime/port")
    assert word.path in TARGET_PATHS
