"""Trees given by hand: `tree("Oren/2/nsubj slept/0/root")`."""

from __future__ import annotations

from trucewatch.core.reading import Reading, Token


def tree(source: str) -> tuple[str, Reading]:
    """The text and reading of words given as "form/head/relation", a word's head counted from 1, 0 = the root.

    "form/TAG/head/relation" gives its part of speech, too; X without.
    """
    tokens, tags, heads, relations, text = [], [], [], [], ""
    for part in source.split():
        form, *tag, head, relation = part.split("/")
        tokens.append(Token(len(text), len(text) + len(form)))
        tags.append(tag[0] if tag else "X")
        heads.append(int(head))
        relations.append(relation)
        text += form + " "
    return text, Reading(tuple(tokens), tuple(tags), tuple(heads), tuple(relations), (), (), 0.0)
