"""Cases are read out of test files of another program's form."""

from __future__ import annotations

from pathlib import Path

from training.actor_code_scores import Case, cases_in, is_country_told, is_role_told, ngec_scores

FILE = """
crews = ["tank crew", "gun crew"]

@pytest.mark.parametrize("crew", crews)
def test_crews(ag, crew):
    code = ag.short_text_to_agent(crew)
    assert code['code_1'] == "MIL"

def test_dict(ag):
    d = {"actor": "Peruvian marines", "correct_country": "PER"}
    code = ag.agent_to_code(d['actor'])
    assert code['country'] == d['correct_country']

def test_title(ag):
    wiki = ag.query_wiki("Lima")
    assert wiki['title'] == "Lima"
"""


def test_cases_hold_what_their_tests_assert(tmp_path: Path) -> None:
    path = tmp_path / "test_actor_resolution.py"
    path.write_text(FILE)
    assert list(cases_in(path)) == [
        Case("tank crew", None, "MIL"),
        Case("gun crew", None, "MIL"),
        Case("Peruvian marines", "PER", None),
    ]
    number, scores = ngec_scores(tmp_path)
    assert number == 3
    assert scores["country"] == 1.0


def test_a_bare_name_tells_neither() -> None:
    assert not is_country_told(Case("Ana Holt", "PER", None))
    assert not is_role_told(Case("Ana Holt", "PER", "GOV"))
    assert is_country_told(Case("the Peruvian envoy", "PER", None))
