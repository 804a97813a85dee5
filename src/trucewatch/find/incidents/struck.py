"""What an act hit: the target words of its clauses, else those of what the reader sees hit, else the people hurt."""

from __future__ import annotations

from collections.abc import Iterator

import msgspec

from trucewatch.core.spans import Span
from trucewatch.find.incidents.acts import Act, is_attribution, is_origin
from trucewatch.find.incidents.by_reader import SETTLED, is_person
from trucewatch.find.survey import Line, Survey
from trucewatch.know.targets import TargetWord
from trucewatch.lang.trees import children, head, is_passive, subtree, word_at

_THEIRS = frozenset({"their", "his", "her", "its"})
_ARMED = frozenset({
    "rebel", "rebels", "gunman", "gunmen", "militant", "militants", "insurgent", "insurgents", "guerrilla",
    "guerrillas",
    "militiaman", "militiamen", "separatists", "troops",
})  # fmt: skip
"""People who bear arms, beside those of the table of targets."""
_ANYBODY = frozenset({"people", "men", "others", "members", "number"})
"""They may bear arms or not."""
_CIVIL = frozenset({
    "residents", "women", "woman", "boy", "boys", "girl", "girls", "child", "children", "couple", "family", "wife",
    "husband", "mother", "father", "son", "daughter", "parents", "brother", "sister",
})  # fmt: skip
_AT_CLOSE_RANGE = ("abduction", "small_arms")
_WHERE = frozenset({"at", "on", "near", "outside", "along", "in", "inside"})
_TAKING_ON = frozenset({"fired", "fire", "shot", "shots", "opened", "shooting", "firing"})
"""Behind these "at" and "on" name what was fired on."""
_TO_PREPOSITION = 3
_LETTERS = 3
"""A word of no more letters is an article, a pronoun or a number."""
_SURE = 0.7
"""The least score of what the reader sees hit where its words are kept though they are of no known kind."""


class Struck(msgspec.Struct, frozen=True):
    """What was hit: paths of the target tree, and the words that name it; words alone where their kind is unknown."""

    paths: tuple[str, ...] = ()
    spans: tuple[Span, ...] = ()


def struck(survey: Survey, act: Act) -> Struck:
    """What the act hit. The first of these that names anything: rules, the reader, the people hurt; else bare words."""
    words = _by_rules(survey, act) or _by_reader(survey, act) or tuple(_people(survey, act))
    if words:
        spans = tuple(survey.page.span(word.start, word.end) for word in words)
        return Struck(tuple(dict.fromkeys(word.path for word in words)), spans)
    return Struck((), _bare(survey, act))


def _by_rules(survey: Survey, act: Act) -> tuple[TargetWord, ...]:
    """The targets in the act's clauses: after an active verb, on both sides of a passive one; no means, no doers."""
    line = act.line
    bounds = [(line.words[clause.first].start, line.words[clause.after - 1].end) for clause in act.told_in]
    verb = line.words[act.at].start
    passive = {"was", "were", "been", "under"} & set(line.lowers[max(0, act.at - 3) : act.after])
    suffered = bool(passive) and act.word.role != "noun"
    asides = [clause for clause in act.clauses[1:] if clause.opener in ("where", "who") or is_attribution(line, clause)]
    weapon = _weapon(act)
    return tuple(
        target
        for target in survey.targets(line)
        if any(start <= target.start < end for start, end in bounds)
        and not (act.is_interception and target.path == "military")
        and not _is_beside(line, target)
        and not _is_origin(line, target)
        and not (act.form in _AT_CLOSE_RANGE and _is_whereabouts(line, target))
        and (target.start > verb or suffered)
        and not any(line.words[c.first].start <= target.start < line.words[c.after - 1].end for c in asides)
        and not (target.start < weapon[1] and weapon[0] < target.end)
        and not any(m.start <= target.start and target.end <= m.end for m in line.mentions)
        and not _is_doer(act, target)
    )


def _is_doer(act: Act, target: TargetWord) -> bool:
    """Whether the reader takes the word for who did it, and not for what was hit: "by suspected rebel fighters"."""
    labels = {role.label for role in act.roles if role.start <= target.start and target.end <= role.end}
    return "accused" in labels and "target" not in labels


def _by_reader(survey: Survey, act: Act) -> tuple[TargetWord, ...]:
    """The target words within what the reader sees hit, and within the subject of a passive verb."""
    if act.is_interception:
        return ()
    weapon, within = _weapon(act), _stretches_hit(act)
    return tuple(
        target
        for target in survey.targets(act.line)
        if any(start <= target.start < end for start, end in within)
        and not (target.start < weapon[1] and weapon[0] < target.end)
    )


def _people(survey: Survey, act: Act) -> Iterator[TargetWord]:
    """The noun for those who were taken, hit or hurt, as civilian or military; none for "people", who may be either."""
    line = act.line
    if act.is_interception:
        return
    hurt = [(role.start, role.end) for role in act.roles if role.label in ("killed", "injured", "prisoners")]
    for start, end in (*_stretches_hit(act), *hurt):
        for number in range(line.word_at(start), line.word_at(end - 1) + 1):
            word = line.words[number]
            if word.lower in _ARMED or any(
                one.start <= word.start < one.end and one.path == "military" for one in survey.targets(line)
            ):
                yield TargetWord(word.start, word.end, "military")
                return
            if word.lower in _CIVIL or (word.lower not in _ANYBODY and is_person(word.lower)):
                yield TargetWord(word.start, word.end, "civilian")
                return


def _bare(survey: Survey, act: Act) -> tuple[Span, ...]:
    """What was hit in the sentence's own words, "the convoy", where these are more than a name or a pronoun."""
    line = act.line
    if act.is_interception:
        return ()
    names = [(name.start, name.end) for name in line.mentions]
    names += [(name.start, name.end) for name in line.reading.layer("kind")]
    for start, end in _stretches_hit(act, _SURE):
        words = line.words[line.word_at(start) : line.word_at(end - 1) + 1]
        if any(
            len(word.lower) > _LETTERS
            and word.lower.isalpha()
            and not any(first <= word.start < last for first, last in names)
            for word in words
        ):
            return (survey.page.span(start, end),)
    return ()


def _stretches_hit(act: Act, least: float = SETTLED) -> list[tuple[int, int]]:
    """The characters of what the reader sees hit, and of the passive subject: "paratroopers had been ambushed"."""
    reading = act.line.reading
    found = [(role.start, role.end) for role in act.roles if role.label == "target" and role.score >= least]
    verb = word_at(reading, act.line.words[act.at].start)
    if verb is not None and reading.relations[verb].startswith("aux"):
        verb = head(reading, verb)
    if verb is not None and act.word.role != "catch" and is_passive(reading, verb):
        for subject in children(reading, verb, "nsubj:pass"):
            words = subtree(reading, subject, ("acl", "acl:relcl", "appos", "obl"))
            found.append((reading.tokens[words[0]].start, reading.tokens[words[-1]].end))
    return found


def _weapon(act: Act) -> tuple[int, int]:
    """The characters of the means of the act; (0, 0) for none, and for an aircraft that was itself brought down."""
    if act.means is None or (act.word.role == "catch" and not act.is_interception):
        return (0, 0)
    return act.line.words[act.means.first].start, act.line.words[act.means.after - 1].end


def _is_whereabouts(line: Line, target: TargetWord) -> bool:
    """Whether the word says where people were, not what was hit: "abducted at a roadblock", "fire on the Tolm road"."""
    number = line.word_at(target.start)
    before = line.lowers[max(0, number - _TO_PREPOSITION) : number]
    return any(
        lower in _WHERE and not _TAKING_ON.intersection(before[max(0, at - 1) : at]) for at, lower in enumerate(before)
    )


def _is_origin(line: Line, target: TargetWord) -> bool:
    """Whether fire came from there; a name may stand between: "from across the Stone bridge"."""
    names = [name for name in line.reading.layer("kind") if name.end <= target.start <= name.end + 1]
    return is_origin(line, names[-1].start if names else target.start)


def _is_beside(line: Line, target: TargetWord) -> bool:
    """Whether the word only says where people went, how many lost power, or what a weapon is made for.

    "returning to their homes", "cutting power to 900 homes", "an anti-tank missile".
    """
    if line.lower_at(target.start).startswith("anti-"):
        return True
    number = line.word_at(target.start)
    figures = number
    while figures and (line.lowers[figures - 1][:1].isdigit() or line.lowers[figures - 1] == ","):
        figures -= 1
    before = line.lowers[max(0, figures - 2) : figures]
    if figures < number:
        return before in (("power", "to"), ("power", "for"), ("electricity", "to"), ("electricity", "for"))
    return before[-1:] != () and before[-1] in _THEIRS and before[0] == "to"
