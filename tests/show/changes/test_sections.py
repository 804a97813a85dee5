"""What changed, in words that a reader understands, each with the passages of the account that it is from."""

from __future__ import annotations

import re

import pytest

from altered import raid, renamed, replaced, truce, with_a_copy, with_fact, without
from conftest import EXAMPLE
from sample import EMPTY, SAMPLE, spans
from trucewatch.compare.compare import compare
from trucewatch.core.account import Account, Condition, Joined, Position
from trucewatch.core.values import UNKNOWN_TIME, Quantity
from trucewatch.pipeline import Built, build
from trucewatch.read.intake import gather
from trucewatch.show.changes.printed import changes_markdown
from trucewatch.show.changes.sections import ONLY_EVIDENCE, SECTIONS, sheet_of


def told(old: Account, new: Account) -> str:
    """The Markdown of what changed."""
    return changes_markdown(sheet_of(compare(old, new), old, new), old, new)


def lines_of(old: Account, new: Account) -> list[str]:
    """Its lines without marks of lists."""
    return [line.strip().removeprefix("- ") for line in told(old, new).splitlines()]


def place(*named: str) -> str:
    """`Strait Courier 59-100`: the offsets of a mark of the sample."""
    span = spans(*named)[0]
    return f"{span.start}-{span.end}"


def test_nothing_differs_is_said() -> None:
    text = told(SAMPLE, SAMPLE)
    assert "Nothing differs." in text
    assert "Built from the same reports by the same program and tables." in text
    assert "Unchanged: 3 reports, 2 instruments, 2 differences between reports, 1 incident" in text
    assert "##" not in text


def test_a_position_that_moved_names_both_stances_with_their_passages() -> None:
    ilmar, doss = truce(SAMPLE).positions
    accepts = replaced(doss, stance="accepts", conditions=(), evidence=spans("courier:deal"))
    new = with_fact(SAMPLE, "instruments", "truce", positions=(ilmar, accepts))
    assert (
        f"**~** Doss: accepts on conditions [Strait Courier {place('courier:accepts')}] → accepts; conditions: if "
        f"Ilmar withdrew its gunboats → not stated [Strait Courier {place('courier:deal')}]"
    ) in lines_of(SAMPLE, new)


def test_a_number_that_moved_says_how_many_texts_carry_it_and_whether_it_fits() -> None:
    counts = raid(SAMPLE).counts
    more = replaced(counts[0], value=Quantity(9, None, "people", None), evidence=spans("gazette:dead", "courier:dead"))
    new = with_fact(SAMPLE, "incidents", "raid", counts=(more, counts[1]))
    assert (
        f"**~** Number: 2 killed, by port master (1 origin) [Vell Gazette {place('gazette:dead')}] → 9 or more killed, "
        "by port master (2 origins) (does not fit what was said before) "
        f"[Vell Gazette {place('gazette:dead')}; Strait Courier {place('courier:dead')}]"
    ) in lines_of(SAMPLE, new)


def test_a_version_of_a_party_is_new() -> None:
    first, second = truce(SAMPLE).versions
    old = with_fact(SAMPLE, "instruments", "truce", versions=(first,))
    assert any(
        line.startswith("**+** New version, in the text of Doss foreign ministry: covers: ports")
        for line in lines_of(old, SAMPLE)
    )
    wider = replaced(first, scope=replaced(first.scope, targets=("maritime",)))
    new = with_fact(SAMPLE, "instruments", "truce", versions=(wider, second))
    assert any(
        "The version in the outlets’ words: covers: ports" in line and "(covers what is wider than before)" in line
        for line in lines_of(SAMPLE, new)
    )


@pytest.mark.parametrize(
    ("left_out", "words"),
    [
        ((), "**−** No longer disputed: Harbour truce, scope (scope, cannot both stand)"),
        (("reports",), "**−** No longer in dispute, as the report of one reading is gone: Harbour truce, scope"),
        (("instruments",), "**−** Gone with what it was about: Harbour truce, scope"),
    ],
)
def test_a_difference_that_is_gone_says_why(left_out: tuple[str, ...], words: str) -> None:
    new = without(SAMPLE, "disagreements", "d-2")
    if "reports" in left_out:
        new = without(new, "reports", spans("courier:scope")[0].report)
    if "instruments" in left_out:
        new = without(new, "instruments", "truce")
    assert any(line.startswith(words) for line in lines_of(SAMPLE, new))


def test_another_id_says_why_the_two_were_taken_for_one() -> None:
    new = with_fact(renamed(SAMPLE, "raid"), "incidents", "raid-moved", accused="ilmar")
    lines = lines_of(SAMPLE, new)
    where = f"[Vell Gazette {place('gazette:raid')}; Strait Courier {place('courier:raid')}]"
    assert f"**~** Who is accused: Doss → Ilmar {where}" in lines
    why = "both rest on 2 passages of the same reports, and nothing in them contradicts"
    assert f"Its id in the old account was raid: {why}" in lines


def test_tests_of_allegations_stand_with_their_incident() -> None:
    new = with_fact(SAMPLE, "assessments", "a-2", by_bound_party="no", result="outside")
    text = told(SAMPLE, new)
    assert (
        "- **~** Drone attack, Port Venn, 6 May 2031\n"
        "  - **~** Held against Harbour truce: by a bound party: yes → no; "
        "result: unclear → does not fall under the terms"
    ) in text
    less = replaced(without(SAMPLE, "incidents", "raid"), assessments=(), disagreements=())
    assert "  - **−** Was held against 2 versions of texts: 1 under the terms, 1 unclear" in told(SAMPLE, less)


def test_mere_evidence_stands_last_and_says_so() -> None:
    own = truce(SAMPLE).support
    assert own is not None
    new = with_fact(
        SAMPLE, "instruments", "truce", support=replaced(own, origins=3), evidence=truce(SAMPLE).evidence[:-1]
    )
    sheet = sheet_of(compare(SAMPLE, new), SAMPLE, new)
    assert [section.title for section in sheet.sections] == [ONLY_EVIDENCE]
    words = " ".join(piece.words for line in sheet.sections[0].lines for piece in line.pieces)
    assert "now 3 independent origins stand behind it (2 before)" in words
    assert "no longer rests on this" in words


def test_a_copied_report_is_new_and_all_else_is_more_evidence() -> None:
    sheet = sheet_of(compare(SAMPLE, with_a_copy()), SAMPLE, with_a_copy())
    assert [section.title for section in sheet.sections] == ["Reports", ONLY_EVIDENCE]
    text = told(SAMPLE, with_a_copy())
    assert "- **+** Told again: Oda Brinn: ““We shall keep our word,””" in text


def test_why_a_report_is_in_its_story_follows_from_the_reports_and_is_no_change() -> None:
    first, second = SAMPLE.stories[0].reports[:2]
    says = Joined(first, second, "0.6 alike, published in the same days.", spans("gazette:raid", "courier:raid"))
    new = with_fact(SAMPLE, "stories", "story-1", joined=(says,))
    sheet = sheet_of(compare(SAMPLE, new), SAMPLE, new)
    assert [section.title for section in sheet.sections] == [ONLY_EVIDENCE]
    assert "Joined" not in told(SAMPLE, new)


def test_an_actor_that_is_called_otherwise_neither_came_nor_went() -> None:
    own = truce(SAMPLE).support
    assert own is not None
    new = with_fact(SAMPLE, "actors", "doss", name="Dosse")
    new = with_fact(new, "instruments", "truce", support=replaced(own, voices=(*own.voices, "brinn")))
    line = next(line for line in lines_of(SAMPLE, new) if "Who vouches for it" in line)
    assert line.startswith("**+** Who vouches for it: now also Oda Brinn")
    assert "Dosse" not in line


def test_another_actor_of_the_same_name_is_said_to_be_another() -> None:
    own = truce(SAMPLE).support
    assert own is not None
    named = replaced(SAMPLE.actors[0], id="other", name="Oda Brinn", kind="group", names=("Oda Brinn",))
    old = replaced(SAMPLE, actors=(*SAMPLE.actors, named))
    old, new = (
        with_fact(old, "instruments", "truce", support=replaced(own, voices=(voice,))) for voice in ("brinn", "other")
    )
    assert any(
        line.startswith("**~** Who vouches for it: the same names, but not all are the same actors")
        for line in lines_of(old, new)
    )


def test_where_trouble_was_met_is_told_in_words() -> None:
    whole = spans("gazette:dead")[0]
    words = "Two dockers"
    met = replaced(SAMPLE.problems[0], where=replaced(whole, end=whole.start + len(words), exact=words))
    lines = lines_of(SAMPLE, replaced(SAMPLE, problems=(met, *SAMPLE.problems[1:])))
    told_before = f"“Two dockers were killed” in Vell Gazette [Vell Gazette {place('gazette:dead')}]"
    assert any(f"{told_before} → “Two dockers” in Vell Gazette" in line for line in lines)


def test_another_program_is_said() -> None:
    new = replaced(SAMPLE, tool="trucewatch 1", built_from="f" * 64)
    text = told(SAMPLE, new)
    assert "Made by trucewatch 0 before and by trucewatch 1 now: what differs can come from the program" in text
    assert "The reports are the same; what differs comes from the program or its tables." in text
    assert "Nothing differs." in text


def test_text_of_reports_is_no_markup() -> None:
    words = "<b>[bold]*so*</b>\x1b[2J"
    new = with_fact(
        SAMPLE, "instruments", "truce", conditions=(Condition("doss", words, spans("courier:condition")),), label=words
    )
    text = told(SAMPLE, new)
    assert "<b>" not in text
    assert "\x1b" not in text
    assert "\\<b\\>\\[bold\\]\\*so\\*" in text


def test_every_fact_that_differs_has_its_line(example: Built) -> None:
    raws = list(gather([str(EXAMPLE)])[0])
    less = build([raw for raw in raws if not (raw.path or "").endswith("meridian-daily.txt")]).account
    for old, new in ((example.account, less), (less, example.account), (EMPTY, less), (less, EMPTY)):
        found = compare(old, new)
        sheet = sheet_of(found, old, new)
        assert not re.search(r"[A-Z]\w+\(\w+=", changes_markdown(sheet, old, new)), "a value without its words"
        by_title = {section.title: section.lines for section in sheet.sections}
        for title, kinds in SECTIONS:
            own = [
                f for f in found.facts if f.kind in kinds and f.how in ("added", "changed", "gone") and not f.copy_of
            ]
            assert len(by_title.get(title, ())) >= len(own)
            marks = [line.mark for line in by_title.get(title, ())]
            assert marks.count("+") == sum(fact.how == "added" for fact in own)
            assert marks.count("-") == sum(fact.how == "gone" for fact in own)


def test_an_added_fact_names_its_positions() -> None:
    less = without(SAMPLE, "instruments", "truce")
    refuses = Position("ilmar", "declines", (), UNKNOWN_TIME, spans("gazette:accepts"))
    new = with_fact(SAMPLE, "instruments", "truce", positions=(refuses,))
    lines = lines_of(less, new)
    assert f"Ilmar: declines [Vell Gazette {place('gazette:accepts')}]" in lines
