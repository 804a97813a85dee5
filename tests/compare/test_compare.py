"""What became of the facts of an account in another."""

from __future__ import annotations

import msgspec

from altered import became, raid, renamed, replaced, truce, with_a_copy, with_fact, without
from sample import COURIER_REPORT, EMPTY, GAZETTE_REPORT, SAMPLE, spans
from trucewatch.compare.compare import compare
from trucewatch.core.account import Position, Statement
from trucewatch.core.values import UNKNOWN_TIME, Quantity, Scope


def test_a_new_fact_and_one_that_is_gone() -> None:
    less = without(SAMPLE, "instruments", "lift")
    assert became(compare(less, SAMPLE), "instrument", new="lift").how == "added"
    assert became(compare(SAMPLE, less), "instrument", old="lift").how == "gone"


def test_a_position_that_moved_is_one_change_with_the_evidence_of_both() -> None:
    doss = truce(SAMPLE).positions[1]
    accepts = replaced(doss, stance="accepts", conditions=(), evidence=spans("courier:deal"))
    new = with_fact(SAMPLE, "instruments", "truce", positions=(truce(SAMPLE).positions[0], accepts))
    told = became(compare(SAMPLE, new), "instrument", new="truce")
    assert [(change.field, change.how, change.within) for change in told.changes] == [
        ("positions", "changed", ("stance", "conditions"))
    ]
    assert told.changes[0].old_evidence == spans("courier:accepts")
    assert told.changes[0].new_evidence == spans("courier:deal")


def test_a_second_position_of_a_party_is_new_and_leaves_the_first_alone() -> None:
    refuses = Position("ilmar", "declines", (), UNKNOWN_TIME, spans("courier:deal"))
    new = with_fact(SAMPLE, "instruments", "truce", positions=(refuses, *truce(SAMPLE).positions))
    told = became(compare(SAMPLE, new), "instrument", new="truce")
    assert [(change.how, change.new) for change in told.changes] == [("added", refuses)]


def test_a_stance_that_is_laid_to_somebody_else_is_one_change_of_the_party() -> None:
    ilmar, doss = truce(SAMPLE).positions
    new = with_fact(SAMPLE, "instruments", "truce", positions=(replaced(ilmar, party="brinn"), doss))
    (change,) = became(compare(SAMPLE, new), "instrument", new="truce").changes
    assert (change.how, change.within) == ("changed", ("party",))


def test_a_number_says_how_it_stands_to_the_old_one() -> None:
    counts = raid(SAMPLE).counts
    for low, high, relation in ((2, 4, "wider"), (9, None, "disjoint")):
        new_counts = (replaced(counts[0], value=Quantity(low, high, "people", None)), counts[1])
        told = became(
            compare(SAMPLE, with_fact(SAMPLE, "incidents", "raid", counts=new_counts)), "incident", new="raid"
        )
        assert [(change.field, change.relation) for change in told.changes] == [("counts", relation)]


def test_a_version_names_the_terms_that_differ() -> None:
    first, second = truce(SAMPLE).versions
    wider = replaced(first, scope=replaced(first.scope, targets=("maritime",)), lasts=None)
    told = became(
        compare(SAMPLE, with_fact(SAMPLE, "instruments", "truce", versions=(second, wider))), "instrument", new="truce"
    )
    (change,) = told.changes
    assert change.within == ("scope.targets", "lasts")
    assert change.relation == "wider"


def test_the_order_of_parts_and_names_is_no_change() -> None:
    own = truce(SAMPLE)
    new = with_fact(
        SAMPLE,
        "instruments",
        "truce",
        positions=own.positions[::-1],
        parties=own.parties[::-1],
        evidence=own.evidence[::-1],
    )
    assert not compare(SAMPLE, new).differs


def test_a_fact_whose_id_moved_is_the_same_fact() -> None:
    found = compare(SAMPLE, renamed(SAMPLE, "truce", "raid", "m-1", "s-1", "d-1", "a-1"))
    assert not found.differs
    told = became(found, "incident", new="raid-moved")
    assert told.old == "raid"
    assert "both rest on 2 passages" in told.why


def test_a_fact_whose_id_and_value_moved_is_changed_not_gone() -> None:
    new = with_fact(renamed(SAMPLE, "raid"), "incidents", "raid-moved", form="missile", accused="ilmar")
    told = became(compare(SAMPLE, new), "incident", old="raid")
    assert told.how == "gone", "a drone is no missile: with another id nothing says that they are one"
    new = with_fact(renamed(SAMPLE, "raid"), "incidents", "raid-moved", accused="ilmar")
    told = became(compare(SAMPLE, new), "incident", old="raid")
    assert (told.how, told.new, [change.field for change in told.changes]) == ("changed", "raid-moved", ["accused"])


def test_what_rests_on_the_same_characters_and_is_not_one_is_named_beside_it() -> None:
    missile = replaced(raid(SAMPLE), id="other", form="missile")
    told = became(compare(SAMPLE, replaced(SAMPLE, incidents=(raid(SAMPLE), missile))), "incident", new="other")
    assert (told.how, told.kin) == ("added", ("raid",))


def test_an_equal_id_loses_to_an_equal_fact_on_the_same_characters() -> None:
    """Ids are made of the first characters; where one of two facts goes, the other can take over its id."""
    missile = replaced(raid(SAMPLE), id="raid-2", form="missile")
    old = replaced(SAMPLE, incidents=(raid(SAMPLE), missile))
    new = replaced(SAMPLE, incidents=(replaced(missile, id="raid"),))
    found = compare(old, new)
    assert became(found, "incident", new="raid").old == "raid-2"
    assert became(found, "incident", new="raid").how == "same"
    assert became(found, "incident", old="raid").how == "gone"


def test_more_evidence_alone_is_said_as_such() -> None:
    new = with_fact(SAMPLE, "instruments", "lift", evidence=spans("courier:condition", "gazette:lasts"))
    told = became(compare(SAMPLE, new), "instrument", new="lift")
    assert (told.how, told.gained, told.lost, told.changes) == ("evidence", spans("gazette:lasts"), (), ())


def test_another_number_of_origins_is_evidence_and_another_voice_is_a_change() -> None:
    own = truce(SAMPLE).support
    assert own is not None
    more = with_fact(SAMPLE, "instruments", "truce", support=replaced(own, origins=3))
    told = became(compare(SAMPLE, more), "instrument", new="truce")
    assert (told.how, told.origins) == ("evidence", (2, 3))
    more = with_fact(SAMPLE, "instruments", "truce", support=replaced(own, voices=("ilmar",)))
    told = became(compare(SAMPLE, more), "instrument", new="truce")
    assert [(change.field, change.old, change.new) for change in told.changes] == [
        ("voices", ("ilmar", "doss"), ("ilmar",))
    ]


def test_a_copy_of_a_report_changes_no_value() -> None:
    found = compare(SAMPLE, with_a_copy())
    for fact in found.facts:
        if fact.kind == "report":
            assert fact.how in ("same", "added")
        else:
            assert fact.how in ("same", "evidence") or fact.copy_of is not None, fact
    assert became(found, "statement", new="s-1-copy").copy_of == "s-1"
    assert found.differs


def test_what_is_relayed_is_not_taken_for_its_relay() -> None:
    """Old: one clause. New: the clause, a little shorter, and a longer one around it: the nearer is the same."""
    whole = spans("gazette:deal")[0]
    clause = replaced(whole, start=whole.start + 10, end=whole.end - 10, exact=whole.exact[10:-10])
    shorter = replaced(clause, start=clause.start + 3, exact=clause.exact[3:])
    said = replaced(SAMPLE.statements[0], id="s-old", content=(clause,))
    old = replaced(SAMPLE, statements=(said,))
    around, inner = replaced(said, id="s-around", content=(whole,)), replaced(said, id="s-inner", content=(shorter,))
    found = compare(old, replaced(SAMPLE, statements=(around, inner)))
    assert became(found, "statement", new="s-inner").old == "s-old"
    assert became(found, "statement", new="s-around").how == "added"


def test_actors_of_one_name_are_told_apart_by_where_they_are_named() -> None:
    """Their ids are numbers behind the name: with one gone, the others can move up."""
    first = replaced(SAMPLE.actors[4], id="a-army", name="army", mentions=spans("gazette:dead"))
    second = replaced(first, id="a-army.2", mentions=spans("courier:dead"))
    old = replaced(SAMPLE, actors=(*SAMPLE.actors, first, second))
    new = replaced(SAMPLE, actors=(*SAMPLE.actors, replaced(second, id="a-army")))
    found = compare(old, new)
    assert became(found, "actor", new="a-army").old == "a-army.2"
    assert became(found, "actor", old="a-army").how == "gone"


def test_actors_of_one_name_that_are_named_nowhere_are_the_same_where_all_is_the_same() -> None:
    first = replaced(SAMPLE.actors[4], id="a-army", name="army")
    account = replaced(SAMPLE, actors=(*SAMPLE.actors, first, replaced(first, id="a-army.2")))
    assert not compare(account, account).differs


def test_a_damaged_account_with_every_fact_twice_is_still_itself() -> None:
    twice = replaced(SAMPLE, reports=SAMPLE.reports * 2, actors=SAMPLE.actors * 2, incidents=SAMPLE.incidents * 2)
    assert not compare(twice, twice).differs


def test_an_actor_whose_id_moved_is_the_same_wherever_it_is_named() -> None:
    named = tuple(
        replaced(actor, mentions=spans("courier:condition") if actor.id == "doss" else ()) for actor in SAMPLE.actors
    )
    old = replaced(SAMPLE, actors=named)
    assert not compare(old, renamed(old, "doss")).differs


def test_a_gone_id_that_another_actor_took_over_is_a_change() -> None:
    """ "brinn" of the old account is gone; "brinn" of the new one is somebody else."""
    minister = replaced(SAMPLE.actors[2], id="minister", name="Oda Brinn", mentions=spans("gazette:accepts"))
    stranger = replaced(SAMPLE.actors[2], id="brinn", name="Bo Brinn", kind="group", names=("Bo Brinn",))
    old = replaced(SAMPLE, actors=(replaced(minister, id="brinn"),))
    new = replaced(SAMPLE, actors=(minister, stranger))
    found = compare(old, new)
    told = became(found, "statement", new="s-1")
    assert (told.how, [change.field for change in told.changes]) == ("changed", ["speaker"])


def test_tests_of_allegations_follow_their_version_when_versions_change_places() -> None:
    new = with_fact(SAMPLE, "instruments", "truce", versions=truce(SAMPLE).versions[::-1])
    new = replaced(new, assessments=tuple(replaced(test, version=1 - test.version) for test in SAMPLE.assessments))
    assert not compare(SAMPLE, new).differs


def test_a_disagreement_that_is_settled_and_one_with_another_reading() -> None:
    assert became(compare(SAMPLE, without(SAMPLE, "disagreements", "d-2")), "disagreement", old="d-2").how == "gone"
    readings = SAMPLE.disagreements[0].readings
    new = with_fact(
        SAMPLE, "disagreements", "d-1", id="d-9", readings=(readings[0], replaced(readings[1], value="6 or more"))
    )
    told = became(compare(SAMPLE, new), "disagreement", new="d-9")
    assert (told.old, [change.within for change in told.changes]) == ("d-1", [("value",)])


def test_a_revised_report_is_one_report_and_its_passages_are_found_again_by_their_words() -> None:
    revised = replaced(GAZETTE_REPORT, id="r-revised", sha256="1" * 64, text_sha256="2" * 64)
    text = msgspec.json.encode(SAMPLE).replace(GAZETTE_REPORT.id.encode(), b"r-revised")
    new = msgspec.json.decode(text, type=type(SAMPLE))
    others = tuple(report for report in SAMPLE.reports if report.id != GAZETTE_REPORT.id)
    new = replaced(new, reports=(*others, revised))
    found = compare(SAMPLE, new)
    told = became(found, "report", new="r-revised")
    assert (told.old, [change.field for change in told.changes]) == (GAZETTE_REPORT.id, ["text_sha256"])
    assert {fact.kind for fact in found.facts if fact.how != "same"} == {"report"}


def test_a_quotation_that_a_revision_altered_is_another_wording() -> None:
    old = replaced(SAMPLE, statements=(quoting("the two navies will keep five miles off the eastern shore"),))
    revised = replaced(COURIER_REPORT, text_sha256="3" * 64, id="r-later")
    new = replaced(SAMPLE, statements=(quoting("the two navies will keep nine miles off the eastern shore"),))
    later = replaced(
        new.statements[0], id="s-later", content=(replaced(new.statements[0].content[0], report="r-later"),)
    )
    new = replaced(new, statements=(later,), reports=(revised,))
    told = became(compare(old, new), "statement", new="s-later")
    assert (told.old, [change.field for change in told.changes]) == ("s-9", ["content"])


def quoting(words: str) -> Statement:
    """A quotation in the Courier."""
    span = replaced(spans("courier:condition")[0], start=0, end=len(words), exact=words)
    return replaced(SAMPLE.statements[0], id="s-9", content=(span,))


def test_an_account_of_nothing_against_the_sample() -> None:
    found = compare(EMPTY, SAMPLE)
    assert {fact.how for fact in found.facts} == {"added"}
    assert not compare(EMPTY, EMPTY).facts


def test_an_empty_scope_is_neither_wider_nor_narrower() -> None:
    first, second = truce(SAMPLE).versions
    new = with_fact(SAMPLE, "instruments", "truce", versions=(replaced(first, scope=Scope()), second))
    (change,) = became(compare(SAMPLE, new), "instrument", new="truce").changes
    assert change.relation is None
