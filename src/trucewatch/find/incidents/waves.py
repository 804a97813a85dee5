"""Places hit in a wave told just before: "Among the places targeted were a clinic in Harn and a dam near Tolm"."""

from __future__ import annotations

import re

import msgspec

from trucewatch.core.account import Incident
from trucewatch.find.incidents.places import places_in
from trucewatch.find.survey import Line, Survey

_AMONG = re.compile(
    r"\bAmong (?:the )?(?:places|targets|sites|areas|towns|cities|objects|buildings|facilities|those)(?: that)?"
    r"(?: were| was)? (?:hit|targeted|struck|attacked|damaged)\b|\bAmong (?:its|the|their) targets (?:was|were)\b"
)
"""Must catch "Among the places targeted was", "Among those hit were", "Among the targets were"."""
_WAVES = ("drone", "missile", "air_strike", "shelling")
_WIDE = ("country", "region")
_BEFORE = 2
"""The wave was told so many sentences before at most."""


def hits_of(survey: Survey, line: Line, wave: Incident, told_at: int) -> tuple[Incident, ...]:
    """The hits that the line lists, each with its own place and target, as parts of the wave told in line `told_at`.

    Day, doer and means are the wave's. Empty where the line lists none, or what was told before is no wave.
    """
    match = _AMONG.search(survey.page.text, line.sentence.start, line.sentence.end)
    is_wave = wave.form in _WAVES and (not wave.place.name or wave.place.precision in _WIDE)
    if match is None or not is_wave or not 0 < line.number - told_at <= _BEFORE:
        return ()
    found: list[Incident] = []
    reached = match.end()
    for name in places_in(survey, line, line.word_at(match.end()), len(line.words)):
        hit = [target for target in survey.targets(line) if reached <= target.start and target.end <= name.start]
        if hit and name.place.precision not in ("country", "region"):
            spans = tuple(survey.page.span(target.start, target.end) for target in hit)
            speaker = survey.speaker_at(hit[0].start)
            evidence = (survey.page.span(hit[0].start, name.end),)
            read = {
                **{key: found for key, found in wave.read.items() if key in ("form", "happened", "accused")},
                "place": name.place.evidence,
                "targets": spans,
            }
            one = msgspec.structs.replace(
                wave,
                id=f"x-{survey.page.report.id}-{hit[0].start}",
                place=name.place,
                targets=tuple(dict.fromkeys(target.path for target in hit)),
                target_text=", ".join(span.exact for span in spans),
                alleged_by=(speaker,) if speaker is not None else wave.alleged_by,
                counts=(),
                evidence=evidence,
                part_of=wave.id,
                read=read,
            )
            found.append(one)
        reached = name.end
    return tuple(found)
