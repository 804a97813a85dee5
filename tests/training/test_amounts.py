"""How amounts are read from NewsQuant's files, and scored."""

from __future__ import annotations

import json
from pathlib import Path

from training.amount_scores import is_same, newsquant_scores, scores_of
from training.sets.amounts import AmountSentence, Told, amount_sentences


def folder_with(path: Path, *rows: tuple[str, list[tuple[str, str]]]) -> Path:
    """A folder with a file of sentences, each with its values and changes."""
    whole = [
        {"text": text, "quantities": [{"value": value, "change": change} for value, change in told]}
        for text, told in rows
    ]
    (path / "made.json").write_text(json.dumps(whole), encoding="utf-8")
    return path


def test_both_ends_of_a_range_are_read_the_lower_first(tmp_path: Path) -> None:
    folder = folder_with(tmp_path, ("It weighs 7 to 5 tons.", [("7.0-5.0", "="), ("-2.5", "down")]))
    (sentence,) = amount_sentences(folder)
    assert sentence.amounts == (Told(5.0, 7.0, "="), Told(-2.5, -2.5, "down"))


def test_a_value_is_right_once_and_its_bound_with_its_change() -> None:
    sentence = AmountSentence("40 carts and 40 men.", (Told(40, 40, "~"),))

    def reading(_: str) -> list[Told]:
        return [Told(40, 40, "="), Told(40, 40, "=")]

    assert scores_of(sentence, reading, bound=False).correct == 1
    assert scores_of(sentence, reading, bound=True).correct == 0


def test_values_are_one_where_only_rounding_parts_them() -> None:
    assert is_same(Told(1 / 3, 1 / 3, "="), Told(0.33333333, 0.33333333, "="))
    assert not is_same(Told(5, 7, "="), Told(5, 5, "="))


def test_every_other_sentence_is_of_the_half_whose_misses_were_looked_at(tmp_path: Path) -> None:
    folder = folder_with(tmp_path, ("It took 40 carts.", [("40", "=")]), ("It took 40 carts.", [("41", "=")]))
    number, told = newsquant_scores(folder)
    assert number == 2
    assert [told[f"value{part}"]["f1"] for part in (", first half", ", second half")] == [1.0, 0.0]  # type: ignore[index]
