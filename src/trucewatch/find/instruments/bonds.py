"""What a sentence makes something depend on: "only if", "provided that", "must first", by phrases, tree and reader."""

from __future__ import annotations

from typing import Literal

import msgspec

from trucewatch.core.reading import Labelled, Reading
from trucewatch.find.survey import Line
from trucewatch.know.phrases import Phrases
from trucewatch.lang.trees import ancestors, children, head, stretch, subtree, word_at

Strength = Literal["firm", "loose", "price", "need", "part", "asked", "term", "time", "read"]

_OPENERS: Phrases[Strength] = Phrases(
    [
        ("only if|after|when|once|until|where", "firm"),
        ("if and only if", "firm"),
        ("only as|so long as", "firm"),
        ("only on condition that", "firm"),
        ("unless", "firm"),
        ("unless and until", "firm"),
        ("provided|providing that", "firm"),
        ("provided", "firm"),
        ("on condition that", "firm"),
        ("on the condition that", "firm"),
        ("for as|so long as", "firm"),
        ("as|so long as", "firm"),
        ("on the understanding that", "firm"),
        ("on one condition|understanding|proviso :", "firm"),
        ("not before|until", "firm"),
        ("not a|one day|hour|minute before", "firm"),
        ("if", "loose"),
        ("until", "loose"),
        ("once", "time"),
        ("as soon as", "time"),
        ("should", "loose"),
        ("in return|exchange for", "price"),
        ("on condition of", "price"),
        ("conditional|contingent|conditioned|dependent on|upon", "price"),
        ("subject to", "price"),
        ("would require", "need"),
        ("requires", "need"),
        ("~need|~want for|of more details|guarantees|assurances|clarity", "need"),
        ("~need for|of control|monitoring|enforcement|verification|oversight|safeguards", "need"),
        ("~need for|of effective|reliable|real|strict|full control|monitoring|enforcement|verification", "need"),
        ("~need|~want more details|guarantees|assurances|clarity", "need"),
        ("must be part of", "part"),
        ("must be included|involved in", "part"),
        ("must be at the table", "part"),
        ("must take part in", "part"),
    ]
)
"""Phrases that open a condition, by strength: "firm" ones are conditions by themselves, "loose" ones only beside a
stance, a promise or in somebody's words, "time" and "price" ones where the reader says so; behind "need" ones stands
what somebody asks for, around "part" ones the whole clause is the condition.
"""
_NO_CONDITION = frozenset({"asked", "ask", "as", "even", "which", "wondered", "see", "unclear", "know", "what"})
_NECESSITIES = frozenset({"must", "should", "has", "have", "had", "needs", "need", "to", "shall"})
_ASKING = frozenset("want wants wanted ask asks asked demand demands demanded need needs needed".split())  # noqa: SIM905
_LONGEST = 60
"""Words that a condition may have; more is a tree that went wrong."""

_HELPERS = frozenset({"had", "has", "have", "was", "were", "be", "been", "is", "are", "not"})
_OPENING = frozenset({"‘", "'", "“", '"'})
_CLOSING = frozenset({"’", "'", "”", '"'})
_ANYBODY = frozenset({"anyone", "anybody", "everyone", "everybody", "nobody", "somebody", "someone"})


class Bond(msgspec.Struct, frozen=True):
    """The characters `start`..`end` hold a condition with its conjunction.

    `governor` is the word of the reading that depends on it, None where the tree gives none; of an "asked" one the verb
    that asks ("asked first for a doctor"), of a "term" the thing that must be something; `of` is where the
    instrument begins that the reader hangs it on, None where it says none; `is_read`: the reader sees it too.
    """

    start: int
    end: int
    strength: Strength
    governor: int | None
    of: int | None = None
    is_read: bool = False


def _is_anybodys(line: Line, span: Labelled) -> bool:
    """Whether it is a remark on people in general, set by nobody: "if anyone kept to it"."""
    first = line.word_at(span.start)
    return not _ANYBODY.isdisjoint(line.lowers[first + 1 : first + 3])


def bonds_on(line: Line) -> tuple[Bond, ...]:
    """The conditions that a line may hold, in order, none inside another."""
    reading = line.reading
    found = [*_opened(line), *_first_things(line), *_stipulated(line), *_left_out(line)]
    read = [span for span in reading.layer("condition") if span.score >= _SURE and not _is_anybodys(line, span)]
    kept: list[Bond] = []
    for bond in sorted(found, key=lambda bond: (bond.start, -bond.end)):
        if kept and bond.start < kept[-1].end:
            continue
        seen = next((span for span in read if span.start < bond.end and bond.start < span.end), None)
        if seen is None:
            kept.append(bond)
            continue
        end = max(bond.end, seen.end) if seen.start <= bond.start + _CONJUNCTION else bond.end
        kept.append(msgspec.structs.replace(bond, is_read=True, of=seen.of, end=end))
    for span in read if not kept else ():  # beside a phrase that opens one, the reader marks splinters of the same
        word = _top(reading, span.start, span.end)
        first = line.lower_at(span.start)
        if word is None or first in ("even", "because", "although") or not _is_whole(reading, span):
            continue
        kept.append(Bond(span.start, span.end, "read", head(reading, word), span.of, True))
    return tuple(sorted(kept, key=lambda bond: bond.start))


_CONJUNCTION = 12
"""Characters: where the reader's condition begins within the conjunction, it is the same clause to its end."""
_SURE = 0.8
"""The reader's condition counts from here on."""


def _is_whole(reading: Reading, span: Labelled) -> bool:
    """Whether what the reader marked is a clause and no splinter of one."""
    inside = [number for number, token in enumerate(reading.tokens) if span.start <= token.start < span.end]
    return len(inside) > 2 and any(reading.tags[number] in ("VERB", "AUX") for number in inside)


def _opened(line: Line) -> list[Bond]:
    """What the phrases open, as far as the tree says that the clause or thing behind them goes."""
    reading, found = line.reading, []
    for first, after, strength in _OPENERS.find(line.lowers):
        if after >= len(line.words) or (first and line.lowers[first - 1] in _NO_CONDITION):
            continue
        if line.lowers[first] == "provided" and first and line.lowers[first - 1] in _HELPERS:
            continue  # "had provided the room"
        if strength == "part":
            found.extend(_whole_clause(reading, line.words[first].start, line.words[after - 1].start))
            continue
        if line.lowers[after] in _CLOSING and after + 1 < len(line.words):
            after += 1
        if (
            line.lowers[after] == "so"
            or line.lowers[after] in _ANYBODY
            or (line.lowers[first] == "should" and not _opens_clause(line, first))
        ):
            continue
        start = line.words[first].start
        word = _clause_of(reading, start, line.words[after].start)
        if word is None:
            continue
        if strength not in ("price", "need") and not _is_clause(reading, word):
            if strength == "firm" and (end := _said_until(reading, start)) is not None:
                found.append(Bond(start, end, strength, None))
            continue
        end = _end(reading, word, start)
        if "requir" in line.lowers[after - 1]:
            start = line.words[after].start
        governor = _governor(reading, word, start)
        found.append(Bond(start, end, strength, _verb_before(line, first) if governor is None else governor))
    return found


def _verb_before(line: Line, first: int) -> int | None:
    """The verb right before word `first`, where the tree hangs the clause on nothing: "will work only when"."""
    at = first - 1
    while at > 0 and line.lowers[at] in _OPENING:
        at -= 1
    word = word_at(line.reading, line.words[at].start) if at >= 0 else None
    return word if word is not None and line.reading.tags[word] == "VERB" else None


def _said_until(reading: Reading, start: int) -> int | None:
    """Where the words end that somebody is reported to have said around `start`: the tree went wrong inside them."""
    told = [span for span in reading.layer("content") if span.start <= start < span.end]
    return min((span.end for span in told), default=None)


def _whole_clause(reading: Reading, start: int, last: int) -> list[Bond]:
    """The clause around "must be included in": from its subject on."""
    word = word_at(reading, last)
    clause = (
        next((one for one in (word, *ancestors(reading, word)) if children(reading, one, "nsubj", "nsubj:pass")), None)
        if word is not None
        else None
    )
    if clause is None:
        return []
    begin, end = stretch(reading, subtree(reading, clause, ("parataxis", "punct", "cc", "mark")))
    subject = subtree(reading, children(reading, clause, "nsubj", "nsubj:pass")[-1], ("acl:relcl", "punct", "cc"))
    begin = max(begin, reading.tokens[subject[0]].start)
    return [Bond(begin, end, "part", head(reading, clause))] if begin <= start < end else []


def _opens_clause(line: Line, first: int) -> bool:
    """Whether the "should" at word `first` stands for "if": "should one side break it"."""
    return first == 0 or line.lowers[first - 1] in (",", '"', "“", "and", "‘", "'")


def _clause_of(reading: Reading, start: int, after: int) -> int | None:
    """The head of the clause or thing that the phrase of the characters `start`..`after` opens; None at the end."""
    word = word_at(reading, after)
    if word is None:
        return None
    for above in ancestors(reading, word):
        is_whole = reading.relations[word] in _BRANCHES or start <= reading.tokens[word].start < after
        if _begin(reading, above) < start or (is_whole and not start <= reading.tokens[above].start < after):
            break
        word = above
    return word


_BRANCHES = ("advcl", "acl", "obl", "parataxis", "root", "dep", "advmod")
"""What a condition is to what depends on it: where a sentence begins with it, nothing else ends the climb."""


def _top(reading: Reading, start: int, end: int) -> int | None:
    """The word of the characters `start`..`end` that hangs on a word outside them."""
    word = word_at(reading, start)
    while word is not None and (above := head(reading, word)) is not None:
        if not start <= reading.tokens[above].start < end:
            break
        word = above
    return word


def _begin(reading: Reading, word: int) -> int:
    """Where the branch of a word begins, with no joint or sign before it."""
    words = subtree(reading, word, ("punct", "cc"))
    return reading.tokens[words[0]].start


def _end(reading: Reading, word: int, start: int) -> int:
    """Where the branch of a word ends, without what speaks in between or a sign behind it."""
    words = [one for one in subtree(reading, word, ("parataxis",)) if reading.tokens[one].start >= start][:_LONGEST]
    while len(words) > 1 and reading.tags[words[-1]] == "PUNCT":
        words.pop()
    return stretch(reading, tuple(words))[1]


def _is_clause(reading: Reading, word: int) -> bool:
    """Whether a word heads a clause, or holds it ("as long as they agree"), and is no "until Tuesday", "if needed"."""
    branch = (word, *children(reading, word, "advcl", "acl", "acl:relcl", "ccomp"))
    return any(
        reading.tags[one] in ("VERB", "AUX") or children(reading, one, "nsubj", "nsubj:pass", "csubj", "expl")
        for one in branch
    )


def _governor(reading: Reading, word: int, start: int) -> int | None:
    """What a clause hangs on; where that is a verb of saying, what is said: "if it holds, he added, they will stay"."""
    above = head(reading, word)
    while above is not None and reading.relations[word] == "conj" and reading.tokens[above].start >= start:
        word, above = above, head(reading, above)
    if above is None:
        return None
    if reading.relations[word] == "nmod" and reading.relations[above] == "obj":
        return head(reading, above)  # "accept a truce on condition that": it is the accepting that depends
    said = [one for one in children(reading, above, "ccomp", "parataxis") if one != word]
    is_loose = reading.relations[word] in ("conj", "parataxis", "advcl", "ccomp") and said
    return said[-1] if is_loose else above


def _first_things(line: Line) -> list[Bond]:
    """ "They must get out of the hospitals first", "asked first for a doctor": what has to come before."""
    reading, found = line.reading, []
    for number, token in enumerate(reading.tokens):
        at = line.word_at(token.start)
        if at >= len(line.words) or line.lowers[at] != "first" or reading.relations[number] != "advmod":
            continue
        verb = head(reading, number)
        if verb is None or line.lowers[at - 1 : at] in (("at",), ("the",)):
            continue
        leading = [one for one in (verb, *children(reading, verb, "aux")) if one < number]
        words = {line.lower_at(reading.tokens[one].start) for one in leading}
        if words.isdisjoint(_NECESSITIES | _ASKING):
            continue
        inside = subtree(reading, verb, ("parataxis", "punct", "advcl"))
        start, end = stretch(reading, inside)
        is_asked = line.lower_at(reading.tokens[verb].start) in _ASKING
        found.append(Bond(start, end, "asked" if is_asked else "part", verb))
    return found


def _stipulated(line: Line) -> list[Bond]:
    """ "Peace talks must deal with the causes": what something has to be or do; the subject is the governor."""
    reading, found = line.reading, []
    for number, token in enumerate(reading.tokens):
        at = line.word_at(token.start)
        verb = head(reading, number)
        if at >= len(line.words) or line.lowers[at] != "must" or reading.relations[number] != "aux" or verb is None:
            continue
        subject = next(iter(children(reading, verb, "nsubj", "nsubj:pass")), None)
        if subject is None or line.lower_at(reading.tokens[verb].start) in _KEEPING:
            continue
        begin = min(number, *subtree(reading, subject, ("cc", "punct")))
        if reading.tags[subject] == "PRON":
            above = next((one for one in ancestors(reading, verb) if reading.relations[one] == "acl:relcl"), None)
            subject = head(reading, above) if above is not None else None
        words = [one for one in subtree(reading, verb, ("parataxis", "punct")) if one >= begin]
        if subject is not None:
            found.append(Bond(*stretch(reading, tuple(words)), "term", subject))
    return found


def _left_out(line: Line) -> list[Bond]:
    """ "Negotiating without the Front is pointless": who has to be there."""
    reading, found = line.reading, []
    for number, token in enumerate(reading.tokens):
        at = line.word_at(token.start)
        if line.lowers[at : at + 1] not in _POINTLESS:
            continue
        for subject in children(reading, number, "nsubj", "csubj"):
            begin, end = stretch(reading, subtree(reading, subject, ("punct", "cc", "parataxis")))
            if "without" in line.lowers[line.word_at(begin) : line.word_at(end - 1)]:
                found.append(Bond(begin, token.end, "part", head(reading, number)))
    return found


_POINTLESS = frozenset(
    (word,) for word in ("pointless", "impossible", "meaningless", "unthinkable", "unacceptable", "worthless", "futile")
)
_KEEPING = frozenset(
    """end stop halt cease begin start hold continue last implemented respected observed honoured honored kept
    extended signed renewed prolonged declared reached""".split()  # noqa: SIM905
)
"""What everybody wants of a truce: "the truce must hold" sets no condition."""
