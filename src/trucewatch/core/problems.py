"""Trouble: values for trouble in the reports, exceptions for trouble in the call.

TrucewatchError
  InputError          nothing can be read from what was named: name something else
    UnknownFormat     the bytes are of a kind that no reader takes
    Unreachable       the path does not exist or may not be opened
  DataError           the installation is damaged: reinstall, or mend the named row
    BadTable          a table of general knowledge does not hold what it must
    BadSpan           a span does not slice to its own words: a fault of the program
    BadWeights        the reader's model is missing or damaged
    BadAccount        a file is no account of the format that this version reads
  StoreError          a workspace cannot be used as it is; it was left untouched
    NoStore           there is none where one was named, or something else lies there
    NewerStore        a later version of the program made it: install that
    DamagedStore      it cannot be read, or its logs are not what was written: restore a backup
    BusyStore         another program has been writing it for too long: try again
  NotInstalled        an optional part of the installation is not there: install it
"""

from __future__ import annotations

import msgspec

from trucewatch.core.spans import Span


class Problem(msgspec.Struct, frozen=True):
    """Something in the reports that could not be read, or could be read in two ways.

    `stage` is the room that met it, `where` the characters or the file, `hint` what a person can do.
    """

    stage: str
    what: str
    where: Span | str
    hint: str


class TrucewatchError(Exception):
    """Any error that trucewatch raises by design; its text says what to do."""


class InputError(TrucewatchError):
    """Nothing can be read from what was named."""


class UnknownFormat(InputError):
    """The bytes are of a kind that no reader takes."""


class Unreachable(InputError):
    """The path does not exist or may not be opened."""


class DataError(TrucewatchError):
    """What was installed or stored is damaged."""


class BadTable(DataError):
    """A table of general knowledge does not hold what it must; names file, row and remedy."""


class BadSpan(DataError):
    """A span does not slice to its own words."""


class BadWeights(DataError):
    """The reader's model is missing or is not the file that belongs to this version; says how to restore it."""


class BadAccount(DataError):
    """A file is no account of the format that this version reads."""


class StoreError(TrucewatchError):
    """A workspace cannot be used as it is; it was left untouched."""


class NoStore(StoreError):
    """There is no workspace where one was named, or something else lies there."""


class NewerStore(StoreError):
    """A later version of the program made the workspace."""


class DamagedStore(StoreError):
    """A workspace cannot be read, or its logs are not what was written."""


class BusyStore(StoreError):
    """Another program has been writing the workspace for too long."""


class NotInstalled(TrucewatchError):
    """An optional part of the installation is not there; says how to install it."""
