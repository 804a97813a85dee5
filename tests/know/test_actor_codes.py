"""Country and role of an actor by its words."""

from __future__ import annotations

import pytest

from trucewatch.know.actor_codes import code_of


@pytest.mark.parametrize(
    ("actor", "country", "role"),
    [
        ("Peruvian marines", "PER", "MIL"),
        ("Norway’s fisheries ministry", "NOR", "GOV"),
        ("the Kenyan ambassador to the United Nations", "KEN", "GOV"),
        ("a retired Greek general", "GRC", "ELI"),
        ("head of the Fijian rights group", "FJI", "SOC"),
        ("gunmen", None, "UAF"),
        ("M23 fighters", "COD", "REB"),
        ("Lima", "PER", "GOV"),
        ("two fishermen", None, "AGR"),
        ("a Nepal-based aid agency", "NPL", "NGO"),
        ("car thieves", None, "CRM"),
        ("Transnistria", "MDA", "PRE"),
        ("the Sejm", "POL", "LEG"),
        ("Tomas", None, None),
        ("Portugal", "PRT", None),
    ],
)
def test_the_words_tell_country_and_role(actor: str, country: str | None, role: str | None) -> None:
    code = code_of(actor)
    assert (code.country, code.role) == (country, role)
