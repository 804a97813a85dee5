"""The inline marks of a corpus file: `{tag1 text}` in, plain text with spans out."""

from __future__ import annotations

import re
from pathlib import Path

import msgspec

NAMES = ("person", "state", "place", "org", "office", "group", "force", "nat", "other")
ATTRIBUTION = ("src", "cue", "con")
TERMS = ("scope", "lasts", "starts", "ends", "cond")
STANCES = ("proposes", "accepts", "partly", "conditions", "declines", "demands", "undetermined")
EVENTS = ("hit", "meet")
ROLES = ("accused", "target", "place", "time", "means")
COUNTS = tuple(
    f"n.{kind}"
    for kind in [
        "killed",
        "injured",
        "displaced",
        "prisoners",
        "launched",
        "shot_down",
        "lost",
        "hit",
        "in_air",
        "attacks",
        "violations",
        "without_power",
        "sites",
        "troops",
        "other",
    ]
)
MODALITIES = ("asserted", "planned", "conditional", "feared", "denied", "past")
NUMBERED = (*ATTRIBUTION, "ins", *TERMS, *STANCES, "party", *EVENTS, *ROLES, *COUNTS)
HAVE_MODALITY = (*EVENTS, *STANCES)
HEAD_KEYS = ("conflict", "style", "outlet", "published", "facts")

OPENING = re.compile(r"\{([a-z_.]+)((?:\d+(?:,\d+)*)?)(?:~([a-z]+))?(?: |$)")


class MarkError(ValueError):
    """A mark that cannot be read: where and why."""


class Mark(msgspec.Struct, frozen=True, order=True):
    """`tag` at `start`..`end` of its paragraph's plain text; `things` are its numbers (empty for a name).

    `modality` is "asserted" unless the mark says otherwise; it means something for events and stances only.
    """

    start: int
    end: int
    tag: str
    things: tuple[int, ...] = ()
    modality: str = "asserted"

    @property
    def is_name(self) -> bool:
        """Whether the mark is a name: a name's tag without a number."""
        return self.tag in NAMES and not self.things


class Line(msgspec.Struct, frozen=True):
    """One paragraph: its plain text and marks (in order of start, outer before inner), or a line of junk."""

    text: str
    marks: tuple[Mark, ...] = ()
    is_junk: bool = False
    number: int = 0


class Marked(msgspec.Struct, frozen=True):
    """One corpus file."""

    path: str
    head: dict[str, str]
    lines: tuple[Line, ...]


def read_marks(marked: str) -> tuple[str, tuple[Mark, ...]]:
    """The plain text of one paragraph and its marks. Raises MarkError.

    >>> read_marks("{src1 {person Ruiz}} {cue1 left}")[0]
    'Ruiz left'
    """
    plain: list[str] = []
    length = 0
    open_marks: list[tuple[int, str, tuple[int, ...], str]] = []
    found: list[tuple[int, Mark]] = []
    position = 0
    while position < len(marked):
        character = marked[position]
        if character == "{":
            opening = OPENING.match(marked, position)
            if opening is None:
                raise MarkError(f"unreadable mark at {marked[position : position + 30]!r}")
            tag, numbers, modality = opening.groups()
            things = tuple(int(number) for number in numbers.split(",")) if numbers else ()
            open_marks.append((length, tag, things, modality or "asserted"))
            position = opening.end()
        elif character == "}":
            if not open_marks:
                raise MarkError(f"a brace closes nothing near {marked[max(0, position - 30) : position + 1]!r}")
            start, tag, things, modality = open_marks.pop()
            found.append((-len(open_marks), Mark(start, length, tag, things, modality)))
            position += 1
        else:
            plain.append(character)
            length += 1
            position += 1
    if open_marks:
        raise MarkError(f"never closed: {{{open_marks[-1][1]} at {''.join(plain)[open_marks[-1][0] :][:30]!r}")
    found.sort(key=lambda pair: (pair[1].start, -pair[1].end, -pair[0]))
    return "".join(plain), tuple(mark for _, mark in found)


def read_file(path: Path) -> Marked:
    """The corpus file at `path`. Raises MarkError with the line's number."""
    head: dict[str, str] = {}
    lines: list[Line] = []
    in_head = True
    for number, raw in enumerate(path.read_text(encoding="utf-8").splitlines(), start=1):
        if in_head:
            if not raw.strip():
                in_head = False
                continue
            key, _, value = raw.partition(":")
            head[key.strip()] = value.strip()
        elif raw.startswith("%"):
            lines.append(Line(raw[1:].strip(), is_junk=True, number=number))
        elif raw.strip():
            try:
                text, marks = read_marks(raw.strip())
            except MarkError as error:
                raise MarkError(f"{path.name}:{number}: {error}") from error
            lines.append(Line(text, marks, number=number))
    return Marked(str(path), head, tuple(lines))


def corpus_files(folder: Path) -> list[Path]:
    """The corpus files below `folder`, in order of conflict and name."""
    return sorted(folder.glob("*/*.txt"))
