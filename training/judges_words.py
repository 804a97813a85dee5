"""What a careful reader would say of the words in an account: statements, speakers, instruments, positions."""

from __future__ import annotations

from training.corpus.marks import STANCES, Mark
from training.corpus_story import OWN_WORDS, Place, Story
from training.outcomes import Outcome

STANCE_OF = {"partly": "accepts_in_part", "conditions": "accepts_on_conditions"}
"""The corpus's short words for stances -> the account's."""


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


def conditions(story: Story) -> Outcome:
    """Marked conditions beside those of the account's instruments, by the characters of both."""
    out = Outcome()
    wanted = [(report, mark) for report, doc in story.documents.items() for mark in doc.marks if mark.tag == "cond"]
    found: set[int] = set()
    for condition in {one.evidence: one for ins in story.account.instruments for one in ins.conditions}.values():
        met = {
            index
            for index, (report, mark) in enumerate(wanted)
            for span in condition.evidence
            if span.report == report and mark.start < span.end and span.start < mark.end
        }
        found |= met
        if met:
            out.right += 1
        else:
            out.extra.append(f"{condition.by}: {condition.text}")
    for index, (report, mark) in enumerate(wanted):
        if index not in found:
            out.missed.append(story.documents[report].text[mark.start : mark.end])
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


def speakers(story: Story) -> Outcome:
    """Who says it, where the corpus marks a source that is no pronoun: some mention of the speaker lies in it."""
    out = Outcome()
    sources = [
        (report, mark, source)
        for report, document in story.documents.items()
        for mark in document.marks
        if mark.tag == "con" and mark.things and mark.end - mark.start > 25
        for source in document.marks
        if source.tag == "src"
        and set(source.things) & set(mark.things)
        and document.text[source.start : source.end].lower() not in OWN_WORDS
    ]
    for report, mark, source in sources:
        document = story.documents[report]
        told = [
            one
            for one in story.account.statements
            for span in one.content
            if span.report == report and mark.start < span.end and span.start < mark.end
        ]
        words = f"{document.text[source.start : source.end]}: {document.text[mark.start : mark.end]}"
        if any(one.speaker is not None and story.is_mentioned(one.speaker, report, source) for one in told):
            out.right += 1
        elif told:
            out.missed.append(words)
            out.extra += [f"{one.speaker}, not {words}" for one in told[:1] if one.speaker is not None]
    return out
