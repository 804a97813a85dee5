"""What holds for any judgements, on an account made by hand and on that of the example."""

from __future__ import annotations

import random
from collections.abc import Mapping, Sequence

import msgspec
import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from judging import ACCOUNT, NOON, TEXTS, log_of, unjudged
from refs import dangling
from trucewatch.core.account import Account, decode, encode
from trucewatch.core.judgements import Judgement, Logged
from trucewatch.core.problems import InputError
from trucewatch.judge.apply import judged
from trucewatch.judge.decide import Maker
from trucewatch.judge.facts import LISTS, PARTS, Spot, evidence_of, things_of
from trucewatch.judge.fields import amendable, plain_value
from trucewatch.judge.lessons import lessons_of
from trucewatch.judge.queue import queue_of
from trucewatch.monitor.breaches import assessments_of
from trucewatch.pipeline import Built
from trucewatch.reconcile.support import supports_of
from walk import spans_in


def apply(account: Account, log: Sequence[Logged], texts: Mapping[str, str]) -> Account:
    """The account as the program would judge it."""
    return judged(account, log, texts, supports_of, assessments_of)


def decided(
    chance: random.Random, account: Account, texts: Mapping[str, str], log: Sequence[Logged]
) -> Judgement | None:
    """Something that somebody might say of something in the account as it is seen; None where it is refused."""
    kinds = [kind for kind in (*LISTS, *PARTS) if next(things_of(account, kind), None) is not None]
    things = list(things_of(account, chance.choice(kinds)))
    (at, thing), (other, rival) = chance.choice(things), chance.choice(things)
    maker, verb = Maker(account, texts, chance.choice(["Ada", "Bo"]), NOON), chance.choice(VERBS)
    try:
        if verb == "undo":
            return maker.undo(chance.choice(log).id) if log else None
        if verb == "amend":
            field = chance.choice(amendable(at.kind))
            rests_on = chance.choice([(), evidence_of(thing)[:1]])
            return maker.amend(at, field, plain_value(getattr(rival, field)), rests_on)
        if verb == "same":
            return maker.same(at, other)
        if verb == "different":
            spans = list(evidence_of(thing))
            chance.shuffle(spans)
            return maker.different(at, other if at.kind == "statement" else spans[: max(1, len(spans) // 2)])
        return maker.keep(at) if verb == "keep" else maker.reject(at)
    except InputError:
        return None


VERBS = ("keep", "reject", "amend", "amend", "same", "different", "undo")


def judgements(chance: random.Random, account: Account, texts: Mapping[str, str], number: int) -> list[Judgement]:
    """Several judgements, each of the account as the ones before left it."""
    made: list[Judgement] = []
    seen = account
    for _ in range(number):
        one = decided(chance, seen, texts, log_of(*made))
        if one is not None:
            made.append(one)
            seen = apply(account, log_of(*made), texts)
    return made


def check(account: Account, made: Sequence[Judgement], texts: Mapping[str, str]) -> None:
    """What must hold of an account that was judged so."""
    log = log_of(*made)
    after = apply(account, log, texts)
    for span in spans_in(after):
        assert texts[span.report][span.start : span.end] == span.exact
    assert dangling(after) <= dangling(account)
    assert [one.id for one in after.judgements] == [one.id for one in log]
    assert all(one.says for one in after.judgements)
    for held in LISTS.values():
        ids = [fact.id for fact in getattr(after, held)]
        assert len(ids) == len(set(ids))
    assert decode(encode(after)) == after
    assert apply(after, log, texts) == after
    assert len(list(lessons_of(after, log, texts))) == sum(one.verb != "undo" for one in made)
    assert queue_of(after) == queue_of(after)
    undone = [Judgement("undo", "Cy", NOON, undoes=one.id) for one in log if one.judgement.verb != "undo"]
    back = apply(account, log_of(*made, *undone), texts)
    assert encode(unjudged(back)) == encode(account)


TESTED = msgspec.structs.replace(ACCOUNT, assessments=assessments_of(ACCOUNT))
WEIGHED = msgspec.structs.replace(
    TESTED,
    **{
        kind: tuple(msgspec.structs.replace(one, support=supports_of(TESTED)[one.id]) for one in getattr(TESTED, kind))
        for kind in ("statements", "instruments", "incidents")
    },
)


@settings(max_examples=60)
@given(st.integers(0, 10**6), st.integers(1, 6))
@example(10501, 3)  # two positions became one when their parties did
def test_judge_and_take_back_and_nothing_is_broken_on_the_way(seed: int, number: int) -> None:
    check(WEIGHED, judgements(random.Random(seed), WEIGHED, TEXTS, number), TEXTS)


@pytest.mark.parametrize("seed", range(4))
def test_the_example_is_judged_at_random_and_nothing_is_broken(seed: int, example: Built) -> None:
    check(example.account, judgements(random.Random(seed), example.account, example.texts, 8), example.texts)


@settings(max_examples=40)
@given(st.permutations(range(5)))
def test_the_order_of_judgements_on_other_things_does_not_matter(order: list[int]) -> None:
    ada = Maker(WEIGHED, TEXTS, "Ada", NOON)
    spots = {fact.id: at for kind in LISTS for at, fact in things_of(WEIGHED, kind)}
    made = [
        ada.reject(spots["ordu"]),
        ada.amend(spots["kell"], "target_text", "a depot"),
        ada.same(spots["s-lull"], spots["s-mail"]),
        ada.reject(spots["torrin"]),
        ada.amend(spots["halt"], "label", "a halt"),
    ]
    expected = apply(WEIGHED, log_of(*made), TEXTS)
    turned = apply(WEIGHED, log_of(*(made[place] for place in order)), TEXTS)
    assert encode(unjudged(turned)) == encode(unjudged(expected))
    told = {(one.verb, one.evidence): (one.state, one.says, one.fact) for one in expected.judgements}
    assert {(one.verb, one.evidence): (one.state, one.says, one.fact) for one in turned.judgements} == told


KEYS = ("earliest", "latest", "basis", "low", "high", "unit", "hedge", "name", "targets", "binds", "by", "at", "rule")
JSON = st.recursive(
    st.none()
    | st.booleans()
    | st.integers()
    | st.floats(allow_nan=False)
    | st.text(max_size=8)
    | st.just("2031-05-04"),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.sampled_from(KEYS), inner, max_size=4),
    max_leaves=6,
)
FIELDS = ("form", "happened", "place", "accused", "targets", "verification", "place.name", "happened.latest", "id", "")


@settings(max_examples=150)
@given(st.sampled_from(FIELDS), JSON)
def test_no_value_in_a_log_is_more_than_a_judgement_that_does_not_apply(field: str, value: object) -> None:
    keep = Maker(WEIGHED, TEXTS, "Ada", NOON).keep(Spot("incident", "kell"))
    made = msgspec.structs.replace(keep, verb="amend", field=field, value=value)
    after = apply(WEIGHED, log_of(made), TEXTS)
    assert after.judgements[0].state in ("applied", "orphaned")
    assert decode(encode(after)) == after
    if after.judgements[0].state == "orphaned":
        assert encode(unjudged(after)) == encode(WEIGHED)
