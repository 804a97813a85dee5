"""What targets and counts are called in a sentence for readers, wherever one is written.

No word here says that anybody did anything: a breach that somebody counts is an alleged one.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping

COUNTED: Mapping[str, str] = {
    "drones": "drones",
    "missiles": "missiles",
    "shells": "shells",
    "aircraft": "aircraft",
    "attacks": "attacks",
    "violations": "alleged breaches",
    "sites": "sites",
    "killed": "killed",
    "injured": "injured",
    "displaced": "displaced",
    "without_power": "without power",
    "prisoners": "prisoners",
    "troops": "troops",
    "vessels": "vessels",
    "vehicles": "vehicles",
    "other": "other",
}

OUTCOMES: Mapping[str, str] = {
    "launched": "launched",
    "shot_down": "shot down",
    "lost": "lost from sight",
    "hit": "hit",
    "in_air": "in the air",
}

TARGETS: Mapping[str, str] = {
    "all": "everything",
    "infrastructure": "infrastructure",
    "infrastructure/energy": "energy infrastructure",
    "infrastructure/energy/oil": "oil infrastructure",
    "infrastructure/energy/gas": "gas infrastructure",
    "infrastructure/energy/power": "electricity",
    "infrastructure/energy/nuclear": "nuclear sites",
    "infrastructure/energy/hydro": "hydropower",
    "infrastructure/energy/heat": "heating",
    "infrastructure/water": "water supply",
    "infrastructure/transport": "transport",
    "infrastructure/communication": "communications",
    "civilian": "civilians and civilian sites",
    "civilian/hospital": "hospitals",
    "civilian/housing": "housing",
    "military": "military targets",
    "maritime": "ships and ports",
    "maritime/port": "ports",
    "maritime/shipping": "shipping",
}


def targets_named(paths: Iterable[str]) -> str:
    """`oil infrastructure and electricity`; a path without a name as it stands, "" for none."""
    return " and ".join(TARGETS.get(path, path.replace("/", ", ")) for path in paths)


def thing_counted(of: str, outcome: str | None = None, of_text: str | None = None) -> str:
    """`drones shot down`, `alleged breaches`; the report's own word where the format has none."""
    what = of_text if of == "other" and of_text else COUNTED.get(of, of)
    return f"{what} {OUTCOMES[outcome]}" if outcome else what
