"""Reads a brief as a browser does: ids, links, headings, text."""

from __future__ import annotations

from dataclasses import dataclass, field
from html.parser import HTMLParser

VOID = {"meta", "br", "link", "img", "hr", "input", "col", "wbr"}
HIDDEN = {"style", "script"}


@dataclass
class Seen:
    """What a page holds. `text` leaves out styles; `marked` is the text inside each mark that has an id."""

    tags: list[tuple[str, dict[str, str]]] = field(default_factory=list)
    text: str = ""
    marked: dict[str, str] = field(default_factory=dict)
    unclosed: list[str] = field(default_factory=list)

    @property
    def ids(self) -> list[str]:
        """All ids, in order."""
        return [attributes["id"] for _, attributes in self.tags if "id" in attributes]

    @property
    def links(self) -> list[str]:
        """All link targets, in order."""
        return [attributes["href"] for tag, attributes in self.tags if tag == "a"]

    def with_class(self, name: str) -> list[dict[str, str]]:
        """The attributes of the tags of that class."""
        return [attributes for _, attributes in self.tags if name in attributes.get("class", "").split()]


class Browser(HTMLParser):
    """Fills a Seen."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.seen = Seen()
        self.opened: list[tuple[str, str | None, int]] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        attributes = {key: value or "" for key, value in attrs}
        self.seen.tags.append((tag, attributes))
        if tag not in VOID:
            self.opened.append((tag, attributes.get("id"), len(self.seen.text)))

    def handle_endtag(self, tag: str) -> None:
        name, ident, start = self.opened.pop()
        assert name == tag, f"</{tag}> closes <{name}>"
        if tag == "mark" and ident:
            self.seen.marked[ident] = self.seen.text[start:]

    def handle_data(self, data: str) -> None:
        if not any(tag in HIDDEN for tag, _, _ in self.opened):
            self.seen.text += data


def read(html: str) -> Seen:
    """The page as a browser sees it; every tag must be closed in its order."""
    browser = Browser()
    browser.feed(html)
    browser.close()
    browser.seen.unclosed = [tag for tag, _, _ in browser.opened]
    return browser.seen
