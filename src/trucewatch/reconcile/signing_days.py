"""Starts that are only the day of signing: left out where a report of the story tells when the truce began."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date

import msgspec

from trucewatch.core.account import CEASEFIRES, Instrument, Version
from trucewatch.core.values import UNKNOWN_TIME, When

SIGNED = re.compile(
    r"^(?:sign|conclud|seal|struck|reach|inked|declared|announced|proclaimed|agreed|brokered)"
    r"|^(?:truce|cease-?fire|armistice|halt|pause|cessation)s?\b|\b(?:truce|cease-?fire|armistice|halt|pause|cessation)$",
    re.IGNORECASE,
)
"""Must catch "signed in Harn on Tuesday", "9 May truce", "ceasefire of 9 May"; not "from Tuesday"."""
SOON = 14
"""So many days after its signing at most a truce begins."""


def without_signing_days(instruments: Sequence[Instrument]) -> list[Instrument]:
    """The instruments of a story; where one tells a start soon after, others' days of signing are left out."""
    told = [
        version.starts
        for one in instruments
        if one.form in CEASEFIRES
        for version in one.versions
        if version.starts.is_known and not is_of_signing(version.starts)
    ]
    return [
        msgspec.structs.replace(one, versions=tuple(left_open(version, told) for version in one.versions))
        for one in instruments
    ]


def left_open(version: Version, told: Sequence[When]) -> Version:
    """The version, its start open where it is the day of signing of a truce that began soon after."""
    if not is_of_signing(version.starts):
        return version
    signed = date.fromisoformat((version.starts.earliest or "")[:10])
    days = [(date.fromisoformat((one.latest or one.earliest or "")[:10]) - signed).days for one in told]
    if any(0 <= gap <= SOON for gap in days):
        return msgspec.structs.replace(version, starts=UNKNOWN_TIME)
    return version


def is_of_signing(when: When) -> bool:
    """Whether a start is the day on which the truce was signed, or by which it is called."""
    is_day = when.basis == "relative" and when.earliest is not None and len(when.evidence) == 1
    return is_day and SIGNED.search(when.evidence[0].exact) is not None
