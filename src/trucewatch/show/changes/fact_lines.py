"""What became of one fact, as a line with its changes under it."""

from __future__ import annotations

from collections.abc import Iterable

import msgspec

from trucewatch.core.account import HARD_KINDS, Disagreement, Incident, Instrument, Meeting, Report, Statement
from trucewatch.core.changes import FactChange, FactKind
from trucewatch.show.changes.change_lines import change_lines
from trucewatch.show.changes.sheet import Line, Piece, said, said_before
from trucewatch.show.changes.sides import Pages, Side
from trucewatch.show.changes.values import part_words
from trucewatch.show.provenance import Provenance
from trucewatch.show.wording import DISAGREEMENTS, INSTRUMENT_STATUSES, capitalised, counted, listed, plain

FIRST = (
    "text_sha256",
    "status",
    "kind",
    "form",
    "positions",
    "versions",
    "counts",
    "accused",
    "accusations",
    "conditions",
)
"""The fields whose changes are told first, in this order."""
PARTS_OF_NEW = ("positions", "conditions", "counts", "accusations", "lasted", "readings")
"""The parts that are told of a fact which only one account has; of versions only the number."""


def lines_of(fact: FactChange, pages: Pages) -> Line:
    """The line of a fact that was added, is gone, or changed."""
    if fact.how in ("added", "gone"):
        return alone_line(fact, pages)
    ranked = sorted(fact.changes, key=lambda change: FIRST.index(change.field) if change.field in FIRST else len(FIRST))
    under = [line for change in ranked for line in change_lines(fact, change, pages)]
    under += evidence_lines(fact)
    if pages.tells_ids and fact.old != fact.new and fact.kind not in ("assessment", "problem"):
        why = fact.why.removeprefix("the ids differ; ")
        under.append(Line(" ", (said(f"its id in the old account was {plain(fact.old or '')}: {why}"),)))
    own, name = pages.new.facts[fact.kind].get(fact.new or ""), pages.new.name(fact.kind, fact.new or "")
    if isinstance(own, Statement) and any(change.field == "content" for change in fact.changes):
        name = pages.new.known.actor(own.speaker, "Speaker not clear")
    return Line("~", (said(name),), tuple(under), fact_now(fact))


def fact_now(fact: FactChange) -> tuple[FactKind, str] | None:
    """Kind and id of the fact in the new account; None where it is gone."""
    return None if fact.new is None else (fact.kind, fact.new)


def alone_line(fact: FactChange, pages: Pages) -> Line:
    """The line of a fact that only one account has, with its main parts under it."""
    is_old = fact.how == "gone"
    side = pages.side(is_old=is_old)
    own = side.facts[fact.kind].get((fact.old if is_old else fact.new) or "")
    evidence = fact.lost if is_old else fact.gained
    name = side.name(fact.kind, (fact.old if is_old else fact.new) or "")
    words = name + told_beside(own, side)
    if is_old and isinstance(own, Disagreement):
        words = f"{why_over(own, pages)}: {words}"
    under = list(parts_alone(own, side, is_old=is_old))
    other = pages.side(is_old=not is_old)
    if fact.kin and fact.kind in ("incident", "meeting", "instrument", "statement"):
        kin = listed(f"“{other.name(fact.kind, one)}”" for one in fact.kin)
        told = "its passages now tell of" if is_old else "told apart from what the old account has as"
        under.append(Line(" ", (said(f"{told} {kin}"),)))
    return Line("-" if is_old else "+", (Piece(words, evidence, is_old),), tuple(under), fact_now(fact))


def why_over(dispute: Disagreement, pages: Pages) -> str:
    """Whether a disagreement is settled, or only its reports or its subject are gone."""
    if (dispute.about.kind, dispute.about.id) not in pages.now:
        return "gone with what it was about"
    for reading in dispute.readings:
        if reading.evidence and not any(("report", span.report) in pages.now for span in reading.evidence):
            return "no longer in dispute, as the report of one reading is gone"
    return "no longer disputed"


def told_beside(fact: msgspec.Struct | None, side: Side) -> str:
    """What is said beside the name of a fact that only one account has."""
    if isinstance(fact, Instrument):
        versions = f"; {counted(len(fact.versions), 'version')} of its text" if fact.versions else ""
        return f": {INSTRUMENT_STATUSES[fact.status]}{carried(fact, side.known)}{versions}"
    if isinstance(fact, Incident | Meeting):
        return carried(fact, side.known)
    if isinstance(fact, Report):
        return f"; published {part_words(fact.published, side, None)}; text: {'; '.join(side.known.whose(fact))}"
    if isinstance(fact, Disagreement):
        stand = "cannot both stand" if fact.kind in HARD_KINDS else "can both stand"
        return f" ({DISAGREEMENTS[fact.kind]}, {stand}): {plain(fact.why)}"
    return ""


def carried(fact: Instrument | Incident | Meeting, known: Provenance) -> str:
    """`; carried by 2 independent origins; vouched for by Velda`."""
    support = fact.support
    told = known.carried(fact.evidence, support.origins if support else None, support.voices if support else ())
    return f"; {told}"


def parts_alone(fact: msgspec.Struct | None, side: Side, *, is_old: bool) -> Iterable[Line]:
    """The main parts of a fact that only one account has."""
    for name in PARTS_OF_NEW:
        for part in getattr(fact, name, ()):
            if isinstance(part, msgspec.Struct):
                words = part_words(part, side, fact)
                yield Line(" ", (Piece(capitalised(words), getattr(part, "evidence", ()), is_old),))


def evidence_lines(fact: FactChange) -> list[Line]:
    """How many independent texts carry it, and what it rests on only now, or no longer, where no change names that."""
    lines = []
    if fact.origins is not None and fact.origins[0] != fact.origins[1]:
        before, now = fact.origins
        stands = "stands" if now == 1 else "stand"
        lines.append(
            Line(" ", (said(f"now {counted(now, 'independent origin')} {stands} behind it ({before} before)"),))
        )
    shown_new = {span for change in fact.changes for span in change.new_evidence}
    shown_old = {span for change in fact.changes for span in change.old_evidence}
    if gained := tuple(span for span in fact.gained if span not in shown_new):
        lines.append(Line(" ", (said("now rests on this too", gained),)))
    if lost := tuple(span for span in fact.lost if span not in shown_old):
        lines.append(Line(" ", (said_before("no longer rests on this", lost),)))
    return lines
