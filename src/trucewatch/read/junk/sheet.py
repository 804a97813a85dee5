"""What a cutter is given and gives: the lines of a text, and marks on those that are not the article."""

from __future__ import annotations

from collections.abc import Callable
from typing import Literal

import msgspec

from trucewatch.read.lines import Line

Why = Literal[
    "advert",  # "Advertisement", "Story continues below"
    "author note",  # "The writer is our correspondent in ..."
    "byline",  # "By ... and ...": who wrote it stands in the report's `byline`
    "caption",  # what a picture shows, and who took it
    "comments",  # prompts to comment, and what readers wrote
    "contact",  # the press office's hours and telephone
    "credit",  # who reported, edited, translated; the outlet's standards
    "furniture",  # what the reader takes for no part of an article, where no pattern knows it
    "legal",  # copyright, licences, disclaimers
    "machine tag",  # names of image files, addresses, code
    "masthead",  # the outlet's name and motto
    "menu",  # sections, languages, breadcrumbs
    "other story",  # a whole story that is not this one, or its beginning
    "prompt",  # subscribe, sign up, follow, accept cookies
    "share",  # share, print, save
    "tags",  # topics and keywords
    "teaser",  # headlines of other stories and the headings over them
    "tools",  # text size, search, reading time, load more
]
"""Why a passage is no part of the article: the words that `Report.cuts` uses."""

Marks = dict[int, Why]
"""Why a line is cut, by its number."""


class Sheet(msgspec.Struct, frozen=True):
    """The lines of one text; `title` and `lead` number its headline and first paragraph (None = not found)."""

    text: str
    lines: list[Line]
    title: int | None = None
    lead: int | None = None
    authors: tuple[str, ...] = ()


LineCutter = Callable[[Line], Why | None]
"""Says why one line, looked at alone, is no part of any article; None = it may be."""
