"""UD English-EWT and the freely licensed genres of GUM as examples with tags and trees."""

from __future__ import annotations

import re
from collections.abc import Iterable
from pathlib import Path

from training.conll import Sentence, read_conllu
from training.examples import Example
from trucewatch.lang.quotemarks import quotations


def example_of(sentence: Sentence, place: str) -> Example:
    """One sentence of a treebank; words in quotation marks are told by our own reading of its text."""
    quoted = quotations(sentence.text, ())
    return Example(
        [word.form for word in sentence.words],
        [any(one.outer_start <= word.start < one.outer_end for one in quoted) for word in sentence.words],
        tags=[word.upos for word in sentence.words],
        heads=[word.head for word in sentence.words],
        relations=[word.deprel for word in sentence.words],
        place=place,
    )


def examples_of(paths: Iterable[Path]) -> list[Example]:
    """The sentences of the files, in order."""
    return [example_of(sentence, path.stem) for path in paths for sentence in read_conllu(path)]


def ewt_train(folder: Path) -> list[Example]:
    """EWT's train documents: those that `file-lists/files.train` names among `sources/`."""
    listed = (folder / "file-lists" / "files.train").read_text(encoding="utf-8-sig").split()
    return examples_of(folder / "sources" / name for name in listed)


def gum_held_back(folder: Path) -> set[str]:
    """The documents of GUM's own dev and test parts, by `splits.md`."""
    text = (folder / "splits.md").read_text(encoding="utf-8-sig")
    parts = re.split(r"^## (\w+)", text, flags=re.MULTILINE)
    return {
        name
        for title, body in zip(parts[1::2], parts[2::2], strict=True)
        if title != "train"
        for name in re.findall(r"GUM_\w+", body)
    }


def gum_train(folder: Path) -> list[Example]:
    """The packed GUM documents outside dev and test."""
    held_back = gum_held_back(folder)
    return examples_of(path for path in sorted((folder / "dep").glob("*.conllu")) if path.stem not in held_back)
