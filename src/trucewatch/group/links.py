"""Which reports of a large pile belong together at all: what one war is told with, whatever the day.

Reports that are linked, over others if need be, make a dossier: the reports of one war, with no silence of a year in
them. Whether two are linked hangs on these two alone, so the order of arrival does not matter and nothing that was
linked is ever parted. What is mixed are neighbours, wars of one region in one year (`tools/bench_store.py` tells).
Tried and left: likeness without the days (two thirds of our corpus, wars of 76 years, became one dossier), names of
actors alone (a mediator has many wars).
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Mapping
from datetime import date

import msgspec
import numpy as np
from numpy.typing import NDArray

from trucewatch.group.likeness import Vector
from trucewatch.group.sameness import LEAST_FOR_GROUPS, LEAST_FOR_ONE, MOST_DAYS_FOR_ONE

LEAST_NEAR, NEAR_DAYS = LEAST_FOR_ONE, MOST_DAYS_FOR_ONE
"""Published so few days apart, two reports need no more likeness than a story asks of a report alone."""
LEAST_FAR, FAR_DAYS = LEAST_FOR_GROUPS, 366
"""Else they need this, and no more than a year between them; so does a report whose day is not known."""
UNKNOWN_DAY = 0
FEWEST_APART = 250
"""So many new reports are looked through by themselves before the pile is sorted anew."""
KEY_BYTES = 8
"""Of a hash of a feature; two of a million features fall together with a chance of one in forty million."""
WEIGHT_BYTES, DAY_BYTES = 4, 8


class Signature(msgspec.Struct, frozen=True):
    """What a report is compared by, as numbers: hashes of its features and their weights, whose squares sum to 1, and
    the day of publication, counted from the year 1 (UNKNOWN_DAY = not known)."""

    keys: NDArray[np.uint64]
    weights: NDArray[np.float32]
    day: int


def signature_of(weights: Vector, published: str | None) -> Signature:
    """The signature of a report's features (`likeness.features`) and its day of publication (ISO 8601)."""
    names = sorted(weights)
    hashed = b"".join(hashlib.blake2b(name.encode(), digest_size=KEY_BYTES).digest() for name in names)
    day = date.fromisoformat(published[:10]).toordinal() if published else UNKNOWN_DAY
    return Signature(np.frombuffer(hashed, np.uint64), np.array([weights[name] for name in names], np.float32), day)


def packed(signature: Signature) -> bytes:
    """The signature as bytes: the day, the hashes, the weights."""
    return signature.day.to_bytes(DAY_BYTES, "little") + signature.keys.tobytes() + signature.weights.tobytes()


def unpacked(content: bytes) -> Signature:
    """The signature that was packed. Raises ValueError where the bytes are none."""
    count, rest = divmod(len(content) - DAY_BYTES, KEY_BYTES + WEIGHT_BYTES)
    if rest or count < 0:
        raise ValueError("this is no signature")
    return Signature(
        np.frombuffer(content, np.uint64, count, DAY_BYTES),
        np.frombuffer(content, np.float32, count, DAY_BYTES + count * KEY_BYTES),
        int.from_bytes(content[:DAY_BYTES], "little"),
    )


class Pile:
    """Reports by their signatures, with the question which of them a new one is linked to."""

    def __init__(self, signatures: Mapping[str, Signature]) -> None:
        self._names = list(signatures)
        sizes = [len(signatures[name].keys) for name in self._names]
        keys = np.concatenate([signatures[name].keys for name in self._names] or [np.empty(0, np.uint64)])
        order = np.argsort(keys, kind="stable")
        self._keys = keys[order]
        self._rows = np.repeat(np.arange(len(self._names), dtype=np.int64), sizes)[order]
        weights = [signatures[name].weights for name in self._names] or [np.empty(0, np.float32)]
        self._weights = np.concatenate(weights)[order]
        self._days = np.array([signatures[name].day for name in self._names], np.int64)

    def linked_to(self, signature: Signature) -> tuple[str, ...]:
        """The reports that are as alike as their days ask for, in the order of the pile."""
        starts = np.searchsorted(self._keys, signature.keys, "left")
        ends = np.searchsorted(self._keys, signature.keys, "right")
        likeness = np.zeros(len(self._names), np.float64)
        for start, end, weight in zip(starts, ends, signature.weights, strict=True):
            likeness[self._rows[start:end]] += self._weights[start:end] * weight
        apart = np.abs(self._days - signature.day)
        is_known = (self._days != UNKNOWN_DAY) & (signature.day != UNKNOWN_DAY)
        needed = np.where(is_known & (apart <= NEAR_DAYS), LEAST_NEAR, LEAST_FAR)
        needed[is_known & (apart > FAR_DAYS)] = np.inf
        return tuple(self._names[row] for row in np.flatnonzero(likeness >= needed))


class Piles:
    """A pile that grows: what came last lies apart, and is put to the rest when it has become a tenth of it."""

    def __init__(self, signatures: Mapping[str, Signature]) -> None:
        self._all = dict(signatures)
        self._old, self._new = Pile(self._all), Pile({})
        self._young: dict[str, Signature] = {}

    def add(self, signatures: Mapping[str, Signature]) -> None:
        """Put reports to the pile."""
        self._all.update(signatures)
        self._young.update(signatures)
        if len(self._young) > max(FEWEST_APART, len(self._all) // 10):
            self._old, self._young = Pile(self._all), {}
        self._new = Pile(self._young)

    def linked_to(self, signature: Signature) -> tuple[str, ...]:
        """The reports that are as alike as their days ask for (`Pile.linked_to`)."""
        return self._old.linked_to(signature) + self._new.linked_to(signature)


class Dossiers:
    """Which dossier each report is of; a dossier is named by the report that came into it, or the oldest of it, first.

    `known`: report -> the report that its dossier is named by.
    """

    def __init__(self, known: Mapping[str, str], order: Mapping[str, int]) -> None:
        self._above = dict(known)
        self._order = order

    def of(self, report: str) -> str:
        """The dossier of the report."""
        top = report
        while self._above[top] != top:
            top = self._above[top]
        while self._above[report] != top:
            self._above[report], report = top, self._above[report]
        return top

    def add(self, report: str, linked: Iterable[str]) -> str:
        """The dossier of a new report, which makes one of all that it is linked to."""
        self._above.setdefault(report, report)
        for other in linked:
            one, two = sorted((self.of(report), self.of(other)), key=lambda name: self._order[name])
            self._above[two] = one
        return self.of(report)
