"""README, docs and --help say what the program does."""

from __future__ import annotations

import re
from typing import get_args

import click
import typer

from conftest import ROOT
from trucewatch import __version__, cli
from trucewatch.core import account, changes, monitored, values
from trucewatch.read.events.columns import FIELDS
from trucewatch.read.junk.sheet import Why
from trucewatch.read.side import COLUMNS
from trucewatch.show.rates.tables import RATE_COLUMNS

COMMANDS = typer.main.get_command(cli.app)


def doc(name: str) -> str:
    return (ROOT / name).read_text()


def test_the_two_commands_of_the_readme_are_in_the_makefile() -> None:
    targets = set(re.findall(r"^([a-z-]+):", doc("Makefile"), re.MULTILINE))
    named = set(re.findall(r"`?make ([a-z-]+)", doc("README.md") + doc("CONTRIBUTING.md") + doc("docs/measuring.md")))
    assert {"brief", "test"} <= named <= targets


def test_every_command_and_option_has_its_page() -> None:
    page = doc("docs/commands.md")
    assert isinstance(COMMANDS, click.Group) or hasattr(COMMANDS, "commands")
    for name, command in COMMANDS.commands.items():
        assert command.help, f"{name} has no help"
        assert f"`trucewatch {name}" in page
        for parameter in command.params:
            if parameter.param_type_name == "option" and parameter.name != "help":
                for spelling in parameter.opts:
                    assert f"`{spelling}`" in page, f"{spelling} of {name} is not explained"


def test_commands_named_in_the_docs_exist() -> None:
    for page in ["README.md", *(str(path.relative_to(ROOT)) for path in (ROOT / "docs").glob("*.md"))]:
        for name in re.findall(r"^trucewatch ([a-z]+)|`trucewatch ([a-z]+)", doc(page), re.MULTILINE):
            assert "".join(name) in COMMANDS.commands, f"{page} names `trucewatch {''.join(name)}`"


def test_exit_codes_are_the_same_everywhere() -> None:
    page = doc("docs/commands.md")
    for code in (0, cli.EXIT_DIFFERS, 2, cli.EXIT_NOTHING_READ, cli.EXIT_DAMAGED, cli.EXIT_BUSY, 130):
        assert f"| {code} |" in page
        assert f"{code} " in cli.EPILOG


def test_every_field_and_word_of_the_account_is_explained() -> None:
    page = doc("docs/account.md")
    for struct in vars(account).values():
        if isinstance(struct, type) and struct.__module__ == account.__name__:
            for field in getattr(struct, "__struct_fields__", ()):
                assert f"`{field}`" in page, f"{struct.__name__}.{field}"
    for word in (*get_args(account.DisagreementKind), *get_args(account.InstrumentForm), *get_args(account.Stance)):
        assert f"`{word}`" in page, word
    for path in values.TARGET_PATHS:
        assert path in page or f"`/{path.rsplit('/', 1)[-1]}`" in page, path


def test_every_field_and_word_of_a_difference_is_explained() -> None:
    page = doc("docs/diff.md")
    for struct in (changes.Comparison, changes.FactChange, changes.Change, changes.Side):
        for field in struct.__struct_fields__:
            assert f"`{field}`" in page, f"{struct.__name__}.{field}"
    for word in (*get_args(changes.FactKind), *get_args(changes.How), *get_args(changes.FieldHow)):
        assert f"`{word}`" in page, word
    assert changes.FORMAT in page


def test_every_reason_of_a_cut_and_column_of_the_side_file_is_explained() -> None:
    page = doc("docs/reports.md")
    for word in (*get_args(Why), *COLUMNS):
        assert f"| `{word}` |" in page, word


def test_every_number_caution_and_column_of_the_monitor_is_explained() -> None:
    page = doc("docs/monitor.md")
    for struct in vars(monitored).values():
        if isinstance(struct, type) and struct.__module__ == monitored.__name__ and struct is not monitored.Event:
            for field in getattr(struct, "__struct_fields__", ()):
                assert f"`{field}`" in page, f"{struct.__name__}.{field}"
    for word in (*get_args(monitored.CautionKind), *FIELDS):
        assert f"| `{word}` |" in page, word
    for column in RATE_COLUMNS:
        assert f"`{column}`" in page, column


def test_links_in_the_docs_lead_somewhere() -> None:
    for path in (ROOT / "README.md", ROOT / "CONTRIBUTING.md", *(ROOT / "docs").rglob("*.md")):
        for link in re.findall(r"\]\(([^)#]+)\)", path.read_text()):
            if not link.startswith("http"):
                assert (path.parent / link).exists(), f"{path.name} links to {link}"


def test_the_changelog_knows_this_version() -> None:
    assert f"## {__version__}" in doc("CHANGELOG.md")
