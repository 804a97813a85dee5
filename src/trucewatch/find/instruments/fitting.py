"""Whether a mention can be of the instrument that others are of, and of which it is most likely."""

from __future__ import annotations

from collections.abc import Iterator

from trucewatch.core.values import Relation, relate_targets
from trucewatch.find.instruments.heads import Head
from trucewatch.find.instruments.threads import PAPER, Thread, family_of

PAPERED = ("truce", "exchange", "peace", "corridor")
"""What a bare paper can be about."""


def closest(head: Head, fitting: list[Thread]) -> Thread | None:
    """Of the threads that fit: one that shares targets, length or scope, else the one most spoken of."""
    if not fitting:
        return None
    return max(fitting, key=lambda thread: (*shared(head, thread), len(thread.heads), -thread.heads[0].line))


def shared(head: Head, thread: Thread) -> Iterator[int]:
    """How much a head shares with a thread, the strongest sign first."""
    is_part = bool(head.targets) or head.scope == "narrow"
    yield int(head.term is not None and head.term == thread.term)
    yield int(is_part and (bool(thread.targets) or "narrow" in thread.scopes))
    yield int(head.days is not None and thread.days == head.days)
    yield int(bool(head.scope) and head.scope in thread.scopes)
    yield int(head.extends and thread.extends)
    yield int(head.kind == "proposal" and thread.is_offered)


def fits(head: Head, thread: Thread) -> bool:
    """Whether nothing keeps a head from being about the instrument of a thread."""
    family = family_of(head)
    if family and thread.family != family:
        return False
    if family is None and thread.family not in (*PAPERED, PAPER):
        return False
    if family == "peace":
        return True
    if head.term is None and (head.kind == "talks") != thread.is_talks:
        return False
    if family not in (None, "truce"):
        return True
    if head.earlier != thread.is_earlier or (head.year and thread.years and head.year not in thread.years):
        return False
    if (family and head.extends != thread.extends) or (not head.is_plain and head.own != thread.is_own):
        return False
    if head.days and thread.days and abs(head.days - thread.days) > 0.01 * thread.days:
        return False
    return _scopes_fit(head, thread)


def _scopes_fit(head: Head, thread: Thread) -> bool:
    """Whether what both cover can be one thing: a full truce is no partial one, the sea no power station."""
    if head.targets and thread.targets:
        return relate_targets(head.targets, tuple(thread.targets)) is not Relation.DISJOINT
    is_sea = head.scope == "maritime" or any(path.startswith("maritime") for path in head.targets)
    was_sea = "maritime" in thread.scopes or any(path.startswith("maritime") for path in thread.targets)
    if is_sea != was_sea and not head.is_plain:
        return False
    is_part = bool(head.targets) or head.scope == "narrow"
    was_part = bool(thread.targets) or "narrow" in thread.scopes
    if (is_part and "full" in thread.scopes) or (head.scope == "full" and was_part):
        return False
    return not (is_part and not was_part and not thread.scopes and thread.days is not None and head.days is None)
