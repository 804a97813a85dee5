"""A headline that carries its outlet and its day on the same line."""

from __future__ import annotations

import re

import msgspec

from trucewatch.read.dates import WrittenDay, written_days

_BEFORE_OUTLET = re.compile(r"(?:\s+[-–—|·•]+\s+|\s*[|·•]\s*|\s*[(\[]\s*)(?P<outlet>[^|·•()\[\]–—]{2,50}?)$")
"""As in "Truce holds - Valley Post", "Truce holds | Valley Post", "Truce holds (Valley Post"."""
_BEFORE_DAY = re.compile(r"\s*[|·•]\s*$|\s*[(\[]\s*$")
"""As in "Truce holds | ", "Truce holds ("."""
_AFTER_DAY = re.compile(r"\s*[:|–—]\s*|\s+-\s+")
_CLOSES = frozenset(".)] |")
_MOST_WORDS = 6
"""An outlet's name has no more words."""
_WEEKDAY = re.compile(r"[\s,]*\b(?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?,?$", re.IGNORECASE)


class Headline(msgspec.Struct, frozen=True):
    """A headline without what hangs on it; `outlet`, `day` (offsets in the line): None = the line does not say."""

    title: str
    outlet: str | None = None
    day: WrittenDay | None = None


def headline_of(words: str) -> Headline:
    """The parts of "Truce holds - Valley Post, 14 June 2031" or "Valley Post, 14 June 2031: Truce holds".

    The day must have its year, and a mark must part it from the headline: "Shelling of 14 June 2031" tells of a deed.
    """
    for day in reversed(written_days(words)):
        if day.first is None:
            continue
        before = words[: day.start]
        if _CLOSES.issuperset(words[day.end :]):
            return _at_end(words, before, day)
        if (parted := _AFTER_DAY.match(words, day.end)) and _may_be_outlet(name := before.strip(" ,|·-–—(")):
            title = words[parted.end() :].strip()
            return Headline(title, name, day) if len(title.split()) > 2 else Headline(words)
    return Headline(words)


def _at_end(words: str, before: str, day: WrittenDay) -> Headline:
    """The parts of a line that ends with the day."""
    before = _WEEKDAY.sub("", before.rstrip())
    if bare := _BEFORE_DAY.search(before):
        earlier = _BEFORE_OUTLET.search(before[: bare.start()])
        if earlier and _may_be_outlet(earlier.group("outlet")) and earlier.start():
            return Headline(before[: earlier.start()].strip(), earlier.group("outlet").strip(), day)
        title = before[: bare.start()].strip()
        return Headline(title, None, day) if title else Headline(words)
    found = _BEFORE_OUTLET.search(before.rstrip(" ,-–—|·"))
    if found and found.start() and _may_be_outlet(found.group("outlet")):
        return Headline(before[: found.start()].strip(), found.group("outlet").strip(), day)
    return Headline(words)


def _may_be_outlet(name: str) -> bool:
    """Whether the words are a short name: each begins with a capital, "of" and its like and signs aside."""
    parts = name.split()
    small = {"of", "the", "and", "for", "&"}
    return 0 < len(parts) <= _MOST_WORDS and all(
        part in small or part[0].isupper() or part[0].isdigit() for part in parts
    )
