"""The evaluation over each layout, with a reader that says what a test wants."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import pytest

from training.attribution_scores import polnear_scores
from training.evaluate import Measured, table
from training.name_scores import crossner_scores, uner_scores
from training.tree_scores import ewt_scores, gum_scores
from trucewatch.core.page import Quotation
from trucewatch.core.reading import Labelled, Reading
from trucewatch.lang.tokens import tokens

LAYER = {"Ruiz": ("source", "source"), "said": ("cue", "cue"), "never": ("content", "content")}
NAME = {"Ruiz": "PER", "Orn": "LOC", "Harnese": "MISC"}


class Parrot:
    """Every word a noun that hangs on the first; names and attribution by the tables above."""

    def read(
        self, text: str, bounds: Sequence[tuple[int, int]], quotations: Sequence[Quotation] = ()
    ) -> tuple[Reading, ...]:
        return tuple(self._reading(text, *one) for one in bounds)

    def _reading(self, text: str, start: int, end: int) -> Reading:
        found = tokens(text, start, end)
        spans = []
        for token in found:
            word = text[token.start : token.end]
            if word in NAME:
                spans.append(Labelled(token.start, token.end, "name", NAME[word], 1.0))
            if word in LAYER:
                spans.append(Labelled(token.start, token.end, *LAYER[word], 1.0))
        heads = (0,) + (1,) * (len(found) - 1)
        relations = ("root",) + ("dep",) * (len(found) - 1)
        return Reading(found, ("NOUN",) * len(found), heads, relations, tuple(spans), (), 0.0)


@pytest.fixture(autouse=True)
def _parrot(monkeypatch: pytest.MonkeyPatch) -> None:
    for module in ("attribution_scores", "name_scores", "tree_scores"):
        monkeypatch.setattr(f"training.{module}.Reader", Parrot)


def put(path: Path, text: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")


def conllu(*words: tuple[str, str, int, str]) -> str:
    text = " ".join(word[0] for word in words)
    rows = (f"{n}\t{w}\t_\t{tag}\t_\t_\t{head}\t{rel}\t_\t_" for n, (w, tag, head, rel) in enumerate(words, 1))
    return "\n".join(["# newdoc", f"# text = {text}", *rows]) + "\n\n"


GUNS = conllu(("Guns", "NOUN", 0, "root"), ("here", "ADV", 1, "advmod"))
RAIN = conllu(("Rain", "NOUN", 0, "root"), ("rain", "NOUN", 1, "dep:x"))


def test_ewt_means_the_test_file_and_names_the_others(tmp_path: Path) -> None:
    put(tmp_path / "x-test.conllu", GUNS)
    put(tmp_path / "x-dev.conllu", RAIN)
    items, scores = ewt_scores(tmp_path)
    assert items == 2
    assert (scores["UPOS"], scores["UAS"], scores["LAS"]) == (0.5, 1.0, 0.5)
    assert scores["LAS, x-dev"] == 1.0 and scores["Sentences raw"] == 1.0 and "LAS, x-test" not in scores


def test_ewt_without_a_test_file_is_all_files(tmp_path: Path) -> None:
    put(tmp_path / "a.conllu", GUNS)
    put(tmp_path / "b.conllu", RAIN)
    assert ewt_scores(tmp_path)[1]["UPOS"] == 0.75


def test_gum_tells_the_documents_outside_train(tmp_path: Path) -> None:
    put(tmp_path / "dep" / "GUM_news_a.conllu", GUNS)
    put(tmp_path / "dep" / "GUM_news_b.conllu", RAIN)
    assert gum_scores(tmp_path)[1].keys() == ewt_keys()
    put(tmp_path / "splits.md", "## train\n * GUM_news_a\n## dev\n * GUM_news_b\n")
    items, scores = gum_scores(tmp_path)
    assert (items, scores["LAS"], scores["LAS, outside GUM's train part"]) == (2, 0.75, 1.0)


def ewt_keys() -> set[str]:
    names = {"Words", "UPOS", "UAS", "LAS"}
    return names | {f"{name} raw" for name in names} | {"Sentences raw"}


def test_uner_leaves_predicted_misc_out_and_asks_for_edges_of_words(tmp_path: Path) -> None:
    rows = "1\tRuiz\tB-PER\n2\tsaw\tO\n3\tHarnese\tO\n4\tOrn-Veld\tB-LOC\n"
    put(tmp_path / "x.iob2", f"# newdoc\n# text = Ruiz saw Harnese Orn-Veld\n{rows}\n")
    items, scores = uner_scores(tmp_path)
    assert items == 1 and scores["PER"] == {"p": 1.0, "r": 1.0, "f1": 1.0}
    assert scores["names"] != scores["PER"]


def test_crossner_measures_the_test_file_alone(tmp_path: Path) -> None:
    put(tmp_path / "ner_data" / "politics" / "test.txt", "Ruiz\tB-politician\nwon\tO\n\nHarnese\tB-misc\nvotes\tO\n")
    put(tmp_path / "ner_data" / "politics" / "train.txt", "Orn\tO\n")
    items, scores = crossner_scores(tmp_path)
    assert items == 2 and scores["names"] == {"p": 1.0, "r": 1.0, "f1": 1.0}


@pytest.mark.parametrize("part", ["dev", "heldout", "."])
def test_polnear_reads_whatever_parts_there_are(tmp_path: Path, part: str) -> None:
    put(tmp_path / part / "text" / "a.txt", "“No, never,” said Ruiz.")
    put(
        tmp_path / part / "attributions" / "a_1.ann",
        "T1\tContent 0 12\t“No, never,”\nT2\tCue 13 17\tsaid\nT3\tSource 18 22\tRuiz\n",
    )
    items, scores = polnear_scores(tmp_path)
    assert items == 1
    assert scores["source exact"] == scores["cue tokens"] == {"p": 1.0, "r": 1.0, "f1": 1.0}
    content = scores["content tokens"]
    assert isinstance(content, dict) and content["p"] == 1.0 and content["r"] < 0.5


def test_the_table_has_a_line_a_figure() -> None:
    found = Measured("polnear", "x", 3, {"LAS": 0.5, "cue": {"p": 1.0, "r": 0.5, "f1": 0.667}}, 1.5)
    assert table(found).splitlines() == [
        "polnear: 3 items from x in 1.5 s",
        "  LAS   50.0",
        "  cue  P 100.0  R  50.0  F1  66.7",
    ]
