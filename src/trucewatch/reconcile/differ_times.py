"""When a truce begins or ends, told by two side by side: "Velda counts from noon; the League from sunset"."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from itertools import combinations

import msgspec

from trucewatch.core.account import About, Actor, Disagreement
from trucewatch.core.page import Page
from trucewatch.core.spans import Span
from trucewatch.core.values import When
from trucewatch.lang.times import TimeExpression, time_expressions
from trucewatch.reconcile.match import do_meet
from trucewatch.reconcile.parallel import Line, Lines
from trucewatch.reconcile.readings import Reader, disagreement
from trucewatch.reconcile.sides import Sides
from trucewatch.reconcile.tellings import REACH, Telling

STARTS = re.compile(
    r"\b(?:count(?:s|ed|ing)?|reckon(?:s|ed)?|beg(?:an|ins?|un)|start(?:s|ed)?|took effect|takes effect"
    r"|(?:came|comes|been|is|was|entered)"
    r" (?:in|into) force|effective|bound|hold(?:s)? (?:its|their) fire)\b[^.;]{0,40}?\b(?:from|since|on|at"
    r"|with|by)\s(?:the\s)?$",
    re.IGNORECASE,
)
ENDS = re.compile(
    r"\b(?:laps\w+|expir\w+|ends?|ended|runs? (?:out|through|until|to)|run (?:out|through|until|to)|last(?:s"
    r"|ed)?|valid|in force)\b"
    r"[^.;]{0,50}?\b(?:on|at|until|till|through|to|midnight at the end of)\s(?:the\s)?(?:end of\s)?$",
    re.IGNORECASE,
)
STARTS_BEFORE = re.compile(
    r"\b(?:count\w*|reckon\w*|beg[aiu]ns?|start\w*|force|effect|effective|bound|fire|only)\b", re.IGNORECASE
)
ENDS_BEFORE = re.compile(r"\b(?:last\w*|valid|force|hold\w*|runs?|remain\w*|observ\w*)\b", re.IGNORECASE)
RECKONS = re.compile(
    r"\b(?:count(?:s|ed|ing)?|reckon(?:s|ed|ing)?|says?|said|told|tells?|announced?|insist(?:s|ed)?"
    r"|maintain(?:s|ed)?|claim(?:s|ed)?|hold(?:s)? that"
    r"|accord(?:ing)? to|reading|page|paper|for us|clock)\b|['’]s\s+(?:it|reckoning|count)\b",
    re.IGNORECASE,
)
"""Both sentences must say that it is a reckoning: what the outlet tells in its own name is no rival account."""


OF_TRUCE = re.compile(
    r"\b(?:truces?|cease-?fires?|armistice|pause|halt|lull|ban|moratorium|text|accord|agreement|deal|pact|paper|note|page"
    r"|order|protocol|undertaking|counts?|counted|counting|reckon\w*|clock|it|in force|into force)\b",
    re.IGNORECASE,
)
"""It is a truce that begins or ends, named or taken up; an offensive, talks or a fast have days of their own."""


class Reckoned(msgspec.Struct, frozen=True):
    """A start or an end by one actor's reckoning."""

    field: str
    by: str
    when: When
    line: Line
    span: Span


def time_disagreements(
    pages: Mapping[str, Page],
    tellings: Mapping[str, Sequence[Telling]],
    actors: Sequence[Actor],
    sides: Sides,
    lines: Lines,
    reader: Reader,
) -> list[Disagreement]:
    """One for each start or end of which two sides' reckonings stand side by side and cannot meet."""
    told = {
        report: list(reckoned_in(pages[report], tellings[report], actors, lines, reader)) for report in sorted(pages)
    }
    found: list[Disagreement] = []
    for report in sorted(pages):
        for one, other in combinations(told[report], 2):
            is_near = abs(one.line.number - other.line.number) <= REACH and one.field == other.field
            if not is_near or sides.of(one.by) == sides.of(other.by) or do_meet(one.when, other.when) is not False:
                continue
            story = pages[report].report.story
            same = [
                each
                for name in sorted(pages)
                if pages[name].report.story == story
                for each in told[name]
                if each.field == one.field and is_of_one(each, (one, other), sides)
            ]
            noun = "start" if one.field == "starts" else "end"
            why = (
                f"The {noun} is {one.span.exact} by {sides.name(one.by)}, {other.span.exact} by {sides.name(other.by)}."
            )
            readings = [reader.reading(each.span.exact, each.by, [each.span]) for each in same]
            found.append(disagreement(About("report", report), one.field, "conflict", readings, why))
    return found


def is_of_one(each: Reckoned, rivals: Sequence[Reckoned], sides: Sides) -> bool:
    """Whether a reckoning is that of one of two rivals: the same side and time."""
    return any(sides.of(each.by) == sides.of(one.by) and do_meet(each.when, one.when) for one in rivals)


def reckoned_in(
    page: Page, tellings: Sequence[Telling], actors: Sequence[Actor], lines: Lines, reader: Reader
) -> Iterable[Reckoned]:
    """The starts and ends that actors reckon with on a page; a sentence that names nobody is left out."""
    named = sorted(
        (span.start, span.end, actor.id) for actor in actors for span in actor.mentions if span.report == page.report.id
    )
    for line in lines.of(page.report.id):
        start, end = line.sentence.start, line.sentence.end
        if not line.words or not RECKONS.search(page.text, start, end) or not OF_TRUCE.search(page.text, start, end):
            continue
        for one in time_expressions(page.text, start, end, reader.published(page.report.id)):
            if one.kind == "duration" or (one.when.earliest is None and one.when.latest is None):
                continue
            field, when = what_is(one, page.text[start : one.start], page.text[one.start : one.end])
            speaker = next((each.by for each in tellings if each.start <= one.start < each.end), None)
            by = speaker or next(
                (actor for first, last, actor in reversed(named) if start <= first and last <= one.start), None
            )
            if field and by:
                yield Reckoned(field, by, when, line, page.span(one.start, one.end))


def what_is(one: TimeExpression, ahead: str, words: str) -> tuple[str, When]:
    """Whether a time behind the words `ahead` is a start or an end ("" for neither), and the day or hour of it.

    "Until 24 April", read as a window that is open at its beginning, is an end; "from noon" is a start.
    """
    first, last = one.when.earliest, one.when.latest
    if first is None or last is None:
        opens = words.split(maxsplit=1)[0].casefold()
        if first is None and opens in ("until", "till", "through") and ENDS_BEFORE.search(ahead):
            return "expires", When(last, last, one.when.basis)
        if last is None and opens in ("from", "since") and STARTS_BEFORE.search(ahead):
            return "starts", When(first, first, one.when.basis)
        return "", one.when
    return ("starts" if STARTS.search(ahead) else "expires" if ENDS.search(ahead) else ""), one.when
