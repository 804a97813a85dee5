"""When truces of two forms are one, and what form the one has."""

from __future__ import annotations

from typing import Any

import pytest

from made_facts import day, exactly, found, frame, instrument, told, version
from trucewatch.core.account import Instrument
from trucewatch.reconcile.assemble import assemble
from trucewatch.reconcile.instruments import WHOLE, common_form

SEA, POWER = ("maritime/shipping",), ("infrastructure/energy/power",)
MAY_3, MAY_20 = day("2031-05-03"), day("2031-05-20")


def truce(words: str, days: float | None, targets: tuple[str, ...] = (), **fields: Any) -> dict[str, Any]:
    """What one report tells of a truce: its words, length in days, targets, start and more."""
    return {"words": words, "lasts": days and exactly(days, "days"), "targets": targets, **fields}


def merged(*truces: dict[str, Any]) -> list[Instrument]:
    """The instruments of an account of reports that each tell of one truce."""
    pages, facts = {}, {}
    reports = [told(f"r{number}", f"<x>{one['words']}</x>") for number, one in enumerate(truces)]
    for own, one in zip(reports, truces, strict=True):
        starts = {"starts": one["starts"]} if "starts" in one else {}
        text = version(own["x"], lasts=one["lasts"], scope_targets=one["targets"], **starts)
        more = {key: value for key, value in one.items() if key in ("form", "kind", "status", "label")}
        pages[own.page.report.id] = own.page
        facts[own.page.report.id] = found(instrument(own["x"], versions=(text,), **more))
    return list(assemble(frame(*reports), facts, pages).instruments)


AT_SEA = truce("The halt at sea holds.", 30, SEA, form="maritime_ceasefire")


def test_the_truce_at_sea_is_the_truce_of_the_same_length() -> None:
    (only,) = merged(AT_SEA, truce("The month of calm began.", 30))
    assert only.form == "maritime_ceasefire"


@pytest.mark.parametrize("word", sorted(WHOLE))
def test_a_truce_that_is_called_whole_is_another(word: str) -> None:
    assert len(merged(AT_SEA, truce(f"A {word} ceasefire is sought.", 30))) == 2
    assert len(merged(AT_SEA, truce("It is sought.", 30, label=f"the {word} ceasefire"))) == 2


@pytest.mark.parametrize(
    "other",
    [
        truce("The calm began.", 14),  # another length
        truce("The calm began.", None),  # no length: nothing says that it is the same
        truce("The calm was offered.", 30, status="proposed"),  # the one holds, the other is on the table
        truce("The calm was asked for.", 30, kind="demand"),
        truce("The power plants are spared.", 30, POWER, form="partial_ceasefire"),  # ships are no power plants
        truce("Prisoners are freed.", 30, form="exchange"),
    ],
)
def test_truces_of_two_forms_are_two_where_anything_differs(other: dict[str, Any]) -> None:
    assert len(merged(AT_SEA, other)) == 2


def test_a_common_start_joins_what_holds_and_what_was_offered() -> None:
    offered = truce("The calm was offered.", 30, status="proposed", kind="proposal")
    assert len(merged({**AT_SEA, "starts": MAY_3}, {**offered, "starts": MAY_3})) == 1
    assert len(merged({**AT_SEA, "starts": MAY_3}, {**offered, "starts": MAY_20})) == 2


def forms(*names: str) -> list[Instrument]:
    """Truces of these forms; "paper" is a paper that does not say what it is about."""
    own = told("a", "<x>The text</x> was read.")
    papers = {"paper": {"form": "other", "label": "the agreement"}}
    return [instrument(own["x"], **papers.get(name, {"form": name})) for name in names]


def test_the_form_is_what_most_reports_tell() -> None:
    assert common_form(forms("partial_ceasefire", "ceasefire", "ceasefire")) == "ceasefire"
    assert common_form(forms("ceasefire", "ceasefire", "maritime_ceasefire")) == "ceasefire"


def test_of_two_forms_told_alike_it_is_the_narrower() -> None:
    for narrow in ("partial_ceasefire", "maritime_ceasefire"):
        assert common_form(forms("ceasefire", narrow)) == common_form(forms(narrow, "ceasefire")) == narrow
    assert common_form(forms("partial_ceasefire", "maritime_ceasefire")) == "maritime_ceasefire"


def test_a_paper_has_the_form_of_what_it_is_about() -> None:
    assert common_form(forms("paper", "paper", "ceasefire")) == "ceasefire"
    assert common_form(forms("paper")) == "other"


def test_a_peace_is_one_by_its_talks_and_its_deal() -> None:
    talks = truce("Peace talks went on.", None, form="peace", kind="talks", status="under_negotiation")
    deal = truce("Peace is near.", None, form="peace", kind="agreement", status="under_negotiation")
    (only,) = merged(talks, deal)
    assert only.form == "peace"


@pytest.mark.parametrize(("form", "kind"), [("ceasefire", "agreement"), ("exchange", "agreement"), ("peace", "demand")])
def test_talks_on_anything_else_and_demands_stay_apart(form: str, kind: str) -> None:
    talks = truce("Talks went on.", None, form=form, kind="talks", status="under_negotiation")
    deal = truce("It is near.", None, form=form, kind=kind, status="under_negotiation")
    assert len(merged(talks, deal)) == 2
