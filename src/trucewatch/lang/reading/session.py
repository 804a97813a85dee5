"""The model's file: found, verified, opened once, run."""

from __future__ import annotations

import hashlib
from functools import cache
from importlib.resources import files
from importlib.resources.abc import Traversable

import msgspec
import numpy as np
import onnxruntime
from numpy.typing import NDArray

from trucewatch.core.problems import BadWeights
from trucewatch.lang.reading.labels import Layers
from trucewatch.lang.reading.pieces import Batch

Scores = NDArray[np.float32]
RESTORE = "restore it: `git checkout -- src/trucewatch/data/reader`, or install the package again"


class Manifest(msgspec.Struct, frozen=True):
    """What the model's outputs mean, and the checksum of its file (`data/reader/manifest.json`)."""

    version: str
    sha256: str
    tags: tuple[str, ...]
    relations: tuple[str, ...]
    layers: Layers


class Output(msgspec.Struct, frozen=True):
    """The scores of a batch of B sentences with W words: `tags` [B, W, tags], `arcs` [B, W, 1+W], `relations` [B,
    relations, W, 1+W],
    `spans` [B, W, width], `links` [B, W, 1+W], `vectors` [B, 384], `junk` [B]."""

    tags: Scores
    arcs: Scores
    relations: Scores
    spans: Scores
    links: Scores
    vectors: Scores
    junk: Scores


@cache
def manifest() -> Manifest:
    """What the shipped model gives. Raises BadWeights where it is missing or damaged."""
    try:
        return msgspec.json.decode(_stored("manifest.json").read_bytes(), type=Manifest)
    except (OSError, msgspec.MsgspecError) as error:
        raise BadWeights(f"the reader's manifest.json cannot be read ({error}); {RESTORE}") from error


EXACT_SUMS = "session.x64quantprecision"
"""onnxruntime's option by which processors without VNNI add up 8-bit products without overflow, as those with it do: a
little slower there, but every processor reads alike (onnxruntime_session_options_config_keys.h).
"""


@cache
def session() -> onnxruntime.InferenceSession:
    """The model, opened on its first use, on one thread. Raises BadWeights where its file is missing or damaged."""
    try:
        content = _stored("reader.onnx").read_bytes()
    except OSError as error:
        raise BadWeights(f"the reader's reader.onnx cannot be read ({error}); {RESTORE}") from error
    if hashlib.sha256(content).hexdigest() != manifest().sha256:
        raise BadWeights(f"the reader's reader.onnx is damaged: its checksum is not the manifest's; {RESTORE}")
    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = 1
    options.inter_op_num_threads = 1
    options.log_severity_level = 3
    options.add_session_config_entry(EXACT_SUMS, "1")
    return onnxruntime.InferenceSession(content, options, providers=["CPUExecutionProvider"])


def scores_of(batch: Batch) -> Output:
    """The model's scores for the batch. Raises BadWeights."""
    fed = {"ids": batch.ids, "mask": batch.mask, "cases": batch.cases, "first": batch.first}
    return Output(*session().run(None, fed))


def _stored(name: str) -> Traversable:
    return files("trucewatch.data").joinpath("reader", name)
