"""Quotation marks: which words stand inside them."""

from __future__ import annotations

import re
from typing import Literal

import msgspec

from trucewatch.core.account import Cut
from trucewatch.core.page import Quotation
from trucewatch.lang.paragraphs import Paragraph, paragraphs

Family = Literal["double", "single", "angle"]
Role = Literal["open", "close", "either", "maybe_close"]

MARK = re.compile(r"``|''|[“”„‟\"＂‘’‚‛'«»‹›]")
FAMILIES: dict[str, Family] = {
    **dict.fromkeys(("“", "”", "„", "‟", '"', "＂", "``", "''"), "double"),
    **dict.fromkeys(("‘", "’", "‚", "‛", "'"), "single"),
    **dict.fromkeys(("«", "»", "‹", "›"), "angle"),
}
ALWAYS_OPENS = frozenset("„‚‟‛") | {"``"}
SHAPED_TO_OPEN = frozenset("“‘«‹")
SHAPED_TO_CLOSE = frozenset("”»›") | {"''"}
ELISION = re.compile(r"(?:\d\ds?\b|(?:em|til|till|tis|twas|twere|cause|cos|bout|round|n)\b)", re.IGNORECASE)
"""What follows an apostrophe that stands before its word: ’90s, ’em, ’til, rock ’n’ roll."""
BEFORE_OPENING = frozenset("([{<—–-/|:“‘\"'«„‚¿¡*_")
AFTER_CLOSING = frozenset(".,;:!?…)]}>—–-/|”’\"'»“*_")


ENDS_LIKE_A_PLURAL = re.compile(r"(?:s|in)$", re.IGNORECASE)
"""parties’, goin’"""


FAR = 60
"""So many characters behind the opening mark, a plural apostrophe closes nothing: ‘Ali and the rebels’ men."""


class Mark(msgspec.Struct, frozen=True):
    """One mark at `start`..`end` and what it can do there."""

    start: int
    end: int
    family: Family
    role: Role
    is_curly: bool


class Pair(msgspec.Struct, frozen=True):
    """An opening mark with its closing one, or None where it is missing; `limit` is where the words end then."""

    opening: Mark
    closing: Mark | None
    limit: int


def quotations(text: str, cuts: tuple[Cut, ...]) -> tuple[Quotation, ...]:
    """The quotations outside the cuts, in order. An unclosed mark costs one quotation: it ends with its paragraph.

    A single mark that is never closed is taken for an apostrophe, unless the next paragraph opens with it again or the
    text quotes in single marks throughout. A quotation of which only the first paragraph is opened and only the second
    closed counts as continued, too.
    """
    blocks = paragraphs(text, cuts)
    marks = [marks_within(text, block) for block in blocks]
    paired = [pairs_of(found, block.end) for found, block in zip(marks, blocks, strict=True)]
    mostly_single = quotes_in_single_marks(paired)
    quoted: list[Quotation] = []
    left_open: Family | None = None
    for number, (block, (pairs, stray)) in enumerate(zip(blocks, paired, strict=True)):
        reopened = marks[number + 1][0] if number + 1 < len(blocks) and marks[number + 1] else None
        if reopened is not None and reopened.start != blocks[number + 1].start:
            reopened = None
        continued, left_open = left_open, None
        kept: list[Quotation] = []
        if continued is not None and stray is not None and stray.family == continued:
            first = pairs[0].opening.start if pairs else block.end
            if stray.start < first:
                kept.extend(quotation(text, block.start, stray.start, block.start, stray.end, continues=True))
        for pair in pairs:
            opening, closing = pair.opening, pair.closing
            runs_out = closing is None and pair.limit == block.end
            if (
                closing is None
                and opening.family != "double"
                and not (
                    (opening.is_curly and mostly_single and opening.family == "single")
                    or (
                        runs_out
                        and reopened is not None
                        and reopened.family == opening.family
                        and reopened.role == "open"
                    )
                )
            ):
                continue
            goes_on = continued == opening.family and opening.start == block.start
            end = pair.limit if closing is None else closing.start
            outer_end = pair.limit if closing is None else closing.end
            kept.extend(
                quotation(
                    text, opening.end, end, opening.start, outer_end, continues=goes_on, closed=closing is not None
                )
            )
            if runs_out:
                left_open = opening.family
        quoted.extend(with_depths(kept))
    return tuple(quoted)


def quotation(
    text: str, start: int, end: int, outer_start: int, outer_end: int, *, continues: bool = False, closed: bool = True
) -> list[Quotation]:
    """The quotation without blanks at the ends of its words; an empty list where only blanks are left."""
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    if start == end:
        return []
    if not closed:
        outer_end = end
    return [Quotation(start, end, outer_start, outer_end, 0, continues, closed)]


def with_depths(quoted: list[Quotation]) -> list[Quotation]:
    """The quotations of one paragraph in order, each with the number of others that it stands in."""
    around: list[int] = []
    found = []
    for entry in sorted(quoted, key=lambda entry: (entry.outer_start, -entry.outer_end)):
        while around and around[-1] <= entry.outer_start:
            around.pop()
        found.append(msgspec.structs.replace(entry, depth=len(around)))
        around.append(entry.outer_end)
    return found


def quotes_in_single_marks(paired: list[tuple[list[Pair], Mark | None]]) -> bool:
    """Whether the text quotes in single marks: more closed pairs of them than of double ones outside others."""
    singles = doubles = 0
    for pairs, _ in paired:
        last = 0
        for pair in sorted(pairs, key=lambda pair: pair.opening.start):
            if pair.closing is None or pair.opening.start < last:
                continue
            last = pair.closing.end
            singles += pair.opening.family == "single"
            doubles += pair.opening.family != "single"
    return singles > doubles


def marks_within(text: str, block: Paragraph) -> list[Mark]:
    """The marks of a paragraph that can open or close a quotation, in order; apostrophes are left out."""
    found = []
    for match in MARK.finditer(text, block.start, block.end):
        before = text[match.start() - 1] if match.start() > block.start else " "
        after = text[match.end()] if match.end() < block.end else " "
        family = FAMILIES[match.group()]
        role = (
            single_role(text, match.group(), match.end(), before, after)
            if family == "single"
            else role_of(match.group(), before, after)
        )
        if role is not None:
            found.append(Mark(match.start(), match.end(), family, role, match.group() not in ('"', "'", "''", "＂")))
    return found


def role_of(sign: str, before: str, after: str) -> Role | None:
    """What a double or angle mark does between the characters `before` and `after` it."""
    can_open = (before.isspace() or before in BEFORE_OPENING) and not after.isspace()
    can_close = not before.isspace() and (after.isspace() or after in AFTER_CLOSING)
    if sign in ALWAYS_OPENS:
        return "open"
    # The shape decides, unless the place says the contrary: „so“ closes with a mark that opens elsewhere.
    if sign in SHAPED_TO_OPEN:
        return "close" if can_close and not can_open else "open"
    if sign in SHAPED_TO_CLOSE:
        return "open" if before.isspace() and after.isalnum() else "close"
    if can_open and not can_close:
        return "open"
    if before.isdigit() and not after.isalnum():
        return "maybe_close"
    return "close" if can_close and not can_open else "either"


def single_role(text: str, sign: str, end: int, before: str, after: str) -> Role | None:
    """What a single mark does; None for an apostrophe: don’t, O'Neill, the ’90s."""
    if sign in "‚‛":
        return "open"
    if before.isalnum() and after.isalnum():
        return None
    opens = (before.isspace() or before in BEFORE_OPENING) and not after.isspace() and after not in ",;:!?)]}"
    if opens and sign != "’":
        return None if ELISION.match(text, end, min(end + 8, len(text))) else "open"
    if before.isspace() or after.isalnum():
        return None
    # Behind a plural it may be an apostrophe (the parties’ lists), behind the end of a clause it cannot.
    return "maybe_close" if after.isspace() and ENDS_LIKE_A_PLURAL.search(text, max(0, end - 4), end - 1) else "close"


def pairs_of(marks: list[Mark], limit: int) -> tuple[list[Pair], Mark | None]:
    """The pairs among the marks of one paragraph, and the first closing mark that nothing opened.

    Marks pair like brackets. An opening mark without its closing one ends at the next opening of its family that
    is closed, else at `limit`, the paragraph's end.
    """
    waiting: list[Mark] = []
    opened: dict[Family, list[int]] = {"double": [], "single": [], "angle": []}
    found: list[Pair] = []
    stray: Mark | None = None
    lost: list[Mark] = []
    surely_closed = closes_later(marks)
    for number, mark in enumerate(marks):
        places = opened[mark.family]
        role = mark.role
        if role == "either":
            role = "close" if places else "open"
        if role == "open":
            places.append(len(waiting))
            waiting.append(mark)
            continue
        if not places:
            if role == "close" and stray is None:
                stray = mark
            continue
        if role == "maybe_close" and mark.family == "single":
            inside_other = any(others and others[-1] > places[-1] for others in opened.values())
            is_far = mark.start - waiting[places[-1]].end > FAR
            if inside_other or is_far or surely_closed[number]:
                continue
        while len(waiting) - 1 > places[-1]:
            left = waiting.pop()
            opened[left.family].pop()
            lost.append(left)
        places.pop()
        found.append(Pair(waiting.pop(), mark, mark.start))
    lost.extend(waiting)
    starts = sorted((mark.start, mark.family) for mark in marks if mark.role in ("open", "either"))
    ends: dict[int, int] = {}
    following: dict[Family, int] = {}
    for start, family in reversed(starts):
        ends[start] = following.get(family, limit)
        following[family] = start
    found.extend(Pair(mark, None, ends[mark.start]) for mark in lost)
    return sorted(found, key=lambda pair: pair.opening.start), stray


def closes_later(marks: list[Mark]) -> list[bool]:
    """For each mark, whether a single mark that surely closes comes before the next that opens."""
    found = [False] * len(marks)
    sure = False
    for number in range(len(marks) - 1, -1, -1):
        found[number] = sure
        if marks[number].family == "single":
            sure = marks[number].role == "close" or (sure and marks[number].role == "maybe_close")
    return found
