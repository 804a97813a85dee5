"""The account in a terminal."""

from __future__ import annotations

import io

import msgspec
from rich.console import Console

from sample import EMPTY, GAZETTE_REPORT, SAMPLE
from trucewatch.core.account import Account
from trucewatch.core.spans import Span
from trucewatch.show.terminal import print_account, summary_lines


def printed(account: Account) -> str:
    """What a terminal of 200 columns with colours gets."""
    out = io.StringIO()
    print_account(account, Console(file=out, width=200, force_terminal=True, color_system="truecolor"))
    return out.getvalue()


def test_the_end_of_a_run_in_a_few_lines() -> None:
    lines = summary_lines(SAMPLE)
    assert lines[0] == "Harbour truce of Ilmar and Doss"
    assert lines[1].startswith("3 reports, 2 outlets named, 2 independent origins; 4 statements, 1 meeting")
    assert "  harbour truce: agreed (Ilmar accepts; Doss accepts on conditions)" in lines
    assert "1 difference that cannot both stand, 1 that can" in lines
    assert "Allegations held against terms: 1 fall under them, 0 do not, 1 unclear" in lines
    assert len(lines) < 15


def test_an_account_of_nothing_says_so() -> None:
    assert "  No agreement, proposal, order or demand was found." in summary_lines(EMPTY)
    assert "No incident was found." in printed(EMPTY)


def test_the_sections_are_there() -> None:
    told = printed(SAMPLE)
    for words in (
        "Who stands where",
        "Accused by Ilmar: Doss (alleged)",
        "Denied by Doss",
        "falls under the terms",
        "Reports",
    ):
        assert words in told


def test_report_text_neither_steers_the_terminal_nor_is_markup() -> None:
    words = "[bold]so[/bold] \x1b[2J\x1b]0;title\x07 [link=https://doss.example]x[/link]"
    said = msgspec.structs.replace(SAMPLE.statements[0], content=(Span(GAZETTE_REPORT.id, 0, len(words), words),))
    titled = msgspec.structs.replace(SAMPLE.instruments[0], label=words)
    account = msgspec.structs.replace(SAMPLE, statements=(said,), instruments=(titled,))
    told = printed(account) + "\n".join(summary_lines(account))
    assert "[bold]so[/bold]" in told
    assert "\x1b[2J" not in told
    assert "\x1b]" not in told
    assert "\x07" not in told
