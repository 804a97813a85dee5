"""Speakers whom only the reader sees: somebody described, of whom no table and no rule knows that he speaks.

"The village teacher doubts", "traders fear", "the baker's wife does not believe", "a nurse there was shown".
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right

from trucewatch.core.account import ActorKind
from trucewatch.core.page import Page
from trucewatch.core.reading import Labelled, Reading
from trucewatch.find.actors.notebook import Entry, Notebook
from trucewatch.find.actors.phrases import POSSESSIVE_PRONOUNS
from trucewatch.find.actors.somebody import PEOPLE_ENDINGS, PERSON_ENDINGS
from trucewatch.know.keys import UNNAMED
from trucewatch.know.naming import HEADS, NOT_PEOPLE, WRITINGS, kind_of_head
from trucewatch.know.speech import is_document, is_occasion
from trucewatch.know.titles import posts, unnamed
from trucewatch.lang.trees import head, word_at

SURE = 0.6
"""The least score of a source."""
CERTAIN = 0.9
"""The least score of a stance, and of who takes it, that make somebody described an actor."""
LONGEST = 12
"""How many words a description may have; longer ones are cut behind their noun."""
NO_NOUNS = frozenset({"PRON", "PROPN", "NUM", "DET", "ADJ", "VERB", "X"})
"""Words of these kinds at the head of a source describe nobody: "both", "the first", "Vell"."""
VAGUE = frozenset(
    {"group", "organisation", "organization", "agency", "body", "party", "force", "forces", "movement", "government"}
)
"""Nouns that with "the" alone may be anybody's."""
LOOSE_TAGS = frozenset({"ADP", "DET", "CCONJ", "AUX", "PRON", "ADV", "VERB"})
"""No description ends with these: "its embassy in", "the minister herself"."""
ARTICLES = frozenset({"the", "this", "that", "these", "those"})
SAME = frozenset({"same", "latter", "former"})
SEVERAL = frozenset({"both", "two", "all", "each", "either", "neither", "three", "four"})
"""Before a plural or a lone noun they point at those whom the page names: "both leaders", "all parties"."""
PARTIES = frozenset(
    {"side", "sides", "party", "parties", "signatory", "signatories", "enemy", "foe", "belligerents", "others"}
)
"""Nouns for whoever the story is about; they name nobody by themselves."""
TELLING = frozenset({"opposition", "ruling", "governing", "nationalist", "political", "coalition"})
"""Beside one of these "parties" are of politicians: "seventeen opposition parties"; "the opposing sides" are not."""
BODIES: tuple[ActorKind, ...] = ("state", "government", "group", "organisation", "military")
_OWNERS: dict[str, tuple[ActorKind, ...]] = {
    "its": BODIES,
    "their": BODIES,
    "our": BODIES,
    "his": ("person",),
    "her": ("person",),
}
"""Of what kind the owner is that a pronoun means."""
NEAR = 300
"""Characters within which a pronoun's owner is named."""
OWN_LANDS = frozenset({"country", "nation", "homeland", "people"})
"""With a pronoun these are the owner's state, and nobody of their own: "his country"."""
LEFT_OUT = frozenset({"acl", "acl:relcl", "appos", "parataxis", "conj", "cc", "punct"})
"""Branches that say more of somebody than who it is: "who lost his shop", ", 41,"."""


def note_sources(notes: Notebook) -> None:
    """Note as unnamed actors the sources of the page, and who takes a stance, whose noun no mention covers; a "the same
    official" that goes back to somebody described before is noted as that one.
    """
    seen = sorted({span for entry in notes.entries.values() for span in entry.spans})
    starts = [start for start, _ in seen]
    for reading in notes.page.readings:
        for source in (*reading.layer("source"), *_parties(reading)):
            described = _description(notes.page, reading, source)
            if described is None:
                continue
            start, end, noun = described
            nearest = bisect_right(starts, noun) - 1
            if any(last > noun for _, last in seen[max(0, nearest - 3) : nearest + 1]):
                continue
            if (person := _apposed(notes, end, source.end)) is not None:
                notes.note(person, start, end)
                continue
            _note(notes, start, end, noun, _owner(notes, start, noun))


def _parties(reading: Reading) -> list[Labelled]:
    """Who takes a stance that the reader is sure of."""
    sure = {
        start
        for one in reading.layer("stance")
        if one.score >= CERTAIN and one.modality == "asserted"
        for start in (one.start, one.of)
    } - {None}
    return [one for one in reading.layer("party") if one.score >= CERTAIN and one.of in sure]


def note_appositions(notes: Notebook) -> None:
    """Note for people whom a page names beside a common noun that it is theirs: "the driver, Ana Holt, lost a leg"."""
    people = {
        span: entry.key for entry in notes.entries.values() if entry.kind == "person" for span in sorted(entry.spans)
    }
    taken = sorted({span for entry in notes.entries.values() for span in entry.spans})
    for reading in notes.page.readings:
        for word, relation in enumerate(reading.relations):
            above = head(reading, word)
            if relation != "appos" or above is None:
                continue
            for noun, name in ((above, word), (word, above)):
                owner = next(
                    (key for (start, end), key in people.items() if start <= reading.tokens[name].start < end), None
                )
                phrase = _noun_phrase(notes.page, reading, noun) if owner is not None else None
                if owner is None or phrase is None or any(a < phrase[1] and phrase[0] < b for a, b in taken):
                    continue
                notes.note(owner, *phrase)
                taken.append(phrase)


def _noun_phrase(page: Page, reading: Reading, noun: int) -> tuple[int, int] | None:
    """A common noun for a person with what stands before it: "the lorry driver"; None for any other word."""
    form = page.text[reading.tokens[noun].start : reading.tokens[noun].end].lower()
    if reading.tags[noun] != "NOUN" or _kind(form) != "person" or _is_thing(form):
        return None
    first = noun
    while first and reading.tags[first - 1] in ("ADJ", "NOUN", "DET") and head(reading, first - 1) == noun:
        first -= 1
    return reading.tokens[first].start, reading.tokens[noun].end


def _description(page: Page, reading: Reading, source: Labelled) -> tuple[int, int, int] | None:
    """Where the description of a source begins and ends, and where its noun begins; None where it is no description."""
    if source.score < SURE:
        return None
    first, last = word_at(reading, source.start), word_at(reading, source.end - 1)
    if first is None or last is None:
        return None
    inside = range(first, last + 1)
    tops = [word for word in inside if (above := head(reading, word)) is None or above not in inside]
    noun = tops[0]
    if reading.tags[noun] in NO_NOUNS or len(tops) > 2:
        return None
    words = [page.text[token.start : token.end] for token in reading.tokens]
    fold = words[noun].lower()
    is_told = fold in ("party", "parties") and TELLING & {word.lower() for word in words[first:noun]}
    is_any = fold in PARTIES and not is_told
    if _is_thing(fold) or is_any or SEVERAL & {word.lower() for word in words[first:noun]}:
        return None
    if any(word in ',;:—–"“”' for word in words[first:noun]):
        return None
    behind = next(
        (
            word
            for word in range(noun + 1, last + 1)
            if (reading.relations[word] in LEFT_OUT and head(reading, word) == noun) or words[word] in ',;:—–"“”()'
        ),
        last + 1,
    )
    behind = min(
        (word for word in range(noun + 1, behind) if words[word].lower() in ("who", "which", "that")), default=behind
    )
    if behind - first > LONGEST:
        behind = noun + 1
    while behind - 1 > noun and reading.tags[behind - 1] in LOOSE_TAGS:
        behind -= 1
    return reading.tokens[first].start, reading.tokens[behind - 1].end, reading.tokens[noun].start


def _is_thing(noun: str) -> bool:
    """Whether the lower-case noun says something and is nobody: "the statement", "figures", "the hotline"."""
    single = noun.removesuffix("s")
    return (
        is_document(noun)
        or is_document(single)
        or is_occasion(noun)
        or noun in WRITINGS
        or single in WRITINGS
        or not noun[0].isalpha()
        or (noun not in HEADS and noun.endswith(("ing", "tion", "ment", "ness", "ings")))
    )


def _kind(noun: str) -> ActorKind:
    if noun in HEADS:
        return kind_of_head(noun)
    if noun in NOT_PEOPLE:
        return "organisation"
    single, many = unnamed()
    if noun in single or noun in posts() or noun.endswith(PERSON_ENDINGS):
        return "person"
    return "group" if noun in many or noun.endswith((*PEOPLE_ENDINGS, "s")) else "person"


def _apposed(notes: Notebook, end: int, last: int) -> str | None:
    """The one person whom the source goes on to name behind its description: "the head of the council, Ana Holt"."""
    behind = max(last, end + len(", ") + 1)
    named = {
        one.key for one in notes.sightings if end <= one.start < behind and notes.entries[one.key].kind == "person"
    }
    return named.pop() if len(named) == 1 else None


def _owner(notes: Notebook, start: int, noun: int) -> str | None:
    """Whose the described one is: the actor that the description itself names last before its noun, else whom its
    pronoun means: "its president" is of the state or group named last before, "his office" of the person.
    """
    inside = [one for one in notes.sightings if start <= one.start and one.end <= noun]
    if inside:
        return max(inside, key=lambda one: one.start).key
    pronoun = notes.page.text[start:noun].split()[:1]
    kinds = _OWNERS.get(pronoun[0].lower()) if pronoun else None
    before = [
        one
        for one in notes.sightings
        if kinds and start - NEAR <= one.start and one.end <= start and notes.entries[one.key].kind in kinds
    ]
    return max(before, key=lambda one: one.start).key if before else None


def _note(notes: Notebook, start: int, end: int, noun: int, owner: str | None) -> None:
    form = notes.form(start, end)
    words = form.lower().split()
    called = notes.page.text[noun : _word_end(notes, noun)].lower()
    before = words[: words.index(called)] if called in words else words
    if words[0] in ARTICLES and all(word in ARTICLES | SAME for word in before):
        same = [
            entry.key
            for entry in notes.entries.values()
            if entry.key.startswith(UNNAMED) and called in entry.name.lower().split()
        ]
        known = notes.nearest(same, start)
        if known is not None:
            notes.note(known, start, end)
            return
        if len(words) == len(before) + 1 and called in VAGUE:
            return  # "the group": of whom, nothing tells
    if words[0] in POSSESSIVE_PRONOUNS and (len(words) == 1 or called in OWN_LANDS):
        return
    kind = _kind(called)
    key = f"{UNNAMED}{form.lower()}"
    notes.entries.setdefault(key, Entry(key, form, kind, owner))
    notes.note(key, start, end)


def _word_end(notes: Notebook, start: int) -> int:
    at = bisect_left(notes.words, start, key=lambda word: word.start)
    return notes.words[at].end if at < len(notes.words) else start
