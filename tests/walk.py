"""Every span of an account, however deep."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import msgspec

from trucewatch.core.spans import Span


def spans_in(value: Any) -> Iterator[Span]:
    """The spans anywhere inside `value`: structs, tuples and mappings are walked."""
    if isinstance(value, Span):
        yield value
    elif isinstance(value, msgspec.Struct):
        for field in value.__struct_fields__:
            yield from spans_in(getattr(value, field))
    elif isinstance(value, dict):
        for held in value.values():
            yield from spans_in(held)
    elif isinstance(value, (tuple, list)):
        for held in value:
            yield from spans_in(held)
