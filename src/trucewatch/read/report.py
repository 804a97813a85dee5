"""From the bytes of one report to its text, its cuts and its heading lines."""

from __future__ import annotations

import hashlib

import msgspec

from trucewatch.core.account import Report
from trucewatch.core.problems import Problem
from trucewatch.read.decode import decode, is_markup
from trucewatch.read.headers import heading_of, people_in
from trucewatch.read.junk import cuts_of, read_furniture
from trucewatch.read.language import language_of
from trucewatch.read.lines import lines_of
from trucewatch.read.markup import NAVIGATION_ONLY, article_of
from trucewatch.read.pagefacts import PageFacts
from trucewatch.read.published import published_of, stated_day
from trucewatch.read.raw import Raw, SideNote

READ_LANGUAGES = frozenset({"en"})
"""The languages that the finders read."""
MOST_CHARACTERS = 1_000_000
"""A longer text is no report: a book holds as much."""
PAGES = (".html", ".htm", ".xhtml")


class Reading(msgspec.Struct, frozen=True):
    """A report with its text, or neither where nothing can be read; and the problems met."""

    report: Report | None
    text: str | None
    problems: tuple[Problem, ...] = ()


def read_report(raw: Raw, taken: frozenset[str] = frozenset()) -> Reading:
    """The report in `raw`; `taken`: ids of reports already read in this run. Nothing is raised for bad content.

    The id comes from the bytes, with the outlet that a side file names: the same input has the same ids in any order.
    """
    shown = raw.path or "standard input"
    note = raw.note or SideNote(shown)
    is_page = shown.casefold().endswith(PAGES) or is_markup(raw.content)
    decoded = decode(raw.content, "html" if is_page else "text")
    if decoded.text is None:
        return _unreadable(shown, decoded.doubt or "this is no text", "save the report as plain text or as a page")
    problems: list[Problem] = []
    if decoded.doubt:
        problems.append(Problem("read", decoded.doubt, shown, "save it as UTF-8 if letters are wrong"))
    text, facts = decoded.text, PageFacts()
    if is_page:
        article = article_of(decoded.text)
        if article.text is None:
            return _unreadable(shown, article.trouble or "no article was found", "save the article's text as .txt")
        text, facts = article.text, article.facts
    if len(text) > MOST_CHARACTERS:
        return _unreadable(shown, f"the text is longer than {MOST_CHARACTERS:,} characters", "save the report alone")
    lines = lines_of(text)
    if not lines:
        return _unreadable(shown, "the text is empty", "save the report again")
    report_id = _id_of(raw, taken)
    head, marks = read_furniture(lines)
    if is_page and not any(line.is_sentence and line.number not in marks for line in lines):
        return _unreadable(shown, NAVIGATION_ONLY, "save the article's own page, or its text as .txt")
    cuts = cuts_of(text, lines, head, marks)
    heading = heading_of(lines, head, frozenset(marks), cuts)
    stated, doubt = stated_day(report_id, text, lines, head, heading.day)
    published, trouble = published_of(stated, facts, note, shown)
    if doubt is not None and published == stated:
        problems.append(doubt)
    problems.extend(trouble)
    prose = " ".join(line.words_of for line in lines if line.is_prose and line.number not in marks)
    language = note.language or language_of(prose or text) or facts.language
    unread = None
    if language is not None and language not in READ_LANGUAGES:
        unread = f"written in {language}: only reports in English are read"
        hint = "add a translation, or name its language in reports.csv if this is wrong"
        problems.append(Problem("read", unread, shown, hint))
    report = Report(
        id=report_id,
        media_type="text/html" if is_page else "text/plain",
        encoding=decoded.encoding,
        sha256=hashlib.sha256(raw.content).hexdigest(),
        text_sha256=hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest(),
        title=facts.title or heading.title,
        outlet=note.outlet or facts.outlet or heading.outlet,
        byline=people_in(facts.authors) or heading.byline,
        dateline=heading.dateline,
        published=published,
        language=language,
        story="",
        cuts=cuts,
        path=raw.path,
        url=note.url or facts.url,
        wire=heading.wire,
        unread=unread,
    )
    return Reading(report, text, tuple(problems))


def _unreadable(shown: str, what: str, hint: str) -> Reading:
    return Reading(None, None, (Problem("read", what, shown, hint),))


def _id_of(raw: Raw, taken: frozenset[str]) -> str:
    """An id that no report of the run has: from the bytes and the noted outlet, then from the path too."""
    seed = raw.content
    if raw.note is not None and raw.note.outlet:
        seed += b"\0" + raw.note.outlet.encode("utf-8", "replace")
    made = f"r-{hashlib.sha256(seed).hexdigest()[:10]}"
    attempt = 0
    while made in taken:
        seed += b"\0" + (raw.path or "").encode("utf-8", "replace") + str(attempt).encode()
        made = f"r-{hashlib.sha256(seed).hexdigest()[:10]}"
        attempt += 1
    return made
