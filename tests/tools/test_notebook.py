"""The worked notebook runs, shows what it would show today, and is one that Jupyter and GitHub can read."""

from __future__ import annotations

import ast
import json
from pathlib import Path
from typing import Any

import jsonschema
import pytest

from notebook import SCRIPTS, cells_of, notebook_of, outputs, written

RENEW = "run `make notebook` and read its diff"
TEXT = {"type": "array", "items": {"type": "string"}}
OUTPUT = {
    "type": "object",
    "oneOf": [
        {
            "properties": {"output_type": {"const": "stream"}, "name": {"const": "stdout"}, "text": TEXT},
            "required": ["output_type", "name", "text"],
            "additionalProperties": False,
        },
        {
            "properties": {
                "output_type": {"const": "execute_result"},
                "execution_count": {"type": "integer", "minimum": 1},
                "metadata": {"type": "object"},
                "data": {"type": "object", "additionalProperties": TEXT, "required": ["text/plain"]},
            },
            "required": ["output_type", "execution_count", "metadata", "data"],
            "additionalProperties": False,
        },
    ],
}
COMMON = {"id": {"type": "string", "pattern": "^[a-zA-Z0-9-_]{1,64}$"}, "metadata": {"type": "object"}, "source": TEXT}
SCHEMA = {
    "type": "object",
    "required": ["metadata", "nbformat_minor", "nbformat", "cells"],
    "additionalProperties": False,
    "properties": {
        "metadata": {"type": "object"},
        "nbformat": {"const": 4},
        "nbformat_minor": {"const": 5},
        "cells": {
            "type": "array",
            "items": {
                "oneOf": [
                    {
                        "required": ["id", "cell_type", "metadata", "source"],
                        "properties": {**COMMON, "cell_type": {"const": "markdown"}},
                        "additionalProperties": False,
                    },
                    {
                        "required": ["id", "cell_type", "metadata", "source", "outputs", "execution_count"],
                        "properties": {
                            **COMMON,
                            "cell_type": {"const": "code"},
                            "outputs": {"type": "array", "items": OUTPUT},
                            "execution_count": {"type": "integer"},
                        },
                        "additionalProperties": False,
                    },
                ]
            },
        },
    },
}
"""What the schema of nbformat 4.5 (nbformat.v4.5.schema.json) asks of the kinds of cells and outputs that are made."""


@pytest.fixture(scope="module")
def run() -> dict[str, Any]:
    """The notebook of the example, run now."""
    return notebook_of(SCRIPTS / "example.py")


def test_the_notebook_on_disk_is_what_running_it_gives(run: dict[str, Any]) -> None:
    kept = json.loads((SCRIPTS / "example.ipynb").read_text())
    for now, then in zip(run["cells"], kept["cells"], strict=True):
        assert now == then, RENEW
    assert written(run) == (SCRIPTS / "example.ipynb").read_text(), RENEW


def test_the_notebook_has_the_form_of_a_notebook(run: dict[str, Any]) -> None:
    jsonschema.validate(run, SCHEMA)
    assert len({cell["id"] for cell in run["cells"]}) == len(run["cells"])


def test_every_quotation_of_the_notebook_is_where_it_says(run: dict[str, Any]) -> None:
    (asked,) = [cell for cell in run["cells"] if "all(truce.text" in "".join(cell["source"])]
    assert asked["outputs"][0]["data"]["text/plain"] == ["True"]


def test_the_notebook_shows_tables_and_a_drawing(run: dict[str, Any]) -> None:
    shown = [media for cell in run["cells"] for one in cell.get("outputs", ()) for media in one.get("data", ())]
    assert shown.count("text/html") >= 8
    assert shown.count("image/svg+xml") == 1


def test_no_output_names_the_machine_or_a_folder_of_it(run: dict[str, Any]) -> None:
    told = json.dumps([cell.get("outputs") for cell in run["cells"]])
    assert str(Path.home()) not in told
    assert "/tmp" not in told  # noqa: S108 (looked for, not used)


def test_a_script_is_parted_into_words_and_code() -> None:
    script = "# %% [markdown]\n# # A title\n#\n# Words.\n\n# %%\nfirst = 1\n\n\n# %%\nfirst\n"
    assert list(cells_of(script)) == [(False, "# A title\n\nWords."), (True, "first = 1"), (True, "first")]


def test_a_cell_tells_what_it_printed_and_what_its_last_line_is() -> None:
    printed, value = outputs("print('a tide')\n6 * 7", {}, 3)
    assert printed["text"] == ["a tide\n"]
    assert (value["data"], value["execution_count"]) == ({"text/plain": ["42"]}, 3)
    assert outputs("quiet = 1", {}, 1) == []


def test_a_cell_that_fails_stops_the_notebook() -> None:
    with pytest.raises(NameError):
        outputs("unknown", {}, 1)


def test_every_cell_of_code_is_whole() -> None:
    for is_code, source in cells_of((SCRIPTS / "example.py").read_text()):
        if is_code:
            ast.parse(source)
