"""The account as lines."""

from __future__ import annotations

import msgspec
import pytest

from sample import COURIER_REPORT, EMPTY, GAZETTE_REPORT, RAID, SAMPLE, TRUCE, spans
from trucewatch.core.account import Accusation, Incident, Statement
from trucewatch.core.values import UNKNOWN_TIME
from trucewatch.show.ledger import ledger_of
from trucewatch.show.rows import cited_spans

LEDGER = ledger_of(SAMPLE)


def says(**changes: object) -> list[str]:
    """Who says what of the raid, once something about it is changed."""
    raid = msgspec.structs.replace(RAID, **changes)
    (row,) = ledger_of(msgspec.structs.replace(SAMPLE, incidents=(raid,))).incidents
    return [line.words for line in row.says]


def test_the_summary_counts_reports_outlets_and_independent_texts() -> None:
    figures = {figure.of: figure.number for figure in LEDGER.figures}
    assert figures["reports"] == 3
    assert figures["outlets named"] == 2, "one report does not say whose it is"
    assert figures["independent origins"] == 2, "the copy adds none"
    assert figures["difference that cannot both stand"] == 1
    assert LEDGER.title == "Harbour truce of Ilmar and Doss"
    assert LEDGER.dates == "Published 5–8 May 2031; for 1 report the day is not stated"


def test_a_report_without_an_outlet_goes_by_its_file() -> None:
    assert [row.outlet for row in LEDGER.reports] == ["Vell Gazette", "Strait Courier", "copy-of-wire.txt"]
    assert [row.number for row in LEDGER.reports] == [1, 2, 3]
    assert LEDGER.reports[0].cut_characters == 24
    assert LEDGER.reports[0].origins == ("Strait Wire (news agency)",)
    assert LEDGER.reports[1].origins == ("its own",)


def test_agreed_and_refused_stand_apart() -> None:
    assert [row.label for row in LEDGER.reached] == ["harbour truce"]
    assert [row.label for row in LEDGER.refused] == ["sanctions, demand"]
    assert not LEDGER.open
    assert not LEDGER.demanded, "the demand was refused, and stands there"


def test_versions_stand_side_by_side_and_say_what_is_not_stated() -> None:
    (truce,) = LEDGER.reached
    assert [version.words for version in truce.versions] == [
        "in the outlets’ words",
        "in the text of Doss foreign ministry",
    ]
    terms = {term.name: [cited.words for cited in term.values] for term in truce.terms}
    assert terms["Covers"] == ["ports", "ports"]
    assert terms["Where"] == ["not stated", "eastern shore (region)"]
    assert terms["Starts"] == ["4 May 2031 (counted from a weekday)", "not stated"]
    assert terms["Ends"] == ["14 May 2031 (ten days counted from the agreement)", "not stated"]
    assert "Except" not in terms, "no version states one"


def test_the_matrix_has_each_party_with_who_reports_it() -> None:
    assert LEDGER.matrix.parties == ("Doss", "Ilmar")
    (row,) = LEDGER.matrix.rows
    ((doss,),), ((ilmar,),) = row.cells
    assert (doss.words, doss.reporter) == ("accepts on conditions", "Doss foreign ministry")
    assert doss.conditions == ("if Ilmar withdrew its gunboats",)
    assert (ilmar.words, ilmar.reporter) == ("accepts", "the outlets")
    assert LEDGER.matrix.without == ("sanctions, demand",)


def test_an_utterance_is_one_line_in_its_fullest_wording() -> None:
    by_name = {speaker.name: speaker for speaker in LEDGER.speakers}
    (line,) = by_name["Doss foreign ministry"].statements
    assert line.parts == ("The truce covers harbours on the eastern shore only",)
    assert line.channel == "website"
    assert len(line.evidence) == 2
    assert not line.quoted
    (quotation,) = by_name["Oda Brinn"].statements
    assert quotation.quoted
    assert by_name["Oda Brinn"].role == "premier; for Ilmar"
    assert LEDGER.speakers[-1].name == "Speaker not clear"


def test_a_partly_quoted_clause_shows_its_own_marks() -> None:
    def quoted(words: str) -> bool:
        span = msgspec.structs.replace(
            spans("gazette:deal")[0], end=spans("gazette:deal")[0].start + len(words), exact=words
        )
        said = msgspec.structs.replace(SAMPLE.statements[0], mode="mixed", content=(span,))
        return ledger_of(msgspec.structs.replace(SAMPLE, statements=(said,))).speakers[0].statements[0].quoted

    assert quoted("tired people")
    assert not quoted("he called them “tired people”")


def test_an_allegation_reads_as_one() -> None:
    (raid,) = LEDGER.incidents
    assert [line.words for line in raid.says] == ["Accused by Ilmar: Doss (alleged)", "Denied by Doss"]
    assert raid.says[1].evidence == spans("gazette:denial")
    assert raid.status == "denied"
    assert raid.target.words == "a grain terminal (ports)"
    assert [count.words for count in raid.counts] == [
        "2 killed: by port master",
        "5 or more killed (“at least”): by Ilmar",
    ]


@pytest.mark.parametrize(
    ("changes", "expected"),
    [
        ({"accusations": (), "denied_by": ()}, ["Accused by Ilmar: Doss"]),
        ({"accusations": (), "denied_by": (), "alleged_by": ()}, ["Accused by somebody who is not named: Doss"]),
        ({"accusations": (), "denied_by": (), "accused_status": "admitted"}, ["Admitted by Doss; alleged by Ilmar"]),
        (
            {"accusations": (), "denied_by": (), "accused_status": "claimed", "alleged_by": ("doss",)},
            ["Claimed by Doss"],
        ),
        ({"accusations": (), "denied_by": (), "accused": None}, ["Nobody is accused by name; reported by Ilmar"]),
        (
            {
                "accused": None,
                "denied_by": (),
                "accusations": (Accusation("doss", "ilmar", "alleged", ()), Accusation("ilmar", "doss", "alleged", ())),
            },
            ["The sides accuse each other", "Accused by Ilmar: Doss (alleged)", "Accused by Doss: Ilmar (alleged)"],
        ),
    ],
)
def test_who_says_what_of_whom(changes: dict[str, object], expected: list[str]) -> None:
    assert says(**changes) == expected


def test_an_allegation_is_held_against_each_version() -> None:
    (raid,) = LEDGER.incidents
    assert [(test.version, test.in_scope, test.in_time, test.words) for test in raid.assessments] == [
        ("the outlets’ words", "yes", "yes", "falls under the terms"),
        ("the text of Doss foreign ministry", "unclear", "unclear", "unclear"),
    ]


def test_versions_with_the_same_answers_are_one_line() -> None:
    first, second = SAMPLE.assessments
    alike = msgspec.structs.replace(first, id="a-3", version=1)
    (raid,) = ledger_of(msgspec.structs.replace(SAMPLE, assessments=(second, first, alike))).incidents
    assert [(test.version, test.words) for test in raid.assessments] == [
        ("the outlets’ words and the text of Doss foreign ministry", "falls under the terms"),
        ("the text of Doss foreign ministry", "unclear"),
    ]
    assert [len(alike) for alike in raid.results] == [1, 1]


def test_stances_of_one_party_stand_together_the_outlets_own_words_first() -> None:
    other = msgspec.structs.replace(TRUCE.positions[0], reported_by="doss")
    declined = msgspec.structs.replace(TRUCE.positions[0], stance="declines")
    truce = msgspec.structs.replace(TRUCE, positions=(other, declined, TRUCE.positions[0]))
    ledger = ledger_of(msgspec.structs.replace(SAMPLE, instruments=(truce,)))
    assert [stand.words for stand in ledger.reached[0].stands] == ["Ilmar accepts, declines"]
    ((accepts, declines),) = ledger.matrix.rows[0].cells
    assert [position.reporter for position in accepts] == ["the outlets", "Doss"]
    assert [position.words for position in declines] == ["declines"]


def test_a_wire_text_is_by_its_agency_and_its_passages_elsewhere_are_too() -> None:
    wire = msgspec.structs.replace(SAMPLE.origins[0], spans=(*spans("gazette:deal"), *spans("copy:deal")))
    ledger = ledger_of(msgspec.structs.replace(SAMPLE, origins=(wire,)))
    assert [row.origins for row in ledger.reports] == [
        ("Strait Wire (news agency)",),
        ("its own",),
        ("its own", "passages of Strait Wire (news agency)"),
    ]


def test_without_titles_the_account_is_named_by_what_is_most_written_about() -> None:
    assert ledger_of(msgspec.structs.replace(SAMPLE, stories=())).title == "Harbour truce"


def test_what_cannot_both_stand_comes_first() -> None:
    assert [(row.kind, row.is_hard) for row in LEDGER.disagreements] == [("scope", True), ("update", False)]
    assert LEDGER.disagreements[1].topic == "drone attack, Port Venn, 6 May 2031"


def test_readings_of_one_value_are_one_line() -> None:
    update = SAMPLE.disagreements[0]
    again = msgspec.structs.replace(update.readings[0], by=None, origins=("o-2",), evidence=spans("courier:raid"))
    doubled = msgspec.structs.replace(update, readings=(*update.readings, again))
    (row,) = ledger_of(msgspec.structs.replace(SAMPLE, disagreements=(doubled,))).disagreements
    assert [(reading.value, reading.by, reading.origins) for reading in row.readings] == [
        ("2", "port master, the outlet", "2 origins"),
        ("5 or more", "Ilmar", "1 origin"),
    ]


def test_what_one_text_alone_carries_is_told_with_its_name() -> None:
    alone = [(row.kind, row.words, row.origin) for row in LEDGER.singles]
    assert ("Meeting", "talks, 4 May 2031", "Strait Wire (news agency)") in alone
    assert not any(kind == "Instrument" and words == "harbour truce" for kind, words, _ in alone)
    assert LEDGER.single_statements == (3, 3)


def test_a_passage_taken_over_has_the_origin_of_the_passage() -> None:
    shared = msgspec.structs.replace(
        SAMPLE.origins[0], id="o-9", reports=(COURIER_REPORT.id,), spans=spans("courier:raid")
    )
    account = msgspec.structs.replace(SAMPLE, origins=(*SAMPLE.origins, shared))
    raid = msgspec.structs.replace(RAID, evidence=spans("courier:raid"), support=None)
    rows = ledger_of(msgspec.structs.replace(account, incidents=(raid,))).singles
    assert [row.origin for row in rows if row.kind == "Incident"] == ["Strait Wire (news agency)"]


def test_problems_name_the_outlet_or_the_file_and_not_the_folder() -> None:
    assert [row.where for row in LEDGER.problems] == ["Vell Gazette", "empty.txt"]


def test_every_fact_is_on_some_line_with_its_evidence() -> None:
    cited = {span for span, _ in cited_spans(LEDGER)}
    for fact in (*TRUCE.evidence, *RAID.evidence, *(span for said in SAMPLE.statements for span in said.content)):
        assert fact in cited


def test_who_accuses_and_denies_rests_on_the_incident_where_nothing_narrower_was_read() -> None:
    bare = msgspec.structs.replace(RAID, accusations=(), read={})
    (row,) = ledger_of(msgspec.structs.replace(SAMPLE, incidents=(bare,))).incidents
    assert [line.words for line in row.says] == ["Accused by Ilmar: Doss", "Denied by Doss"]
    assert all(line.evidence == row.evidence for line in row.says)


def test_no_words_are_blank() -> None:
    def walk(shown: object) -> None:
        if isinstance(shown, msgspec.Struct):
            for field in shown.__struct_fields__:
                held = getattr(shown, field)
                assert held != "" or field in ("role", "basis", "prefix"), f"{type(shown).__name__}.{field}"
                walk(held)
        elif isinstance(shown, tuple):
            for part in shown:
                walk(part)

    walk(LEDGER)
    bare: Incident = msgspec.structs.replace(
        RAID, target_text="", targets=(), happened=UNKNOWN_TIME, counts=(), evidence=()
    )
    walk(ledger_of(msgspec.structs.replace(SAMPLE, incidents=(bare,), stories=(), origins=(), actors=())))


def test_an_empty_account_is_a_ledger_of_nothing() -> None:
    ledger = ledger_of(EMPTY)
    assert ledger.title == "Account of 0 reports"
    assert not ledger.instruments
    assert ledger.dates == "Days of publication not stated"


def test_an_unknown_actor_or_report_goes_by_its_id() -> None:
    said: Statement = msgspec.structs.replace(SAMPLE.statements[0], speaker="nobody-listed")
    account = msgspec.structs.replace(SAMPLE, statements=(said,), reports=(COURIER_REPORT,))
    (speaker,) = ledger_of(account).speakers
    assert speaker.name == "nobody-listed"
    assert speaker.statements[0].outlets == (GAZETTE_REPORT.id,)
