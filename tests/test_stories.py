"""The annotated stories beside the project: no crash, every span exact, each folder one story."""

from __future__ import annotations

from pathlib import Path

from trucewatch.pipeline import build
from trucewatch.read.intake import gather
from walk import spans_in


def test_every_story_is_read_with_exact_spans(stories: Path) -> None:
    folders = sorted(folder for folder in stories.iterdir() if folder.is_dir())
    assert folders
    for folder in folders:
        built = build(*gather([str(path) for path in sorted(folder.glob("*.txt"))]))
        assert len(built.account.reports) == len(list(folder.glob("*.txt")))
        for span in spans_in(built.account):
            assert built.texts[span.report][span.start : span.end] == span.exact
        for report in built.account.reports:
            path = next(path for path in folder.glob("*.txt") if path.name == Path(report.path or "").name)
            assert path.read_bytes().decode(report.encoding) == built.texts[report.id]


def test_stories_in_one_pile_stay_apart(stories: Path) -> None:
    folders = sorted(folder for folder in stories.iterdir() if folder.is_dir())
    paths = [path for folder in folders[-2:] for path in sorted(folder.glob("*.txt"))]
    account = build(*gather([str(path) for path in paths])).account
    homes = {Path(report.path or "").name: report.story for report in account.reports}
    for folder in folders[-2:]:
        assert len({homes[path.name] for path in folder.glob("*.txt")}) == 1
    assert len(set(homes.values())) == 2
