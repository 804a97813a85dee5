"""What can be asked of an account: every report and fact by its words, incidents by their place."""

from __future__ import annotations

import msgspec

from sample import RAID, SAMPLE, TEXTS
from trucewatch.core.values import Place
from trucewatch.store.derived import Line, Spot
from trucewatch.workspace.asked import lines_of, spots_of

LINES = {(line.kind, line.id): line for line in lines_of(SAMPLE, TEXTS)}


def test_every_report_and_fact_has_a_line() -> None:
    kinds = {
        "report": SAMPLE.reports,
        "actor": SAMPLE.actors,
        "statement": SAMPLE.statements,
        "meeting": SAMPLE.meetings,
        "instrument": SAMPLE.instruments,
        "incident": SAMPLE.incidents,
        "disagreement": SAMPLE.disagreements,
    }
    assert set(LINES) == {(kind, fact.id) for kind, facts in kinds.items() for fact in facts}


def test_a_line_holds_names_and_the_words_of_the_evidence() -> None:
    raid = LINES["incident", "raid"]
    assert raid.day == "2031-05-06"
    assert raid.words.startswith("Port Venn a grain terminal Doss: Drones struck a grain terminal at Port Venn")
    assert LINES["statement", "s-1"] == Line("statement", "s-1", "2031-05-04", "Oda Brinn: “We shall keep our word,”")
    assert LINES["actor", "brinn"].words == "Oda Brinn, premier"


def test_a_report_can_be_found_by_all_of_its_text() -> None:
    for report in SAMPLE.reports:
        assert LINES["report", report.id].words == f"{report.title}\n{TEXTS[report.id]}"


def test_only_an_incident_whose_place_is_known_lies_on_the_map() -> None:
    known = msgspec.structs.replace(RAID, place=Place("Port Venn", None, 46.5, 30.75, "town", ()))
    assert spots_of(SAMPLE) == []
    placed = msgspec.structs.replace(SAMPLE, incidents=(RAID, known))
    assert spots_of(placed) == [Spot("raid", "Port Venn", "2031-05-06", 46.5, 30.75)]
