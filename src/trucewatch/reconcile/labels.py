"""Which of several reports' names for one instrument says most, in few words."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable

_LONGEST = 9
"""Words of a name; a longer one is a sentence."""
_LENGTH = re.compile(r"\b[\w.]+[- ](?:hour|day|week|month|year|point)s?\b", re.IGNORECASE)
"""Must catch "30-day" and "ten days"."""
_SCOPE = re.compile(r"\b(?:on|against|at|in|between|of|to)\s+\w")
"""Must catch "halt to strikes on ports"."""
_BARE = frozenset(
    "truce ceasefire cease-fire halt pause deal agreement accord text plan exchange swap withdrawal arrangement".split()  # noqa: SIM905
)
"""Names that hold for every instrument of their form."""
_TITLES = frozenset({"prisoner", "humanitarian", "maritime", "limited", "permanent", "naval"})


def telling_label(labels: Iterable[str]) -> str:
    """The name that tells most: length, scope and kind before a bare noun; of equals the commonest, then the shortest.

    Empty where there is none.
    """
    counted = Counter(label for label in labels if label)
    if not counted:
        return ""
    return min(counted, key=lambda label: (-_worth(label), -counted[label], len(label), label))


def _worth(label: str) -> int:
    """How much a name tells; a long one tells nothing at a glance."""
    words = label.lower().split()
    if not words or len(words) > _LONGEST or "not" in words:
        return -1
    if words[-1] in _BARE and len(words) == 1:
        return 0
    return (
        1
        + bool(_LENGTH.search(label))
        + bool(_SCOPE.search(label))
        + (not _TITLES.isdisjoint(words))
        + (label != label.lower())
    )
