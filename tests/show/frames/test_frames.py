"""Frames of an account: types, what is left open, and the way back to the characters."""

from __future__ import annotations

import inspect
import sys

import msgspec
import pandas
import pytest

from conftest import ROOT
from fullest import fullest, read
from python_page import PAGE, renewed
from sample import EMPTY, SAMPLE, TEXTS
from trucewatch.core.account import Account
from trucewatch.core.problems import BadSpan, InputError, NotInstalled
from trucewatch.core.spans import Span
from trucewatch.core.values import When
from trucewatch.pipeline import Built
from trucewatch.show.frames.accounts import COLUMNS, Held
from trucewatch.show.frames.columns import iso_interval
from trucewatch.show.frames.every import FRAMES
from trucewatch.show.frames.opened import Opened
from trucewatch.show.tables import rows_of
from walk import spans_in

MADE = {"accounts": COLUMNS, **{frame.name: frame.columns for frame in FRAMES}}


def opened(account: Account) -> Opened:
    return Opened((Held(account, TEXTS),))


SAMPLED = opened(SAMPLE)


@pytest.mark.parametrize("account", [EMPTY, SAMPLE, read(fullest())], ids=["empty", "sample", "fullest"])
def test_every_column_has_its_type_with_and_without_rows(account: Account) -> None:
    for name, columns in MADE.items():
        frame = getattr(opened(account), name)()
        assert list(frame.columns) == [column.name for column in columns]
        assert len(set(frame.columns)) == len(columns), name
        for column in columns:
            expected = "object" if column.kind == "tuples" else column.kind
            assert frame[column.name].dtype == expected, f"{name}.{column.name}"
            if column.kind == "category":
                assert tuple(frame[column.name].cat.categories) == column.words
            if column.kind == "tuples":
                assert all(isinstance(cell, tuple) for cell in frame[column.name])


def test_an_account_of_nothing_gives_frames_without_rows() -> None:
    for name in MADE:
        assert len(getattr(opened(EMPTY), name)()) == (1 if name == "accounts" else 0), name


def test_every_frame_is_a_method_that_says_what_a_row_is() -> None:
    for frame in FRAMES:
        assert inspect.getdoc(getattr(Opened, frame.name)) == f"One row: {frame.row}."


def test_what_is_left_open_is_missing_and_never_an_empty_text() -> None:
    for name, columns in MADE.items():
        frame = getattr(SAMPLED, name)()
        for column in columns:
            assert not (frame[column.name].astype(object) == "").any(), f"{name}.{column.name}"
    lift = SAMPLED.instruments().set_index("id").loc["lift"]
    assert lift.label is pandas.NA
    assert lift.origins is pandas.NA
    unnamed = SAMPLED.statements().set_index("id").loc["s-4"]
    assert unnamed.speaker is pandas.NA
    assert unnamed.speaker_name is pandas.NA
    assert unnamed.said_earliest is pandas.NaT


def test_a_statement_has_its_words_its_speaker_and_its_outlet() -> None:
    said = SAMPLED.statements().set_index("id").loc["s-1"]
    assert said.words == "“We shall keep our word,”"
    assert (said.speaker, said.speaker_name, said["mode"]) == ("brinn", "Oda Brinn", "direct")
    assert (said.outlet, said.utterance) == ("Vell Gazette", "s-1")
    assert said.said_earliest == pandas.Timestamp("2031-05-04")
    assert list(SAMPLED.statements().groupby("utterance").size()) == [1, 1, 2]


def test_versions_and_positions_hang_on_their_instrument() -> None:
    versions = SAMPLED.versions()
    assert list(zip(versions.instrument, versions.version, strict=True)) == [("truce", 0), ("truce", 1)]
    assert list(versions.lasts_low.fillna(-1)) == [10.0, -1.0]
    assert list(versions["where"]) == [(), ("eastern shore",)]
    assert list(SAMPLED.positions().stance) == ["accepts", "accepts_on_conditions"]
    assert list(SAMPLED.expiries()["at"]) == [pandas.Timestamp("2031-05-14")]


def test_an_incident_names_the_versions_that_it_was_held_against() -> None:
    raid = SAMPLED.incidents().set_index("id").loc["raid"]
    assert (raid.inside, raid.outside, raid.unclear) == (("truce/0",), (), ("truce/1",))
    assert SAMPLED.assessments().merge(SAMPLED.versions(), on=["instrument", "version"]).shape[0] == 2


def test_counts_keep_their_bounds() -> None:
    counts = SAMPLED.counts()
    assert list(counts.value_low) == [2.0, 5.0]
    assert counts.value_high.isna().tolist() == [False, True]
    assert counts.counted_by_name.tolist() == ["port master", "Ilmar"]


def test_a_problem_is_a_file_or_characters() -> None:
    problems = SAMPLED.problems()
    assert problems.file.isna().tolist() == [True, False]
    assert problems.start.isna().tolist() == [False, True]


@pytest.mark.parametrize(
    ("earliest", "latest", "words"),
    [
        ("2031-05-04", "2031-05-04", "2031-05-04"),
        ("2031-05-04", "2031-05-06T20:00+02:00", "2031-05-04/2031-05-06T20:00+02:00"),
        ("2031-05-04", None, "2031-05-04/.."),
        (None, "2031-05-06", "../2031-05-06"),
        (None, None, None),
    ],
)
def test_a_time_is_told_whole_in_one_column(earliest: str | None, latest: str | None, words: str | None) -> None:
    assert iso_interval(When(earliest, latest, "stated")) == words


def test_a_clock_stands_in_the_frame_as_it_stands_in_the_account() -> None:
    at = When("2031-05-04T20:00+02:00", "no day", "stated")
    statement = msgspec.structs.replace(SAMPLE.statements[0], said=at)
    row = opened(msgspec.structs.replace(SAMPLE, statements=(statement,))).statements().iloc[0]
    assert row.said_earliest == pandas.Timestamp("2031-05-04 20:00")
    assert row.said_latest is pandas.NaT
    assert row.said_iso == "2031-05-04T20:00+02:00/no day"


def test_half_a_surrogate_pair_is_kept() -> None:
    story = msgspec.structs.replace(SAMPLE.stories[0], title="torn \ud83d")
    assert opened(msgspec.structs.replace(SAMPLE, stories=(story,))).stories().title[0] == "torn \ud83d"


def test_the_evidence_has_every_span_and_each_leads_to_its_characters(example: Built) -> None:
    truce = Opened((Held(example.account, example.texts),))
    evidence = truce.evidence()
    rows = {(row.report, row.start, row.end, row.exact) for row in evidence.itertuples()}
    assert rows == {(span.report, span.start, span.end, span.exact) for span in spans_in(example.account)}
    for row in evidence.itertuples():
        assert truce.text(row.report)[row.start : row.end] == row.exact == truce.quote(row)


def test_the_evidence_says_what_was_read_from_it() -> None:
    evidence = SAMPLED.evidence()
    shore = evidence[(evidence.fact == "truce") & (evidence.part == "versions") & (evidence.number == 1)]
    assert list(zip(shore.field, shore.exact, strict=True)) == [
        ("evidence", "covers harbours on the eastern shore only")
    ]
    denial = evidence[evidence.field == "denied_by"].iloc[0]
    assert (denial.kind, denial.fact, denial.exact) == ("incident", "raid", "Doss denied it.")
    assert denial.part is pandas.NA


def test_the_evidence_says_who_wrote_it() -> None:
    evidence = SAMPLED.evidence()
    told = evidence[(evidence.fact == "truce") & evidence.part.isna() & (evidence.field == "evidence")]
    assert len(told) == 3, "two outlets and a copy tell of the truce"
    assert told.origin.nunique() == 2, "the copy is of the text that the Gazette printed"


def test_a_quotation_with_its_surroundings_stays_in_the_text() -> None:
    span = SAMPLE.statements[0].content[0]
    assert SAMPLED.quote(span, 5) == TEXTS[span.report][span.start - 5 : span.end + 5]
    assert SAMPLED.quote(span, 100_000) == TEXTS[span.report]
    row = SAMPLED.evidence().iloc[0]
    assert SAMPLED.quote(row) == row.exact


def test_characters_of_another_text_are_refused() -> None:
    span = SAMPLE.statements[0].content[0]
    with pytest.raises(BadSpan, match="is not 'xyz' in the text"):
        SAMPLED.quote(Span(span.report, 0, 3, "xyz"))
    with pytest.raises(InputError, match="there is no text of r-none"):
        SAMPLED.quote(Span("r-none", 0, 3, "xyz"))


def test_a_frame_that_there_is_not_is_named_with_those_that_there_are() -> None:
    with pytest.raises(InputError, match="no frame 'outlets'; there are accounts, reports, "):
        SAMPLED.frame("outlets")
    assert SAMPLED.frame("counts").equals(SAMPLED.counts())
    assert SAMPLED.frame("accounts").equals(SAMPLED.accounts())


def test_columns_of_the_csv_tables_have_their_names_here() -> None:
    elsewhere = {"evidence", "counts"}
    for name, (columns, _) in rows_of(SAMPLE).items():
        assert set(columns) - elsewhere <= {column.name for column in MADE[name]}, name


def test_without_pandas_the_account_opens_and_a_frame_says_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "pandas", None)
    assert SAMPLED.account is SAMPLE
    with pytest.raises(NotInstalled, match=r"pip install 'trucewatch\[frames\]'"):
        SAMPLED.incidents()


def test_every_column_is_explained_in_the_docs() -> None:
    assert PAGE == ROOT / "docs" / "python.md"
    assert PAGE.read_text() == renewed(PAGE.read_text()), "run `make python-page`"
