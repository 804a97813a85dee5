"""Who wrote a passage, and what counts as independent."""

from __future__ import annotations

import hashlib
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from itertools import pairwise

import msgspec

from trucewatch.core.account import Origin, OriginKind, Report
from trucewatch.core.page import Page
from trucewatch.core.spans import Span
from trucewatch.group.passages import Passage

WHOLE_COPY = 0.8
"""A report of which this share of the article stands in others has no text of its own."""
OFFICES = "ministry office presidency president government chancellery kremlin embassy mission secretariat department"
OFFICE_WORDS = frozenset(OFFICES.split())
"""An outlet named with one of these is an office that publishes its own texts."""
AGENCY_WORDS = frozenset({"agency", "wire", "news", "press", "service", "the", "of"})
"""Words of a house's name that do not tell it from others."""


class SharedText(msgspec.Struct, frozen=True):
    """Passages that were copied on from one text, and the reports they stand in."""

    reports: tuple[str, ...]
    spans: tuple[Span, ...]


def origins_of(pages: Sequence[Page], passages: Sequence[Passage]) -> tuple[Origin, ...]:
    """One origin for each report's own text, and one for each text that reports share.

    A shared text belongs to the report that had it first where a credit or the dates say which: then it is that
    report's own origin, with the report first in `reports`. A report nearly all copied has no origin of its own.
    """
    reports = {page.report.id: page.report for page in sorted(pages, key=lambda page: page.report.id)}
    prose = {page.report.id: sum(s.end - s.start for s in page.sentences if not s.heading) for page in pages}
    texts = shared_texts(passages)
    by_author: dict[tuple[str, str], list[SharedText]] = defaultdict(list)
    for text in texts:
        by_author[author_of(text, reports)].append(text)
    origins = [origin_of(author, merged(own), reports) for author, own in sorted(by_author.items())]
    authors = {name for role, name in by_author if role == "report"}
    copied = copied_characters(texts)
    for key, report in reports.items():
        is_copy = copied.get(key, 0) >= WHOLE_COPY * prose[key] > 0
        if key not in authors and not is_copy:
            origins.append(own_origin(report))
    return tuple(sorted(origins, key=lambda origin: (origin.reports, origin.spans, origin.id)))


def shared_texts(passages: Sequence[Passage]) -> list[SharedText]:
    """Passages put together that lie on one another in some report, and then those that share two reports.

    Two reports that share several passages have them from one source, whichever it is.
    """
    groups = Groups(len(passages))
    places = sorted((span, number) for number, passage in enumerate(passages) for span in passage.spans)
    reach: tuple[Span, int] | None = None
    for span, number in places:
        if reach is not None and span.overlaps(reach[0]):
            groups.join(number, reach[1])
        if reach is None or span.report != reach[0].report or span.end > reach[0].end:
            reach = (span, number)
    first_with: dict[tuple[str, str], int] = {}
    for number, passage in enumerate(passages):
        for pair in pairwise(sorted({span.report for span in passage.spans})):
            groups.join(number, first_with.setdefault(pair, number))
    return [merged([SharedText((), passages[number].spans) for number in members]) for members in groups.members()]


class Groups:
    """Numbers 0..size-1 put together step by step."""

    def __init__(self, size: int) -> None:
        self.parent = list(range(size))

    def root(self, number: int) -> int:
        """The number that stands for the group of `number`."""
        while self.parent[number] != number:
            self.parent[number] = self.parent[self.parent[number]]
            number = self.parent[number]
        return number

    def join(self, number: int, other: int) -> None:
        """Put the groups of both together."""
        low, high = sorted((self.root(number), self.root(other)))
        self.parent[high] = low

    def members(self) -> list[list[int]]:
        """The groups, each in order."""
        found: dict[int, list[int]] = defaultdict(list)
        for number in range(len(self.parent)):
            found[self.root(number)].append(number)
        return list(found.values())


def merged(texts: Iterable[SharedText]) -> SharedText:
    """One text of several; a passage within a longer one stays, as another report may have taken that much."""
    spans = tuple(sorted({span for text in texts for span in text.spans}))
    return SharedText(tuple(sorted({span.report for span in spans})), spans)


def copied_characters(texts: Sequence[SharedText]) -> dict[str, int]:
    """How many characters of each report lie in shared passages."""
    copied: dict[str, int] = defaultdict(int)
    reached: dict[str, int] = defaultdict(int)
    for span in sorted(span for text in texts for span in text.spans):
        copied[span.report] += max(0, span.end - max(span.start, reached[span.report]))
        reached[span.report] = max(reached[span.report], span.end)
    return copied


def author_of(text: SharedText, reports: Mapping[str, Report]) -> tuple[str, str]:
    """Who wrote a shared text: ("report", id) of the report that had it, ("wire", name), or ("unknown", ids).

    A credited agency among the reports' outlets comes first, then an office's own text, then any credited agency,
    then the report that is dated before all others.
    """
    concerned = [reports[key] for key in text.reports]
    credits = sorted({report.wire for report in concerned if report.wire})
    credited = [r.id for r in concerned if any(is_same_house(r.outlet, name) for name in credits)]
    if len(credited) == 1:
        return "report", credited[0]
    offices = [report.id for report in concerned if is_office(report.outlet)]
    if not credits and len(offices) == 1:
        return "report", offices[0]
    if len(credits) == 1:
        return "wire", credits[0]
    dated = sorted((report.published.earliest[:10], report.id) for report in concerned if report.published.earliest)
    if len(dated) == len(concerned) and dated[0][0] < dated[1][0]:
        return "report", dated[0][1]
    return "unknown", " ".join(text.reports)


def is_same_house(outlet: str | None, credit: str) -> bool:
    """Whether an outlet and a credited agency are one: "Tern Press Agency" and "Tern"."""
    if outlet is None:
        return False
    house, named = ({word.casefold() for word in name.split()} - AGENCY_WORDS for name in (outlet, credit))
    return bool(house and named) and (house <= named or named <= house)


def is_office(outlet: str | None) -> bool:
    """Whether an outlet's name is that of an office that publishes its own texts."""
    return outlet is not None and not OFFICE_WORDS.isdisjoint(word.casefold().strip(",.") for word in outlet.split())


def origin_of(author: tuple[str, str], text: SharedText, reports: Mapping[str, Report]) -> Origin:
    """The origin of a shared text, and in `why` what shows it."""
    role, name = author
    others = len(text.reports) - 1
    if role == "report":
        source = reports[name]
        order = (name, *(key for key in text.reports if key != name))
        is_credited = any(is_same_house(source.outlet, reports[key].wire or "") for key in text.reports)
        kind: OriginKind = "wire" if is_credited else "office" if is_office(source.outlet) else "outlet"
        ground = (
            "which is credited" if is_credited else "an official text" if kind == "office" else "which is dated first"
        )
        why = f"{others} other report{'s' * (others > 1)} share passages with {source.outlet or name}, {ground}."
        return Origin(origin_id("report", name), kind, source.outlet, order, text.spans, why)
    if role == "wire":
        why = f"{len(text.reports)} reports share passages, and {name} is credited."
        return Origin(origin_id(role, name, *text.reports), "wire", name, text.reports, text.spans, why)
    why = f"{len(text.reports)} reports share passages; nothing says who wrote them first."
    return Origin(origin_id(role, *text.reports), "unknown", None, text.reports, text.spans, why)


def own_origin(report: Report) -> Origin:
    """The origin of what a report alone has."""
    kind: OriginKind = "office" if is_office(report.outlet) else "outlet" if report.outlet else "unknown"
    return Origin(origin_id("report", report.id), kind, report.outlet, (report.id,), (), "The report's own text.")


def origin_id(*parts: str) -> str:
    """A short id of what the parts say; the same parts give the same id."""
    return "origin-" + hashlib.sha1("\n".join(parts).encode(), usedforsecurity=False).hexdigest()[:8]
