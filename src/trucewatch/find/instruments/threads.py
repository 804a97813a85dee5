"""What one report says of one instrument, gathered while the report is read."""

from __future__ import annotations

from dataclasses import dataclass, field

from trucewatch.core.account import CEASEFIRES, Monitoring, Obligation
from trucewatch.core.spans import Span
from trucewatch.core.values import When
from trucewatch.find.instruments.conditions import Clause
from trucewatch.find.instruments.endings import Ending
from trucewatch.find.instruments.heads import Head
from trucewatch.find.instruments.lifetimes import Fate
from trucewatch.find.instruments.positions import Claim
from trucewatch.know.instruments import Term

PAPER = "paper"
"""The family of a paper that no word says what it is about: "the Framework Agreement"."""


@dataclass
class Thread:
    """Everything of one report about one instrument; fill it with `add` and `add_claim`, which keep the sums.

    `starts` pairs a time with its line, `lengths` a number of days with line and words; `open_lengths` are words that
    say how long it lasts, but not in days. `family` is the form without
    the degrees of a truce, or the label of a term beside one; `headlines` are its mentions in titles; `last_line` is
    the line that spoke of it last.
    """

    heads: list[Head] = field(default_factory=list)
    headlines: list[Head] = field(default_factory=list)
    claims: list[Claim] = field(default_factory=list)
    clauses: list[Clause] = field(default_factory=list)
    fates: list[tuple[int, Fate]] = field(default_factory=list)
    starts: list[tuple[int, When]] = field(default_factory=list)
    ends: list[Ending] = field(default_factory=list)
    open_lengths: list[Span] = field(default_factory=list)
    lengths: list[tuple[int, float, Span]] = field(default_factory=list)
    duties: list[Obligation] = field(default_factory=list)
    watching: list[Monitoring] = field(default_factory=list)
    family: str | None = None
    term: Term | None = None
    targets: dict[str, None] = field(default_factory=dict)
    scopes: set[str] = field(default_factory=set)
    years: set[str] = field(default_factory=set)
    stated_days: float | None = None
    months: float | None = None
    last_line: int = -1
    extends: bool = False
    is_earlier: bool = False
    is_own: bool = False
    is_offered: bool = False
    is_talks: bool = False
    is_all_plain: bool = True

    def add(self, head: Head) -> None:
        """One more mention of the instrument."""
        if not self.heads:
            self.is_talks = head.kind == "talks"
        self.heads.append(head)
        self.family = self.family or family_of(head)
        self.term = self.term or head.term
        self.targets.update(dict.fromkeys(head.targets))
        if head.scope:
            self.scopes.add(head.scope)
        if head.year:
            self.years.add(head.year)
        if self.stated_days is None:
            self.stated_days, self.months = head.days, head.months
        self.last_line = max(self.last_line, head.line)
        self.extends = self.extends or head.extends
        self.is_earlier = self.is_earlier or head.earlier
        self.is_own = self.is_own or head.own
        self.is_offered = self.is_offered or head.kind == "proposal"
        self.is_all_plain = self.is_all_plain and head.is_plain

    def add_claim(self, claim: Claim) -> None:
        """One more stance on it."""
        self.claims.append(claim)
        self.last_line = max(self.last_line, claim.line)
        self.is_offered = self.is_offered or (claim.stance == "proposes" and not claim.order)

    @property
    def days(self) -> float | None:
        """The first stated length: of its name, else of a sentence about it."""
        return self.stated_days or next((days for _, days, _ in self.lengths), None)


def family_of(head: Head) -> str | None:
    """The form of a head without the degrees of a truce; of a term beside a truce, which one; None for a bare paper."""
    if head.term:
        return head.term.label
    return "truce" if head.form in CEASEFIRES else head.form
