"""Conditions that a phrase opens: "only if", "provided that", "in return for", as far as the tree says that they go."""

from __future__ import annotations

from trucewatch.core.reading import Labelled, Reading
from trucewatch.find.instruments.bonds import Bond, Strength
from trucewatch.find.survey import Line
from trucewatch.know.phrases import Phrases
from trucewatch.lang.trees import ancestors, children, head, stretch, subtree, word_at

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
"""Phrases that open a condition, with their strength."""

_NO_CONDITION = frozenset({"asked", "ask", "as", "even", "which", "wondered", "see", "unclear", "know", "what"})
_LONGEST = 60
"""Words that a condition may have; more is a tree that went wrong."""
_HELPERS = frozenset({"had", "has", "have", "was", "were", "be", "been", "is", "are", "not"})
"""Before "provided" they make it a verb."""
_OPENING = frozenset({"‘", "'", "“", '"'})
_CLOSING = frozenset({"’", "'", "”", '"'})
_ANYBODY = frozenset({"anyone", "anybody", "someone", "somebody", "nobody"})
""""If" with one of these is a remark on people in general; "only if" or "unless" with one is still a condition."""
_SAID = ("ccomp", "parataxis", "advcl")
_BRANCHES = ("advcl", "acl", "obl", "parataxis", "root", "dep", "advmod")
"""What a condition is to what depends on it: where a sentence begins with it, nothing else ends the climb."""


def opened(line: Line) -> list[Bond]:
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
            or (strength == "loose" and line.lowers[after] in _ANYBODY)
            or (line.lowers[first] == "should" and not _opens_clause(line, first))
        ):
            continue
        start = line.words[first].start
        first_word, word = word_at(reading, start), _clause_of(reading, start, line.words[after].start)
        if word is None:
            continue
        is_clause = _is_clause(reading, word) or (strength == "firm" and _is_marked(reading, word, first_word))
        if strength not in ("price", "need") and not is_clause:
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
    clause = word_at(reading, last)
    while clause is not None and not children(reading, clause, "nsubj", "nsubj:pass"):
        # The subject of a verb above is who says so.
        clause = head(reading, clause) if reading.relations[clause] not in _SAID else None
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


def _is_marked(reading: Reading, word: int, conjunction: int | None) -> bool:
    """Whether the conjunction marks a word as a clause, whatever its tag: "unless a side objects", read as things."""
    return reading.relations[word] == "advcl" and conjunction in children(reading, word, "mark")


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


def is_anybodys(line: Line, span: Labelled) -> bool:
    """Whether it is a remark on people in general, set by nobody: "if anyone kept to it"."""
    first = line.word_at(span.start)
    return line.lowers[first] == "if" and not _ANYBODY.isdisjoint(line.lowers[first + 1 : first + 3])
