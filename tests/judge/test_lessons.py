"""Judgements as lines for a learner: what the program said, what a person says, and the characters of both."""

from __future__ import annotations

import json
from typing import Any

from altered import replaced
from judging import ACCOUNT, LATER, MAIL, NOON, POST, TEXTS, log_of, maker, spot
from trucewatch.core.account import Account
from trucewatch.core.judgements import Logged
from trucewatch.judge.apply import judged
from trucewatch.judge.lessons import FORMAT, lines_of, utf16

ADA = maker()
AMEND = ADA.amend(spot("kell"), "happened", "2031-05-08", POST["drones"], why="the night after")


def lessons(*log: Logged, account: Account = ACCOUNT, texts: dict[str, str] = TEXTS) -> list[dict[str, Any]]:
    return [json.loads(line) for line in lines_of(judged(account, log, texts), log, texts)]


def test_an_amend_says_what_was_read_and_what_is_right() -> None:
    (one,) = lessons(*log_of(AMEND))
    assert (one["format"], one["verb"], one["kind"], one["field"], one["state"]) == (
        FORMAT,
        "amend",
        "incident",
        "happened",
        "applied",
    )
    assert one["machine"] == {"earliest": "2031-05-07", "latest": "2031-05-07", "basis": "weekday"}
    assert one["person"] == {"earliest": "2031-05-08", "latest": "2031-05-08", "basis": "stated"}
    assert (one["by"], one["at"], one["why"]) == ("Ada", NOON, "the night after")
    assert one["known_by"]["place"] == "Kell"
    (raids,) = one["passages"]
    assert raids["sha256"] == POST.page.report.sha256
    assert POST.page.text[raids["start"] : raids["end"]] == raids["exact"] == POST["raids"][0].exact
    assert [passage["exact"] for passage in one["rests_on"]] == [span.exact for span in POST["drones"]]


def test_offsets_in_utf_16_are_those_of_javascript() -> None:
    assert utf16("a🕊b") == 4
    text = "🕊 " + POST.page.text
    report = replaced(POST.page.report, sha256="e" * 64)
    account = replaced(ACCOUNT, reports=(report, MAIL.page.report), incidents=())
    (one,) = lessons(*log_of(AMEND), account=account, texts={**TEXTS, report.id: text})
    (raids,) = one["passages"]
    assert (raids["start"], raids["utf16_start"]) == (POST["raids"][0].start + 2, POST["raids"][0].start + 3)
    assert (
        text.encode("utf-16-le")[2 * raids["utf16_start"] : 2 * raids["utf16_end"]].decode("utf-16-le")
        == raids["exact"]
    )
    assert (raids["sha256"], one["state"]) == ("e" * 64, "orphaned")


def test_two_of_one_name_both_and_what_is_lost_keeps_its_margins() -> None:
    same = ADA.same(spot("kell"), spot("fire"))
    less = replaced(ACCOUNT, reports=(MAIL.page.report,))
    (one,) = lessons(*log_of(same), account=less)
    assert one["other_known_by"]["target_text"] == "a depot"
    assert [passage["exact"] for passage in one["other"]] == [span.exact for span in MAIL["fire"]]
    (lost,) = one["passages"]
    assert (lost["utf16_start"], lost["start"]) == (None, POST["raids"][0].start)
    assert lost["after"].startswith(". Four people")


def test_an_undo_is_told_by_what_it_took_back() -> None:
    keep = ADA.keep(spot("ordu"))
    undo = maker(at=LATER).undo(log_of(keep)[0].id)
    assert [(one["verb"], one["state"]) for one in lessons(*log_of(keep, undo))] == [("keep", "undone")]
