"""Everything counted: incidents of the account and rows of a table, with what the numbers cannot show."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import Any

import msgspec
import pytest

from made_events import event
from made_facts import count, day, exactly, found, frame, incident, instrument, place, told, version
from trucewatch.core.account import Account, Expiry
from trucewatch.core.monitored import Event, Line, SourceRates
from trucewatch.core.values import UNKNOWN_TIME, When
from trucewatch.monitor.count import Options, reports_counted, table_counted, told_of_table
from trucewatch.reconcile.assemble import assemble

OPTIONS = Options()
TOWNS = ("Ordu", "Velt")
"""A town of its own for each incident, so that none is joined with another."""


def account(incidents: Iterable[dict[str, Any]] = (), days: Iterable[str] = (), **fields: Any) -> Account:
    """A truce of ten days from 11 May, these shellings, and a report of each of these days."""
    text = "<t>Both sides agreed on a truce.</t> <x>Shells fell on Ordu.</x> <y>Shells fell on Velt.</y>"
    own = told("a", text, day("2031-05-11"))
    others = [told(f"r{number}", f"A calm day, number {number}.", day(iso)) for number, iso in enumerate(days)]
    given: dict[str, Any] = {"parties": ("north", "south"), **fields}
    stated = {"starts": day("2031-05-11"), "expires": (Expiry("2031-05-21T00:00:00+00:00", "as stated"),)}
    truce = instrument(own["t"], versions=(version(own["t"], **given.pop("stated", stated)),), **given)
    acts = [
        incident(own["x"], **{"id": f"i{number}", "accused": "north", "place": place(TOWNS[number]), **one})
        for number, one in enumerate(incidents)
    ]
    reports = [own, *others]
    facts = {report.page.report.id: found(*((truce, *acts) if report is own else ())) for report in reports}
    return assemble(frame(*reports), facts, {report.page.report.id: report.page for report in reports})


def counted(made: Account, events: Iterable[Event], options: Options = OPTIONS) -> SourceRates:
    """The rows of a table by the truce."""
    source, seen = table_counted(made, events, "own.csv", "mapping", options)
    return told_of_table(source, seen, 0, 0, ())


def line(source: SourceRates, name: str = "all events") -> Line:
    """A line of the one text."""
    (term,) = source.terms
    return next(one for one in term.lines if one.name == name)


def cautions(source: SourceRates) -> set[str]:
    """The kinds of caution of a source and its texts."""
    return {one.kind for one in (*source.cautions, *(caution for term in source.terms for caution in term.cautions))}


EVERY_DAY = [event(f"2031-05-{number:02}") for number in range(1, 31)]


def test_rows_are_counted_before_during_and_after_the_truce() -> None:
    made = line(counted(account(), EVERY_DAY))
    assert (made.before.count_low, made.during.count_low, made.after and made.after.count_low) == (10, 10, 10)
    assert made.ratio is not None
    assert made.ratio.low == 1


def test_a_row_of_uncertain_days_over_the_start_may_be_of_both_phases() -> None:
    made = counted(account(), [*EVERY_DAY, event("2031-05-09", "2031-05-12", id="wide")])
    assert (line(made).before.count_low, line(made).before.count_high) == (10, 11)
    assert (line(made).during.count_low, line(made).during.count_high) == (10, 11)
    assert "uncertain_days" in cautions(made)


def test_what_is_no_act_covers_its_day_and_is_not_counted() -> None:
    rows = [event("2031-05-01"), event("2031-05-30", is_act="no", kind="Peaceful protest")]
    made = counted(account(), rows)
    assert made.last_day == "2031-05-30"
    assert made.events == 1
    assert [(one.name, one.number) for one in made.kinds] == [("Peaceful protest", 1)]
    assert "not_acts" in cautions(made)


def test_the_days_that_a_table_is_said_to_cover_bound_its_rates() -> None:
    made = counted(account(), EVERY_DAY, Options(covers=(date(2031, 5, 6), date(2031, 5, 30))))
    assert (line(made).before.days_high, line(made).before.count_high) == (5, 5)
    assert {"window_cut", "rows_outside"} <= cautions(made)
    assert "coverage_assumed" not in cautions(made)
    assert "coverage_assumed" in cautions(counted(account(), EVERY_DAY))


def test_a_silence_longer_than_chance_lets_is_not_taken_for_peace() -> None:
    rows = [event(f"2031-04-{number:02}", id=f"a{number}") for number in range(1, 31)]
    rows += [event(f"2031-06-{number:02}", id=f"j{number}") for number in range(1, 31)]
    made = counted(account(), rows)
    assert made.gaps == (("2031-05-01", "2031-05-31"),)
    assert line(made).during.rate is None
    assert "silent_days" in cautions(made)
    held = counted(account(), rows, Options(covers=(date(2031, 4, 1), date(2031, 6, 30))))
    assert line(held).during.rate is not None


def test_names_that_nobody_in_the_account_bears_are_listed_with_their_rows() -> None:
    rows = [event("2031-05-12", accused="Red Front"), event("2031-05-13", accused="Red Front"), event("2031-05-14")]
    made = counted(account(), rows)
    assert [(one.name, one.number) for one in made.unmatched] == [("Red Front", 2)]
    assert line(made, "unclear whether under the text").during.count_low == 2
    assert line(made, "under the text").during.count_low == 1
    assert "unmatched_actors" in cautions(made)


def test_rows_alike_are_told_and_counted() -> None:
    made = counted(account(), [event("2031-05-12", id="1"), event("2031-05-12", id="2")])
    assert line(made).during.count_low == 2
    assert "duplicates" in cautions(made)


def test_a_table_without_a_row_claims_nothing() -> None:
    made = counted(account(), [])
    assert (made.first_day, made.last_day, made.covered_days, made.events) == (None, None, 0, 0)
    assert not any(one.yes + one.no + one.unclear for one in made.series)
    assert line(made).during.rate is None


def test_longer_phases_beside_a_text_can_be_asked_for() -> None:
    made = counted(account(), EVERY_DAY, Options(before_days=4, after_days=2))
    after = line(made).after
    assert (line(made).before.count_low, after and after.count_low) == (4, 2)


# ---- the account's own incidents ----


def test_incidents_are_counted_and_no_rate_is_claimed_of_days_without_reports() -> None:
    made = reports_counted(account([{"happened": day("2031-05-12")}, {"happened": day("2031-05-10")}]), OPTIONS)
    assert (line(made).before.count_low, line(made).during.count_low) == (1, 1)
    assert line(made).during.rate is None
    assert {"allegations", "told_only", "duplicates", "days_not_covered"} <= cautions(made)


def test_with_a_report_of_every_day_a_rate_is_claimed() -> None:
    days = [f"2031-05-{number:02}" for number in range(2, 31)]
    made = reports_counted(account([{"happened": day("2031-05-12")}], days), OPTIONS)
    during = line(made).during
    assert during.rate is not None
    assert (during.days_high, during.rate.high) == (10, 0.1)
    assert "days_not_covered" not in cautions(made)


def test_part_of_a_wave_is_not_counted_beside_the_wave() -> None:
    made = account([{"happened": day("2031-05-12")}, {"happened": day("2031-05-13")}])
    wave, part = made.incidents
    joined = msgspec.structs.replace(made, incidents=(wave, msgspec.structs.replace(part, part_of=wave.id)))
    assert reports_counted(made, OPTIONS).events == 2
    assert reports_counted(joined, OPTIONS).events == 1
    assert "parts_left_out" in cautions(reports_counted(joined, OPTIONS))


def test_sums_and_incidents_without_a_day_are_told() -> None:
    own = told("s", "<x>Shells fell on Ordu.</x>")
    sum_of = count("attacks", exactly(15), own["x"])
    made = reports_counted(account([{"counts": (sum_of,)}, {"happened": UNKNOWN_TIME}]), OPTIONS)
    assert {"sums", "undated"} <= cautions(made)
    assert line(made).during.count_high == 0


@pytest.mark.parametrize(
    ("fields", "kind"),
    [
        ({"status": "proposed", "kind": "proposal"}, "not_in_force"),
        ({"stated": {}}, "no_start"),
        ({"stated": {"starts": day("2031-05-11")}}, "no_end"),
        ({"stated": {"starts": When("2031-05-11", "2031-05-12", "stated")}}, "several_windows"),
    ],
)
def test_what_is_open_about_a_text_is_said(fields: dict[str, Any], kind: str) -> None:
    made = counted(account(**fields), EVERY_DAY)
    assert kind in cautions(made)
    assert all(caution.says.endswith(".") for term in made.terms for caution in term.cautions)


def test_deaths_and_sources_are_told_as_the_table_has_them() -> None:
    rows = [
        event("2031-05-12", id="1", deaths=(2, 2), sources=("Velt Radio",)),
        event("2031-05-13", id="2", deaths=(1, 4), sources=("Velt Radio", "Osk Post")),
        event("2031-05-14", id="3"),
    ]
    made = counted(account(), rows)
    assert (line(made).during.deaths_low, line(made).during.deaths_high) == (3, 6)
    assert {"deaths_untold", "sources"} <= cautions(made)
    assert any("Velt Radio is named in 2 of 3" in one.says for one in made.cautions)
    assert line(counted(account(), EVERY_DAY)).during.deaths_high is None


def test_the_order_of_rows_does_not_matter() -> None:
    rows = [*EVERY_DAY, event("2031-05-09", "2031-05-12", id="wide"), event("2031-05-13", accused="Red Front", id="r")]
    assert counted(account(), rows) == counted(account(), rows[::-1])


def test_an_account_without_a_text_is_counted_by_day_alone() -> None:
    made = counted(account(kind="talks"), EVERY_DAY)
    assert made.terms == ()
    assert sum(one.unclear for one in made.series) == 30
