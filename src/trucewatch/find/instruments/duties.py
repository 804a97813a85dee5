"""What a truce itself sets: who must do what, and who watches it."""

from __future__ import annotations

from collections.abc import Iterator

from trucewatch.core.account import Monitoring, Obligation
from trucewatch.find.instruments.due import due_of
from trucewatch.find.instruments.heads import Head
from trucewatch.find.instruments.threads import Thread
from trucewatch.find.parties import Parties
from trucewatch.find.survey import Line, Survey

MONITORING = "monitoring"
"""The label of the terms of `data/terms.toml` that say who watches."""
_BINDING = frozenset({"commits", "obliges", "requires", "binds", "obligates"})
_PAPERS = frozenset(
    {
        "it",
        "truce",
        "ceasefire",
        "cease-fire",
        "deal",
        "agreement",
        "accord",
        "plan",
        "text",
        "document",
        "pact",
        "terms",
    }
)
_MUST = frozenset({"must", "shall", "will", "would"})
_BE = frozenset({"is", "are", "was", "were", "has", "have", "had"})
_LONGEST = 40
"""Words of a duty; what is longer is another sentence's matter."""


def monitoring_on(survey: Survey, parties: Parties, line: Line, heads: tuple[Head, ...]) -> Monitoring | None:
    """The clause of a truce on who watches it: the line, where it names a mechanism or observers; None elsewhere."""
    if not any(head.term is not None and head.term.label == MONITORING for head in heads):
        return None
    span = survey.line_span(line)
    return Monitoring(parties.within(line, 0, len(line.words)), span.exact, (span,))


def is_watched_by(head: Head, thread: Thread | None) -> bool:
    """Whether a term is the monitoring of the truce spoken of, and no paper of its own."""
    is_monitoring = head.term is not None and head.term.label == MONITORING
    return is_monitoring and head.kind is None and thread is not None and thread.family == "truce"


def duties_on(survey: Survey, parties: Parties, line: Line) -> tuple[Obligation, ...]:
    """What a line says that the truce sets: "it commits the two sides to leave", "under its terms Velda is to"."""
    if line.sentence.heading:
        return ()
    found: list[Obligation] = []
    for who, first, after in (*_commitments(parties, line), *_under_terms(parties, line)):
        if who and after > first:
            span = survey.span(line, first, after)
            found.append(Obligation(who, span.exact, due_of(survey, line, first, after), (span,)))
    return tuple(found)


def _commitments(parties: Parties, line: Line) -> Iterator[tuple[tuple[str, ...], int, int]]:
    """ "The truce commits the two sides to leave hospitals": whom, and the words behind "to"."""
    for at, lower in enumerate(line.lowers):
        if lower not in _BINDING or not at or line.lowers[at - 1] not in _PAPERS:
            continue
        to = next((n for n in range(at + 1, min(at + 10, len(line.words))) if line.lowers[n] == "to"), None)
        if to is not None:
            yield parties.within(line, at + 1, to), to + 1, _end(line, to + 1, len(line.words))


def _under_terms(parties: Parties, line: Line) -> Iterator[tuple[tuple[str, ...], int, int]]:
    """ "Under the deal Velda is to leave Dar and the Front is to ...": each actor with its words behind "is to"."""
    if line.lowers[:1] != ("under",) or _PAPERS.isdisjoint(line.lowers[:6]):
        return
    starts: list[tuple[int, int]] = []
    for at, lower in enumerate(line.lowers[:-1]):
        if lower in _MUST:
            starts.append((at, at + 1))
        elif lower in _BE and line.lowers[at + 1] == "to":
            starts.append((at, at + 2))
    for number, (at, first) in enumerate(starts):
        actors = tuple(dict.fromkeys(parties.principal(actor) for actor in parties.subject(line, at)))
        limit = len(line.words)
        if number + 1 < len(starts):
            limit = _joint_before(line, first, starts[number + 1][0])
        yield actors, first, _end(line, first, limit)


def _joint_before(line: Line, first: int, at: int) -> int:
    """The "and" or sign that parts one duty from the next, before word `at`; `at` where none does."""
    joints = [n for n in range(first, at) if line.lowers[n] in ("and", ",", ";", "while")]
    return joints[-1] if joints else at


def _end(line: Line, first: int, limit: int) -> int:
    """The word after a duty: at the end of its sentence, before what somebody says of it, or at `limit`."""
    for number in range(first, min(limit, first + _LONGEST)):
        if line.lowers[number] in (".", ";", "said", "says", "according") or (
            line.lowers[number] == ","
            and line.lowers[number + 1 : number + 2] in (("he",), ("she",), ("it",), ("the",))
        ):
            return number
    return min(limit, first + _LONGEST)
