"""The people of a page: who bears a name, by the words around it; and which shorter forms mean them."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from trucewatch.find.names import PARTICLES, SPEECH, is_name_word, name_run
from trucewatch.find.phrases import Phrase, phrase_at, term_at
from trucewatch.find.terms import Terms, body_phrases, post_phrases
from trucewatch.find.words import Word
from trucewatch.know.titles import unnamed

ORGANISATION_HEADS = frozenset(
    "front movement party council union organization organisation committee university institute centre center agency "
    "company programme program fund group army brigade battalion regiment corps commission court assembly ministry "
    "office department authority alliance league federation association foundation bank service services congress "
    "parliament mission forum network society school college newspaper times post news press radio television tv "
    "command forces force guard police project observatory initiative secretariat directorate bureau board trust "
    "coalition congress bloc militia resistance hospital corporation holding airlines church synod watch monitor review "
    "herald tribune ledger journal gazette street house square road avenue river sea ocean island islands mountains "
    "bridge port airport station stadium valley region province district oblast state states republic kingdom city".split()
)
"""Last words of names that are no people's."""


def learn_people(words: Sequence[Word], terms: Terms, headings: frozenset[int]) -> dict[tuple[str, ...], int]:
    """The names of people on the page, as word tuples, with how often each is told to be one.

    Told: a title before it, a post beside it in commas, an age, or a verb of speech with a name of two words or more.
    Headlines teach nothing, for there every word may have a capital.
    """
    found: dict[tuple[str, ...], int] = {}
    index = 0
    while index < len(words):
        if words[index].sentence in headings:
            index += 1
            continue
        phrase = phrase_at(words, index, terms)
        if phrase is not None and phrase.name is not None:
            _count(found, words, phrase.name)
            index = phrase.last
            continue
        if phrase is not None and phrase.post is not None:
            run = _apposed_after(words, phrase, terms)
            if run is not None:
                _count(found, words, run)
                index = run[1]
                continue
        end = name_run(words, index)
        if end - index >= 1 and term_at(words, index, terms) is None and not _is_organisation(words, index, end):
            if end - index >= 2 and _tells_person(words, index, end, terms):
                _count(found, words, (index, end))
            elif _is_live_speaker(words, index, end):
                _count(found, words, (index, end))
            index = end
            continue
        index = max(end, index + 1)
    return found


def short_forms(names: Iterable[tuple[str, ...]]) -> dict[tuple[str, ...], tuple[str, ...] | None]:
    """Shorter forms -> the full name that they mean; None where two people share one.

    The last name with its particles, the first name alone, and first with last where a middle one is left out.
    """
    found: dict[tuple[str, ...], tuple[str, ...] | None] = {}
    full = sorted({name for name in names if len(name) > 1}, key=lambda name: (-len(name), name))
    for rank in (_last_names, _first_names):
        fresh: dict[tuple[str, ...], set[tuple[str, ...]]] = {}
        for name in full:
            for form in rank(name):
                fresh.setdefault(form, set()).add(name)
        for form, owners in fresh.items():
            if form not in found and form not in full:
                found[form] = next(iter(owners)) if len(owners) == 1 else _longest_of_one(owners)
    return found


def _last_names(name: tuple[str, ...]) -> list[tuple[str, ...]]:
    start = len(name) - 1
    while start > 1 and name[start - 1].lower() in PARTICLES:
        start -= 1
    forms = [name[start:], name[-1:]]
    if len(name) > 2:
        forms.append((name[0], *name[start:]))
        forms.append(name[1:])
    return [form for form in forms if form != name]


def _first_names(name: tuple[str, ...]) -> list[tuple[str, ...]]:
    return [name[:1]] if not name[0].endswith(".") else []


def _longest_of_one(owners: set[tuple[str, ...]]) -> tuple[str, ...] | None:
    """The longest of names that all are parts of it ("Ahmed bin Mubarak" of "Ahmed Awad bin Mubarak"), else None."""
    longest = max(owners, key=lambda name: (len(name), name))
    return longest if all(is_part(name, longest) for name in owners) else None


def is_part(short: Sequence[str], full: Sequence[str]) -> bool:
    """Whether the words of `short` stand in `full`, in order, the last being the last; an initial stands for its word."""
    if not short or short[-1].lower() != full[-1].lower():
        return False
    at = 0
    for word in short:
        while at < len(full) and not _stands_for(word, full[at]):
            at += 1
        if at == len(full):
            return False
        at += 1
    return True


def _stands_for(word: str, whole: str) -> bool:
    if word.endswith(".") and len(word) == 2:
        return whole.lower().startswith(word[0].lower())
    return word.lower() == whole.lower()


def _count(found: dict[tuple[str, ...], int], words: Sequence[Word], run: tuple[int, int]) -> None:
    name = tuple(word.text for word in words[run[0] : run[1]])
    found[name] = found.get(name, 0) + 1


def _apposed_after(words: Sequence[Word], phrase: Phrase, terms: Terms) -> tuple[int, int] | None:
    """The name in commas behind a post: "the foreign minister, Anna Karst, said"; PP between are stepped over."""
    at = phrase.last
    limit = min(len(words), at + 9)
    while at < limit and words[at].text != "," and words[at].is_word and words[at].fold not in SPEECH:
        at += 1
    if at >= limit or words[at].text != "," or words[at].sentence != words[phrase.first].sentence:
        return None
    start = at + 1
    end = name_run(words, start) if start < len(words) else start
    if end - start < 2 or end - start > 5 or term_at(words, start, terms) or _is_organisation(words, start, end):
        return None
    if end < len(words) and words[end].sentence == words[start].sentence and words[end].text not in ',.;:)”"':
        return None
    return start, end


def _tells_person(words: Sequence[Word], start: int, end: int, terms: Terms) -> bool:
    """Whether the words beside the name of two or more words tell that it is a person's."""
    sentence = words[start].sentence
    behind = words[end] if end < len(words) and words[end].sentence == sentence else None
    before = words[start - 1] if start and words[start - 1].sentence == sentence else None
    if behind is not None and behind.fold in SPEECH:
        return True
    if before is not None and before.fold in SPEECH and before.fold not in {"called", "calls", "calls"}:
        return behind is None or not behind.is_capital
    if before is not None and before.fold == "to" and start >= 2 and words[start - 2].fold == "according":
        return True
    if behind is not None and behind.text == "," and end + 1 < len(words):
        return _is_apposition(words, end + 1, terms)
    if behind is not None and behind.fold in {"of", "who", "whom", "beside"} and end + 1 < len(words):
        start_of = end + 1 + (words[end + 1].fold == "the")
        return behind.fold != "of" or (term_at(words, start_of, terms) is not None)
    return False


def _is_apposition(words: Sequence[Word], at: int, terms: Terms) -> bool:
    first = words[at]
    if first.fold in {"who", "whom", "whose"}:
        return True
    if first.text.isdigit() and len(first.text) <= 2 and at + 1 < len(words) and words[at + 1].text in ",.":
        return True
    singular, _ = unnamed()
    for step in range(at, min(at + 8, len(words))):
        word = words[step]
        if word.sentence != first.sentence or word.text in ".;:" or word.text == "," or word.fold in SPEECH:
            return False
        if post_phrases().at(words, step) or word.fold in singular:
            return True
    return False


def _is_live_speaker(words: Sequence[Word], start: int, end: int) -> bool:
    """Whether it opens a sentence and a colon with a quotation follows, as in transcripts and live pages."""
    return (
        words[start].opens
        and end + 1 < len(words)
        and words[end].text == ":"
        and words[end + 1].text in '"“‘«'
        and words[end + 1].sentence == words[start].sentence
    )


def _is_organisation(words: Sequence[Word], start: int, end: int) -> bool:
    return any(word.fold in ORGANISATION_HEADS for word in words[start:end]) or any(
        body_phrases().at(words, at) for at in range(start, end)
    )


def looks_like_name(words: Sequence[Word], start: int, end: int) -> bool:
    """Whether every word could be part of a person's name."""
    return all(is_name_word(word) or word.fold in PARTICLES or word.text.endswith(".") for word in words[start:end])
