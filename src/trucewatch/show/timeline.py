"""Incidents on the days of the terms: the calendar's line of days with a lane for each side that alleges something."""

from __future__ import annotations

import math
import re
from collections import defaultdict
from collections.abc import Callable, Mapping, Sequence
from datetime import date

import msgspec

from trucewatch.core.account import Account, Incident, Instrument, Version
from trucewatch.show.calendar import LEFT, RIGHT, WIDEST, day_of
from trucewatch.show.drawn import Bar, Dot, Lane, Mark, Named, Timeline
from trucewatch.show.provenance import Provenance
from trucewatch.show.whereabouts import side_of
from trucewatch.show.wording import MONTHS, RESULTS, listed, moment_words, plain

STEP = 34.0
"""How far the rows of the texts are apart."""
DOT, RISE = 9.0, 9.5
"""Pixels from one mark to the next beside it, and above it."""
HIGHEST = 6
"""So many marks stand above one another; what else is of that day is counted on top."""
MOST_SPANS = 6
"""So many rows of uncertain days a lane has; more are counted in its words."""
MOST_LANES = 5
NAME, BELOW = 22.0, 12.0
"""Room over the marks of a lane for its words, and under them."""
OTHERS = "alleged by others"
NOBODY = "told by the outlets; who alleges it is not said"
TICK_STEPS = (1, 2, 7, 14, 30, 61, 122)
"""Days between two days named under the line: the first step that gives no more than MOST_TICKS."""
MOST_TICKS = 9
HOUR = re.compile(r"T(\d\d):(\d\d)")
Days = tuple[int, int]
"""First and last day, counted as Python counts days."""
End = tuple[float, str]
"""A moment in days, and in words with its rule."""
Text = tuple[str, str, float | None, tuple[End, ...], str]
"""Name, anchor of its instrument, start, each end, and all of it in words."""


def timeline_of(
    account: Account,
    instruments: Sequence[tuple[str, str, Instrument]],
    named: Mapping[str, Named],
    results: Mapping[str, str],
    known: Provenance,
) -> Timeline | None:
    """The drawing of the account's incidents; None where no incident has a day, or nothing is there to hold it against.

    `instruments` are label, anchor and instrument; `named` is where each incident leads, `results` what came of
    holding it against the terms (missing = it was not).
    """
    dated = {incident.id: days for incident in account.incidents if (days := days_of(incident)) is not None}
    if not dated:
        return None
    lead = max(last for _, last in dated.values())
    near = {key: days for key, days in dated.items() if lead - days[0] <= WIDEST}
    told = [text for label, anchor, one in instruments for text in texts_of(label, anchor, one, known)]
    texts = [text for text in told if all(abs(moment - lead) <= WIDEST for moment in moments_of(text))]
    if not texts and len(set(near.values())) < 2:
        return None
    moments = [moment for text in texts for moment in moments_of(text)]
    first = math.floor(min([*moments, *(day for day, _ in near.values())]))
    last = math.ceil(max([*moments, lead + 1]))

    def place(moment: float) -> float:
        return round(LEFT + (RIGHT - LEFT) * (moment - first) / (last - first), 1)

    bars = tuple(bar_of(text, STEP * number + STEP, place) for number, text in enumerate(texts))
    incidents = [incident for incident in account.incidents if incident.id in near]
    lanes, bottom = lanes_of(incidents, near, named, results, known, place, STEP * len(bars) + BELOW)
    met = {dot.result for lane in lanes for dot in lane.dots}
    return Timeline(
        bars=bars,
        lanes=lanes,
        ticks=days_named(first, last, place),
        height=bottom + 24,
        results=tuple(result for result in (*RESULTS, "untested") if result in met),
        undated=tuple(named[incident.id] for incident in account.incidents if incident.id not in dated),
        distant=tuple(named[key] for key in dated if key not in near),
    )


def days_of(incident: Incident) -> Days | None:
    """First and last day on which it may have happened; None where either is open (a day "or later" is no day)."""
    first, last = day_of(incident.happened.earliest), day_of(incident.happened.latest)
    if first is None or last is None or first > last:
        return None
    return first.toordinal(), last.toordinal()


def moment_of(iso: str | None, *, is_end: bool = False) -> float | None:
    """A date or moment in days, in the zone it is written in; a day alone starts in the morning, ends at night."""
    day = day_of(iso)
    if day is None or iso is None:
        return None
    hour = HOUR.search(iso)
    if hour is None:
        return day.toordinal() + is_end
    return day.toordinal() + (int(hour[1]) + int(hour[2]) / 60) / 24


def texts_of(label: str, anchor: str, instrument: Instrument, known: Provenance) -> list[Text]:
    """One text for all versions of an instrument that give the same days, else one for each with whose it is."""
    found: dict[tuple[str | None, tuple[tuple[str, str], ...]], list[Version]] = defaultdict(list)
    for version in instrument.versions:
        ends = {(end.at, plain(end.rule)) for end in version.expires if day_of(end.at) is not None}
        start = version.starts.earliest if day_of(version.starts.earliest) is not None else None
        if start is not None or ends:
            found[start, tuple(sorted(ends))].append(version)
    texts = []
    for (start, told), versions in found.items():
        texts_by = (f"text of {known.actor(one.by)}" if one.by else "the outlets’ words" for one in versions)
        whose = listed(dict.fromkeys(texts_by))
        ends_told = [(moment_of(at, is_end=True) or 0.0, f"{moment_words(at)} ({rule})") for at, rule in told]
        words = [f"starts {moment_words(start)}" if start is not None else "start not stated"]
        words += [f"may end {end}" for _, end in ends_told] or ["end not stated"]
        name = f"{label} ({whose})" if len(found) > 1 else label
        texts.append((name, anchor, moment_of(start), tuple(sorted(ends_told)), "; ".join(words)))
    return texts


def moments_of(text: Text) -> list[float]:
    """The start, where it is known, and the ends."""
    _, _, start, ends, _ = text
    return [*([] if start is None else [start]), *(moment for moment, _ in ends)]


def bar_of(text: Text, y: float, place: Callable[[float], float]) -> Bar:
    """A text from its start to its ends; to the edge of the drawing where it states none."""
    label, anchor, start, ends, words = text
    marks = tuple(Mark(place(moment), told) for moment, told in ends)
    return Bar(
        label=label,
        anchor=anchor,
        y=y,
        start=None if start is None else place(start),
        first=marks[0].x if marks else RIGHT,
        last=marks[-1].x if marks else RIGHT,
        ends=marks,
        words=words,
    )


def days_named(first: int, last: int, place: Callable[[float], float]) -> tuple[Mark, ...]:
    """Days in the middle of which a stroke stands, evenly apart."""
    step = next((step for step in TICK_STEPS if (last - first) / step <= MOST_TICKS), TICK_STEPS[-1])
    return tuple(
        Mark(place(number + 0.5), f"{day.day} {MONTHS[day.month - 1][:3]}")
        for number in range(first, last, step)
        for day in (date.fromordinal(number),)
    )


def lanes_of(
    incidents: Sequence[Incident],
    days: Mapping[str, Days],
    named: Mapping[str, Named],
    results: Mapping[str, str],
    known: Provenance,
    place: Callable[[float], float],
    top: float,
) -> tuple[tuple[Lane, ...], float]:
    """A lane for each side that alleges, those with most incidents first; and where the last ends."""
    by_side: dict[str, list[Incident]] = defaultdict(list)
    for incident in incidents:
        by_side[who_alleges(incident, known)].append(incident)
    ordered = sorted(by_side.items(), key=lambda entry: (-len(entry[1]), entry[0]))
    if len(ordered) > MOST_LANES:
        ordered = [
            *ordered[: MOST_LANES - 1],
            (OTHERS, [one for _, found in ordered[MOST_LANES - 1 :] for one in found]),
        ]
    lanes = []
    for words, found in ordered:
        lane = lane_of(words, found, days, named, results, place, top)
        lanes.append(lane)
        top = lane.bottom
    return tuple(lanes), top


def who_alleges(incident: Incident, known: Provenance) -> str:
    """`alleged by Velda`, `claimed by Velda itself`, or that it is not said."""
    sides = sorted({side for actor in incident.alleged_by if (side := side_of(actor, known)) is not None})
    accused = side_of(incident.accused, known)
    if incident.accused_status in ("claimed", "admitted") and accused is not None and sides in ([], [accused]):
        return f"{incident.accused_status} by {accused} itself"
    return f"alleged by {listed(sides)}" if sides else NOBODY


def lane_of(
    words: str,
    incidents: Sequence[Incident],
    days: Mapping[str, Days],
    named: Mapping[str, Named],
    results: Mapping[str, str],
    place: Callable[[float], float],
    top: float,
) -> Lane:
    """Incidents of one day stand above one another, those of uncertain days lie under them as strokes."""
    columns: dict[float, list[Incident]] = defaultdict(list)
    rows: list[list[tuple[float, float, Incident]]] = []
    hidden = 0
    for incident in sorted(incidents, key=lambda one: (days[one.id], one.id)):
        first, last = days[incident.id]
        start, end = place(first), place(last + 1)
        if first == last:
            columns[LEFT + DOT * round(((start + end) / 2 - LEFT) / DOT)].append(incident)
            continue
        row = next((row for row in rows if row[-1][1] + 2 < start), None)
        if row is not None:
            row.append((start, end, incident))
        elif len(rows) < MOST_SPANS:
            rows.append([(start, end, incident)])
        else:
            hidden += 1
    high = max((min(len(found), HIGHEST + 1) for found in columns.values()), default=0)
    base = top + NAME + RISE * high
    dots = []
    for x, found in columns.items():
        shown = found if len(found) <= HIGHEST + 1 else found[:HIGHEST]
        dots += [
            dot_of(incident, named, results, x, base - RISE / 2 - RISE * number, None)
            for number, incident in enumerate(shown)
        ]
        if len(shown) < len(found):
            after = dot_of(found[HIGHEST], named, results, x, base - RISE * HIGHEST - 1, None)
            more = len(found) - len(shown)
            dots.append(msgspec.structs.replace(after, more=more, words=f"{more} more that day"))
    for number, row in enumerate(rows):
        y = base + RISE / 2 + 2 + RISE * number
        dots += [
            dot_of(incident, named, results, round(start + 1, 1), y, round(end - 1, 1)) for start, end, incident in row
        ]
    bottom = base + RISE * len(rows) + BELOW
    return Lane(words, len(incidents), top, round(bottom, 1), tuple(dots), hidden)


def dot_of(
    incident: Incident, named: Mapping[str, Named], results: Mapping[str, str], x: float, y: float, until: float | None
) -> Dot:
    """The mark of an incident."""
    one, result = named[incident.id], results.get(incident.id, "untested")
    return Dot(
        anchor=one.anchor,
        x=round(x, 1),
        y=round(y, 1),
        until=until,
        result=result,
        words=f"{one.words}: {RESULTS.get(result, 'not tested against any text')}",
    )
