"""The parties of a page: who fights whom, who mediates, who signs for a state."""

from __future__ import annotations

from trucewatch.find.fighting import belligerents_among, mediators_on, stands_for, tally_of
from trucewatch.find.references import PEOPLES
from trucewatch.find.subjects import Subjects
from trucewatch.find.survey import Survey


class Parties(Subjects):
    """The actors of one survey as parties: who is meant where, and who fights whom."""

    def __init__(self, survey: Survey) -> None:
        super().__init__(survey)
        self.mediators = mediators_on(self)
        self.belligerents = survey.context.belligerents or belligerents_among([tally_of(self)], survey.actors)
        self._governments = stands_for(self.belligerents, survey.actors)
        self.mediators = mediators_on(self)

    def is_side(self, actor_id: str) -> bool:
        """Whether an actor speaks for a state, government, group or organisation: an expert's words are no version."""
        actor = self.survey.actors.get(self.principal(actor_id))
        return actor is not None and (actor.kind in PEOPLES or actor.id in self.belligerents)
