"""The whole flow on one page: the only file that knows the order of the rooms."""

from __future__ import annotations

import hashlib
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import TypeVar

import msgspec

from trucewatch import __version__
from trucewatch.core.account import FORMAT, Account, Actor, Report, Statement, Story
from trucewatch.core.memory import FORGETFUL, Kept, Memory
from trucewatch.core.monitored import Monitored
from trucewatch.core.page import Context, Found, Page
from trucewatch.core.problems import Problem
from trucewatch.core.told import StoryTold
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
from trucewatch.group.stories import Grouped, Placement, stories_of
from trucewatch.know.stamp import program_stamp
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
from trucewatch.read.report import Reading, read_report
from trucewatch.reconcile.assemble import assemble
from trucewatch.reconcile.joined import joined

Value = TypeVar("Value")
Finder = Callable[[Page, Context], Found]
Progress = Callable[[str, int, int], None]

FINDERS: tuple[Finder, ...] = (find_meetings, find_instruments, find_incidents)
"""The finders that read a page beside its actors and statements, in order."""


class ActorsAlone(msgspec.Struct, frozen=True):
    """The actors that one page tells, with what it left open about them."""

    actors: tuple[Actor, ...]
    problems: tuple[Problem, ...]


class Built(msgspec.Struct, frozen=True):
    """An account with the texts that its spans lie in, by report id."""

    account: Account
    texts: dict[str, str]


def no_progress(stage: str, done: int, of: int) -> None:
    """Tell nobody."""


def build(
    raws: Sequence[Raw],
    problems: Iterable[Problem] = (),
    progress: Progress = no_progress,
    memory: Memory = FORGETFUL,
) -> Built:
    """The account of `raws`, whatever their order; `problems` are those that intake met.

    What `memory` holds is not worked out again; the account is the same without it.
    """
    met = list(problems)
    reader = Reader(memory=memory)
    reports, texts = read_all(raws, met, reader, progress, memory)
    pages = Pages(reports, texts, reader)
    actors = look_for_actors(pages, met, progress, memory)
    grouped = look_for_stories(pages, actors, memory)
    told: list[StoryTold] = []
    for number, (story, own) in enumerate(by_story(grouped, pages.reports.values()), start=1):
        progress("stories", number, len(grouped.stories))
        told.append(story_told(story, own, pages, actors, memory))
    unread = tuple(report for report in reports.values() if report.unread is not None)
    return Built(account_of(told, actors, unread, met), texts)


class Pages:
    """The reports that can be read, by id, and their pages, each made when it is first asked for."""

    def __init__(self, reports: Mapping[str, Report], texts: Mapping[str, str], reader: Reader) -> None:
        self.reports = {key: reports[key] for key in sorted(reports) if reports[key].unread is None}
        self._texts = texts
        self._reader = reader
        self._made: dict[str, Page] = {}

    def of(self, report: Report) -> Page:
        """The page of the report, which may know its story by now."""
        if report.id not in self._made:
            self._made[report.id] = page_of(report, self._texts[report.id], self._reader)
        return msgspec.structs.replace(self._made[report.id], report=report)


def by_story(grouped: Grouped, reports: Iterable[Report]) -> Iterator[tuple[Story, tuple[Report, ...]]]:
    """Each story with its reports, which know it and the day of publication that it may have told."""
    own: dict[str, list[Report]] = defaultdict(list)
    for report in reports:
        placement = grouped.placements[report.id]
        own[placement.story].append(_placed(report, placement))
    for story in grouped.stories:
        yield story, tuple(own[story.id])


def story_told(
    story: Story,
    reports: tuple[Report, ...],
    pages: Pages,
    actors: Mapping[str, tuple[Actor, ...]],
    memory: Memory = FORGETFUL,
) -> StoryTold:
    """What the reports of one story tell, with nothing known from elsewhere: a pure function of them."""
    key = key_of(story, reports)
    told = recalled(memory, "story", key, StoryTold)
    if told is None:
        own = [pages.of(report) for report in reports]
        told = _read_story(story, own, {page.report.id: actors[page.report.id] for page in own})
        memory.keep("story", key, msgspec.msgpack.encode(told))
    return told


def _read_story(story: Story, pages: Sequence[Page], actors: Mapping[str, tuple[Actor, ...]]) -> StoryTold:
    cast = named_again(cast_of(actors, pages), pages)
    shared = shared_passages(pages)
    frame = msgspec.structs.replace(
        _frame(),
        reports=tuple(page.report for page in pages),
        stories=(story,),
        actors=cast,
        origins=origins_of(pages, shared + rewritten_passages(pages, shared)),
    )
    heard = [_hear(page, cast) for page in pages]
    fighting = find_belligerents(zip(pages, (context for context, _ in heard), strict=True), cast, frame.origins)
    found: dict[str, Found] = {}
    for page, (context, said) in zip(pages, heard, strict=True):
        known = msgspec.structs.replace(context, belligerents=fighting[context.story])
        found[page.report.id] = _find(page, known, said)
    by_report = {page.report.id: page for page in pages}
    return StoryTold(located(assemble(frame, found, by_report, fighting), by_report), fighting.get(story.id, ()))


def account_of(
    told: Sequence[StoryTold],
    actors: Mapping[str, tuple[Actor, ...]],
    unread: Sequence[Report] = (),
    problems: Sequence[Problem] = (),
) -> Account:
    """The account of all that the stories tell; `actors`: those of each report alone, `unread`: reports not read."""
    reports = (*unread, *(report for one in told for report in one.account.reports))
    frame = msgspec.structs.replace(_frame(built_from(reports)), reports=tuple(unread), problems=tuple(problems))
    account = joined(frame, told, cast_of(actors) if len(told) > 1 else ())
    return msgspec.structs.replace(account, assessments=assessments_of(account))


def _frame(built_from: str = "") -> Account:
    """An account of this version that holds nothing yet."""
    return Account(FORMAT, f"trucewatch {__version__}", built_from)


def read_all(
    raws: Sequence[Raw],
    met: list[Problem],
    reader: Reader,
    progress: Progress = no_progress,
    memory: Memory = FORGETFUL,
) -> tuple[dict[str, Report], dict[str, str]]:
    """The reports and their texts by report id; what could not be read goes into `met`."""
    reports: dict[str, Report] = {}
    texts: dict[str, str] = {}
    for number, raw in enumerate(sorted(raws, key=lambda raw: (raw.path or "", raw.content)), start=1):
        progress("reading", number, len(raws))
        key = key_of(hashlib.sha256(raw.content).hexdigest(), raw.path, raw.note)
        outcome = recalled(memory, "report", key, Reading)
        if outcome is None:
            outcome = second_look(read_report(raw), reader)
            memory.keep("report", key, msgspec.msgpack.encode(outcome))
        if outcome.report is not None and outcome.report.id in reports:  # its id hangs on the others: not to be kept
            outcome = second_look(read_report(raw, taken=frozenset(reports)), reader)
        met.extend(outcome.problems)
        if outcome.report is not None and outcome.text is not None:
            reports[outcome.report.id] = outcome.report
            texts[outcome.report.id] = outcome.text
    return reports, texts


def second_look(first: Reading, reader: Reader) -> Reading:
    """The report with what its sentences, once read, show to be no part of the article cut, too."""
    if first.report is None or first.text is None or first.report.unread is not None:
        return first
    more = cuts_seen_by(page_of(first.report, first.text, reader))
    cuts = tuple(sorted((*first.report.cuts, *more), key=lambda cut: cut.start))
    return msgspec.structs.replace(first, report=msgspec.structs.replace(first.report, cuts=cuts))


def look_for_actors(
    pages: Pages, met: list[Problem], progress: Progress = no_progress, memory: Memory = FORGETFUL
) -> dict[str, tuple[Actor, ...]]:
    """The first look: the actors of each page alone, by report id."""
    local: dict[str, tuple[Actor, ...]] = {}
    for number, report in enumerate(pages.reports.values(), start=1):
        progress("actors", number, len(pages.reports))
        key = key_of(report)
        alone = recalled(memory, "actors", key, ActorsAlone)
        if alone is None:
            found = find_actors(pages.of(report))
            alone = ActorsAlone(tuple(fact for fact in found.facts if isinstance(fact, Actor)), found.problems)
            memory.keep("actors", key, msgspec.msgpack.encode(alone))
        met.extend(alone.problems)
        local[report.id] = alone.actors
    return local


def look_for_stories(pages: Pages, actors: Mapping[str, tuple[Actor, ...]], memory: Memory = FORGETFUL) -> Grouped:
    """The stories of all reports that can be read, and which report is of which."""
    reports = tuple(pages.reports.values())
    key = key_of(reports)
    grouped = recalled(memory, "stories", key, Grouped)
    if grouped is None:
        grouped = stories_of([pages.of(report) for report in reports], actors)
        memory.keep("stories", key, msgspec.msgpack.encode(grouped))
    return grouped


def key_of(*parts: object) -> str:
    """What a memory knows a result by: the program and all that the result is a function of."""
    return hashlib.sha256(program_stamp().encode() + msgspec.msgpack.encode(parts)).hexdigest()


def recalled(memory: Memory, kind: Kept, key: str, form: type[Value]) -> Value | None:
    """What the memory holds; None where it holds nothing, or bytes that are damaged."""
    kept = memory.recall(kind, key)
    if kept is None:
        return None
    try:
        return msgspec.msgpack.decode(kept, type=form)
    except (msgspec.MsgspecError, ValueError):
        return None


def _placed(report: Report, placement: Placement) -> Report:
    """The report in its story, with the day of publication that its story may have told."""
    return msgspec.structs.replace(report, story=placement.story, published=placement.published)


def _hear(page: Page, cast: tuple[Actor, ...]) -> tuple[Context, Found]:
    """What is said on a page, and what its finders may know: the cast of its story, the statements."""
    context = Context(page.report.story, page.report.published, cast, mentions_on(page, cast))
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
