"""What a version leaves open, filled from what stands beside it: other versions, the truce it prolongs or came with.

A start that is filled so has the basis "other_report": another text tells it.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

import msgspec

from trucewatch.core.account import BY_THE_HOUR, CEASEFIRES, Expiry, Instrument, Version
from trucewatch.core.ends import surest_ends
from trucewatch.core.values import When

HELD_TO = frozenset({"agreed", "ordered", "in_force", "expired", "disputed"})
"""Statuses of a text that somebody was held to, or is by one side's account."""
TERMS = frozenset({"corridor", "withdrawal", "other"})
"""Forms of what is agreed together with a truce: passages, leavings, monitors."""
LENGTH_OF_A_DAY = len("2031-05-02")
PROLONGS = re.compile(r"\b(?:extension|renewal|prolongation|prolonging|extending|renewing)\b", re.IGNORECASE)
"""Must catch "extension of the truce"."""


def filled(version: Version, instrument: Instrument, others: Sequence[Instrument]) -> Version:
    """The version with what it leaves open taken from the other versions, where those that state it agree; a start that
    none of them states from the truce that an extension prolongs, or that a term was agreed with. `others`: the
    instruments of the story.
    """
    starts = {v.starts for v in instrument.versions if v.starts.is_known}
    ends = {v.expires for v in instrument.versions if v.expires}
    lengths = {v.lasts for v in instrument.versions if v.lasts is not None}
    targets = {v.scope.targets for v in instrument.versions if v.scope.targets}
    times = {(when.earliest, when.latest) for when in starts}
    scope = version.scope
    begins = version.starts
    if not begins.is_known:
        told = min(starts, key=lambda when: when.evidence) if len(times) == 1 else None
        begins = told or (start_beside(instrument, others) if not starts else None) or begins
    else:
        nearer = {when for when in starts if is_nearer(when, begins)}
        if len({(when.earliest, when.latest) for when in nearer}) == 1:
            begins = min(nearer, key=lambda when: when.evidence)
    return msgspec.structs.replace(
        version,
        starts=begins,
        expires=nearest_ends(version, instrument) or (next(iter(ends)) if len(ends) == 1 else ()),
        lasts=version.lasts or (next(iter(lengths)) if len(lengths) == 1 else None),
        scope=msgspec.structs.replace(
            scope, targets=scope.targets or (next(iter(targets)) if len(targets) == 1 else ())
        ),
    )


def nearest_ends(version: Version, instrument: Instrument) -> tuple[Expiry, ...]:
    """The ends of a version; of a midnight at either end of its day the one that another version counts to the hour."""
    counted = [
        end
        for other in instrument.versions
        for end in other.expires
        if not end.is_stated and any(own.is_stated and end.meets(own) for own in version.expires)
    ]
    return surest_ends((*version.expires, *counted))


def is_nearer(when: When, vague: When) -> bool:
    """Whether `when` tells the day, or the hour, of a start that `vague` gives two days: "at midnight on Friday"."""
    days = [(one.earliest or "")[:10] for one in (when, vague)], [(one.latest or "")[:10] for one in (when, vague)]
    (first, from_day), (last, to_day) = days
    return bool(first and from_day and last and to_day) and first == last and from_day <= first <= to_day != from_day


def start_beside(instrument: Instrument, others: Sequence[Instrument]) -> When | None:
    """When a text without a start of its own begins: an extension at the end of the one truce that it can prolong, a
    term with the one truce of the same reports; None where there is no such truce, or several.
    """
    if instrument.status not in HELD_TO or instrument.kind != "agreement":
        return None
    beside = [one for one in others if is_truce_beside(one, instrument)]
    truces = [one for one in beside if one.status != "expired"] or beside
    if PROLONGS.search(instrument.label):
        whens = {when for one in truces if (when := end_of(one)) is not None}
    elif instrument.form in TERMS:
        sources = {span.report for span in instrument.evidence}
        whens = {
            msgspec.structs.replace(v.starts, basis="other_report")
            for one in truces
            if one.kind == "agreement" and one.status != "expired" and sources & {span.report for span in one.evidence}
            for v in one.versions
            if v.starts.is_known
        }
    else:
        return None
    times = {(when.earliest, when.latest) for when in whens}
    return min(whens, key=lambda when: when.evidence) if len(times) == 1 else None


def is_truce_beside(other: Instrument, instrument: Instrument) -> bool:
    """Whether `other` is a truce in force at some time, of some of the same parties as far as both are known."""
    if other.id == instrument.id or other.form not in CEASEFIRES or other.status not in HELD_TO:
        return False
    if other.kind not in ("agreement", "order") or PROLONGS.search(other.label):
        return False
    return not other.parties or not instrument.parties or not set(other.parties).isdisjoint(instrument.parties)


def end_of(truce: Instrument) -> When | None:
    """The defensible ends of a truce as one time, from the first to the last; None where no version has one."""
    ends = sorted(expiry.at for version in truce.versions for expiry in exact_ends(version))
    evidence = tuple(span for version in truce.versions if version.expires for span in version.evidence[:1])
    return When(ends[0], ends[-1], "other_report", evidence) if ends else None


def exact_ends(version: Version) -> tuple[Expiry, ...]:
    """The ends of a version; where one is told to the hour, ends that count whole days are no other reading of it."""
    to_the_hour = tuple(
        one for one in version.expires if len(one.at) > LENGTH_OF_A_DAY or one.rule.startswith(BY_THE_HOUR)
    )
    return to_the_hour or version.expires
