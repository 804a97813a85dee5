"""What the reports of a scene say of truces, in which two states shoot at each other before the text begins."""

from __future__ import annotations

from scenes import scene
from trucewatch.core.account import Instrument
from trucewatch.find.instruments.instruments import find_instruments

WAR = "Arunan troops and Belmarese forces shelled each other. Belmar fired on Aruna. "


def instruments(text: str) -> list[Instrument]:
    """The instruments of `text`."""
    page, context = scene(WAR + text)
    return [fact for fact in find_instruments(page, context).facts if isinstance(fact, Instrument)]


def stances(text: str) -> list[tuple[str, str, str | None]]:
    """Party, stance and reporter of every position."""
    return [(one.party, one.stance, one.reported_by) for truce in instruments(text) for one in truce.positions]


def conditions(text: str) -> list[tuple[str | None, str]]:
    """Who sets which condition; None = the text itself."""
    return [(one.by, one.text) for truce in instruments(text) for one in truce.conditions]
