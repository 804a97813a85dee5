"""Words as Markdown: report text escaped, evidence by outlet and offsets, who reviewed a line.

Escaped for CommonMark and the GitHub dialect: text cannot make headings, lists, links or HTML.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from trucewatch.core.spans import Span
from trucewatch.show.row import Cited, Row
from trucewatch.show.rows import Ledger
from trucewatch.show.wording import capitalised, plain

SPECIAL = re.compile(r"[\\`*_{}\[\]<>|~&!#$^=]")
"""Characters that can begin a mark-up of CommonMark, or of the dialects that add tables, strikes and formulas."""

LEADING = re.compile(r"^(?:[-+]|\d{1,9}(?=[.)]))")
"""What would make a line a list: "- so", "1. so"."""

ADDRESS = re.compile(r"(?i)\b(https?|ftp|mailto|xmpp)(:)|\b(www)(\.)|(@)")
"""What the GitHub dialect makes a link of by itself: "https://", "www.", "a@b.example"."""

LINE_WORDS = 60
"""A statement is quoted up to so many words here; the whole stands in the page and in the account."""


def escaped(text: str) -> str:
    """`text` on one line, as Markdown that shows these characters and nothing else."""
    words = plain(text)
    words = SPECIAL.sub(lambda match: "\\" + match.group(), words)
    words = LEADING.sub(
        lambda match: "\\" + match.group() if not match.group().isdigit() else match.group() + "\\", words
    )
    return ADDRESS.sub(bound_address, words)


def bound_address(match: re.Match[str]) -> str:
    """The address with its sign escaped; "@" as an entity, since a backslash does not stop an e-mail link."""
    if match.group(5):
        return "&#64;"
    return f"{match.group(1)}\\:" if match.group(1) else f"{match.group(3)}\\."


class References:
    """Names evidence by outlet and offsets."""

    def __init__(self, ledger: Ledger) -> None:
        self.outlets = {row.report: escaped(row.outlet) for row in ledger.reports}

    def __call__(self, evidence: Iterable[Span]) -> str:
        """` [Outlet 12-40, 100-130; Other 5-9]`; nothing where there is no evidence."""
        by_outlet: dict[str, list[str]] = {}
        for span in evidence:
            outlet = self.outlets.get(span.report) or escaped(span.report)
            by_outlet.setdefault(outlet, []).append(f"{span.start}-{span.end}")
        named = "; ".join(f"{outlet} {', '.join(places)}" for outlet, places in by_outlet.items())
        return f" [{named}]" if named else ""

    def line(self, cited: Cited) -> str:
        """Words with their evidence."""
        return escaped(capitalised(cited.words)) + self(cited.evidence)


def reviewed(row: Row) -> str:
    """` (reviewed by Ada)`; nothing where nobody did."""
    return f" ({'; '.join(escaped(review.words) for review in row.reviews)})" if row.reviews else ""
