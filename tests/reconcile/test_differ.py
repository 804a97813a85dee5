from __future__ import annotations

from typing import Any

import msgspec
import pytest

from made_facts import (
    CAST,
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
from trucewatch.core.account import Accusation, Actor, Disagreement, Lasted
from trucewatch.core.values import Quantity, When
from trucewatch.reconcile.assemble import assemble

MAY_2, MAY_3 = day("2031-05-02"), day("2031-05-03")


def disagreements(*reports: tuple[Told, tuple[Any, ...]], cast: tuple[Actor, ...] = CAST) -> tuple[Disagreement, ...]:
    """The disagreements of reports with their facts."""
    finds = {own.page.report.id: found(*facts) for own, facts in reports}
    pages = {own.page.report.id: own.page for own, _ in reports}
    return assemble(frame(*(own for own, _ in reports), cast=cast), finds, pages).disagreements


def quoted(*sources: str, speaker: str = "south-envoy") -> tuple[Disagreement, ...]:
    """The disagreements of reports that each quote <q> of one speaker."""
    reports = [told(f"r{number}", source) for number, source in enumerate(sources)]
    return disagreements(*((own, (statement(own["q"], speaker),)) for own in reports))


def test_a_word_changed_within_the_marks_is_a_misquotation() -> None:
    (one,) = quoted(
        'Torrin spoke. "<q>We will not open the northern road before the guns are gone</q>," she said.',
        'Asked again, Torrin said: "<q>We will open the northern road before the guns are gone</q>."',
        '"<q>We will not open the northern road before the guns are gone</q>," Torrin told us.',
    )
    assert (one.kind, one.field, len(one.readings)) == ("misquotation", "content", 2)
    assert sorted(len(reading.evidence) for reading in one.readings) == [1, 2]


@pytest.mark.parametrize(
    "other",
    [
        "We will not open the northern road",
        "the northern road before the guns are gone",
        "We will not open the northern road before the guns are gone, and nobody will make us",
    ],
)
def test_a_quotation_cut_at_its_ends_is_none(other: str) -> None:
    assert (
        quoted(
            'Torrin spoke. "<q>We will not open the northern road before the guns are gone</q>," she said.',
            f'Asked again, Torrin said: "<q>{other}</q>."',
        )
        == ()
    )


def test_spelling_within_a_quotation_is_no_misquotation() -> None:
    assert (
        quoted(
            '"<q>Our defence of Hralivka will honour all ten points of it</q>," Torrin said.',
            'Torrin promised: "<q>Our defense of Gralyvka will honor all 10 points of it</q>."',
        )
        == ()
    )


def test_words_left_out_where_a_quotation_is_broken_are_none() -> None:
    first = told("a", '"<q>We will open the road to the north, as I said, before the guns are gone</q>," she said.')
    second = told("b", '"<q>We will open the road to the north</q>," said Torrin, "<q>before the guns are gone</q>."')
    assert (
        disagreements(
            (first, (statement(first["q"], "south-envoy"),)), (second, (statement(second["q"], "south-envoy"),))
        )
        == ()
    )


def test_a_number_changed_in_a_quotation_is_a_conflict() -> None:
    (one,) = quoted(
        '"<q>They fired on our positions 1,274 times along the whole line</q>," she said.',
        'Torrin said: "<q>They fired on our positions 1,247 times along the whole line</q>."',
    )
    assert (one.kind, one.field) == ("conflict", "number")


def test_one_quotation_given_to_two_people_is_an_attribution() -> None:
    general = Actor("general", "Ode Marn", "person", ("Ode Marn",), (), "south", ())
    words = "Quiet will be met with quiet and fire will be met with fire"
    first, second = told("a", f'"<q>{words}</q>," said Torrin.'), told("b", f'"<q>{words}</q>," General Marn said.')
    (one,) = disagreements(
        (first, (statement(first["q"], "south-envoy"),)),
        (second, (statement(second["q"], "general"),)),
        cast=(*CAST, general),
    )
    assert (one.kind, one.field) == ("attribution", "speaker")
    assert {reading.value for reading in one.readings} == {"Ilva Torrin", "Ode Marn"}


def test_an_office_that_speaks_for_its_head_is_none() -> None:
    words = "Quiet will be met with quiet and fire will be met with fire"
    first, second = told("a", f'"<q>{words}</q>," said Torrin.'), told("b", f'"<q>{words}</q>," Southmark said.')
    assert (
        disagreements((first, (statement(first["q"], "south-envoy"),)), (second, (statement(second["q"], "south"),)))
        == ()
    )


def lengths(first: Quantity, second: Quantity) -> tuple[Disagreement, ...]:
    """The disagreements over one call of which two reports give these lengths."""
    reports = [told(name, f"<x>Report {name}: both sides spoke for a time.</x>") for name in ("a", "b")]
    return disagreements(
        *(
            (
                own,
                (meeting(own["x"], form="call", parties=("north", "south"), lasted=(Lasted(value, None, own["x"]),)),),
            )
            for own, value in zip(reports, (first, second), strict=True)
        )
    )


@pytest.mark.parametrize(
    ("first", "second"),
    [
        (Quantity(2.5, 2.5, "hours", None), Quantity(1.5, 2.0, "hours", "almost")),
        (Quantity(2, None, "hours", "more than"), Quantity(1.5, 2.0, "hours", "almost")),
        (Quantity(90, 90, "minutes", None), Quantity(3, 3, "hours", None)),
    ],
)
def test_lengths_that_exclude_each_other_are_a_conflict(first: Quantity, second: Quantity) -> None:
    (one,) = lengths(first, second)
    assert (one.kind, one.field, len(one.readings)) == ("conflict", "lasted", 2)


@pytest.mark.parametrize(
    ("first", "second"),
    [
        (Quantity(2.5, 2.5, "hours", None), Quantity(2, None, "hours", "more than")),
        (Quantity(120, 120, "minutes", None), Quantity(2, 2, "hours", None)),
        (Quantity(1.75, 2.25, "hours", "around"), Quantity(1.5, 2.0, "hours", "almost")),
    ],
)
def test_a_vaguer_length_is_no_disagreement(first: Quantity, second: Quantity) -> None:
    assert lengths(first, second) == ()


def counted(
    first: dict[str, Any], second: dict[str, Any], of: str = "killed", days: tuple[When, When] = (MAY_3, MAY_3)
) -> list[str]:
    """The kinds of disagreement over one shelling of which two reports of these days give these counts."""
    reports = [
        told(name, f"<x>Report {name}: Ordu was shelled.</x>", when)
        for name, when in zip(("a", "b"), days, strict=True)
    ]
    return [
        one.kind
        for one in disagreements(
            *(
                (own, (incident(own["x"], happened=MAY_2, counts=(count(of, evidence=own["x"], **fields),)),))
                for own, fields in zip(reports, (first, second), strict=True)
            )
        )
    ]


NIGHT, WHOLE_DAY = When("2031-05-01", "2031-05-02", "stated"), When("2031-05-01", "2031-05-03", "stated")


@pytest.mark.parametrize(
    ("first", "second", "kinds"),
    [
        ({"value": exactly(7)}, {"value": exactly(9)}, ["conflict"]),
        ({"value": exactly(7)}, {"value": exactly(7)}, []),
        ({"value": exactly(7)}, {"value": Quantity(5, None, "", "at least")}, []),
        ({"value": exactly(96)}, {"value": Quantity(90, 100, "", "nearly")}, ["rounding"]),
        ({"value": exactly(137), "window": NIGHT}, {"value": exactly(42), "window": MAY_3}, ["window"]),
        ({"value": exactly(40), "window": NIGHT}, {"value": exactly(90), "window": WHOLE_DAY}, ["update"]),
    ],
)
def test_numbers_differ_in_their_own_ways(first: dict[str, Any], second: dict[str, Any], kinds: list[str]) -> None:
    assert counted(first, second) == kinds


def test_more_than_forty_of_one_night_is_no_word_for_137_of_another() -> None:
    forty = {"value": Quantity(41, None, "", "more than"), "window": NIGHT}
    assert counted(forty, {"value": exactly(137), "window": WHOLE_DAY}, "drones") == ["window"]
    assert counted(forty, {"value": exactly(137), "window": NIGHT}, "drones") == []
    assert counted(forty, {"value": exactly(45), "window": WHOLE_DAY}, "drones") == []


def test_a_toll_that_a_later_day_puts_higher_has_risen() -> None:
    first, second = {"value": Quantity(88, None, "", "at least")}, {"value": Quantity(101, None, "", "more than")}
    assert counted(first, second, "injured", (MAY_2, MAY_3)) == ["update"]
    assert counted(first, second, "injured", (MAY_3, MAY_3)) == []
    assert counted(first, second, "drones", (MAY_2, MAY_3)) == []


def test_a_side_that_denies_a_deed_does_not_accuse_itself() -> None:
    own = told("a", "<x>Northland says Southmark stormed the mill.</x> <y>Northland denies that it struck it.</y>")
    laid = (Accusation("south", "north", "alleged", own["x"]), Accusation("north", "north", "denied", own["y"]))
    assert disagreements((own, (incident((*own["x"], *own["y"]), accusations=laid),))) == ()
    misread = (laid[0], Accusation("north", "broker", "claimed", own["y"]))
    assert disagreements((own, (incident((*own["x"], *own["y"]), accusations=misread),))) == ()
    own = told("a", "<x>Northland says Southmark stormed the mill.</x> <y>Northland owns that it struck it.</y>")
    admitted = (
        Accusation("south", "north", "alleged", own["x"]),
        Accusation("north", "north", "admitted", own["y"]),
    )
    (one,) = disagreements((own, (incident((*own["x"], *own["y"]), accusations=admitted),)))
    assert (one.kind, one.field) == ("attribution", "accused")


@pytest.mark.parametrize(
    ("words", "days", "kind"),
    [
        ("five were hurt, one more than first counted", (MAY_2, MAY_3), "update"),
        ("five were hurt, one more than first counted", (MAY_3, MAY_2), "conflict"),
        ("five were hurt, and nobody slept", (MAY_2, MAY_3), "conflict"),
    ],
)
def test_a_later_toll_that_says_it_has_risen_is_an_update(words: str, days: tuple[When, When], kind: str) -> None:
    first = told("a", "<x>Ordu was shelled, and four clerks were hurt.</x>", days[0])
    second = told("b", f"<x>Ordu was shelled, and {words}.</x>", days[1])
    facts = [
        incident(own["x"], happened=MAY_2, counts=(count("injured", exactly(number), own["x"], counted_by=by),))
        for own, number, by in ((first, 4, "north"), (second, 5, "south"))
    ]
    (one,) = disagreements((first, (facts[0],)), (second, (facts[1],)))
    assert one.kind == kind


def test_shellings_and_bouts_of_shelling_are_one_thing() -> None:
    first, second = told("a", "<x>There were 12 shellings.</x>"), told("b", "<x>There were 19 bouts of shelling.</x>")
    facts = [
        incident(own["x"], happened=MAY_2, counts=(count("other", exactly(number), own["x"], of_text=words),))
        for own, number, words in ((first, 12, "shellings"), (second, 19, "bouts of shelling"))
    ]
    (one,) = disagreements((first, (facts[0],)), (second, (facts[1],)))
    assert sorted(reading.value for reading in one.readings) == ["12", "19"]


def test_two_numbers_of_one_counter_in_one_report_are_of_different_things() -> None:
    own = told("a", "<x>Ordu was shelled; two died at the mill and three at the weir.</x>")
    counts = (count("killed", exactly(2), own["x"]), count("killed", exactly(3), own["x"]))
    assert disagreements((own, (incident(own["x"], counts=counts),))) == ()


def versions(first: dict[str, Any], second: dict[str, Any]) -> list[tuple[str, str]]:
    """Field and kind of the disagreements over one truce of which two parties give these texts."""
    reports = [told(name, f"<x>Report {name}: the truce.</x>") for name in ("a", "b")]
    facts = [
        instrument(
            own["x"],
            label="the Harvest truce" if number else "a Harvest truce",
            parties=("north", "south"),
            versions=(version(own["x"], by=by, **fields),),
        )
        for number, (own, by, fields) in enumerate(zip(reports, ("north", "south"), (first, second), strict=True))
    ]
    found_here = disagreements(*((own, (fact,)) for own, fact in zip(reports, facts, strict=True)))
    return [(one.field, one.kind) for one in found_here]


def test_two_scopes_are_a_scope() -> None:
    assert versions({"scope_targets": ("infrastructure",)}, {"scope_targets": ("infrastructure/energy",)}) == [
        ("versions.scope", "scope")
    ]


def test_a_bare_truce_does_not_say_that_it_covers_everything() -> None:
    assert versions({"scope_targets": ("all",)}, {"scope_targets": ("maritime/port",)}) == []


def test_a_truce_that_says_it_is_complete_covers_everything() -> None:
    reports = [told("a", "<x>The complete Harvest truce.</x>"), told("b", "<x>The Harvest truce.</x>")]
    facts = [
        instrument(own["x"], parties=("north", "south"), versions=(version(own["x"], by=by, scope_targets=targets),))
        for own, by, targets in zip(reports, ("north", "south"), (("all",), ("maritime/port",)), strict=True)
    ]
    found_here = disagreements(*((own, (fact,)) for own, fact in zip(reports, facts, strict=True)))
    assert [one.kind for one in found_here] == ["scope"]


def test_the_halt_that_a_side_calls_by_itself_begins_on_a_day_of_its_own() -> None:
    reports = [told("a", "<x>The truce begins on Friday.</x>"), told("b", "<x>It halts of its own accord.</x>")]
    facts = [
        instrument(own["x"], label="the truce", parties=("north", "south"), versions=(version(own["x"], starts=when),))
        for own, when in zip(reports, (MAY_2, MAY_3), strict=True)
    ]
    found_here = disagreements(*((own, (fact,)) for own, fact in zip(reports, facts, strict=True)))
    assert [one.kind for one in found_here] == ["window"]


def test_one_instant_on_two_clocks_is_no_disagreement() -> None:
    first = When("2031-05-02T18:00:00+03:00", "2031-05-02T18:00:00+03:00", "stated")
    second = When("2031-05-02T15:00:00+00:00", "2031-05-02T15:00:00+00:00", "stated")
    assert versions({"starts": first}, {"starts": second}) == []


def test_two_hours_of_one_day_are_a_conflict() -> None:
    first = When("2031-05-02T18:00:00+03:00", "2031-05-02T18:00:00+03:00", "stated")
    second = When("2031-05-02T20:00:00+03:00", "2031-05-02T20:00:00+03:00", "stated")
    assert versions({"starts": first}, {"starts": second}) == [("versions.starts", "conflict")]


def test_two_months_and_sixty_days_are_one_length() -> None:
    assert versions({"lasts": exactly(2, "months")}, {"lasts": exactly(61, "days")}) == []


def test_a_party_that_accepts_here_and_declines_there_is_a_conflict() -> None:
    first, second = told("a", "<x>Southmark accepted the truce.</x>"), told("b", "<x>Southmark rejected the truce.</x>")
    (one,) = disagreements(
        (first, (instrument(first["x"], positions=(position("south", "accepts", first["x"]),)),)),
        (second, (instrument(second["x"], positions=(position("south", "declines", second["x"]),)),)),
    )
    assert (one.kind, one.field) == ("conflict", "positions")


def test_a_denied_accusation_is_an_attribution_with_both_voices() -> None:
    own = told("a", "<x>Northland blamed Southmark for the shells on Ordu.</x> <no>Southmark denied it.</no>")
    fact = incident(
        (*own["x"], *own["no"]), accused="south", accused_status="denied", alleged_by=("north",), denied_by=("south",)
    )
    fact = msgspec.structs.replace(fact, read={"denied_by": own["no"]})
    (one,) = disagreements((own, (fact,)))
    assert (one.kind, one.field) == ("attribution", "accused")
    assert {(reading.by, reading.evidence) for reading in one.readings} == {("north", own["x"]), ("south", own["no"])}


def test_two_spellings_of_a_persons_name_are_told() -> None:
    first, second = told("a", "<n>Ilva Torrin</n> spoke."), told("b", "<n>Ilva Toryn</n> spoke.")
    envoy = Actor(
        "south-envoy", "Ilva Torrin", "person", ("Ilva Torrin", "Ilva Toryn"), (), "south", (*first["n"], *second["n"])
    )
    (one,) = disagreements((first, ()), (second, ()), cast=(envoy,))
    assert (one.kind, one.about.id) == ("spelling", "south-envoy")
    assert {reading.value for reading in one.readings} == {"Torrin", "Toryn"}


def test_readings_name_the_texts_they_come_from() -> None:
    reports = [told(name, f"<x>Report {name}: Ordu was shelled.</x>") for name in ("a", "b")]
    facts = [
        incident(own["x"], happened=MAY_2, counts=(count("killed", exactly(number), own["x"]),))
        for number, own in enumerate(reports, start=3)
    ]
    (one,) = disagreements(*((own, (fact,)) for own, fact in zip(reports, facts, strict=True)))
    assert len({reading.origins for reading in one.readings}) == 2
    assert all(len(reading.origins) == 1 for reading in one.readings)


def test_a_total_that_its_parts_do_not_make_is_told() -> None:
    own = told(
        "a", "The ferry took 310 people on Monday, 295 on Tuesday and 180 on Friday. In all 795 people have left."
    )
    (one,) = disagreements((own, ()))
    assert (one.kind, one.about.kind) == ("arithmetic", "report")
    assert {reading.value for reading in one.readings} == {"795", "310 + 295 + 180 = 785"}


@pytest.mark.parametrize(
    "text",
    [
        "The ferry took 310 people on Monday, 295 on Tuesday and 180 on Friday. In all 785 people have left.",
        "The ferry took 310 people on Monday, 295 on Tuesday and more than 180 on Friday. In all 795 people have left.",
        "The ferry took 310 people on Monday and 480 on Friday. In all 795 people have left.",
        "The ferry took 310 people on Monday, 295 on Tuesday and 180 on Friday. Some 5,000 people stay in all.",
    ],
)
def test_a_sum_that_is_right_open_or_another_is_none(text: str) -> None:
    assert disagreements((told("a", text), ())) == ()


def test_a_list_behind_a_colon_that_misses_its_total_is_told() -> None:
    own = told("a", "The monitors recorded 214 breaches: 120 of small arms, 61 of shelling and 23 drone flights.")
    (one,) = disagreements((own, ()))
    assert {reading.value for reading in one.readings} == {"214", "120 + 61 + 23 = 204"}


@pytest.mark.parametrize(
    "text",
    [
        "The monitors recorded 204 breaches: 120 of small arms, 61 of shelling and 23 drone flights.",
        "The monitors recorded 214 breaches: 120 of small arms, 61 of them at night, 23 drone flights and 20 others.",
        "The monitors recorded 214 breaches: 120 of small arms and 61 of shelling.",
        "The monitors recorded 350 breaches: 120 of small arms, 61 of shelling and 23 drone flights.",
    ],
)
def test_a_list_that_adds_up_or_is_not_whole_is_none(text: str) -> None:
    assert disagreements((told("a", text), ())) == ()


def test_who_kept_the_truce_answers_a_tally_of_breaches() -> None:
    own = told(
        "a", "<x>Northland counted 40 breaches by Southmark.</x> She said <q>its men strictly observed the truce</q>."
    )
    tally = incident(
        own["x"],
        place=place("", "unknown"),
        accused="south",
        alleged_by=("north",),
        counts=(count("violations", exactly(40), own["x"]),),
    )
    said_so = statement(own["q"], "south-envoy", mode="indirect")
    (one,) = disagreements((own, (tally, said_so)))
    assert (one.kind, one.field) == ("conflict", "happened")
    single = msgspec.structs.replace(tally, counts=(), place=place("Ordu"))
    assert disagreements((own, (single, said_so))) == ()


def test_one_denial_of_several_deeds_is_told_once() -> None:
    own = told(
        "a", "<x>Northland blamed Southmark for shells on Ordu</x> <y>and on Velt.</y> <no>Southmark denied it.</no>"
    )
    facts = [
        msgspec.structs.replace(
            incident(
                (*own[mark], *own["no"]),
                id=mark,
                place=place(town),
                accused="south",
                alleged_by=("north",),
                denied_by=("south",),
            ),
            read={"denied_by": own["no"]},
        )
        for mark, town in (("x", "Ordu"), ("y", "Velt"))
    ]
    (one,) = disagreements((own, tuple(facts)))
    assert len(one.readings) == 3


def test_a_word_exchanged_for_another_at_the_end_is_a_misquotation() -> None:
    (one,) = quoted(
        'Torrin spoke. "<q>We cannot sow while they sleep in our orchards</q>," she said.',
        'Torrin said: "<q>We cannot sow while they sleep in our cellars</q>."',
    )
    assert one.kind == "misquotation"
    assert sorted(reading.value.split()[-1] for reading in one.readings) == ["cellars", "orchards"]


def test_another_translation_of_a_remark_is_no_misquotation() -> None:
    assert (
        quoted(
            'Torrin spoke. "<q>But then let us settle what is a mill and what only passes for one</q>," she said.',
            'Torrin said: "<q>Now let us settle what is a mill and what only looks like one</q>."',
        )
        == ()
    )


def test_an_unnamed_speaker_whom_both_describe_alike_has_no_rival() -> None:
    words = "There is nobody left in the mill at the river but the miller"
    envoys = tuple(Actor(name, "an envoy", "person", ("an envoy",), (), None, ()) for name in ("envoy", "envoy.2"))
    reports = [told(name, f'"<q>{words}</q>," an envoy said.') for name in ("a", "b")]
    facts = zip(reports, envoys, strict=True)
    assert disagreements(*((own, (statement(own["q"], who.id),)) for own, who in facts), cast=(*CAST, *envoys)) == ()
