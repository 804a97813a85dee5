"""What a truce covers, told by two: by the one it holds everywhere, by the other in one part, or not there at all."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence

import msgspec

from trucewatch.core.account import About, Disagreement
from trucewatch.core.page import Page
from trucewatch.core.spans import Span
from trucewatch.reconcile.parallel import telling_words
from trucewatch.reconcile.readings import Reader, disagreement
from trucewatch.reconcile.sides import Sides
from trucewatch.reconcile.tellings import Telling, are_other_tellers

_TRUCE = (
    r"(?:truces?|cease-?fires?|pause|halt|ban|text|accord|agreement|note|moratorium|undertaking|it|deal|paper|protocol)"
)
COVERS = re.compile(
    r"\b(?P<not>(?:does|do|did|would|will)\snot\s|not\s|never\s)?"
    r"(?:cover(?:s|ed|ing)?|includ(?:es|ed|e|ing)|appl(?:ies|y|ied|ying)\sto|extend(?:s|ed|ing)?\sto|hold(?:s|ing)?\s(?:along|in|on|for)"
    r"|protect(?:s|ed|ing)?|bind(?:s|ing)?|accepts?\sthe\sban\b[^.;]{0,40}?\bfor)\s(?P<what>[^.;:]{3,80})",
    re.IGNORECASE,
)
"""Must catch "the truce does not cover the glacier", "it holds along the whole front"."""
TRUCE = re.compile(rf"\b{_TRUCE}\b", re.IGNORECASE)
NARROW = re.compile(r"\b(?:only|alone|solely|merely|just|no more than|nothing but)\b", re.IGNORECASE)
WIDE = re.compile(
    r"\b(?:whole|entire|all|anywhere|everywhere|every|the territory of|across the country|countrywide"
    r"|nationwide|both sides)\b",
    re.IGNORECASE,
)
BARRED = re.compile(
    r"\b(?:no|bars?|barred|bans?|banned|forbids?|forbidden|prohibits?)\s[^.;:]{0,40}?\b(?P<what>(?:anywhere"
    r"|everywhere|on the territory)\b[^.;:]{0,60})",
    re.IGNORECASE,
)
"""Must catch "no air strikes anywhere in Velda"."""
A_LENGTH = re.compile(r"\b(?:hours?|days?|weeks?|months?|years?|until|till|moment|not only)\b", re.IGNORECASE)
"""It is how long a truce holds, not where: "hold for only ten days"."""
NOT_YET = re.compile(
    r"\b(?:wants?|wanted|offer(?:s|ed)?|propos\w+|demand\w*|ask(?:s|ed)|urg\w+|should|must|could|may|might|would like"
    r"|hop(?:es|ed)|(?:second|another|separate|earlier|previous|first|former|new) (?:\w+ )?"
    r"(?:truce|cease-?fire|pause|text|accord|agreement|note|deal|paper|protocol))\b",
    re.IGNORECASE,
)
"""What a side wishes for is no account of what a text covers; nor is what another text covers."""


class Scope(msgspec.Struct, frozen=True):
    """How far a truce goes by one telling: "narrow", "wide", "in" or "out", of what words; `subject`: the words that
    tell it from another.
    """

    reach: str
    words: frozenset[str]
    telling: Telling
    span: Span
    subject: frozenset[str] = frozenset()


def scope_disagreements(
    pages: Mapping[str, Page],
    tellings: Mapping[str, Sequence[Telling]],
    sides: Sides,
    reader: Reader,
) -> list[Disagreement]:
    """One for each story in which tellers differ over what its truce covers: everywhere or one part, in it or not."""
    by_story: dict[str, list[Scope]] = {}
    for report in sorted(pages):
        for telling in tellings[report]:
            by_story.setdefault(pages[report].report.story, []).extend(scopes_in(telling, pages[report]))
    found: list[Disagreement] = []
    for _, scopes in sorted(by_story.items()):
        rivals = [
            (one, other)
            for place, one in enumerate(scopes)
            for other in scopes[place + 1 :]
            if are_apart(one, other) and are_told_apart(one, other, sides)
        ]
        if rivals:
            concerned = [one for one in scopes if any(one in pair for pair in rivals)]
            readings = [
                reader.reading(" ".join(one.span.exact.split()), one.telling.by, [one.span]) for one in concerned
            ]
            values = " and ".join(f"“{' '.join(one.span.exact.split())}”" for one in rivals[0])
            why = f"What is covered is told as {values}."
            about = About("report", concerned[0].telling.line.report)
            found.append(disagreement(about, "scope", "scope", readings, why))
    return found


def are_told_apart(one: Scope, other: Scope, sides: Sides) -> bool:
    """Whether two tell it: two tellers, or two reports."""
    return one.telling.line.report != other.telling.line.report or are_other_tellers(one.telling, other.telling, sides)


def are_apart(one: Scope, other: Scope) -> bool:
    """Whether both cannot stand: a part only and the whole, or the same thing in it and not in it."""
    if one.subject and other.subject and one.subject.isdisjoint(other.subject):
        return False  # "the truce at sea", "the truce on land"
    if {one.reach, other.reach} == {"narrow", "wide"}:
        return True
    out = one if one.reach == "out" else other
    return {one.reach, other.reach} == {"in", "out"} and 2 * len(one.words & other.words) > len(out.words)


def scopes_in(telling: Telling, page: Page) -> Iterable[Scope]:
    """What a telling says of how far a truce goes; nothing where its sentence speaks of none."""
    start = telling.line.sentence.start
    barred = BARRED.search(page.text, telling.start, telling.end)
    if barred is not None:
        yield Scope("wide", telling_words(barred["what"]), telling, page.span(barred.start(), barred.end()))
        return
    match = COVERS.search(page.text, telling.start, telling.end)
    truces = list(TRUCE.finditer(page.text, start, match.start())) if match else []
    if match is None or not truces:
        return
    what = match["what"]
    if A_LENGTH.search(what) or NOT_YET.search(page.text, start, match.start()):
        return
    reach = "narrow" if NARROW.search(what) else "wide" if WIDE.search(what) else "in"
    if match["not"]:
        reach = "out" if reach == "in" else ""
    if reach:
        subject = telling_words(page.text[truces[-1].end() : match.start()])
        yield Scope(reach, telling_words(what), telling, page.span(match.start(), match.end()), subject)
