"""What one account denies of another, found by the sentences that tell it."""

from __future__ import annotations

import re

import msgspec
import pytest

from made_facts import CAST, told
from trucewatch.core.account import Disagreement
from trucewatch.core.spans import Span
from trucewatch.reconcile.differ_denials import denial_disagreements
from trucewatch.reconcile.parallel import Lines
from trucewatch.reconcile.readings import Reader
from trucewatch.reconcile.sides import Sides
from trucewatch.reconcile.support import Origins


def denied(*texts: str) -> list[Disagreement]:
    """What is denied in reports of these texts, in which the sides are named."""
    pages = {}
    for number, text in enumerate(texts):
        own = told(f"r{number}", text).page
        pages[own.report.id] = own
    cast = []
    for actor in CAST:
        names = "|".join(map(re.escape, sorted({actor.name, *actor.names}, key=len, reverse=True)))
        mentions = tuple(
            Span(name, match.start(), match.end(), match.group())
            for name, own in pages.items()
            for match in re.finditer(rf"\b(?:{names})", own.text)
        )
        cast.append(msgspec.structs.replace(actor, mentions=mentions))
    lines = Lines(pages)
    return denial_disagreements(pages, {}, cast, Sides(cast), Reader(Origins(())), (), lines)


def shown(one: Disagreement) -> list[str]:
    """The characters of its readings, claim first."""
    readings = sorted(one.readings, key=lambda reading: reading.value.startswith("denied"))
    return [span.exact for reading in readings for span in reading.evidence]


@pytest.mark.parametrize(
    ("claim", "denial"),
    [
        ("The League says Southmark mined the ferry pier on Monday.", "Southmark denies it."),
        ("The League says Southmark mined the ferry pier on Monday.", "Southmark calls that a lie."),
        ("The League accused Southmark of holding nine teachers.", "Southmark denied holding any teacher."),
        ("The League said Southmark had shelled the dam.", "Southmark denies that its guns shelled it."),
    ],
)
def test_a_denial_answers_the_sentence_before_it(claim: str, denial: str) -> None:
    (one,) = denied(f"{claim} {denial}")
    assert (one.kind, one.field, shown(one)) == ("conflict", "claim", [claim, denial])


def test_what_is_denied_may_lie_further_back_where_it_names_the_denier() -> None:
    (one,) = denied(
        "The League says Southmark took the grain store. The wheat was gone by noon. A clerk wept. Southmark denies it."
    )
    assert shown(one)[0] == "The League says Southmark took the grain store."


def test_one_sentence_may_hold_both_sides() -> None:
    (one,) = denied("The raid broke the truce, the League insists; Southmark denies that.")
    assert shown(one) == ["The raid broke the truce, the League insists;", "Southmark denies that."]


def test_who_denies_responsibility_disputes_only_who_did_it() -> None:
    (one,) = denied("The League said Southmark had mined the pier. Southmark denied responsibility.")
    assert one.kind == "attribution"


def test_a_denial_that_tells_its_claim_meets_the_report_that_makes_it() -> None:
    (one,) = denied(
        "Southmark rejected as nonsense the claim that its divers had cut two phone cables off Lorn.",
        "The League repeats that divers from Southmark cut two phone cables off Lorn on Friday.",
    )
    assert len({span.report for reading in one.readings for span in reading.evidence}) == 2


def test_two_reports_of_one_denial_are_one_disagreement() -> None:
    text = (
        "The League accused Southmark of holding nine teachers in Ordu. Southmark denied holding any teacher in Ordu."
    )
    (one,) = denied(text, text)
    assert len(shown(one)) == 4


@pytest.mark.parametrize(
    "text",
    [
        "The League says Southmark mined the pier. Southmark has not denied it.",
        "The League says Southmark mined the pier. Southmark neither confirmed nor denied it.",
        "The League says Southmark mined the pier. Southmark denied the inspectors access.",
        "The League says Southmark mined the pier. Southmark did not comment.",
        "The League says Southmark mined the pier. Southmark has not yet answered.",
        "Rain fell on the harbour. Southmark denies that a minister resigned.",
        "The League cannot tell whose mine lay there. Southmark denies it.",
        "The League says Southmark mined the pier. Ilva Torrin said maps go to divers who have not mined a pier.",
    ],
)
def test_nothing_is_denied(text: str) -> None:
    assert denied(text) == []
