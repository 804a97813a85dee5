"""The pile of made reports: the same for the same seed, varied, with the days and outlets that its side files tell."""

from __future__ import annotations

import csv
from datetime import date
from pathlib import Path

from pile import IN_A_FOLDER, pile, write


def test_the_same_seed_makes_the_same_pile_and_a_longer_one_begins_with_it() -> None:
    few = pile(300)
    assert pile(400)[:300] == few
    assert pile(300, seed=2) != few


def test_reports_differ_but_for_some_copies_under_other_names() -> None:
    made = pile(900)
    texts = {one.text for one in made}
    assert 0.8 * len(made) < len(texts) < len(made)
    assert len({one.name for one in made}) == len(made)
    assert all(one.text.strip() and date.fromisoformat(one.published) for one in made)


def test_side_files_tell_of_every_report(tmp_path: Path) -> None:
    made = pile(60)
    write(made, tmp_path)
    folder = tmp_path / "000"
    assert len(made) <= IN_A_FOLDER
    with (folder / "reports.csv").open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    assert [(row["file"], row["outlet"], row["published"]) for row in rows] == [
        (one.name.split("/")[1], one.outlet, one.published) for one in made
    ]
    for one in made:
        assert (tmp_path / one.name).read_text(encoding="utf-8") == one.text
