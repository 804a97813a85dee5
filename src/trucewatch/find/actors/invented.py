"""States and movements' lands that no table knows: a page teaches them by what they have. "The Kestan government"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from trucewatch.find.actors.names import is_speech, name_run
from trucewatch.find.actors.phrases import is_possessive, term_at
from trucewatch.find.actors.terms import Named, Terms, body_phrases, post_phrases
from trucewatch.find.actors.words import Word
from trucewatch.know.demonyms import land_of
from trucewatch.know.demonyms import stems as stems_of
from trucewatch.know.function_words import AUXILIARIES
from trucewatch.know.naming import NOT_PEOPLE
from trucewatch.know.titles import modifiers

REALMS = frozenset({"republic", "kingdom", "sultanate", "emirate", "federation", "principality"})
STATE_BODIES = frozenset(
    {
        *("government", "defence_ministry", "foreign_ministry", "interior_ministry", "energy_ministry"),
        *("health_ministry", "finance_ministry", "presidency", "premiership", "chancellery", "parliament"),
        *("air_force", "navy", "coast_guard", "admiralty", "border_guard", "general_staff"),
    }
)
LOCAL_RULE = frozenset({"authorities", "administration", "regime"})
"""Governments that a region has too."""
STATE_POSTS = frozenset(
    {
        *("head_of_state", "head_of_government", "foreign_minister", "defence_minister", "interior_minister"),
        *("finance_minister", "energy_minister", "ambassador"),
    }
)
ADJECTIVE_ENDINGS = ("ian", "ean", "ese", "ish", "i")
"""Endings by which a word alone is known for a land's adjective: "Kestanian President"."""
FURTHEST_POST = 6
FEATURES = frozenset(
    {"cape", "mount", "mt", "fort", "camp", "point", "hill", "ridge", "lake", "port", "river", "operation"}
)
"""With these the names of landmarks begin, which are no lands: "the batteries of Cape Harrow"."""


def learn_lands(words: Sequence[Word], terms: Terms, headings: frozenset[int], people: frozenset[str]) -> None:
    """Teach `terms` the lands that only this page knows, with their adjectives, peoples and capitals.

    A state: one strong sign (a ministry, an army, a head of state, "Republic of"), or an envoy, spokesman or delegation
    with acting like a state. A land with leaders, officials or fighters and no sign of a state is taken for a
    movement. `people`: words that are parts of people's names.
    """
    signs: dict[str, set[str]] = {}
    for index in range(len(words)):
        end = _land_run(words, index)
        if (
            end == index
            or words[index].sentence in headings
            or _is_inside_name(words, index)
            or term_at(words, index, terms)
            or any(word.fold in NOT_PEOPLE or word.text in people for word in words[index:end])
            or words[index].fold in FEATURES
        ):
            continue
        name = " ".join(word.text for word in words[index:end])
        signs.setdefault(name, set()).update(_signs(words, index, end))
    adjectives = _adjectives_among(signs)
    for adjective, name in adjectives.items():
        signs[name] |= signs.pop(adjective)
    taught = []
    for name in sorted(signs):
        held = signs[name]
        has = {sign for sign in held if sign.startswith("has ")}
        if "state" in held or (has and "acts" in held):
            taught.append(Named(f"state:{name.lower()}", name, "state"))
        elif len(has) > 1:
            taught.append(Named(f"org:{name.lower()}", name, "group"))
    for actor in taught:
        terms.add(actor.name, actor)
    _teach_adjectives(words, taught, terms)
    _learn_capitals(words, terms)


def _land_run(words: Sequence[Word], index: int) -> int:
    """The index behind the name that begins at `index`, ending before a post: "Kestanian | President Dosh"."""
    end = name_run(words, index, longest=3)
    inside = (at for at in range(index + 1, end) if post_phrases().at(words, at) or body_phrases().at(words, at))
    return next(inside, end)


def _is_inside_name(words: Sequence[Word], index: int) -> bool:
    before = words[index - 1] if index else None
    return before is not None and before.sentence == words[index].sentence and name_run(words, index - 1) > index


def _signs(words: Sequence[Word], start: int, end: int) -> Iterator[str]:
    """What the words beside the name tell: "state", "has ..." (what a land or group has), "acts"."""
    sentence = words[start].sentence
    before = words[start - 1].fold if start and words[start - 1].sentence == sentence else ""
    if before == "of":
        if start > 1 and words[start - 2].fold in REALMS:
            yield "state"
        for back in range(max(0, start - FURTHEST_POST), start - 1):
            post, body = post_phrases().at(words, back), body_phrases().at(words, back)
            holder = name_run(words, post[0]) if post else 0  # "Prime Minister Dov Harn of Kestan"
            if post and start - 1 in (post[0], holder) and post[1] in STATE_POSTS:
                yield "state"
            if body and body[0] == start - 1:
                yield "state" if body[1].name in STATE_BODIES else f"has {body[1].name}"
    if end >= len(words) or words[end].sentence != sentence:
        return
    has_ending = is_possessive(words, end)
    if before == "the" and has_ending:
        return  # "the Front's commander": an organisation
    at = end + has_ending
    while at < len(words) and words[at].fold in modifiers() and not post_phrases().at(words, at):
        at += 1
    post, body = post_phrases().at(words, at), body_phrases().at(words, at)
    if post and (has_ending or before == "the" or words[end - 1].text.endswith(ADJECTIVE_ENDINGS)):
        yield "state" if post[1] in STATE_POSTS else f"has {post[1]}"
    elif body:
        is_state = body[1].name in STATE_BODIES or words[at].fold == "army"
        yield "state" if is_state and words[at].fold not in LOCAL_RULE else f"has {body[1].name}"
    elif at < len(words) and words[at].fold == "capital" and (has_ending or before == "the"):
        yield "has capital"
    elif before not in {"the", "a", "an", "in", "at", "of"} and _acts(words, _behind_partner(words, end)):
        yield "acts"


def _behind_partner(words: Sequence[Word], at: int) -> int:
    """The index behind whoever acts together with the name that ends at `at`: "Kestan and Orlo | agreed"."""
    if words[at].fold != "and" or at + 1 >= len(words):
        return at
    end = name_run(words, at + 1, longest=3)
    return end if at + 1 < end < len(words) and words[end].sentence == words[at].sentence else at


def _acts(words: Sequence[Word], at: int) -> bool:
    fold = words[at].fold
    return fold in AUXILIARIES or is_speech(words, at) or (fold.endswith("ed") and len(fold) > 4)


def _adjectives_among(names: dict[str, set[str]]) -> dict[str, str]:
    """Names that are another's adjective: "Kestanian" -> "Kestan"."""
    found = {name: land for name in names if (land := land_of(name, names.keys())) is not None}
    return {adjective: name for adjective, name in found.items() if name not in found}


def _teach_adjectives(words: Sequence[Word], lands: Sequence[Named], terms: Terms) -> None:
    """ "Kestanian" of Kestan, "Vorlanders" of Vorland: a known stem with a known ending."""
    lands_by_stem = {}
    for land in lands:
        last = land.name.split()[-1]
        lands_by_stem.update({stem: land for stem in (last, last.rstrip("aeiouy")) if len(stem) >= 3})
    for form in sorted({word.text for word in words if word.is_capital and len(word.text) > 4}):
        actor = next((lands_by_stem[stem] for stem in stems_of(form) if stem in lands_by_stem), None)
        if actor is not None:
            terms.add(form, actor, "people" if form.endswith("s") else "adjective")


def _learn_capitals(words: Sequence[Word], terms: Terms) -> None:
    """ "the Vorland capital, Harrow"; "Harrow, the capital of Vorland"; "Vorland's capital, Harrow"."""
    for index, word in enumerate(words):
        if word.fold != "capital":
            continue
        owner, behind = _owner_of_capital(words, index, terms)
        if owner is None:
            continue
        city = behind + 1
        if city < len(words) and words[behind].text == "," and words[behind].sentence == word.sentence:
            end = name_run(words, city, longest=3)
            if end > city and term_at(words, city, terms) is None:
                terms.add(" ".join(part.text for part in words[city:end]), owner, "seat")
        comma = index - 1 - (index > 0 and words[index - 1].fold == "the")
        if comma > 0 and words[comma].text == "," and words[comma].sentence == word.sentence:
            start = comma - 1
            if words[start].is_capital and term_at(words, start, terms) is None:
                terms.add(words[start].text, owner, "seat")


def _owner_of_capital(words: Sequence[Word], index: int, terms: Terms) -> tuple[Named | None, int]:
    """Whose capital the word at `index` speaks of, None where that is not said; and the index behind the phrase."""
    for start in range(max(0, index - 4), index):
        found = term_at(words, start, terms)
        if found and found[0] + is_possessive(words, found[0]) == index:
            return found[1].actor, index + 1
    if index + 2 < len(words) and words[index + 1].fold == "of":
        found = term_at(words, index + 2, terms)
        if found:
            return found[1].actor, found[0]
    return None, index + 1
