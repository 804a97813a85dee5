"""The people of a page: who bears a name, by the words around it; and which shorter forms mean them."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from trucewatch.find.actors.names import is_initial, is_speech, name_run, takes_person
from trucewatch.find.actors.phrases import Phrase, is_possessive, phrase_at, term_at
from trucewatch.find.actors.terms import Terms, address_phrases, body_phrases, post_phrases
from trucewatch.find.actors.words import Word
from trucewatch.know.likeness import can_stand_for, skeleton, without_article
from trucewatch.know.naming import GIVEN, LABELS, NOT_PEOPLE, PARTICLES
from trucewatch.know.titles import unnamed

Name = tuple[str, ...]
"""The words of a person's name, without titles."""

MOST_TO_COMMA, MOST_IN_APPOSITION = 9, 8


def learn_people(words: Sequence[Word], terms: Terms, headings: frozenset[int]) -> frozenset[Name]:
    """The names of people on the page.

    Told by a title before it, a post beside it in commas, an age, a verb of speech with a name of two words or more, or
    by a common given name. Headlines teach nothing, for there every word may have a capital.
    """
    found: set[Name] = set()
    index = 0
    while index < len(words):
        if words[index].sentence in headings:
            index += 1
            continue
        phrase = phrase_at(words, index, terms)
        run = phrase.name if phrase is not None else None
        if run is None and phrase is not None and phrase.post is not None:
            run = _apposed_behind(words, phrase, terms)
        if run is None:
            run = _told(words, index, terms)
        if run is not None:
            found.add(_name(words, *run))
            index = run[1]
        else:
            index = _next_start(words, index, terms)
    return frozenset(name for name in found if name)


def _next_start(words: Sequence[Word], index: int, terms: Terms) -> int:
    """The index behind the name that begins at `index`, or of a title inside it: "Kestanian | President Dosh"."""
    end = name_run(words, index) if term_at(words, index, terms) is None else index
    titles = (at for at in range(index + 1, end) if post_phrases().at(words, at) or address_phrases().at(words, at))
    return next(titles, max(index + 1, end))


def full_names(people: Iterable[Name]) -> dict[Name, Name | None]:
    """Every form of a person's name -> the fullest on the page; None where it means two people.

    Forms: the last name with its particles, the first name alone, first and last without what stands between.
    """
    names = sorted(set(people), key=lambda name: (-len(name), name))
    full: dict[Name, Name | None] = {}
    by_sound: dict[str, list[Name]] = {}
    for name in names:
        if len(name) > 1:
            near = by_sound.setdefault(skeleton(name[-1]), [])
            longer = [other for other in near if len(other) > len(name) and can_stand_for(name, other)]
            full[name] = longer[0] if len(longer) == 1 else name
            near.append(name)
    for forms_of in (_last_names, _first_names):
        fresh: dict[Name, set[Name]] = {}
        for name, whole in list(full.items()):
            if whole is not None:
                for form in forms_of(name):
                    fresh.setdefault(form, set()).add(whole)
        for form, owners in fresh.items():
            full.setdefault(form, next(iter(owners)) if len(owners) == 1 else None)
    for name in names:
        full.setdefault(name, name)
    return full


def _last_names(name: Name) -> list[Name]:
    start = len(name) - 1
    while start > 1 and name[start - 1].lower() in PARTICLES:
        start -= 1
    forms = [name[start:], name[-1:]]
    if (bare := without_article(name[-1])) != name[-1]:
        forms.append((bare,))  # "Saleh" of "Omar al-Saleh"
    if len(name) > 2:
        forms += [(name[0], *name[start:]), name[1:]]
    return [form for form in forms if form != name]


def _first_names(name: Name) -> list[Name]:
    return [] if name[0].endswith(".") or name[0].lower() in NOT_PEOPLE else [name[:1]]


def _name(words: Sequence[Word], start: int, end: int) -> Name:
    """The words of the name without ranks and posts before it: "Col Ilva Torrin" is Ilva Torrin."""
    at = start
    while at < end:
        behind = [found[0] for lexicon in (post_phrases(), address_phrases()) if (found := lexicon.at(words, at))]
        if not behind or max(behind) > end:
            break
        at = max(behind)
    return tuple(word.text for word in words[at:end])


def _told(words: Sequence[Word], index: int, terms: Terms) -> tuple[int, int] | None:
    """The name that begins at `index` where the words tell that it is a person's; None else."""
    if index and words[index - 1].sentence == words[index].sentence and name_run(words, index - 1) > index:
        return None
    end = name_run(words, index)
    if end == index or is_organisation(words, index, end) or not _name(words, index, end):
        return None
    if any((post := post_phrases().at(words, at)) and post[0] < end for at in range(index + 1, end - 1)):
        return None  # "Vorlandi President Ano Dosh": the name begins behind the post
    known = term_at(words, index, terms)
    if known is not None and (known[0] >= end or words[index].fold not in GIVEN):
        return None
    if end - index >= 2 and (_is_given_name(words, index, end) or _tells_person(words, index, end, terms)):
        return index, end
    return (index, end) if _speaks_live(words, index, end) or _is_first_name_alone(words, index, end) else None


def _is_first_name_alone(words: Sequence[Word], start: int, end: int) -> bool:
    """Whether one name speaks and commas say who that is: "said Amal, a baker", "Amal, 34, said"."""
    if end - start != 1 or end + 1 >= len(words) or words[end].text != ",":
        return False
    said = start > 0 and is_speech(words, start - 1) and not takes_person(words, start - 1)
    if not said:
        stop = next((at for at in range(end + 1, min(len(words), end + MOST_TO_COMMA)) if words[at].text == ","), end)
        said = words[start].opens and is_speech(words, stop + 1)
    if not said or words[end + 1].fold not in {"a", "an"}:
        return said and _is_apposition(words, end + 1)
    inside = words[end + 2 : end + 2 + MOST_IN_APPOSITION // 2]
    return not any(word.fold in NOT_PEOPLE | LABELS for word in inside)  # not "said Halden, a news agency"


def _is_given_name(words: Sequence[Word], start: int, end: int) -> bool:
    """Whether it opens with a given name and goes on with a name of no thing: "Anna Karst", not "Anna Street"."""
    first = words[start].fold.split("-")[0]
    return first in GIVEN and end - start <= 5 and not (words[start].opens and words[start].fold in {"will", "said"})


def _tells_person(words: Sequence[Word], start: int, end: int, terms: Terms) -> bool:
    """Whether the words beside the name of two or more words tell that it is a person's."""
    sentence = words[start].sentence
    behind = words[end] if end < len(words) and words[end].sentence == sentence else None
    before = words[start - 1] if start and words[start - 1].sentence == sentence else None
    if is_initial(words[start]) or (
        behind is not None and is_speech(words, end) and not words[end].fold.endswith("ing")
    ):
        return True
    if before is not None and is_speech(words, start - 1) and not takes_person(words, start - 1):
        return behind is None or not behind.is_capital
    if before is not None and before.fold == "to" and start >= 2 and words[start - 2].fold == "according":
        return True
    if behind is not None and behind.text == "," and end + 1 < len(words):
        return _is_apposition(words, end + 1)
    if behind is not None and behind.fold == "of" and end + 1 < len(words):
        organisation = term_at(words, end + 1 + (words[end + 1].fold == "the"), terms)
        return organisation is not None and organisation[1].actor.kind != "state"
    return behind is not None and behind.fold in {"who", "whom"}


def _apposed_behind(words: Sequence[Word], phrase: Phrase, terms: Terms) -> tuple[int, int] | None:
    """The name in commas behind a post: "the foreign minister, Anna Karst, said"; places between are stepped over."""
    at, limit = phrase.last, min(len(words), phrase.last + MOST_TO_COMMA)
    while at < limit and words[at].is_word and not is_speech(words, at):
        at += 1
    if at + 1 >= limit or words[at].text != "," or words[at].sentence != words[phrase.first].sentence:
        return None
    start = at + 1
    end = name_run(words, start)
    if not 2 <= end - start <= 5 or term_at(words, start, terms) or is_organisation(words, start, end):
        return None
    closed = end >= len(words) or words[end].sentence != words[start].sentence or words[end].text in ',.;:)”"'
    return (start, end) if closed else None


def _is_apposition(words: Sequence[Word], at: int) -> bool:
    """Whether what begins behind the comma says who somebody is: a post, an age, "who"."""
    first = words[at]
    if first.fold in {"who", "whom", "whose"}:
        return True
    if first.text.isdigit() and len(first.text) <= 2 and at + 1 < len(words) and words[at + 1].text in ",.":
        return True
    singular, _ = unnamed()
    for step in range(at, min(at + MOST_IN_APPOSITION, len(words))):
        word = words[step]
        if word.sentence != first.sentence or (not word.is_word and not is_possessive(words, step)):
            return False
        if is_speech(words, step):
            return False
        if post_phrases().at(words, step) or word.fold in singular:
            return True
    return False


def _speaks_live(words: Sequence[Word], start: int, end: int) -> bool:
    """Whether it opens a sentence and a colon with a quotation follows, as in transcripts and live pages."""
    return (
        words[start].opens
        and end + 1 < len(words)
        and words[end].text == ":"
        and words[end + 1].text in '"“‘«'
        and words[end + 1].sentence == words[start].sentence
    )


def is_organisation(words: Sequence[Word], start: int, end: int) -> bool:
    """Whether a word of the run tells that no person bears it."""
    return any(word.fold in NOT_PEOPLE for word in words[start:end]) or any(
        body_phrases().at(words, at) for at in range(start, end)
    )
