"""The span layers of the reader: which labels each knows, and which marks of our corpus feed it.

A layer is a set of labels that never overlap one another; marks that may overlap stand in layers of their own.
"""

from __future__ import annotations

from training.corpus.marks import COUNTS, EVENTS, MODALITIES, NAMES, ROLES, STANCES, TERMS

COARSE = {
    "person": "PER",
    "state": "LOC",
    "place": "LOC",
    "org": "ORG",
    "office": "ORG",
    "group": "ORG",
    "force": "ORG",
    "nat": "MISC",
    "other": "MISC",
}
"""The fine kinds of our corpus as the four of the public sets (Wikigold's, CrossNER's, UNER's)."""

LAYERS: dict[str, tuple[str, ...]] = {
    "name": ("PER", "ORG", "LOC", "MISC"),
    "kind": NAMES,
    "source": ("source",),
    "cue": ("cue",),
    "content": ("content",),
    "content_inner": ("content",),
    "instrument": ("ins",),
    "term": tuple(term for term in TERMS if term != "cond"),
    "condition": ("cond",),
    "stance": STANCES,
    "party": ("party",),
    "event": EVENTS,
    "role": ROLES,
    "count": tuple(count[2:] for count in COUNTS),
    "modality": MODALITIES,
}
"""Layer -> labels. `content` holds the outermost contents, `content_inner` those inside another; `modality` stands on
the words of events and stances."""

SLICES: dict[str, slice] = {}
"""Where the BIO scores of a layer stand among all span scores: O first, then B and I of each label in turn."""
_at = 0
for _layer, _labels in LAYERS.items():
    SLICES[_layer] = slice(_at, _at + 1 + 2 * len(_labels))
    _at += 1 + 2 * len(_labels)
WIDTH = _at


def classes(layer: str) -> list[str]:
    """The BIO classes of a layer in the order of its scores."""
    return ["O", *(f"{edge}-{label}" for label in LAYERS[layer] for edge in "BI")]
