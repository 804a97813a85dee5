"""What a text says about itself: title, outlet, byline, dateline, wire credit."""

from __future__ import annotations

import re
from collections.abc import Iterable

import msgspec

from trucewatch.core.account import Cut
from trucewatch.read.dates import WrittenDay, shifted, written_days
from trucewatch.read.headlines import headline_of
from trucewatch.read.heads import OUTLET_WORD, Head, byline_of, name_in_masthead
from trucewatch.read.junk.labels import labels_within
from trucewatch.read.lines import Line, has_small_words

LONGEST_DATELINE = 200
"""In characters."""

_PLACE = r"[A-Z][A-Za-z'’.\u00c0-\u024f-]*(?:[ /-][A-Z][A-Za-z'’.\u00c0-\u024f-]*){0,3}"
_AGENCY = r"[A-Z][\w.&' -]{1,30}?"
_DATELINE = re.compile(
    rf"(?P<place>{_PLACE}(?:, {_PLACE}){{0,2}})"
    rf"(?P<date>,? ?\b(?:\w+ \d{{1,2}}|\d{{1,2}} \w+)(?:,? \d{{4}})?\.?)?"
    rf"(?:,? ?\((?P<round>{_AGENCY})\)|,? ?/(?P<slashed>{_AGENCY})/\.?)?"
    r"\s?(?P<dash>-{1,2}|–|—|:|\.|(?<=/\.)|(?<=/))\s?(?=\S)"
)
"""As in "PORT SEL, May 3 (Northline) - The", "PORT SEL, May 3. /Northline/. The", "Port Sel: The"."""
_PLACE_DATE_AGENCY = re.compile(
    rf"(?P<place>{_PLACE}), (?P<date>[\w ]+(?:, \d{{4}})?)(?:, (?P<agency>[A-Z][\w-]+(?: [A-Z][\w-]+)*))?"
)
"""The same on a line of its own: "Port Sel, May 3, NLA"."""

_AGENCY_WORD = re.compile(r"\b(?:news agency|agency|agencies|press|newswire|wires?|news service)\b", re.IGNORECASE)
_STAFF = re.compile(r"\b(?:staff|correspondents?|desk|reporters?|newsroom|bureau|agencies)\b", re.IGNORECASE)
_STAFF_AND = re.compile(r".{2,40}\bstaff and (?P<agency>[A-Z][\w.-]*(?: [A-Z][\w.-]*){0,3})")
_COPYRIGHT = re.compile(
    r"(?:©|\(c\)|copyright)[\s©]*(?:(?:19|20)\d{2}(?:\s?[-–]\s?(?:19|20)\d{2})?,?\s+)?(?:by\s+)?(?P<name>[A-Z][^.,|©]{1,50}?)\s*(?:[.,|©]|(?:19|20)\d{2}|$)",
    re.IGNORECASE,
)
"""As in "© Valley Post, 2014-2031", "Copyright 2031 Valley Post. All rights reserved"."""
_ORGANISATION = re.compile(
    r"\b(?:news|agency|press|post|times|herald|tribune|gazette|journal|mail|courier|review|chronicle|wire|radio|tv|television|network|office|ministry|department|"
    r"service|staff|desk|editor|correspondent|reporter|live|analysis|opinion|world|top|stories|edition)\b",
    re.IGNORECASE,
)
_AND = re.compile(r"\s*(?:,|;|&|\band\b|\bwith\b)\s*")
_IN_PLACE = re.compile(r"\s+(?:in|at)\s+[A-Z].*$")
_TIME_OF_DAY = re.compile(
    r"[\s,.|·\[(-]*\d{1,2}(?:[:.]\d{2}|(?=\s?[ap]\.?m\b))\s?(?:[ap]\.?m\b\.?)?\s?\(?(?:[A-Z]{1,4}T|GMT|UTC|MSK|IST)?(?:[+-]\d{1,2})?[\])]?",
    re.IGNORECASE,
)


class Heading(msgspec.Struct, frozen=True):
    """What a text says about itself; None or empty = it does not say. `day` is the dateline's."""

    title: str | None = None
    outlet: str | None = None
    byline: tuple[str, ...] = ()
    dateline: str | None = None
    wire: str | None = None
    day: WrittenDay | None = None


def heading_of(lines: list[Line], head: Head, furniture: frozenset[int], cuts: tuple[Cut, ...]) -> Heading:
    """The heading of the text of `lines`; those numbered in `furniture` are menus and prompts.

    The name of the file says nothing here.
    """
    dateline, day, in_dateline = _dateline(lines, head)
    byline, in_byline = _byline(lines, head, furniture)
    wire = in_dateline or in_byline
    return Heading(
        title=_title(lines, head),
        outlet=_outlet(lines, head, cuts, in_dateline),
        byline=byline,
        dateline=dateline,
        wire=wire,
        day=day,
    )


def _title(lines: list[Line], head: Head) -> str | None:
    """The title without a date that lost its line and hangs at its end or stands at its start."""
    if head.title is None:
        return None
    words = lines[head.title].words_of
    if (parted := headline_of(words)).day is not None:
        return parted.title
    days = written_days(words)
    if days and not any(char.isalnum() for char in words[: days[0].start]):
        return _TIME_OF_DAY.sub("", words[days[0].end :], count=1).strip(" ,.:|-–—") or words
    if days and hangs_at_end(words, days[-1]):
        return words[: days[-1].start].strip(" ,|-–—")
    return words


def hangs_at_end(words: str, day: WrittenDay) -> bool:
    """Whether the date ends the words, a time of day aside, and is glued on or in figures: no part of a sentence."""
    rest = words[day.end :]
    if len(rest) >= 25 or (rest.strip(" ,.|") and not _TIME_OF_DAY.match(rest)):
        return False
    before = words[: day.start]
    glued = before[-1:].isalnum() or before[-1:] in '.?!"”’'
    return bool(before) and (
        glued or not any(char.isalpha() for char in words[day.start : day.end]) or bool(rest.strip(" ,.|"))
    )


def _outlet(lines: list[Line], head: Head, cuts: Iterable[Cut], wire: str | None) -> str | None:
    """Whose page it is, by its masthead, menu or copyright line; else the agency of the dateline."""
    whys = {part.start: part.why for part in cuts}
    names: list[str] = []
    for line in lines[: head.lead if head.lead is not None else 3][:6]:
        if line.number == head.title:
            break
        if whys.get(line.start) in ("masthead", "menu"):
            labels = (name_in_masthead(label).strip(" *•|") for label in line.labels[:2])
            names += [name for label in labels if _is_outlet(name := label)][:1]
    if names:
        # Several may be names: the outlet's is the one that the page goes on to use, else the first.
        return next((name for name in names if sum(name in line.words_of for line in lines) > 1), names[0])
    if head.title is not None and (named := headline_of(lines[head.title].words_of).outlet) and _is_outlet(named):
        return named
    for line in lines[-6:]:
        if (
            (found := _COPYRIGHT.match(line.words_of))
            and _is_outlet(found.group("name").strip())
            and "/" not in line.words_of
        ):
            return found.group("name").strip()
    return wire


def _is_outlet(name: str) -> bool:
    """Whether the words are a name, and no section, address or place in a menu."""
    words = name.casefold().split()
    return (
        0 < len(words) <= 8
        and not has_small_words(name)
        and labels_within(words) is None
        and "." not in name.strip(".")
        and any(char.isalpha() for char in name)
        and not written_days(name)
    )


def _byline(lines: list[Line], head: Head, furniture: frozenset[int]) -> tuple[tuple[str, ...], str | None]:
    """The names of the byline, and an agency that the report is shared with ("From our staff and Northline")."""
    names: list[str] = []
    wire = None
    for number in head.bylines:
        written = byline_of(lines[number]) or ""
        parts = [name for part in _AND.split(written) if (name := _IN_PLACE.sub("", part).strip(" .|-–—"))]
        if len(parts) == 2 and _STAFF.search(parts[0]) and len(parts[1].split()) <= 3:
            wire = parts.pop()
        names += parts
    below = lines[head.title + 1 : head.lead] if head.title is not None and head.lead is not None else []
    for line in below[:6]:
        if line.number in head.bylines or line.number in furniture:
            continue
        label = line.labels[-1].strip() if line.number in head.dates and len(line.labels) > 1 else line.words_of
        if line.number in head.dates and (len(line.labels) == 1 or written_days(label) or _TIME_OF_DAY.match(label)):
            continue
        shared = _STAFF_AND.fullmatch(label)
        if shared:
            wire = wire or shared.group("agency")
        elif has_small_words(label) or not label[0].isalpha() or labels_within(label.casefold().split()) is not None:
            continue
        elif _AGENCY_WORD.search(label) or (len(label.split()) == 1 and not _is_used(label, lines[head.lead or 0 :])):
            wire = wire or (label if not _STAFF.search(label) and "," not in label else None)
        elif (
            not names
            and 2 <= len(label.split()) <= 3
            and not _ORGANISATION.search(label)
            and not label.isupper()
            and "," not in label
        ):
            names.append(label)
    return tuple(dict.fromkeys(name for name in names if name[0].isupper())), wire


def people_in(authors: Iterable[str]) -> tuple[str, ...]:
    """The names in bylines: "By Ana Roth and Li Wen in Port Sel" holds two."""
    parts = (part for author in authors for part in _AND.split(re.sub(r"^by:?\s+", "", author, flags=re.IGNORECASE)))
    names = (_IN_PLACE.sub("", part).strip(" .|-–—") for part in parts)
    return tuple(dict.fromkeys(name for name in names if name))


def _is_used(word: str, lines: list[Line]) -> bool:
    """Whether the article uses the word: then it is a place or a subject rather than an agency."""
    return any(word in line.words for line in lines)


def _dateline(lines: list[Line], head: Head) -> tuple[str | None, WrittenDay | None, str | None]:
    """The dateline as written ("PORT SEL, May 3"), the day in it (offsets in the text), and the agency named in it."""
    if head.lead is None:
        return None, None, None
    lead = lines[head.lead]
    if (found := _DATELINE.match(lead.words_of[:LONGEST_DATELINE])) and _is_dateline(found):
        end = found.end("date") if found.group("date") else found.end("place")
        dated = shifted(written_days(lead.words_of, 0, end), lead.start)
        return (
            lead.words_of[:end].strip(" .,"),
            (dated[0] if dated else None),
            found.group("round") or found.group("slashed"),
        )
    for line in lines[max(0, head.lead - 4) : head.lead]:
        days = written_days(line.words_of)
        alone = _PLACE_DATE_AGENCY.fullmatch(line.words_of)
        if days and alone and _date_is(alone, days[0]) and not OUTLET_WORD.search(alone.group("place")):
            place, dated_on = alone.group("place", "date")
            return f"{place}, {dated_on}", shifted(days[:1], line.start)[0], alone.group("agency")
    return None, None, None


def _date_is(found: re.Match[str], day: WrittenDay) -> bool:
    return found.start("date") == day.start and found.end("date") == day.end


def _is_dateline(found: re.Match[str]) -> bool:
    """Whether the match is one: a date or an agency says so, else capitals before a dash."""
    place, dash = found.group("place"), found.group("dash")
    if found.group("round") or found.group("slashed"):
        return True
    if found.group("date"):
        return bool(written_days(found.group("date")))
    letters = [char for char in place if char.isalpha()]
    capitals = sum(char.isupper() for char in letters)
    return dash in ("-", "--", "–", "—") and capitals > 0.6 * len(letters) and len(letters) > 3
