"""From the bytes of one report to its text, its cuts and its heading lines."""

from __future__ import annotations

import hashlib
from datetime import date

import msgspec

from trucewatch.core.account import Report
from trucewatch.core.problems import Problem
from trucewatch.core.values import UNKNOWN_TIME, When
from trucewatch.read.decode import decode, is_markup
from trucewatch.read.headers import Heading, heading_of, side_day
from trucewatch.read.junk import cuts_of, read_furniture
from trucewatch.read.language import language_of
from trucewatch.read.lines import lines_of
from trucewatch.read.pagefacts import PageFacts
from trucewatch.read.raw import Raw, SideNote

READ_LANGUAGES = frozenset({"en"})
"""The languages that the finders read."""
NO_FACTS = PageFacts()


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
    is_page = (raw.path or "").casefold().endswith((".html", ".htm", ".xhtml")) or is_markup(raw.content)
    decoded = decode(raw.content, "html" if is_page else "text")
    if decoded.text is None:
        return _unreadable(shown, decoded.doubt or "this is no text", "save the report as plain text or as a page")
    problems: list[Problem] = []
    if decoded.doubt:
        problems.append(Problem("read", decoded.doubt, shown, "save it as UTF-8 if letters are wrong"))
    text, facts = decoded.text, NO_FACTS
    if is_page:
        from trucewatch.read.markup import article_of

        article = article_of(decoded.text)
        if article.text is None:
            return _unreadable(shown, article.trouble or "no article was found", "save the article's text as .txt")
        text, facts = article.text, article.facts
    report_id = _id_of(raw, taken)
    lines = lines_of(text)
    if not lines:
        return _unreadable(shown, "the text is empty", "save the report again")
    head, marks = read_furniture(lines)
    cuts = cuts_of(text, lines, head, marks)
    heading = heading_of(report_id, text, lines, head, frozenset(marks), cuts)
    problems.extend(heading.problems)
    published, trouble = _published(heading, facts, note, shown)
    problems.extend(trouble)
    language = (
        note.language
        or language_of(" ".join(line.words_of for line in lines if line.is_prose) or text)
        or facts.language
    )
    unread = None
    if language is not None and language not in READ_LANGUAGES:
        unread = f"written in {language}: only reports in English are read"
        problems.append(
            Problem("read", unread, shown, "add a translation, or name its language in reports.csv if this is wrong")
        )
    report = Report(
        id=report_id,
        media_type="text/html" if is_page else "text/plain",
        encoding=decoded.encoding,
        sha256=hashlib.sha256(raw.content).hexdigest(),
        text_sha256=hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest(),
        title=facts.title or heading.title,
        outlet=note.outlet or facts.outlet or heading.outlet,
        byline=facts.authors or heading.byline,
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
    seed = raw.content
    if raw.note is not None and raw.note.outlet:
        seed += b"\0" + raw.note.outlet.encode()
    made = f"r-{hashlib.sha256(seed).hexdigest()[:10]}"
    if made in taken:
        seed += b"\0" + (raw.path or "").encode("utf-8", "replace")
        made = f"r-{hashlib.sha256(seed).hexdigest()[:10]}"
    number = 1
    while made in taken:
        number += 1
        made = f"{made.partition('.')[0]}.{number}"
    return made


def _published(heading: Heading, facts: PageFacts, note: SideNote, shown: str) -> tuple[When, list[Problem]]:
    """The day of publication: what the text states, else the page's metadata, else the side file; where two differ, aloud."""
    problems: list[Problem] = []
    told: When | None = None
    if note.published:
        days = side_day(note.published)
        if days is None:
            what = f"reports.csv gives {note.published!r} as the day of publication, which is no day"
            problems.append(Problem("read", what, shown, "write it as YYYY-MM-DD"))
        else:
            told = When(days[0].isoformat(), days[1].isoformat(), "metadata")
    stated = heading.published if heading.published.is_known else _of_metadata(facts)
    if stated is None:
        return told or UNKNOWN_TIME, problems
    if told is not None and (stated.earliest, stated.latest) != (told.earliest, told.latest):
        if stated.earliest and told.earliest and stated.latest and stated.earliest <= told.earliest <= stated.latest:
            return told, problems
        what = f"the report gives {stated.earliest} as its day of publication, reports.csv {told.earliest}; the report's was kept"
        problems.append(Problem("read", what, shown, "mend the row in reports.csv"))
    return stated, problems


def _of_metadata(facts: PageFacts) -> When | None:
    """The day in a page's metadata, by the clock that it names."""
    if facts.published is None:
        return None
    try:
        day = date.fromisoformat(facts.published[:10]).isoformat()
    except ValueError:
        days = side_day(facts.published)
        return When(days[0].isoformat(), days[1].isoformat(), "metadata") if days else None
    return When(day, day, "metadata")
