"""One utterance in other words."""

from __future__ import annotations

import pytest

from made_facts import statement
from marked import page
from trucewatch.core.account import Actor
from trucewatch.reconcile.paraphrase import paraphrases
from trucewatch.reconcile.sides import Sides


def pairs(first: str, second: str, speakers: tuple[str, str] = ("vell", "vell")) -> list[tuple[int, int]]:
    """The pairs among two statements whose words are those texts, each in a report of its own."""
    pages = [page(text, f"{number}.txt") for number, text in enumerate((first, second))]
    said = [
        statement((one.span(0, len(one.text)),), speaker, id=f"s{number}", mode="indirect")
        for number, (one, speaker) in enumerate(zip(pages, speakers, strict=True))
    ]
    cast = [Actor(key, key.title(), "person", (key,), (), None, ()) for key in ("vell", "torrin")]
    return paraphrases(said, Sides(cast), {one.report.id: one for one in pages})


SILENCE = "silence on the ridge would be answered with silence and shelling with shelling"


def test_the_same_thing_in_other_words_is_one() -> None:
    assert pairs(SILENCE, "shelling of the ridge is answered by shelling, silence by silence") == [(0, 1)]


@pytest.mark.parametrize(
    ("first", "second", "speakers"),
    [
        (SILENCE, "shelling of the ridge is answered by shelling, silence by silence", ("vell", "torrin")),
        ("nine farmers died on the ridge on Monday", "six farmers died on the ridge on Monday", ("torrin", "vell")),
        ("9 farmers died on the ridge in the raid", "6 farmers died on the ridge in the raid", ("vell", "vell")),
        (SILENCE, "the harvest on the ridge would be late", ("vell", "vell")),
    ],
)
def test_other_speakers_other_numbers_and_other_things_are_not(
    first: str, second: str, speakers: tuple[str, str]
) -> None:
    assert pairs(first, second, speakers) == []
