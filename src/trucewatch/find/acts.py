"""Acts of war in a sentence: the words of attack that tell a single event, and the clauses that belong to each."""

from __future__ import annotations

from datetime import date

import msgspec

from trucewatch.core.account import IncidentForm
from trucewatch.core.values import When
from trucewatch.find.clauses import SPEECH, Clause, clauses_of
from trucewatch.find.entries import Entries
from trucewatch.find.places import PlaceName, places_in
from trucewatch.find.survey import Line, Survey
from trucewatch.know.attacks import AttackWord, Means, attack_words
from trucewatch.lang.times import TimeExpression

BACKGROUND_DAYS = 60
"""A report's day minus this: what lies before is background of the story, no incident of it."""
WIDEST_DAYS = 20
"""A window wider than this ("in April", "since March") dates no single event."""
_CONDITIONALS = frozenset({"if", "unless", "should", "had", "were", "whenever", "provided"})
"""A sentence that begins with one of these tells what was not, or not yet."""
_ACCUSING = frozenset({
    "accused", "accuses", "accusing", "accuse", "blamed", "blames", "blaming", "blame", "complained", "complains",
    "alleged",
})  # fmt: skip
_BARGAINS = frozenset({
    "deal", "agreement", "accord", "pact", "tone", "balance", "note", "chord", "investigation", "probe", "inquiry",
    "campaign", "talks", "appeal", "into", "programme", "program", "production", "factory", "industry", "test", "tests",
    "project", "satellite", "initiative", "company", "exercise", "exercises", "drill", "drills", "pose",
})  # fmt: skip
"""What is struck or launched without a shot."""
_DAYS = frozenset({"monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"})
_BLAZES = frozenset({"ablaze", "alight", "fire", "aflame"})
"""With these, what "set" is a hit: "missiles set a depot ablaze"."""
_ACCIDENTS = frozenset({"gas", "boiler", "methane", "volcanic", "population"})
_NONE = frozenset({"no", "none", "neither", "nothing", "nobody"})
_LATER = frozenset({"after", "before", "because"})
"""Clauses that these open tell what led to the act or came of it, not the act."""
_ADDING = frozenset({"and", "but", "while", "whereas"})
_OPENING = 8
"""A time that begins at most so many characters into a sentence holds for all of it."""
_NEAR = 4
"""So many words before a noun of attack an instrument ("halt to all air strikes") still governs it."""
_DEFINITE = frozenset({"a", "an", "another", "one", "the", "this", "that", "second", "third", "first"})


class NamedMeans(msgspec.Struct, frozen=True):
    """The means named by words `first`..`after` of a line."""

    first: int
    after: int
    means: Means


class Act(msgspec.Struct, frozen=True):
    """One event that a line tells: the attack word at words `at`..`after` and what belongs to it.

    `clauses` are those of the line that speak of it, the one of the word first; `means` the weapon named with it.
    """

    line: Line
    at: int
    after: int
    word: AttackWord
    clauses: tuple[Clause, ...]
    means: NamedMeans | None
    places: tuple[PlaceName, ...]
    times: tuple[TimeExpression, ...]
    spots: tuple[Clause, ...] = ()

    @property
    def told_in(self) -> tuple[Clause, ...]:
        """Where its own targets and counts stand: its clauses, or a part of them where it is one of a list."""
        return self.spots or self.clauses

    @property
    def is_definite(self) -> bool:
        """Whether the words point back: "the drone struck", "the raid", "shells fell there"."""
        first = min(self.at, self.means.first) if self.means is not None else self.at
        near = self.line.lowers[max(0, first - 3) : first]
        return "the" in near[-2:] or "there" in self.line.lowers[max(0, self.at - 6) : self.after + 8]

    @property
    def form(self) -> IncidentForm:
        """The form by the verb, else by the means."""
        if (
            self.means is not None
            and self.word.form in ("unknown", "explosion", "air_strike", "small_arms")
            and self.word.role != "catch"
        ):
            return self.means.means.form
        return self.word.form


def _means(line: Line) -> tuple[NamedMeans, ...]:
    """The means that a line names, in order."""
    return tuple(NamedMeans(first, after, means) for first, after, means in attack_words().means.find(line.lowers))


def acts_of(survey: Survey, entries: Entries, line: Line) -> tuple[Act, ...]:
    """The acts of `line`, in order; none in a heading, a question, a condition, a summary, or a history."""
    if line.sentence.heading or not line.words:
        return ()
    words = attack_words()
    means = _means(line)
    told = [
        (at, after, word)
        for at, after, word in words.acts.find(line.lowers)
        if _tells(survey, line, at, after, word, means)
    ]
    if not told or _is_unreal(survey, line):
        return ()
    return _grouped(survey, entries, line, told, means)


def _is_unreal(survey: Survey, line: Line) -> bool:
    """Whether the whole sentence tells of no single event: a question, a condition, a summary, a history."""
    text = survey.page.text[line.sentence.start : line.sentence.end].rstrip("”\"’' ")
    if text.endswith("?") or line.lowers[0] in _CONDITIONALS or "if" in line.lowers or "unless" in line.lowers:
        return True
    if is_history(line):
        return True
    published = survey.context.published.earliest
    dated = [time.when for time in survey.times(line) if time.kind != "duration" and time.when.is_known]
    return bool(dated) and all(is_background(when, published) for when in dated)


def is_history(line: Line) -> bool:
    """Whether the sentence tells a habit, a summary or a history: "for months", "each side", "during the war"."""
    return bool(attack_words().history.find(line.lowers))


def is_background(when: When, published: str | None, widest: int = WIDEST_DAYS) -> bool:
    """Whether a time lies more than BACKGROUND_DAYS before the report's day, or spans more than `widest` days."""
    latest, earliest, day = _day(when.latest), _day(when.earliest), _day(published)
    if earliest is not None and ((latest or day or earliest) - earliest).days > widest:
        return True
    return day is not None and latest is not None and (day - latest).days > BACKGROUND_DAYS


def _day(iso: str | None) -> date | None:
    """The day of an ISO date or datetime; None for what is none."""
    try:
        return date.fromisoformat(iso[:10]) if iso else None
    except ValueError:
        return None


def _clause_of(line: Line, at: int) -> Clause:
    """The clause that word `at` stands in."""
    return next((clause for clause in clauses_of(line) if clause.first <= at < clause.after), Clause(at, at + 1))


def _tells(survey: Survey, line: Line, at: int, after: int, word: AttackWord, means: tuple[NamedMeans, ...]) -> bool:
    """Whether the attack word tells that something happened here."""
    clause = _clause_of(line, at)
    before = line.lowers[clause.first : at]
    if before[-1:] == ("to",) or _is_hedged(before) or any(lower.endswith(("n't", "n’t")) for lower in before):
        return False
    own_means = [one for one in means if clause.first <= one.first and one.after <= clause.after]
    if word.role in ("noun", "several"):
        return _noun_tells(survey, line, at, after, word, clause)
    if word.role == "charge":
        return not _ACCUSING.isdisjoint(line.lowers[max(0, at - 14) : at])
    if {"has", "have"} & set(before[-3:]) and "to" not in before[-4:] and not _dated(survey, line, clause):
        return False
    if _NONE & set(line.lowers[after : after + 3]):
        return False
    if word.role in ("strong", "weak", "take") and _is_figure_of_speech(line, at, after):
        return False
    if word.role == "strong" or word.role == "take":
        return _anchored(survey, line)
    if word.role == "catch":
        return bool(means) or not attack_words().crewed.isdisjoint(line.lowers)
    if word.role == "repel":
        return any(noun.form == "ground_assault" for _, _, noun in attack_words().acts.find(line.lowers[:at]))
    if word.role == "capture":
        said = survey.speaker_at(line.words[at].start) is not None
        return _object_target(survey, line, after, clause) or (said and _object_place(survey, line, after, clause))
    if word.role == "weak":
        if any(one.after <= at or one.first >= after for one in own_means):
            return True
        beside = (*before, ".", *line.lowers[after : min(after + 6, clause.after)])
        attacks = [noun for _, _, noun in attack_words().acts.find(beside) if noun.role == "noun"]
        passive = {"was", "were", "been"} & set(before[-3:]) and line.lowers[after : after + 1] != ("by",)
        suffered = bool(passive) and _suffers(survey, line, at, clause)
        return bool(attacks) or suffered or _forces_hit(survey, line, at, after, clause)
    if line.lowers[at] == "set" and _BLAZES.isdisjoint(line.lowers[after : after + 8]):
        return False
    return any(one.after <= at for one in own_means) or any(
        noun.role == "noun" and not _is_accident(before, number) for number, _, noun in attack_words().acts.find(before)
    )


def _is_accident(words: tuple[str, ...], noun: int) -> bool:
    """Whether the noun behind word `noun` is no attack: "a gas explosion"."""
    return noun > 0 and words[noun - 1] in _ACCIDENTS


def _is_figure_of_speech(line: Line, at: int, after: int) -> bool:
    """Whether the verb tells of no arms: "struck a deal", "came under fire for", "was fired on Monday"."""
    following = line.lowers[after : after + 5]
    if _BARGAINS & set(following) or (
        following[:1] and following[0] in ("for", "over") and "fire" in line.lowers[at:after]
    ):
        return True
    return line.lowers[after - 1] == "on" and bool(following) and following[0] in _DAYS


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


def _is_hedged(before: tuple[str, ...]) -> bool:
    """Whether words before the act make it no event ("could have", "no"); the month May does not."""
    hedges = attack_words().before.find(before)
    return any(
        phrase != "may" or not (before[after : after + 1] and before[after][0].isdigit()) for _, after, phrase in hedges
    )


def _object_target(survey: Survey, line: Line, after: int, clause: Clause) -> bool:
    """Whether a ship is what was seized: territory that changed hands is no incident."""
    start, end = line.words[after - 1].end, line.words[clause.after - 1].end
    return any(start <= target.start < end and target.path == "maritime/shipping" for target in survey.targets(line))


def _object_place(survey: Survey, line: Line, after: int, clause: Clause) -> bool:
    """Whether a place is what was captured: it stands right after the verb."""
    start = line.words[after - 1].end
    return any(name.start - start <= 24 for name in places_in(survey, line, after, clause.after))


def _noun_tells(survey: Survey, line: Line, at: int, after: int, word: AttackWord, clause: Clause) -> bool:
    """Whether a noun of attack tells a single event, with a place, a time or a target, and is no term of a deal."""
    governing = line.lowers[max(clause.first, at - _NEAR) : at]
    if _is_accident(governing, len(governing)):
        return False
    if not attack_words().instrument.isdisjoint(governing):
        return False
    if word.role == "several":
        return "including" in line.lowers[after : after + 14]
    if _DEFINITE.isdisjoint(governing) and not any(name.end == line.words[at - 1].end for name in line.mentions if at):
        return False
    reach = _with_relatives(line, clause)
    anchored = _dated(survey, line, reach) or bool(places_in(survey, line, reach.first, reach.after))
    start, end = line.words[after - 1].end, line.words[reach.after - 1].end
    return anchored or any(start <= target.start < end for target in survey.targets(line))


def _with_relatives(line: Line, clause: Clause) -> Clause:
    """The clause with those behind it that "that" or "which" opens: "an attack that sparked a fire at Harn"."""
    after = clause.after
    for following in clauses_of(line):
        if following.first == after and following.opener in ("that", "which"):
            after = following.after
    return Clause(clause.first, after, clause.opener)


def _anchored(survey: Survey, line: Line) -> bool:
    """Whether the sentence says when, where, or what was attacked."""
    whole = Clause(0, len(line.words))
    return _dated(survey, line, whole) or bool(places_in(survey, line, 0, whole.after)) or bool(survey.targets(line))


def _dated(survey: Survey, line: Line, clause: Clause) -> bool:
    """Whether the clause says when."""
    start, end = line.words[clause.first].start, line.words[clause.after - 1].end
    return any(start <= time.start < end and time.kind != "duration" for time in survey.times(line))


def _grouped(
    survey: Survey,
    entries: Entries,
    line: Line,
    told: list[tuple[int, int, AttackWord]],
    means: tuple[NamedMeans, ...],
) -> tuple[Act, ...]:
    """One act for each clause that stands on its own; clauses without a word of attack go with the act before them."""
    clauses = clauses_of(line)
    owners: list[list[Clause]] = []
    heads: list[tuple[int, int, AttackWord]] = []
    loose: list[Clause] = []
    for clause in clauses:
        here = [one for one in told if clause.first <= one[0] < clause.after]
        if here and (not heads or _stands_alone(survey, line, clause, here[0])):
            heads.append(_foremost(here))
            owners.append([clause, *loose] if len(heads) == 1 else [clause])
            loose = []
        elif heads:
            owners[-1].append(clause)
        else:
            loose.append(clause)
    acts: list[Act] = []
    for head, owned in zip(heads, owners, strict=True):
        spoken = [clause for clause in owned[1:] if not is_attribution(line, clause) and clause.opener not in _LATER]
        reach = [owned[0], *spoken]
        own = [one for one in means if any(c.first <= one.first < c.after for c in reach)]
        own.sort(key=lambda one: (not owned[0].first <= one.first < owned[0].after, one.means.rank, one.first))
        places = tuple(name for clause in reach for name in places_in(survey, line, clause.first, clause.after))
        lead = _leading_times(entries, line, owners[0][0])
        times = _times_of(entries, line, reach) or (lead if acts else ())
        told_of = tuple(clause for clause in owned if clause is owned[0] or clause.opener not in _LATER)
        acts.append(Act(line, head[0], head[1], head[2], told_of, own[0] if own else None, places, times))
    return tuple(acts)


def _times_of(entries: Entries, line: Line, reach: list[Clause]) -> tuple[TimeExpression, ...]:
    """The times named in the clauses of an act, its own first; those behind "and" or "but" are of something else."""
    found = []
    for number, clause in enumerate(reach):
        if number and clause.first > reach[0].first and clause.opener in _ADDING:
            continue
        start, end = line.words[clause.first].start, line.words[clause.after - 1].end
        found += [time for time in entries.times(line) if start <= time.start < end]
    return tuple(found)


def _leading_times(entries: Entries, line: Line, main: Clause) -> tuple[TimeExpression, ...]:
    """The time that a sentence opens with: "On Monday rockets hit Harn, and jets bombed the port"."""
    return tuple(
        time
        for time in entries.times(line)
        if time.start - line.sentence.start <= _OPENING and time.end <= line.words[main.after - 1].end
    )


def _foremost(told: list[tuple[int, int, AttackWord]]) -> tuple[int, int, AttackWord]:
    """The word that tells most about its clause: a verb that needs nothing beside it, else the first."""
    return next((one for one in told if one[2].role in ("strong", "take", "catch", "repel")), told[0])


def _stands_alone(survey: Survey, line: Line, clause: Clause, head: tuple[int, int, AttackWord]) -> bool:
    """Whether a later clause tells another event: it has a place or a time of its own, and its own doer or noun."""
    if head[2].role == "effect":
        return False
    reach = _with_relatives(line, clause)
    return bool(places_in(survey, line, reach.first, reach.after)) or _dated(survey, line, reach)


def is_attribution(line: Line, clause: Clause) -> bool:
    """Whether the clause only says who tells it."""
    return not SPEECH.isdisjoint(line.lowers[clause.first : clause.after])
