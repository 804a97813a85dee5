"""The tables of states, seats, bodies, organisations and titles."""

from __future__ import annotations

import re

import pytest

from trucewatch.core.problems import BadTable
from trucewatch.know.countries import country_name, states
from trucewatch.know.likeness import are_alike, can_stand_for, skeleton
from trucewatch.know.offices import bodies, offices, organisations
from trucewatch.know.tables import table
from trucewatch.know.titles import meant_by, post_of, posts


def test_every_member_of_the_united_nations_has_a_code_and_a_name() -> None:
    assert len([code for code in states() if not code.startswith("X")]) >= 193
    assert all(re.fullmatch("[A-Z]{2}", code) and state.name for code, state in states().items())


def test_no_name_and_no_capital_means_two_states() -> None:
    for of in ("names", "capitals"):
        seen: dict[str, str] = {}
        for code, state in states().items():
            for form in getattr(state, of):
                assert seen.setdefault(form, code) == code, form


def test_codes_give_names() -> None:
    assert (country_name("KE"), country_name("ZZ")) == ("Kenya", None)


def test_whom_an_office_or_organisation_belongs_to_is_in_the_tables() -> None:
    names = {row.name for row in (*organisations(), *offices())}
    assert all(row.of is None or row.of in states() or row.of in names for row in (*organisations(), *offices()))


def test_no_word_names_two_bodies() -> None:
    words = [word for body in bodies() for word in body.words]
    assert len(words) == len(set(words))


def test_the_post_of_a_role_is_read_from_its_last_words() -> None:
    assert post_of("Peru's outgoing defense minister") == "defence_minister"
    assert post_of("UN special envoy") == "envoy"
    assert post_of("the best cook") is None


def test_a_leader_may_be_a_president_but_a_president_is_no_prime_minister() -> None:
    assert "head_of_state" in meant_by("leader")
    assert meant_by("head_of_state") == {"head_of_state"}
    assert set(table("titles", "means")) - {"alone"} <= set(posts().values())


def test_spellings_that_sound_alike_are_one_name() -> None:
    assert skeleton("Marković") == skeleton("Markovitch")
    assert are_alike("Abdulrahim", "Abdul-Raheem")
    assert not are_alike("Karim", "Koram")
    assert can_stand_for(("H.", "Brandt"), ("Halla", "Brandt"))
    assert not can_stand_for(("Anna", "Brandt"), ("Halla", "Brandt"))


def test_a_missing_section_says_which() -> None:
    with pytest.raises(BadTable, match=r"titles\.toml has no section \[hats\]"):
        table("titles", "hats")
