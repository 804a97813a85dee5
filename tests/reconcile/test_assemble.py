from __future__ import annotations

import random
from typing import Any

import msgspec

from made_facts import (
    BROKER,
    Told,
    count,
    day,
    exactly,
    found,
    frame,
    incident,
    instrument,
    meeting,
    place,
    position,
    statement,
    told,
    version,
)
from trucewatch.core.account import Account, Lasted
from trucewatch.core.values import Place, When
from trucewatch.reconcile.assemble import assemble
from walk import spans_in

MAY_2 = day("2031-05-02")
MAY_3 = day("2031-05-03")


def account_of(*reports: tuple[Told, tuple[Any, ...]]) -> Account:
    """The account of reports with their facts."""
    pages = {own.page.report.id: own.page for own, _ in reports}
    return assemble(
        frame(*(own for own, _ in reports)), {r.page.report.id: found(*facts) for r, facts in reports}, pages
    )


def test_one_shelling_in_two_reports_is_one_incident() -> None:
    first = told("a", "<x>Shells fell on Ordu on Monday, Northland's ministry said.</x>")
    second = told("b", "<x>In Ordu a school was hit by shells at noon</x>, residents told us.")
    account = account_of(
        (first, (incident(first["x"], happened=MAY_2, alleged_by=("north-ministry",)),)),
        (second, (incident(second["x"], happened=MAY_2, targets=("civilian",)),)),
    )
    (only,) = account.incidents
    assert {span.report for span in only.evidence} == {first.page.report.id, second.page.report.id}
    assert (only.targets, only.alleged_by) == (("civilian",), ("north-ministry",))
    assert only.support is not None
    assert (only.support.origins, only.support.voices) == (2, ("north-ministry",))


def test_another_day_or_town_or_weapon_is_another_incident() -> None:
    first = told("a", "<x>Shells fell on Ordu on Monday.</x>")
    second = told("b", "<x>Shells fell on Ordu on Tuesday.</x> <y>Shells fell on Velt.</y> <z>Drones hit Ordu.</z>")
    account = account_of(
        (first, (incident(first["x"], happened=MAY_2),)),
        (
            second,
            (
                incident(second["x"], happened=MAY_3),
                incident(second["y"], happened=MAY_2, place=place("Velt")),
                incident(second["z"], happened=MAY_2, form="drone"),
            ),
        ),
    )
    assert len(account.incidents) == 4


def test_two_spellings_of_a_town_are_one_place() -> None:
    first, second = told("a", "<x>Hralivka was shelled.</x>"), told("b", "<x>Gralyvka was shelled.</x>")
    account = account_of(
        (first, (incident(first["x"], happened=MAY_2, place=place("Hralivka")),)),
        (second, (incident(second["x"], happened=MAY_2, place=place("Gralyvka")),)),
    )
    assert len(account.incidents) == 1


def test_where_two_incidents_could_be_meant_none_is_chosen() -> None:
    first = told("a", "<x>Ordu was shelled on Monday</x> and <y>again on Tuesday.</y>")
    second = told("b", "<x>Ordu was shelled.</x>")
    account = account_of(
        (first, (incident(first["x"], happened=MAY_2), incident(first["y"], happened=MAY_3, id="i2"))),
        (second, (incident(second["x"]),)),
    )
    assert len(account.incidents) == 3


def test_sides_that_accuse_each_other_leave_nobody_accused() -> None:
    first = told("a", "<x>Northland blamed Southmark for the shells on Ordu.</x>")
    second = told("b", "<x>Southmark denied it and said that Northland had fired on Ordu.</x>")
    account = account_of(
        (
            first,
            (incident(first["x"], happened=MAY_2, accused="south", accused_status="alleged", alleged_by=("north",)),),
        ),
        (
            second,
            (
                incident(
                    second["x"],
                    happened=MAY_2,
                    accused="north",
                    accused_status="alleged",
                    alleged_by=("south",),
                    denied_by=("south",),
                ),
            ),
        ),
    )
    (only,) = account.incidents
    assert only.accused is None
    assert {(accusation.by, accusation.accused) for accusation in only.accusations} == {
        ("north", "south"),
        ("south", "north"),
    }


def test_one_count_told_twice_is_one_and_two_windows_are_two() -> None:
    first = told("a", "<x>Ordu was hit. Forty drones came by night</x>")
    second = told("b", "<x>Ordu was hit. Forty drones came by night, and forty by day</x>")
    night, noon = When("2031-05-02", "2031-05-02", "stated"), When("2031-05-03", "2031-05-03", "stated")
    account = account_of(
        (
            first,
            (incident(first["x"], counts=(count("drones", exactly(40), first["x"], window=night),), happened=MAY_2),),
        ),
        (
            second,
            (
                incident(
                    second["x"],
                    happened=MAY_2,
                    counts=(
                        count("drones", exactly(40), second["x"], window=night, counted_by="north"),
                        count("drones", exactly(40), second["x"], window=noon),
                    ),
                ),
            ),
        ),
    )
    (only,) = account.incidents
    assert [(one.counted_by, one.window and one.window.earliest) for one in only.counts].count(
        ("north", "2031-05-02")
    ) == 1
    assert len(only.counts) == 2


def test_one_truce_in_different_words_is_one_instrument_with_all_positions() -> None:
    first = told("a", "<x>The ten-day truce starts on 3 May; Northland accepted it.</x>")
    second = told("b", "<x>Southmark rejected the pause in the fighting.</x>")
    account = account_of(
        (
            first,
            (
                instrument(
                    first["x"],
                    label="ten-day truce",
                    parties=("north", "south"),
                    versions=(version(first["x"], starts=MAY_3, lasts=exactly(10, "days"), scope_targets=("all",)),),
                    positions=(position("north", "accepts", first["x"]),),
                ),
            ),
        ),
        (
            second,
            (
                instrument(
                    second["x"],
                    label="the pause",
                    parties=("south",),
                    versions=(version(second["x"], scope_targets=("all",)),),
                    positions=(position("south", "declines", second["x"]),),
                ),
            ),
        ),
    )
    (only,) = account.instruments
    assert {(one.party, one.stance) for one in only.positions} == {("north", "accepts"), ("south", "declines")}
    assert len(only.versions) == 1
    assert len(only.versions[0].evidence) == 2


def test_a_full_ceasefire_is_not_the_limited_halt_nor_last_months_truce() -> None:
    first = told("a", "<x>The halt of strikes on power plants holds.</x>")
    second = told("b", "<x>A full ceasefire was refused.</x>")
    third = told("c", "<x>The truce of April lasted four days.</x>")
    limited = version(first["x"], scope_targets=("infrastructure/energy",), lasts=exactly(30, "days"))
    account = account_of(
        (first, (instrument(first["x"], form="partial_ceasefire", versions=(limited,)),)),
        (second, (instrument(second["x"], versions=(version(second["x"], lasts=exactly(30, "days")),)),)),
        (third, (instrument(third["x"], versions=(version(third["x"], lasts=exactly(4, "days")),)),)),
    )
    assert len(account.instruments) == 3


def test_the_sides_own_texts_stay_apart_as_versions() -> None:
    first = told("a", "<x>Northland's text spares all infrastructure.</x>")
    second = told("b", "<x>Southmark's text spares power plants alone.</x>")
    account = account_of(
        (
            first,
            (instrument(first["x"], versions=(version(first["x"], by="north", scope_targets=("infrastructure",)),)),),
        ),
        (
            second,
            (
                instrument(
                    second["x"],
                    versions=(version(second["x"], by="south", scope_targets=("infrastructure/energy",)),),
                ),
            ),
        ),
    )
    (only,) = account.instruments
    assert [one.by for one in only.versions] == ["north", "south"]


def test_references_follow_the_facts_into_the_account() -> None:
    own = told("a", "<x>The halt</x> is to lead to <y>a full ceasefire</y>.")
    other = told("b", "<y>The full ceasefire</y> that should follow")
    account = account_of(
        (
            own,
            (
                instrument(own["x"], id="1", form="partial_ceasefire", leads_to=("2", "9")),
                instrument(own["y"], id="2"),
            ),
        ),
        (other, (instrument(other["y"], id="1"),)),
    )
    halt = next(one for one in account.instruments if one.form == "partial_ceasefire")
    full = next(one for one in account.instruments if one.form == "ceasefire")
    assert halt.leads_to == (full.id,)
    assert len(full.evidence) == 2


def test_one_call_of_two_sides_is_one_meeting_with_both_lengths() -> None:
    first = told("a", "<x>The leaders spoke for two hours on Monday.</x>")
    second = told("b", "<x>Ilva Torrin rang Northland's ministry; the call took three hours.</x>")
    account = account_of(
        (
            first,
            (
                meeting(
                    first["x"],
                    form="call",
                    parties=("north", "south"),
                    when=MAY_2,
                    lasted=(Lasted(exactly(2, "hours"), None, first["x"]),),
                ),
            ),
        ),
        (
            second,
            (
                meeting(
                    second["x"],
                    form="call",
                    parties=("north-ministry", "south-envoy"),
                    lasted=(Lasted(exactly(3, "hours"), None, second["x"]),),
                ),
            ),
        ),
    )
    (only,) = account.meetings
    assert sorted(lasted.value.low or 0 for lasted in only.lasted) == [2, 3]


def test_talks_of_nobody_named_are_those_of_their_place_and_day() -> None:
    first = told("a", "<x>The talks in Harn ended on Monday.</x>")
    second = told("b", "<x>Northland and Southland met in Harn on Monday.</x>")
    harn = Place("Harn", None, None, None, "unknown", ())
    account = account_of(
        (first, (meeting(first["x"], when=MAY_2, place=harn),)),
        (second, (meeting(second["x"], parties=("north", "south"), when=MAY_2, place=harn),)),
    )
    (only,) = account.meetings
    assert set(only.parties) == {"north", "south"}
    elsewhere = msgspec.structs.replace(harn, name="Dorra")
    apart = account_of(
        (first, (meeting(first["x"], when=MAY_2, place=elsewhere),)),
        (second, (meeting(second["x"], parties=("north", "south"), when=MAY_2, place=harn),)),
    )
    assert len(apart.meetings) == 2


def test_a_quotation_whole_or_trimmed_is_one_utterance_and_another_is_not() -> None:
    first = told("a", '"<x>We will hold our fire as long as they hold theirs</x>," said Torrin.')
    second = told("b", 'Torrin said she would "<x>hold our fire as long as they hold theirs</x>".')
    third = told("c", '"<x>We will hold nothing back</x>," said Torrin.')
    account = account_of(
        (first, (statement(first["x"], "south-envoy"),)),
        (second, (statement(second["x"], "south-envoy", mode="mixed"),)),
        (third, (statement(third["x"], "south-envoy"),)),
    )
    groups = {one.content[0].report: one.same_as for one in account.statements}
    assert groups[first.page.report.id] == groups[second.page.report.id] is not None
    assert groups[third.page.report.id] is None


def test_one_utterance_in_many_reports_is_one_group() -> None:
    reports = [
        told(f"r{n}", f'Report {n}: "<x>We will hold our fire as long as they do</x>," she said.') for n in range(60)
    ]
    account = account_of(*((own, (statement(own["x"], "south-envoy"),)) for own in reports))
    assert len({one.same_as for one in account.statements}) == 1
    assert account.statements[0].same_as is not None


def many() -> list[tuple[Told, tuple[Any, ...]]]:
    """Five reports that agree, differ and copy."""
    made: list[tuple[Told, tuple[Any, ...]]] = []
    for number, town in enumerate(("Ordu", "Velt", "Ordu", "Karsk", "Ordu")):
        own = told(
            f"r{number}",
            f"<x>Report {number}: shells fell on {town}.</x> <y>The truce of ten days began.</y> "
            f'"<q>We will hold our fire as long as they hold theirs</q>," Torrin said. <m>Both sides met.</m>',
        )
        when = MAY_2 if number % 2 else MAY_3
        killed = count("killed", exactly(number % 3 + 1), own["x"], counted_by="north")
        made.append(
            (
                own,
                (
                    incident(own["x"], place=place(town), happened=when, counts=(killed,)),
                    instrument(own["y"], parties=("north", "south"), versions=(version(own["y"], starts=when),)),
                    statement(own["q"], "south-envoy"),
                    meeting(own["m"], parties=("north", "south"), when=when),
                ),
            )
        )
    return made


def test_the_order_of_reports_does_not_matter() -> None:
    reports = many()
    account = account_of(*reports)
    for seed in range(5):
        shuffled = list(reports)
        random.Random(seed).shuffle(shuffled)
        assert account_of(*shuffled) == account


def test_a_copied_report_adds_no_origin_to_anything() -> None:
    source = (
        "<x>Shells fell on Ordu before dawn on Monday, killing two.</x> <y>The truce of ten days had just begun.</y>"
    )

    def facts(own: Told) -> tuple[Any, ...]:
        return incident(own["x"], happened=MAY_2), instrument(own["y"])

    first, copy = told("a", source), told("b", f"{source} ")
    alone = account_of((first, facts(first)))
    both = account_of((first, facts(first)), (copy, facts(copy)))
    assert len(both.incidents) == len(both.instruments) == 1
    for fact, other in zip((*alone.incidents, *alone.instruments), (*both.incidents, *both.instruments), strict=True):
        assert fact.support is not None
        assert other.support is not None
        assert fact.support.origins == other.support.origins == 1


def test_every_span_in_the_account_slices_to_its_own_words() -> None:
    reports = many()
    texts = {own.page.report.id: own.page.text for own, _ in reports}
    spans = list(spans_in(account_of(*reports)))
    assert spans
    assert all(texts[span.report][span.start : span.end] == span.exact for span in spans)


def test_ids_are_never_shared_and_every_reference_leads_somewhere() -> None:
    account = account_of(*many())
    for facts in (account.statements, account.meetings, account.instruments, account.incidents):
        assert len({fact.id for fact in facts}) == len(facts)
    statements = {one.id for one in account.statements}
    assert all(one.same_as in statements for one in account.statements if one.same_as)


def test_an_actor_that_nobody_names_stays_out() -> None:
    own = told("a", "<x>Northland's ministry said so.</x>")
    account = account_of((own, (statement(own["x"], "north-ministry"),)))
    assert BROKER.id not in {actor.id for actor in account.actors}
    assert {"north", "north-ministry"} <= {actor.id for actor in account.actors}


def test_a_story_lists_its_reports_and_days_and_its_process() -> None:
    first = told("a", "<x>The truce began.</x>", MAY_2)
    second = told("b", "Nothing new.", MAY_3)
    account = account_of((first, (instrument(first["x"], parties=("north", "south-envoy")),)), (second, ()))
    (story,) = account.stories
    assert len(story.reports) == 2
    assert (story.when.earliest, story.when.latest) == ("2031-05-02", "2031-05-03")
    (process,) = account.processes
    assert process.parties == ("north", "south")
    assert process.instruments == (account.instruments[0].id,)
