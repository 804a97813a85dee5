"""Who is said to have done it."""

from __future__ import annotations

from collections.abc import Sequence

from trucewatch.core.page import Mention
from trucewatch.core.spans import Span
from trucewatch.find.incidents.accusing import after_accusing
from trucewatch.find.incidents.acts import Act
from trucewatch.find.incidents.blame_words import (
    ADMITTING_IT,
    COUNTINGS,
    EACH_OTHER,
    MUTUAL,
    OWN,
    OWN_OF_MANY,
    OWNING_UP,
    STOPS,
    TELLING,
    TELLING_REACH,
    TO_CUE,
    TO_OWNER,
)
from trucewatch.find.incidents.by_reader import TALLIED
from trucewatch.find.incidents.charge_words import (
    is_governed,
    is_led,
    is_passive,
    owned,
    owns,
    qualifies,
    sends,
    speaks,
)
from trucewatch.find.incidents.charges_read import read_charge
from trucewatch.find.incidents.forces import Charge, Forces
from trucewatch.find.survey import Line


class Blame(Forces):
    """Whom the sentences of one page accuse of what they tell."""

    def charge(self, act: Act) -> Charge:
        """Whom the sentence itself accuses of the act; where no rule tells, whom the reader sees accused of it."""
        labels = {role.label for role in act.roles}
        if TALLIED & labels and "accused" not in labels:  # who names a sum counts it: "lists more than forty raids"
            return Charge(None)
        if (own := self._owned_up(act)) is not None:
            return own
        told = self._unless_teller(act, self._told(act))
        if told.accused is not None or act.line.lowers[act.at] in MUTUAL:
            return told
        if act.is_interception or act.word.role == "repel":
            return self._beaten_off(act)
        return self._unless_teller(act, read_charge(self, act))

    def _owned_up(self, act: Act) -> Charge | None:
        """The side that admits the attack that follows: "Aruna acknowledged the raid on Harn", not "the raid on its
        post"; else None.
        """
        line = act.line
        text = self.survey.page.text
        match = ADMITTING_IT.search(text, line.sentence.start, line.words[act.after - 1].end)
        if act.word.role not in ("noun", "several") or match is None or match.end() != line.words[act.at].start:
            return None
        if not (OWN | OWN_OF_MANY).isdisjoint(line.lowers[act.after : act.after + 4]):
            return None
        ahead = [m for m in self.sides(line) if m.end <= match.start()]
        return self.named(ahead[-1]) if len({m.actor for m in ahead}) == 1 else None

    def mutual(self, line: Line) -> tuple[Mention, Mention] | None:
        """The two sides of a line that "blamed each other"; None for none, and where more are named."""
        match = EACH_OTHER.search(self.survey.page.text, line.sentence.start, line.sentence.end)
        if match is None:
            return None
        first: dict[str, Mention] = {}
        for mention in self.sides(line):
            first.setdefault(mention.actor, mention)
        return (both[0], both[1]) if len(both := tuple(first.values())) == 2 else None

    def _unless_teller(self, act: Act, charge: Charge) -> Charge:
        """The charge; none where the name is only that of who tells it: "dockers say", "by the observers' count"."""
        line = act.line
        for span in charge.spans[:1]:
            after = line.word_at(span.end - 1) + 1
            is_own_act = not (OWN | OWN_OF_MANY).isdisjoint(line.lowers[after : act.at])  # "the arm says it hit"
            following = line.lowers[after : after + TELLING_REACH]
            behind = following[: next((n for n, lower in enumerate(following) if lower in STOPS), len(following))]
            tells = not TELLING.isdisjoint(behind) and act.at > after and not is_own_act
            tells = tells or (not is_own_act and self._is_source(act, span))
            if tells or (following[:1] == ("'s",) and not COUNTINGS.isdisjoint(following[1:3])):
                return Charge(None)
        return charge

    def _is_source(self, act: Act, name: Span) -> bool:
        """Whether the name is that of whose words tell the act, and who owns up to nothing: "SWAPO holds X answerable
        for the raid", "villagers speak of shots".
        """
        told = self.survey.statement_at(act.line.words[act.at].start)
        if told is None or told.cue is None or told.cue.report != name.report or not act.line.mentions:
            return False
        cue = told.cue
        is_known = any(one.start <= name.start < one.end and one.actor == told.speaker for one in act.line.mentions)
        near = 0 <= cue.start - name.end <= TO_CUE or 0 <= name.start - cue.end <= TO_OWNER
        return is_known and near and not OWNING_UP.search(cue.exact)

    def _beaten_off(self, act: Act) -> Charge:
        """The one opponent of the side that says it repelled an assault or shot down what came: it says who came."""
        line = act.line
        speaker = self.survey.speaker_at(line.words[act.at].start)
        own = [m.actor for m in self.in_clauses(act) if self.is_side(m.actor)]
        if speaker is None or any(self.principal(actor) != self.principal(speaker) for actor in own):
            return Charge(None)
        opponent = self.demonyms.opponent_of(speaker)
        return Charge(opponent, (self.survey.span(line, act.at, act.after),)) if opponent else Charge(None)

    def _told(self, act: Act) -> Charge:
        """By an accusing verb, "by", an adjective, or as the subject of the act."""
        line = act.line
        start, end = line.words[act.at].start, line.words[act.after - 1].end
        if act.word.role == "charge" and (named := after_accusing(self, line, act.at)):
            return named
        if line.lowers[act.at] in MUTUAL:
            return Charge(None)
        mentions = [mention for mention in self.in_clauses(act) if self.is_side(mention.actor)]
        if act.is_interception:
            return self._owner_of_caught(act, mentions)
        for number, mention in enumerate(mentions):
            if mention.start >= end and self.follows_by(line, mention, end):
                return self.named(owned(self.survey.page.text, mention, mentions[number + 1 : number + 2]))
        if act.means is not None and act.word.role != "catch":
            first, last = line.words[act.means.first].start, line.words[act.means.after - 1].end
            for mention in reversed(mentions):
                if mention.start <= first < mention.end:
                    return self.named(mention)
                if qualifies(line, mention, first) or owns(line, mention, last):
                    return self.named(mention)
        if act.word.role in ("noun", "several"):
            return next((self.named(mention) for mention in mentions if qualifies(line, mention, start)), Charge(None))
        if line.lowers[act.after - 1] == "from":
            behind = [m for m in mentions if end <= m.start <= end + 5]
            return self.named(behind[0]) if behind else Charge(None)
        if act.word.role == "repel" or is_passive(line, act):
            return Charge(None)
        return self._subject(act, mentions)

    def _owner_of_caught(self, act: Act, mentions: Sequence[Mention]) -> Charge:
        """Whose drones or missiles were brought down, never who shot them down: "downed six Veldan drones"."""
        if act.means is None:
            return Charge(None)
        line = act.line
        first, last = line.words[act.means.first].start, line.words[act.means.after - 1].end
        for mention in reversed(mentions):
            if qualifies(line, mention, first) or owns(line, mention, last):
                return self.named(mention)
        end = line.words[act.after - 1].end
        launchers = [m for m in mentions if m.start > last and sends(line, m) and m.start > min(end, last)]
        return self.named(launchers[0]) if launchers else Charge(None)

    def _subject(self, act: Act, mentions: Sequence[Mention]) -> Charge:
        """The side named last before the verb in its own clause, or the speaker where "its forces" did it."""
        line = act.line
        first = line.words[act.clauses[0].first].start
        verb = line.words[act.at].start
        named = [mention for mention in mentions if first <= mention.start < verb and not is_governed(line, mention)]
        if not named and act.clauses[0].opener in ("and", "but") and act.at - act.clauses[0].first <= 2:
            named = [
                mention for mention in self.sides(line) if mention.start < first and not is_governed(line, mention)
            ]
        named = [mention for mention in named if not speaks(line, mention, act.at)]
        if named:
            return self.named(named[-1])
        leaders = [m for m in line.mentions if first <= m.start < verb and is_led(line, line.word_at(m.start))]
        if leaders:
            side = self.principal(leaders[-1].actor)
            return Charge(side, (self.survey.page.span(leaders[-1].start, leaders[-1].end),))
        for number in range(act.clauses[0].first, act.at):
            if line.lowers[number] in OWN or line.lowers[number] in OWN_OF_MANY:
                speaker = self.survey.speaker_at(line.words[number].start)
                if line.lowers[number] in OWN_OF_MANY and not self.is_side(speaker):
                    continue
                side = self.principal(speaker)
                if side is not None and self.is_side(side):
                    return Charge(side, (self.survey.page.span(line.words[number].start, line.words[number].end),))
        return Charge(None)
