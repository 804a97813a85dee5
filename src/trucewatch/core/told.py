"""What one story tells: the small account that every larger one is joined of."""

from __future__ import annotations

import msgspec

from trucewatch.core.account import Account


class StoryTold(msgspec.Struct, frozen=True):
    """The reports of one story, reconciled, with nothing known from elsewhere; `fighting`: ids of who fights in it."""

    account: Account
    fighting: tuple[str, ...]
