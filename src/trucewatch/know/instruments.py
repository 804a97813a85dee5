"""Words that name a truce, what it stops, its paper and its fate, from `data/instruments.toml`."""

from __future__ import annotations

import tomllib
from functools import cache
from importlib.resources import files
from typing import Any, cast, get_args

import msgspec

from trucewatch.core.account import InstrumentForm, InstrumentKind, InstrumentStatus
from trucewatch.core.problems import BadTable
from trucewatch.core.values import TARGET_PATHS
from trucewatch.know.phrases import Phrases


class Term(msgspec.Struct, frozen=True):
    """Something that parties agree on or ask for beside a truce: its usual kind, and the targets that it is about."""

    label: str
    kind: InstrumentKind
    targets: tuple[str, ...]


class TermWords(msgspec.Struct, frozen=True):
    """`terms` by the words that name them; `context` are words that show a term is agreed or asked for."""

    terms: Phrases[Term]
    context: Phrases[str]


class InstrumentWords(msgspec.Struct, frozen=True):
    """The phrases, by what they do; see the table for an explanation of each part."""

    nouns: Phrases[InstrumentForm]
    stop_verbs: Phrases[str]
    stop_nouns: Phrases[str]
    stop_bare: Phrases[str]
    hostility: Phrases[str]
    aid: Phrases[str]
    sanctions: Phrases[str]
    easing: Phrases[str]
    leaving: Phrases[str]
    ground: frozenset[str]
    freeing: Phrases[str]
    captives: Phrases[str]
    hush: Phrases[str]
    papers: Phrases[InstrumentKind]
    fates: Phrases[InstrumentStatus]
    extending: Phrases[str]
    both: Phrases[str]
    modifiers: dict[str, str]
    mere: frozenset[str]


def _one_of(word: str, allowed: tuple[str, ...], where: str) -> str:
    """`word`. Raises BadTable where it is not allowed."""
    if word not in allowed:
        raise BadTable(f"instruments, {where}: {word!r} is not one of {', '.join(allowed)}")
    return word


def _plain(patterns: list[str], value: str) -> Phrases[str]:
    return Phrases((pattern, value) for pattern in patterns)


@cache
def instrument_words() -> InstrumentWords:
    """The table. Raises BadTable for a form, kind or status that the account does not know."""
    table: dict[str, Any] = tomllib.loads((files("trucewatch.data") / "instruments.toml").read_text("utf-8"))
    nouns = [
        (phrase, cast(InstrumentForm, _one_of(row["form"], get_args(InstrumentForm), "noun")))
        for row in table["noun"]
        for phrase in row["phrases"]
    ]
    papers = [
        (phrase, cast(InstrumentKind, _one_of(row["kind"], get_args(InstrumentKind), "paper")))
        for row in table["paper"]
        for phrase in row["phrases"]
    ]
    fates = [
        (phrase, cast(InstrumentStatus, _one_of(row["status"], get_args(InstrumentStatus), "fate")))
        for row in table["fate"]
        for phrase in row["phrases"]
    ]
    stop = table["stop"]
    return InstrumentWords(
        nouns=Phrases(nouns),
        stop_verbs=_plain(stop["verbs"], "verb"),
        stop_nouns=_plain(stop["nouns"], "noun"),
        stop_bare=_plain(stop["bare"], "bare"),
        hostility=_plain(stop["hostility"], "hostility"),
        aid=_plain(stop["aid"], "aid"),
        sanctions=_plain(stop["sanctions"], "sanctions"),
        easing=_plain(stop["easing"], "easing"),
        leaving=_plain(stop["leaving"], "leaving"),
        ground=frozenset(stop["ground"]),
        freeing=_plain(stop["freeing"], "freeing"),
        captives=_plain(stop["captives"], "captives"),
        hush=_plain(stop["hush"], "hush"),
        papers=Phrases(papers),
        fates=Phrases(fates),
        extending=_plain(table["words"]["extending"], "extending"),
        both=_plain(table["words"]["both"], "both"),
        mere=frozenset(table["words"]["mere"]),
        modifiers={word: name for name, words in table["modifiers"].items() for word in words},
    )


@cache
def term_words() -> TermWords:
    """The terms of `data/terms.toml`. Raises BadTable for a kind or a target path that the account does not know."""
    table: dict[str, Any] = tomllib.loads((files("trucewatch.data") / "terms.toml").read_text("utf-8"))
    rows: list[tuple[str, Term]] = []
    for row in table["term"]:
        kind = cast(InstrumentKind, _one_of(row["kind"], get_args(InstrumentKind), f"terms.toml, {row['label']}"))
        targets = tuple(_one_of(path, TARGET_PATHS, f"terms.toml, {row['label']}") for path in row.get("targets", ()))
        rows.extend((phrase, Term(row["label"], kind, targets)) for phrase in row["phrases"])
    return TermWords(Phrases(rows), _plain(table["context"]["phrases"], "context"))
