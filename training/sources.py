"""Which sets the training joins, by group; each is marked Ship in the data's README."""

from __future__ import annotations

from pathlib import Path

from training.examples import Example
from training.sets import names
from training.sets.attribution import gum_attribution
from training.sets.corpus import corpus_examples
from training.sets.treebanks import ewt_train, gum_train

__all__ = ["corpus_examples", "public_examples"]


def public_examples(data: Path) -> dict[str, list[Example]]:
    """The examples of the public sets below `data`, by group: one group is one kind of batch."""
    return {
        "ewt": ewt_train(data / "ewt"),
        "gum": gum_train(data / "gum"),
        "names": [
            *names.wikigold(data / "wikigold"),
            *names.crossner(data / "crossner_politics", "train"),
            *names.crossner(data / "crossner_politics", "dev"),
            *names.re3d(data / "re3d"),
            *names.meantime(data / "meantime"),
            *names.gum_names(data / "gum"),
        ],
        "attribution": list(gum_attribution(data / "gum")),
    }
