"""The command as a new user runs it, with good input and bad."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from conftest import EXAMPLE, ROOT

GOOD = "ARDENNA, 3 May 2024. Orvania agreed to a truce with Talvek, President Ilya Korrin said on Friday.\n"


def trucewatch(*words: str | Path, stdin: bytes = b"", cwd: Path | None = None) -> subprocess.CompletedProcess[str]:
    """Run the command in a process of its own."""
    done = subprocess.run(
        [sys.executable, "-m", "trucewatch", *map(str, words)], input=stdin, capture_output=True, cwd=cwd, check=False
    )
    return subprocess.CompletedProcess(done.args, done.returncode, done.stdout.decode(), done.stderr.decode())


def summary(*words: str | Path, cwd: Path, stdin: bytes = b"") -> dict[str, object]:
    """The JSON summary of a brief that is expected to succeed."""
    done = trucewatch("brief", *words, "--json", "-o", cwd / "out", stdin=stdin)
    assert done.returncode == 0, done.stderr
    told: dict[str, object] = json.loads(done.stdout)
    return told


def said_in(told: dict[str, object]) -> str:
    """All problems of a summary as one text."""
    return json.dumps(told["problems"], ensure_ascii=False)


def test_the_example_gives_every_file(tmp_path: Path) -> None:
    done = trucewatch("brief", EXAMPLE, "-o", tmp_path / "out")
    assert done.returncode == 0, done.stderr
    names = {path.name for path in (tmp_path / "out").iterdir()}
    assert {"account.json", "brief.html", "brief.md", "texts"} <= names
    assert {"statements.csv", "positions.csv", "incidents.csv", "disagreements.csv"} <= names
    account = json.loads((tmp_path / "out" / "account.json").read_text())
    for report in account["reports"]:
        text = (tmp_path / "out" / "texts" / f"{report['id']}.txt").read_bytes().decode()
        assert text, report["path"]
    assert str(tmp_path / "out" / "brief.html") in done.stdout


def test_excerpts_carry_no_whole_article(tmp_path: Path) -> None:
    done = trucewatch("brief", EXAMPLE, "--excerpts", "-q", "-o", tmp_path)
    assert done.returncode == 0, done.stderr
    assert done.stdout == ""
    assert not (tmp_path / "texts").exists()
    shown = (tmp_path / "brief.html").read_text()
    for report in EXAMPLE.glob("*.txt"):
        assert report.read_text() not in shown


def test_standard_input_and_globs(tmp_path: Path) -> None:
    told = summary("-", cwd=tmp_path, stdin=GOOD.encode())
    assert told["counts"]["reports"] == 1  # type: ignore[index]
    (tmp_path / "a1.txt").write_text(GOOD)
    (tmp_path / "a2.txt").write_text(GOOD.replace("Friday", "Thursday"))
    told = summary(tmp_path / "a*.txt", cwd=tmp_path)
    assert told["counts"]["reports"] == 2  # type: ignore[index]


def test_show_prints_the_account(tmp_path: Path) -> None:
    summary(EXAMPLE, cwd=tmp_path)
    done = trucewatch("show", tmp_path / "out" / "account.json")
    assert done.returncode == 0, done.stderr
    assert "Putin" in done.stdout
    assert trucewatch("show", tmp_path / "out").stdout == done.stdout


def test_diff_tells_what_a_further_report_changed(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(GOOD)
    summary(tmp_path / "a.txt", cwd=tmp_path / "old")
    (tmp_path / "b.txt").write_text(GOOD.replace("agreed to", "rejected").replace("ARDENNA, 3", "ARDENNA, 4"))
    summary(tmp_path / "a.txt", tmp_path / "b.txt", cwd=tmp_path / "new")
    old, new = tmp_path / "old" / "out", tmp_path / "new" / "out" / "account.json"
    done = trucewatch("diff", old, new)
    assert done.returncode == 0, done.stderr
    assert "1 report before, 2 reports now." in done.stdout
    assert "[b.txt " in done.stdout
    assert trucewatch("diff", old, new, "--format", "md").stdout.startswith("# What changed")
    told = json.loads(trucewatch("diff", old, new, "--json").stdout)
    assert told["format"] == "trucewatch-diff/1"
    assert [fact["how"] for fact in told["facts"] if fact["kind"] == "report"].count("added") == 1
    assert trucewatch("diff", old, new, "--format", "json").stdout == trucewatch("diff", old, new, "--json").stdout
    assert trucewatch("diff", old, new, "--exit-code").returncode == 1
    assert trucewatch("diff", old, old, "--exit-code").returncode == 0
    assert trucewatch("diff", old, old, "--format", "html").returncode == 2


def test_diff_with_what_is_no_account_names_the_file(tmp_path: Path) -> None:
    (tmp_path / "good.txt").write_text(GOOD)
    summary(tmp_path / "good.txt", cwd=tmp_path)
    (tmp_path / "later.json").write_text('{"format": "trucewatch-account/9", "tool": "trucewatch 9", "built_from": ""}')
    done = trucewatch("diff", tmp_path / "out", tmp_path / "later.json", "--exit-code")
    assert (done.returncode, done.stdout) == (4, "")
    assert "later.json" in done.stderr
    assert "trucewatch-account/9" in done.stderr
    done = trucewatch("diff", tmp_path / "nowhere", tmp_path / "out")
    assert done.returncode == 3
    assert "nowhere" in done.stderr


def test_schema_is_what_is_shipped_and_the_example_obeys_it(tmp_path: Path) -> None:
    import jsonschema

    shipped = (ROOT / "src" / "trucewatch" / "data" / "account.schema.json").read_text()
    assert json.loads(trucewatch("schema").stdout) == json.loads(shipped), "run `make schema`"
    summary(EXAMPLE, cwd=tmp_path)
    jsonschema.validate(json.loads((tmp_path / "out" / "account.json").read_text()), json.loads(shipped))


# ---- bad input: a clear problem or error that says what to do, and the other reports are still read ----


def bad_file(folder: Path, kind: str) -> Path:
    """A file with the trouble `kind`."""
    target = folder / f"{kind}.txt"
    if kind == "empty":
        target.write_bytes(b"")
    elif kind == "blank":
        target.write_bytes(b" \n\t\n")
    elif kind == "binary":
        target.write_bytes(bytes(range(256)) * 40)
    elif kind == "huge":
        with target.open("wb") as file:
            file.truncate(60_000_000)
    elif kind == "pdf":
        target = folder / "agreement.pdf"
        target.write_bytes(b"%PDF-1.7\n" + bytes(range(256)))
    elif kind == "navigation":
        target = folder / "navigation.html"
        links = "".join(f"<li><a href='/{n}'>Section {n}</a></li>" for n in range(40))
        target.write_text(f"<html><body><nav><ul>{links}</ul></nav></body></html>")
    elif kind == "twin":
        target.write_text(GOOD)
    return target


@pytest.mark.parametrize("kind", ["empty", "blank", "binary", "huge", "pdf", "navigation", "twin"])
def test_a_bad_file_is_a_problem_and_the_others_are_read(tmp_path: Path, kind: str) -> None:
    folder = tmp_path / "reports"
    folder.mkdir()
    (folder / "good.txt").write_text(GOOD)
    bad = bad_file(folder, kind)
    told = summary(folder, cwd=tmp_path)
    assert told["counts"]["reports"] == 1  # type: ignore[index]
    assert bad.name in said_in(told)
    assert all(problem["hint"] for problem in told["problems"])  # type: ignore[attr-defined]


@pytest.mark.parametrize("kind", ["empty", "binary", "huge", "pdf", "navigation"])
def test_nothing_but_a_bad_file_ends_with_3_and_a_remedy(tmp_path: Path, kind: str) -> None:
    bad = bad_file(tmp_path, kind)
    done = trucewatch("brief", bad, "-o", tmp_path / "out")
    assert done.returncode == 3
    assert bad.name in done.stderr
    assert "Traceback" not in done.stderr


def test_a_wrong_encoding_is_told_and_read(tmp_path: Path) -> None:
    (tmp_path / "latin.txt").write_bytes(GOOD.replace("Orvania", "Orvañia").encode("cp1252"))
    told = summary(tmp_path / "latin.txt", cwd=tmp_path)
    assert told["counts"]["reports"] == 1  # type: ignore[index]
    account = json.loads((tmp_path / "out" / "account.json").read_text())
    text = (tmp_path / "out" / "texts" / f"{account['reports'][0]['id']}.txt").read_text()
    assert "Orvañia" in text


def test_crlf_and_a_byte_order_mark_stay(tmp_path: Path) -> None:
    content = b"\xef\xbb\xbf" + GOOD.replace("\n", "\r\n").encode()
    (tmp_path / "windows.txt").write_bytes(content)
    summary(tmp_path / "windows.txt", cwd=tmp_path)
    account = json.loads((tmp_path / "out" / "account.json").read_text())
    assert (tmp_path / "out" / "texts" / f"{account['reports'][0]['id']}.txt").read_bytes() == content


def test_a_folder_without_reports(tmp_path: Path) -> None:
    done = trucewatch("brief", tmp_path, "-o", tmp_path / "out")
    assert done.returncode == 3
    assert str(tmp_path) in done.stderr


def test_a_missing_path_alone_and_beside_a_good_one(tmp_path: Path) -> None:
    done = trucewatch("brief", tmp_path / "nowhere", "-o", tmp_path / "out")
    assert done.returncode == 3
    assert "nowhere" in done.stderr
    (tmp_path / "good.txt").write_text(GOOD)
    told = summary(tmp_path / "nowhere", tmp_path / "good.txt", cwd=tmp_path)
    assert "nowhere" in said_in(told)


def test_a_file_name_with_line_breaks(tmp_path: Path) -> None:
    folder = tmp_path / "reports"
    folder.mkdir()
    (folder / "a\nname\r\nwith breaks.txt").write_text(GOOD)
    told = summary(folder, cwd=tmp_path)
    assert told["counts"]["reports"] == 1  # type: ignore[index]


NO_OVERRIDE = ["setpriv", "--bounding-set=-dac_override,-dac_read_search", "--inh-caps=-dac_override,-dac_read_search"]
"""Takes from the superuser the right to read everything, so that permissions hold for a test too."""


@pytest.mark.skipif(os.geteuid() == 0 and not shutil.which("setpriv"), reason="the superuser may read everything")
def test_a_file_that_may_not_be_opened(tmp_path: Path) -> None:
    (tmp_path / "good.txt").write_text(GOOD)
    (tmp_path / "locked.txt").write_text(GOOD + "more")
    (tmp_path / "locked.txt").chmod(0)
    prefix = NO_OVERRIDE if os.geteuid() == 0 else []
    command = [*prefix, sys.executable, "-m", "trucewatch", "brief", "-o", str(tmp_path / "out"), "--json"]
    both = [str(tmp_path / "good.txt"), str(tmp_path / "locked.txt")]
    done = subprocess.run([*command, *both], capture_output=True, check=True, text=True)
    assert "locked.txt" in said_in(json.loads(done.stdout))
    alone = subprocess.run([*command, both[1]], capture_output=True, check=False, text=True)
    assert alone.returncode == 3
    assert "check its permissions" in alone.stderr


def test_another_language_is_kept_named_and_left_unread(tmp_path: Path) -> None:
    (tmp_path / "good.txt").write_text(GOOD)
    (tmp_path / "fremd.txt").write_text(
        "Der Präsident sagte am Dienstag, dass die Regierung einer Waffenruhe von dreißig Tagen zugestimmt habe. "
        "Die Verhandlungen sollen in der kommenden Woche in der Hauptstadt fortgesetzt werden, hieß es weiter.\n"
    )
    told = summary(tmp_path / "good.txt", tmp_path / "fremd.txt", cwd=tmp_path)
    assert told["counts"]["reports"] == 2  # type: ignore[index]
    assert "fremd.txt" in said_in(told)
    account = json.loads((tmp_path / "out" / "account.json").read_text())
    unread = [report for report in account["reports"] if report.get("unread")]
    assert [report["language"] for report in unread] == ["de"]


def test_an_output_that_is_a_file(tmp_path: Path) -> None:
    (tmp_path / "out").write_text("here already")
    done = trucewatch("brief", EXAMPLE, "-o", tmp_path / "out")
    assert done.returncode == 3
    assert "-o" in done.stderr
    assert (tmp_path / "out").read_text() == "here already"


@pytest.mark.parametrize("content", [b"{}", b"not json", b'{"format": "trucewatch-account/9"}', b"\xff\xfe"])
def test_show_of_what_is_no_account_ends_with_4(tmp_path: Path, content: bytes) -> None:
    (tmp_path / "account.json").write_bytes(content)
    done = trucewatch("show", tmp_path / "account.json")
    assert done.returncode == 4
    assert "Traceback" not in done.stderr


def test_show_of_a_missing_file_ends_with_3(tmp_path: Path) -> None:
    assert trucewatch("show", tmp_path / "none.json").returncode == 3


def test_wrong_words_end_with_2() -> None:
    assert trucewatch("brief").returncode == 2
    assert trucewatch("breef", EXAMPLE).returncode == 2


def test_a_second_run_leaves_no_text_of_the_first(tmp_path: Path) -> None:
    summary(EXAMPLE, cwd=tmp_path)
    (tmp_path / "out" / "texts" / "mine.txt").write_text("a file of somebody else")
    (tmp_path / "good.txt").write_text(GOOD)
    summary(tmp_path / "good.txt", cwd=tmp_path)
    left = sorted(path.name for path in (tmp_path / "out" / "texts").iterdir())
    assert len(left) == 2
    assert "mine.txt" in left


def test_our_own_output_is_not_read_as_reports(tmp_path: Path) -> None:
    (tmp_path / "good.txt").write_text(GOOD)
    first = trucewatch("brief", tmp_path, "--json", "-o", tmp_path / "brief")
    second = trucewatch("brief", tmp_path, "--json", "-o", tmp_path / "brief")
    assert json.loads(first.stdout)["counts"]["reports"] == 1
    assert json.loads(second.stdout)["counts"] == json.loads(first.stdout)["counts"]
