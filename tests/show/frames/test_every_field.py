"""Nothing of an account is lost in its frames."""

from __future__ import annotations

import msgspec

from fullest import changes, fullest, read
from trucewatch.core.account import Account
from trucewatch.show.frames.accounts import Held, account_rows
from trucewatch.show.frames.every import FRAMES


def cells(account: Account) -> list[object]:
    return [account_rows((Held(account, {}),)), *(frame.rows(account) for frame in FRAMES)]


def test_whatever_changes_in_an_account_changes_a_cell_of_a_frame() -> None:
    tree = fullest()
    before = cells(read(tree))
    tried = 0
    for what, changed in changes(tree):
        assert cells(read(changed)) != before, f"no frame shows {what}"
        tried += 1
    assert tried > 400


def test_the_account_made_from_the_types_has_a_row_of_every_kind() -> None:
    account = read(fullest())
    for name in Account.__struct_fields__:
        assert msgspec.to_builtins(getattr(account, name)), name
    for frame in FRAMES:
        assert frame.rows(account), frame.name
