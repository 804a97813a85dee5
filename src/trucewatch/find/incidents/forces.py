"""Who can have forces on a page, as which a charge names them."""

from __future__ import annotations

import msgspec

from trucewatch.core.account import Actor
from trucewatch.core.page import Mention
from trucewatch.core.spans import Span
from trucewatch.find.incidents.acts import Act
from trucewatch.find.incidents.blame_words import (
    COMMITTING,
    OWNING,
    SIDES,
)
from trucewatch.find.incidents.demonyms import Demonyms
from trucewatch.find.incidents.unnamed_sides import home_of
from trucewatch.find.survey import Line, Survey
from trucewatch.know.attacks import attack_words


class Charge(msgspec.Struct, frozen=True):
    """The actor that is accused (None = nobody is named), and the characters that name it."""

    accused: str | None
    spans: tuple[Span, ...] = ()


class Forces:
    """The sides of one page that can have forces, by the words that name them."""

    def __init__(self, survey: Survey) -> None:
        self.survey = survey
        self.demonyms = Demonyms(survey)

    def principal(self, actor_id: str | None) -> str | None:
        """The state or movement that an actor belongs to; itself where it belongs to none."""
        seen: set[str] = set()
        while actor_id is not None and actor_id not in seen:
            seen.add(actor_id)
            actor = self.survey.actors.get(actor_id)
            if actor is None or actor.of is None:
                break
            actor_id = actor.of
        return actor_id

    def side_of(self, actor_id: str | None) -> str | None:
        """The principal; for "the army" or "the defence ministry" of nobody the one state side that fights."""
        principal = self.principal(actor_id)
        actor = self.survey.actors.get(principal) if principal is not None else None
        home = home_of(self.survey, actor) if actor is not None else None
        return self.principal(home) if home is not None else principal

    def sides(self, line: Line) -> tuple[Mention, ...]:
        """The mentions of a line, adjectives too, that name somebody who can have forces."""
        return tuple(mention for mention in self.demonyms.within(line) if self.is_side(mention.actor))

    def is_side(self, actor_id: str | None) -> bool:
        """Whether the actor is one that can have forces: no person."""
        actor: Actor | None = self.survey.actors.get(actor_id) if actor_id is not None else None
        return actor is not None and actor.kind in SIDES

    def named(self, mention: Mention) -> Charge:
        """The charge against the actor that a mention names."""
        return Charge(mention.actor, (self.survey.page.span(mention.start, mention.end),))

    def in_clauses(self, act: Act) -> list[Mention]:
        """The mentions in the clauses of the act."""
        line = act.line
        bounds = [(line.words[clause.first].start, line.words[clause.after - 1].end) for clause in act.clauses]
        mentions = self.demonyms.within(line)
        return [m for m in mentions if any(start <= m.start and m.end <= end for start, end in bounds)]

    def follows_by(self, line: Line, mention: Mention, after: int) -> bool:
        """Whether "by" stands before the mention, behind `after`, with at most two small words between."""
        number = line.word_at(mention.start)
        for at in range(number - 1, max(-1, number - 4), -1):
            word = line.words[at]
            if word.start < after or self.survey.page.text[word.start].isupper() or word.lower == "that":
                return False
            if word.lower == "by":
                return not _is_agent_of_another(line, at)
        return False


def _is_agent_of_another(line: Line, by: int) -> bool:
    """Whether word `by` names the agent of a participle that is no attack: "a store used by the rebels"."""
    before = line.lowers[by - 1] if by else ""
    is_participle = (before.endswith("ed") and len(before) > 3) or before in OWNING
    return is_participle and before not in COMMITTING and not attack_words().acts.find((before,))
