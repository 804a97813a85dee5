"""What the model says of one run of words, wherever it stands: as a value and as bytes to keep."""

from __future__ import annotations

import msgspec
import numpy as np

from trucewatch.lang.reading.labels import Found


class Known(msgspec.Struct, frozen=True, gc=False):
    """Tags, tree and labels of the words; `spans` with their trigger's first word and modality."""

    tags: tuple[str, ...]
    heads: tuple[int, ...]
    relations: tuple[str, ...]
    spans: tuple[tuple[Found, int | None, str | None], ...]
    vector: tuple[float, ...]
    junk: float


class _Packed(msgspec.Struct, frozen=True, array_like=True):
    tags: str
    heads: tuple[int, ...]
    relations: str
    spans: tuple[tuple[str, str, int, int, float, int | None, str | None], ...]
    vector: bytes
    junk: float


def packed(known: Known) -> bytes:
    """The value as bytes; `unpacked` gives it back bit by bit."""
    spans = tuple((one.layer, one.label, one.first, one.last, one.score, of, mood) for one, of, mood in known.spans)
    vector = np.asarray(known.vector, np.float32).tobytes()
    return msgspec.msgpack.encode(
        _Packed(" ".join(known.tags), known.heads, " ".join(known.relations), spans, vector, known.junk)
    )


def unpacked(content: bytes) -> Known | None:
    """The value that was packed; None where the bytes are damaged: then the sentence is read again."""
    try:
        kept = msgspec.msgpack.decode(content, type=_Packed)
        vector = tuple(np.frombuffer(kept.vector, np.float32).tolist())
    except (msgspec.MsgspecError, ValueError):
        return None
    return Known(
        tuple(kept.tags.split()),
        kept.heads,
        tuple(kept.relations.split()),
        tuple((Found(*one[:5]), one[5], one[6]) for one in kept.spans),
        vector,
        kept.junk,
    )
