"""The chain: an id hangs on everything before it."""

from __future__ import annotations

import hashlib

from hypothesis import given
from hypothesis import strategies as st

from trucewatch.store.chain import GENESIS, canonical, id_after

BODIES = st.lists(st.dictionaries(st.text(max_size=3), st.integers(0, 9), max_size=3), min_size=2, max_size=6)


def ids(bodies: list[dict[str, int]]) -> list[str]:
    made = [GENESIS]
    for body in bodies:
        made.append(id_after(made[-1], body))
    return made[1:]


def test_an_id_is_the_hash_of_the_one_before_and_the_body() -> None:
    text = GENESIS.encode() + b'\n{"number":1,"what":"grain"}'
    assert id_after(GENESIS, {"what": "grain", "number": 1}) == hashlib.sha256(text).hexdigest()


def test_a_body_is_written_in_one_way() -> None:
    assert canonical({"b": 1, "a": None}) == canonical({"a": None, "b": 1}) == b'{"a":null,"b":1}'


@given(BODIES, st.data())
def test_a_changed_entry_changes_its_id_and_every_later_one(bodies: list[dict[str, int]], data: st.DataObject) -> None:
    place = data.draw(st.integers(0, len(bodies) - 1))
    changed = [*bodies[:place], {**bodies[place], "added": 1}, *bodies[place + 1 :]]
    before, after = ids(bodies), ids(changed)
    assert before[:place] == after[:place]
    assert not set(before[place:]) & set(after[place:])


@given(BODIES)
def test_entries_that_changed_places_have_other_ids(bodies: list[dict[str, int]]) -> None:
    swapped = [bodies[1], bodies[0], *bodies[2:]]
    assert (ids(bodies) == ids(swapped)) == (bodies[0] == bodies[1])
