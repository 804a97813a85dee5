"""Was a text in force when an incident happened? A day without an hour is the whole day, in the other's zone."""

from __future__ import annotations

import re
from datetime import datetime, time, timedelta, tzinfo

from trucewatch.core.account import CEASEFIRES, TO_ITS_END, Answer, Incident, Instrument, Version
from trucewatch.core.values import UNKNOWN_TIME, When
from trucewatch.lang.truce_time import TruceTime, truce_times
from trucewatch.monitor.beside import HELD_TO, LENGTH_OF_A_DAY, exact_ends
from trucewatch.monitor.instants import Ends, instants, zone_of
from trucewatch.monitor.scope import BREACH_COUNTS, Finding
from trucewatch.monitor.scope import finding as finding_of

NEVER_IN_FORCE = frozenset({"proposed", "declined", "under_negotiation"})
"""Statuses of a text that nobody was held to."""
HOLDS_STILL = HELD_TO - {"expired"}
TOOK_EFFECT = re.compile(
    r"(?<!not )\b(?:took effect|(?:came|entered|went) into (?:force|effect)|(?:has|have) been in force)\b",
    re.IGNORECASE,
)
"""Must catch "took effect", "entered into force"; not "would take effect"."""
MADE_AGAIN = re.compile(
    r"\b(?:again|re-?(?:affirm|new|commit|iterat|stat)\w*|exten[ds]\w*|prolong\w*|observ\w*|respect\w*|abid\w*|adher\w*"
    r"|honou?r\w*|commit\w*|support\w*)\b",
    re.IGNORECASE,
)
"""Must catch "agreed to extend", "reaffirmed", "will respect": said of a text that was made before."""
DAYS = {"minutes": 1 / 1440, "hours": 1 / 24, "days": 1.0, "weeks": 7.0, "months": 30.0}
"""A unit of time in days; a month is 30, as reporters count."""


def is_in_time(incident: Incident, instrument: Instrument, version: Version, known_on: When) -> Finding:
    """Whether the incident lies between start and end; `known_on`: when the text was first reported as holding.

    A text that was only proposed or was refused holds nobody at any time.
    """
    is_open = instrument.status in NEVER_IN_FORCE and instrument.status != "declined" and instrument.kind == "agreement"
    if is_open and not is_told_to_hold(instrument, version):
        return dated("unclear", "That the text came into force is not said.", incident, version)
    if instrument.status in NEVER_IN_FORCE and not is_told_to_hold(instrument, version):
        return dated("no", f"The text was never in force ({instrument.status.replace('_', ' ')}).", incident, version)
    by_words = as_the_report_says(incident, instrument, version)
    told = [one.starts.earliest for one in instrument.versions]
    zone = zone_of(version.starts.earliest, incident.happened.earliest, *(end.at for end in version.expires), *told)
    happened = instants(incident.happened, zone)
    if happened is None:
        return by_words or dated("unclear", "When it happened is not known.", incident, version)
    begun = has_begun(incident, instrument, version, happened, zone, known_on)
    if begun.answer == "unclear" and by_words is not None:
        begun = by_words
    if begun.answer == "no":
        return begun
    ended = has_ended(incident, instrument, version, happened, zone)
    if ended.answer == "unclear" and by_words is not None:
        ended = by_words
    if ended.answer == "no" or begun.answer == "yes":
        return Finding(ended.answer, begun.reasons + ended.reasons)
    return Finding("unclear", begun.reasons + ended.reasons)


def is_told_to_hold(instrument: Instrument, version: Version) -> bool:
    """Whether a text under negotiation by its status is told to have begun on a day: "took effect on 3 May"."""
    if instrument.status == "declined" or not version.starts.is_known:
        return False
    return any(TOOK_EFFECT.search(span.exact) for span in (*version.evidence, *instrument.evidence))


def dated(answer: Answer, says: str, incident: Incident, version: Version) -> Finding:
    """A finding about time, resting on where the start of the text and the time of the incident are told."""
    return finding_of(answer, says, incident, version, "happened")


def as_the_report_says(incident: Incident, instrument: Instrument, version: Version) -> Finding | None:
    """What the words of the report say of before and after, where dates do not; None where they say nothing, or both.

    A count of breaches is of the time in which there was something to break.
    """
    if instrument.form not in CEASEFIRES or instrument.status not in HELD_TO:
        return None
    told = " ".join(span.exact for span in (*incident.happened.evidence, *incident.evidence))
    times = [one for one in truce_times(told, 0, len(told)) if one.is_before or one.is_after]
    answers: dict[Answer, str] = {holds_at(one): told[one.start : one.end] for one in reversed(times)}
    answers.pop("unclear", None)
    if len(answers) == 1:
        ((answer, words),) = answers.items()
        return dated(answer, f"The report says that it was {words[:1].lower()}{words[1:]}.", incident, version)
    if answers:
        return None
    if not incident.happened.is_known and any(one.of == "violations" for one in incident.counts):
        return dated("yes", "It is a count of breaches, which are of the time that the text holds.", incident, version)
    return None


def holds_at(time: TruceTime) -> Answer:
    """Whether a truce holds at a time told from it: between its start and its end. How it was made says nothing of
    what came later.
    """
    if time.of == "end":
        return "yes" if time.is_before and time.low is not None else "no" if time.is_after else "unclear"
    return "no" if time.is_before else "yes" if time.of == "start" else "unclear"


def has_begun(
    incident: Incident, instrument: Instrument, version: Version, happened: Ends, zone: tzinfo, known_on: When
) -> Finding:
    """Whether the text held already when it happened ("no": not yet)."""
    starts = instants(version.starts, zone)
    if starts is None:
        made, known = instants(made_on(instrument), zone), instants(known_on, zone)
        if instrument.status in HOLDS_STILL and made is not None and happened[0] > made[1]:
            return dated("yes", f"No start is stated; it was made before ({made[0].date()}).", incident, version)
        if instrument.status in HOLDS_STILL and made is not None and happened[1] < made[0]:
            return dated("no", f"It happened before the text was made ({made[0].date()}).", incident, version)
        if instrument.status in HOLDS_STILL and known is not None and happened[0] > known[1]:
            return dated("yes", "No start is stated; the text was reported as holding before.", incident, version)
        return dated("unclear", "No start is stated.", incident, version)
    told = version.starts.earliest or version.starts.latest or ""
    if version.starts.basis == "other_report":
        told = f"{told}, by the truce beside it"
    if happened[1] < starts[0]:
        return dated("no", f"It happened before the start ({told}).", incident, version)
    if happened[0] >= latest_start(version.starts, starts):
        return dated("yes", f"It happened after the start ({told}).", incident, version)
    if any(count.of in BREACH_COUNTS for count in incident.counts) and happened[1] > starts[1]:
        return dated("yes", f"It sums up what happened since the start ({told}).", incident, version)
    return dated("unclear", f"Whether it was before or after the start ({told}) is not said.", incident, version)


def made_on(instrument: Instrument) -> When:
    """The one day on which its parties are said to have agreed to it, or its author to have ordered it; else unknown.

    Who agreed "again", or to prolong it, made it earlier.
    """
    stances = ("proposes",) if instrument.kind == "order" else ("accepts",)
    told = [one for one in instrument.positions if one.stance in stances and one.said.is_known]
    days = {((one.said.earliest or "")[:10], (one.said.latest or "")[:10]) for one in told}
    if len(days) != 1 or any(MADE_AGAIN.search(span.exact) for one in told for span in one.evidence):
        return UNKNOWN_TIME
    ((first, last),) = days
    return When(first, last, "relative") if first == last else UNKNOWN_TIME


def latest_start(when: When, starts: Ends) -> datetime:
    """From when a text surely holds: a day without an hour is its morning, of two days that of the last."""
    return (
        starts[1]
        if len(when.latest or "") > LENGTH_OF_A_DAY
        else datetime.combine(starts[1], time.min, starts[1].tzinfo)
    )


def has_ended(incident: Incident, instrument: Instrument, version: Version, happened: Ends, zone: tzinfo) -> Finding:
    """Whether the text held still when it happened ("no": no longer). By whichever of several ends can be defended."""
    ends = ends_of(version, zone)
    if not ends:
        if instrument.status == "expired":
            return dated("unclear", "The text has expired; when is not stated.", incident, version)
        return dated("yes", "No end is stated.", incident, version)
    first, last = min(ends)[0], max(end for _, end in ends)
    told = first.date().isoformat()
    if happened[0] >= last:
        return dated("no", f"It happened after the end ({told}).", incident, version)
    is_sum = any(count.of in BREACH_COUNTS for count in incident.counts)
    if happened[1] <= first or (is_sum and happened[1] <= last + timedelta(days=1)):
        return dated("yes", f"It happened before the end ({told}).", incident, version)
    return dated("unclear", f"Whether it was before or after the end ({told}) is not said.", incident, version)


def ends_of(version: Version, zone: tzinfo) -> list[Ends]:
    """The ends that can be defended: those given, or start and length; a last day that belongs to it as its end."""
    given = [
        (ends[1], ends[1]) if expiry.rule.endswith(TO_ITS_END) else ends
        for expiry in exact_ends(version)
        if (ends := instants(When(expiry.at, expiry.at, "stated"), zone))
    ]
    if given:
        return given
    starts, lasts = instants(version.starts, zone), version.lasts
    if starts is None or lasts is None:
        return []
    unit = lasts.unit if lasts.unit in DAYS else lasts.unit + "s"
    if unit not in DAYS or lasts.low is None or lasts.high is None:
        return []
    try:
        return [
            (starts[0] + timedelta(days=lasts.low * DAYS[unit]), starts[1] + timedelta(days=lasts.high * DAYS[unit]))
        ]
    except OverflowError:
        return []
