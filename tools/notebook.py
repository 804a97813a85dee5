"""Makes the worked notebook (`make notebook`): each `# %%` cell of docs/notebooks/*.py is run, its outputs kept.

The result is nbformat 4.5, which GitHub and Jupyter show; neither Jupyter nor a kernel is needed to make it. The last
expression of a cell is its result, as in IPython: its HTML or SVG where it has one, and its text.
"""

from __future__ import annotations

import ast
import contextlib
import io
import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parent.parent
SCRIPTS = ROOT / "docs" / "notebooks"
MARKER = "# %%"
RICH: tuple[tuple[str, str], ...] = (("_repr_svg_", "image/svg+xml"), ("_repr_html_", "text/html"))
"""How a value says that it can be drawn, and the media type of what it gives then."""
ABOUT = {
    "kernelspec": {"display_name": "Python 3", "language": "python", "name": "python3"},
    "language_info": {"name": "python"},
}

Cell = dict[str, Any]


def notebook_of(script: Path) -> dict[str, Any]:
    """The notebook of the script, run from its own folder."""
    names: dict[str, Any] = {"__name__": "__main__"}
    cells: list[Cell] = []
    with contextlib.chdir(script.parent):
        for is_code, source in cells_of(script.read_text()):
            told: Cell = {"cell_type": "code" if is_code else "markdown", "id": f"cell-{len(cells)}", "metadata": {}}
            told["source"] = lines(source)
            if is_code:
                number = sum(cell["cell_type"] == "code" for cell in cells) + 1
                told |= {"execution_count": number, "outputs": outputs(source, names, number)}
            cells.append(told)
    return {"cells": cells, "metadata": ABOUT, "nbformat": 4, "nbformat_minor": 5}


def cells_of(script: str) -> Iterator[tuple[bool, str]]:
    """The cells: whether each is code, and its source; of Markdown without the marks of comments."""
    for piece in ("\n" + script).split("\n" + MARKER)[1:]:
        head, _, source = piece.partition("\n")
        if "[markdown]" in head:
            yield False, "\n".join(line.removeprefix("#").removeprefix(" ") for line in source.strip("\n").split("\n"))
        else:
            yield True, source.strip("\n")


def outputs(source: str, names: dict[str, Any], number: int) -> list[Cell]:
    """Run the cell among the names, and give what it printed and what its last expression is."""
    tree = ast.parse(source)
    last = tree.body.pop() if tree.body and isinstance(tree.body[-1], ast.Expr) else None
    printed = io.StringIO()
    value = None
    with contextlib.redirect_stdout(printed):
        exec(compile(tree, "cell", "exec"), names)  # noqa: S102 (a script of ours)
        if isinstance(last, ast.Expr):
            value = eval(compile(ast.Expression(last.value), "cell", "eval"), names)  # noqa: S307 (a script of ours)
    made: list[Cell] = []
    if printed.getvalue():
        made.append({"output_type": "stream", "name": "stdout", "text": lines(printed.getvalue())})
    if value is not None:
        result = {"output_type": "execute_result", "execution_count": number, "metadata": {}, "data": shown(value)}
        made.append(result)
    return made


def shown(value: object) -> dict[str, list[str]]:
    """The value by media type."""
    rich = {media: lines(getattr(value, name)()) for name, media in RICH if hasattr(value, name)}
    return {**rich, "text/plain": lines(repr(value))}


def lines(text: str) -> list[str]:
    """The text as a notebook holds it: lines with their ends."""
    return text.splitlines(keepends=True)


def written(notebook: dict[str, Any]) -> str:
    """The notebook as it lies on disk."""
    return json.dumps(notebook, indent=1, ensure_ascii=False) + "\n"


def main() -> None:
    """Write the notebook of each script beside it."""
    for script in sorted(SCRIPTS.glob("*.py")):
        target = script.with_suffix(".ipynb")
        target.write_text(written(notebook_of(script)))
        print(f"renewed {target.relative_to(ROOT)}: read the diff")


if __name__ == "__main__":
    main()
