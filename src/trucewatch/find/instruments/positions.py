"""Where each party stands: verbs and idioms of agreeing, refusing, proposing and asking, with subject and object."""

from __future__ import annotations

import msgspec

from trucewatch.core.account import Stance
from trucewatch.core.spans import Span
from trucewatch.core.values import UNKNOWN_TIME, When
from trucewatch.find.instruments.heads import Head
from trucewatch.find.instruments.no_stance import (
    hangs_on_noun,
    is_aside,
    is_denied,
    is_ended,
    is_exhortation,
    is_hypothetical,
    is_noun,
    is_of_paper,
    is_of_reservation,
    is_rebuttal,
)
from trucewatch.find.instruments.passives import passive_ends
from trucewatch.find.instruments.taken import taken_at
from trucewatch.find.parties import Parties
from trucewatch.find.survey import Line, Survey
from trucewatch.know.stances import StanceCue, stance_cues, stance_words
from trucewatch.lang.trees import SUBJECTS, ancestors, children, word_at
from trucewatch.lang.trees import head as tree_head

_PASSIVE = frozenset({"was", "were", "been", "is", "are", "be", "being"})
_ADVERBS = frozenset({"not", "never", "also", "already", "finally", "yet", "again", "later", "fully", "since"})
"""Words between "was" and its participle: "was not agreed"."""
_ANAPHORS = frozenset({"it", "this", "that", "them", "these", "both", "so"})
_TAKEN_UP = (("it",), ("this",), ("that",))
_GIVING = ("exchang", "swap", "hand")
"""Beginnings of verbs that are a stance only where prisoners or the dead are their object."""
_NOT_OWNED = frozenset(", . ; to of in for said and was is the a an this that".split())  # noqa: SIM905
"""Between an actor and a paper these say that the paper is not the actor's: "the rebels rejected the plan"."""
_ENDINGS = frozenset({".", ",", "in", "on", ";", "'", "”", '"', "unless", "if"})
"""What follows a verb whose object was named before."""
_NONE = frozenset({"no", "none", "nothing"})
_AT_LEAST = frozenset({"less", "fewer", "short", "but", "later"})
"""Behind "no" or "nothing" these affirm: "demanded nothing short of a truce"."""
_JOINTS = (("and",), (",",), ("but",), (";",), (".",))
_WELCOMING = frozenset({"welcomed", "welcomes", "hailed", "hails", "praised", "praises"})
_OBJECT_REACH = 16
DECIDING = frozenset({"accepts", "accepts_in_part", "accepts_on_conditions", "declines", "undetermined"})


class Claim(msgspec.Struct, frozen=True):
    """Party `party` takes `stance`; `head` is the instrument as the line names it, None = the one spoken of before.

    `actor` is whom the line names, who may stand for the party. `reported_by` is who says so, None = the outlet or the
    party itself; `order`: the party acts on its own forces. `first`..`after` are the words of the line that tell it;
    `said`: when it was taken, as far as the line tells.
    """

    line: int
    party: str
    actor: str
    stance: Stance
    head: Head | None
    order: bool
    first: int
    after: int
    evidence: Span
    reported_by: str | None
    said: When = UNKNOWN_TIME


def claims_on(survey: Survey, parties: Parties, line: Line, heads: tuple[Head, ...]) -> tuple[Claim, ...]:
    """The claims of a line, in the order of their verbs."""
    found: list[Claim] = []
    absorbed = -1
    for first, after, cue in stance_cues().find(line.lowers):
        if first <= absorbed:
            absorbed = max(absorbed, after + 1) if first == absorbed else absorbed
            continue
        if is_noun(line, first, after) or is_hypothetical(line, first) or is_exhortation(line, after, cue):
            continue
        if is_aside(line, first, after) or is_of_reservation(line, first, after):
            continue
        if line.lowers[first].startswith("suggest") and line.lowers[after : after + 1] == ("that",):
            continue
        if line.lowers[first].startswith("suspend") and not any(head.is_act and head.core == first for head in heads):
            # Who suspends strikes orders a truce, who suspends a truce or a decree ends one.
            continue
        stance = _stance(line, first, after, cue)
        if cue.stance in DECIDING or cue.stance == "demands":
            # "Refused to accept" is one stance, "declined and agreed only to" are two.
            absorbed = after if line.lowers[after : after + 1] in _JOINTS else after + 1
        if stance is None:
            continue
        actors, head, is_told = _ends(survey, parties, line, heads, first, after, cue)
        if cue.by_speaker and line.lowers[first].startswith("requir") and is_of_paper(line, first):
            continue
        if cue.by_speaker and cue.stance == "declines" and not _is_of_it(line, head, after):
            continue
        if line.lowers[after - 1] == "for" and head is not None and _is_part(line, after, head):
            continue
        if cue.by_speaker:
            speaker = survey.speaker_at(line.words[first].start)
            actors = (speaker,) if speaker else ()
        if not actors and survey.quoted(line.words[first].start):
            speaker = survey.speaker_at(line.words[first].start)
            actors = (speaker,) if speaker else ()
        if not is_told or is_denied(line, first):
            continue
        if stance == "declines" and is_rebuttal(
            line, first, head.first if head else None, head.after if head else None
        ):
            continue
        if cue.order and head is not None and not head.is_act and is_ended(line, after, head.core):
            stance = "declines"
        if cue.stance == "undetermined" and not _WELCOMING.isdisjoint(line.lowers[:first]):
            # Who welcomes what others agreed, and no more, has no position on it.
            actors = tuple(actor for actor in actors if parties.principal(actor) in parties.belligerents)
        if cue.order:
            actors = tuple(actor for actor in actors if parties.principal(actor) in parties.belligerents)
        for actor in actors:
            found.append(claim_of(survey, parties, line, actor, stance, head, cue, first, after))
    found.extend(_owned(survey, parties, line, heads))
    found.extend(_undertaken(survey, parties, line, heads, found))
    return tuple(found)


def _is_of_it(line: Line, head: Head | None, after: int) -> bool:
    """Whether what is "unthinkable" before word `after` is the thing itself, not a breach of it or life without it."""
    word = word_at(line.reading, line.words[after - 1].start)
    if word is None:
        return False
    above = tree_head(line.reading, word)
    # "Said a truce was out of the question" is read as "said a truce", too.
    said = children(line.reading, above, "obj") if above is not None else ()
    for subject in children(line.reading, word, *SUBJECTS) or said:
        at = line.word_at(line.reading.tokens[subject].start)
        is_named = line.lowers[at : at + 1] in _TAKEN_UP or (head is not None and head.first <= at < head.after)
        if is_named and "without" not in line.lowers[at:after]:
            return True
    return False


def _is_part(line: Line, after: int, head: Head) -> bool:
    """Whether what is asked for before a head at word `after` is something of it: "asked for details of the truce"."""
    words = (word_at(line.reading, line.words[at].start) for at in range(after, head.first))
    return any(word is not None and line.reading.tags[word] == "ADP" for word in words)


def _undertaken(
    survey: Survey, parties: Parties, line: Line, heads: tuple[Head, ...], told: list[Claim]
) -> list[Claim]:
    """ "The government will restore power", "commits the rebels to disarm": who is to do it accepts it."""
    found: list[Claim] = []
    for head in heads:
        if not (head.is_act or head.term) or head.core < 1 or any(claim.head is head for claim in told):
            continue
        if is_hypothetical(line, head.core) and line.lowers[head.core - 1] != "to":
            continue
        at, opening = head.core, line.lowers[max(0, head.core - 3) : head.core]
        if not {"will", "shall", "to"}.intersection(opening) or {"not", "n't", "from"}.intersection(opening):
            continue
        if "to" in opening and not _BINDING.intersection(line.lowers):
            continue
        actors = parties.subject(line, at)
        cue = StanceCue("accepts", None, False)
        found.extend(
            claim_of(survey, parties, line, actor, "accepts", head, cue, head.core, head.after) for actor in actors
        )
    return found


_BINDING = frozenset(
    {"are", "is", "commits", "committed", "obliges", "obliged", "binds", "agreed", "undertook", "promised", "pledged"}
)
"""Words that make an infinitive a duty: "the rebels are to disarm"."""


def claim_of(
    survey: Survey,
    parties: Parties,
    line: Line,
    actor: str,
    stance: Stance,
    head: Head | None,
    cue: StanceCue,
    first: int,
    after: int,
) -> Claim:
    """The claim of one actor, with the words from its verb to its object."""
    begin = min(first, head.first) if head else first
    end = max(after, head.after) if head else after
    speaker = _teller(survey, line.words[first].start)
    party = parties.principal(actor)
    by = speaker if speaker and parties.principal(speaker) != party else None
    said = taken_at(survey, line, first, after, head)
    return Claim(
        line.number, party, actor, stance, head, cue.order, begin, end, survey.span(line, begin, end), by, said
    )


def _teller(survey: Survey, offset: int) -> str | None:
    """Who says the words at `offset`; nobody where their verb takes a stance itself: "proposed a plan that ..."."""
    statement = survey.statement_at(offset)
    if statement is None:
        return None
    taken = statement.cue and stance_cues().longest(tuple(statement.cue.exact.lower().split()), 0)
    return None if taken else statement.speaker


def _stance(line: Line, first: int, after: int, cue: StanceCue) -> Stance | None:
    """What the cue says once "not" before it, or "no" behind it, is heard; None = nothing certain."""
    if _takes_none(line, after):
        return cue.denied
    start = max(line.clause_start(first), first - 4)
    before = line.lowers[start:first]
    if any(word in stance_words().deniers for word in before) and "only" not in before:
        return cue.denied
    return cue.stance


def _takes_none(line: Line, after: int) -> bool:
    """Whether "no" or "nothing" at word `after` denies the verb before it: "put his name to no paper".

    Not in "agreed that no shot would fall" without "that", where it is of the clause behind, nor in "no less than".
    """
    if after >= len(line.words) or line.lowers[after] not in _NONE:
        return False
    word = word_at(line.reading, line.words[after].start)
    if word is None or not _AT_LEAST.isdisjoint(line.lowers[after + 1 : after + 2]):
        return False
    noun = next(ancestors(line.reading, word), word) if line.reading.relations[word] == "det" else word
    return line.reading.relations[noun] not in SUBJECTS


def _ends(
    survey: Survey, parties: Parties, line: Line, heads: tuple[Head, ...], first: int, after: int, cue: StanceCue
) -> tuple[tuple[str, ...], Head | None, bool]:
    """Subject and object of the verb at `first`..`after`, and whether there is an object at all."""
    agents = parties.agent(line, after)
    if agents:
        before = [head for head in heads if head.after <= first]
        return agents, before[-1] if before else None, bool(before)
    is_participle = line.lowers[first].endswith(("ed", "en"))
    auxiliary = first - 1
    while auxiliary > 0 and line.lowers[auxiliary] in _ADVERBS:
        auxiliary -= 1
    if first and line.lowers[auxiliary] in _PASSIVE and is_participle:
        return passive_ends(survey, parties, line, heads, first, after)
    if is_participle and hangs_on_noun(line, first):
        return (), None, False  # "the protocol signed at Tarn": nobody is said to have signed
    actors = parties.subject(line, first)
    following = [head for head in heads if head.core >= after and head.core - after <= _OBJECT_REACH]
    same = [head for head in heads if head.core <= first < head.after]
    if same and (same[0].form == "exchange" or (cue.order and same[0].is_act and same[0].core == first)):
        return actors, same[0], True  # "suspended its own operations"
    if line.lowers[first].startswith(_GIVING):
        return (), None, False
    if line.lowers[after : after + 1] in _JOINTS:
        settled = [head for head in heads if head.after <= first]
        return actors, settled[-1] if settled else None, cue.stance in DECIDING
    limit = _object_limit(line, after)
    if following and following[0].first <= limit:
        return actors, following[0], True
    start = line.clause_start(first)
    earlier = [head for head in heads if head.after <= start]
    if earlier and start and (_is_taken_up(line, earlier[-1], start) or _is_bare_relative(line, earlier[-1], first)):
        return actors, earlier[-1], True
    before = [head for head in heads if head.after <= first]
    if before and _is_bare_relative(line, before[-1], first):
        return actors, before[-1], True
    following_cue = stance_cues().longest(line.lowers, after)
    tail = after + following_cue[0] if following_cue else after + (line.lowers[after - 1] == "to")
    is_short = tail >= len(line.words) or line.lowers[tail] in _ANAPHORS or line.lowers[tail] in _ENDINGS
    return actors, None, (is_short or after - first > 2) and cue.stance in DECIDING


def _object_limit(line: Line, after: int) -> int:
    """The last word at which an object of a verb before word `after` may begin: the end of its clause."""
    for number in range(after, len(line.words)):
        if line.lowers[number] in (";", ":", "but", "while", "although", "who", "if", "unless"):
            return number
        if line.lowers[number] == "that" and line.lowers[number - 1] == "and":
            return number
    return len(line.words)


def _is_taken_up(line: Line, head: Head, start: int) -> bool:
    """Whether "which" or "that" before word `start` is the head: in "made the offer, that Velda ..." it is not."""
    joint, between = line.lowers[start - 1], line.lowers[head.after : start - 1]
    return joint == "which" or (joint == "that" and "," not in between and "and" not in between)


def _is_bare_relative(line: Line, head: Head, first: int) -> bool:
    """Whether a verb at `first` hangs on the head without "that": "a plan the League accepted in March"."""
    between = line.lowers[head.after : first]
    return len(between) <= 8 and not any(
        word in (",", ";", ":", ".", "said", "but", "after", "while", "that", "and", "which", "who", "than")
        for word in between
    )


def _owned(survey: Survey, parties: Parties, line: Line, heads: tuple[Head, ...]) -> list[Claim]:
    """ "Washington's proposal", "a Turkish plan", "his order": the owner proposes or demands."""
    found: list[Claim] = []
    for head in heads:
        if head.kind not in ("proposal", "order", "demand"):
            continue
        stance: Stance = "demands" if head.kind == "demand" else "proposes"
        begin = max(0, head.first - 4)
        owners = [
            mention
            for mention in line.mentions
            if line.words[begin].start <= mention.start
            and mention.end <= line.words[head.core].start
            and line.words[head.core].start - mention.end <= 30
            and _leads(line, line.word_at(mention.end), head)
        ]
        for mention in owners[-1:]:
            cue = StanceCue(stance, None, head.kind == "order")
            claim = claim_of(survey, parties, line, mention.actor, stance, head, cue, head.first, head.after)
            # "Accepted Aruna's plan on Friday": when Aruna proposed it is not told.
            found.append(msgspec.structs.replace(claim, said=UNKNOWN_TIME))
    return found


def _leads(line: Line, at: int, head: Head) -> bool:
    """Whether only a possessive and adjectives stand from word `at` to the head: no verb, no article of its own."""
    between = line.lowers[at : head.core]
    return _NOT_OWNED.isdisjoint(between) and not any(word.endswith("ed") for word in between[:1])
