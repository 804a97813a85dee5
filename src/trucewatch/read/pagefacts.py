"""What a page of HTML says of itself in its metadata: Open Graph, schema.org, Dublin Core and plain meta elements."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

import msgspec

if TYPE_CHECKING:
    from lxml.html import HtmlElement

_TITLES = ("og:title", "twitter:title", "dc.title", "title")
_OUTLETS = ("og:site_name", "publisher", "dc.publisher", "application-name", "apple-mobile-web-app-title")
_AUTHORS = ("author", "article:author", "dc.creator", "parsely-author", "byl", "sailthru.author")
_PUBLISHED = (
    "article:published_time",
    "og:article:published_time",
    "datepublished",
    "date",
    "dc.date",
    "dc.date.issued",
    "dcterms.created",
    "parsely-pub-date",
    "sailthru.date",
    "pubdate",
    "publish-date",
    "article.published",
    "citation_publication_date",
)
_ARTICLES = ("article", "report", "posting", "liveblog")
MOST_JSON = 500_000
"""Longer JSON is passed over, in characters."""


class PageFacts(msgspec.Struct, frozen=True):
    """None or empty = the page does not say. `published` is as written, an ISO 8601 date or datetime as a rule."""

    title: str | None = None
    outlet: str | None = None
    authors: tuple[str, ...] = ()
    published: str | None = None
    url: str | None = None
    language: str | None = None


def facts_of(tree: HtmlElement) -> PageFacts:
    """The metadata of a page; where two kinds differ, schema.org comes before the rest."""
    metas: dict[str, list[str]] = {}
    for element in tree.iter("meta"):
        name = (element.get("property") or element.get("name") or element.get("itemprop") or "").strip().casefold()
        if name and (content := _clean(element.get("content"))):
            metas.setdefault(name, []).append(content)
    article: dict[str, Any] = next(_articles(tree), {})

    def meta(names: tuple[str, ...]) -> str | None:
        return next((metas[name][0] for name in names if name in metas), None)

    headline = next((_clean(element.text) for element in tree.iter("title")), None)
    authors = _names(article.get("author")) or tuple(
        name for key in _AUTHORS for name in metas.get(key, [])[:5] if not name.startswith("http")
    )
    language = (
        tree.get("lang") or tree.get("{http://www.w3.org/XML/1998/namespace}lang") or meta(("og:locale", "language"))
    )
    return PageFacts(
        title=_first(article.get("headline")) or meta(_TITLES) or headline,
        outlet=next(iter(_names(article.get("publisher"))), None) or meta(_OUTLETS),
        authors=tuple(dict.fromkeys(authors)),
        published=_first(article.get("datePublished")) or meta(_PUBLISHED) or _time_element(tree),
        url=_link(tree) or meta(("og:url",)),
        language=re.split(r"[-_]", language)[0].casefold()
        if language and re.match(r"[A-Za-z]{2}(?:[-_]|$)", language)
        else None,
    )


def _clean(words: str | None) -> str | None:
    """The words on one line, or None where nothing is left."""
    return (re.sub(r"\s+", " ", words).strip() or None) if words else None


def _first(value: Any) -> str | None:
    if isinstance(value, list):
        value = value[0] if value else None
    return _clean(value) if isinstance(value, str) else None


def _names(value: Any) -> tuple[str, ...]:
    """The names in a schema.org person or organisation, or several, or a bare string."""
    if isinstance(value, list):
        return tuple(name for one in value[:20] if not isinstance(one, list) for name in _names(one))
    if isinstance(value, dict):
        value = value.get("name")
        return _names(value) if not isinstance(value, dict) else ()
    cleaned = _clean(value) if isinstance(value, str) else None
    return (cleaned,) if cleaned and not cleaned.startswith("http") else ()


def _articles(tree: HtmlElement) -> Iterator[dict[str, Any]]:
    """The schema.org nodes of the page that are articles."""
    for element in tree.iter("script"):
        if (element.get("type") or "").strip().casefold() != "application/ld+json":
            continue
        written = element.text or ""
        if len(written) > MOST_JSON:
            continue
        try:
            value = json.loads(written, strict=False)
        except (ValueError, RecursionError):
            continue
        waiting = [value]
        for _ in range(200):
            if not waiting:
                break
            node = waiting.pop(0)
            if isinstance(node, list):
                waiting.extend(node[:50])
            elif isinstance(node, dict):
                kinds = node.get("@type")
                named = " ".join(str(kind) for kind in (kinds if isinstance(kinds, list) else [kinds])).casefold()
                if any(kind in named for kind in _ARTICLES):
                    yield node
                waiting.extend(
                    node[key]
                    for key in ("@graph", "mainEntity", "mainEntityOfPage")
                    if isinstance(node.get(key), dict | list)
                )


def _time_element(tree: HtmlElement) -> str | None:
    """The first time element that is marked as the time of publication."""
    for element in tree.iter("time"):
        marks = " ".join(
            filter(
                None,
                (
                    element.get("itemprop"),
                    element.get("class"),
                    "pubdate" if element.get("pubdate") is not None else None,
                ),
            )
        ).casefold()
        if "publish" in marks or "pubdate" in marks or "entry-date" in marks:
            return _clean(element.get("datetime"))
    return None


def _link(tree: HtmlElement) -> str | None:
    """The page's canonical address."""
    for element in tree.iter("link"):
        if (element.get("rel") or "").casefold() == "canonical" and (address := _clean(element.get("href"))):
            return address if address.startswith(("http://", "https://")) else None
    return None
