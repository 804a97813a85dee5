"""How far an incident was checked: what the outlet says of it, and the words of a monitor."""

from __future__ import annotations

import re

import msgspec

from trucewatch.core.account import Incident, Verification, VerificationStance
from trucewatch.core.page import Mention
from trucewatch.find.survey import Line, Survey

_UNVERIFIED = re.compile(
    r"(?:\b(?:not|unable|none|neither|nor)\b|n[’']t\b)[^.]{0,60}?\b(?:verif(?:y|ied)|confirm(?:ed)?|check(?:ed)?|establish(?:ed)?|corroborated?)\b",
    re.IGNORECASE,
)
"""Must catch "could not independently verify", "None of it could be checked", "has not been able to establish"."""
_UNCONFIRMED = re.compile(
    r"\b(?:did|does|do|has|have|had)(?: not|n[’']t) (?:\w+ly )?(?:confirm|verif|check|establish)"
    r"|\bneither (?:confirm|verif)",
    re.IGNORECASE,
)
"""What a side leaves unsaid is no check of the outlet's: "the ministry did not confirm this"."""
_REACH = 8
"""A remark on what could be checked speaks of the incidents of so many sentences before it."""
_VERIFIED = re.compile(
    r"\b(?:[Ww]e|[Oo]ur (?:reporters?|correspondents?|team)|[Tt]his newspaper"
    r"|(?P<outlet>[A-Z][\w’'-]+(?: [A-Z][\w’'-]+){0,2}))"
    r" (?:has |have |had )?(?:independently |since )?(?:verified|geolocated|authenticated)\b"
)
"""Must catch "we have verified", "The Courier independently verified"; the name must be the outlet's."""
_WORDS: tuple[tuple[VerificationStance, re.Pattern[str]], ...] = (
    (
        "potential",
        re.compile(
            r"\b(?:potential(?:ly)?|possible|possibly|suspected) (?:an? |the )?(?:\w+ ){0,3}"
            r"(?:violations?|breach(?:es)?|attacks?|strikes?|incidents?|shelling|infringements?)\b",
            re.IGNORECASE,
        ),
    ),
    (
        "credible",
        re.compile(
            r"\bcredible (?:\w+ ){0,2}(?:reports?|allegations?|claims?|information|evidence|accounts?)\b", re.IGNORECASE
        ),
    ),
    (
        "monitor_assessed",
        re.compile(
            r"\b(?:assess(?:es|ed)|assessment|conclud(?:es|ed)|establish(?:es|ed)|verif(?:ies|ied)|confirm(?:s|ed)|corroborat(?:es|ed)"
            r"|document(?:s|ed)|recorded|registered|observed)\b",
            re.IGNORECASE,
        ),
    ),
)
"""The words of monitors, the weakest first: a "potential violation" that was recorded is no more than potential."""
_MONITORS = re.compile(
    r"\b(?:monitor(?:s|ing)?|observers?|missions?|verification|watchdog|truce commission)\b", re.IGNORECASE
)
"""In the name of an actor: it watches the truce."""
_NEGATED = re.compile(r"(?:\b(?:not|no|never|neither|nor|unable|cannot|without)|n[’']t)\b[^.;]{0,30}$", re.IGNORECASE)
_AFTER = 2
"""A monitor's remark speaks of the incident told at most so many sentences before it."""


def outlets_check(survey: Survey, line: Line, incident: Incident, told_at: int) -> Verification | None:
    """What the outlet says of having checked the incident, told in line `told_at`; None where it says nothing."""
    if not 0 <= line.number - told_at <= _REACH or incident.verification is not None:
        return None
    text, sentence = survey.page.text, line.sentence
    remark = _UNVERIFIED.search(text, sentence.start, sentence.end)
    if remark is not None and survey.speaker_at(remark.start()) is None:
        is_silence = _UNCONFIRMED.search(text, sentence.start, sentence.end) is not None
        is_monitors = _monitor_before(survey, line, remark.start()) is not None
        return (
            None if is_silence or is_monitors else Verification("unverified_by_outlet", None, (survey.line_span(line),))
        )
    checked = _VERIFIED.search(text, sentence.start, sentence.end)
    if checked is None or survey.speaker_at(checked.start()) is not None:
        return None
    outlet = (survey.page.report.outlet or "").casefold()
    named = checked["outlet"]
    if named is not None and (not outlet or named.casefold().removeprefix("the ") not in outlet):
        return None
    is_near = line.number - told_at <= _AFTER
    return Verification("verified_by_outlet", None, (survey.line_span(line),)) if is_near else None


def monitors_check(survey: Survey, line: Line, incident: Incident, told_at: int) -> Verification | None:
    """What a monitor says of how sure the incident is; None where none speaks, or of nothing told just before."""
    if not 0 <= line.number - told_at <= _AFTER or incident.verification is not None:
        return None
    text, sentence = survey.page.text, line.sentence
    for stance, words in _WORDS:
        match = words.search(text, sentence.start, sentence.end)
        if match is None or _NEGATED.search(text, sentence.start, match.start()):
            continue
        monitor = survey.speaker_at(match.start())
        monitor = monitor if _is_monitor(survey, monitor) else _monitor_before(survey, line, match.start())
        if monitor is not None:
            return Verification(stance, monitor, (survey.line_span(line),))
    return None


def with_checks(survey: Survey, line: Line, incident: Incident, told_at: int, *, is_last: bool) -> Incident:
    """The incident with what the line says of how far it was checked; the first who says anything counts.

    An outlet's remark is of all that it told before, a monitor's of what was told last (`is_last`).
    """
    check = outlets_check(survey, line, incident, told_at)
    check = check or (monitors_check(survey, line, incident, told_at) if is_last else None)
    return incident if check is None else msgspec.structs.replace(incident, verification=check)


def _monitor_before(survey: Survey, line: Line, offset: int) -> str | None:
    """The monitor that is named last before the characters at `offset`, where no side is named behind it."""
    named: list[Mention] = [mention for mention in line.mentions if mention.end <= offset]
    return named[-1].actor if named and _is_monitor(survey, named[-1].actor) else None


def _is_monitor(survey: Survey, actor_id: str | None) -> bool:
    """Whether the actor, or whom it speaks for, watches the truce by its name."""
    seen: set[str] = set()
    while actor_id is not None and actor_id not in seen:
        seen.add(actor_id)
        actor = survey.actors.get(actor_id)
        if actor is None:
            return False
        if actor.kind != "person" and any(_MONITORS.search(name) for name in (actor.name, *actor.names)):
            return True
        actor_id = actor.of
    return False
