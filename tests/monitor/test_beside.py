from __future__ import annotations

from typing import Any

import pytest

from made_facts import count, day, exactly, found, frame, incident, instrument, told, version
from trucewatch.core.account import BY_THE_HOUR, Assessment, Expiry
from trucewatch.core.values import When
from trucewatch.monitor.beside import nearest_ends
from trucewatch.monitor.breaches import assessments_of
from trucewatch.reconcile.assemble import assemble

SIDES = ("north", "south")
TEXT = (
    "<t>The truce began on 2 May for seven days.</t> <u>A corridor was agreed, too.</u> <x>Shells fell on Ordu.</x> "
    "<o>An older truce had failed.</o>"
)
ENDS = (Expiry("2031-05-08", "the first day counted"), Expiry("2031-05-10", "whole days after the day of the start"))
HOUR = Expiry("2031-05-09T18:00:00+03:00", "the hour of the start")


def answer_on(act: When, beside: dict[str, Any], truce: dict[str, Any], older: dict[str, Any] | None = None) -> str:
    """Whether shelling at `act` is in the time of the text `beside` a truce of both sides, and an `older` one."""
    own = told("a", TEXT)
    texts = [
        instrument(own["t"], **{"id": "t1", "parties": SIDES, "status": "in_force", **truce}),
        instrument(own["u"], **{"id": "t2", "parties": SIDES, "versions": (version(own["u"]),), **beside}),
    ]
    if older is not None:
        texts.append(instrument(own["o"], **{"id": "t3", "parties": SIDES, "label": "the older truce", **older}))
    deed = incident(own["x"], accused="north-ministry", happened=act)
    account = assemble(frame(own), {own.page.report.id: found(*texts, deed)}, {own.page.report.id: own.page})
    names = {one.id: one.label for one in account.instruments}
    asked: list[Assessment] = [one for one in assessments_of(account) if names[one.instrument] == beside["label"]]
    (only,) = asked
    return only.in_time


@pytest.mark.parametrize(
    ("act", "answer"), [(day("2031-05-04"), "no"), (day("2031-05-12"), "yes"), (day("2031-05-09"), "unclear")]
)
def test_an_extension_begins_where_the_truce_ends(act: When, answer: str) -> None:
    own = told("a", TEXT)
    truce = {"versions": (version(own["t"], starts=day("2031-05-02"), expires=ENDS),)}
    assert answer_on(act, {"label": "extension of the truce"}, truce) == answer


def test_an_extension_of_a_truce_without_an_end_begins_nobody_knows_when() -> None:
    own = told("a", TEXT)
    truce = {"versions": (version(own["t"], starts=day("2031-05-02")),)}
    assert answer_on(day("2031-05-04"), {"label": "extension of the truce"}, truce) == "unclear"


@pytest.mark.parametrize(("act", "answer"), [(day("2031-05-01"), "no"), (day("2031-05-03"), "yes")])
def test_a_corridor_holds_from_the_start_of_the_truce_it_was_agreed_with(act: When, answer: str) -> None:
    own = told("a", TEXT)
    truce = {"versions": (version(own["t"], starts=day("2031-05-02")),)}
    assert answer_on(act, {"label": "the corridor", "form": "corridor"}, truce) == answer


def test_of_two_truces_that_begin_apart_none_tells_when_the_corridor_does() -> None:
    own = told("a", TEXT)
    truce = {"versions": (version(own["t"], starts=day("2031-05-02")),)}
    older = {"versions": (version(own["o"], starts=day("2031-03-01")),), "status": "in_force"}
    corridor = {"label": "the corridor", "form": "corridor"}
    assert answer_on(day("2031-05-03"), corridor, truce, older) == "unclear"
    assert answer_on(day("2031-05-03"), corridor, truce, {**older, "status": "expired"}) == "yes"


@pytest.mark.parametrize(("ends", "answer"), [(ENDS, "unclear"), ((*ENDS, HOUR), "yes")])
def test_an_end_told_to_the_hour_leaves_no_other_count_of_days(ends: tuple[Expiry, ...], answer: str) -> None:
    own = told("a", TEXT)
    asked = {"label": "the ceasefire", "versions": (version(own["t"], starts=day("2031-05-02"), expires=ends),)}
    other = {"label": "other", "kind": "talks", "status": "proposed", "versions": ()}
    assert answer_on(day("2031-05-08"), asked, other) == answer


@pytest.mark.parametrize(
    ("rule", "answer"),
    [("told as “until 8 May”", "unclear"), ("told as “through 8 May”, the last day runs to its end", "yes")],
)
def test_the_last_day_of_a_truce_is_its_own_where_the_words_say_so(rule: str, answer: str) -> None:
    own = told("a", TEXT)
    ends = (Expiry("2031-05-08", rule),)
    asked = {"label": "the ceasefire", "versions": (version(own["t"], starts=day("2031-05-02"), expires=ends),)}
    other = {"label": "other", "kind": "talks", "status": "proposed", "versions": ()}
    assert answer_on(day("2031-05-08"), asked, other) == answer


def test_of_a_midnight_at_either_end_of_its_day_the_one_that_another_text_counts_is_meant() -> None:
    own = told("a", TEXT)
    told_as = tuple(Expiry(f"2031-05-{number}T00:00", "told as “until midnight on 8 May”") for number in ("08", "09"))
    counted = Expiry("2031-05-09T00:00:00+03:00", f"{BY_THE_HOUR}, counted in hours of 24 to a day")
    starts = day("2031-05-02")
    texts = [version(own[mark], starts=starts, expires=ends) for mark, ends in (("t", told_as), ("o", (counted,)))]
    assert nearest_ends(texts[0], instrument(own["t"], versions=(texts[0],))) == told_as
    assert nearest_ends(texts[0], instrument(own["t"], versions=tuple(texts))) == (counted,)


@pytest.mark.parametrize(("brought_down", "answer"), [(48, "yes"), (1, "unclear")])
def test_a_wave_that_was_brought_down_is_an_attack_and_a_single_drone_may_have_spied(
    brought_down: int, answer: str
) -> None:
    own = told("a", "<t>A truce holds.</t> <x>Southmark brought down <n>drones</n> of Northland.</x>")
    drones = count("drones", exactly(brought_down), own["n"], outcome="shot_down")
    deed = incident(own["x"], form="interception", accused="north", counts=(drones,), happened=day("2031-05-04"))
    truce = instrument(own["t"], parties=SIDES, versions=(version(own["t"], starts=day("2031-05-02")),))
    account = assemble(frame(own), {own.page.report.id: found(truce, deed)}, {own.page.report.id: own.page})
    (only,) = assessments_of(account)
    assert only.in_scope == answer


def test_the_zone_of_a_day_is_local_though_one_version_counts_in_utc() -> None:
    own = told("a", "<t>The truce began at midnight, or 2100 GMT.</t> <x>Shells fell on Ordu on 9 May.</x>")
    local = version(own["t"], starts=When("2031-05-10T01:00+04:00", "2031-05-10T01:00+04:00", "stated"))
    utc = version(own["t"], by="south", starts=When("2031-05-09T21:00+00:00", "2031-05-09T21:00+00:00", "stated"))
    truce = instrument(own["t"], parties=SIDES, versions=(local, utc))
    deed = incident(own["x"], accused="north", happened=day("2031-05-09"))
    account = assemble(frame(own), {own.page.report.id: found(truce, deed)}, {own.page.report.id: own.page})
    assert {one.in_time for one in assessments_of(account)} == {"no"}
