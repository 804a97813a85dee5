"""Whom "he" or "she" means: names before the pronoun weighed by where they and it stand in their sentences' trees.

The weights (`data/pronouns.toml`) are a log-linear model over mentions (as in Lee et al. 2017, without the network),
fitted by `python -m training.pronouns`; a name's chance is that of all its mentions together, and what is missing to 1
is the chance that nobody of these is meant.
"""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from functools import cache

import msgspec

from trucewatch.core.problems import BadTable
from trucewatch.core.reading import Reading
from trucewatch.know.tables import table, texts
from trucewatch.lang.trees import ancestors, children, head, word_at

FEMALE = frozenset({"she", "her", "hers", "herself"})
MALE = frozenset({"he", "him", "his", "himself"})
PRONOUNS = FEMALE | MALE
REACH = 5
"""Sentences before the pronoun's in which names are weighed."""
_ROLES = {
    "nsubj": "subject",
    "nsubj:outer": "subject",
    "csubj": "subject",
    "nsubj:pass": "passive",
    "obj": "object",
    "iobj": "oblique",
    "obl": "oblique",
    "obl:agent": "oblique",
    "nmod:poss": "possessor",
    "appos": "apposition",
    "conj": "joined",
    "root": "root",
    "flat": "flat",
    "compound": "flat",
}
_INSIDE_A_PHRASE = ("flat", "compound", "appos", "conj")
_CLAUSES = ("root", "conj", "advcl", "ccomp", "acl:relcl", "acl", "parataxis", "xcomp")
_AUXILIARIES = ("aux", "aux:pass", "cop")
_MOST = 3
"""Farther, more, deeper than this is all one."""


class Naming(msgspec.Struct, frozen=True):
    """The characters `start`..`end` name `whose`, whatever tells people apart for the caller."""

    start: int
    end: int
    whose: str


class Antecedent(msgspec.Struct, frozen=True):
    """The chance, 0..1, that the pronoun means `whose`."""

    whose: str
    chance: float


class _Seen(msgspec.Struct, frozen=True):
    """A naming in its sentence: the number of the sentence, its first word and its head word."""

    naming: Naming
    sentence: int
    first: int
    head: int


class _Weights(msgspec.Struct, frozen=True):
    nobody: float
    weights: dict[str, float]
    female: frozenset[str]
    male: frozenset[str]


def antecedents(
    text: str, readings: Sequence[Reading], pronoun: tuple[int, int], namings: Sequence[Naming]
) -> tuple[Antecedent, ...]:
    """Whom the pronoun (number of its sentence among `readings`, its word) means, the likeliest first.

    `readings` are the sentences up to the pronoun's, in order, `namings` the names in them. The chances do not sum up
    to 1: what is missing is nobody's of these. Raises BadTable where the table of weights cannot be read.
    """
    known = _weights()
    scores = [
        (whose, sum(known.weights.get(name, 0.0) * value for name, value in features.items()))
        for whose, features in mentions_weighed(text, readings, pronoun, namings)
    ]
    total = math.exp(known.nobody) + sum(math.exp(score) for _, score in scores)
    chances: dict[str, float] = {}
    for whose, score in scores:
        chances[whose] = chances.get(whose, 0.0) + math.exp(score) / total
    return tuple(Antecedent(*pair) for pair in sorted(chances.items(), key=lambda pair: (-pair[1], pair[0])))


def mentions_weighed(
    text: str, readings: Sequence[Reading], pronoun: tuple[int, int], namings: Sequence[Naming]
) -> Iterator[tuple[str, dict[str, float]]]:
    """Each mention in reach of the pronoun: whose it is, and what speaks for or against it, by name."""
    scene = _Scene(text, readings, pronoun, namings)
    for seen in scene.seen:
        yield seen.naming.whose, scene.features(seen)


@cache
def _weights() -> _Weights:
    weights = table("pronouns", "weights")
    if not all(isinstance(value, float) for value in weights.values()):
        raise BadTable("pronouns.toml [weights]: numbers with a decimal point are needed")
    kin = table("pronouns", "kin")
    return _Weights(
        weights.get("nobody", 0.0),
        weights,
        frozenset(texts("pronouns", "kin", "female", kin.get("female"))),
        frozenset(texts("pronouns", "kin", "male", kin.get("male"))),
    )


def _role(relation: str) -> str:
    return _ROLES.get(relation, "modifier" if relation.startswith("nmod") else "other")


def _broad(role: str) -> str:
    return "subject" if role == "passive" else role


class _Scene:
    """The sentences around one pronoun."""

    def __init__(
        self, text: str, readings: Sequence[Reading], pronoun: tuple[int, int], namings: Sequence[Naming]
    ) -> None:
        self.text, self.readings = text, readings
        self.sentence, self.word = pronoun
        reading = readings[self.sentence]
        self.offset = reading.tokens[self.word].start
        self.is_female = self._lower(reading, self.word) in FEMALE
        self.role = _broad(_role(reading.relations[self.word]))
        self.clause = self._clause(reading, self.word)
        self.above = tuple(ancestors(reading, self.word))
        floor = max(0, self.sentence - REACH)
        self.seen = [
            seen
            for naming in sorted(namings, key=lambda naming: naming.start)
            if (seen := self._seen(naming)) is not None and floor <= seen.sentence <= self.sentence
        ]
        self.before = [seen for seen in self.seen if seen.naming.start < self.offset]
        self.subjects = [seen for seen in self.before if self._stands_as(seen) in ("subject", "passive")]
        self.pronouns = [
            (reading.tokens[at].start, self._lower(reading, at) in FEMALE)
            for reading in readings[floor : self.sentence + 1]
            for at in range(len(reading.tokens))
            if self._lower(reading, at) in PRONOUNS
        ]
        self.times: dict[str, int] = {}
        for seen in self.before:
            self.times[seen.naming.whose] = self.times.get(seen.naming.whose, 0) + 1

    def features(self, seen: _Seen) -> dict[str, float]:
        """What speaks for or against the mention, by name: mostly 1 where it holds."""
        where = self._where(seen)
        reading = self.readings[seen.sentence]
        near = "here" if seen.sentence == self.sentence else "before"
        stands = self._stands_as(seen)
        role = _broad(stands)
        clause = self._clause(reading, seen.head)
        told = [
            f"distance: {where}",
            f"name as {stands}, {where if where in ('behind', '0', '1') else 'farther'}",
            f"head as {_role(reading.relations[seen.head])}",
            f"pronoun as {self.role}, name as {role}",
            f"others between: {self._others_between(seen)}, {near}",
        ]
        if role == self.role:
            told.append(f"both as {role}, {near}")
        if seen.first == 0:
            told.append(f"opens its sentence, {near}")
        if clause is not None and reading.relations[clause] == "root":
            told.append(f"in the main clause, {near}")
            if seen.sentence == self.sentence - 1 and self._is_main() and (self.role, role) == ("subject", "subject"):
                told.append("subjects of two main clauses")
        if seen.sentence == self.sentence:
            told += self._in_one_sentence(seen, role, clause, is_behind=where == "behind")
        told += self._ranks(seen)
        if self._marks_before(seen.naming.start) % 2 != self._marks_before(self.offset) % 2:
            told.append("one of them in quotation marks")
        told += self._kin(seen, reading)
        alike, unlike = self._pronouns_between(seen)
        return {
            **dict.fromkeys(told, 1.0),
            "namings": math.log(max(1, self.times.get(seen.naming.whose, 0))),
            "pronouns alike between": float(alike),
            "other pronouns between": float(unlike),
        }

    def _in_one_sentence(self, seen: _Seen, role: str, clause: int | None, *, is_behind: bool) -> Iterator[str]:
        """How the pronoun hangs below the name's clause, or below the name."""
        reading = self.readings[self.sentence]
        if clause is not None and clause == self.clause:
            yield f"one clause: pronoun as {self.role}, name as {role}"
        if self._phrase_head(reading, seen.head) in self.above:
            yield "inside its phrase"
        if is_behind:
            return
        path = (self.word, *self.above)
        if clause is not None and clause in path:
            steps = path[: path.index(clause)]
            below = steps[-1] if steps else self.word
            hops = sum(
                reading.tags[at] in ("VERB", "AUX") and reading.relations[at] not in _AUXILIARIES for at in steps
            )
            if clause in self.above:
                yield f"its clause above: {role}"
            yield f"down by {reading.relations[below].split(':')[0]}: {role}"
            yield f"{min(hops, _MOST)} clauses down: {role}"
        if seen.head in self.above:
            below = path[path.index(seen.head) - 1]
            yield "inside the name"
            yield f"under the name by {reading.relations[below].split(':')[0]}"

    def _ranks(self, seen: _Seen) -> Iterator[str]:
        """Whether it is the first, the last, the most named of those before the pronoun."""
        whose = seen.naming.whose
        if self.subjects and self.subjects[-1].naming.whose == whose:
            yield f"the last subject, pronoun as {self.role}"
        if self.subjects and self.subjects[0].naming.whose == whose:
            yield "the first subject"
        if self.before and self.before[-1].naming.whose == whose:
            yield f"the last named, pronoun as {self.role}"
        earlier = [other for other in self.subjects if other.sentence == self.sentence - 1]
        if earlier and earlier[0].naming.whose == whose:
            yield f"the first subject of the sentence before, pronoun as {self.role}"
        here = [other for other in self.before if other.sentence == self.sentence]
        if here and here[0] is seen:
            yield f"the first of the sentence, pronoun as {self.role}"
        if not here:
            yield f"none in the sentence, {self._where(seen)}"
        if self.seen and self.seen[0].naming.whose == whose:
            yield "the first named"
        times = self.times.get(whose, 0)
        if times > 1 and times == max(self.times.values()):
            yield "the most named"

    def _kin(self, seen: _Seen, reading: Reading) -> Iterator[str]:
        """Whether a word of kin or a title at the name is of the pronoun's sex or of the other."""
        known = _weights()
        at = [*range(max(0, seen.first - 2), seen.first), seen.head, *children(reading, seen.head)]
        above = head(reading, seen.head)
        if reading.relations[seen.head] == "appos" and above is not None:
            at.append(above)
        words = {self._lower(reading, word) for word in at}
        female, male = bool(words & known.female), bool(words & known.male)
        if female if self.is_female else male:
            yield "kin of the sex"
        if male if self.is_female else female:
            yield "kin of the other sex"

    def _seen(self, naming: Naming) -> _Seen | None:
        for number, reading in enumerate(self.readings[: self.sentence + 1]):
            if not reading.tokens or not reading.tokens[0].start <= naming.start < reading.tokens[-1].end:
                continue
            first = word_at(reading, naming.start)
            last = word_at(reading, naming.end - 1)
            if first is None or last is None:
                return None
            inside = range(first, last + 1)
            top = next((at for at in inside if (above := head(reading, at)) is None or above not in inside), first)
            return _Seen(naming, number, first, top)
        return None

    def _where(self, seen: _Seen) -> str:
        if seen.naming.start > self.offset:
            return "behind"
        return str(min(self.sentence - seen.sentence, _MOST))

    def _stands_as(self, seen: _Seen) -> str:
        reading = self.readings[seen.sentence]
        return _role(reading.relations[self._phrase_head(reading, seen.head)])

    def _is_main(self) -> bool:
        return self.clause is not None and self.readings[self.sentence].relations[self.clause] == "root"

    def _others_between(self, seen: _Seen) -> int:
        low, high = sorted((seen.naming.start, self.offset))
        others = {other.naming.whose for other in self.seen if low < other.naming.start < high}
        return min(len(others - {seen.naming.whose}), _MOST)

    def _pronouns_between(self, seen: _Seen) -> tuple[int, int]:
        low, high = min(seen.naming.end, self.offset), max(seen.naming.start, self.offset)
        between = [is_female for start, is_female in self.pronouns if low <= start < high]
        alike = sum(is_female == self.is_female for is_female in between)
        return min(alike, _MOST), min(len(between) - alike, _MOST)

    def _marks_before(self, offset: int) -> int:
        floor = self.readings[0].tokens[0].start if self.readings[0].tokens else 0
        return sum(self.text.count(mark, floor, offset) for mark in '"“”')

    def _lower(self, reading: Reading, word: int) -> str:
        token = reading.tokens[word]
        return self.text[token.start : token.end].lower()

    @staticmethod
    def _phrase_head(reading: Reading, word: int) -> int:
        """The head of the whole phrase: of "minister" in "Anna Karst, minister and envoy"."""
        for _ in range(4):
            above = head(reading, word)
            if above is None or reading.relations[word] not in _INSIDE_A_PHRASE:
                return word
            word = above
        return word

    @staticmethod
    def _clause(reading: Reading, word: int) -> int | None:
        """The verb, or what stands for one, that the word hangs below."""
        return next(
            (
                at
                for at in ancestors(reading, word)
                if reading.tags[at] in ("VERB", "AUX") or reading.relations[at] in _CLAUSES
            ),
            None,
        )
