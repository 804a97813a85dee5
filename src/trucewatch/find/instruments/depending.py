"""What a line makes something depend on, by phrases, tree and reader together."""

from __future__ import annotations

import msgspec

from trucewatch.core.reading import Labelled, Reading
from trucewatch.find.instruments.bonds import Bond
from trucewatch.find.instruments.musts import first_things, left_out, stipulated
from trucewatch.find.instruments.openers import is_anybodys, opened
from trucewatch.find.survey import Line
from trucewatch.lang.trees import head, word_at

_CONJUNCTION = 12
"""Characters: where the reader's condition begins within the conjunction, it is the same clause to its end."""
_SURE = 0.8
"""The reader's condition counts from here on."""


def bonds_on(line: Line) -> tuple[Bond, ...]:
    """The conditions that a line may hold, in order, none inside another."""
    reading = line.reading
    found = [*opened(line), *first_things(line), *stipulated(line), *left_out(line)]
    read = [span for span in reading.layer("condition") if span.score >= _SURE and not is_anybodys(line, span)]
    kept: list[Bond] = []
    for bond in sorted(found, key=lambda bond: (bond.start, -bond.end)):
        if kept and bond.start < kept[-1].end:
            continue
        seen = next((span for span in read if span.start < bond.end and bond.start < span.end), None)
        if seen is None:
            kept.append(bond)
            continue
        end = max(bond.end, seen.end) if seen.start <= bond.start + _CONJUNCTION else bond.end
        kept.append(msgspec.structs.replace(bond, is_read=True, of=seen.of, end=end))
    for span in read if not kept else ():  # beside a phrase that opens one, the reader marks splinters of the same
        word = _top(reading, span.start, span.end)
        first = line.lower_at(span.start)
        if word is None or first in ("even", "because", "although") or not _is_whole(reading, span):
            continue
        kept.append(Bond(span.start, span.end, "read", head(reading, word), span.of, True))
    return tuple(sorted(kept, key=lambda bond: bond.start))


def _is_whole(reading: Reading, span: Labelled) -> bool:
    """Whether what the reader marked is a clause and no splinter of one."""
    inside = [number for number, token in enumerate(reading.tokens) if span.start <= token.start < span.end]
    return len(inside) > 2 and any(reading.tags[number] in ("VERB", "AUX") for number in inside)


def _top(reading: Reading, start: int, end: int) -> int | None:
    """The word of the characters `start`..`end` that hangs on a word outside them."""
    word = word_at(reading, start)
    while word is not None and (above := head(reading, word)) is not None:
        if not start <= reading.tokens[above].start < end:
            break
        word = above
    return word
