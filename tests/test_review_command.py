"""A review of the example by keys, judgements by command, and what is left of both in the store."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest

from conftest import EXAMPLE
from trucewatch.judge.facts import Spot
from trucewatch.read.intake import gather
from trucewatch.store import derived
from trucewatch.store.logs import judgements
from trucewatch.workspace.adding import add
from trucewatch.workspace.reviewing import Review, decisions
from trucewatch.workspace.syncing import sync
from trucewatch.workspace.workspace import Workspace, made

NOW = "2031-05-04T06:00:00+00:00"


def trucewatch(*words: str | Path, keys: str = "") -> subprocess.CompletedProcess[str]:
    """Run a command with `keys` typed, a line a key."""
    command = [sys.executable, "-m", "trucewatch", *map(str, words)]
    return subprocess.run(command, input=keys, capture_output=True, text=True, timeout=120)


@pytest.fixture(scope="module")
def filled(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A workspace with the example in it."""
    path = tmp_path_factory.mktemp("desk") / "truce.db"
    with made(path) as workspace:
        add(workspace, gather([str(EXAMPLE)])[0], NOW, "the example")
        sync(workspace)
    return path


@pytest.fixture
def desk(filled: Path, tmp_path: Path) -> Path:
    """A copy of it of one's own."""
    copy = tmp_path / "truce.db"
    copy.write_bytes(filled.read_bytes())
    copy.with_name("truce.db.heads").write_bytes(filled.with_name("truce.db.heads").read_bytes())
    return copy


def only_dossier(path: Path) -> str:
    with Workspace(path) as workspace:
        return derived.dossiers(workspace.connection)[0].id


def queue_lines(path: Path) -> list[str]:
    """The lines of the queue that name a fact."""
    told = trucewatch("review", path, "--list", "--by", "Ada").stdout
    return [line for line in told.splitlines() if not line.startswith("   " * 2)]


def test_a_review_by_keys_is_in_the_log_and_in_the_account(desk: Path) -> None:
    done = trucewatch("review", desk, "--by", "Ada", keys="k\nw\nnot of this story\nr\nn\nq\n")
    assert done.returncode == 0, done.stderr
    assert "2 decided" in done.stdout
    with Workspace(desk) as workspace:
        log = judgements(workspace.connection)
        assert [(one.judgement.verb, one.judgement.by, one.judgement.why) for one in log] == [
            ("keep", "Ada", ""),
            ("reject", "Ada", "not of this story"),
        ]
        account = derived.account_in(workspace.connection, only_dossier(desk))
        assert account is not None
        assert [one.state for one in account.judgements] == ["applied", "applied"]
        rejected = account.judgements[1]
        assert rejected.fact not in {fact.id for fact in (*account.incidents, *account.instruments)}
        assert not workspace.faults()
        assert not derived.stale(workspace.connection)


def test_what_was_decided_is_not_asked_again_and_can_be_taken_back(desk: Path) -> None:
    before = trucewatch("review", desk, "--list").stdout
    first = before.split()[1]
    trucewatch("review", desk, "--by", "Ada", keys="k\nq\n")
    assert first not in trucewatch("review", desk, "--list").stdout
    trucewatch("review", desk, "--by", "Ada", keys="u\nq\n")
    assert trucewatch("review", desk, "--list").stdout == before


def test_a_wrong_value_is_refused_and_the_card_stays(desk: Path) -> None:
    done = trucewatch("review", desk, "--by", "Ada", keys="a\n1\nteapot\nk\nq\n")
    assert "Not so:" in done.stdout
    assert "1 decided" in done.stdout
    with Workspace(desk) as workspace:
        assert [one.judgement.verb for one in judgements(workspace.connection)] == ["keep"]


def test_a_judgement_by_command_amends_and_says_so(desk: Path) -> None:
    with Workspace(desk) as workspace:
        account = derived.account_in(workspace.connection, only_dossier(desk))
        assert account is not None
        fact = account.incidents[0]
    done = trucewatch(
        "judge", desk, "amend", fact.id, "--field", "form", "--value", "explosion", "--by", "Bo", "--why", "the mayor"
    )
    assert done.returncode == 0, done.stderr
    assert done.stdout.startswith("applied: ")
    with Workspace(desk) as workspace:
        account = derived.account_in(workspace.connection, only_dossier(desk))
        assert account is not None
        assert next(one for one in account.incidents if one.id == fact.id).form == "explosion"
    for words in (("amend", fact.id), ("same", fact.id), ("different", fact.id), ("keep", "incident-none")):
        refused = trucewatch("judge", desk, *words, "--by", "Bo")
        assert refused.returncode == 3
        assert "Traceback" not in refused.stderr


def test_two_reviewers_at_once_lose_nothing(desk: Path) -> None:
    dossier = only_dossier(desk)
    with Workspace(desk) as one, Workspace(desk) as two:
        ada = Review(one, dossier, "Ada", lambda: NOW)
        bo = Review(two, dossier, "Bo", lambda: NOW)
        spots = [
            spot
            for spot in ((due.kind, due.fact) for due in ada.queue())
            if spot[0] is not None and spot[1] is not None
        ]
        for number, (kind, fact) in enumerate(spots[:8]):
            person = ada if number % 2 else bo
            assert kind is not None and fact is not None
            person.decide(person.maker().keep(Spot(kind, fact)))
        assert ada.look() == bo.look()
        assert [made.logged.judgement.by for made in decisions(one)] == ["Bo", "Ada"] * 4
        assert not one.faults()


def test_a_decision_survives_a_rebuild_and_new_reports(desk: Path, tmp_path: Path) -> None:
    trucewatch("review", desk, "--by", "Ada", keys="k\nr\nq\n")
    assert trucewatch("rebuild", desk, "-q").returncode == 0
    more = tmp_path / "more.txt"
    more.write_text("Velda and Ordu agreed a truce of ten days on 4 May 2031, the League said in Port Sel.\n")
    assert trucewatch("add", desk, more, "-q").returncode == 0
    with Workspace(desk) as workspace:
        states = [one.judged.state for one in decisions(workspace) if one.judged is not None]
    assert states == ["applied", "applied"]


def test_what_is_passed_over_stays_passed_over_when_a_decision_is_taken_back(desk: Path) -> None:
    first, second, *_ = [line.split()[1] for line in queue_lines(desk)]
    trucewatch("review", desk, "--by", "Ada", keys="k\nn\nk\nu\nn\nq\n")
    trucewatch("review", desk, "--by", "Ada", keys="k\nu\nn\nr\nq\n")  # the present card is not asked again by `n`
    with Workspace(desk) as workspace:
        standing = [one for one in decisions(workspace) if one.judged and one.judged.state == "applied"]
        kept = [one.judged.fact for one in standing if one.judged and one.judged.verb == "keep"]
    assert first in kept
    assert second not in kept


def test_ends_of_a_review_are_told_as_they_are(desk: Path) -> None:
    assert "0 decided. What you passed over waits." in trucewatch("review", desk, "--by", "Ada", keys="n\nq\n").stdout
    assert trucewatch("review", desk, "--kind", "teapot").returncode == 2


def test_a_number_that_is_not_there_decides_nothing(desk: Path) -> None:
    fact = next(line.split()[1] for line in queue_lines(desk) if " incident-" in line)
    refused = trucewatch("judge", desk, "different", fact, "--passages", "1,99", "--by", "Bo")
    assert refused.returncode == 3
    assert "'99' is none of the" in refused.stderr
    lost = trucewatch("judge", desk, "same", fact, "--other", "incident-none", "--by", "Bo")
    assert "has no 'incident-none'" in lost.stderr
    none = trucewatch("judge", desk, "keep", fact, "--part", "count 99", "--by", "Bo")
    assert "has no part 'count 99'" in none.stderr
    with Workspace(desk) as workspace:
        assert judgements(workspace.connection) == []


def test_a_judgement_is_on_the_account_with_all_reports_in_it(desk: Path, tmp_path: Path) -> None:
    fact = queue_lines(desk)[0].split()[1]
    with Workspace(desk) as workspace:
        workspace.connection.execute("DELETE FROM accounts")
        derived.mark_stale(workspace.connection, [one.id for one in derived.dossiers(workspace.connection)])
    assert trucewatch("judge", desk, "keep", fact, "--by", "Bo").returncode == 0


def test_a_part_is_the_one_that_was_shown_whatever_others_took_out_meanwhile(desk: Path) -> None:
    with Workspace(desk) as one, Workspace(desk) as two:
        ada = Review(one, only_dossier(desk), "Ada", lambda: NOW)
        bo = Review(two, only_dossier(desk), "Bo", lambda: NOW)
        paper = next(paper for paper in ada.look().instruments if len(paper.positions) > 2)
        bo.decide(bo.maker().reject(Spot("position", paper.id, 0)))
        outcome = ada.decide(ada.maker().reject(Spot("position", paper.id, 1)))
        assert outcome.state == "applied"
        (left,) = [now for now in ada.account.instruments if now.id == paper.id]
        assert [position.evidence for position in left.positions] == [
            position.evidence for position in paper.positions[2:]
        ]


def test_lessons_know_what_was_decided_before_the_account_was_made_anew(desk: Path, tmp_path: Path) -> None:
    with Workspace(desk) as workspace:
        review = Review(workspace, only_dossier(desk), "Ada", lambda: NOW)
        due = next(due for due in review.queue() if due.kind and due.fact)
        review.decide(review.maker().keep(Spot(due.kind, due.fact)))  # and stopped before the review was finished
    target = tmp_path / "lessons.jsonl"
    trucewatch("lessons", desk, "-o", target)
    assert [json.loads(line)["state"] for line in target.read_text().splitlines()] == ["applied"]


def test_lessons_are_never_written_over_a_workspace(desk: Path, tmp_path: Path) -> None:
    refused = trucewatch("lessons", desk, "-o", desk)
    assert refused.returncode == 3
    assert "would be lost" in refused.stderr
    assert trucewatch("verify", desk).returncode == 0
    (tmp_path / "folder").mkdir()
    refused = trucewatch("lessons", desk, "-o", tmp_path / "folder")
    assert refused.returncode == 3
    assert "Traceback" not in refused.stderr


def test_lessons_are_lines_of_json(desk: Path, tmp_path: Path) -> None:
    trucewatch("review", desk, "--by", "Ada", keys="k\nq\n")
    target = tmp_path / "lessons.jsonl"
    done = trucewatch("lessons", desk, "-o", target)
    assert "1 lesson:" in done.stdout
    lines = [json.loads(line) for line in target.read_text().splitlines()]
    assert [(one["verb"], one["by"], one["state"]) for one in lines] == [("keep", "Ada", "applied")]


def test_who_reviews_must_be_named_and_the_dossier_must_be_there(desk: Path) -> None:
    assert trucewatch("review", desk, "--by", " ").returncode == 3
    lost = trucewatch("review", desk, "--dossier", "d-none")
    assert lost.returncode == 3
    assert "no dossier" in lost.stderr
