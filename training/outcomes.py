"""What held against the marks comes to: right, missed, too many."""

from __future__ import annotations

import msgspec


class Outcome(msgspec.Struct):
    """What one kind of fact came to: right ones, missed marks, facts too many."""

    right: int = 0
    missed: list[str] = []
    extra: list[str] = []


class Tally(msgspec.Struct):
    """Outcomes added up."""

    right: int = 0
    missed: int = 0
    said: int = 0

    def add(self, outcome: Outcome) -> None:
        """One story's."""
        self.right += outcome.right
        self.missed += len(outcome.missed)
        self.said += outcome.right + len(outcome.extra)

    def row(self) -> str:
        """Precision over the facts, recall over the marks, and their harmonic mean."""
        precision = self.right / self.said if self.said else 0.0
        recall = self.right / (self.right + self.missed) if self.right else 0.0
        mean = 2 * precision * recall / (precision + recall) if self.right else 0.0
        return f"p {precision:.3f}  r {recall:.3f}  f1 {mean:.3f}  (facts {self.said}, missed {self.missed})"
