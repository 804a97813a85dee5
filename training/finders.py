"""How well the whole program finds what our corpus marks: `python -m training.finders [PART ...] [--show KIND]`.

Every conflict of the parts (train, dev, test; all without one) is read as one story and held against the marks.
The reader was trained on the train conflicts; the finders' rules may have been written with them in sight, too.

A fact and a mark meet in a sentence: a position is right where a stance of its kind stands in a sentence of its
evidence and the party's name or pronoun is marked there; an incident or meeting where an event is told there; a count
where the number is marked with its kind; an instrument where a mark names one; a statement where an attribution has a
piece of its content. Facts in sentences whose events are all past, planned or conditional neither count nor cost.
`--show` prints what was missed (-) and what is too many (+).
"""

from __future__ import annotations

import argparse
import sys
from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from pathlib import Path

import msgspec

from training.corpus.check import REPORTS
from training.corpus.marks import STANCES, Mark
from training.corpus_story import Place, Story, story_of
from training.sets.corpus import reports
from trucewatch.core.account import Count
from trucewatch.core.spans import Span

STANCE_OF = {"partly": "accepts_in_part", "conditions": "accepts_on_conditions"}
"""The corpus's short words for stances -> the account's."""
OUTCOMES = {"launched", "shot_down", "lost", "hit", "in_air"}


class Outcome(msgspec.Struct):
    """What one kind of fact came to: right ones, missed marks, facts too many."""

    right: int = 0
    missed: list[str] = []
    extra: list[str] = []


class Tally(msgspec.Struct):
    """Outcomes added up."""

    right: int = 0
    missed: int = 0
    said: int = 0

    def add(self, outcome: Outcome) -> None:
        """One story's."""
        self.right += outcome.right
        self.missed += len(outcome.missed)
        self.said += outcome.right + len(outcome.extra)

    def row(self) -> str:
        """Precision over the facts, recall over the marks, and their harmonic mean."""
        precision = self.right / self.said if self.said else 0.0
        recall = self.right / (self.right + self.missed) if self.right else 0.0
        mean = 2 * precision * recall / (precision + recall) if self.right else 0.0
        return f"p {precision:.3f}  r {recall:.3f}  f1 {mean:.3f}  (facts {self.said}, missed {self.missed})"


def held(marks: Sequence[Mark]) -> list[Mark]:
    """Those told as having happened."""
    return [one for one in marks if one.modality == "asserted"]


def positions(story: Story) -> Outcome:
    """Stances with their parties beside the account's positions."""
    out = Outcome()
    wanted: dict[tuple[Place, str, str], list[Mark]] = {}
    for place in story.everywhere():
        parties = story.marks(place, ["party"])
        for stance in story.marks(place, STANCES):
            for party in parties:
                if set(party.things) & set(stance.things) and stance.modality != "denied":
                    words = story.words(place, party)
                    wanted.setdefault((place, STANCE_OF.get(stance.tag, stance.tag), words), []).append(party)
                    if stance.modality != "asserted":
                        wanted[place, STANCE_OF.get(stance.tag, stance.tag), words].append(stance)
    found: set[tuple[Place, str, str]] = set()
    for instrument in story.account.instruments:
        for position in instrument.positions:
            here = story.places(position.evidence)
            met = {
                key
                for key, marks in wanted.items()
                if key[0] in here and key[1] == position.stance and story.is_named(position.party, key[0][0], marks[0])
            }
            found |= met
            if met:
                out.right += 1
            else:
                out.extra += [f"{position.party} {position.stance}: {story.text(place)}" for place in sorted(here)[:1]]
    for key, marks in wanted.items():
        if key not in found and len(marks) == 1:
            out.missed.append(f"{key[2]} {key[1]}: {story.text(key[0])}")
    return out


def events(story: Story, tag: str, facts: Iterable[tuple[str, Sequence[Span]]]) -> Outcome:
    """Events told as having happened beside incidents or meetings."""
    out = Outcome()
    found: set[Place] = set()
    for name, evidence in facts:
        here = story.places(evidence)
        told = {place for place in here if story.marks(place, [tag])}
        if any(held(story.marks(place, [tag])) for place in told):
            out.right += 1
        elif not told:
            out.extra += [f"{name}: {story.text(place)}" for place in sorted(here)[:1]]
        found |= told
    for place in story.everywhere():
        marks = held(story.marks(place, [tag]))
        if marks and place not in found:
            out.missed.append(story.text(place))
    return out


def incidents(story: Story) -> Outcome:
    """`hit` marks beside incidents."""
    return events(story, "hit", ((one.form, one.evidence) for one in story.account.incidents))


def meetings(story: Story) -> Outcome:
    """`meet` marks beside meetings that were held."""
    return events(story, "meet", ((one.form, one.evidence) for one in story.account.meetings if one.status == "held"))


def parties_met(story: Story) -> Outcome:
    """The parties of meetings that were found."""
    out = Outcome()
    for meeting in story.account.meetings:
        wanted = story.hanging(story.places(meeting.evidence), "meet", ["party"], held)
        if not wanted:
            continue
        for actor in meeting.parties:
            if any(story.is_named(actor, place[0], party) for place, party in wanted):
                out.right += 1
            else:
                out.extra.append(f"{actor}: {story.text(wanted[0][0])}")
        for place, party in wanted:
            if not any(story.is_named(actor, place[0], party) for actor in meeting.parties):
                words = story.words(place, party)
                out.missed.append(f"{words}: {story.text(place)}")
    return out


def accused(story: Story) -> Outcome:
    """Who is accused of the incidents that were found."""
    out = Outcome()
    for incident in story.account.incidents:
        wanted = story.hanging(story.places(incident.evidence), "hit", ["accused"])
        if not story.places(incident.evidence) or (not wanted and incident.accused is None):
            continue
        if incident.accused is not None:
            if any(story.is_named(incident.accused, place[0], blamed) for place, blamed in wanted):
                out.right += 1
                continue
            first = sorted(story.places(incident.evidence))[0]
            if story.marks(first, ["hit"]):
                out.extra.append(f"{incident.accused}: {story.text(first)}")
        for place, blamed in wanted[:1]:
            words = story.words(place, blamed)
            out.missed.append(f"{words}: {story.text(place)}")
    return out


def scenes(story: Story) -> Outcome:
    """Where the incidents that were found happened."""
    out = Outcome()
    for incident in story.account.incidents:
        wanted = story.hanging(story.places(incident.evidence), "hit", ["place"])
        name = incident.place.name
        is_known = name not in ("", "unknown")
        if wanted:
            words = [story.words(place, scene) for place, scene in wanted]
            if is_known and any(name in word or word in name for word in words):
                out.right += 1
                continue
            out.missed.append(f"{words[0]}: {story.text(wanted[0][0])}")
        if is_known and any(story.marks(place, ["hit"]) for place in story.places(incident.evidence)):
            out.extra.append(f"{name}: {story.text(sorted(story.places(incident.evidence))[0])}")
    return out


def kind_of(count: Count) -> str:
    """The corpus's word for what a count counts."""
    return count.outcome if count.outcome in OUTCOMES and count.of not in ("killed", "injured") else count.of  # type: ignore[return-value]


def counts(story: Story) -> Outcome:
    """Numbers of events beside the counts of incidents; `other` is left aside."""
    out = Outcome()
    wanted = {
        (place, mark): mark.tag[2:]
        for place, mark in story.hanging(story.everywhere(), "hit", [f"n.{kind}" for kind in (*OUTCOMES, *COUNTED)])
    }
    found = set()
    for incident in story.account.incidents:
        for count in incident.counts:
            met = {
                key
                for key in wanted
                for span in count.evidence
                if key[0][0] == span.report and key[1].start < span.end and span.start < key[1].end
            }
            right = {key for key in met if wanted[key] in (kind_of(count), count.of)}
            found |= right
            if right:
                out.right += 1
            elif count.of != "other" and not any(
                story.marks(place, ["n.other"]) for place in story.places(count.evidence)
            ):
                text = story.text(sorted(story.places(count.evidence))[0])
                out.extra.append(f"{count.evidence[0].exact} as {kind_of(count)}: {text}")
    for (place, mark), kind in wanted.items():
        if (place, mark) not in found:
            words = story.words(place, mark)
            out.missed.append(f"{words} as {kind}: {story.text(place)}")
    return out


COUNTED = ("killed", "injured", "displaced", "prisoners", "attacks", "violations", "without_power", "sites", "troops")


def instruments(story: Story) -> Outcome:
    """Sentences that name an instrument beside the account's instruments."""
    out = Outcome()
    found: set[Place] = set()
    for instrument in story.account.instruments:
        for span in instrument.evidence:
            here = story.places([span])
            told = {place for place in here if story.marks(place, ["ins"])}
            found |= told
            if told:
                out.right += 1
            elif here:
                out.extra.append(f"{instrument.label}: {story.text(sorted(here)[0])}")
    for place in story.everywhere():
        if place not in found and story.marks(place, ["ins"]):
            out.missed.append(story.text(place))
    return out


def statements(story: Story) -> Outcome:
    """Attributed contents, with their speakers where a name is marked."""
    out = Outcome()
    wanted = [
        (report, mark, [one for one in document.marks if one.tag == "src" and set(one.things) & set(mark.things)])
        for report, document in story.documents.items()
        for mark in document.marks
        if mark.tag == "con" and mark.things and mark.end - mark.start > 25
    ]
    found = set()
    for statement in story.account.statements:
        met = {
            index
            for index, (report, mark, _) in enumerate(wanted)
            for span in statement.content
            if span.report == report and mark.start < span.end and span.start < mark.end
        }
        right = {
            index
            for index in met
            if not wanted[index][2]
            or statement.speaker is None
            or any(story.is_named(statement.speaker, wanted[index][0], source) for source in wanted[index][2])
        }
        found |= right
        if right:
            out.right += 1
        elif statement.content:
            text = story.text(sorted(story.places(statement.content))[0])
            out.extra.append(f"{statement.speaker}{' (speaker)' if met else ''}: {text}")
    for index, (report, mark, _) in enumerate(wanted):
        if index not in found:
            out.missed.append(story.documents[report].text[mark.start : mark.end])
    return out


KINDS: dict[str, Callable[[Story], Outcome]] = {
    "statements": statements,
    "instruments": instruments,
    "positions": positions,
    "meetings": meetings,
    "parties met": parties_met,
    "incidents": incidents,
    "accused": accused,
    "scenes": scenes,
    "counts": counts,
}


def main() -> None:
    """Print the table, and with --show what went wrong."""
    words = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    words.add_argument("parts", nargs="*", default=["train", "dev", "test"])
    words.add_argument("--show", choices=list(KINDS), action="append", default=[])
    words.add_argument("--conflict", action="append", help="only these conflicts")
    asked = words.parse_args()
    for part in asked.parts:
        tallies: dict[str, Tally] = defaultdict(Tally)
        by_conflict: dict[str, list[Path]] = defaultdict(list)
        for path in reports(REPORTS, part):
            if not asked.conflict or path.parent.name in asked.conflict:
                by_conflict[path.parent.name].append(path)
        for conflict, paths in sorted(by_conflict.items()):
            story = story_of(paths)
            for kind, judge in KINDS.items():
                outcome = judge(story)
                tallies[kind].add(outcome)
                if kind in asked.show:
                    for sign, lines in (("-", outcome.missed), ("+", outcome.extra)):
                        for line in lines:
                            print(f"{sign} {conflict} {kind}: {line}")
        print(f"\n{part}: {len(by_conflict)} conflicts")
        for kind, tally in tallies.items():
            print(f"{kind:12}  {tally.row()}")
        sys.stdout.flush()


if __name__ == "__main__":
    main()
