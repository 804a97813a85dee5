"""What the training learns from and the evaluation measures: one sentence with whatever is known of it."""

from __future__ import annotations

import msgspec


class Example(msgspec.Struct):
    """One sentence.

    `words`: its tokens; `quoted`: for each word, does it stand inside quotation marks. Each of the rest is None (or a
    missing key) where the set does not annotate it, which is not the same as annotated and empty:
    `tags`: universal part of speech a word; `heads`: index of the head a word, 1-based, 0 = root; `relations`:
    universal
    dependency label a word (the part before the colon); `layers`: layer name -> a BIO label a word ("B-PER", "I-PER",
    "O");
    `links`: for each word that begins roles, the first words (1-based) of the triggers that they belong to, 0 = of
    one in another sentence; () for a word that begins none;
    `is_junk`: whether the line is no part of the article.
    `place`: where it comes from, for messages.
    """

    words: list[str]
    quoted: list[bool]
    tags: list[str] | None = None
    heads: list[int] | None = None
    relations: list[str] | None = None
    layers: dict[str, list[str]] = {}
    links: list[tuple[int, ...]] | None = None
    is_junk: bool | None = None
    place: str = ""


def bio(length: int, spans: list[tuple[int, int, str]]) -> list[str]:
    """BIO labels over `length` words for (first word, word after the last, label); the longer wins where spans overlap.

    >>> bio(4, [(1, 3, "PER")])
    ['O', 'B-PER', 'I-PER', 'O']
    """
    labels = ["O"] * length
    for first, last, label in sorted(spans, key=lambda span: span[0] - span[1]):
        if first < last and all(known == "O" for known in labels[first:last]):
            labels[first:last] = [f"B-{label}"] + [f"I-{label}"] * (last - first - 1)
    return labels


def spans_of(labels: list[str]) -> list[tuple[int, int, str]]:
    """The (first word, word after the last, label) of BIO labels; an I without its B begins a span.

    >>> spans_of(["O", "B-PER", "I-PER", "I-LOC"])
    [(1, 3, 'PER'), (3, 4, 'LOC')]
    """
    found: list[tuple[int, int, str]] = []
    start, kind = 0, ""
    for index, label in enumerate([*labels, "O"]):
        continues = label.startswith("I-") and label[2:] == kind
        if kind and not continues:
            found.append((start, index, kind))
            kind = ""
        if label != "O" and not continues:
            start, kind = index, label[2:]
    return found
