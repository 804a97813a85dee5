"""From a page of HTML to the article's text, and what the page's metadata says of it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import msgspec

from trucewatch.read.pagefacts import PageFacts, facts_of

if TYPE_CHECKING:
    from lxml.html import HtmlElement

MOST_CHARACTERS = 3_000_000
"""A longer page is left unread: what reads pages takes seconds for each ten megabytes."""
MOST_ELEMENTS = 60_000
"""A page of more elements is left unread, for the same reason."""
NAVIGATION_ONLY = "no article was found: the page is navigation only"


class Article(msgspec.Struct, frozen=True):
    """The article's text, one paragraph a line, or None with the `trouble`; and the page's metadata."""

    text: str | None
    facts: PageFacts
    trouble: str | None = None


def article_of(markup: str) -> Article:
    """The article of a page. Nothing is fetched, no entity is expanded, nothing is raised for broken markup."""
    if len(markup) > MOST_CHARACTERS:
        return Article(None, PageFacts(), f"the page is longer than {MOST_CHARACTERS // 1_000_000} million characters")
    tree = _tree_of(markup)
    if tree is None:
        return Article(None, PageFacts(), "the page holds no markup that can be read")
    if sum(1 for _ in tree.iter()) > MOST_ELEMENTS:
        return Article(None, PageFacts(), f"the page has more than {MOST_ELEMENTS} elements")
    facts = facts_of(tree)
    text = _text_of(tree)
    if text is None:
        return Article(None, facts, NAVIGATION_ONLY)
    return Article(text, facts)


def _tree_of(markup: str) -> HtmlElement | None:
    from lxml import etree
    from lxml.html import HTMLParser, document_fromstring

    parser = HTMLParser(
        encoding="utf-8", no_network=True, recover=True, huge_tree=False, remove_comments=True, remove_pis=True
    )
    try:
        return document_fromstring(markup.encode("utf-8", "replace"), parser=parser)
    except (etree.LxmlError, ValueError, RecursionError):
        return None


def _text_of(tree: HtmlElement) -> str | None:
    """What trafilatura takes for the article, in plain text."""
    import logging

    from trafilatura import extract

    logging.getLogger("trafilatura").setLevel(logging.CRITICAL)
    try:
        text = extract(
            tree,
            output_format="txt",
            fast=False,
            favor_recall=False,
            favor_precision=False,
            include_comments=False,
            include_tables=True,
            include_images=False,
            include_links=False,
            include_formatting=False,
            deduplicate=False,
            with_metadata=False,
            target_language=None,
        )
    except Exception:
        return None
    return text if text and text.strip() else None
