"""All that differs between two accounts as sections: what a reader asks for first stands first, mere evidence last."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence

from trucewatch.core.account import Account, Statement
from trucewatch.core.changes import Comparison, FactChange, FactKind
from trucewatch.show.changes.allegations import Tests
from trucewatch.show.changes.fact_lines import evidence_lines, fact_now, lines_of
from trucewatch.show.changes.sheet import Line, Piece, Section, Sheet, said
from trucewatch.show.changes.sides import Pages, Side
from trucewatch.show.ledger import title_of
from trucewatch.show.wording import counted, listed, plain

SECTIONS: tuple[tuple[str, tuple[FactKind, ...]], ...] = (
    ("Reports", ("report",)),
    ("What was agreed, and what was not; who stands where", ("instrument",)),
    ("Where the reports differ", ("disagreement",)),
    ("Incidents, as reported and alleged", ("incident",)),
    ("Meetings and calls", ("meeting",)),
    ("Who said what", ("statement",)),
    ("Actors", ("actor",)),
    ("Stories and origins", ("story", "process", "origin")),
    ("Problems, and what was left open", ("problem",)),
)
"""The sections in order, each with its kinds of facts; tests of allegations stand with their incident or instrument."""
KIND_WORDS: dict[FactKind, tuple[str, str]] = {
    "report": ("report", "reports"),
    "instrument": ("instrument", "instruments"),
    "disagreement": ("difference between reports", "differences between reports"),
    "incident": ("incident", "incidents"),
    "assessment": ("test of an allegation", "tests of allegations"),
    "meeting": ("meeting", "meetings"),
    "statement": ("statement", "statements"),
    "actor": ("actor", "actors"),
    "story": ("story", "stories"),
    "process": ("process", "processes"),
    "origin": ("origin", "origins"),
    "problem": ("problem", "problems"),
}
"""One and several of each kind."""
ONLY_EVIDENCE = "More or less evidence, and nothing else"


def sheet_of(found: Comparison, old: Account, new: Account, *, tells_ids: bool = True) -> Sheet:
    """What `found` says, in sections; each fact that differs stands in exactly one, the others are counted.

    `tells_ids`: whether a fact that goes by another id is told to do so, and why it is taken for the same.
    """
    pages = Pages(Side(old), Side(new), found, tells_ids=tells_ids)
    tests = Tests(found, pages)
    sections = []
    for title, kinds in SECTIONS:
        facts = [
            fact
            for fact in found.facts
            if fact.kind in kinds and fact.how in ("added", "gone", "changed") and not fact.copy_of
        ]
        facts.sort(key=lambda fact: ("added", "changed", "gone").index(fact.how))
        lines = [with_more(lines_of(fact, pages), tests.beside(fact)) for fact in facts]
        lines += tests.of_unchanged(kinds, {(fact.kind, fact.new or fact.old) for fact in facts})
        if lines:
            sections.append(Section(title, tuple(lines)))
    evidence = tuple(only_evidence(found, pages))
    if evidence:
        sections.append(Section(ONLY_EVIDENCE, evidence))
    return Sheet(title_of(new), tuple(remarks(found)), tuple(sections), unchanged(found))


def with_more(line: Line, more: Sequence[Line]) -> Line:
    """The line with further lines under it."""
    return Line(line.mark, line.pieces, (*line.under, *more), line.fact) if more else line


def remarks(found: Comparison, *, judged: bool = False) -> Iterable[str]:
    """What is to be known before one reads: how many reports, and whether the program itself is another.

    `judged`: whether people decided something between the two.
    """
    old, new = found.old, found.new
    yield f"{counted(old.reports, 'report')} before, {counted(new.reports, 'report')} now"
    for how, words in (("added", "New"), ("changed", "Changed"), ("gone", "Gone")):
        numbers = Counter(fact.kind for fact in found.facts if fact.how == how and not fact.copy_of)
        if numbers:
            told = listed(counted(numbers[kind], *KIND_WORDS[kind]) for kind in KIND_WORDS if numbers[kind])
            yield f"{words}: {told}"
    if old.tool != new.tool:
        yield (
            f"Made by {plain(old.tool)} before and by {plain(new.tool)} now: what differs can come from the program "
            "as well as from the reports"
        )
    are_reports_same = all(fact.how in ("same", "evidence") for fact in found.facts if fact.kind == "report")
    if judged and are_reports_same:
        yield "The reports are the same; what differs comes from what people decided"
    elif old.built_from == new.built_from:
        yield "Built from the same reports by the same program and tables"
    elif are_reports_same:
        yield "The reports are the same; what differs comes from the program or its tables"
    if not found.differs:
        yield "Nothing differs"


def only_evidence(found: Comparison, pages: Pages) -> Iterable[Line]:
    """Facts whose values are as before: a line for each, those of lesser kinds together in one."""
    by_kind: dict[FactKind, list[FactChange]] = defaultdict(list)
    for fact in found.facts:
        if fact.how == "evidence" or fact.copy_of:
            by_kind[fact.kind].append(fact)
    for _, kinds in SECTIONS:
        for kind in kinds:
            for fact in by_kind[kind]:
                if fact.copy_of is not None:
                    yield copy_line(fact, pages)
                elif kind not in ("actor", "origin", "story", "process", "report"):
                    yield evidence_line(fact, pages)
            together = [fact for fact in by_kind[kind] if fact.copy_of is None]
            if together and kind in ("actor", "origin", "story", "process", "report"):
                names = "; ".join(pages.new.name(kind, fact.new or "") for fact in together)
                yield Line("~", (said(f"{TOLD_TOGETHER[kind]}: {names}"),))
    if by_kind["assessment"]:
        number = counted(len(by_kind["assessment"]), *KIND_WORDS["assessment"])
        yield Line("~", (said(f"{number}: the same answers, for other reasons or from other passages"),))


TOLD_TOGETHER: dict[FactKind, str] = {
    "actor": "named in more, fewer or other places",
    "origin": "carried by other reports, or in other passages",
    "story": "told by other reports",
    "process": "of other stories or instruments",
    "report": "other parts are left out as not being the article",
}
"""What differs in the kinds that are told in one line."""


def copy_line(fact: FactChange, pages: Pages) -> Line:
    """A fact that only one account has, and that says nothing which another of that account does not."""
    line = lines_of(FactChange(fact.kind, fact.how, fact.old, fact.new, fact.why, (), fact.gained, fact.lost), pages)
    told = "told again" if fact.how == "added" else "told once less"
    first = line.pieces[0]
    return Line(line.mark, (Piece(f"{told}: {first.words}", first.evidence, first.is_old),), (), fact_now(fact))


def evidence_line(fact: FactChange, pages: Pages) -> Line:
    """A fact that says what it said, with what it rests on now."""
    pieces = [said(pages.new.name(fact.kind, fact.new or ""))]
    for line in evidence_lines(fact):
        first = line.pieces[0]
        pieces.append(Piece(f"; {first.words}", first.evidence, first.is_old))
    before, now = tellings(fact, pages.old, fact.old), tellings(fact, pages.new, fact.new)
    if before != now:
        pieces.append(said(f"; {counted(now, 'telling')} of it ({before} before)"))
    if len(pieces) == 1:
        pieces.append(said("; some of its values are read from other characters"))
    return Line("~", tuple(pieces), (), fact_now(fact))


def tellings(fact: FactChange, side: Side, fact_id: str | None) -> int:
    """How many statements of an account are one utterance with this one; 0 for other kinds of facts."""
    own = side.facts[fact.kind].get(fact_id or "")
    if not isinstance(own, Statement):
        return 0
    together = own.same_as or own.id
    return sum(1 for other in side.account.statements if (other.same_as or other.id) == together)


def unchanged(found: Comparison) -> str:
    """`Unchanged: 75 statements and 64 tests of allegations (12 of them under another id)`."""
    same = [fact for fact in found.facts if fact.how == "same"]
    numbers = Counter(fact.kind for fact in same)
    told = listed((counted(numbers[kind], *KIND_WORDS[kind]) for kind in KIND_WORDS if numbers[kind]), "nothing")
    moved = sum(1 for fact in same if fact.old != fact.new)
    return f"Unchanged: {told}" + (f" ({moved} of them under another id)" if moved else "")
