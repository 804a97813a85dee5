"""`trucewatch monitor` as a new user runs it, with good tables and bad."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import msgspec
import pytest

from made_events import ACLED_HEADINGS, acled, table
from made_rates import account
from trucewatch.core.account import encode
from trucewatch.core.monitored import MONITOR_FORMAT, Monitored


def monitor(*words: str | Path) -> subprocess.CompletedProcess[str]:
    """Run the command in a process of its own."""
    command = [sys.executable, "-m", "trucewatch", "monitor", *map(str, words)]
    done = subprocess.run(command, capture_output=True, check=False)
    return subprocess.CompletedProcess(done.args, done.returncode, done.stdout.decode(), done.stderr.decode())


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder with the made account and a table of a raid a day."""
    (tmp_path / "account.json").write_bytes(encode(account()))
    rows = [acled(number, f"2031-05-{number:02}") for number in range(1, 31)]
    table(tmp_path / "raids.csv", rows, ACLED_HEADINGS)
    return tmp_path


def test_a_table_gives_three_files_and_a_summary(folder: Path) -> None:
    done = monitor(folder, "--events", folder / "raids.csv", "-o", folder / "out")
    assert done.returncode == 0, done.stderr
    assert sorted(path.name for path in (folder / "out").iterdir()) == ["monitor.csv", "monitor.html", "monitor.json"]
    made = msgspec.json.decode((folder / "out" / "monitor.json").read_bytes(), type=Monitored)
    assert made.format == MONITOR_FORMAT
    assert [source.kind for source in made.sources] == ["reports", "table"]
    assert made.sources[1].terms[0].lines[0].during.count_low == 10
    assert str(folder / "out" / "monitor.html") in done.stdout


def test_json_on_standard_output_is_the_file(folder: Path) -> None:
    done = monitor(folder / "account.json", "--events", folder / "raids.csv", "--json", "-o", folder / "out")
    assert json.loads(done.stdout) == json.loads((folder / "out" / "monitor.json").read_text())


def test_without_a_table_the_reports_alone_are_counted(folder: Path) -> None:
    done = monitor(folder)
    assert done.returncode == 0, done.stderr
    assert "What the reports tell" in done.stdout
    assert not (folder / "monitor.html").exists()


def test_options_reach_the_counts(folder: Path) -> None:
    options = ("--before", "4", "--after", "2", "--covers", "2031-05-01..2031-06-30", "--columns", "acled", "--json")
    made = json.loads(monitor(folder, "--events", folder / "raids.csv", *options).stdout)["sources"][1]
    assert (made["first_day"], made["last_day"]) == ("2031-05-01", "2031-06-30")
    assert made["terms"][0]["windows"][0]["before_from"] == "2031-05-07"
    assert made["terms"][0]["windows"][0]["after_to"] == "2031-05-23"


@pytest.mark.parametrize(
    ("options", "told"),
    [
        (("--events", "nowhere.csv"), "Name a CSV file"),
        (("--events", "account.json"), "--columns"),
        (("--events", "raids.csv", "--columns", "ged"), "date_start"),
        (("--events", "raids.csv", "--columns", "nowhere.toml"), "pairs"),
        (("--covers", "May"), "two days"),
        (("--covers", "2031-06-30..2031-05-01"), "before the first"),
        (("-o", "account.json"), "Name another folder"),
    ],
)
def test_a_wrong_word_ends_with_3_and_a_remedy(folder: Path, options: tuple[str, ...], told: str) -> None:
    files = [str(folder / word) if "." in word and ".." not in word else word for word in options]
    done = monitor(folder, *files)
    assert done.returncode == 3
    assert told in done.stderr
    assert "Traceback" not in done.stderr


def test_what_is_no_account_ends_with_4(folder: Path) -> None:
    (folder / "account.json").write_text("{}")
    assert monitor(folder).returncode == 4
