"""The other side's tally in the same breath: "19 breaches by Velda, eight by Harn", "the rebels' list more than 40"."""

from __future__ import annotations

import msgspec

from trucewatch.core.account import Incident
from trucewatch.core.page import Mention
from trucewatch.find.incidents.blame import Blame
from trucewatch.find.survey import Line, Survey
from trucewatch.lang.quantities import QuantityExpression, quantity_expressions

_OWNING = frozenset({"'s", "’s", "'", "’"})
_JOINTS = frozenset({",", "and", "while", "but", "against"})


def second_tally(survey: Survey, blame: Blame, line: Line, tally: Incident) -> Incident | None:
    """The tally of a bare number behind the total of `tally`, with a side of its own; None where there is none.

    The side committed the breaches, or, as their owner ("the army's has 31, the rebels' 45"), counts them.
    """
    total = next((count for count in tally.counts if count.of == "violations"), None)
    if total is None:
        return None
    end = total.evidence[0].end
    for quantity in quantity_expressions(survey.page.text, end, line.sentence.end):
        if quantity.noun_start != quantity.noun_end or quantity.value.unit:
            continue
        owner, side = _side_of(blame, line, quantity, end)
        # "the army counted 31 breaches, the rebels forty": these count, they are not charged
        if owner is None and (side is None or tally.accused in (None, side.actor)):
            continue
        span = survey.page.span(quantity.start, quantity.end)
        count = msgspec.structs.replace(
            total,
            id=f"c-{survey.page.report.id}-{span.start}-violations",
            value=msgspec.structs.replace(quantity.value, unit=total.value.unit),
            counted_by=owner.actor if owner is not None else total.counted_by,
            evidence=(span,),
            read={"value": (span,)},
        )
        charge = blame.named(side) if side is not None else None
        return msgspec.structs.replace(
            tally,
            id=f"{tally.id}-{span.start}",
            accused=charge.accused if charge is not None else None,
            accused_status="alleged" if charge is not None else "undetermined",
            alleged_by=(owner.actor,) if owner is not None else tally.alleged_by,
            counts=(count,),
            read={"accused": charge.spans} if charge is not None else {},
        )
    return None


def _side_of(
    blame: Blame, line: Line, quantity: QuantityExpression, after: int
) -> tuple[Mention | None, Mention | None]:
    """Who counts, and who is charged: a side right before the number behind a joint, or one behind "by"."""
    number = line.word_at(quantity.start)
    for side in blame.sides(line):
        if side.start >= quantity.end and blame.follows_by(line, side, quantity.end):
            return None, side
        if not after <= side.start < quantity.start:
            continue
        between = line.lowers[line.word_at(side.end - 1) + 1 : number]
        ahead = [lower for lower in line.lowers[: line.word_at(side.start)] if lower != "the"]
        if not ahead or ahead[-1] not in _JOINTS:
            continue
        if between and set(between) <= _OWNING:
            return side, None
        if not between:
            return None, side
    return None, None
