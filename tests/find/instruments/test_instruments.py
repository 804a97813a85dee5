"""Truces, swaps, terms and demands of one report, told apart and joined."""

from __future__ import annotations

import pytest

from scenes import scene
from trucewatch.core.account import Instrument
from trucewatch.find.instruments.instruments import find_instruments

WAR = "Arunan troops and Belmarese forces shelled each other. Belmar fired on Aruna. "
"""Who fights whom, so that the parties of a truce are known."""


def instruments(text: str) -> list[Instrument]:
    """The instruments of a text, in its order."""
    page, context = scene(text)
    return [fact for fact in find_instruments(page, context).facts if isinstance(fact, Instrument)]


def test_a_truce_is_between_those_who_fight() -> None:
    (truce,) = instruments(WAR + "Aruna and Belmar agreed to a ceasefire, an envoy of Cadel said.")
    assert (truce.kind, truce.form, truce.status) == ("agreement", "ceasefire", "agreed")
    assert truce.parties == ("aruna", "belmar")
    assert truce.versions[0].scope.targets == ("all",)


def test_a_length_belongs_to_the_truce_it_modifies() -> None:
    limited, full = instruments(
        WAR + "Aruna agreed to halt strikes on power plants but rejected a full 60-day ceasefire."
    )
    assert (limited.form, limited.versions[0].lasts) == ("partial_ceasefire", None)
    assert limited.versions[0].scope.targets == ("infrastructure/energy/power",)
    assert full.form == "ceasefire"
    assert full.versions[0].lasts is not None and full.versions[0].lasts.low == 60
    assert (full.kind, full.status) == ("proposal", "declined")


@pytest.mark.parametrize(
    ("act", "form"),
    [
        ("will refrain from attacks on ports", "maritime_ceasefire"),
        ("ordered his forces to stop all military action", "ceasefire"),
        ("will spare hospitals", "partial_ceasefire"),
        ("agreed to a swap of prisoners", "exchange"),
        ("agreed to a humanitarian corridor", "corridor"),
        ("demanded an end to arms supplies", "aid_halt"),
        ("demanded that sanctions be lifted", "sanctions"),
        ("agreed to pull back from the river", "withdrawal"),
        ("agreed to a permanent peace treaty", "peace"),
        ("must disarm", "other"),
    ],
)
def test_forms_by_nouns_and_by_acts(act: str, form: str) -> None:
    assert [found.form for found in instruments(f"{WAR}Aruna {act}.")] == [form]


def test_the_same_truce_under_other_names_is_one() -> None:
    (truce,) = instruments(
        WAR + "Aruna accepted a 10-day humanitarian pause. The pause begins on May 16. Belmar accepted the truce too."
    )
    assert {position.party for position in truce.positions} == {"aruna", "belmar"}
    assert truce.versions[0].starts.earliest == "2031-05-16"
    assert [end.at for end in truce.versions[0].expires] == ["2031-05-25", "2031-05-26", "2031-05-27"]


def test_the_truce_of_long_ago_is_another_and_is_over() -> None:
    found = instruments(WAR + "Aruna and Belmar agreed to a 30-day truce. A truce declared in January 2029 collapsed.")
    assert [(one.status, one.versions[0].lasts is None) for one in found] == [("agreed", False), ("expired", True)]
    assert found[1].versions[0].starts.earliest == "2029-01-01"


def test_prolonging_a_truce_is_an_instrument_of_its_own() -> None:
    truce, longer = instruments(
        WAR + "Aruna and Belmar agreed to a 30-day truce. Torrin proposed to extend the truce by 20 days."
    )
    assert truce.versions[0].lasts is not None and truce.versions[0].lasts.low == 30
    assert longer.versions[0].lasts is not None and longer.versions[0].lasts.low == 20
    assert (longer.kind, longer.proposed_by) == ("proposal", ("aruna",))


def test_talks_about_a_truce_are_not_the_truce() -> None:
    found = instruments(WAR + "Aruna agreed to a ceasefire. Talks on a maritime ceasefire will begin in June.")
    assert [(one.kind, one.form) for one in found] == [("agreement", "ceasefire"), ("talks", "maritime_ceasefire")]


def test_a_bare_word_makes_no_instrument() -> None:
    assert instruments("The ministers spoke of the deal. Truce is a short word.") == []


@pytest.mark.parametrize(
    "sentence",
    ["Maas agreed to withdraw the remark.", "Torrin wants to stop the project.", "Aruna agreed on a call."],
)
def test_what_is_withdrawn_or_stopped_must_be_of_war(sentence: str) -> None:
    assert {one.form for one in instruments(WAR + sentence)} <= {"other"}


def test_evidence_and_label_come_from_the_text() -> None:
    text = WAR + "Torrin ordered the army to stop strikes on Belmarese oil depots."
    (order,) = instruments(text)
    assert order.kind == "order"
    assert all(text[span.start : span.end] == span.exact for span in order.evidence)
    assert "oil depots" in order.label and "belmarese" not in order.label


def test_each_voice_has_its_own_version_where_the_scope_differs() -> None:
    (halt,) = instruments(
        WAR + 'Aruna and Belmar agreed to halt strikes on power plants. "We agreed to halt strikes on power plants and '
        'on all energy infrastructure," Maas told reporters.'
    )
    assert [version.by for version in halt.versions] == [None, "maas"]
    assert "infrastructure/energy" in halt.versions[1].scope.targets


def test_strange_input_gives_nothing() -> None:
    assert instruments("\n\n") == []
    assert instruments("ceasefire " * 2000) is not None


def test_months_are_counted_by_the_calendar() -> None:
    (truce,) = instruments(WAR + "Aruna and Belmar signed a two-month truce. The truce begins on May 20.")
    assert truce.versions[0].lasts is not None
    assert truce.versions[0].lasts.low == 61


@pytest.mark.parametrize(
    ("begins", "ends"),
    [
        ("The truce begins on May 20.", ["2031-05-26", "2031-05-27", "2031-05-28"]),
        ("The truce begins at 9.45pm Harn time on May 20.", ["2031-05-27"]),
        ("The truce begins at 9.45pm GMT on May 20.", ["2031-05-26", "2031-05-27T21:45:00+00:00"]),
    ],
)
def test_an_hour_of_the_start_tells_how_days_are_counted_though_its_zone_is_unknown(
    begins: str, ends: list[str]
) -> None:
    (truce,) = instruments(f"{WAR}Aruna and Belmar signed a seven-day truce. {begins}")
    assert sorted(expiry.at for expiry in truce.versions[0].expires) == ends


def test_two_copies_of_a_text_with_two_starts_are_two_versions() -> None:
    (truce,) = instruments(
        WAR + "Aruna and Belmar agreed to a ten-day ceasefire. The truce holds from May 20. "
        "The other copy says the same and begins on May 19."
    )
    assert [version.starts.earliest for version in truce.versions] == ["2031-05-20", "2031-05-19"]


@pytest.mark.parametrize(
    ("words", "targets"),
    [
        ("Wells and power plants shall not be attacked for 21 days", ("infrastructure/energy/power",)),
        ("Ports are not to be shelled", ("maritime/port",)),
    ],
)
def test_what_a_text_bars_is_a_halt_of_what_stands_before_it(words: str, targets: tuple[str, ...]) -> None:
    (halt,) = instruments(f"{WAR}The paper of Aruna and Belmar says that {words[0].lower()}{words[1:]}.")
    assert set(targets) <= set(halt.versions[0].scope.targets)


def test_who_recalls_the_law_bars_nothing() -> None:
    assert [one.form for one in instruments(WAR + "Hospitals must not be attacked, a doctor said.")] == []


def test_each_voice_has_its_own_start() -> None:
    (truce,) = instruments(
        WAR + "Aruna and Belmar agreed to a ceasefire. Maas said the truce began on May 10. "
        "Torrin said the truce began on May 12."
    )
    assert {version.by: version.starts.earliest for version in truce.versions} == {
        None: None,
        "maas": "2031-05-10",
        "torrin": "2031-05-12",
    }


def test_two_starts_are_left_open_aloud() -> None:
    page, context = scene(
        WAR + "Aruna and Belmar agreed to a ceasefire. Maas said the truce began on May 10. "
        "Torrin said the truce began on May 12."
    )
    assert ["told in 2 ways" in problem.what for problem in find_instruments(page, context).problems] == [True]


def test_whom_an_order_binds_and_where_it_holds() -> None:
    (order,) = instruments(WAR + "Torrin ordered her forces to stop all attacks on land, at sea and in the air.")
    assert order.versions[0].scope.binds == ("aruna",)
    assert order.versions[0].scope.domains == ("land", "air", "sea")


def test_the_mediator_is_no_party() -> None:
    found = instruments(
        "Arunan troops and Belmarese forces shelled each other. Cadelian troops and forces watched the front. "
        "Aruna and Belmar signed a ceasefire brokered by Cadel."
    )
    assert [one.parties for one in found] == [("aruna", "belmar")]


def test_a_contingent_is_a_term_where_it_is_agreed_to() -> None:
    found = instruments(WAR + "Aruna and Belmar agreed to a contingent of Cadelian soldiers on the border.")
    assert [one.label for one in found] == ["peacekeepers"]
    stormed = instruments(WAR + "A contingent of Belmarese soldiers stormed the hill. Aruna rejected a ceasefire.")
    assert [one.label for one in stormed] == ["ceasefire"]
