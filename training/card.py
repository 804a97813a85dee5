"""Writes the tables of the model card from what the evaluation measured: `python -m training.card`.

`training/figures/SET.json` is what `python -m training.evaluate SET FOLDER --json` printed for the shipped model; the
card's tables stand between markers and are never edited by hand.
"""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

HERE = Path(__file__).parent
CARD = HERE / "MODEL_CARD.md"
FIGURES = HERE / "figures"


def cell(value: float | dict[str, float]) -> str:
    """One figure in percent; a precision, recall and F1 as "F1 (P/R)"."""
    if isinstance(value, dict):
        return f"{100 * value['f1']:.1f} ({100 * value['p']:.1f}/{100 * value['r']:.1f})"
    return f"{100 * value:.1f}"


def table(measured: dict[str, Any]) -> str:
    """The figures of one set as a Markdown table."""
    rows = [f"**{measured['set']}**, {measured['items']} items", "", "| what | F1 (P/R) or % |", "|---|---|"]
    rows += [f"| {name} | {cell(value)} |" for name, value in measured["scores"].items()]
    return "\n".join(rows)


def curve() -> str:
    """The learning curve: one row a share of the corpus, one column a figure."""
    path = FIGURES / "learning_curve.json"
    if not path.is_file():
        return ""
    points = json.loads(path.read_text(encoding="utf-8"))
    names = list(points[0]["scores"])
    rows = ["| share of the train conflicts | " + " | ".join(names) + " |", "|" + "---|" * (len(names) + 1)]
    rows += [
        f"| {100 * point['share']:.0f} % | " + " | ".join(cell(point["scores"][name]) for name in names) + " |"
        for point in points
    ]
    return "\n".join(rows)


def agreement() -> str:
    """How two annotators agree, kind by kind: exact spans, and characters."""
    path = FIGURES / "agreement.json"
    if not path.is_file():
        return ""
    stored = json.loads(path.read_text(encoding="utf-8"))
    found: dict[str, float] = stored["agreement"]
    rows = [f"{stored['reports']} reports", "", "| kind | exact spans, F1 | characters, F1 |", "|---|---|---|"]
    for name, value in found.items():
        kind, _, what = name.rpartition(" ")
        if what == "exact":
            rows.append(f"| {kind} | {cell(value)} | {cell(found[f'{kind} characters'])} |")
    rows += [f"| {name} | {cell(found[name])} | |" for name in ("junk lines", "modality")]
    return "\n".join(rows)


def replaced(card: str, marker: str, text: str) -> str:
    """The card with the lines between the marker's two comments replaced.

    Raises ValueError where the marker is missing.
    """
    pattern = re.compile(rf"(<!-- {marker} -->\n).*?(<!-- /{marker} -->)", re.DOTALL)
    if not pattern.search(card):
        raise ValueError(f"{CARD.name} lacks the marker {marker}")
    return pattern.sub(lambda found: f"{found[1]}{text}\n{found[2]}", card)


def main() -> None:
    """Renew the card."""
    order = ("ewt", "gum", "uner_ewt", "crossner_politics", "polnear", "corpus", "gap")
    found = [FIGURES / f"{name}.json" for name in order]
    tables = "\n\n".join(table(json.loads(path.read_text(encoding="utf-8"))) for path in found if path.is_file())
    card = replaced(CARD.read_text(encoding="utf-8"), "figures", tables)
    card = replaced(card, "agreement", agreement())
    CARD.write_text(replaced(card, "curve", curve()), encoding="utf-8")


if __name__ == "__main__":
    main()
