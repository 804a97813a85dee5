"""The tables of general knowledge in `data/*.toml`, read and checked."""

from __future__ import annotations

import hashlib
from functools import cache
from importlib.resources import files


@cache
def fingerprint() -> str:
    """The SHA-256 over all tables, so that an account tells which knowledge it was built with."""
    digest = hashlib.sha256()
    for table in sorted(files("trucewatch.data").iterdir(), key=lambda entry: entry.name):
        if table.name.endswith(".toml"):
            digest.update(table.name.encode() + b"\0" + table.read_bytes())
    return digest.hexdigest()
