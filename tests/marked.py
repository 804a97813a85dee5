"""Articles with marks in them: `marked("<who>Ilva Torrin</who> said so.")` gives the text and where each mark lies."""

from __future__ import annotations

import hashlib
import re
from dataclasses import dataclass

from trucewatch.core.account import Cut, Report
from trucewatch.core.page import Page
from trucewatch.core.values import UNKNOWN_TIME, When
from trucewatch.lang.page import page_of
from trucewatch.lang.reading.reader import Reader

MARK = re.compile(r"<(/?)([a-z_]+\d*)>")


@dataclass(frozen=True)
class Marked:
    """The text without its marks; `runs[name]` are the (start, end) of each `<name>…</name>`, in order."""

    text: str
    runs: dict[str, list[tuple[int, int]]]

    def words(self, name: str) -> list[str]:
        """The characters inside each mark of that name."""
        return [self.text[start:end] for start, end in self.runs.get(name, [])]


def marked(source: str) -> Marked:
    """Strip the marks of `source` and say where they were. Marks may nest, not cross."""
    text, runs, opened, last = "", {}, [], 0
    for match in MARK.finditer(source):
        text += source[last : match.start()]
        last = match.end()
        if not match.group(1):
            opened.append((match.group(2), len(text)))
        else:
            name, start = opened.pop()
            assert name == match.group(2), f"</{match.group(2)}> closes <{name}>"
            runs.setdefault(name, []).append((start, len(text)))
    assert not opened, f"never closed: {opened}"
    text += source[last:]
    return Marked(text, {name: sorted(found) for name, found in runs.items()})


READER = Reader()
"""One for all tests: what it has read once it knows."""


def day(iso: str) -> When:
    """A stated day, as a publication time."""
    return When(iso, iso, "stated")


def report_of(text: str, name: str = "a.txt", published: When = UNKNOWN_TIME, cuts: tuple[Cut, ...] = ()) -> Report:
    """A report of `text`, as intake would make it."""
    digest = hashlib.sha256(text.encode()).hexdigest()
    return Report(
        id=f"r-{hashlib.sha256((name + digest).encode()).hexdigest()[:10]}",
        media_type="text/plain",
        encoding="utf-8",
        sha256=digest,
        text_sha256=digest,
        title=None,
        outlet=None,
        byline=(),
        dateline=None,
        published=published,
        language="en",
        story="",
        cuts=cuts,
        path=name,
    )


def page(text: str, name: str = "a.txt", published: When = UNKNOWN_TIME, cuts: tuple[Cut, ...] = ()) -> Page:
    """A page of `text`, ready for finders."""
    return page_of(report_of(text, name, published, cuts), text, READER)
