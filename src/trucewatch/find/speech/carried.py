"""What a report says once of how somebody spoke holds for all that he says in one breath: the channel and the hearer.

"In a televised address Vell ordered a halt. He counted on the other side, he said." Both were said in the address.
"""

from __future__ import annotations

from collections.abc import Sequence

import msgspec

from trucewatch.core.account import Statement
from trucewatch.core.spans import Span

NEXT = 1
"""A quotation goes on in the paragraph behind the one that names its channel."""


class Held(msgspec.Struct, frozen=True):
    """Who last spoke with a channel or a hearer to it, in which paragraph, and what they are."""

    speaker: str
    paragraph: int
    channel: str | None
    addressee: str | None
    read: dict[str, tuple[Span, ...]]


def carried(statements: Sequence[Statement], paragraphs: Sequence[int]) -> list[Statement]:
    """The statements, in the order of the page, with channel and hearer from what the speaker said just before.

    `paragraphs` are their paragraphs. Somebody else's words in between end it; words passed on by another have no
    channel of their own.
    """
    held: Held | None = None
    found = []
    for one, paragraph in zip(statements, paragraphs, strict=True):
        if one.through is not None or one.speaker is None:
            found.append(one)
            continue
        if held is not None and (held.speaker != one.speaker or not _goes_on(one, paragraph, held)):
            held = None
        now = one
        if held is not None and one.channel is None and held.channel is not None:
            now = msgspec.structs.replace(now, channel=held.channel, read=now.read | {"channel": held.read["channel"]})
        if held is not None and one.addressee is None and held.addressee is not None:
            now = msgspec.structs.replace(
                now, addressee=held.addressee, read=now.read | {"addressee": held.read["addressee"]}
            )
        if now.channel is not None or now.addressee is not None:
            held = Held(one.speaker, paragraph, now.channel, now.addressee, now.read)
        found.append(now)
    return found


def _goes_on(one: Statement, paragraph: int, held: Held) -> bool:
    """Whether it stands in the paragraph of what was said before, or is a quotation in the next."""
    return paragraph == held.paragraph or (paragraph - held.paragraph == NEXT and one.mode != "indirect")
