"""What holds for any two accounts: nothing is lost, nothing is told twice, and there and back is the same."""

from __future__ import annotations

from collections import Counter
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from altered import renamed, replaced, truce, with_a_copy, with_fact
from conftest import EXAMPLE
from sample import SAMPLE
from trucewatch.compare.compare import compare
from trucewatch.core.account import Account
from trucewatch.core.changes import KINDS, FactChange, facts_of, id_of
from trucewatch.pipeline import Built, build
from trucewatch.read.intake import gather
from trucewatch.read.raw import Raw

LISTS = ("statements", "meetings", "instruments", "incidents", "disagreements", "assessments", "problems", "origins")
IDS = ("truce", "lift", "raid", "m-1", "s-1", "s-2", "s-4", "d-1", "d-2", "a-1", "o-1")
STANCES = ("proposes", "accepts", "declines", "undetermined")


@st.composite
def accounts(draw: st.DrawFn) -> Account:
    """The sample with some facts left out, some renamed, some altered, perhaps with a copied report."""
    account = with_a_copy() if draw(st.booleans()) else SAMPLE
    stance, status = draw(st.sampled_from(STANCES)), draw(st.sampled_from(("agreed", "declined", "proposed")))
    positions = (replaced(truce(account).positions[0], stance=stance), *truce(account).positions[1:])
    account = with_fact(account, "instruments", "truce", positions=positions, status=status)
    account = with_fact(account, "incidents", "raid", form=draw(st.sampled_from(("drone", "missile", "unknown"))))
    for kind in LISTS:
        facts = getattr(account, kind)
        kept = draw(st.lists(st.booleans(), min_size=len(facts), max_size=len(facts)))
        account = replaced(account, **{kind: tuple(fact for fact, stays in zip(facts, kept, strict=True) if stays)})
    return renamed(account, *draw(st.lists(st.sampled_from(IDS), unique=True, max_size=4)))


def names_in(account: Account) -> Counter[tuple[str, str]]:
    """Every fact of an account by kind and id."""
    return Counter((kind, id_of(fact, place)) for kind in KINDS for place, fact in enumerate(facts_of(account, kind)))


@given(accounts())
def test_nothing_differs_between_an_account_and_itself(account: Account) -> None:
    found = compare(account, account)
    assert not found.differs
    assert all(fact.how == "same" and fact.old == fact.new for fact in found.facts)


@given(accounts(), accounts())
def test_every_fact_of_both_accounts_stands_in_exactly_one_place(old: Account, new: Account) -> None:
    found = compare(old, new)
    assert Counter((fact.kind, fact.old) for fact in found.facts if fact.old is not None) == names_in(old)
    assert Counter((fact.kind, fact.new) for fact in found.facts if fact.new is not None) == names_in(new)


def turned(fact: FactChange) -> tuple[Any, ...]:
    """The change as seen from the other account."""
    hows = {"added": "gone", "gone": "added", "removed": "added"}
    mirror = {"narrower": "wider", "wider": "narrower"}
    changes = frozenset(
        (
            change.field,
            "removed" if change.how == "added" else hows.get(change.how, change.how),
            repr(change.new),
            repr(change.old),
            mirror.get(change.relation or "", change.relation),
        )
        for change in fact.changes
    )
    origins = fact.origins[::-1] if fact.origins else None
    return (
        fact.kind,
        hows.get(fact.how, fact.how),
        fact.new,
        fact.old,
        changes,
        fact.lost,
        fact.gained,
        origins,
        fact.kin,
    )


def straight(fact: FactChange) -> tuple[Any, ...]:
    """The change as it stands, in the shape of `turned`."""
    changes = frozenset(
        (change.field, change.how, repr(change.old), repr(change.new), change.relation) for change in fact.changes
    )
    return (fact.kind, fact.how, fact.old, fact.new, changes, fact.gained, fact.lost, fact.origins, fact.kin)


@given(accounts(), accounts())
def test_there_and_back_is_the_same(old: Account, new: Account) -> None:
    there, back = compare(old, new), compare(new, old)
    assert {straight(fact) for fact in there.facts} == {turned(fact) for fact in back.facts}


@given(accounts())
def test_other_ids_alone_are_no_difference(account: Account) -> None:
    names = [name for name in IDS if any(name == fact_id for _, fact_id in names_in(account))]
    assert not compare(account, renamed(account, *names)).differs


def test_what_one_report_less_takes_away_its_return_brings_back(example: Built) -> None:
    raws = list(gather([str(EXAMPLE)])[0])
    for left_out in ("continental-wire.txt", "quickdigest.txt"):
        less = build([raw for raw in raws if not (raw.path or "").endswith(left_out)]).account
        there, back = compare(example.account, less), compare(less, example.account)
        assert {straight(fact) for fact in there.facts} == {turned(fact) for fact in back.facts}
        assert [fact.how for fact in there.facts if fact.kind == "report"].count("gone") == 1
        assert Counter((fact.kind, fact.old) for fact in there.facts if fact.old) == names_in(example.account)


def test_a_copy_of_a_report_of_the_example_moves_no_value(example: Built) -> None:
    """Titles and labels are chosen by how many tell them, so they may; nothing that anybody said or did does."""
    raws = list(gather([str(EXAMPLE)])[0])
    copied = next(raw for raw in raws if raw.path == "quickdigest.txt")
    again = Raw(copied.content + b"\n", "printed-again.txt", copied.note)
    found = compare(example.account, build([*raws, again]).account)
    told = ("statement", "meeting", "instrument", "incident", "disagreement", "assessment", "actor")
    for fact in found.facts:
        if fact.kind in told:
            assert fact.how in ("same", "evidence") or fact.copy_of is not None, fact
    assert any(fact.how == "evidence" for fact in found.facts)
