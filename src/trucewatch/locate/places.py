"""An account's places with country, coordinates and precision, where the gazetteer and the story leave no doubt."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import TypeVar, cast

import msgspec

from trucewatch.core.account import Account, Actor
from trucewatch.core.page import Page
from trucewatch.core.values import Place
from trucewatch.locate.lands import Lands, lands_of
from trucewatch.locate.settle import Settled, settle
from trucewatch.locate.uses import PlaceUse, country_named, uses_in

SEEN_FROM = 0.5
"""The reader's score from which on a name that it takes for a place's is a neighbour of the others."""
SEEN_AS = frozenset({"place", "state"})
"""The reader's labels of names that may be neighbours: to it California is a state."""

Value = TypeVar("Value")


def located(account: Account, pages: Mapping[str, Page]) -> Account:
    """The account, its places put on the map by their story; a place that stays in doubt stays as it was read.

    What the text says of a place's country always stands. A place whose evidence lies on no page stays, too.
    """
    story_of = {report.id: report.story for report in account.reports}
    told: dict[str, list[Place]] = defaultdict(list)
    for place in _places_in((account.meetings, account.instruments, account.incidents)):
        if place.evidence and place.evidence[0].report in pages:
            told[story_of[place.evidence[0].report]].append(place)
    answers: dict[Place, Place] = {}
    for story, places in told.items():
        own = [pages[report] for report in sorted(pages) if story_of[report] == story]
        answers |= _put_on_map(places, own, lands_in(own, account.actors))
    return msgspec.structs.replace(
        account,
        meetings=_with(account.meetings, answers),
        instruments=_with(account.instruments, answers),
        incidents=_with(account.incidents, answers),
    )


def lands_in(pages: Sequence[Page], actors: Iterable[Actor] = ()) -> Lands:
    """The lands that the pages of one story are about; actors of the cast that are states of no table count as such."""
    texts = [page.text[sentence.start : sentence.end] for page in pages for sentence in page.sentences]
    texts += [page.report.dateline for page in pages if page.report.dateline]
    states = [actor.name for actor in actors if actor.kind == "state" and country_named(actor.name) is None]
    return lands_of(texts, sorted(set(states)))


def uses_on(page: Page, places: Iterable[Place] = ()) -> tuple[PlaceUse, ...]:
    """The names of places on a page: those of `places`, and those that the reader takes for places' and states'."""
    said = {
        (span.start, span.end): place.country
        for place in places
        for span in place.evidence[:1]
        if span.report == page.report.id
    }
    spans = sorted(said)
    for reading in page.readings:
        for seen in reading.layer("kind"):
            is_told = any(start < seen.end and seen.start < end for start, end in said)
            if seen.label in SEEN_AS and seen.score >= SEEN_FROM and not is_told:
                spans.append((seen.start, seen.end))
    return tuple(
        msgspec.structs.replace(use, country=said.get((use.start, use.end)) or use.country)
        for use in uses_in(page.report.id, page.text, spans)
    )


def _put_on_map(places: Sequence[Place], pages: Sequence[Page], lands: Lands) -> dict[Place, Place]:
    """The places of one story that are sure, as they were read and as they are known."""
    uses = [use for page in pages for use in uses_on(page, places)]
    settled = {(use.report, use.start, use.end): one for use, one in settle(uses, lands).items() if one.is_sure}
    found = {}
    for place in places:
        span = place.evidence[0]
        if (one := settled.get((span.report, span.start, span.end))) is not None:
            found[place] = _known(place, one)
    return found


def _known(place: Place, settled: Settled) -> Place:
    """The place with what the gazetteer knows of it."""
    at = settled.place
    return msgspec.structs.replace(
        place, country=place.country or at.country, lat=at.lat, lon=at.lon, precision=at.kind
    )


def _places_in(value: object) -> Iterator[Place]:
    """Every place within a value of the account."""
    if isinstance(value, Place):
        yield value
    elif isinstance(value, tuple):
        for part in value:
            yield from _places_in(part)
    elif isinstance(value, msgspec.Struct):
        for name in value.__struct_fields__:
            yield from _places_in(getattr(value, name))


def _with(value: Value, answers: Mapping[Place, Place]) -> Value:
    """The value with its places exchanged; the very same where it holds none of them."""
    return cast(Value, _exchanged(value, answers))


def _exchanged(value: object, answers: Mapping[Place, Place]) -> object:
    if isinstance(value, Place):
        return answers.get(value, value)
    if isinstance(value, tuple):
        parts = tuple(_exchanged(part, answers) for part in value)
        return parts if any(new is not old for new, old in zip(parts, value, strict=True)) else value
    if isinstance(value, msgspec.Struct):
        changed = {
            name: new
            for name in value.__struct_fields__
            if (new := _exchanged(old := getattr(value, name), answers)) is not old
        }
        return msgspec.structs.replace(value, **changed) if changed else value
    return value
