"""The two accounts of a comparison: their facts by id, and what each fact is called."""

from __future__ import annotations

from collections.abc import Mapping

import msgspec

from trucewatch.core.account import (
    Account,
    Actor,
    Disagreement,
    Incident,
    Instrument,
    Meeting,
    Origin,
    Process,
    Report,
    Statement,
    Story,
)
from trucewatch.core.changes import KINDS, Comparison, FactKind, facts_of, id_of
from trucewatch.core.problems import Problem
from trucewatch.core.spans import Span
from trucewatch.show.incidents import incident_name
from trucewatch.show.ledger import field_words, topics_of
from trucewatch.show.provenance import Provenance
from trucewatch.show.record import is_quotation, meeting_name
from trucewatch.show.terms import label_of
from trucewatch.show.wording import NOT_STATED, capitalised, listed, plain, shortened

MOST_WORDS = 40
"""So many words of an utterance name it."""


class Side:
    """One account: its names, and its facts by kind and id."""

    def __init__(self, account: Account) -> None:
        self.account = account
        self.known = Provenance(account)
        self.topics = topics_of(account, self.known)
        self.facts: Mapping[FactKind, Mapping[str, msgspec.Struct]] = {
            kind: {id_of(fact, place): fact for place, fact in enumerate(facts_of(account, kind))} for kind in KINDS
        }

    def name(self, kind: FactKind, fact_id: str) -> str:
        """What the fact is called; its id where the account does not list it."""
        fact = self.facts[kind].get(fact_id)
        return plain(fact_id) if fact is None else capitalised(self.name_of(fact)) or plain(fact_id)

    def name_of(self, fact: msgspec.Struct) -> str:
        """What a fact is called in a line of its own."""
        known = self.known
        if isinstance(fact, Report):
            return f"{known.outlet(fact.id)}: {plain(fact.title or '') or 'title not found'}"
        if isinstance(fact, Instrument):
            return label_of(fact)
        if isinstance(fact, Incident):
            return incident_name(fact)
        if isinstance(fact, Meeting):
            return f"{meeting_name(fact)}, of {listed(known.names(fact.parties), 'parties that no report names')}"
        if isinstance(fact, Statement):
            words = shortened(" … ".join(plain(span.exact) for span in fact.content) or NOT_STATED, MOST_WORDS)
            quoted = f"“{words}”" if is_quotation(fact) else words
            return f"{known.actor(fact.speaker, 'Speaker not clear')}: {quoted}"
        if isinstance(fact, Actor):
            told = [plain(role) for role in fact.roles[:1] if role.strip()] or [fact.kind]
            if fact.of is not None:
                told.append(f"for {known.actor(fact.of)}")
            return f"{known.actor(fact.id)} ({'; '.join(told)})"
        if isinstance(fact, Disagreement):
            topic = self.topics.get((fact.about.kind, fact.about.id), fact.about.kind)
            return f"{topic}, {field_words(fact.field)}"
        if isinstance(fact, Origin):
            passages = "passages of " if fact.spans else "text of "
            return passages + known.origin_name(fact.id)
        if isinstance(fact, Story | Process):
            return f"{type(fact).__name__.lower()} “{plain(fact.title) or 'without a title'}”"
        if isinstance(fact, Problem):
            where = known.outlet(fact.where.report) if isinstance(fact.where, Span) else plain(fact.where)
            return f"{plain(fact.what)} ({where})"
        return type(fact).__name__.lower()


class Pages:
    """Both accounts, in the order in which they were named; `now`: by kind and old id, the new id of what both have.

    `tells_ids`: whether a reader wants to know that a fact goes by another id.
    """

    def __init__(self, old: Side, new: Side, found: Comparison, *, tells_ids: bool = True) -> None:
        self.old, self.new = old, new
        self.tells_ids = tells_ids
        self.now = {
            (fact.kind, fact.old): fact.new for fact in found.facts if fact.old is not None and fact.new is not None
        }

    def side(self, *, is_old: bool) -> Side:
        """One of the two."""
        return self.old if is_old else self.new
