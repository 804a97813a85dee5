"""What changed, in a terminal."""

from __future__ import annotations

import io

from rich.console import Console

from altered import replaced, with_fact, without
from sample import SAMPLE
from trucewatch.compare.compare import compare
from trucewatch.core.account import Account
from trucewatch.show.changes.printed import print_changes
from trucewatch.show.changes.sections import sheet_of


def printed(old: Account, new: Account, *, width: int = 60, colour: bool = False) -> str:
    """What a terminal gets."""
    out = io.StringIO()
    console = Console(file=out, width=width, force_terminal=colour, color_system="truecolor" if colour else None)
    print_changes(sheet_of(compare(old, new), old, new), old, new, console)
    return out.getvalue()


def test_long_lines_go_on_beside_their_mark() -> None:
    lines = printed(SAMPLE, without(SAMPLE, "instruments", "truce", "lift")).splitlines()
    first = next(number for number, line in enumerate(lines) if line.startswith("- Harbour truce: agreed"))
    assert lines[first + 1].startswith("  ")
    assert not lines[first + 1].startswith("  -")


def test_report_text_neither_steers_the_terminal_nor_is_markup() -> None:
    words = "[bold]so[/bold] \x1b[2J\x1b]0;title\x07 [link=https://doss.example]x[/link]"
    told = printed(SAMPLE, with_fact(SAMPLE, "instruments", "truce", label=words), width=200, colour=True)
    assert "[bold]so[/bold]" in told
    assert "\x1b[2J" not in told
    assert "\x1b]" not in told
    assert "\x07" not in told


def test_two_reports_of_one_outlet_are_told_apart_by_their_files() -> None:
    reports = tuple(replaced(report, outlet="Vell Gazette") for report in SAMPLE.reports)
    new = replaced(SAMPLE, reports=reports)
    told = printed(new, without(new, "instruments", "truce"), width=300)
    assert "[Vell Gazette (gazette.txt) " in told
    assert "; Vell Gazette (courier.txt) " in told
