"""An account in which every field that the types know holds something, made from the types alone; and small changes."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import msgspec
from msgspec import inspect

from trucewatch.core.account import Account
from trucewatch.core.spans import Span

Tree = Any
"""An account as JSON knows it."""


def fullest() -> Tree:
    """One of everything, texts and numbers all different, optional fields filled."""
    return _made(inspect.type_info(Account), [0])


def read(tree: Tree) -> Account:
    """The account of the tree."""
    return msgspec.convert(tree, Account)


def changes(tree: Tree) -> Iterator[tuple[str, Tree]]:
    """Every field altered by itself, with the path to it: another word, another number, nothing, one fewer."""
    yield from _changes(inspect.type_info(Account), tree, "account")


def _kinds(kind: Any) -> list[Any]:
    """What a field may hold besides None."""
    if isinstance(kind, inspect.UnionType):
        return [one for one in kind.types if not isinstance(one, inspect.NoneType)]
    return [kind]


def _made(kind: Any, count: list[int]) -> Tree:
    count[0] += 1
    own = count[0]
    first = _kinds(kind)[0]
    if isinstance(first, inspect.StructType):
        if first.cls is Span:
            return {"report": f"r{own}", "start": own, "end": own + 3, "exact": f"{own % 1000:03}"}
        return {field.name: _made(field.type, count) for field in first.fields}
    if isinstance(first, inspect.VarTupleType):
        return [_made(first.item_type, count)]
    if isinstance(first, inspect.DictType):
        return {f"field{own}": _made(first.value_type, count)}
    if isinstance(first, inspect.LiteralType):
        return first.values[0]
    if isinstance(first, inspect.BoolType):
        return True
    if isinstance(first, inspect.IntType):
        return own
    if isinstance(first, inspect.FloatType):
        return float(own)
    assert isinstance(first, inspect.StrType), first
    return f"words {own}"


def _changes(kind: Any, tree: Tree, path: str) -> Iterator[tuple[str, Tree]]:
    if isinstance(kind, inspect.UnionType) and kind.includes_none:
        yield f"{path} left out", None
    first = _kinds(kind)[0]
    if isinstance(first, inspect.StructType) and first.cls is not Span:
        for field in first.fields:
            for where, new in _changes(field.type, tree[field.name], f"{path}.{field.name}"):
                yield where, {**tree, field.name: new}
    elif isinstance(first, inspect.StructType):
        yield f"{path} moved", {**tree, "start": tree["start"] + 1, "end": tree["end"] + 1}
        yield f"{path} in other words", {**tree, "exact": "xyz"}
        yield f"{path} elsewhere", {**tree, "report": "r"}
    elif isinstance(first, inspect.VarTupleType):
        yield f"{path} without the one", []
        for where, new in _changes(first.item_type, tree[0], f"{path}[0]"):
            yield where, [new]
    elif isinstance(first, inspect.DictType):
        yield f"{path} emptied", {}
        (name,) = tree
        for where, new in _changes(first.value_type, tree[name], f"{path}[{name}]"):
            yield where, {name: new}
    elif isinstance(first, inspect.LiteralType):
        yield path, first.values[1]
    elif isinstance(first, inspect.BoolType):
        yield path, False
    elif isinstance(first, inspect.IntType | inspect.FloatType):
        yield path, tree + 1
    else:
        yield path, f"{tree}, changed"
