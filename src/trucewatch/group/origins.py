"""Who wrote a passage, and what counts as independent."""

from __future__ import annotations

import hashlib
from collections import defaultdict
from collections.abc import Mapping, Sequence

from trucewatch.core.account import Origin, OriginKind, Report
from trucewatch.core.page import Page
from trucewatch.group.copies import SharedText, copied_passages, copied_reports, covered, families, merged
from trucewatch.group.passages import Passage

WHOLE_COPY = 0.8
"""A report of which this share of the article stands in others has no text of its own."""
Author = tuple[str, str]
"""A role ("report", "wire" or "unknown") and a name in it."""
OFFICES = "ministry office presidency president government chancellery kremlin embassy mission secretariat department"
OFFICE_WORDS = frozenset(OFFICES.split())
"""An outlet named with one of these is an office that publishes its own texts."""
AGENCY_WORDS = frozenset({"agency", "wire", "news", "press", "service", "the", "of"})
"""Words of a house's name that do not tell it from others."""


def origins_of(pages: Sequence[Page], passages: Sequence[Passage]) -> tuple[Origin, ...]:
    """One origin for each report's own text, and one for each text that reports share.

    A shared text belongs to the report that had it first where a credit or the dates say which: then it is that
    report's own origin, with the report first in `reports`. A report nearly all copied has no origin of its own.
    """
    reports = {page.report.id: page.report for page in sorted(pages, key=lambda page: page.report.id)}
    prose = {page.report.id: sum(s.end - s.start for s in page.sentences if not s.heading) for page in pages}
    family = families(passages, prose)
    by_author: dict[Author, list[SharedText]] = defaultdict(list)
    author_by_family: dict[str, Author] = {}
    for name, text in sorted(copied_reports(passages, family).items()):
        author_by_family[name] = author_of([reports[report] for report in text.reports], family)
        by_author[author_by_family[name]].append(text)
    for text in copied_passages(passages, family):
        kin = {family[report] for report in text.reports}
        author = author_of([reports[report] for report in reports if family[report] in kin], family)
        if author[0] == "report":
            author = author_by_family.get(family[author[1]], author)
        by_author[author].append(text)
    origins = [origin_of(author, merged(own), reports) for author, own in sorted(by_author.items())]
    authors = {name for role, name in by_author if role == "report"}
    copied = covered(span for own in by_author.values() for text in own for span in text.spans)
    for key, report in reports.items():
        is_copy = copied.get(key, 0) >= WHOLE_COPY * prose[key] > 0
        if key not in authors and not is_copy:
            origins.append(own_origin(report))
    return tuple(sorted(origins, key=lambda origin: (origin.reports, origin.spans, origin.id)))


def author_of(concerned: Sequence[Report], family: Mapping[str, str]) -> Author:
    """Who wrote a text of these reports: ("report", id) of the one that had it, ("wire", name), or ("unknown", ids).

    A credited agency among the reports' outlets comes first, then an office's own text, then any credited agency,
    then the report that is dated before all others. Copies of one report stand for it together.
    """
    credits = sorted({report.wire for report in concerned if report.wire})
    credited = [report for report in concerned if any(is_same_house(report.outlet, name) for name in credits)]
    if is_one(credited, family):
        return "report", first_of(credited).id
    offices = [report for report in concerned if is_office(report.outlet)]
    if not credits and is_one(offices, family):
        return "report", first_of(offices).id
    if len(credits) == 1:
        return "wire", credits[0]
    if all(report.published.earliest for report in concerned):
        first_day = min((report.published.earliest or "")[:10] for report in concerned)
        first = [report for report in concerned if (report.published.earliest or "").startswith(first_day)]
        are_kin = is_one(first, family) and not is_one(concerned, family)
        if len(first) == 1 or are_kin or (first[0].outlet and len({report.outlet for report in first}) == 1):
            return "report", first_of(first).id
    return "unknown", " ".join(sorted(report.id for report in concerned))


def is_one(reports: Sequence[Report], family: Mapping[str, str]) -> bool:
    """Whether there are any, and all are copies of one text."""
    return len({family[report.id] for report in reports}) == 1


def first_of(reports: Sequence[Report]) -> Report:
    """The report dated first, undated ones last."""
    return min(reports, key=lambda report: (report.published.earliest or "9999", report.id))


def is_same_house(outlet: str | None, credit: str) -> bool:
    """Whether an outlet and a credited agency are one: "Tern Press Agency" and "Tern"."""
    if outlet is None:
        return False
    house, named = ({word.casefold() for word in name.split()} - AGENCY_WORDS for name in (outlet, credit))
    return bool(house and named) and (house <= named or named <= house)


def is_office(outlet: str | None) -> bool:
    """Whether an outlet's name is that of an office that publishes its own texts."""
    return outlet is not None and not OFFICE_WORDS.isdisjoint(word.casefold().strip(",.") for word in outlet.split())


def origin_of(author: Author, text: SharedText, reports: Mapping[str, Report]) -> Origin:
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
