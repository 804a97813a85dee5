"""Allegations tested against each version of each text."""

from __future__ import annotations

import hashlib
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import groupby

import msgspec

from trucewatch.core.account import (
    CEASEFIRES,
    Account,
    Actor,
    Assessment,
    Incident,
    Instrument,
    Reason,
    Version,
    result_of,
)
from trucewatch.core.spans import Span
from trucewatch.core.values import UNKNOWN_TIME, Scope, When
from trucewatch.monitor.beside import filled
from trucewatch.monitor.lifetime import is_in_time
from trucewatch.monitor.scope import Finding, finding, is_in_scope, testable_scope

BINDING_KINDS = frozenset({"agreement", "order", "proposal"})
"""Talks and demands have no text that an act could fall under."""
BARRING_FORMS = CEASEFIRES | {"corridor", "withdrawal", "other"}
"""Forms whose texts can say what must not be done; prisoners and sanctions are no matter of it."""


class BindingVersion(msgspec.Struct, frozen=True):
    """Version `number` (from 0) of an instrument, filled from what stands beside it, with the scope to test against;
    `story` tells of it, None where no report of the account does."""

    instrument: Instrument
    number: int
    version: Version
    scope: Scope
    story: str | None


def binding_versions(account: Account) -> Iterator[BindingVersion]:
    """The versions that an act can be held against, in the account's order."""
    stories = {report.id: report.story for report in account.reports}
    for instrument in account.instruments:
        if instrument.kind not in BINDING_KINDS or instrument.form not in BARRING_FORMS:
            continue
        story = story_of(stories, instrument.evidence)
        beside = of_story(account, stories, story)
        for number, stated in enumerate(instrument.versions):
            version = filled(stated, instrument, beside)
            scope = testable_scope(instrument, version)
            if scope is not None:
                yield BindingVersion(instrument, number, version, scope, story)


def assessments_of(account: Account) -> tuple[Assessment, ...]:
    """One assessment for each incident, instrument and version of a story that can be tested.

    What another story of the same process tells is held against an instrument, too, where it happened in the time of
    one of its versions: a truce outlives the day of its news.
    """
    stories = {report.id: report.story for report in account.reports}
    published = {report.id: report.published for report in account.reports}
    actors = {actor.id: actor for actor in account.actors}
    told: dict[str | None, list[Incident]] = defaultdict(list)
    for incident in account.incidents:
        told[story_of(stories, incident.evidence)].append(incident)
    made: list[Assessment] = []
    for _, versions in groupby(binding_versions(account), key=lambda text: text.instrument.id):
        texts = list(versions)
        known_on = first_day(published, texts[0].instrument.evidence)
        later = [
            incident
            for story in stories_beside(account, texts[0].story)
            for incident in told[story]
            if any(is_in_time(incident, text.instrument, text.version, known_on).answer == "yes" for text in texts)
        ]
        for text in texts:
            made += [assessment(text, incident, actors, known_on) for incident in (*told[text.story], *later)]
    return tuple(made)


def stories_beside(account: Account, story: str | None) -> list[str]:
    """The other stories of the processes that a story is of."""
    return sorted(
        {
            other
            for process in account.processes
            if story in process.stories
            for other in process.stories
            if other != story
        }
    )


def story_of(stories: Mapping[str, str], evidence: Sequence[Span]) -> str | None:
    """The story of the first report that evidence lies in."""
    return stories.get(evidence[0].report) if evidence else None


def of_story(account: Account, stories: Mapping[str, str], story: str | None) -> list[Instrument]:
    """The instruments of one story."""
    return [one for one in account.instruments if story_of(stories, one.evidence) == story]


def first_day(published: Mapping[str, When], evidence: Sequence[Span]) -> When:
    """The first day of publication among the reports that evidence lies in."""
    days = [when for span in evidence if (when := published.get(span.report, UNKNOWN_TIME)).earliest]
    return min(days, key=lambda when: when.earliest or "", default=UNKNOWN_TIME)


def assessment(text: BindingVersion, incident: Incident, actors: Mapping[str, Actor], known_on: When) -> Assessment:
    """The incident tested against a version: inside where all three answers are yes, outside where one is no."""
    instrument, number, version = text.instrument, text.number, text.version
    in_scope = is_in_scope(incident, text.scope, version)
    in_time = is_in_time(incident, instrument, version, known_on)
    bound = is_by_bound_party(incident, instrument, version, actors)
    answers = (in_scope.answer, in_time.answer, bound.answer)
    digest = hashlib.sha1(f"{instrument.id} {number} {incident.id}".encode(), usedforsecurity=False).hexdigest()[:8]
    reasons: tuple[Reason, ...] = in_scope.reasons + in_time.reasons + bound.reasons
    return Assessment(
        f"assessment-{digest}",
        instrument.id,
        number,
        incident.id,
        *answers,
        result_of(*answers),
        tuple(dict.fromkeys(reasons)),
    )


def is_by_bound_party(
    incident: Incident, instrument: Instrument, version: Version, actors: Mapping[str, Actor]
) -> Finding:
    """Whether the accused, or whom it acts for, is bound; unclear where nobody or both sides are accused."""
    bound = set(version.scope.binds or instrument.parties)
    if incident.accused is None:
        return finding("unclear", "Nobody is accused, or the sides accuse each other.", incident, version)
    name = actors[incident.accused].name if incident.accused in actors else incident.accused
    if not bound:
        return finding("unclear", "Who is bound is not said.", incident, version, "accused")
    if is_among(incident.accused, bound, actors):
        return finding("yes", f"{name} is bound by the text.", incident, version, "accused")
    if instrument.kind != "order" and is_among(incident.accused, concerned_with(instrument), actors):
        says = f"{name} has to do with the text, but whether it is bound by these words is not said."
        return finding("unclear", says, incident, version, "accused")
    return finding("no", f"{name} is not among those bound by the text.", incident, version, "accused")


def concerned_with(instrument: Instrument) -> set[str]:
    """Who is named as a party, as bound by some version, as proposing it, or as taking a stand on it."""
    return {
        *instrument.parties,
        *instrument.proposed_by,
        *(party for version in instrument.versions for party in version.scope.binds),
        *(position.party for position in instrument.positions),
    }


def is_among(accused: str, parties: Iterable[str], actors: Mapping[str, Actor]) -> bool:
    """Whether the accused, or whom it acts for, is one of the parties, or a party acts for the accused."""
    mine = chain(accused, actors)
    return any(party in mine or accused in chain(party, actors) for party in parties)


def chain(actor_id: str, actors: Mapping[str, Actor]) -> set[str]:
    """The actor and those that it acts for; a ring is walked once."""
    found: set[str] = set()
    current: str | None = actor_id
    while current is not None and current not in found:
        found.add(current)
        current = actors[current].of if current in actors else None
    return found
