"""From actors as news writes them to codes of event data."""

from __future__ import annotations

import pytest

from trucewatch.core.problems import BadTable
from trucewatch.know.actor_codes import ActorCode, actor_code
from trucewatch.know.countries import states
from trucewatch.know.offices import offices, organisations
from trucewatch.know.roles import joints, role_words, singular
from trucewatch.know.tables import table, texts


def codes(actor: str) -> str:
    """ "KEN MIL -" for Kenyan soldiers."""
    found = actor_code(actor)
    return " ".join(one or "-" for one in (found.country, found.role, found.second))


@pytest.mark.parametrize(
    ("actor", "told"),
    [
        ("Polish border guards", "POL COP -"),
        ("a Kenyan magistrate", "KEN JUD -"),
        ("Hungary’s foreign ministry", "HUN GOV -"),
        ("the Norwegian defence minister", "NOR GOV MIL"),
        ("Peru's state news agency", "PER GOV JRN"),
        ("two Nepali nurses", "NPL MED -"),
        ("Ghanaian cocoa farmers", "GHA AGR -"),
        ("cattle thieves", "- CRM -"),
        ("the dockworkers’ union", "- LAB -"),
        ("Buddhist monks", "- REL -"),
        ("U.S. paratroopers", "USA MIL -"),
        ("displaced families from Darfur", "SDN REF -"),
        ("students in Belgrade", "SRB EDU -"),
        ("two fishermen", "- AGR -"),
        ("a Nepal-based aid agency", "NPL NGO -"),
        ("the Sejm", "POL LEG -"),
        ("M23 fighters", "COD REB -"),
    ],
)
def test_a_nationality_and_a_role_noun(actor: str, told: str) -> None:
    assert codes(actor) == told


@pytest.mark.parametrize(
    ("actor", "told"),
    [
        ("the chairman of a Danish shipping company", "DNK BUS -"),
        ("members of the Sejm", "POL LEG -"),
        ("head of the Fijian rights group", "FJI SOC -"),
        ("leader of the rebels", "- REB -"),
        ("the leader of Iceland", "ISL GOV -"),
        ("police commander", "- COP -"),
        ("militia commander", "- PRM -"),
        ("a commander", "- MIL -"),
        ("spokesman for the Finnish army", "FIN MIL -"),
        ("an adviser to the Dutch prime minister", "NLD GOV -"),
        ("a spokeswoman", "- - -"),
    ],
)
def test_vague_nouns_are_told_by_the_words_around_them(actor: str, told: str) -> None:
    assert codes(actor) == told


@pytest.mark.parametrize(
    ("actor", "country"),
    [
        ("Egypt's ambassador to Norway", "EGY"),
        ("the UN envoy for Yemen", "UNO"),
        ("Turkish-backed Syrian rebels", "SYR"),
        ("Iran-backed militias", None),
        ("pro-Russian separatists", None),
        ("a Greek-owned tanker", "GRC"),
        ("a Mali-based French reporter", "FRA"),
        ("Lebanon's Hezbollah", "LBN"),
        ("Thai and Cambodian soldiers", None),
        ("Chad's Defense Department", "TCD"),
        ("Ilva Torrin, Estonia's deputy premier", "EST"),
        ("us", None),
        ("a white turkey", None),
    ],
)
def test_whose_an_actor_is(actor: str, country: str | None) -> None:
    assert actor_code(actor).country == country


@pytest.mark.parametrize(
    "actor", ["police and soldiers", "Hamas and Israel", "Ilva Torrin", "Mara Jordan", "a ball", ""]
)
def test_two_readings_and_unknown_names_are_left_open(actor: str) -> None:
    assert actor_code(actor) == ActorCode()


@pytest.mark.parametrize(
    ("actor", "role"),
    [
        ("a former Peruvian senator", "ELI"),
        ("ex-president", "ELI"),
        ("a former adviser to the Dutch prime minister", "ELI"),
        ("former rebels", "CVL"),
        ("the army of a former colony", "MIL"),
    ],
)
def test_who_left_a_post_is_no_official(actor: str, role: str) -> None:
    assert actor_code(actor).role == role


@pytest.mark.parametrize(
    ("actor", "told"),
    [
        ("Lima", "PER GOV -"),
        ("Lima police", "PER COP -"),
        ("Aleppo", "SYR CVL -"),
        ("Peru", "PER - -"),
        ("Peruvians", "PER - -"),
        ("Transnistria", "MDA PRE -"),
        ("Transnistrian police", "MDA COP -"),
    ],
)
def test_a_place_that_stands_alone_speaks_for_its_government_or_its_people(actor: str, told: str) -> None:
    assert codes(actor) == told


def test_armed_men_of_a_government_are_no_ministers() -> None:
    assert codes("Taliban fighters") == "AFG UAF -"
    assert codes("Taliban officials") == "AFG GOV -"


def test_an_opposition_tells_the_second_code() -> None:
    assert codes("an opposition senator") == "- LEG OPP"
    assert codes("Chile's opposition") == "CHL CVL OPP"


def test_names_of_people_are_no_countries_and_no_roles() -> None:
    assert codes("Interior Minister Park Yun") == "- GOV -"
    assert codes("Stephen King") == "- - -"
    assert codes("the king") == "- GOV -"


def test_other_spellings_of_known_organisations_have_their_codes() -> None:
    assert codes("Médecins Sans Frontières") == codes("MSF") == "- NGO -"
    assert codes("Hizbollah") == codes("Hezbollah")


def test_what_the_tables_hold_fits_together() -> None:
    countries = {state.iso3 for state in states().values()} | {"IGO", "UNO", "EUR", "none"}
    abroad = {"HKG", "MAC", "GRL", "PRI", "GUM", "NCL", "PYF", "MYT", "GLP", "GIB", "BMU", "FLK", "FRO"}
    rows = table("known_actors", "actors")
    assert {country for row in rows.values() for country in row} <= countries | abroad
    held = [name for row in rows.values() for names in row.values() for name in names]
    assert len(held) == len(set(held))
    phrases = [phrase for section in ("strong", "light") for row in table("roles", section).values() for phrase in row]
    assert len(phrases) == len(set(phrases))
    assert joints().telling.isdisjoint(joints().closing)


def test_every_office_has_a_country() -> None:
    assert [office.name for office in offices() if actor_code(office.name).country is None] == []


def test_an_organisation_of_another_is_filed_with_it() -> None:
    owned = [row for row in organisations() if row.of == "United Nations"]
    assert owned
    assert {actor_code(row.name).country for row in owned} == {"UNO"}


@pytest.mark.parametrize(
    ("plural", "one"),
    [
        ("thieves", "thief"),
        ("gunmen", "gunman"),
        ("militias", "militia"),
        ("deputies", "deputy"),
        ("churches", "church"),
    ],
)
def test_singulars(plural: str, one: str) -> None:
    assert singular(plural) == one
    assert role_words().longest([one], 0) is not None


def test_a_bad_row_says_which() -> None:
    with pytest.raises(BadTable, match=r"roles\.toml \[strong\] GOV"):
        texts("roles", "strong", "GOV", "minister")
