"""Tests of allegations that came, went or turned out otherwise: told with their incident, or with their text."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Collection, Sequence

from trucewatch.core.account import Assessment
from trucewatch.core.changes import Comparison, FactChange, FactKind
from trucewatch.show.changes.sheet import Line, Mark, Piece, said
from trucewatch.show.changes.sides import Pages
from trucewatch.show.wording import ANSWERS, RESULTS, counted

QUESTIONS = {
    "in_scope": "in scope",
    "in_time": "in time",
    "by_bound_party": "by a bound party",
    "result": "result",
}
"""What an assessment answers, in words."""
Place = tuple[FactKind, str]
"""The fact that tests stand under: its kind, and its id in the new account, or in the old where it is gone."""


class Tests:
    """The lines of all tests that differ, by the fact that they stand under."""

    def __init__(self, found: Comparison, pages: Pages) -> None:
        self.pages = pages
        self.alone: dict[Place, dict[str, list[Assessment]]] = defaultdict(lambda: defaultdict(list))
        self.moved: dict[Place, dict[tuple[str, str], int]] = defaultdict(Counter)
        lonely = {(fact.kind, fact.new or fact.old) for fact in found.facts if fact.how in ("added", "gone")}
        for fact in found.facts:
            if fact.kind != "assessment" or fact.how not in ("added", "gone", "changed"):
                continue
            side = pages.side(is_old=fact.how == "gone")
            test = side.facts["assessment"].get((fact.old if fact.how == "gone" else fact.new) or "")
            if not isinstance(test, Assessment):
                continue
            if fact.how == "changed":
                told = "; ".join(
                    f"{QUESTIONS.get(change.field, change.field)}: {answer(change.old)} → {answer(change.new)}"
                    for change in fact.changes
                )
                self.moved["incident", test.incident][test.instrument, told] += 1
                continue
            is_of_incident = ("incident", test.incident) in lonely
            place: Place = ("incident", test.incident) if is_of_incident else ("instrument", test.instrument)
            self.alone[place][fact.how].append(test)
        self.told: set[Place] = set()

    def beside(self, fact: FactChange) -> list[Line]:
        """The lines that stand under a fact of a section."""
        place: Place = (fact.kind, fact.new or fact.old or "")
        if fact.kind in ("incident", "instrument"):
            self.told.add(place)
            return self.lines(place)
        return []

    def of_unchanged(self, kinds: Sequence[FactKind], told: Collection[tuple[FactKind, str | None]]) -> list[Line]:
        """Tests whose incident or text is itself as it was, under its name."""
        lines = []
        for place in sorted({*self.alone, *self.moved} - self.told):
            if place[0] in kinds and place not in told:
                self.told.add(place)
                side = self.pages.side(is_old=place[1] not in self.pages.new.facts[place[0]])
                now = None if side is self.pages.old else place
                lines.append(Line("~", (said(side.name(*place)),), tuple(self.lines(place)), now))
        return lines

    def lines(self, place: Place) -> list[Line]:
        """The tests that stand under one fact, alike ones together."""
        lines = []
        for (instrument, answers), number in sorted(self.moved[place].items()):
            versions = f" ({counted(number, 'version')} of its text)" if number > 1 else ""
            name = self.pages.new.name("instrument", instrument)
            lines.append(Line("~", (said(f"held against {name}{versions}: {answers}"),)))
        for how, tests in sorted(self.alone[place].items()):
            is_old = how == "gone"
            numbers: Counter[str] = Counter(test.result for test in tests)
            results = ", ".join(f"{numbers[one]} {words}" for one, words in PLURAL_RESULTS.items() if numbers[one])
            if place[0] == "incident":
                texts = counted(len(tests), "version of a text", "versions of texts")
                words = f"{'was' if is_old else 'is'} held against {texts}: {results}"
            else:
                tested = counted(len(tests), "allegation", "allegations")
                told = f"no longer held against some version of it, {tested}" if is_old else ""
                words = f"{told or f'newly held against some version of it, {tested}'}: {results}"
            mark: Mark = "-" if is_old else "+"
            lines.append(Line(mark, (Piece(words, (), is_old),)))
        return lines


PLURAL_RESULTS = {"inside": "under the terms", "outside": "not under the terms", "unclear": "unclear"}
"""Results of several tests, in the brief's order."""


def answer(value: object) -> str:
    """An answer or a result in words."""
    told = str(value)
    return ANSWERS.get(told) or RESULTS.get(told, told)
