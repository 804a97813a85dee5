"""Which reports of a large pile belong together at all: what one war is told with, whatever the day.

Two reports are linked where they are as alike as reports of one story must be at the least; reports that are linked,
over others if need be, make a dossier. No story reaches over two dossiers, so each can be read alone. Reports of two
wars were below 0.17 in every pile that we measured, those of one war mostly above.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Mapping

import msgspec
import numpy as np
from numpy.typing import NDArray

from trucewatch.group.likeness import Vector
from trucewatch.group.sameness import LEAST_FOR_ONE

KEY_BYTES = 8
"""Of a hash of a feature; two of a million features fall together with a chance of one in forty million."""


class Signature(msgspec.Struct, frozen=True):
    """What a report is compared by, as numbers: hashes of its features and their weights, whose squares sum to 1."""

    keys: NDArray[np.uint64]
    weights: NDArray[np.float32]


def signature_of(weights: Vector) -> Signature:
    """The signature of a report's features (`likeness.features`)."""
    names = sorted(weights)
    hashed = b"".join(hashlib.blake2b(name.encode(), digest_size=KEY_BYTES).digest() for name in names)
    return Signature(np.frombuffer(hashed, np.uint64), np.array([weights[name] for name in names], np.float32))


def packed(signature: Signature) -> bytes:
    """The signature as bytes: the hashes, then the weights."""
    return signature.keys.tobytes() + signature.weights.tobytes()


def unpacked(content: bytes) -> Signature:
    """The signature that was packed. Raises ValueError where the bytes are none."""
    count, rest = divmod(len(content), KEY_BYTES + 4)
    if rest:
        raise ValueError("this is no signature")
    return Signature(
        np.frombuffer(content, np.uint64, count), np.frombuffer(content, np.float32, count, count * KEY_BYTES)
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

    def linked_to(self, signature: Signature) -> tuple[str, ...]:
        """The reports that are as alike as one story asks for at the least, in the order of the pile."""
        starts = np.searchsorted(self._keys, signature.keys, "left")
        ends = np.searchsorted(self._keys, signature.keys, "right")
        likeness = np.zeros(len(self._names), np.float64)
        for start, end, weight in zip(starts, ends, signature.weights, strict=True):
            likeness[self._rows[start:end]] += self._weights[start:end] * weight
        return tuple(self._names[row] for row in np.flatnonzero(likeness >= LEAST_FOR_ONE))


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
