"""An instrument in each voice's wording: what it covers, whom it binds, when it begins and ends."""

from __future__ import annotations

import re
from collections.abc import Sequence

from trucewatch.core.account import InstrumentForm, Version
from trucewatch.core.ends import surest_ends
from trucewatch.core.spans import Span
from trucewatch.core.values import UNKNOWN_TIME, Domain, Scope, When
from trucewatch.find.fighting import sides_between
from trucewatch.find.instruments.ahead import ahead
from trucewatch.find.instruments.endings import Ending
from trucewatch.find.instruments.heads import Head
from trucewatch.find.instruments.lifetimes import LENGTH_OF_A_DAY, calendar_days, expiries, in_days, with_evidence
from trucewatch.find.instruments.threads import Thread
from trucewatch.find.parties import Parties
from trucewatch.find.survey import Survey

_WHOLE: dict[InstrumentForm, tuple[str, ...]] = {
    "ceasefire": ("all",),
    "peace": ("all",),
    "maritime_ceasefire": ("maritime",),
}
"""What a form covers where its text names nothing."""
_A_COPY = re.compile(r"(?:the|this|that) (?:one|other)\b", re.IGNORECASE)
"""Must catch "the one in the envoy's case": a copy of the text that speaks is nobody's voice."""
_DOMAINS = {"land": "land", "ground": "land", "air": "air", "sea": "sea"}


def versions_of(survey: Survey, parties: Parties, thread: Thread, form: InstrumentForm) -> tuple[Version, ...]:
    """The outlet's wording, and where a speaker's scope, start or length differs from it, that of each speaker.

    Where only speakers tell a start and they differ, the outlet's version leaves it open.
    """
    heads_by: dict[str | None, list[Head]] = {}
    for head in thread.heads:
        heads_by.setdefault(_account_of(survey, survey.lines[head.line].words[head.core].start), []).append(head)
    starts_by: dict[str | None, When] = {}
    for line, when in thread.starts:
        offset = when.evidence[0].start if when.evidence else survey.lines[line].sentence.start
        starts_by.setdefault(_account_of(survey, offset), when)
    ends_by: dict[str | None, list[Ending]] = {}
    for ending in thread.ends:
        ends_by.setdefault(_account_of(survey, ending.told.start), []).append(ending)
    ends = ends_by.get(None) or _agreed_ends(ends_by)
    bound = _bound(survey, parties, thread)
    starts = starts_by.get(None) or _agreed(list(starts_by.values()))
    if form == "exchange" and not starts.is_known:
        starts = _day_of_act(survey, thread)
    found = [
        _version(
            survey, None, heads_by.get(None) or thread.heads, form, starts, thread.days, thread.months, bound, ends
        )
    ]
    targets, days = set(found[0].scope.targets), thread.days
    alike: list[Version] = []
    for voice in sorted({key for key in (*heads_by, *starts_by, *ends_by) if key}):
        heads = heads_by.get(voice, [])
        named = {path for head in heads for path in head.targets}
        lengths = sorted({head.days for head in heads if head.days})
        begins = starts_by.get(voice, UNKNOWN_TIME)
        is_other_start = begins.is_known and not _can_be_one(begins, starts)
        own_ends = ends_by.get(voice, [])
        is_other_time = is_other_start or _are_apart(own_ends, ends or thread.ends)
        if not parties.is_side(voice) and not (is_other_time and _is_body(survey, voice)):
            continue
        is_other = (named and named != targets) or (lengths and lengths != [days]) or is_other_time
        if is_other or named or lengths:
            length = lengths[0] if lengths else days if is_other_start else None
            told = _version(survey, voice, heads or thread.heads[:1], form, begins, length, None, bound, own_ends)
            (found if is_other else alike).append(told)
    if None in starts_by and starts_by[None] is starts:
        begun = [when for _, when in thread.starts if _are_two_days(when, starts) and _voice_of(survey, when) is None]
        found += [_version(survey, None, thread.heads[:1], form, when, thread.days, None, bound) for when in begun[:1]]
    # Where one side tells it otherwise, what the others said is worth as much: their accounts stand beside it.
    return (*found, *(alike if len(found) > 1 else ()))


def _agreed_ends(ends_by: dict[str | None, list[Ending]]) -> list[Ending]:
    """The ends that all voices give; none where they differ."""
    told = [one for ends in ends_by.values() for one in ends]
    return told if len({end.at for one in told for end in one.expires}) == 1 else []


def _are_apart(ends: list[Ending], others: list[Ending]) -> bool:
    """Whether both tell ends, and the others some that the first do not."""
    days = [{end.at[:LENGTH_OF_A_DAY] for one in told for end in one.expires} for told in (ends, others)]
    return bool(days[0]) and not days[1] <= days[0]


def _account_of(survey: Survey, offset: int) -> str | None:
    """Whose account the words at `offset` are: of "Aruna said that Velda offered ...", Aruna's; None = the outlet's."""
    statement = survey.statement_at(offset)
    voice = (statement.through or statement.speaker) if statement else None
    actor = survey.actors.get(voice) if voice else None
    return None if actor is not None and _A_COPY.match(actor.name) else voice


def _voice_of(survey: Survey, when: When) -> str | None:
    return _account_of(survey, when.evidence[0].start) if when.evidence else None


def _are_two_days(when: When, rival: When) -> bool:
    """Whether both are known to the day, and are two."""
    days = [(one.earliest or "")[:10] for one in (when, rival) if (one.earliest or "")[:10] == (one.latest or "?")[:10]]
    return len(days) > 1 and days[0] != days[1]


def _can_be_one(when: When, rival: When) -> bool:
    """Whether two starts begin alike, or one told to two days can be the other."""
    if when.earliest == rival.earliest:
        return True
    days = [[(one.earliest or "")[:10], (one.latest or "")[:10]] for one in (when, rival)]
    is_vague = any(first != last for first, last in days)
    return is_vague and all(all(one) for one in days) and days[0][0] <= days[1][1] and days[1][0] <= days[0][1]


def _is_body(survey: Survey, voice: str) -> bool:
    """Whether a voice is that of mediators, a monitor or an agency, who may know when a text begins; no lone person."""
    actor = survey.actors.get(voice)
    return actor is not None and actor.kind != "person"


def _agreed(starts: list[When]) -> When:
    """The start that all voices give; unknown where they differ."""
    return starts[0] if len({when.earliest for when in starts}) == 1 else UNKNOWN_TIME


def _bound(survey: Survey, parties: Parties, thread: Thread) -> tuple[str, ...]:
    """Whom it binds: the side that orders it for its own forces, else those who agreed, or whom it is "between".

    Empty = not told: who is named in the same story may be a bystander.
    """
    ordering = {claim.party for claim in thread.claims if claim.order}
    accepting = {claim.party for claim in thread.claims if claim.stance.startswith("accepts")}
    if ordering and not accepting - ordering:
        return tuple(sorted(ordering))
    if thread.family != "truce":
        return ()
    named = {side for head in thread.heads for side in sides_between(parties, survey.lines[head.line])}
    agreed = accepting | named
    fighting = agreed.intersection(parties.belligerents)
    if len(fighting) > 1:
        return tuple(sorted(fighting))  # a third state that accepts it has nothing to stop
    return tuple(sorted(agreed)) if len(agreed) > 1 else ()


def _day_of_act(survey: Survey, thread: Thread) -> When:
    """The one day named beside "exchanged prisoners"; unknown where several or none are."""
    named = {
        (expression.when.earliest, expression.when.latest): with_evidence(
            survey, ahead(survey, survey.lines[head.line], expression), expression.start, expression.end
        )
        for head in thread.heads
        if head.is_act
        for expression in survey.times(survey.lines[head.line])
        if expression.kind == "instant" and expression.when.is_known
    }
    return next(iter(named.values())) if len(named) == 1 else UNKNOWN_TIME


def _version(
    survey: Survey,
    by: str | None,
    heads: list[Head],
    form: InstrumentForm,
    starts: When,
    days: float | None,
    months: float | None,
    bound: tuple[str, ...],
    ends: Sequence[Ending] = (),
) -> Version:
    """One wording. Months are counted by the calendar where the start is known; an end that is told is not counted."""
    targets = tuple(dict.fromkeys(path for head in heads for path in head.targets)) or _WHOLE.get(form, ())
    if form == "exchange":
        days = None
    if months and days and (counted := calendar_days(starts, months)):
        days = counted
    spans = tuple(span_of(survey, head) for head in heads if not head.is_plain)[:3] or (span_of(survey, heads[0]),)
    scope = Scope(targets=targets, domains=_domains(survey, heads), binds=bound)
    spans = tuple(dict.fromkeys((*spans, *(one.told for one in ends))))
    expires = surest_ends((*expiries(starts, days), *(end for one in reversed(ends) for end in one.expires)))
    return Version(by, scope, starts, in_days(days) if days else None, expires, spans)


def _domains(survey: Survey, heads: list[Head]) -> tuple[Domain, ...]:
    """The domains that a line lists beside the instrument, two at least: "on land, at sea and in the air"."""
    found: set[str] = set()
    for head in heads:
        line = survey.lines[head.line]
        listed = {_DOMAINS[lower] for lower in line.lowers[head.first : head.after + 12] if lower in _DOMAINS}
        if len(listed) > 1:
            found |= listed
    domains: tuple[Domain, ...] = ("land", "air", "sea")
    return tuple(domain for domain in domains if domain in found)


def span_of(survey: Survey, head: Head) -> Span:
    """A head with what belongs to it, to the end of its clause."""
    line = survey.lines[head.line]
    return survey.span(line, head.first, max(head.after, min(line.clause_end(head.after), head.after + 12)))
