"""What stands around an article on a page: the words of `data/furniture.toml`, ready to be looked up."""

from __future__ import annotations

import tomllib
from functools import cache
from importlib.resources import files
from typing import Any

import msgspec

from trucewatch.core.problems import BadTable


class Furniture(msgspec.Struct, frozen=True):
    """Words of menus, prompts, credits and lists, in small letters with straight apostrophes.

    `alone` says why a whole line of these words is cut; `list_headings` and `list_beginnings` open lists of other
    stories; `teaser_openers` stand before a colon, `ordinary_openers` are those that an article may use too.
    """

    alone: dict[str, str]
    list_headings: frozenset[str]
    list_beginnings: tuple[str, ...]
    teaser_openers: frozenset[str]
    ordinary_openers: frozenset[str]
    prompt_verbs: frozenset[str]
    prompt_things: tuple[str, ...]
    menu_labels: frozenset[str]
    picture_credits: tuple[str, ...]
    picture_agencies: frozenset[str]
    common_words: frozenset[str]


@cache
def furniture() -> Furniture:
    """The table. Raises BadTable where a list is missing or a line would be cut for two reasons."""
    table: dict[str, Any] = tomllib.loads((files("trucewatch.data") / "furniture.toml").read_text("utf-8"))
    alone: dict[str, str] = {}
    try:
        for kind, rows in table["alone"].items():
            why = kind.replace("_", " ")
            for row in rows:
                if alone.setdefault(row, why) != why:
                    raise BadTable(
                        f"furniture.toml, [alone]: {row!r} stands under {alone[row]!r} and {why!r}; keep one"
                    )
        return Furniture(
            alone=alone,
            list_headings=frozenset(table["lists"]["alone"]),
            list_beginnings=tuple(table["lists"]["before"]),
            teaser_openers=frozenset(table["teaser"]["openers"]),
            ordinary_openers=frozenset(table["teaser"]["ordinary"]),
            prompt_verbs=frozenset(table["prompts"]["verbs"]),
            prompt_things=tuple(table["prompts"]["things"]),
            menu_labels=frozenset(table["menu"]["labels"]),
            picture_credits=tuple(table["pictures"]["credits"]),
            picture_agencies=frozenset(table["pictures"]["agencies"]),
            common_words=frozenset(table["common"]["words"]),
        )
    except KeyError as missing:
        raise BadTable(f"furniture.toml: the list {missing} is missing; reinstall, or add it") from missing
