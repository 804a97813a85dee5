"""When two reports tell one incident by its numbers, and whose count it is."""

from __future__ import annotations

from typing import Any

from made_facts import NORTH, SOUTH, Told, count, day, exactly, found, frame, incident, place, told
from trucewatch.core.account import Account, Actor, Count
from trucewatch.core.values import UNKNOWN_TIME, Quantity
from trucewatch.reconcile.assemble import assemble

MAY_2 = day("2031-05-02")
NOWHERE = place("", "unknown")
AIR_FORCE = Actor("air-force", "air force", "military", (), (), None, ())
NORTH_AIR_FORCE = Actor("north-air-force", "Northland air force", "military", (), (), "north", ())


def account_of(*reports: tuple[Told, tuple[Any, ...]]) -> Account:
    """The account of reports with their facts, where one report knows the air force by half its name."""
    pages = {own.page.report.id: own.page for own, _ in reports}
    cast = (NORTH, SOUTH, AIR_FORCE, NORTH_AIR_FORCE)
    whole = frame(*(own for own, _ in reports), cast=cast)
    return assemble(whole, {own.page.report.id: found(*facts) for own, facts in reports}, pages)


def raid(own: Told, launched: int, downed: int, **fields: Any) -> Any:
    """A raid of drones, without a place."""
    by = fields.pop("counted_by", None)
    counts: tuple[Count, ...] = (
        count("drones", exactly(launched), own["x"], outcome="launched", counted_by=by),
        count("drones", exactly(downed), own["x"], outcome="shot_down", counted_by=by),
    )
    return incident(own["x"], form="drone", place=NOWHERE, counts=counts, **fields)


def test_the_same_counts_are_one_raid_where_a_report_leaves_out_the_day() -> None:
    first = told("a", "<x>On Monday Southmark sent 88 drones, of which 61 were downed.</x>")
    second = told("b", "<x>88 drones since dusk, 61 of them downed, it is said.</x>")
    account = account_of(
        (first, (raid(first, 88, 61, happened=MAY_2, accused="south"),)), (second, (raid(second, 88, 61),))
    )
    (only,) = account.incidents
    assert (only.accused, only.happened.earliest) == ("south", "2031-05-02")
    assert [len(one.evidence) for one in only.counts] == [2, 2]


def test_other_counts_are_another_raid_and_no_conflict() -> None:
    first = told("a", "<x>On Monday Southmark sent 88 drones, of which 61 were downed.</x>")
    second = told("b", "<x>Southmark sent 74 drones by night; 61 were downed.</x>")
    account = account_of((first, (raid(first, 88, 61, happened=MAY_2),)), (second, (raid(second, 74, 61),)))
    assert len(account.incidents) == 2
    assert account.disagreements == ()


def test_two_small_numbers_tell_no_incident_from_another() -> None:
    first = told("a", "<x>One drone of three was downed.</x>")
    second = told("b", "<x>Three drones came by and one was downed.</x>")
    account = account_of((first, (raid(first, 3, 1),)), (second, (raid(second, 3, 1),)))
    assert len(account.incidents) == 2


def test_a_counter_known_by_half_its_name_is_no_second_counter() -> None:
    first = told("a", "<x>Southmark sent 88 drones, of which 61 were downed, Northland's air force said.</x>")
    second = told("b", "<x>88 drones since dusk, the air force says: 61 downed.</x>")
    by = {"counted_by": "north-air-force", "alleged_by": ("north-air-force",)}
    other = {"counted_by": "air-force", "alleged_by": ("air-force",)}
    account = account_of((first, (raid(first, 88, 61, **by),)), (second, (raid(second, 88, 61, **other),)))
    (only,) = account.incidents
    assert only.alleged_by == ("north-air-force",)
    assert [one.counted_by for one in only.counts] == ["north-air-force"] * 2


def test_what_the_accused_side_tells_of_nobody_may_be_its_own_loss() -> None:
    own = told(
        "a", "<x>Northland bombed Ordu on Monday.</x> <y>A missile was fired at its men in Ordu, Northland said.</y>"
    )
    account = account_of(
        (
            own,
            (
                incident(own["x"], form="air_strike", happened=MAY_2, accused="north"),
                incident(own["y"], form="missile", alleged_by=("north",)),
            ),
        )
    )
    assert [one.accused for one in account.incidents] == ["north", None]


def test_each_side_that_blames_the_other_tells_of_one_deed() -> None:
    first = told("a", "<x>Northland shelled Ordu on Monday, Southmark said.</x>")
    second = told("b", "<x>Shells fell there on Monday; Northland's defence ministry blamed Southmark.</x>")
    mine = incident(
        first["x"], form="shelling", happened=MAY_2, place=place("Ordu"), accused="north", alleged_by=("south",)
    )
    theirs = incident(
        second["x"], form="shelling", happened=MAY_2, place=NOWHERE, accused="south", alleged_by=("north",)
    )
    account = account_of((first, (mine,)), (second, (theirs,)))
    (only,) = account.incidents
    assert only.accused is None
    (one,) = [one for one in account.disagreements if one.field == "accused"]
    assert (one.kind, {reading.value for reading in one.readings}) == ("attribution", {"Northland", "Southmark"})


def test_a_place_that_only_the_words_name_is_the_place() -> None:
    first = told("a", "<x>Shells hit the market of Ordu on Monday.</x>")
    second = told("b", "<x>People in Ordu said shells killed nine on Monday.</x>")
    here = incident(first["x"], form="shelling", happened=MAY_2, place=place("Ordu"))
    there = incident(second["x"], form="shelling", happened=MAY_2, place=NOWHERE)
    assert len(account_of((first, (here,)), (second, (there,))).incidents) == 1


def test_a_raid_that_one_report_rounds_is_one_raid() -> None:
    first = told("a", "<x>On Monday 195 drones came.</x>")
    second = told("b", "<x>Nearly 200 drones came on Monday.</x>")
    exact = (count("drones", exactly(195), first["x"], outcome="launched"),)
    rounded = (count("drones", Quantity(180, 200, "", "nearly"), second["x"], outcome="launched"),)
    facts = [
        incident(own["x"], form="drone", place=NOWHERE, happened=MAY_2, counts=counts)
        for own, counts in ((first, exact), (second, rounded))
    ]
    account = account_of((first, (facts[0],)), (second, (facts[1],)))
    (only,) = account.incidents
    (one,) = account.disagreements
    assert (one.kind, len(only.counts)) == ("rounding", 2)


def test_one_deed_of_one_teller_laid_on_two_days_is_a_conflict() -> None:
    first = told("a", "<x>Southmark attacked at Ordu on Friday, the League said.</x>")
    second = told("b", "<x>The League accused Southmark of attacking at Ordu on Saturday.</x>")
    facts = [
        incident(own["x"], form="ground_assault", happened=day(iso), place=place("Ordu"), alleged_by=("north",))
        for own, iso in ((first, "2031-05-02"), (second, "2031-05-03"))
    ]
    account = account_of((first, (facts[0],)), (second, (facts[1],)))
    assert len(account.incidents) == 2
    (one,) = account.disagreements
    assert (one.kind, one.field) == ("conflict", "happened")


def dead(own: Told, mark: str, killed: int, injured: int) -> tuple[Count, ...]:
    """Dead and hurt on one mark."""
    return (count("killed", exactly(killed), own[mark]), count("injured", exactly(injured), own[mark]))


def test_a_copy_that_was_cut_tells_the_same_incident() -> None:
    words = "A blast tore through the grain quay and left five dockers dead by the count of the harbour guild"
    first = told("a", f"<x>{words}, the league that has held the town since the winter and runs its mills.</x>")
    second = told("b", f"<x>{words}.</x>")
    account = account_of(
        (
            first,
            (incident(first["x"], form="explosion", place=NOWHERE, counts=dead(first, "x", 5, 0)[:1], happened=MAY_2),),
        ),
        (second, (incident(second["x"], form="explosion", place=NOWHERE, counts=dead(second, "x", 5, 0)[:1]),)),
    )
    assert len(account.incidents) == 1
    other = told("b", f"<x>{words.replace('five', 'nine')}.</x>")
    account = account_of(
        (
            first,
            (incident(first["x"], form="explosion", place=NOWHERE, counts=dead(first, "x", 5, 0)[:1], happened=MAY_2),),
        ),
        (other, (incident(other["x"], form="explosion", place=NOWHERE, counts=dead(other, "x", 9, 0)[:1]),)),
    )
    assert len(account.incidents) == 2


def test_one_aircraft_brought_down_is_told_of_two_places() -> None:
    first = told(
        "a", "<x>Its guns shot down a Northland helicopter near Ordu, close to the lake of Semm; two died.</x>"
    )
    second = told("b", "<x>A helicopter was brought down over Semm, and two men were killed and one hurt.</x>")
    third = told("b", "<x>A helicopter was brought down over Tavar, and two men were killed and one hurt.</x>")

    def downed(own: Told, form: str, name: str) -> Any:
        return incident(own["x"], form=form, place=place(name), happened=MAY_2, counts=dead(own, "x", 2, 1))

    one = account_of((first, (downed(first, "other", "Ordu"),)), (second, (downed(second, "interception", "Semm"),)))
    two = account_of((first, (downed(first, "other", "Ordu"),)), (third, (downed(third, "interception", "Tavar"),)))
    assert [len(account.incidents) for account in (one, two)] == [1, 2]


def test_raids_of_one_night_are_one_where_their_counts_can_be() -> None:
    def sent(own: Told, value: Quantity, happened: Any) -> Any:
        counts = (count("drones", value, own["x"], outcome="launched"),)
        return incident(own["x"], form="drone", place=NOWHERE, counts=counts, happened=happened, accused="south")

    first = told("a", "<x>On Monday night Southmark launched more than 110 drones.</x>")
    second = told("b", "<x>Southmark sent 117 drones before dawn, as the air force has it.</x>")
    more_than_110 = Quantity(111, None, "", "more than")
    numbers = [
        len(
            account_of(
                (first, (sent(first, more_than_110, MAY_2),)), (second, (sent(second, value, day_told),))
            ).incidents
        )
        for value, day_told in (
            (exactly(117), MAY_2),
            (exactly(117), UNKNOWN_TIME),
            (exactly(90), MAY_2),
            (exactly(190), UNKNOWN_TIME),
        )
    ]
    assert numbers == [1, 1, 2, 2]


def test_two_tales_of_one_deed_may_name_its_form_or_not() -> None:
    first = told("a", "<x>Southmark's guns shelled Ordu on Monday, Northland said.</x>")
    second = told("b", "<x>Northland's men fired at Ordu on Monday, Southmark said.</x>")
    account = account_of(
        (first, (incident(first["x"], accused="south", alleged_by=("north",), happened=MAY_2),)),
        (second, (incident(second["x"], form="unknown", accused="north", alleged_by=("south",), happened=MAY_2),)),
    )
    (only,) = account.incidents
    assert (only.form, only.accused) == ("shelling", None)


def test_each_side_blames_the_other_for_one_attack_on_a_town_that_one_report_leaves_without_a_form() -> None:
    first = told("a", "<x>Southmark shells fell on Harn on Monday, Northland said.</x>")
    second = told("b", "<x>Southmark said that what hit Harn on Monday was Northland's.</x>")
    harn = place("Harn", "town")
    account = account_of(
        (first, (attack(first, "shelling", harn, accused="south", alleged_by=("north",)),)),
        (second, (attack(second, "unknown", harn, accused="north", alleged_by=("south",)),)),
    )
    (only,) = account.incidents
    assert (only.form, only.accused) == ("shelling", None)
    assert {(one.accused, one.by) for one in only.accusations} == {("south", "north"), ("north", "south")}


def test_one_reports_attacks_of_two_forms_on_a_town_are_two() -> None:
    own = told("a", "<x>Northland accused Southmark of shelling Harn.</x> <y>Rockets fell in Harn, residents said.</y>")
    harn = place("Harn", "town")
    second = incident(own["y"], form="missile", place=harn)
    account = account_of((own, (attack(own, "shelling", harn, accused="south"), second)))
    assert [one.form for one in account.incidents] == ["shelling", "missile"]


def attack(own: Told, form: Any, where: Any, **fields: Any) -> Any:
    """An attack of Monday, alleged."""
    status = "alleged" if fields.get("accused") else "undetermined"
    return incident(own["x"], form=form, place=where, happened=MAY_2, accused_status=status, **fields)
