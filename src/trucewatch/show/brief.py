"""The brief: one HTML file that opens offline, with every line one click from the characters it was read from."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from functools import cache
from typing import TYPE_CHECKING

import msgspec

from trucewatch.core.account import Account
from trucewatch.core.spans import Span
from trucewatch.show.citing import Citing
from trucewatch.show.ledger import ledger_of
from trucewatch.show.map.drawing import drawing_of
from trucewatch.show.news import News, NewsRows, news_rows
from trucewatch.show.passages import CONTEXT_WORDS, Shown, excerpt_of, excerpts_of, place_of, whole_text
from trucewatch.show.rows import Ledger, ReportRow, cited_spans
from trucewatch.show.whereabouts import RADII_KM
from trucewatch.show.wording import UNPRINTABLE, capitalised, counted, plain, shortened

if TYPE_CHECKING:
    from jinja2 import Environment

FIRST_LINES = 24
"""So many lines of a list stand open; the rest is one click away."""

FIRST_TERMS = 6
"""So many instruments of a kind, or meetings, stand open."""

FIRST_INCIDENTS = 10
"""So many incidents stand open."""

FIRST_UTTERANCES = 6
"""So many utterances of a speaker stand open."""

QUOTED_WORDS = 40
"""A brief made to pass on quotes no more words than this at a stretch."""

LANGUAGE = re.compile(r"[a-z]{2,3}(?:-[A-Za-z0-9]{2,8})*")
SAFE_ID = re.compile(r"r-[A-Za-z0-9_-]{1,80}")
"""Report ids that can name places on the page as they are: no anchor of a line begins so."""


class View(msgspec.Struct, frozen=True):
    """A page about an account: its address and its name."""

    address: str
    name: str


class Source(msgspec.Struct, frozen=True):
    """A report's text as the page shows it. `shown` None = the text is not there, or no line rests on it.

    `strays` are cited characters that the text does not hold where the account says; they are shown by themselves.
    """

    anchor: str
    heading: str
    row: ReportRow | None
    shown: Shown | None
    strays: tuple[Span, ...]
    note: str
    language: str | None


class Links(Citing):
    """Which place each span has on the page, and which line leads there first."""

    def __init__(self, ledger: Ledger, texts: Mapping[str, str], news: NewsRows | None = None) -> None:
        self.texts = texts
        super().__init__(ledger.reports)
        self.homes: dict[str, str] = {}
        self.cited: dict[str, dict[Span, None]] = {row.report: {} for row in ledger.reports}
        unlisted: dict[str, str] = {}
        self.slugs: dict[str, str] = {}
        for row in ledger.reports:
            self.slugs[row.report] = row.report if SAFE_ID.fullmatch(row.report) else f"text-{row.number}"
        # In a brief of chapters only their lines are on the page, and what the whole has beside them. A passage leads
        # back to its line of the account before it leads to a line of what is new.
        whole = (ledger.chapters, ledger.reports, ledger.problems, ledger.decisions) if ledger.chapters else ledger
        for span, anchor in cited_spans((whole, news)):
            if span.report not in self.slugs:
                unlisted[span.report] = f"unlisted-{len(unlisted) + 1}"
                self.slugs[span.report] = unlisted[span.report]
            self.cited.setdefault(span.report, {})[span] = None
            self.homes.setdefault(self.place(span), anchor or "top")

    def place(self, span: Span) -> str:
        """The id of a span's mark: the report's id and the offsets."""
        return f"{self.slugs[span.report]}-{place_of(span)}"

    def passage(self, span: Span) -> str:
        """The address of a span's mark on the page."""
        return f"#{self.place(span)}"

    def line(self, anchor: str) -> str:
        """The address of a line of the page."""
        return f"#{anchor}"

    def text(self, report: str) -> str:
        """The address of a report's text on the page."""
        return f"#source-{self.slugs[report]}"

    def sources(self, account: Account, *, excerpts: bool) -> list[Source]:
        """The source texts in the order of the reports, then reports that the account cites and does not list."""
        cuts = {report.id: report.cuts for report in account.reports}
        found = []
        for report_id, spans in self.cited.items():
            text, row = self.texts.get(report_id), self.rows.get(report_id)
            sound = {
                span
                for span in spans
                if text is not None and text[span.start : span.end] == span.exact and span.exact.strip()
            }
            shown, note = None, ""
            if text is None:
                note = "The text does not lie beside this account; only the words that the brief rests on are shown."
            elif excerpts and not sound:
                note = "No line of the brief rests on this report."
            elif excerpts:
                shown = excerpts_of(text, sound, cuts.get(report_id, ()))
                note = f"Excerpts: {max(1, round(100 * shown.share))} % of the article’s characters."
            else:
                shown = whole_text(text, sound, cuts.get(report_id, ()))
            found.append(
                Source(
                    anchor=f"source-{self.slugs[report_id]}",
                    heading=f"{row.number}. {row.outlet}"
                    if row
                    else f"A report that the account does not list: {plain(report_id)}",
                    row=row,
                    shown=shown,
                    strays=tuple(span for span in spans if span not in sound),
                    note=note,
                    language=row.language if row and LANGUAGE.fullmatch(row.language) else None,
                )
            )
        return found


def brief_html(
    account: Account,
    texts: Mapping[str, str],
    *,
    excerpts: bool = False,
    news: News | None = None,
    home: str | None = None,
    views: Sequence[View] = (),
) -> str:
    """The account as one HTML page without scripts or anything from outside; `texts` by report id.

    With `excerpts` it holds only the passages that carry evidence, with CONTEXT_WORDS words on either side; with `news`
    a section of what is new since an earlier moment; `home`: the address of the list that the page is one of,
    `views`: other pages about the same account.
    A text that is missing or differs from the account is said so; nothing is raised.
    """
    ledger = ledger_of(account)
    new = None if news is None else news_rows(news, account, ledger)
    links = Links(ledger, texts, new)
    html = (
        environment()
        .get_template("brief.html.j2")
        .render(
            home=home,
            views=views,
            ledger=ledger,
            news=new,
            page=links,
            sources=links.sources(account, excerpts=excerpts),
            excerpts=excerpts,
            context_words=CONTEXT_WORDS,
            quoted_words=QUOTED_WORDS if excerpts else 0,
            first_lines=FIRST_LINES,
            first_terms=FIRST_TERMS,
            first_incidents=FIRST_INCIDENTS,
            first_utterances=FIRST_UTTERANCES,
            map_of=drawing_of,
            radii=RADII_KM,
            excerpt_of=lambda span: excerpt_of(None if excerpts else texts.get(span.report), span),
        )
    )
    return UNPRINTABLE.sub("\ufffd", html)


@cache
def environment() -> Environment:
    """The templates beside this file. Everything put into them is text: it is escaped."""
    from jinja2 import Environment, PackageLoader, StrictUndefined

    made = Environment(
        loader=PackageLoader("trucewatch.show"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    made.filters.update(counted=counted, shortened=shortened, capitalised=capitalised)
    return made
