"""Search: words, phrases, accents; any text is a question."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from piles import copied
from trucewatch.store.search import Hit, question, search
from trucewatch.workspace.workspace import Workspace


@pytest.fixture(scope="module")
def asked(pile_kept: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Workspace]:
    with Workspace(copied(pile_kept, tmp_path_factory.mktemp("asked") / "truce.db")) as workspace:
        yield workspace


def found(workspace: Workspace, words: str, kind: str | None = "report", dossier: str | None = None) -> set[str]:
    """The files of the reports that were found, or the ids of other things."""
    places = dict(workspace.connection.execute("SELECT id, place FROM reports"))
    return {places.get(hit.id, hit.id) for hit in search(workspace.connection, words, kind, dossier)}


def test_every_word_must_be_there(asked: Workspace) -> None:
    assert found(asked, "dockers") == found(asked, "DOCKERS grain killed") == {"first.txt"}
    assert found(asked, "dockers copper") == set()


def test_quoted_words_stand_in_this_order(asked: Workspace) -> None:
    assert found(asked, '"grain quay"') == {"first.txt", "second.txt", "later.txt", "between.txt"}
    assert found(asked, '"quay grain"') == set()
    assert found(asked, '"grain quay" dockers') == {"first.txt"}


def test_accents_do_not_matter_however_they_are_written(asked: Workspace) -> None:
    for words in ("café", "cafe", "cafe\u0301", "CAFÉ"):
        assert found(asked, words) == {"mine-again.txt"}, words


@pytest.mark.parametrize(
    "words",
    ["dockers*", "(dockers)", "dockers:", "^dockers", "-dockers", "dockers'", "'dockers'", "+dockers", '"dockers'],
)
def test_signs_of_the_query_language_are_blanks(asked: Workspace, words: str) -> None:
    assert found(asked, words) == {"first.txt"}


def test_words_of_the_query_language_are_words(asked: Workspace) -> None:
    assert question("dockers OR miners") == '"dockers" "OR" "miners"'
    assert found(asked, "dockers OR miners") == set()


@pytest.mark.parametrize("words", ["", "   ", '""', "_ - *", "\0", "(" * 99])
def test_a_question_without_a_word_finds_nothing(asked: Workspace, words: str) -> None:
    assert search(asked.connection, words) == []


@given(st.text(max_size=60))
@example('" OR "1"="1')
@example("dockers " * 1_250)
@example(" ".join(f"w{number}" for number in range(2_000)))
@example('"' + "dockers " * 1_250 + '"')
@settings(max_examples=200)
def test_any_text_is_a_question(asked: Workspace, words: str) -> None:
    assert isinstance(search(asked.connection, words), list)


def test_kinds_and_dossiers_narrow_what_is_found(asked: Workspace) -> None:
    harbours, mines = (
        asked.connection.execute("SELECT dossier FROM reports WHERE place = ?", (place,)).fetchone()[0]
        for place in ("first.txt", "mine.txt")
    )
    assert found(asked, "truce", None, mines) and not found(asked, "dockers", None, mines)
    kinds = {hit.kind for hit in search(asked.connection, "grain", dossier=harbours)}
    assert {"report", "incident"} <= kinds
    assert {hit.kind for hit in search(asked.connection, "grain", "incident")} == {"incident"}


def test_a_hit_tells_its_dossier_day_and_words(asked: Workspace) -> None:
    (hit,) = search(asked.connection, "dockers", "report")
    assert isinstance(hit, Hit)
    assert (hit.day, hit.dossier) == ("2031-05-04", f"d-{hit.id.removeprefix('r-')}")
    assert "Two dockers were killed" in hit.excerpt


def test_no_more_than_asked_for(asked: Workspace) -> None:
    assert len(search(asked.connection, "ilmar", most=2)) == 2
