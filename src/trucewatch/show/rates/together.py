"""Texts of one instrument that held on the same days: their events are the same, only what they cover differs."""

from __future__ import annotations

from collections.abc import Sequence
from typing import get_args

import msgspec

from trucewatch.core.account import Answer
from trucewatch.core.monitored import Caution, Line, TermRates, Window
from trucewatch.show.rates.words import is_empty, versions_words
from trucewatch.show.wording import capitalised, listed, plain, target_words

ANSWERS: tuple[str, ...] = get_args(Answer)
"""The order of lines."""


class Together(msgspec.Struct, frozen=True):
    """One table: `lines` of all events and of sides, and for each text those that fall under it."""

    label: str
    windows: tuple[Window, ...]
    lines: tuple[Line, ...]
    cautions: tuple[Caution, ...]
    lead: TermRates


def together(terms: Sequence[TermRates]) -> tuple[Together, ...]:
    """The tables in the account's order, those without days last."""
    found: dict[tuple[object, ...], list[TermRates]] = {}
    for term in terms:
        days = tuple((one.starts, one.ends, one.before_from, one.after_to) for one in term.windows)
        found.setdefault((term.instrument, days), []).append(term)
    made = [_joined(group) for group in found.values()]
    return tuple(sorted(made, key=lambda one: not one.windows))


def _joined(group: Sequence[TermRates]) -> Together:
    """Several texts as one table; of texts under which the same events fall, one line."""
    lead = group[0]
    alike: dict[tuple[object, ...], list[tuple[TermRates, Line]]] = {}
    for term in group:
        for line in term.lines:
            if line.split == "under_text" and not is_empty(line):
                numbers = (line.value, line.before, line.during, line.after, line.ratio)
                alike.setdefault(numbers, []).append((term, line))
    under = [
        msgspec.structs.replace(found[0][1], name=found[0][1].name + _which([term for term, _ in found], group))
        for found in sorted(alike.values(), key=lambda found: ANSWERS.index(found[0][1].value))
    ]
    lines = [line for line in lead.lines if line.split == "all"] + under
    lines += [line for line in lead.lines if line.split == "side" and not is_empty(line)]
    told = versions_words([number for term in group for number in term.versions])
    cautions = dict.fromkeys(caution for term in group for caution in term.cautions)
    return Together(f"{capitalised(plain(lead.label))}, {told}", lead.windows, tuple(lines), tuple(cautions), lead)


def _which(terms: Sequence[TermRates], group: Sequence[TermRates]) -> str:
    """What tells texts from the others of their table: their versions, and what they cover; "" for all of them."""
    if len(terms) == len(group):
        return ""
    targets = dict.fromkeys(path for term in terms for path in term.targets)
    covers = f" ({listed(map(target_words, targets))})" if len(terms) == 1 and targets else ""
    return f", {versions_words([number for term in terms for number in term.versions])}{covers}"
