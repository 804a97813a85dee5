"""Which fact of the old account is which of the new: by its id, by the characters it rests on, by its subject."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Sequence

import msgspec

from trucewatch.compare.bare import Bare, fields_of
from trucewatch.compare.facts import ORDER, basis_of, contradiction, listed_by, subject_of
from trucewatch.compare.names import Names
from trucewatch.compare.pairing import Score, paired, with_one_key
from trucewatch.compare.parts import part_pairs
from trucewatch.compare.reports import paired_reports
from trucewatch.core.account import Account, Actor, Assessment, Disagreement, Incident, Instrument, Meeting, Origin
from trucewatch.core.changes import FactKind, Listed, facts_of, id_of
from trucewatch.core.problems import Problem


class Pair(msgspec.Struct, frozen=True):
    """A fact of the old account and its partner in the new by their places in the lists, and why they are one."""

    old: int
    new: int
    why: str


class Matched(msgspec.Struct, frozen=True):
    """The pairs of each kind, the names that follow from them, and which places rest on common characters."""

    names: Names
    pairs: dict[FactKind, tuple[Pair, ...]]
    meetings: dict[FactKind, tuple[tuple[int, int], ...]]


def matched(old: Account, new: Account) -> Matched:
    """Every fact of both accounts with its partner, if it has one; what others name is matched first."""
    reports = paired_reports(old.reports, new.reports, passages_of(old), passages_of(new))
    names = Names(old, new, {old.reports[one].id: new.reports[other].id for one, (other, _) in reports.items()})
    pairs: dict[FactKind, tuple[Pair, ...]] = {
        "report": tuple(Pair(one, other, why) for one, (other, why) in sorted(reports.items()))
    }
    meetings: dict[FactKind, tuple[tuple[int, int], ...]] = {"report": ()}
    for kind in ORDER:
        if kind == "report":
            continue
        olds, news = facts_of(old, kind), facts_of(new, kind)
        pairs[kind], meetings[kind] = matched_kind(olds, news, names)
        names.take(kind, {id_of(olds[pair.old], pair.old): id_of(news[pair.new], pair.new) for pair in pairs[kind]})
        for pair in pairs[kind]:
            match_versions(olds[pair.old], news[pair.new], names)
    return Matched(names, pairs, meetings)


def passages_of(account: Account) -> dict[str, frozenset[str]]:
    """By report id, the words of the passages that statements and events were read from."""
    found: dict[str, set[str]] = defaultdict(set)
    for facts in (account.statements, account.meetings, account.instruments, account.incidents):
        for span in (span for fact in facts for span in basis_of(fact)):
            found[span.report].add(" ".join(span.exact.split()))
    return {report: frozenset(passages) for report, passages in found.items()}


def match_versions(old: Listed, new: Listed, names: Names) -> None:
    """Note which version of an instrument is which, for the assessments that count them; below 0 = none."""
    if isinstance(old, Instrument) and isinstance(new, Instrument):
        own, others = Bare(names, is_old=True), Bare(names, is_old=False)
        for one, other in part_pairs(old.versions, new.versions, own, others):
            if one is not None:
                names.versions[old.id, one] = -1 - one if other is None else other


def matched_kind(
    olds: Sequence[Listed], news: Sequence[Listed], names: Names
) -> tuple[tuple[Pair, ...], tuple[tuple[int, int], ...]]:
    """The pairs of one kind, and all places in both lists that rest on common characters.

    An equal id makes a pair, unless two that are wholly equal, or fit each other better, rest on those characters too:
    ids are made of the first characters, which several facts can share. Without it, common characters make a pair
    where nothing in the two contradicts.
    """
    old, new = Bare(names, is_old=True), Bare(names, is_old=False)
    old_ids = [id_of(fact, place) for place, fact in enumerate(olds)]
    new_ids = [id_of(fact, place) for place, fact in enumerate(news)]
    shared = passages_shared(olds, news, names)
    namesakes = names_of_several(olds) | names_of_several(news)
    named_alike = {
        (one, other)
        for one, other in with_one_key(
            [(name, place) for place, name in enumerate(old_ids) if has_telling_id(olds[place])],
            [(name, place) for place, name in enumerate(new_ids) if has_telling_id(news[place])],
        )
        if name_of(olds[one]) not in namesakes or old(olds[one], whole=True) == new(news[other], whole=True)
    }
    of_one_subject = with_one_key(
        [(subject_of(fact, old), place) for place, fact in enumerate(olds) if name_of(fact) not in namesakes],
        [(subject_of(fact, new), place) for place, fact in enumerate(news) if name_of(fact) not in namesakes],
    )

    def score(one: int, other: int) -> Score | None:
        fact, rival, is_named = olds[one], news[other], (one, other) in named_alike
        is_free = contradiction(fact, rival, old, new) is None
        if not is_free and not (is_named and isinstance(fact, Meeting | Instrument | Incident | Origin)):
            return None
        return (
            int(old(fact) == new(rival)),
            int(is_free),
            int(is_named),
            shared.get((one, other), 0),
            agreement(fact, rival, old, new),
        )

    candidates = sorted({*shared, *named_alike, *of_one_subject})
    chosen = paired(candidates, score, old_ids, new_ids)
    pairs = []
    for one, other in sorted(chosen.items()):
        common = len(names.shared(basis_of(olds[one]), basis_of(news[other])))
        pairs.append(Pair(one, other, why_one((one, other) in named_alike, common, olds[one])))
    return tuple(pairs), tuple(sorted(shared))


def has_telling_id(fact: Listed) -> bool:
    """Whether an equal id says something: a problem's is its place in the list, an assessment's counts versions."""
    return not isinstance(fact, Problem | Assessment)


def name_of(fact: Listed) -> str | None:
    """What an actor's id is made of: the id without its number; None for another fact."""
    return fact.id.partition(".")[0] if isinstance(fact, Actor) else None


def names_of_several(facts: Sequence[Listed]) -> set[str]:
    """The names that several actors bear: their ids are numbered, so that one can take over another's."""
    borne = Counter(fact_id.partition(".")[0] for fact_id in {fact.id for fact in facts if isinstance(fact, Actor)})
    return {name for name, number in borne.items() if number > 1}


def passages_shared(olds: Sequence[Listed], news: Sequence[Listed], names: Names) -> dict[tuple[int, int], int]:
    """For places in both lists how far their passages are the same, or how many members both list; 0 is left out."""
    there: dict[str, list[int]] = defaultdict(list)
    for place, fact in enumerate(olds):
        for report in sorted({span.report for span in basis_of(fact)}):
            there[names.named("report", report)].append(place)
    old, new = Bare(names, is_old=True), Bare(names, is_old=False)
    found: dict[tuple[int, int], int] = {}
    for other, rival in enumerate(news):
        reports = sorted({span.report for span in basis_of(rival)})
        for one in sorted({place for report in reports for place in there.get(report, ())}):
            alike = names.likeness(basis_of(olds[one]), basis_of(rival))
            if alike:
                found[one, other] = alike
        held = listed_by(rival, new)
        if not basis_of(rival) and isinstance(held, frozenset) and held:
            for one, fact in enumerate(olds):
                own = listed_by(fact, old)
                common = len(held & own) if isinstance(own, frozenset) and not basis_of(fact) else 0
                if common:
                    found[one, other] = common
    return found


def agreement(fact: Listed, rival: Listed, old: Bare, new: Bare) -> int:
    """In how many fields two facts of one kind agree."""
    return sum(old.field(fact, name) == new.field(rival, name) for name in fields_of(fact, False))


def why_one(is_named: bool, common: int, fact: Listed) -> str:
    """Why two facts were taken for one, in words."""
    if is_named:
        return "the same id"
    if isinstance(fact, Assessment):
        return "the same incident against the same version of the same text"
    if common:
        passages = "a passage" if common == 1 else f"{common} passages"
        return f"the ids differ; both rest on {passages} of the same reports, and nothing in them contradicts"
    return "the ids differ; they are about the same" if has_subject(fact) else "the ids differ; they list the same"


def has_subject(fact: Listed) -> bool:
    """Whether such a fact has a subject by which it can be known; stories, processes and origins list others."""
    return isinstance(fact, Actor | Disagreement | Problem)
