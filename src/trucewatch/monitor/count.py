"""Everything counted: the account's own incidents, and the rows of an event table, by the texts of the account."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from datetime import UTC, date

import msgspec

from trucewatch.core.account import Account, Incident
from trucewatch.core.monitored import (
    CONFIDENCE,
    MONITOR_FORMAT,
    Caution,
    Event,
    Line,
    Monitored,
    SourceRates,
    TermRates,
    Window,
)
from trucewatch.core.problems import Problem
from trucewatch.monitor.bins import bins_of
from trucewatch.monitor.breaches import story_of
from trucewatch.monitor.cautions import of_reports, of_table, of_text, window_cut
from trucewatch.monitor.coverage import coverage_of, reported_days
from trucewatch.monitor.held import Text, incident_answer, texts_of
from trucewatch.monitor.laid_on import side_of_incident, side_words
from trucewatch.monitor.rates import Bag, Coverage, Key, lines_of, over_windows, sides_counted, waves
from trucewatch.monitor.rows import TableCount, ranked
from trucewatch.monitor.sides import Cast
from trucewatch.monitor.windows import Held, iso_of, phases, readings_of, run_of, zone_of_version

METHOD = (
    "Rates are events a covered day, with exact 95 % intervals of a Poisson mean (Garwood 1936). Ratios are the rate "
    "during by the rate before, with the exact interval of a binomial share given the sum of both counts (Clopper and "
    "Pearson 1934)."
)


class Options(msgspec.Struct, frozen=True):
    """How long the phases beside a text are, in days (None = as long as the text), and the days that a table covers."""

    before_days: float | None = None
    after_days: float | None = None
    covers: tuple[date, date] | None = None


def monitored(account: Account, sources: Iterable[SourceRates]) -> Monitored:
    """The whole of it."""
    return Monitored(MONITOR_FORMAT, account.tool, account.built_from, CONFIDENCE, METHOD, tuple(sources))


def reports_counted(account: Account, options: Options) -> SourceRates:
    """The account's own incidents by its texts: each whole, none of its parts."""
    cast = Cast(account.actors)
    stories = {report.id: report.story for report in account.reports}
    ids = {one.id for one in account.incidents}
    whole = [one for one in account.incidents if one.part_of is None or one.part_of not in ids]
    terms, lead = [], None
    for text in texts_of(account):
        own = [one for one in whole if story_of(stories, one.evidence) == text.story]
        bag = bag_of(own, text, cast)
        days = reported_days(account, text.story)
        term = term_rates(text, bag, coverage_of(days), cast, options, "the reports")
        if term.windows and lead is None:
            lead = bag
        terms.append(term)
    days = reported_days(account, None)
    coverage = coverage_of(days)
    series, undrawn = bins_of(lead if lead is not None else plain_bag(whole, cast), terms, coverage)
    undated = sum(1 for one in whole if run_of(one.happened, UTC) is None)
    return SourceRates(
        kind="reports",
        name="the reports",
        columns=None,
        rows=len(account.reports),
        events=len(whole),
        first_day=iso_of(coverage.first) if days else None,
        last_day=iso_of(coverage.last) if days else None,
        covered_days=len(days),
        gaps=(),
        kinds=(),
        unmatched=(),
        terms=tuple(terms),
        series=series,
        undrawn=undrawn,
        cautions=tuple(of_reports(whole, len(account.reports), len(account.incidents) - len(whole), undated)),
        problems=(),
    )


def table_counted(
    account: Account,
    events: Iterable[Event],
    name: str,
    columns: str,
    options: Options,
) -> tuple[SourceRates, TableCount]:
    """The rows of a table by the texts of the account; rows and problems of the reading are the caller's to add."""
    count = TableCount(account, texts_of(account), options.covers)
    for event in events:
        count.add(event)
    coverage = count.coverage
    terms, lead = [], None
    for text, bag, deaths in zip(count.texts, count.bags, count.deaths, strict=True):
        died = deaths if count.deaths_told else None
        term = term_rates(text, bag, coverage, count.cast, options, "the rows of the table", died)
        if term.windows and lead is None:
            lead = bag
        terms.append(term)
    series, undrawn = bins_of(lead if lead is not None else next(iter(count.bags), count.whole), terms, coverage)
    is_covered = coverage.first <= coverage.last
    made = SourceRates(
        kind="table",
        name=name,
        columns=columns,
        rows=0,
        events=count.events,
        first_day=iso_of(coverage.first) if is_covered else None,
        last_day=iso_of(coverage.last) if is_covered else None,
        covered_days=round(coverage.within((coverage.first, coverage.last + 1))) if is_covered else 0,
        gaps=tuple((iso_of(first), iso_of(end - 1)) for first, end in coverage.gaps),
        kinds=ranked(count.left_out),
        unmatched=ranked(count.unmatched),
        terms=tuple(terms),
        series=series,
        undrawn=undrawn,
        cautions=(),
        problems=(),
    )
    return made, count


def told_of_table(
    made: SourceRates, count: TableCount, rows: int, bad_rows: int, problems: tuple[Problem, ...]
) -> SourceRates:
    """The table's counts with what its reading met."""
    return msgspec.structs.replace(made, rows=rows, cautions=tuple(of_table(made, count, bad_rows)), problems=problems)


def bag_of(incidents: Iterable[Incident], text: Text, cast: Cast) -> Counter[Key]:
    """Incidents with known days, by days, answer and side."""
    zone = zone_of_version(text.version)
    found: Counter[Key] = Counter()
    for one in incidents:
        if (run := run_of(one.happened, zone)) is not None:
            found[(*run, incident_answer(one, text, cast.actors), side_of_incident(one, cast))] += 1
    return found


def plain_bag(incidents: Iterable[Incident], cast: Cast) -> Counter[Key]:
    """The same where there is no text to hold them against."""
    found: Counter[Key] = Counter()
    for one in incidents:
        if (run := run_of(one.happened, UTC)) is not None:
            found[(*run, "unclear", side_of_incident(one, cast))] += 1
    return found


def term_rates(
    text: Text,
    bag: Bag,
    coverage: Coverage,
    cast: Cast,
    options: Options,
    source: str,
    deaths: tuple[Bag, Bag] | None = None,
) -> TermRates:
    """One text with its windows, its lines and what they cannot show."""
    held = readings_of(text.version)
    runs = [phases(one, coverage.last + 1.0, options.before_days, options.after_days) for one in held]
    spread = [run for three in runs for run in three if run is not None]
    sides = sides_counted(bag, spread, lambda side: side_words(side, cast))
    readings = [lines_of(bag, *three, coverage, sides, deaths) for three in runs]
    windows = tuple(
        window(one, three[0][0], None if three[2] is None else three[2][1], lines)
        for one, three, lines in zip(held, runs, readings, strict=True)
    )
    lines = over_windows(readings) if readings else ()
    found = [wave for run in (runs[0] if runs else ()) if run is not None and (wave := waves(bag, run, coverage))]
    cautions = [*of_text(text, held, lines, max(found, default=None), source)]
    if runs and not coverage.is_strict:
        cautions += cuts(runs[0], coverage)
    label = text.instrument.label.strip() or text.instrument.form.replace("_", " ")
    return TermRates(text.instrument.id, label, text.versions, text.scope.targets, windows, lines, tuple(cautions))


def window(held: Held, before_from: float, after_to: float | None, lines: tuple[Line, ...]) -> Window:
    """One reading of the days with its lines."""
    return Window(
        starts=iso_of(held.starts),
        ends=None if held.ends is None else iso_of(held.ends),
        before_from=iso_of(before_from),
        after_to=None if after_to is None else iso_of(after_to),
        rule=held.rule,
        lines=lines,
    )


def cuts(runs: Sequence[tuple[float, float] | None], coverage: Coverage) -> list[Caution]:
    """A caution for each phase that is covered in part."""
    found = []
    for name, run in zip(("before", "during", "after"), runs, strict=True):
        if run is None:
            continue
        covered, length = coverage.within(run), run[1] - run[0]
        if 0 < covered < length - 1e-9:
            found.append(window_cut(name, round(covered, 2), round(length, 2)))
    return found
