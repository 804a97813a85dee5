"""Hand-made lists of who passed on what and through which channel, and which renderings are one utterance.

`speech_lists/<story>.json` holds what a careful reader found in a story of `tests/stories`, or of the annotated stories
beside the project (told by offsets there, for their words are not ours to copy). Asked by `tests/test_speech_lists.py`
and `tools/score.py --speech`.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import combinations
from pathlib import Path

import msgspec

from trucewatch.core.account import Account, Statement

LISTS = Path(__file__).resolve().parent / "speech_lists"
OWN = Path(__file__).resolve().parent / "stories"


SAME_WORDS = 0.75
"""The share of the shorter's words that copies have in common."""


class Place(msgspec.Struct, frozen=True):
    """Words of a report: the `n`th `text` in `file`, or the code points `start`..`end` of it."""

    file: str
    text: str = ""
    n: int = 1
    start: int = -1
    end: int = -1


class Channel(Place, frozen=True):
    """Words that were said, and the words that name through what; `also`: other words that are as right."""

    channel: str = ""
    also: tuple[str, ...] = ()


class Relay(Place, frozen=True):
    """Words that were said: whose they are, and through whom the report has them; each by any of the names given."""

    speaker: tuple[str, ...] = ()
    through: tuple[str, ...] = ()


class Addressee(Place, frozen=True):
    """Words that were said, and the words that name to whom."""

    to: str = ""


class Listed(msgspec.Struct, frozen=True):
    """The list of one story. `groups`: renderings of one utterance; of `doubtful` ones readers may think either way."""

    story: str
    channels: tuple[Channel, ...] = ()
    relays: tuple[Relay, ...] = ()
    addressees: tuple[Addressee, ...] = ()
    groups: tuple[tuple[Place, ...], ...] = ()
    doubtful: tuple[tuple[Place, ...], ...] = ()


class Tally(msgspec.Struct):
    """What held: cases right and asked; pairs right, said and wanted. `wrong` tells each miss."""

    channels: list[bool] = []
    relays: list[bool] = []
    addressees: list[bool] = []
    right: int = 0
    said: int = 0
    wanted: int = 0
    wrong: list[str] = []

    def add(self, other: Tally) -> None:
        """Another story's."""
        self.channels += other.channels
        self.relays += other.relays
        self.addressees += other.addressees
        self.right, self.said = self.right + other.right, self.said + other.said
        self.wanted += other.wanted
        self.wrong += other.wrong

    def row(self) -> str:
        """All figures in a line."""
        sides = (("channels", self.channels), ("relays", self.relays), ("addressees", self.addressees))
        cases = "  ".join(f"{name} {sum(held)}/{len(held)}" for name, held in sides)
        return f"{cases}  cases {self.cases:.2f}  pairs P {self.precision:.2f} R {self.recall:.2f} of {self.wanted}"

    @property
    def cases(self) -> float:
        """Share of channels and relays that are right."""
        asked = [*self.channels, *self.relays]
        return sum(asked) / len(asked) if asked else 1.0

    @property
    def precision(self) -> float:
        """Share of the pairs said that are wanted."""
        return self.right / self.said if self.said else 1.0

    @property
    def recall(self) -> float:
        """Share of the pairs wanted that are said."""
        return self.right / self.wanted if self.wanted else 1.0


def lists() -> tuple[Listed, ...]:
    """Every list, by name of the story."""
    return tuple(msgspec.json.decode(path.read_bytes(), type=Listed) for path in sorted(LISTS.glob("*.json")))


def folder_of(listed: Listed, stories: Path) -> Path | None:
    """Where the reports of the list's story lie, among ours or the `stories` beside the project; None for neither."""
    for folder in (OWN / listed.story, stories / listed.story):
        if folder.is_dir():
            return folder
    return None


class Held:
    """An account whose statements are asked by where their words stand."""

    def __init__(self, account: Account, folder: Path) -> None:
        self._account = account
        self._texts = {path.name: path.read_text("utf-8") for path in folder.glob("*.txt")}
        self._report = {report.path: report.id for report in account.reports}
        self._names = {one.id: {one.name.casefold(), *(n.casefold() for n in one.names)} for one in account.actors}

    def span(self, place: Place) -> tuple[str, int, int]:
        """The report's id and the code points of the place. Raises ValueError where the text is not there."""
        if place.start >= 0:
            return self._report[place.file], place.start, place.end
        at = -1
        for _ in range(place.n):
            at = self._texts[place.file].index(place.text, at + 1)
        return self._report[place.file], at, at + len(place.text)

    def statements(self, place: Place) -> list[Statement]:
        """The statements whose words touch the place; those that hold most of it and little else come first."""
        report, start, end = self.span(place)
        found = []
        for one in self._account.statements:
            shared = sum(
                max(0, min(end, span.end) - max(start, span.start)) for span in one.content if span.report == report
            )
            if 2 * shared >= end - start:
                found.append((-shared, sum(span.end - span.start for span in one.content), one.id, one))
        return [one for *_, one in sorted(found, key=lambda entry: entry[:3])]

    def is_called(self, actor: str | None, names: Sequence[str]) -> bool:
        """Whether the actor bears one of the names."""
        return actor is not None and bool(self._names[actor] & {name.casefold() for name in names})


def are_copies(one: Statement, other: Statement) -> bool:
    """Whether two statements have nearly the same words."""
    first, second = ({w for span in each.content for w in span.exact.casefold().split()} for each in (one, other))
    return len(first & second) >= SAME_WORDS * min(len(first), len(second))


def judged(listed: Listed, account: Account, folder: Path) -> Tally:
    """What of the list holds in the account."""
    held, tally = Held(account, folder), Tally()
    for case in listed.channels:
        told = [one.channel.casefold() for one in held.statements(case) if one.channel]
        wanted = [words.casefold() for words in (case.channel, *case.also)]
        tally.channels.append(any(word in one or one in word for one in told for word in wanted))
        if not tally.channels[-1]:
            tally.wrong.append(
                f"{listed.story} channel {case.channel}: {case.text or (case.file, case.start)}, not {told}"
            )
    for case in listed.relays:
        told = [(one.speaker, one.through) for one in held.statements(case)]
        tally.relays.append(
            any(held.is_called(who, case.speaker) and held.is_called(by, case.through) for who, by in told)
        )
        if not tally.relays[-1]:
            words = case.text or (case.file, case.start)
            tally.wrong.append(f"{listed.story} relay of {case.speaker[:1]} by {case.through[:1]}: {words}, not {told}")
    for case in listed.addressees:
        told = [one.addressee.casefold() for one in held.statements(case) if one.addressee]
        tally.addressees.append(any(case.to.casefold() in one or one in case.to.casefold() for one in told))
    _judge_groups(listed, account, held, tally)
    return tally


def _judge_groups(listed: Listed, account: Account, held: Held, tally: Tally) -> None:
    """Pairs of renderings: the list's against those that the account gives one utterance."""
    group_of = {one.id: one.same_as or one.id for one in account.statements}
    theirs: dict[str, set[int]] = {}
    for number, group in enumerate(listed.groups):
        places = [{one.id for one in held.statements(place)} for place in group]
        for found in places:
            for one in found:
                theirs.setdefault(one, set()).add(number)
        for (place, first), (rival, second) in combinations(zip(group, places, strict=True), 2):
            tally.wanted += 1
            if {group_of[one] for one in first} & {group_of[one] for one in second}:
                tally.right += 1
            else:
                words = [each.text or (each.file, each.start) for each in (place, rival)]
                tally.wrong.append(f"{listed.story} pair missed: {words[0]} | {words[1]}")
    for number, group in enumerate(listed.doubtful, len(listed.groups)):
        for place in group:
            for one in held.statements(place):
                theirs.setdefault(one.id, set()).add(number)
    tally.said += tally.right
    for one, other in combinations(account.statements, 2):
        if group_of[one.id] == group_of[other.id] and not (theirs.get(one.id, set()) & theirs.get(other.id, set())):
            if are_copies(one, other):
                continue  # the list leaves out words that reports have copied from each other
            tally.said += 1
            words = [" … ".join(span.exact for span in each.content)[:70] for each in (one, other)]
            tally.wrong.append(f"{listed.story} pair too many: {words[0]} | {words[1]}")
