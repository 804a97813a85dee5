"""Allegations tested against each version of each text."""

from __future__ import annotations

from trucewatch.core.account import Account, Assessment


def assessments_of(account: Account) -> tuple[Assessment, ...]:
    """One assessment for each incident, instrument and version that can be tested."""
    return ()
