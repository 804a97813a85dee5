"""What counts cannot show, each in a sentence."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from trucewatch.core.account import Incident
from trucewatch.core.monitored import Caution, Line, Named, SourceRates
from trucewatch.monitor.held import Text
from trucewatch.monitor.lifetime import NEVER_IN_FORCE, is_told_to_hold
from trucewatch.monitor.rows import TableCount, ranked
from trucewatch.monitor.scope import BREACH_COUNTS
from trucewatch.monitor.windows import Held

NAMED = 5
"""So many names stand in a sentence; the files hold all."""
UNVERIFIED = frozenset({"unverified_by_outlet"})


def counted(number: int, singular: str) -> str:
    """ "1 row", "2 rows"."""
    return f"{number} {singular if number == 1 else singular + 's'}"


def of_reports(incidents: Sequence[Incident], reports: int, parts: int, undated: int) -> Iterator[Caution]:
    """Of the account's own incidents."""
    admitted = sum(1 for one in incidents if one.accused_status == "admitted")
    checked = sum(1 for one in incidents if one.verification and one.verification.stance not in UNVERIFIED)
    told = (
        f"Of {counted(len(incidents), 'incident')} {counted_as(admitted, 'is', 'are')} admitted by whoever is accused, "
    )
    told += f"and {counted_as(checked, 'is', 'are')} said to be checked by an outlet or a monitor; "
    yield Caution("allegations", told + "the others are allegations alone.")
    yield Caution(
        "told_only",
        f"Counted is what {counted(reports, 'report')} {'tells' if reports == 1 else 'tell'}; what no outlet told, "
        "or what was told elsewhere, is not here.",
    )
    yield Caution(
        "duplicates",
        "Two reports may tell of one incident in words too different to be joined; the counts may be too high.",
    )
    if parts:
        are = "is" if parts == 1 else "are"
        says = f"{counted(parts, 'incident')} told as part of another {are} not counted again."
        yield Caution("parts_left_out", says)
    if sums := sum(1 for one in incidents if any(count.of in BREACH_COUNTS for count in one.counts)):
        yield Caution("sums", f"{counted(sums, 'incident')} may sum up several attacks; each is counted once.")
    if undated:
        yield Caution("undated", f"The days of {counted(undated, 'incident')} are not known; they are in no phase.")


def of_table(made: SourceRates, count: TableCount, bad_rows: int) -> Iterator[Caution]:
    """Of an event table; the numbers are rows."""
    yield Caution(
        "told_only", "The table holds what its makers could find; fewer events may mean that fewer were reported."
    )
    if count.covers is None:
        yield Caution(
            "coverage_assumed",
            "That the table covers every day from its first event to its last is assumed: a day without a row counts "
            "as a day without an event.",
        )
    if made.gaps:
        told = ", ".join(f"{first} to {last}" for first, last in made.gaps[:NAMED])
        yield Caution(
            "silent_days",
            f"The table has no row at all from {told}, far longer than chance lets it be silent. Whether nothing "
            "happened or nothing was recorded is not known; those days are not counted as covered unless --covers says "
            "that the table was kept then.",
        )
    if count.alike:
        says = f"{rows(count.alike, 'is', 'are')} like a row before in days, kind, place and sides"
        yield Caution("duplicates", f"{says}; the counts may be too high.")
    if count.outside:
        says = f"{rows(count.outside, 'lies', 'lie')} outside the days that the table is said to cover"
        yield Caution("rows_outside", f"{says}, and {'is' if count.outside == 1 else 'are'} not counted.")
    if made.kinds:
        says = f"{rows(_sum(made.kinds), 'is', 'are')} not counted, being no act of violence: {_told(made.kinds)}."
        yield Caution("not_acts", says)
    if unknown := ranked(count.unknown):
        yield Caution(
            "unknown_kinds",
            f"Whether {rows(_sum(unknown), 'falls', 'fall')} under a text is unclear, for it is not known whether the "
            f"kind of event is an act of violence: {_told(unknown)}.",
        )
    if made.unmatched:
        yield Caution(
            "unmatched_actors",
            f"{counted(len(made.unmatched), 'name')} of the table could be nobody in the account, or more than one: "
            f"{_told(made.unmatched)}. Whether a text binds them is unclear.",
        )
    if count.undirected:
        yield Caution(
            "no_direction",
            f"Of {counted(count.undirected, 'row')} the table does not say who acted against whom; a row counts as "
            "bound where all armed sides that it names are bound.",
        )
    if made.columns == "ged":
        says = "UCDP GED holds only events in which somebody died; attacks without a death are not in it."
        yield Caution("deaths_only", says)
    if count.deaths_told and count.deaths_untold:
        says = f"{rows(count.deaths_untold, 'gives', 'give')} no number of deaths; the sums of deaths are without them."
        yield Caution("deaths_untold", says)
    if sources := ranked(count.sources):
        says = (
            f"The rows rest on {counted(len(sources), 'source')}; {sources[0].name} is named in {sources[0].number} of "
        )
        yield Caution("sources", f"{says}{count.events}. Fewer events may mean that a source fell silent.")
    if bad_rows:
        yield Caution("bad_rows", f"{counted(bad_rows, 'row')} could not be counted; the problems say why.")


def rows(number: int, one: str, several: str) -> str:
    """ "1 row is", "2 rows are"."""
    return f"{counted(number, 'row')} {one if number == 1 else several}"


def of_text(
    text: Text, windows: Sequence[Held], lines: Sequence[Line], waves: float | None, source: str
) -> Iterator[Caution]:
    """Of one text and its phases. `waves`: how many times more days differ than chance lets them."""
    instrument = text.instrument
    if instrument.status in NEVER_IN_FORCE and not is_told_to_hold(instrument, text.version):
        yield Caution(
            "not_in_force",
            "That this text ever came into force is not told "
            f"({instrument.status.replace('_', ' ')}); its days are those that it would have had.",
        )
    if not windows:
        yield Caution("no_start", "No start is stated, so there is no before and no after.")
        return
    if len(windows) > 1:
        yield Caution(
            "several_windows",
            f"Start and end can be read in {len(windows)} ways; every number is the range over them.",
        )
    if any(window.ends is None for window in windows):
        yield Caution("no_end", "No end is stated; it is counted up to the last day that is covered.")
    whole = lines[0]
    phases = [("before", whole.before), ("during", whole.during), ("after", whole.after)]
    doubtful = max((one.count_high - one.count_low for _, one in phases if one is not None), default=0)
    if doubtful:
        yield Caution(
            "uncertain_days",
            f"The days of up to {counted(doubtful, 'event')} reach over a border; they are possible on both sides.",
        )
    for name, one in phases:
        if one is not None and one.rate is None:
            says = f"{source} cover {one.days_low:g} of the days of the phase {name}; no rate is claimed for it."
            yield Caution("days_not_covered", says[:1].upper() + says[1:])
    if waves is not None:
        yield Caution(
            "in_waves",
            f"Events come in waves: days differ {waves:.1f} times more than chance lets them, so the intervals, which "
            "take events as independent, are too narrow.",
        )
    yield Caution("no_cause", "A rate that differs during a text does not show that the text is why.")


def window_cut(name: str, covered: float, length: float) -> Caution:
    """A phase that the table covers in part."""
    return Caution(
        "window_cut", f"The table covers {covered:g} of {length:g} days of the phase {name}; the rate is of those."
    )


def counted_as(number: int, one: str, several: str) -> str:
    """ "none is", "1 is", "2 are"."""
    return f"none {one}" if number == 0 else f"{number} {one if number == 1 else several}"


def _sum(named: Sequence[Named]) -> int:
    return sum(one.number for one in named)


def _told(named: Sequence[Named]) -> str:
    """The names that most rows hold."""
    told = ", ".join(f"{one.name or 'no name'} ({one.number})" for one in named[:NAMED])
    return f"{told} and {len(named) - NAMED} more" if len(named) > NAMED else told
