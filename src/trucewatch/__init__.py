"""trucewatch reads reports about a truce and writes one sourced account."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import os

    from trucewatch.show.frames.opened import Opened

__version__ = "0.1.0"
__all__ = ["__version__"]  # without `open`: a star import leaves Python's own alone


def open(path: str | os.PathLike[str], dossier: str | None = None) -> Opened:
    """The account at `path` as data frames: an account.json, its folder, or a workspace with an account a dossier.

    `dossier`: the id of the only one that is wanted. A workspace is read as it was last brought up to date
    (`accounts().stale` tells which dossiers are not). Raises InputError where there is nothing of the kind, BadAccount
    or StoreError where it cannot be read.

        truce = trucewatch.open("brief")
        truce.incidents()
    """
    from trucewatch.opening import opened

    return opened(path, dossier)
