"""Stamps of the program: what was worked out under one stamp is never taken for what another would work out."""

from __future__ import annotations

import hashlib
from functools import cache
from importlib.resources import files
from importlib.resources.abc import Traversable

from trucewatch import __version__
from trucewatch.know.tables import fingerprint


@cache
def program_stamp() -> str:
    """The SHA-256 over version, tables, model and every line of the program."""
    digest = hashlib.sha256(f"{__version__}\n{fingerprint()}\n{model_stamp()}\n".encode())
    _add(digest, files("trucewatch"))
    return digest.hexdigest()


@cache
def model_stamp() -> str:
    """The SHA-256 over the reader's manifest, which holds the checksum of its weights, and the code that runs it."""
    digest = hashlib.sha256((files("trucewatch.data") / "reader" / "manifest.json").read_bytes())
    _add(digest, files("trucewatch.lang") / "reading")
    return digest.hexdigest()


def _add(digest: hashlib._Hash, folder: Traversable) -> None:
    """Every Python file under `folder`, in the order of the names."""
    for entry in sorted(folder.iterdir(), key=lambda entry: entry.name):
        if entry.is_dir() and entry.name != "__pycache__":
            _add(digest, entry)
        elif entry.name.endswith(".py"):
            digest.update(entry.name.encode() + b"\0" + entry.read_bytes())
