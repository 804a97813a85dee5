"""Who does what a verb says, asked of trees that are given by hand."""

from __future__ import annotations

import pytest

from made_trees import tree
from trucewatch.find.doers import doers


def doing(source: str, verb: str) -> list[str] | None:
    """The words that are the verb's doers; None where the tree names none."""
    text, reading = tree(source)
    words = text.split()
    found = doers(reading, text, words.index(verb))
    return None if found is None else [words[one] for one in found]


@pytest.mark.parametrize(
    ("source", "verb", "who"),
    [
        ("Oren/PROPN/3/nsubj has/AUX/3/aux signed/VERB/0/root", "signed", ["Oren"]),
        ("Oren/PROPN/3/nsubj has/AUX/3/aux signed/VERB/0/root", "has", ["Oren"]),
        ("Oren/PROPN/3/nsubj is/AUX/3/cop ready/ADJ/0/root", "is", ["Oren"]),
        ("Oren/PROPN/4/nsubj and/CCONJ/3/cc Velda/PROPN/1/conj signed/VERB/0/root", "signed", ["Oren", "Velda"]),
        (
            "Fronts/NOUN/5/nsubj ,/PUNCT/4/punct which/PRON/4/nsubj lost/VERB/1/acl:relcl slept/VERB/0/root",
            "lost",
            ["Fronts"],
        ),
        (
            "men/NOUN/0/root who/PRON/3/nsubj said/VERB/1/acl:relcl they/PRON/5/nsubj slept/VERB/3/ccomp",
            "said",
            ["men"],
        ),
        # the subject of "was unclear" is a clause, and the verb asked for is in it
        (
            "unclear/ADJ/0/root whether/SCONJ/3/mark sign/VERB/4/csubj pleases/VERB/1/conj Oren/PROPN/3/nsubj",
            "pleases",
            ["Oren"],
        ),
    ],
)
def test_the_tree_names_who_acts(source: str, verb: str, who: list[str]) -> None:
    assert doing(source, verb) == who


@pytest.mark.parametrize(
    ("source", "verb"),
    [
        ("texts/NOUN/3/nsubj:pass were/AUX/3/aux:pass signed/VERB/0/root", "signed"),  # nobody is said to sign
        ("texts/NOUN/3/nsubj:pass were/AUX/3/aux:pass signed/VERB/0/root", "were"),
        ("Oren/PROPN/2/nsubj signed/VERB/0/root texts/NOUN/2/obj", "texts"),  # no verb
        ("Sign/VERB/0/root it/PRON/1/obj", "Sign"),  # no subject
        ("that/PRON/2/nsubj pleased/VERB/0/root Oren/PROPN/2/obj", "pleased"),  # "that" takes up nothing
    ],
)
def test_where_the_tree_names_nobody_it_says_so(source: str, verb: str) -> None:
    assert doing(source, verb) is None
