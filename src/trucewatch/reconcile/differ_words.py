"""Where reports differ over words: a quotation changed within its marks, its speaker, the spelling of a name."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from difflib import SequenceMatcher

from trucewatch.core.account import About, Actor, Disagreement, Statement
from trucewatch.core.page import Page
from trucewatch.core.spans import Span
from trucewatch.reconcile.match import is_spelling_of, plain
from trucewatch.reconcile.quoted import Quoted, Word, quoted_parts
from trucewatch.reconcile.readings import Reader, disagreement
from trucewatch.reconcile.sides import Sides

LEAST_WORDS = 6
"""A quotation must share so many words with another before a changed one among them says anything."""
MOST_CHANGED = 4
"""More changed words are another rendering of the remark, which a translation may be."""
MOST_EXCHANGED = 2
"""So many words at the end of a quotation, where the other has as many others: "in our yards", "in our fields"."""
RENDERED_WORDS = 12
"""So many where they begin or end in other words, too: fewer are another translation of the remark."""
SURE_WORDS = 8
"""So many quoted words in a row have one speaker; fewer may be anybody's."""
MOST_MENTIONS = 6
"""Mentions shown for each spelling."""


def word_disagreements(
    statements: Sequence[Statement], pages: Mapping[str, Page], sides: Sides, reader: Reader
) -> list[Disagreement]:
    """Misquotations, and quotations that reports give to different speakers, one for each utterance."""
    groups: dict[str, list[Quoted]] = defaultdict(list)
    for statement in statements:
        if statement.same_as and statement.mode != "indirect":
            groups[statement.same_as] += quoted_parts(statement, pages)
    found: list[Disagreement] = []
    for _, group in sorted(groups.items()):
        for family in families(group):
            found += misquotation(family, sides, reader)
        found += rival_speakers(group, sides, reader)
    return found


def families(group: Sequence[Quoted]) -> list[list[Quoted]]:
    """The quotations of one utterance, apart where they are of different sentences of it."""
    made: list[list[Quoted]] = []
    for quoted in sorted(group, key=lambda one: (-len(one.words), one.statement.content)):
        home = next(
            (own for own in made if any(changed_words(one.words, quoted.words) is not None for one in own[:4])), None
        )
        if home is None:
            made.append([quoted])
        else:
            home.append(quoted)
    return made


def misquotation(group: Sequence[Quoted], sides: Sides, reader: Reader) -> list[Disagreement]:
    """A disagreement where wordings of one utterance differ within what both quote; none for a cut at the ends."""
    wordings: list[list[Quoted]] = []
    changes: list[tuple[list[Word], list[Word]]] = []
    for quoted in sorted(group, key=lambda one: (-len(one.words), one.statement.content)):
        compared = [(wording, changed_words(wording[0].words, quoted.words)) for wording in wordings]
        home = next((wording for wording, changed in compared if changed is not None and not any(changed)), None)
        if home is not None:
            home.append(quoted)
        elif not wordings or any(changed is not None for _, changed in compared):
            wordings.append([quoted])
            changes += [changed for _, changed in compared if changed is not None]
    if len(wordings) < 2 or len({one.statement.content[0].report for wording in wordings for one in wording}) < 2:
        return []
    forms = [word.form for change in changes for side in change for word in side]
    are_numbers = all(any(sign.isdigit() for sign in form) for form in forms)
    readings = [
        reader.reading(
            excerpt(wording[0].words, changes),
            wording[0].statement.speaker,
            [span for one in wording for span in one.spans],
        )
        for wording in wordings
    ]
    lead = min((one.statement for one in group), key=lambda one: one.content)
    speaker = sides.name(lead.speaker) if lead.speaker else "the speaker"
    values = " and ".join(f"“{reading.value}”" for reading in readings)
    why = f"The same remark of {speaker} is quoted as {values}"
    if are_numbers:
        return [
            disagreement(About("statement", lead.id), "number", "conflict", readings, why + ": the numbers differ.")
        ]
    return [
        disagreement(
            About("statement", lead.id), "content", "misquotation", readings, why + ": words differ within the marks."
        )
    ]


def changed_words(words: Sequence[Word], rival: Sequence[Word]) -> tuple[list[Word], list[Word]] | None:
    """The words that only one of two quotations has between words that both have; None where too little is shared.

    Spellings of one word are no change, nor are words that a broken quotation leaves out at its break.
    """
    matcher = SequenceMatcher(None, [w.form for w in words], [w.form for w in rival], autojunk=False)
    steps = matcher.get_opcodes()
    turned = 0
    while steps and steps[0][0] != "equal" and not is_exchange(steps[0]):
        turned += steps.pop(0)[0] == "replace"
    while steps and steps[-1][0] != "equal" and not is_exchange(steps[-1]):
        turned += steps.pop()[0] == "replace"
    shared = sum(end - start for tag, start, end, _, _ in steps if tag == "equal")
    if shared < (RENDERED_WORDS if turned else LEAST_WORDS):
        return None
    mine: list[Word] = []
    theirs: list[Word] = []
    for tag, start, end, rival_start, rival_end in steps:
        if tag == "equal" or is_break(tag, words, start, rival, rival_start):
            continue
        own, other = list(words[start:end]), list(rival[rival_start:rival_end])
        if len(own) == len(other) and all(is_respelt(a.form, b.form) for a, b in zip(own, other, strict=True)):
            continue
        mine += own
        theirs += other
    if max(len(mine), len(theirs)) > MOST_CHANGED or 4 * max(len(mine), len(theirs)) > shared + 4:
        return None
    return mine, theirs


def is_exchange(step: tuple[str, int, int, int, int]) -> bool:
    """Whether a few words stand in the place of as many others: a quotation that is only cut has none instead."""
    tag, start, end, rival_start, rival_end = step
    return tag == "replace" and end - start == rival_end - rival_start <= MOST_EXCHANGED


def is_break(tag: str, words: Sequence[Word], start: int, rival: Sequence[Word], rival_start: int) -> bool:
    """Whether the quotation that lacks the words is broken there."""
    if tag == "delete":
        return 0 < rival_start < len(rival) and rival[rival_start - 1].piece != rival[rival_start].piece
    if tag == "insert":
        return 0 < start < len(words) and words[start - 1].piece != words[start].piece
    return False


def is_respelt(form: str, other: str) -> bool:
    """Whether two words are spellings of one: "defence" and "defense", a name in two spellings."""
    if form == other or is_spelling_of(form, other):
        return True
    if form.isdigit() or other.isdigit() or min(len(form), len(other)) < 5:
        return False
    return form[0] == other[0] and SequenceMatcher(None, form, other, autojunk=False).ratio() >= 0.8


def excerpt(words: Sequence[Word], changes: Iterable[tuple[list[Word], list[Word]]]) -> str:
    """The quoted words around what differs, shortened to a dozen."""
    changed = {word.span for change in changes for side in change for word in side}
    places = [place for place, word in enumerate(words) if word.span in changed]
    middle = places[0] if places else len(words) // 2
    near = words[max(0, middle - 5) : middle + 7]
    return " ".join(word.span.exact for word in near)


def rival_speakers(group: Sequence[Quoted], sides: Sides, reader: Reader) -> list[Disagreement]:
    """A disagreement where reports give the same quoted words to speakers of whom neither acts for the other."""
    by_speaker: dict[str, list[Quoted]] = defaultdict(list)
    for quoted in group:
        if quoted.statement.speaker and len(quoted.words) >= SURE_WORDS:
            by_speaker[quoted.statement.speaker].append(quoted)
    rivals = [a for a in sorted(by_speaker) if any(are_rival_speakers(a, b, sides) for b in by_speaker)]
    reports = {one.statement.content[0].report for speaker in rivals for one in by_speaker[speaker]}
    if len(rivals) < 2 or len(reports) < 2:
        return []
    readings = [
        reader.reading(sides.name(speaker), None, [s for one in by_speaker[speaker] for s in one.spans])
        for speaker in rivals
    ]
    lead = min((one.statement for one in group), key=lambda one: one.content)
    why = f"The same words are given to {' and to '.join(sides.name(speaker) for speaker in rivals)}."
    return [disagreement(About("statement", lead.id), "speaker", "attribution", readings, why)]


def are_rival_speakers(speaker: str, rival: str, sides: Sides) -> bool:
    """Whether two speakers cannot both be meant; an office of a side speaks in the name of its people."""
    if speaker == rival or sides.are_one(speaker, rival) or is_one_description(speaker, rival, sides):
        return False
    actor, other = sides.actor(speaker), sides.actor(rival)
    are_people = actor is not None and other is not None and actor.kind == other.kind == "person"
    return are_people or sides.of(speaker) != sides.of(rival)


def is_one_description(speaker: str, rival: str, sides: Sides) -> bool:
    """Whether two reports call an unnamed speaker the same: "an envoy", whom nothing tells from the other's."""
    return sides.name(speaker).casefold() == sides.name(rival).casefold()


def spelling_disagreements(actors: Sequence[Actor], reader: Reader) -> list[Disagreement]:
    """One for each person whose name reports spell in several ways: no dispute, but a reader should know."""
    found: list[Disagreement] = []
    for actor in actors:
        if actor.kind != "person":
            continue
        by_spelling: dict[str, list[Span]] = defaultdict(list)
        for span in actor.mentions:
            last = re.findall(r"[^\W\d_][\w’'-]+", re.sub(r"['’]s?$", "", span.exact))
            if last:
                by_spelling[last[-1]].append(span)
        spellings = sorted(by_spelling)
        own = [name for name in spellings if plain(name) in plain(actor.name)]
        lead = max(
            own, key=lambda name: (plain(actor.name).endswith(plain(name)), len(by_spelling[name]), name), default=""
        )
        alike = [name for name in spellings if plain(name) == plain(lead) or is_spelling_of(name, lead)]
        reports = {span.report for name in alike for span in by_spelling[name]}
        if len({plain(name) for name in alike}) > 1 and len(reports) > 1:
            readings = [reader.reading(name, None, by_spelling[name][:MOST_MENTIONS]) for name in alike]
            why = f"The name of one person is spelt {', '.join(alike)}."
            found.append(disagreement(About("actor", actor.id), "name", "spelling", readings, why))
    return found
