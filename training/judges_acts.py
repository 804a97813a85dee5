"""What a careful reader would say of the acts in an account: incidents, who is accused, where, numbers; meetings."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from training.corpus.marks import Mark
from training.corpus_story import Place, Story
from training.outcomes import Outcome
from trucewatch.core.account import Count
from trucewatch.core.spans import Span

OUTCOMES = {"launched", "shot_down", "lost", "hit", "in_air"}


def held(marks: Sequence[Mark]) -> list[Mark]:
    """Those told as having happened."""
    return [one for one in marks if one.modality == "asserted"]


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
    return count.outcome if count.outcome in OUTCOMES and count.of not in ("killed", "injured") else count.of


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
