"""What paths stand for, and what is left aside and told."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from trucewatch.core.problems import InputError, Problem, Unreachable
from trucewatch.read.intake import gather
from trucewatch.read.paths import Limits

NEWS = "The pause along the Karsk line held for a third day, the mediators in Port Sel said.\n"


def put(folder: Path, **contents: str | bytes) -> Path:
    """Files in `folder`; "__" in a name is "." and "___" is "/"."""
    for name, content in contents.items():
        path = folder / name.replace("___", "/").replace("__", ".")
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content.encode() if isinstance(content, str) else content)
    return folder


def told(problems: tuple[Problem, ...], words: str) -> list[str | object]:
    """Where the problems that say `words` lie."""
    return [problem.where for problem in problems if words in problem.what]


def test_a_folder_is_read_with_all_below_it_by_paths_within_it(tmp_path: Path) -> None:
    put(tmp_path, b__txt=NEWS + "b", a__md=NEWS + "a", deeper___c__html=NEWS + "c", __hidden=NEWS)
    raws, problems = gather([str(tmp_path)])
    assert ([raw.path for raw in raws], problems) == (["a.md", "b.txt", "deeper/c.html"], ())


def test_the_order_of_paths_and_naming_a_file_twice_change_nothing(tmp_path: Path) -> None:
    put(tmp_path, a__txt=NEWS + "a", b__txt=NEWS + "b")
    paths = [str(tmp_path / "b.txt"), str(tmp_path / "a.txt"), str(tmp_path)]
    assert gather(paths) == gather(paths[::-1])
    assert len(gather(paths)[0]) == 2


def test_a_pattern_stands_for_the_files_it_matches(tmp_path: Path) -> None:
    put(tmp_path, a__txt=NEWS + "a", b__txt=NEWS + "b", c__md=NEWS)
    raws, _ = gather([str(tmp_path / "*.txt")])
    assert [raw.path for raw in raws] == ["a.txt", "b.txt"]


def test_files_of_one_name_are_told_apart_by_their_folders(tmp_path: Path) -> None:
    put(tmp_path, x___a__txt=NEWS + "x", y___a__txt=NEWS + "y")
    raws, _ = gather([str(tmp_path / "x" / "a.txt"), str(tmp_path / "y" / "a.txt")])
    assert len({raw.path for raw in raws}) == 2
    assert all(raw.path is not None and raw.path.endswith("/a.txt") for raw in raws)


def test_standard_input_has_no_path() -> None:
    raws, problems = gather(["-"], stdin=NEWS.encode())
    assert (raws[0].content, raws[0].path, problems) == (NEWS.encode(), None, ())


def test_of_identical_files_one_is_read_and_the_other_named(tmp_path: Path) -> None:
    put(tmp_path, a__txt=NEWS, b__txt=NEWS)
    raws, problems = gather([str(tmp_path)])
    assert [raw.path for raw in raws] == ["a.txt"]
    assert told(problems, "same bytes as a.txt") == ["b.txt"]


def test_identical_files_of_two_outlets_are_two_reports(tmp_path: Path) -> None:
    put(tmp_path, a__txt=NEWS, b__txt=NEWS, reports__csv="file,outlet\na.txt,Valley Post\nb.txt,Karsk Mail\n")
    raws, problems = gather([str(tmp_path)])
    assert [raw.note.outlet if raw.note else None for raw in raws] == ["Valley Post", "Karsk Mail"]
    assert problems == ()


def test_the_side_file_beside_a_named_file_is_read(tmp_path: Path) -> None:
    put(tmp_path, a__txt=NEWS, reports__csv="file,outlet\na.txt,Valley Post\ngone.txt,Karsk Mail\n")
    raws, problems = gather([str(tmp_path / "a.txt")])
    assert raws[0].note is not None
    assert raws[0].note.outlet == "Valley Post"
    assert len(told(problems, "'gone.txt', which is not there")) == 1


def test_other_kinds_are_left_aside_aloud(tmp_path: Path) -> None:
    put(tmp_path, a__txt=NEWS, b__pdf="x", c__docx="x", d__png="x", e__png="x")
    _, problems = gather([str(tmp_path)])
    assert told(problems, "cannot be read yet") == ["b.pdf", "c.docx"]
    assert len(told(problems, "2 files of the kind .png left aside")) == 1


def test_what_trucewatch_wrote_itself_is_passed_over(tmp_path: Path) -> None:
    own = '{"format": "trucewatch-account/1"}'
    put(
        tmp_path,
        a__txt=NEWS,
        account__json=own,
        brief__md="x y",
        brief__html="x",
        incidents__csv="x",
        texts___r__txt=NEWS + "t",
    )
    raws, problems = gather([str(tmp_path)])
    assert ([raw.path for raw in raws], problems) == (["a.txt"], ())


def test_the_folder_that_a_browser_saves_with_a_page_is_passed_over(tmp_path: Path) -> None:
    put(tmp_path, page__html=NEWS, page_files___frame__html=NEWS + "x", page_files___style__css="x")
    raws, problems = gather([str(tmp_path)])
    assert ([raw.path for raw in raws], problems) == (["page.html"], ())


def test_empty_and_large_files_are_told_and_the_rest_is_read(tmp_path: Path) -> None:
    put(tmp_path, a__txt=NEWS, empty__txt=" \n", large__txt=NEWS * 100)
    raws, problems = gather([str(tmp_path)], limits=Limits(file_bytes=2_000))
    assert [raw.path for raw in raws] == ["a.txt"]
    assert told(problems, "the file is empty") == ["empty.txt"]
    assert told(problems, "larger than 0.002 MB") == ["large.txt"]


def test_no_more_files_and_bytes_than_the_limits(tmp_path: Path) -> None:
    put(tmp_path, a__txt=NEWS + "a", b__txt=NEWS + "b", c__txt=NEWS + "c")
    assert len(gather([str(tmp_path)], limits=Limits(files=2))[0]) == 2
    raws, problems = gather([str(tmp_path)], limits=Limits(all_bytes=len(NEWS) + 10))
    assert [raw.path for raw in raws] == ["a.txt"]
    assert told(problems, "in all: left unread") == ["b.txt", "c.txt"]


def test_a_missing_path_among_good_ones_is_told(tmp_path: Path) -> None:
    put(tmp_path, a__txt=NEWS)
    raws, problems = gather([str(tmp_path), str(tmp_path / "gone.txt"), str(tmp_path / "*.gone")])
    assert len(raws) == 1
    assert len(told(problems, "no such file")) == 2


def test_nothing_but_missing_paths_cannot_be_reached(tmp_path: Path) -> None:
    with pytest.raises(Unreachable, match="check the path"):
        gather([str(tmp_path / "gone.txt")])
    with pytest.raises(Unreachable):
        gather(["no\0such"])


def test_a_folder_without_reports_says_what_can_be_read(tmp_path: Path) -> None:
    put(tmp_path, b__pdf="x")
    with pytest.raises(InputError, match=r"\.txt"):
        gather([str(tmp_path)])
    with pytest.raises(InputError, match="name files"):
        gather([])


def test_links_that_lead_in_circles_are_followed_once(tmp_path: Path) -> None:
    put(tmp_path, deeper___a__txt=NEWS)
    (tmp_path / "deeper" / "up").symlink_to(tmp_path, target_is_directory=True)
    (tmp_path / "self.txt").symlink_to(tmp_path / "self.txt")
    raws, problems = gather([str(tmp_path)])
    assert [raw.path for raw in raws] == ["deeper/a.txt"]
    assert told(problems, "cannot be opened") == ["self.txt"]


@pytest.mark.skipif(os.geteuid() == 0, reason="an administrator may open every file")
def test_a_file_that_may_not_be_opened_is_told(tmp_path: Path) -> None:
    put(tmp_path, a__txt=NEWS + "a", b__txt=NEWS)
    (tmp_path / "b.txt").chmod(0)
    raws, problems = gather([str(tmp_path)])
    assert [raw.path for raw in raws] == ["a.txt"]
    assert told(problems, "cannot be opened") == ["b.txt"]


def test_names_with_line_breaks_and_broken_bytes_can_be_shown(tmp_path: Path) -> None:
    (tmp_path / "a\nb.txt").write_text(NEWS)
    Path(os.fsdecode(os.fsencode(tmp_path) + b"/\xff.txt")).write_text(NEWS + "2")
    raws, _ = gather([str(tmp_path)])
    assert sorted(str(raw.path) for raw in raws) == ["a\ufffdb.txt", "\ufffd.txt"]
