"""What a page's machinery left behind: names of image files, addresses, code."""

from __future__ import annotations

import re

from trucewatch.read.junk.patterns import any_of
from trucewatch.read.junk.sheet import Why
from trucewatch.read.lines import Line

LEAST_CHARACTERS = 8
"""A shorter token may be a word."""
MOST_CHARACTERS = 3000
"""A longer line is not looked through for code."""

_TOKEN = re.compile(r"\S+")
_MACHINE = any_of(
    r"(?:https?://|www\.)\S+",
    r"[\w-]+(?:\.[\w-]+)+/\S*",  # pic.example.org/aBc
    r"\S+\.(?:jpe?g|png|gif|webp|svg|mp4|mp3|pdf)",
    r"\S*[A-Za-z0-9]_[A-Za-z0-9]\S*",  # tagexample.org2031binary_XQ1-VIEWIMAGE
    r"(?=\S*\d)(?-i:(?=\S*[A-Z])[A-Z0-9-]{14,})",
)
_CODE = any_of(
    r"</?(?:a|b|i|p|br|em|div|span|strong|img|iframe|script|style|figure|ul|ol|li|h[1-6]|table|tr|td|tweet|video|source|blockquote|section)"
    r"(?:\s[^<>]*)?/?>",
    r"\bfunction\s*\(",
    r"\b(?:window|document|googletag|dataLayer)\.\w+",
    r"[{;]\s*\}",
    r"\[/?(?:caption|embed|gallery|video|audio|image|vc_\w+)\b",
    r"@media\b",
    r"\{\{|\{%|\{\*",
    r"&(?:nbsp|amp|quot|#\d+);.*&",
    r"<!--",
    r"\[(?:hour|minute|day|month\w*|year|timezone)\]",
)


def machine_tags(line: Line) -> Why | None:
    """A line of one token that no reader is meant to see, or of code."""
    said = line.words_of
    if len(said) > MOST_CHARACTERS:
        return None
    if _TOKEN.fullmatch(said):
        if len(said) >= LEAST_CHARACTERS and (_MACHINE.fullmatch(said) or _CODE.search(said)):
            return "machine tag"
        return None
    return "machine tag" if not line.is_prose and _CODE.search(said) else None
