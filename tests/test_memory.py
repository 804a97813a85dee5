"""What was worked out before changes no account, whether it is sound or damaged."""

from __future__ import annotations

import msgspec
import pytest

from piles import FIRST, MINE, PILE, SECOND, built, told
from trucewatch.core.memory import Kept, Remembering
from trucewatch.pipeline import build


def test_an_account_is_the_same_with_a_memory_and_asks_the_reader_nothing_twice(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    memory = Remembering()
    alone = told(built(PILE))
    assert told(build(PILE, memory=memory).account) == alone
    before = memory.known
    monkeypatch.setattr("trucewatch.lang.reading.reader.pieces_of", None)
    monkeypatch.setattr("trucewatch.pipeline._read_story", None)
    assert told(build(PILE[::-1], memory=memory).account) == alone
    assert memory.known > before


def test_a_report_more_asks_for_what_is_new_alone() -> None:
    memory = Remembering()
    build([FIRST, MINE], memory=memory)
    asked, known = memory.asked, memory.known
    assert told(build([FIRST, MINE, SECOND], memory=memory).account) == told(built([FIRST, MINE, SECOND]))
    assert memory.known - known >= (memory.asked - asked) / 3


def test_a_report_beside_its_copy_is_remembered_as_if_it_were_alone() -> None:
    copy = msgspec.structs.replace(FIRST, path="z-copy.txt")
    memory = Remembering()
    pair = told(build([FIRST, copy], memory=memory).account)
    assert pair == told(built([FIRST, copy])) == told(build([copy, FIRST], memory=memory).account)
    assert told(build([copy], memory=memory).account) == told(built([copy]))


class Spoiled(Remembering):
    """Gives back something else than was kept."""

    def __init__(self, spoilt: bytes | None, kind: Kept) -> None:
        super().__init__()
        self._spoilt = spoilt
        self._kind = kind

    def recall(self, kind: Kept, key: str) -> bytes | None:
        found = super().recall(kind, key)
        if found is None or kind != self._kind:
            return found
        return found[: len(found) // 2] if self._spoilt is None else self._spoilt


@pytest.mark.parametrize("kind", ["sentence", "report", "actors", "stories", "story"])
@pytest.mark.parametrize("spoilt", [None, b"", b"\xc1", b"\x93\x01\x02\x03", b"\xff" * 40])
def test_bytes_that_are_no_such_value_are_worked_out_anew(kind: Kept, spoilt: bytes | None) -> None:
    memory = Spoiled(spoilt, kind)
    alone = told(build([FIRST], memory=memory).account)
    assert told(build([FIRST], memory=memory).account) == alone
