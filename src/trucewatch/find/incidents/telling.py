"""Whether a word of attack in a sentence tells that something happened, by what stands around it."""

from __future__ import annotations

import msgspec

from trucewatch.find.incidents.clauses import Clause, clauses_of
from trucewatch.find.incidents.killings import is_killing
from trucewatch.find.incidents.places import places_in
from trucewatch.find.incidents.unreal import is_accident, is_figure_of_speech, is_hedged, is_supposed
from trucewatch.find.survey import Line, Survey
from trucewatch.know.attacks import AttackWord, Means, attack_words

_ACCUSING = frozenset({
    "accused", "accuses", "accusing", "accuse", "blamed", "blames", "blaming", "blame", "complained", "complains",
    "alleged",
})  # fmt: skip
_NOUNS_TOO = frozenset({"shelling", "bombing"})
_BLAZES = frozenset({"ablaze", "alight", "fire", "aflame"})
"""With these, what "set" is a hit: "missiles set a depot ablaze"."""
_DOING = frozenset({("carried", "out"), ("launched",), ("staged",), ("mounted",)})
_HITTING = frozenset({("hit",), ("struck",), ("pounded",)})
"""With a place or a day beside them several strikes are one event: "air strikes hit Harn"."""
_HAPPENING = frozenset(
    {"erupted", "broke", "flared", "raged", "occurred", "rocked", "shook", "resumed", "took", "rages", "killed"}
)
_PERCEIVING = frozenset({"heard", "observed", "recorded", "registered", "counted", "noted"})
_PRONOUNS = frozenset({"they", "he", "she", "both", "all"})
_COMMITTING = frozenset({
    "resorted", "launched", "began", "started", "opened", "conducted", "staged", "mounted", "unleashed", "committed",
    "resumed", "carried", "perpetrated",
})  # fmt: skip
"""Shortly before a noun of attack without an article: "resorted to unprovoked shelling of Harn"."""
_CHARGED = _ACCUSING | {"responsible", "accountable", "work", "behind"}
"""Where somebody is blamed for "Monday's attack" the sentence tells of the attack, too."""
_DENYING = frozenset({"denied", "denies", "denying", "deny"})
_TO_DENIED = 6
"""So many words before an attack a denial without "that" still governs it."""
_NONE = frozenset({"no", "none", "neither", "nothing", "nobody"})
_NEAR = 4
"""So many words before a noun of attack an instrument ("halt to all air strikes") still governs it."""
_DEFINITE = frozenset({"a", "an", "another", "one", "the", "this", "that", "second", "third", "first"})


class NamedMeans(msgspec.Struct, frozen=True):
    """The means named by words `first`..`after` of a line."""

    first: int
    after: int
    means: Means


def attacks_named(lowers: tuple[str, ...]) -> list[tuple[int, int, AttackWord]]:
    """The words of attack in `lowers`; "shelling" is a noun where nobody is accused of it."""
    found = []
    for at, after, word in attack_words().acts.find(lowers):
        if word.role == "charge" and lowers[at] in _NOUNS_TOO and _ACCUSING.isdisjoint(lowers[max(0, at - 14) : at]):
            word = AttackWord(word.form, "noun")
        found.append((at, after, word))
    return found


def tells(survey: Survey, line: Line, at: int, after: int, word: AttackWord, means: tuple[NamedMeans, ...]) -> bool:
    """Whether the attack word tells that something happened here."""
    clause = clause_of(line, at)
    before = line.lowers[clause.first : at]
    if not _DENYING.isdisjoint(before[-_TO_DENIED:]):
        return False  # "denied it had fired"
    if before[-1:] == ("to",) or is_hedged(before) or any(lower.endswith(("n't", "n’t")) for lower in before):
        return False
    own_means = [one for one in means if clause.first <= one.first and one.after <= clause.after]
    if word.role in ("noun", "several"):
        if is_supposed(line.lowers[clause.first : clause.after], at - clause.first):
            return False
        return _noun_tells(survey, line, at, after, word, clause)
    if line.lowers[at:after][1:] == ("found", "dead") and not _PRONOUNS.isdisjoint(before[-2:]):
        return False
    if word.role == "charge":
        return not _ACCUSING.isdisjoint(line.lowers[max(0, at - 14) : at])
    by_means = word.role == "effect" and _is_done_by(line, after, clause, means)
    if by_means or (word.role == "effect" and is_killing(survey, line, at, after, clause)):
        return _anchored(survey, line)
    if {"has", "have"} & set(before[-3:]) and "to" not in before[-4:] and not dated(survey, line, clause):
        return False
    if _NONE & set(line.lowers[after : after + 3]):
        return False
    if word.role in ("strong", "weak", "take") and is_figure_of_speech(line, at, after):
        return False
    if word.role == "take":
        return dated(survey, line, Clause(0, len(line.words))) or bool(places_in(survey, line, 0, len(line.words)))
    if word.role == "strong":
        return _anchored(survey, line)
    if word.role == "catch":
        return bool(means) or not attack_words().crewed.isdisjoint(line.lowers)
    if word.role == "repel":
        return any(noun.form == "ground_assault" for _, _, noun in attack_words().acts.find(line.lowers[:at]))
    if word.role == "capture":
        said = survey.speaker_at(line.words[at].start) is not None
        return takes_vessel(survey, line, after, clause) or (said and _object_place(survey, line, after, clause))
    if word.role == "weak":
        if any(one.after <= at or one.first >= after for one in own_means):
            return True
        beside = (*before, ".", *line.lowers[after : min(after + 6, clause.after)])
        several = line.lowers[at:after] in _DOING | _HITTING and _anchored_in(survey, line, clause)
        attacks = [
            noun
            for _, _, noun in attack_words().acts.find(beside)
            if noun.role == "noun" or (several and noun.role == "several")
        ]
        passive = {"was", "were", "been"} & set(before[-3:]) and line.lowers[after : after + 1] != ("by",)
        suffered = bool(passive) and _suffers(survey, line, at, clause)
        return bool(attacks) or suffered or _forces_hit(survey, line, at, after, clause)
    if line.lowers[at] == "set" and _BLAZES.isdisjoint(line.lowers[after : after + 8]):
        return False
    return any(one.after <= at for one in own_means) or any(
        noun.role == "noun" and not is_accident(before, number) for number, _, noun in attacks_named(before)
    )


def _is_done_by(line: Line, after: int, clause: Clause, means: tuple[NamedMeans, ...]) -> bool:
    """Whether a means follows "by": "were killed by mortar fire"."""
    if line.lowers[after : after + 1] != ("by",):
        return False
    return any(after < one.first <= after + 4 and one.after <= clause.after for one in means)


def _anchored_in(survey: Survey, line: Line, clause: Clause) -> bool:
    """Whether the clause itself says when or where."""
    return dated(survey, line, clause) or bool(places_in(survey, line, clause.first, clause.after))


def _noun_tells(survey: Survey, line: Line, at: int, after: int, word: AttackWord, clause: Clause) -> bool:
    """Whether a noun of attack tells a single event, with a place, a time or a target, and is no term of a deal."""
    governing = line.lowers[max(clause.first, at - _NEAR) : at]
    if is_accident(governing, len(governing)):
        return False
    if not attack_words().instrument.isdisjoint(governing):
        return False
    if word.role == "several":
        if "including" in line.lowers[after : after + 14]:
            return True
        return (_happens(line, after) or _is_perceived(line, at)) and _has_day_and_place(survey, line)
    is_named = any(name.end == line.words[at - 1].end for name in line.mentions if at)
    is_dated = governing[-1:] == ("'s",) and _is_of_a_day(survey, line, at)
    if is_dated and _CHARGED.isdisjoint(line.lowers):
        return False  # "after Monday's shooting" takes up what was told before
    is_named = is_named or is_dated
    if _DEFINITE.isdisjoint(governing) and _COMMITTING.isdisjoint(governing) and not is_named:
        return False
    reach = with_relatives(line, clause)
    anchored = dated(survey, line, reach) or bool(places_in(survey, line, reach.first, reach.after))
    start, end = line.words[after - 1].end, line.words[reach.after - 1].end
    return anchored or any(start <= target.start < end for target in survey.targets(line))


def _is_of_a_day(survey: Survey, line: Line, at: int) -> bool:
    """Whether the noun at word `at` is of a day: "Monday's attack"."""
    owner = line.words[at - 2] if at > 1 else None
    return owner is not None and any(
        time.start <= owner.start < time.end and time.kind != "duration" for time in survey.times(line)
    )


def _happens(line: Line, after: int) -> bool:
    """Whether a verb of happening follows the noun that ends before word `after`: "clashes broke out in Harn"."""
    return not _HAPPENING.isdisjoint(line.lowers[after : after + _NEAR])


def _is_perceived(line: Line, at: int) -> bool:
    """Whether somebody perceived what the noun at word `at` tells: "observers heard 22 explosions"."""
    return not _PERCEIVING.isdisjoint(line.lowers[max(0, at - _NEAR) : at])


def _has_day_and_place(survey: Survey, line: Line) -> bool:
    """Whether the sentence says when and where: several attacks are then one event."""
    whole = Clause(0, len(line.words))
    return dated(survey, line, whole) and bool(places_in(survey, line, whole.first, whole.after))


def _suffers(survey: Survey, line: Line, at: int, clause: Clause) -> bool:
    """Whether the subject of a passive verb is a target: "the convoy was attacked"."""
    start, end = line.words[clause.first].start, line.words[at].start
    return any(start <= target.start < end for target in survey.targets(line))


def _forces_hit(survey: Survey, line: Line, at: int, after: int, clause: Clause) -> bool:
    """Whether armed forces are the subject and a place or a target stands behind: "troops targeted the port"."""
    start = line.words[clause.first].start
    armed = [
        mention
        for mention in line.mentions
        if start <= mention.start
        and mention.end <= line.words[at].start
        and (actor := survey.actors.get(mention.actor)) is not None
        and actor.kind == "military"
    ]
    return bool(armed) and (
        _object_place(survey, line, after, clause)
        or any(
            line.words[after - 1].end <= target.start < line.words[clause.after - 1].end
            for target in survey.targets(line)
        )
    )


def takes_vessel(survey: Survey, line: Line, after: int, clause: Clause) -> bool:
    """Whether a ship is what was seized: territory that changed hands is no incident."""
    start, end = line.words[after - 1].end, line.words[clause.after - 1].end
    return any(start <= target.start < end and target.path == "maritime/shipping" for target in survey.targets(line))


def _object_place(survey: Survey, line: Line, after: int, clause: Clause) -> bool:
    """Whether a place is what was captured: it stands right after the verb."""
    start = line.words[after - 1].end
    return any(name.start - start <= 24 for name in places_in(survey, line, after, clause.after))


def with_relatives(line: Line, clause: Clause) -> Clause:
    """The clause with those behind it that "that" or "which" opens: "an attack that sparked a fire at Harn"."""
    after = clause.after
    for following in clauses_of(line):
        if following.first == after and following.opener in ("that", "which"):
            after = following.after
    return Clause(clause.first, after, clause.opener)


def _anchored(survey: Survey, line: Line) -> bool:
    """Whether the sentence says when, where, or what was attacked."""
    whole = Clause(0, len(line.words))
    return dated(survey, line, whole) or bool(places_in(survey, line, 0, whole.after)) or bool(survey.targets(line))


def dated(survey: Survey, line: Line, clause: Clause) -> bool:
    """Whether the clause says when."""
    start, end = line.words[clause.first].start, line.words[clause.after - 1].end
    return any(start <= time.start < end and time.kind != "duration" for time in survey.times(line))


def clause_of(line: Line, at: int) -> Clause:
    """The clause that word `at` stands in."""
    return next((clause for clause in clauses_of(line) if clause.first <= at < clause.after), Clause(at, at + 1))
