"""When a report was published: by its own words, its page's metadata, or the side file. Never by the file's date."""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import date

from trucewatch.core.problems import Problem
from trucewatch.core.spans import cut
from trucewatch.core.values import UNKNOWN_TIME, When
from trucewatch.read.dates import WrittenDay, shifted, written_days
from trucewatch.read.headers import hangs_at_end
from trucewatch.read.headlines import headline_of
from trucewatch.read.heads import Head, date_of
from trucewatch.read.lines import Line
from trucewatch.read.pagefacts import PageFacts
from trucewatch.read.raw import SideNote

_PUBLISHED = re.compile(r"\b(?:publi(?:shed|cation)|posted|issued|released|first published)\b", re.IGNORECASE)
_UPDATED = re.compile(r"\b(?:updated|modified|last (?:updated|modified|edited))\b", re.IGNORECASE)
_LIVE = re.compile(r"\blive\b|\bas it happened\b|\blatest\b", re.IGNORECASE)


def published_of(stated: When, facts: PageFacts, note: SideNote, shown: str) -> tuple[When, list[Problem]]:
    """The day of publication: what the text states, else the page's metadata, else the side file.

    A side file that names one day of a stated range narrows it; where it contradicts the report, that is told.
    """
    problems: list[Problem] = []
    told: When | None = None
    if note.published:
        days = side_day(note.published)
        if days is None:
            what = f"reports.csv gives {note.published!r} as the day of publication, which is no day"
            problems.append(Problem("read", what, shown, "write it as YYYY-MM-DD"))
        else:
            told = When(days[0].isoformat(), days[1].isoformat(), "metadata")
    known = stated if stated.is_known else _of_metadata(facts)
    if known is None:
        return told or UNKNOWN_TIME, problems
    if told is not None and (known.earliest, known.latest) != (told.earliest, told.latest):
        if known.earliest and told.earliest and known.latest and known.earliest <= told.earliest <= known.latest:
            return told, problems
        what = (
            f"published on {known.earliest} by the report and on {told.earliest} by reports.csv; the report's was kept"
        )
        problems.append(Problem("read", what, shown, "mend the row in reports.csv"))
    return known, problems


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


def side_day(written: str) -> tuple[date, date] | None:
    """The day, or both readings, of the `published` column; None where it names no day."""
    days = written_days(written)
    if len(days) != 1 or days[0].first is None or days[0].last is None:
        return None
    return days[0].first, days[0].last


def stated_day(
    report: str, text: str, lines: list[Line], head: Head, date_in_dateline: WrittenDay | None
) -> tuple[When, Problem | None]:
    """When the text says that it was published: in its head, its dateline, or below it after "Published".

    A date inside the story is never taken.
    """
    for days in _candidates(lines, head, date_in_dateline):
        known = [day for day in days if day.first is not None and day.last is not None]
        if not known:
            continue
        firsts, lasts = [day.first for day in known if day.first], [day.last for day in known if day.last]
        evidence = tuple(cut(report, text, day.start, day.end) for day in known)
        when = When(min(firsts).isoformat(), max(lasts).isoformat(), "stated", evidence)
        problem = None
        if any(day.is_ambiguous for day in known):
            problem = Problem(
                "read",
                f"the day of publication can be read in two ways: {when.earliest} or {when.latest}",
                evidence[0],
                "name the day in the column 'published' of reports.csv",
            )
        return when, problem
    return UNKNOWN_TIME, None


def _candidates(lines: list[Line], head: Head, date_in_dateline: WrittenDay | None) -> Iterable[list[WrittenDay]]:
    """Groups of days, the likeliest to be that of publication first."""
    last = head.lead if head.lead is not None else min(len(lines), 12)
    above = lines[:last]
    said = [line for line in above if _PUBLISHED.search(line.words_of) and not _UPDATED.match(line.words_of)]
    yield [_first_after(line, _PUBLISHED) for line in said if written_days(line.words_of)][:1]
    dated = [line for line in above if date_of(line) or _has_reading_time(line)]
    if head.title is not None:
        yield _days([line for line in dated if line.number > head.title and not _UPDATED.search(line.words_of)][:1])
        title = lines[head.title]
        parted = headline_of(title.words_of).day
        yield shifted([parted], title.start) if parted is not None else []
        days = written_days(title.words_of)
        glued = days and (
            hangs_at_end(title.words_of, days[-1])
            or not any(char.isalnum() for char in title.words_of[: days[0].start])
        )
        if glued or _LIVE.search(title.words_of):
            yield shifted(days[-1:], title.start)
    yield _days([line for line in dated if not _UPDATED.search(line.words_of)][:1])
    yield _days([line for line in dated if _UPDATED.search(line.words_of)][:1])
    yield _live_days(lines, head)
    yield [date_in_dateline] if date_in_dateline is not None else []
    below = [
        line
        for line in lines[-25:]
        if line.number >= last and len(line.words) <= 15 and _PUBLISHED.match(line.words_of)
    ]
    yield [_first_after(line, _PUBLISHED) for line in below if written_days(line.words_of)][:1]


def _has_reading_time(line: Line) -> bool:
    return (
        len(line.words) <= 30 and re.search(r"\bmin(?:ute)?s? read\b", line.words_of) is not None and not line.is_prose
    )


def _first_after(line: Line, word: re.Pattern[str]) -> WrittenDay:
    """The first day after the word, or before it where none follows."""
    days = written_days(line.words_of)
    found = word.search(line.words_of)
    after = [day for day in days if found is None or day.start >= found.start()]
    return shifted((after or list(days))[:1], line.start)[0]


def _days(lines: list[Line]) -> list[WrittenDay]:
    return [day for line in lines for day in shifted(written_days(line.words_of), line.start)]


def _live_days(lines: list[Line], head: Head) -> list[WrittenDay]:
    """The days over the entries of a live page: they run from the first entry to the last."""
    title = lines[head.title].words_of if head.title is not None else ""
    if not _LIVE.search(" ".join([title, *(line.words_of for line in lines[:6])])):
        return []
    return _days([line for line in lines if len(line.words) <= 8 and date_of(line)])
