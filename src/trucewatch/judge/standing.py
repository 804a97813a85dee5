"""Which judgements of a log stand, and which of them on one thing is the last word."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from trucewatch.core.judgements import Judged, Judgement, Logged, State
from trucewatch.core.spans import Span
from trucewatch.judge.facts import PARTS, Spot


@dataclass
class Row:
    """What is known of one judgement while a log is applied; `judged` is how it ends."""

    logged: Logged
    undone_by: Logged | None
    spot: Spot | None = None
    spans: tuple[Span, ...] = ()
    state: State = "applied"
    says: str = ""
    fact: str | None = None
    changed: tuple[str, ...] = ()

    @property
    def judgement(self) -> Judgement:
        """What was judged."""
        return self.logged.judgement

    @property
    def is_open(self) -> bool:
        """Whether nothing has settled yet that it does not apply."""
        return self.state == "applied" and self.undone_by is None

    def orphan(self, why: str) -> None:
        """It cannot be applied: its anchor holds nowhere, or what it says cannot stand here."""
        self.state, self.says = "orphaned", f"Not applied: {why.rstrip('.')}."

    def overtake(self, later: Row, why: str = "") -> None:
        """A later judgement is the last word."""
        self.state, self.says = "overtaken", f"{why or 'Overtaken'} by {signed(later.logged)}."

    def judged(self) -> Judged:
        """What became of it, for the account. What was taken back is so whether or not it could be applied."""
        one, state, says = self.judgement, self.state, self.says
        if self.undone_by is not None:
            state, says = "undone", f"Taken back by {signed(self.undone_by)}."
        return Judged(
            id=self.logged.id,
            verb=one.verb,
            by=one.by,
            at=one.at,
            state=state,
            says=says,
            kind=None if one.about is None else one.about.kind,
            fact=self.fact,
            field=one.field,
            why=one.why,
            evidence=self.spans,
            changed=self.changed,
        )


def signed(logged: Logged) -> str:
    """Who judged what when, for a sentence: "Ada, amend, 2031-05-04T16:00:00+02:00"."""
    one = logged.judgement
    return f"{one.by} ({one.verb}{f' {one.field}' if one.field else ''}, {one.at})"


def rows_of(log: Sequence[Logged]) -> list[Row]:
    """A row for every judgement, with the undo that takes it back, if one stands: an undone undo takes nothing back."""
    undone_by: list[Logged | None] = [None] * len(log)
    for place in range(len(log) - 1, -1, -1):
        one = log[place]
        if one.judgement.verb != "undo" or undone_by[place] is not None:
            continue
        target = next((at for at in range(place - 1, -1, -1) if log[at].id == one.judgement.undoes), None)
        if target is not None and undone_by[target] is None:
            undone_by[target] = one
    rows = [Row(one, by) for one, by in zip(log, undone_by, strict=True)]
    settle_undos(rows)
    return rows


def settle_undos(rows: Sequence[Row]) -> None:
    """Say of every undo what it took back, or that there is nothing to take back."""
    earlier: dict[str, Logged] = {}
    for row in rows:
        if row.judgement.verb == "undo":
            target = earlier.get(row.judgement.undoes or "")
            if target is None:
                row.orphan("no judgement before it in the log is the one that it takes back")
            else:
                row.says = f"Took back the judgement of {signed(target)}."
        earlier[row.logged.id] = row.logged


def settle_words(rows: Sequence[Row]) -> None:
    """Of judgements on one thing, let the last word stand: of keep and reject, and of amends of one field.

    An amend of a field overtakes those of fields inside it. A fact that is out takes what was judged of it along.
    """
    placed = [row for row in rows if row.is_open and row.spot is not None]
    for place, row in enumerate(placed):
        for later in placed[place + 1 :]:
            if later.spot == row.spot and is_last_word(row.judgement, later.judgement):
                row.overtake(later)
    out = {row.spot: row for row in placed if row.is_open and row.judgement.verb == "reject"}
    for row in placed:
        spot = row.spot
        if spot is None or not row.is_open or (row.judgement.verb == "reject" and spot.part is None):
            continue
        whole = out.get(Spot(PARTS[spot.kind][0], spot.fact)) if spot.kind in PARTS else None
        taken_by = whole or (out.get(spot) if row.judgement.verb != "reject" else None)
        if taken_by is not None:
            row.overtake(taken_by, "It is out of the account")


def is_last_word(one: Judgement, later: Judgement) -> bool:
    """Whether the later of two judgements on one thing takes the place of the other."""
    if one.verb in ("keep", "reject"):
        return later.verb in ("keep", "reject")
    if one.verb != "amend" or later.verb != "amend":
        return False
    field, other = one.field or "", later.field or ""
    return field == other or field.startswith(f"{other}.")
