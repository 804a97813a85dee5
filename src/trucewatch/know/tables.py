"""The tables of general knowledge in `data/*.toml`, read and checked."""

from __future__ import annotations

import hashlib
import tomllib
from functools import cache
from importlib.resources import files
from typing import Any

from trucewatch.core.problems import BadTable

HEAD = 64
"""Bytes of a binary table that tell it from every other."""


@cache
def fingerprint() -> str:
    """The SHA-256 over all tables, so that an account tells which knowledge it was built with.

    Of the gazetteer its head, which holds a hash of the rest.
    """
    digest = hashlib.sha256()
    for table in sorted(files("trucewatch.data").iterdir(), key=lambda entry: entry.name):
        if table.name.endswith(".toml"):
            digest.update(table.name.encode() + b"\0" + table.read_bytes())
        elif table.name.endswith(".bin"):
            with table.open("rb") as file:
                digest.update(table.name.encode() + b"\0" + file.read(HEAD))
    return digest.hexdigest()


@cache
def table(name: str, section: str) -> dict[str, Any]:
    """The section `section` of `data/<name>.toml`. Raises BadTable where file or section is missing or unreadable."""
    try:
        content = tomllib.loads((files("trucewatch.data") / f"{name}.toml").read_text(encoding="utf-8"))
    except (OSError, ValueError) as error:
        raise BadTable(f"{name}.toml: {error}; install trucewatch again") from error
    found = content.get(section)
    if not isinstance(found, dict):
        raise BadTable(f"{name}.toml has no section [{section}]; install trucewatch again")
    return found


def texts(name: str, section: str, row: str, value: object) -> tuple[str, ...]:
    """`value` as a row of texts. Raises BadTable, naming the row, where it is something else."""
    if not isinstance(value, list) or not all(isinstance(text, str) and text for text in value):
        raise BadTable(f"{name}.toml [{section}] {row}: a list of texts is needed, not {value!r}")
    return tuple(value)
