"""A side's tally of breaches: "broke the truce 31 times", "31 breaches: 12 shellings and five assaults"."""

from __future__ import annotations

import re

import msgspec

from trucewatch.core.account import Count, CountOf, Incident, IncidentForm, Outcome
from trucewatch.core.page import Mention
from trucewatch.core.values import UNKNOWN_TIME, Place, When
from trucewatch.find.incidents.blame import Blame
from trucewatch.find.incidents.forces import Charge
from trucewatch.find.incidents.unreal import is_background
from trucewatch.find.survey import Line, Survey
from trucewatch.know.attacks import attack_words
from trucewatch.lang.quantities import QuantityExpression, quantity_expressions

_LONGEST_DAYS = 62
"""A tally over a longer time ("this year") is background: no truce is tested by it."""
_NEAR = 3
"""A list of parts belongs to a tally told at most so many sentences before."""


_RECKONING = re.compile(r"\b[Bb]y\s[^,.;]{1,40}[’']s?\s(?:own\s)?(?:reckoning|count|tally|account|figures)\b")
"""Must catch "By Harn's reckoning", "by the rebels' own count"."""
_COUNTING = frozenset(
    {"said", "say", "says", "counted", "counts", "reported", "recorded", "listed", "registered", "logged", "cited"}
)
"""Between a side and a number these tell who counts, not who did it."""


_DROPPED = frozenset({"munitions", "charges", "grenades", "bombs", "devices"})
"""What is dropped from the air one by one, and counted so: "90 munitions dropped by drones"."""


class Part(msgspec.Struct, frozen=True):
    """One number of a tally: breaches in all, or attacks of one kind."""

    of: CountOf
    outcome: Outcome | None
    of_text: str | None
    form: IncidentForm
    quantity: QuantityExpression


def tally_in(survey: Survey, blame: Blame, line: Line) -> Incident | None:
    """The tally that `line` tells: a number of breaches, or numbers of attacks of two kinds or more; else None."""
    if (
        line.sentence.heading
        or not line.words
        or survey.page.text[line.sentence.start : line.sentence.end].endswith("?")
    ):
        return None
    if not _may_tell(line):
        return None
    quantities = quantity_expressions(survey.page.text, line.sentence.start, line.words[-1].end)
    parts = [part for quantity in quantities if (part := _part(survey, line, quantity))]
    total = next((part for part in parts if part.of == "violations"), None)
    if total is None and len({part.of_text for part in parts}) < 2:
        return None
    speaker = _counter(survey, blame, line) or survey.speaker_at(parts[0].quantity.start)
    happened = _window(survey, line)
    if is_background(happened, survey.context.published.earliest, widest=_LONGEST_DAYS):
        return None
    charge = _charge(blame, line, parts[0].quantity)
    counts = _counts(survey, parts, total, speaker, happened)
    evidence = survey.line_span(line)
    largest = max(parts, key=lambda part: part.quantity.value.low or 0.0)
    own = (
        speaker is not None
        and charge.accused is not None
        and blame.principal(speaker) == blame.principal(charge.accused)
    )
    return Incident(
        id=f"x-{survey.page.report.id}-{evidence.start}",
        form="other" if total is not None else largest.form,
        happened=happened,
        place=Place("", None, None, None, "unknown"),
        targets=(),
        target_text="",
        accused=charge.accused,
        accused_status="undetermined" if charge.accused is None else "claimed" if own else "alleged",
        alleged_by=(speaker,) if speaker is not None else (),
        denied_by=(),
        counts=counts,
        evidence=(evidence,),
        read={"accused": charge.spans} if charge.spans else {},
    )


def _may_tell(line: Line) -> bool:
    """Whether the line names breaches or attacks at all; most lines do not, and reading numbers is dear."""
    words = attack_words()
    if any(lower in words.breaking or _singular(lower) in words.breaches for lower in line.lowers):
        return True
    return any(word.role in ("noun", "several") for _, _, word in words.acts.find(line.lowers))


def is_tally(incident: Incident) -> bool:
    """Whether the incident is a tally: its counts are of breaches, or of attacks of several kinds."""
    return any(count.of == "violations" for count in incident.counts) or (
        len({count.of_text for count in incident.counts if count.of_text}) > 1
    )


def sums_many(incident: Incident) -> bool:
    """Whether the incident counts several attacks or breaches: "the depot was attacked 61 times"."""
    return any(count.of in ("attacks", "violations") and count.value.high != 1 for count in incident.counts)


def is_same_tally(incident: Incident, rival: Incident, lines_between: int) -> bool:
    """Whether two tallies of one report are one: one accused side and the same total, or parts told right after."""
    if not is_tally(incident) or (None not in (incident.accused, rival.accused) and incident.accused != rival.accused):
        return False
    totals = {(count.value.low, count.value.high) for count in incident.counts if count.of == "violations"}
    rivals = {(count.value.low, count.value.high) for count in rival.counts if count.of == "violations"}
    if rival.alleged_by and rival.alleged_by != incident.alleged_by:
        return False
    if totals and rivals:
        return totals == rivals
    return bool(totals) and lines_between <= _NEAR


def _part(survey: Survey, line: Line, quantity: QuantityExpression) -> Part | None:
    """What a number of the line counts, if it counts breaches or attacks."""
    words = attack_words()
    text = survey.page.text
    noun = text[quantity.noun_start : quantity.noun_end].lower().split()
    number = line.word_at(quantity.end - 1) + 1
    following = line.lowers[number : number + 8]
    if quantity.value.high == 1 or line.lowers[number : number + 2] == ("for", "every"):
        return None
    if noun and _singular(noun[-1]) in words.breaches:
        return Part("violations", None, None, "other", quantity)
    if not noun or noun[-1] in ("times", "instances", "cases", "bouts", "occasions"):
        return _times(line, quantity, noun)
    if noun[-1] in _DROPPED and following[:1] in (("dropped",), ("thrown",)):
        return Part("other", None, f"{' '.join(noun)} dropped", "drone" if "drones" in following else "other", quantity)
    matches = words.acts.find(noun) or words.acts.find((noun[-1],))
    if not any(match.role in ("noun", "several") for _, _, match in matches):
        return None
    form = next(match.form for _, _, match in matches if match.role in ("noun", "several"))
    named = (*noun, *following) if following[:1] in (("by",), ("with",)) else noun
    if any(means.form == "drone" for _, _, means in words.means.find(named)):
        return Part("drones", "launched", " ".join(noun), "drone", quantity)
    if form == "shelling":
        return Part("other", None, "shellings", "shelling", quantity)
    return Part("attacks", None, " ".join(noun), form if form != "unknown" else "other", quantity)


def _times(line: Line, quantity: QuantityExpression, noun: list[str]) -> Part | None:
    """What was done so many times: the truce broken ("broke the truce 31 times"), or guns fired."""
    words = attack_words()
    number = line.word_at(quantity.start)
    before = line.lowers[max(0, number - 9) : number]
    after = line.lowers[line.word_at(quantity.end - 1) + 1 :][:6]
    if noun and noun[-1] == "times" and not words.breaking.isdisjoint(before) and not words.truces.isdisjoint(before):
        return Part("violations", None, None, "other", quantity)
    if not noun and before[-1:] == ("at",) and any(_singular(word) in words.breaches for word in before):
        return Part("violations", None, None, "other", quantity)
    done = words.acts.find(before[-5:] if noun[-1:] == ["times"] else after) if noun else []
    form = next((match.form for _, _, match in done if match.role in ("noun", "several")), None)
    if form == "shelling":
        return Part("other", None, "shellings", "shelling", quantity)
    return Part("other", None, "gunfire", "small_arms", quantity) if form == "small_arms" else None


def _singular(noun: str) -> str:
    """ "breaches" -> breach, "violations" -> violation."""
    if noun.endswith("ches"):
        return noun[:-2]
    return noun.rstrip("s")


def _counter(survey: Survey, blame: Blame, line: Line) -> str | None:
    """Whose count it is by a phrase of its own: "by Harn's reckoning"."""
    match = _RECKONING.search(survey.page.text, line.sentence.start, line.sentence.end)
    if match is None:
        return None
    return next((m.actor for m in blame.sides(line) if match.start() <= m.start < match.end()), None)


def _window(survey: Survey, line: Line) -> When:
    """The time that the tally covers, where the line names one; else unknown."""
    for time in survey.times(line):
        if time.kind == "window" and time.when.is_known:
            return msgspec.structs.replace(time.when, evidence=(survey.page.span(time.start, time.end),))
    return UNKNOWN_TIME


def _charge(blame: Blame, line: Line, quantity: QuantityExpression) -> Charge:
    """Whom the tally accuses: the owner of the breaches, the subject before the number, or a side after "by"."""
    sides = blame.sides(line)
    after = [m for m in sides if m.start >= quantity.end and blame.follows_by(line, m, quantity.end)]
    if after:
        return blame.named(after[0])
    words = attack_words()
    for number, lower in enumerate(line.lowers):
        if lower in words.breaking or _singular(lower) in words.breaches:
            ahead = [m for m in sides if m.end <= line.words[number].start]
            close = [m for m in ahead if number - line.word_at(m.start) <= 6 and not _counts_itself(line, m, number)]
            return blame.named(close[-1]) if close else Charge(None)
    number = line.word_at(quantity.start)
    doers = [m for m in sides if m.end <= quantity.start and number - line.word_at(m.end) <= 3]
    if doers and _COUNTING.isdisjoint(line.lowers[line.word_at(doers[-1].end) : number]):
        return blame.named(doers[-1])
    return Charge(None)


def _counts_itself(line: Line, mention: Mention, number: int) -> bool:
    """Whether the side is the one that counts: "the monitors say they counted", "the army's has 31 breaches"."""
    between = line.lowers[line.word_at(mention.end - 1) + 1 : number]
    return not _COUNTING.isdisjoint(between) or ("'s" in between[:1] and "has" in between)


def _counts(
    survey: Survey, parts: list[Part], total: Part | None, speaker: str | None, happened: When
) -> tuple[Count, ...]:
    """The numbers as counts; those of one kind of attack are parts of the total."""
    report = survey.page.report.id
    total_id = f"c-{report}-{total.quantity.start}-violations" if total is not None else None
    found = []
    for part in parts:
        span = survey.page.span(part.quantity.start, part.quantity.end)
        found.append(
            Count(
                id=total_id if part is total else f"c-{report}-{span.start}-{part.of}",
                of=part.of,
                outcome=part.outcome,
                value=part.quantity.value,
                window=happened if happened.is_known else None,
                counted_by=speaker,
                cumulative=True,
                evidence=(span,),
                of_text=part.of_text,
                part_of=None if part is total else total_id,
                read={"value": (span,)},
            )
        )
    return tuple(found)
