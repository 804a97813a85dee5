"""Nouns by which bodies and movements go on being named once a page has named them."""

from __future__ import annotations

from trucewatch.know.naming import HEADS

NOUNS = HEADS | {"rebels", "militants", "insurgents", "separatists", "guerrillas", "faction"}
"""Nouns by which an organisation goes on being named: "the Front", "the ministry"."""
PLAIN_FORCES = frozenset(
    {
        *("troops", "soldiers", "units", "artillery", "guns", "fighters", "jets", "warplanes", "gunmen", "servicemen"),
        *("gunners", "team", "forces", "delegates", "leaders", "ministers", "politicians", "negotiators", "allies"),
    }
)
"""Words for bodies that name nobody without an owner: "the troops"."""
WITHOUT_ARTICLE = frozenset({"parliament", "media"})
"""Bodies that are named without an article: "asked parliament"."""
MOVEMENT_WORDS = frozenset(
    {"rebels", "movement", "rebel movement", "rebel group", "insurgents", "militants", "guerrillas"}
)
