"""The tests of NGEC's actor resolution as cases: an actor as news writes it, and the codes that a test asks for.

The set is a pytest file of another program; it is parsed, never run. Only what it states in constants is read: strings
in calls, dicts of a test's own, lists of `parametrize` and `for`.
"""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import msgspec

CALLS = frozenset({"agent_to_code", "short_text_to_agent", "search_nat"})
FIELDS = {"country": "country", "code_1": "role", "code_2": "second"}
_MARKS = frozenset({"xfail", "skip"})


class Asked(msgspec.Struct, frozen=True):
    """One assertion: any of `values` will do; "" is a field that has to stay empty."""

    field: str
    values: tuple[str, ...]


class Case(msgspec.Struct, frozen=True):
    """One call in one test; `is_nobody`: the test wants no answer at all; `is_marked`: its authors let it fail."""

    actor: str
    date: str
    asked: tuple[Asked, ...]
    is_nobody: bool
    is_marked: bool


def code_cases(path: Path) -> list[Case]:
    """The cases of one file, in its order; a test whose name a later one takes again counts, too."""
    module = ast.parse(path.read_text(encoding="utf-8"))
    known: dict[str, Any] = {}
    found: list[Case] = []
    for node in module.body:
        if isinstance(node, ast.FunctionDef):
            is_marked = any(isinstance(one, ast.Attribute) and one.attr in _MARKS for one in _decorators(node))
            for given in _parameters(node, known):
                found += _Test(known | given, is_marked).cases(node.body)
        else:
            _remember(node, known)
    return found


def _decorators(node: ast.FunctionDef) -> Iterator[ast.expr]:
    return (one.func if isinstance(one, ast.Call) else one for one in node.decorator_list)


def _parameters(node: ast.FunctionDef, known: dict[str, Any]) -> list[dict[str, Any]]:
    """What `parametrize` gives the test, a dict each; one empty dict where nothing does."""
    for one in node.decorator_list:
        if isinstance(one, ast.Call) and isinstance(one.func, ast.Attribute) and one.func.attr == "parametrize":
            name, values = (_value(argument, known) for argument in one.args[:2])
            return [{name: value} for value in values or ()]
    return [{}]


def _remember(node: ast.stmt, known: dict[str, Any]) -> None:
    """Notes a constant that is given a name."""
    if isinstance(node, ast.Assign) and isinstance(node.targets[0], ast.Name):
        value = _value(node.value, known)
        if value is not None:
            known[node.targets[0].id] = value


def _value(node: ast.expr, known: dict[str, Any]) -> Any:
    """What an expression stands for, where its constants and the names known so far tell it; else None."""
    if isinstance(node, ast.Name):
        return known.get(node.id)
    if isinstance(node, ast.Subscript):
        whole, key = _value(node.value, known), _value(node.slice, known)
        return whole.get(key) if isinstance(whole, dict) else None
    try:
        return ast.literal_eval(node)
    except ValueError:
        return None


class _Test:
    """One run through the body of a test."""

    def __init__(self, known: dict[str, Any], is_marked: bool) -> None:
        self._known, self._is_marked = dict(known), is_marked
        self._call: tuple[str, str] | None = None
        self._names: tuple[str, ...] = ()
        self._asked: list[Asked] = []
        self._is_nobody = False
        self._found: list[Case] = []

    def cases(self, body: list[ast.stmt]) -> list[Case]:
        """One case for each call that something is asserted of."""
        self._walk(body)
        self._close()
        return self._found

    def _walk(self, body: list[ast.stmt]) -> None:
        for node in body:
            if isinstance(node, ast.For) and isinstance(node.target, ast.Name):
                for value in _value(node.iter, self._known) or ():
                    self._known[node.target.id] = value
                    self._walk(node.body)
            elif isinstance(node, ast.Assign):
                self._assign(node)
            elif isinstance(node, ast.Assert):
                self._assert(node.test)

    def _assign(self, node: ast.Assign) -> None:
        call = node.value
        if isinstance(call, ast.Call) and isinstance(call.func, ast.Attribute) and call.func.attr in CALLS:
            self._close()
            told = [_value(one, self._known) for one in call.args]
            named = {one.arg: _value(one.value, self._known) for one in call.keywords}
            date = named.get("query_date") or (told[2] if len(told) > 2 else "") or ""
            target = node.targets[0]
            parts = target.elts if isinstance(target, ast.Tuple) else [target]
            self._names = tuple(part.id for part in parts if isinstance(part, ast.Name))
            self._call = (told[0], date)
        else:
            _remember(node, self._known)

    def _assert(self, test: ast.expr) -> None:
        if isinstance(test, ast.UnaryOp) and isinstance(test.op, ast.Not):
            self._is_nobody |= self._is_answer(test.operand)
        if not isinstance(test, ast.Compare):
            return
        left, sort, wanted = test.left, test.ops[0], _value(test.comparators[0], self._known)
        if self._is_answer(left) and wanted is None and isinstance(sort, (ast.Is, ast.Eq)):
            self._is_nobody = True
        field = self._field(left)
        if field is not None and isinstance(sort, ast.Eq) and isinstance(wanted, str):
            self._asked.append(Asked(field, (wanted,)))
        elif field is not None and isinstance(sort, ast.In) and wanted:
            self._asked.append(Asked(field, tuple(wanted)))

    def _is_answer(self, node: ast.expr) -> bool:
        return isinstance(node, ast.Name) and self._names[:1] == (node.id,) and len(self._names) == 1

    def _field(self, node: ast.expr) -> str | None:
        """Which field of the answer an expression reads: `code["country"]`, or the first of `cc, rest`."""
        if isinstance(node, ast.Name):
            return "country" if len(self._names) == 2 and node.id == self._names[0] else None
        if isinstance(node, ast.Subscript) and self._is_answer(node.value):
            return FIELDS.get(_value(node.slice, self._known) or "")
        return None

    def _close(self) -> None:
        """Ends the case of the call so far."""
        if self._call is not None and (self._asked or self._is_nobody):
            self._found.append(Case(*self._call, tuple(self._asked), self._is_nobody, self._is_marked))
        self._call, self._asked, self._is_nobody = None, [], False
