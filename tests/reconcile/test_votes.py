"""Where facts vote, every independent telling has as many votes, and a copy none of its own."""

from __future__ import annotations

from made_facts import instrument, told
from trucewatch.core.account import Instrument
from trucewatch.reconcile.merge import MOST_SHARES, votes_of

TEXTS = {
    name: instrument(told(name, f"<t>The truce of {name} holds.</t>")["t"], id=name, label=label)
    for name, label in (("a", "truce"), ("b", "truce"), ("c", "pause"), ("d", "halt"))
}


def votes(**origins: frozenset[str]) -> dict[str, int]:
    """How many votes each of some texts has, by its origins."""

    def origins_of(fact: Instrument) -> frozenset[str]:
        return origins[fact.id]

    given = [fact.id for fact in votes_of([TEXTS[name] for name in origins], origins_of)]
    return {name: given.count(name) for name in origins}


def test_every_independent_text_has_one_vote() -> None:
    assert votes(a=frozenset({"1"}), b=frozenset({"2"}), c=frozenset({"3"})) == {"a": 1, "b": 1, "c": 1}


def test_copies_share_the_votes_of_their_source() -> None:
    shared = votes(a=frozenset({"1"}), b=frozenset({"1"}), c=frozenset({"2"}))
    assert shared == {"a": 1, "b": 1, "c": 2}


def test_a_text_that_adds_something_of_its_own_is_no_copy_and_one_cut_is() -> None:
    assert votes(a=frozenset({"1", "2"}), b=frozenset({"1"}), c=frozenset({"1", "3"})) == {"a": 1, "b": 1, "c": 2}


def test_too_many_shares_leave_the_first_of_each() -> None:
    many = [
        instrument(TEXTS["a"].evidence, id=f"{size}-{number}") for size in (11, 13, 16, 9) for number in range(size)
    ]

    def origins_of(fact: Instrument) -> frozenset[str]:
        return frozenset({fact.id.split("-")[0]})

    given = votes_of(many, origins_of)
    assert MOST_SHARES < 11 * 13 * 16 * 9
    assert sorted(fact.id.split("-")[0] for fact in given) == ["11", "13", "16", "9"]
