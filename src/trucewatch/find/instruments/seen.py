"""What the reader takes for an instrument where the tables name none: a leaving, a lull, "the ten days"."""

from __future__ import annotations

from trucewatch.core.reading import Labelled
from trucewatch.find.instruments.naming import Naming, is_tagged_verb, leaves_ground, told_at
from trucewatch.find.survey import Line, Survey
from trucewatch.know.phrases import inflections

_SURE = 0.6
"""The reader's instrument counts from here on."""
_LEAVING = frozenset(
    form
    for verb in ("leave", "withdraw", "pull", "move", "empty", "vacate", "retreat", "quit", "clear", "evacuate")
    for form in inflections(verb)
)
_WISHED = frozenset({"would", "could", "should", "might", "if", "unless", "until"})
"""Without one of these the reader's leaving is a clause of a deal: "each side pulls its guns back by Friday"."""
_LENGTHS = frozenset({"hours", "days", "weeks", "months", "year", "years"})
_MORE = frozenset({"more", "another", "further", "extra", "additional"})
_THESE = frozenset({"the", "these", "those"})
"""The reader's length of time is the truce that lasts so long, "the ten days", or a longer one, "five more days"."""
_QUIET = frozenset(
    """lull quiet calm standstill respite silence halt halts pause pauses moratorium stoppage stand-still let-up
    freeze détente detente""".split()  # noqa: SIM905
)
"""Words that name a truce only where the reader sees that one is meant: "40 more days of quiet"."""


def namings_on(survey: Survey, line: Line) -> list[Naming]:
    """The bare heads, longest first at each word, never overlapping."""
    found: list[Naming] = []
    at = 0
    while at < len(line.words):
        raw = told_at(survey, line, at) or _seen_alone(survey, line, at)
        if raw is None:
            at += 1
            continue
        found.append(raw)
        at = raw.after
    return found


def _seen_alone(survey: Survey, line: Line, at: int) -> Naming | None:
    """What the reader sees at word `at` where no word of it begins a head of the tables."""
    seen = seen_at(line, at)
    if seen is None or any(told_at(survey, line, number) for number in range(at + 1, seen.after)):
        return None
    return seen


def seen_at(line: Line, at: int) -> Naming | None:
    """What the reader takes for an instrument at word `at`, where a word of it tells which kind; else None."""
    span = next((one for one in line.reading.layer("instrument") if one.score >= _SURE and _opens(line, one, at)), None)
    if span is None:
        return None
    after = line.word_at(span.end - 1) + 1
    verb = next((number for number in range(at, after) if line.lowers[number] in _LEAVING), None)
    if verb is not None and is_tagged_verb(line, verb) and leaves_ground(line.lowers, verb, verb + 1):
        is_wished = not _WISHED.isdisjoint(line.lowers[max(0, at - 2) : verb])
        return Naming(at, after, "withdrawal", None if is_wished else "agreement", is_act=True)
    quiet = next((number for number in range(at, after) if line.lowers[number] in _QUIET), None)
    if quiet is not None and not is_tagged_verb(line, quiet):
        return Naming(at, after, "ceasefire", takes_targets=True)
    if line.lowers[after - 1] in _LENGTHS:
        if not _MORE.isdisjoint(line.lowers[at:after]):
            return Naming(at, after, "ceasefire", extends=True)
        if line.lowers[at] in _THESE and at + 1 < after:
            return Naming(at + 1, after, "ceasefire")
    return None


def _opens(line: Line, span: Labelled, at: int) -> bool:
    return line.words[at].start <= span.start < line.words[at].end
