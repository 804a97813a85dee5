"""The reports of a dossier, sifted by outlet, language, story and whether they were read."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import partial

from starlette.requests import Request
from starlette.responses import Response

from trucewatch.core.account import Report
from trucewatch.show.rows import ReportRow
from trucewatch.show.tables import Cell
from trucewatch.show.wording import plain
from trucewatch.web.addresses import Form
from trucewatch.web.asking import asked_of
from trucewatch.web.desk import Held
from trucewatch.web.facets import Candidate, Facet, sifted
from trucewatch.web.pages.answers import csv_response, held_by, json_response, missing
from trucewatch.web.pages.sifting import sifted_page

FILTERS = ("id", "outlet", "language", "story", "read")
READ = {"yes": "read", "no": "not read"}
REPORT_COLUMNS = (
    "id",
    "number",
    "title",
    "outlet",
    "byline",
    "published_earliest",
    "published_latest",
    "published_basis",
    "language",
    "story",
    "whose_text",
    "wire",
    "address",
    "left_out",
    "unread",
)
"""`number`: its name in the small links of the pages; `left_out`: characters that are not the article; `unread`: why
nothing was looked for in it (empty = it was read)."""


def reports(request: Request, form: Form) -> Response:
    """All reports, the first published first."""
    held = held_by(request)
    if held is None:
        return missing("dossier")
    asked = asked_of(request.query_params, FILTERS)
    left = sifted(held.once("reports", candidates), facets(held), asked)
    if form == "json":
        return json_response([held.known.reports[row.report] for row in left.rows])
    if form == "csv":
        return csv_response(REPORT_COLUMNS, cells(left.rows, held), f"{held.dossier.id}-reports.csv")
    return sifted_page("reports.list.html.j2", held, "reports", asked, left, has_days=True)


def facets(held: Held) -> tuple[Facet, ...]:
    """The filters that have values to choose from."""
    stories = {story.id: plain(story.title) or story.id for story in held.account.stories}
    return (
        Facet("outlet", "Outlet", plain),
        Facet("language", "Language", plain),
        Facet("story", "Story", lambda story: stories.get(story, plain(story)), unknown="none"),
        Facet("read", "Read", lambda value: READ.get(value, plain(value))),
    )


def candidates(held: Held) -> list[Candidate[ReportRow]]:
    """The lines with their values, the first published first."""
    return [candidate(report, held) for report in held.known.reports.values()]


def candidate(report: Report, held: Held) -> Candidate[ReportRow]:
    """A line with its values; words are looked for in its head and its text."""
    row = held.reports[report.id]
    values = {
        "id": (report.id,),
        "outlet": [plain(report.outlet)] if report.outlet else [],
        "language": [report.language] if report.language else [],
        "story": [report.story] if report.story else [],
        "read": ["no" if report.unread else "yes"],
    }
    return Candidate(row, values, partial(words_of, row, held.texts.get(report.id, "")), report.published)


def words_of(row: ReportRow, text: str) -> str:
    """The head of a report and its text."""
    return " ".join((row.title, row.outlet, row.byline, *row.origins, text))


def cells(rows: Iterable[ReportRow], held: Held) -> Iterator[tuple[Cell, ...]]:
    """Rows of REPORT_COLUMNS."""
    for row in rows:
        report = held.known.reports[row.report]
        when = report.published
        yield (
            report.id,
            row.number,
            report.title and row.title,
            report.outlet and row.outlet,
            plain("; ".join(report.byline)),
            *(when.earliest, when.latest, when.basis),
            report.language,
            report.story,
            "; ".join(row.origins),
            row.wire,
            row.address,
            row.cut_characters,
            row.unread,
        )
