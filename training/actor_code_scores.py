"""How many of NGEC's actor strings get the country and role that its tests ask for (`know/actor_codes.py`).

Cases are read out of the test files: each `agent_to_code`, `short_text_to_agent` and `search_nat` whose test asserts a
country or a first role. Where its answer comes from an encyclopedia (who an unnamed Angela or Ibrahim is, where a town
lies, what an obscure party is), the words of the string cannot tell it, and we hold no who-is-who on purpose. So the
figures stand twice: of all cases, and of those that the words tell.
"""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

import msgspec

from trucewatch.know.actor_codes import code_of
from trucewatch.know.countries import states

ASKED = ("agent_to_code", "short_text_to_agent", "search_nat")
NOTHING = frozenset({"", "UNK", "JNK", "????"})
"""What its tests say where an actor has no role, or an unknown one: we say None."""


class Case(msgspec.Struct, frozen=True):
    """An actor string with what is asked of it; None where the test asserts nothing of that."""

    actor: str
    country: str | None
    role: str | None


def ngec_scores(folder: Path) -> tuple[int, dict[str, float | dict[str, float]]]:
    """How many cases, and the shares passed: `all`, `country`, `role`, and the same of those that the words tell."""
    cases = [case for path in sorted(folder.rglob("test_actor_resolution.py")) for case in cases_in(path)]
    passed: dict[str, list[bool]] = {}
    for case in cases:
        code = code_of(case.actor)
        right = []
        if case.country is not None:
            right.append((code.country or "") == case.country)
            passed.setdefault("country", []).append(right[-1])
            if is_country_told(case):
                passed.setdefault("country, told by the words", []).append(right[-1])
        if case.role is not None:
            right.append((code.role or "") == case.role or (case.role in NOTHING and code.role is None))
            passed.setdefault("role", []).append(right[-1])
            if is_role_told(case):
                passed.setdefault("role, told by the words", []).append(right[-1])
        passed.setdefault("all", []).append(all(right))
        if (case.country is None or is_country_told(case)) and (case.role is None or is_role_told(case)):
            passed.setdefault("all, told by the words", []).append(all(right))
    return len(cases), {name: sum(held) / len(held) for name, held in sorted(passed.items())}


def is_country_told(case: Case) -> bool:
    """Whether the string holds a name, adjective, people or capital of the country wanted, or none is wanted."""
    if case.country in NOTHING:
        return True
    said = f" {case.actor.lower().replace('’s', '').replace(chr(39) + 's', '').replace('-', ' ')} "
    return any(
        f" {form.lower()} " in said
        for state in states().values()
        if state.iso3 == case.country
        for form in (*state.names, *state.adjectives, *state.people, *state.capitals)
    )


def is_role_told(case: Case) -> bool:
    """Whether the string holds a common noun, or is the bare name of a land or its capital."""
    if case.role in NOTHING or is_country_told(case):
        return True
    return any(word.islower() and word.isalpha() and len(word) > 3 for word in case.actor.split())


def cases_in(path: Path) -> Iterator[Case]:
    """The cases of a test file, tests that are switched off included."""
    tree = ast.parse(path.read_text("utf-8"))
    lists = {
        target.id: [ast.literal_eval(one) for one in node.value.elts]
        for node in tree.body
        if isinstance(node, ast.Assign) and isinstance(node.value, ast.List)
        for target in node.targets
        if isinstance(target, ast.Name)
    }
    for function in tree.body:
        if isinstance(function, ast.FunctionDef):
            yield from _cases_of(function, lists)


def _cases_of(function: ast.FunctionDef, lists: dict[str, list[str]]) -> Iterator[Case]:
    told: dict[str, str] = {}
    actors: list[str] = []
    wanted: dict[str, str] = {}
    for node in ast.walk(function):
        if isinstance(node, ast.Dict):
            told |= {
                key.value: value.value
                for key, value in zip(node.keys, node.values, strict=True)
                if isinstance(key, ast.Constant) and isinstance(value, ast.Constant)
            }
    for node in ast.walk(function):
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute) and node.func.attr in ASKED:
            actors = _strings(node.args[0], told, lists, function)
        if isinstance(node, ast.Assert) and isinstance(node.test, ast.Compare):
            field = ast.unparse(node.test.left).replace('"', "'")
            value = _strings(node.test.comparators[0], told, lists, function)
            name = {"code['country']": "country", "cc": "country", "code['code_1']": "role"}.get(field)
            if name and value and isinstance(node.test.ops[0], ast.Eq):
                wanted[name] = value[0]
    for actor in actors if wanted else ():
        yield Case(actor, wanted.get("country"), wanted.get("role"))


def _strings(node: ast.expr, told: dict[str, str], lists: dict[str, list[str]], function: ast.FunctionDef) -> list[str]:
    """What the expression stands for: a text, one that a dict holds, or each text of a parameter's list."""
    if isinstance(node, ast.Constant):
        return [str(node.value)]
    if isinstance(node, ast.Subscript) and isinstance(node.slice, ast.Constant):
        return [told[node.slice.value]] if node.slice.value in told else []
    names = [
        arg.id
        for decorator in function.decorator_list
        for arg in getattr(decorator, "args", [])
        if isinstance(arg, ast.Name)
    ]
    inside = [one for name in names for one in lists.get(name, [])]
    return inside if isinstance(node, ast.Name) else []
