"""The measure of actors' codes, on a test file of our own in the layout of NGEC's."""

from __future__ import annotations

from pathlib import Path

import pytest

from training.actor_codes_scores import BARE, POST, TOLD, actor_codes_scores, split_of
from training.sets.actor_codes import Asked, code_cases

FILE = """
import pytest

def test_plain(ag):
    code = ag.agent_to_code("Kenyan sailors", "", "2020-05-01")
    assert code["country"] == "KEN"
    assert code["code_1"] == "MIL"
    assert code["wiki"] == ""

def without_prefix(ag):
    d = {"actor": "a notary", "correct_code1": "JUD"}
    code = ag.agent_to_code(d["actor"], query_date="today")
    assert code["code_1"] == d["correct_code1"]

several = ["bandits", "burglars"]
@pytest.mark.parametrize("one", several)
def test_list(ag, one):
    code = ag.short_text_to_agent(one)
    assert code["code_1"] in ["CRM", "UAF"]

@pytest.mark.xfail(reason="who?")
def test_name(ag):
    code = ag.agent_to_code("Ilva Torrin")
    assert code["country"] == "EST"

def test_nobody(ag):
    code = ag.agent_to_code("a teapot")
    assert code is None

def test_nationality(ag):
    cc, rest = ag.search_nat("Chile")
    assert cc == "CHL"
    assert rest == ""

def test_title(ag):
    wiki = ag.query_wiki("Chile")
    assert wiki["title"] == "Chile"
"""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """One test file."""
    (tmp_path / "test_actors.py").write_text(FILE, encoding="utf-8")
    return tmp_path


def test_each_call_with_an_asserted_code_is_a_case(folder: Path) -> None:
    cases = code_cases(folder / "test_actors.py")
    assert [case.actor for case in cases] == [
        "Kenyan sailors",
        "a notary",
        "bandits",
        "burglars",
        "Ilva Torrin",
        "a teapot",
        "Chile",
    ]
    assert cases[0].asked == (Asked("country", ("KEN",)), Asked("role", ("MIL",)))
    assert (cases[0].date, cases[1].date) == ("2020-05-01", "today")
    assert cases[2].asked == (Asked("role", ("CRM", "UAF")),)
    assert [case.actor for case in cases if case.is_marked] == ["Ilva Torrin"]
    assert [case.actor for case in cases if case.is_nobody] == ["a teapot"]


def test_figures_count_fields(folder: Path) -> None:
    number, told = actor_codes_scores(folder)
    assert number == 7
    assert told["all"] == pytest.approx(5 / 7)
    assert told["country"] == pytest.approx(2 / 3)
    assert told["bare names"] == 0.0
    assert told["nobody"] == 1.0


@pytest.mark.parametrize(
    ("actor", "split"),
    [("Kenyan sailors", TOLD), ("netmakers", TOLD), ("Minister Torrin", POST), ("Ilva Torrin", BARE), ("Hamas", TOLD)],
)
def test_the_split_looks_at_the_string_alone(actor: str, split: str) -> None:
    assert split_of(actor) == split
