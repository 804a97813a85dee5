"""What the pages share that sift lines: the frame with its filters, and the filter by origins."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import TypeVar

from starlette.responses import Response

from trucewatch.core.account import Fact
from trucewatch.core.spans import Span
from trucewatch.show.decided import with_reviews
from trucewatch.show.passages import excerpt_of
from trucewatch.show.wording import plain
from trucewatch.web.addresses import VIEWS, Addresses, dossier_address, views_of
from trucewatch.web.asking import Asked
from trucewatch.web.desk import Held
from trucewatch.web.facets import Facet, Sifted
from trucewatch.web.pages.answers import page

ORIGINS: Mapping[str, str] = {"single": "one independent text", "several": "several independent texts"}
Line = TypeVar("Line")


def origins_facet() -> Facet:
    """By how many independent texts a line is carried."""
    return Facet("origins", "Carried by", lambda value: ORIGINS.get(value, plain(value)), unknown="no origin stated")


def carried_by(fact: Fact, evidence: Iterable[Span], held: Held) -> list[str]:
    """The value of that filter; none where nothing carries the fact."""
    return number_of_origins(fact.support.origins if fact.support else len(held.known.origins_of(evidence)))


def number_of_origins(number: int) -> list[str]:
    """The value for a number of independent texts; none for 0."""
    return [] if number == 0 else ["single"] if number == 1 else ["several"]


def sifted_page(
    template: str,
    held: Held,
    view: str,
    asked: Asked,
    left: Sifted[Line],
    *,
    has_days: bool,
    lines: Mapping[str, str] | None = None,
    known: Mapping[str, object] | None = None,
) -> Response:
    """A page of lines with its filters; `lines`: anchors with their addresses, where the brief is not their place."""
    told = {
        "page": Addresses(held.dossier.id, held.reports.values(), lines),
        "asked": asked,
        "left": left,
        "shown": with_reviews(left.shown(asked.page), held.reviews),
        "has_days": has_days,
        "quoted_words": 0,
        "excerpt_of": lambda span: excerpt_of(held.texts.get(span.report), span),
    }
    return page(template, {**frame(held, view), **told, **(known or {})})


def frame(held: Held, view: str) -> dict[str, object]:
    """What stands around every page of a dossier."""
    return {
        "title": plain(held.dossier.title),
        "home": dossier_address(held.dossier.id),
        "views": views_of(held.dossier.id),
        "here": dossier_address(held.dossier.id) + view,
        "name": VIEWS.get(view, ""),
    }
