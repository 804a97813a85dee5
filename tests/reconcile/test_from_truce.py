"""Deeds told from a truce get their day from the report that tells its start; days of signing give way to it."""

from __future__ import annotations

from typing import Any

from made_facts import Told, day, found, frame, incident, instrument, told, version
from trucewatch.core.account import Account
from trucewatch.core.values import When
from trucewatch.monitor.breaches import assessments_of
from trucewatch.reconcile.assemble import assemble

MAY_9 = day("2031-05-09")


def account_of(*reports: tuple[Told, tuple[Any, ...]]) -> Account:
    """The account of reports with their facts."""
    pages = {own.page.report.id: own.page for own, _ in reports}
    return assemble(frame(*(own for own, _ in reports)), {own.page.report.id: found(*f) for own, f in reports}, pages)


def deed(published: When = MAY_9, words: str = "three days after the truce began") -> tuple[Told, tuple[Any, ...]]:
    """A report of shells that fell so long after the truce began, which tells no day of it."""
    own = told("a", f"<x>Shells fell on Ordu <w>{words}</w>.</x>", published)
    return own, (incident(own["x"], happened=When(None, None, "relative", own["w"])),)


def truce(key: str, start: When, words: str = "A truce began on <s>4 May</s>.") -> tuple[Told, tuple[Any, ...]]:
    """A report of a truce that began so."""
    own = told(key, f"<t>{words}</t>", MAY_9)
    starts = When(start.earliest, start.latest, start.basis, own["s"])
    return own, (instrument(own["t"], versions=(version(own["t"], starts=starts),)),)


def test_the_day_counts_from_the_start_that_another_report_tells() -> None:
    account = account_of(deed(), truce("b", day("2031-05-04")))
    (only,) = account.incidents
    assert (only.happened.earliest, only.happened.latest, only.happened.basis) == ("2031-05-07",) * 2 + ("relative",)
    assert [span.exact for span in only.happened.evidence] == ["three days after the truce began", "4 May"]
    assert [one.in_time for one in assessments_of(account)] == ["yes"]


def test_two_starts_give_no_day() -> None:
    account = account_of(deed(), truce("b", day("2031-05-04")), truce("c", day("2031-04-01")))
    (only,) = account.incidents
    assert (only.happened.earliest, only.happened.basis) == (None, "relative")


def test_no_report_tells_of_a_day_behind_it() -> None:
    account = account_of(deed(published=day("2031-05-05")), truce("b", day("2031-05-04")))
    assert account.incidents[0].happened.earliest is None


def test_what_counts_from_the_end_gets_no_day_from_the_start() -> None:
    account = account_of(deed(words="an hour after the truce expired"), truce("b", day("2031-05-04")))
    assert account.incidents[0].happened.earliest is None


def test_a_day_of_signing_gives_way_to_the_start_told_beside_it() -> None:
    signed = truce("a", When("2031-05-02", "2031-05-02", "relative"), "A truce was <s>signed on Friday</s>.")
    (only,) = account_of(signed, truce("b", day("2031-05-04"))).instruments
    assert [one.starts.earliest for one in only.versions] == ["2031-05-04"]


def test_a_day_of_signing_long_before_is_of_another_truce() -> None:
    signed = truce("a", When("2031-01-02", "2031-01-02", "relative"), "A truce was <s>signed on 2 January</s>.")
    starts = [
        one.starts.earliest
        for text in account_of(signed, truce("b", day("2031-05-04"))).instruments
        for one in text.versions
    ]
    assert sorted(str(one) for one in starts) == ["2031-01-02", "2031-05-04"]


def test_a_day_of_signing_alone_is_the_start() -> None:
    signed = truce("a", When("2031-05-02", "2031-05-02", "relative"), "A truce was <s>signed on Friday</s>.")
    (only,) = account_of(signed).instruments
    assert [one.starts.earliest for one in only.versions] == ["2031-05-02"]


def test_nothing_is_dated_from_a_day_of_signing() -> None:
    signed = truce("b", When("2031-05-02", "2031-05-02", "relative"), "A truce was <s>signed on Friday</s>.")
    assert account_of(deed(), signed).incidents[0].happened.earliest is None
