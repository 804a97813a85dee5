"""The whole flow on one page: the only file that knows the order of the rooms."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterable, Sequence
from pathlib import Path

import msgspec

from trucewatch import __version__
from trucewatch.core.account import FORMAT, Account, Actor, Report, Statement
from trucewatch.core.monitored import Monitored
from trucewatch.core.page import Context, Found, Page
from trucewatch.core.problems import Problem
from trucewatch.find.actors.actors import find_actors
from trucewatch.find.fighting import find_belligerents
from trucewatch.find.incidents.incidents import find_incidents
from trucewatch.find.instruments.instruments import find_instruments
from trucewatch.find.meetings.meetings import find_meetings
from trucewatch.find.silence import silence_about
from trucewatch.find.speech.statements import find_statements
from trucewatch.group.cast import cast_of, mentions_on
from trucewatch.group.named_again import named_again
from trucewatch.group.origins import origins_of
from trucewatch.group.passages import shared_passages
from trucewatch.group.rewrites import rewritten_passages
from trucewatch.group.stories import Placement, stories_of
from trucewatch.know.tables import fingerprint
from trucewatch.lang.page import page_of
from trucewatch.lang.reading.reader import Reader
from trucewatch.locate.places import located
from trucewatch.monitor.breaches import assessments_of
from trucewatch.monitor.count import Options, monitored, reports_counted, table_counted, told_of_table
from trucewatch.read.events.columns import columns_named
from trucewatch.read.events.table import EventTable
from trucewatch.read.junk.second_look import cuts_seen_by
from trucewatch.read.raw import Raw
from trucewatch.read.report import read_report
from trucewatch.reconcile.assemble import assemble

Finder = Callable[[Page, Context], Found]
Progress = Callable[[str, int, int], None]

FINDERS: tuple[Finder, ...] = (find_meetings, find_instruments, find_incidents)
"""The finders that read a page beside its actors and statements, in order."""


class Built(msgspec.Struct, frozen=True):
    """An account with the texts that its spans lie in, by report id."""

    account: Account
    texts: dict[str, str]


def no_progress(stage: str, done: int, of: int) -> None:
    """Tell nobody."""


def build(raws: Sequence[Raw], problems: Iterable[Problem] = (), progress: Progress = no_progress) -> Built:
    """The account of `raws`, whatever their order; `problems` are those that intake met."""
    met = list(problems)
    reports, texts = read_all(raws, met, progress)
    pages = pages_of(reports, texts, progress)
    actors = look_for_actors(pages, met, progress)
    shared = shared_passages(pages)
    grouped, cast = stories_of(pages, actors), named_again(cast_of(actors, pages), pages)
    stories = grouped.placements
    placed = [_placed(page.report, stories[page.report.id]) for page in pages]
    placed += [report for report in reports.values() if report.unread is not None]
    frame = Account(
        FORMAT,
        f"trucewatch {__version__}",
        built_from(reports.values()),
        reports=tuple(sorted(placed, key=lambda report: report.id)),
        stories=grouped.stories,
        actors=cast,
        origins=origins_of(pages, shared + rewritten_passages(pages, shared)),
        problems=tuple(met),
    )
    found: dict[str, Found] = {}
    heard = [_hear(page, stories[page.report.id], cast) for page in pages]
    fighting = find_belligerents(zip(pages, (context for context, _ in heard), strict=True), cast, frame.origins)
    for number, (page, (context, said)) in enumerate(zip(pages, heard, strict=True), start=1):
        progress("facts", number, len(pages))
        known = msgspec.structs.replace(context, belligerents=fighting[context.story])
        found[page.report.id] = _find(page, known, said)
    by_report = {page.report.id: page for page in pages}
    account = located(assemble(frame, found, by_report, fighting), by_report)
    return Built(msgspec.structs.replace(account, assessments=assessments_of(account)), texts)


def read_all(
    raws: Sequence[Raw], met: list[Problem], progress: Progress = no_progress
) -> tuple[dict[str, Report], dict[str, str]]:
    """The reports and their texts by report id; what could not be read goes into `met`."""
    reports: dict[str, Report] = {}
    texts: dict[str, str] = {}
    for number, raw in enumerate(sorted(raws, key=lambda raw: (raw.path or "", raw.content)), start=1):
        progress("reading", number, len(raws))
        outcome = read_report(raw, taken=frozenset(reports))
        met.extend(outcome.problems)
        if outcome.report is not None and outcome.text is not None:
            reports[outcome.report.id] = outcome.report
            texts[outcome.report.id] = outcome.text
    return reports, texts


def pages_of(reports: dict[str, Report], texts: dict[str, str], progress: Progress = no_progress) -> list[Page]:
    """The reports as finders read them, in order of their ids; sentences that several carry are read once."""
    reader = Reader()
    wanted = [key for key in sorted(reports) if reports[key].unread is None]
    pages: list[Page] = []
    for number, key in enumerate(wanted, start=1):
        progress("sentences", number, len(wanted))
        page = page_of(reports[key], texts[key], reader)
        if more := cuts_seen_by(page):
            cuts = tuple(sorted((*page.report.cuts, *more), key=lambda cut: cut.start))
            page = page_of(msgspec.structs.replace(page.report, cuts=cuts), texts[key], reader)
        pages.append(page)
    return pages


def look_for_actors(
    pages: Sequence[Page], met: list[Problem], progress: Progress = no_progress
) -> dict[str, tuple[Actor, ...]]:
    """The first look: the actors of each page alone, by report id."""
    local: dict[str, tuple[Actor, ...]] = {}
    for number, page in enumerate(pages, start=1):
        progress("actors", number, len(pages))
        found = find_actors(page)
        met.extend(found.problems)
        local[page.report.id] = tuple(fact for fact in found.facts if isinstance(fact, Actor))
    return local


def _placed(report: Report, placement: Placement) -> Report:
    """The report in its story, with the day of publication that its story may have told."""
    return msgspec.structs.replace(report, story=placement.story, published=placement.published)


def _hear(page: Page, placement: Placement, cast: tuple[Actor, ...]) -> tuple[Context, Found]:
    """What is said on a page, and what its finders may know: the cast of all reports, the statements."""
    context = Context(placement.story, placement.published, cast, mentions_on(page, cast))
    said = find_statements(page, context)
    statements = tuple(fact for fact in said.facts if isinstance(fact, Statement))
    return msgspec.structs.replace(context, statements=statements), said


def _find(page: Page, context: Context, said: Found) -> Found:
    """The second look: everything that a page says, with who fights whom in hand; statements come first."""
    finds = [said, *(finder(page, context) for finder in FINDERS)]
    facts = tuple(fact for found in finds for fact in found.facts)
    problems = tuple(problem for found in finds for problem in found.problems)
    return Found(facts, problems + silence_about(page, facts))


def monitor(account: Account, options: Options, table: Path | None = None, columns: str = "auto") -> Monitored:
    """Counts and rates of the account's incidents by its texts, and of the rows of an event table where one is named.

    Raises InputError where the table cannot be opened, or nothing tells what its columns hold.
    """
    sources = [reports_counted(account, options)]
    if table is not None:
        events = EventTable(table, columns_named(columns))
        made, count = table_counted(account, events.events(), events.name, events.columns.kind, options)
        sources.append(told_of_table(made, count, events.rows, events.bad_rows, events.problems()))
    return monitored(account, sources)


def built_from(reports: Iterable[Report]) -> str:
    """The SHA-256 over what the account is a function of: reports, tables and version."""
    digest = hashlib.sha256(f"{__version__}\n{fingerprint()}\n".encode())
    for key in sorted(f"{report.id} {report.sha256} {report.outlet} {report.published.earliest}" for report in reports):
        digest.update(key.encode())
    return digest.hexdigest()
