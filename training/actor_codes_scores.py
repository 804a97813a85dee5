"""Codes of actors measured on the tests of NGEC's actor resolution (Halterman et al. 2023): the share of fields passed.

Each field that a test asserts is one question: the country, the role, the second role. A field that has to be empty is
passed where we leave it open. The split does not look at our answer but at the string: `bare names` hold a capitalised
word that no table of ours knows, and neither a place, a known organisation nor a role noun; `post and name` hold a role
noun and such a word, but nothing that tells a country; all others are `told by the words`. Who a bare name is, and of
which state a minister is one, stands in an encyclopedia, which NGEC asks and we do not.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from pathlib import Path

from training.sets.actor_codes import Asked, Case, code_cases
from trucewatch.know.actor_codes import ActorCode, actor_code
from trucewatch.know.actor_pieces import segments

TOLD, POST, BARE = "told by the words", "post and name", "bare names"


def actor_codes_scores(folder: Path) -> tuple[int, dict[str, float | dict[str, float]]]:
    """How many cases `*.py` in `folder` or its folders hold, and the share of fields passed, by field and split.

    `unmarked`: without the tests that their authors mark as failing or skipped; `nobody`: strings that mean no actor,
    and get no code.
    """
    cases = [case for path in sorted(folder.rglob("*.py")) for case in code_cases(path)]
    told: dict[str, float | dict[str, float]] = {}
    _add(told, "all", _answers(cases))
    for field in ("country", "role", "second"):
        _add(told, field, _answers(cases, field))
    _add(told, "unmarked", _answers(case for case in cases if not case.is_marked))
    for split in (TOLD, POST, BARE):
        chosen = [case for case in cases if split_of(case.actor) == split]
        _add(told, split, _answers(chosen))
        for field in ("country", "role"):
            _add(told, f"{split}, {field}", _answers(chosen, field))
    _add(told, "nobody", [actor_code(case.actor) == ActorCode() for case in cases if case.is_nobody])
    return len(cases), told


def split_of(actor: str) -> str:
    """Where the string itself may tell its codes, by the rule above."""
    pieces = [piece for segment in segments(actor) for piece in segment]
    has_stranger = any(piece.is_unknown_name for piece in pieces)
    if not has_stranger or any(piece.named is not None for piece in pieces):
        return TOLD
    return POST if any(piece.role is not None for piece in pieces) else BARE


def is_passed(asked: Asked, code: ActorCode) -> bool:
    """Whether our answer has one of the values asked for."""
    return (getattr(code, asked.field) or "") in asked.values


def _answers(cases: Iterable[Case], field: str | None = None) -> list[bool]:
    """Passed or not, for each question of `field`, or of any."""
    return [
        is_passed(asked, actor_code(case.actor))
        for case in cases
        for asked in case.asked
        if field is None or asked.field == field
    ]


def _add(told: dict[str, float | dict[str, float]], name: str, answers: Sequence[bool]) -> None:
    """Adds the share of yes; nothing where there are no questions."""
    if answers:
        told[name] = sum(answers) / len(answers)
