"""Reports of attacks with what fills their templates: MUC-4 (Sundheim 1992) as GRIT (Du et al. 2021) lays it out."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import cast

import msgspec

ROLES = ("PerpInd", "PerpOrg", "Target", "Victim", "Weapon")
Entities = tuple[tuple[str, ...], ...]
"""Of one role: each entity with all strings that name it."""


class Report(msgspec.Struct, frozen=True):
    """One report, in lower case as the set has it, with what fills each role."""

    name: str
    text: str
    filled: dict[str, Entities]


def reports(folder: Path) -> Iterator[Report]:
    """The reports of every `dev.json` below the folder: the two hundred of the first two tests."""
    for path in sorted(folder.rglob("dev.json")):
        for row in path.read_text(encoding="utf-8").splitlines():
            if row.strip():
                yield _report(json.loads(row))


def _report(row: dict[str, object]) -> Report:
    extracts = cast(dict[str, list[list[tuple[str, int]]]], row["extracts"])
    filled = {
        role: tuple(tuple(str(string) for string, _ in entity) for entity in extracts.get(role, ())) for role in ROLES
    }
    return Report(str(row["docid"]), str(row["doctext"]), filled)
