"""Who is said to have done it, by whom it is said, and who denies it."""

from __future__ import annotations

import re
from collections.abc import Sequence

import msgspec

from trucewatch.core.account import Actor
from trucewatch.core.page import Mention
from trucewatch.core.spans import Span
from trucewatch.find.incidents.acts import Act
from trucewatch.find.incidents.blame_words import (
    ADMITTING_IT,
    BLAMING,
    BREAKING,
    CLAIMING,
    COMMITTING,
    COUNTINGS,
    DEATHS,
    DISMISSING,
    EACH_OTHER,
    FIRED_FROM,
    FORCES,
    IT,
    LAID_BY,
    LED_BY,
    MUTUAL,
    OWN,
    OWN_OF_MANY,
    OWNED_UP,
    OWNING,
    OWNING_UP,
    PARTING,
    PASSIVE,
    SAID_OF_IT,
    SENDING,
    SIDES,
    STOPS,
    SURE,
    TELLING,
    TELLING_REACH,
    TO_ACCUSED,
    TO_CUE,
    TO_OWNER,
    UNCLAIMED,
    WHOSE,
)
from trucewatch.find.incidents.by_reader import TALLIED
from trucewatch.find.incidents.clauses import SPEECH
from trucewatch.find.incidents.demonyms import Demonyms
from trucewatch.find.incidents.unnamed_sides import home_of, side_in_words
from trucewatch.find.survey import Line, Survey
from trucewatch.know.attacks import attack_words


class Charge(msgspec.Struct, frozen=True):
    """The actor that is accused (None = nobody is named), and the characters that name it."""

    accused: str | None
    spans: tuple[Span, ...] = ()


class Blame:
    """Charges and denials on one page."""

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
        return self._unless_teller(act, self._read(act))

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
        own = [m.actor for m in self._in_clauses(act) if self.is_side(m.actor)]
        if speaker is None or any(self.principal(actor) != self.principal(speaker) for actor in own):
            return Charge(None)
        opponent = self.demonyms.opponent_of(speaker)
        return Charge(opponent, (self.survey.span(line, act.at, act.after),)) if opponent else Charge(None)

    def _read(self, act: Act) -> Charge:
        """The only side named in the words that the reader takes for whoever did it."""
        named = [
            mention
            for role in act.roles
            if role.label == "accused" and role.score >= SURE
            for mention in act.line.mentions
            if role.start <= mention.start and mention.end <= role.end and self.is_side(mention.actor)
        ]
        if named:
            return self.named(named[0]) if len({mention.actor for mention in named}) == 1 else Charge(None)
        return self._read_in_words(act)

    def _read_in_words(self, act: Act) -> Charge:
        """The one side whose forces the reader sees do it, though no name is: "army artillery", "Front fighters"."""
        line = act.line
        found: dict[str, Charge] = {}
        for role in act.roles:
            if role.label == "accused" and role.score >= SURE:
                first, after = line.word_at(role.start), line.word_at(role.end - 1) + 1
                side = side_in_words(self.survey, line, first, after)
                if side is not None:
                    found[side] = Charge(side, (self.survey.span(line, first, after),))
        return next(iter(found.values())) if len(found) == 1 else Charge(None)

    def _told(self, act: Act) -> Charge:
        """By an accusing verb, "by", an adjective, or as the subject of the act."""
        line = act.line
        start, end = line.words[act.at].start, line.words[act.after - 1].end
        if act.word.role == "charge" and (named := self._after_accusing(line, act.at)):
            return named
        if line.lowers[act.at] in MUTUAL:
            return Charge(None)
        mentions = [mention for mention in self._in_clauses(act) if self.is_side(mention.actor)]
        if act.is_interception:
            return self._owner_of_caught(act, mentions)
        for number, mention in enumerate(mentions):
            if mention.start >= end and self.follows_by(line, mention, end):
                return self.named(self._owned(mention, mentions[number + 1 : number + 2]))
        if act.means is not None and act.word.role != "catch":
            first, last = line.words[act.means.first].start, line.words[act.means.after - 1].end
            for mention in reversed(mentions):
                if mention.start <= first < mention.end:
                    return self.named(mention)
                if self._qualifies(line, mention, first) or self._owns(line, mention, last):
                    return self.named(mention)
        if act.word.role in ("noun", "several"):
            return next(
                (self.named(mention) for mention in mentions if self._qualifies(line, mention, start)), Charge(None)
            )
        if line.lowers[act.after - 1] == "from":
            behind = [m for m in mentions if end <= m.start <= end + 5]
            return self.named(behind[0]) if behind else Charge(None)
        if act.word.role == "repel" or self._is_passive(line, act):
            return Charge(None)
        return self._subject(act, mentions)

    def _owner_of_caught(self, act: Act, mentions: Sequence[Mention]) -> Charge:
        """Whose drones or missiles were brought down, never who shot them down: "downed six Veldan drones"."""
        if act.means is None:
            return Charge(None)
        line = act.line
        first, last = line.words[act.means.first].start, line.words[act.means.after - 1].end
        for mention in reversed(mentions):
            if self._qualifies(line, mention, first) or self._owns(line, mention, last):
                return self.named(mention)
        end = line.words[act.after - 1].end
        launchers = [m for m in mentions if m.start > last and self._sends(line, m) and m.start > min(end, last)]
        return self.named(launchers[0]) if launchers else Charge(None)

    def _sends(self, line: Line, mention: Mention) -> bool:
        """Whether the mention is the one that sent what was brought down: "drones that Velda launched"."""
        after = line.word_at(mention.end - 1) + 1
        return not SENDING.isdisjoint(line.lowers[after : after + 3])

    def _subject(self, act: Act, mentions: Sequence[Mention]) -> Charge:
        """The side named last before the verb in its own clause, or the speaker where "its forces" did it."""
        line = act.line
        first = line.words[act.clauses[0].first].start
        verb = line.words[act.at].start
        named = [
            mention for mention in mentions if first <= mention.start < verb and not self._is_governed(line, mention)
        ]
        if not named and act.clauses[0].opener in ("and", "but") and act.at - act.clauses[0].first <= 2:
            named = [
                mention
                for mention in self.sides(line)
                if mention.start < first and not self._is_governed(line, mention)
            ]
        named = [mention for mention in named if not self._speaks(line, mention, act.at)]
        if named:
            return self.named(named[-1])
        leaders = [m for m in line.mentions if first <= m.start < verb and _is_led(line, line.word_at(m.start))]
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

    def _owned(self, mention: Mention, following: Sequence[Mention]) -> Mention:
        """The side that the mention owns, where one follows it directly: in "Harn's army" the army, else itself."""
        owner = self.survey.page.text[mention.end : mention.end + 2].replace("’", "'") == "'s"
        return following[0] if owner and following and following[0].start - mention.end <= 4 else mention

    def denied_report(self, act: Act) -> tuple[str, tuple[str, ...]] | None:
        """Who denies the act in the clause that leads to it, and whose report that is; None where nobody does.

        "The ministry dismissed as false reports by the rebels that its units had opened fire": ministry, rebels.
        """
        line = act.line
        text = self.survey.page.text[line.sentence.start : line.words[act.at].start]
        match = DISMISSING.search(text)
        if match is None or act.clauses[0].opener != "that":
            return None
        at = line.sentence.start + match.start()
        ahead = [mention for mention in line.mentions if mention.end <= at]
        denier = ahead[-1].actor if ahead else self.survey.speaker_at(line.words[act.at].start)
        if denier is None:
            return None
        by = [m for m in self.sides(line) if at < m.start < line.words[act.at].start and self.follows_by(line, m, at)]
        return denier, tuple(dict.fromkeys(mention.actor for mention in by))

    def alleged_by(self, act: Act) -> tuple[str, ...]:
        """Who says it: the speaker of the words around the act; empty = the outlet itself."""
        speaker = self.survey.speaker_at(act.line.words[act.at].start)
        if speaker is not None:
            return (speaker,)
        return self._accuser(act) if act.word.role == "charge" else self._claiming(act) or self._relative(act)

    def _accuser(self, act: Act) -> tuple[str, ...]:
        """The actor before the verb of accusing: "the army accused the rebels of shelling Harn"."""
        line = act.line
        match = BLAMING.search(self.survey.page.text, line.sentence.start, line.words[act.at].start)
        if match is not None and (passive := self._blamed_by(line, match)) is not None:
            return (passive[1],) if passive[1] is not None else ()
        named = [mention.actor for mention in line.mentions if match is not None and mention.end <= match.start()]
        return (named[-1],) if named else ()

    def _blamed_by(self, line: Line, match: re.Match[str]) -> tuple[Mention, str | None] | None:
        """Who is blamed, and by whom, in "the Front was blamed by Harn for"; None where the blaming is no passive."""
        at = line.word_at(match.start())
        if PASSIVE.isdisjoint(line.lowers[max(0, at - 2) : at]) or not match.group().lower().endswith(("ed", "able")):
            return None
        ahead = [m for m in self.sides(line) if m.end <= match.start()]
        behind = [m.actor for m in line.mentions if match.end() <= m.start <= match.end() + TO_CUE]
        by = behind[0] if line.lowers[at + 1 : at + 2] == ("by",) and behind else None
        by = by or self.survey.speaker_at(match.start())
        return (ahead[-1], by) if ahead else None

    def _relative(self, act: Act) -> tuple[str, ...]:
        """Who says so in a clause that hangs on the attack: "an attack Harn said was carried out by", "a raid that Harn
        blamed on".
        """
        line = act.line
        text = self.survey.page.text
        match = SAID_OF_IT.search(text, line.words[act.after - 1].end, line.sentence.end)
        if match is None or match.start() - line.words[act.after - 1].end > TO_ACCUSED:
            return ()
        named = [mention.actor for mention in line.mentions if match.start() - 2 <= mention.end <= match.start()]
        return (named[-1],) if named else ()

    def _claiming(self, act: Act) -> tuple[str, ...]:
        """Who "claimed to have" done it: the side before the verb of claiming, which no statement holds."""
        line = act.line
        before = line.lowers[max(0, act.at - 4) : act.at]
        if before[-2:] != ("to", "have") or CLAIMING.isdisjoint(before):
            return ()
        named = [mention.actor for mention in line.mentions if mention.end <= line.words[act.at].start]
        return (named[-1],) if named else ()

    def blamed_nearby(self, line: Line) -> tuple[Charge, str | None, Span] | None:
        """A charge in a line that tells no act: "The mayor blamed Harn's guns": accused, accuser, evidence."""
        text = self.survey.page.text
        match = BLAMING.search(text, line.sentence.start, line.sentence.end)
        if match is None:
            return self._weapon_owned(line) or self._claimed(line)
        if "each other" in text[match.end() : match.end() + 20]:
            return None
        if (passive := self._blamed_by(line, match)) is not None:
            return self.named(passive[0]), passive[1], self.survey.line_span(line)
        mentions = self.demonyms.within(line)
        after = [m for m in mentions if m.start >= match.end()]
        before = [m for m in mentions if m.end <= match.start()]
        if not after or after[0].start - match.end() > TO_ACCUSED or not self.is_side(after[0].actor):
            return None
        if not self._is_blamed_for_arms(line, line.word_at(after[0].end - 1) + 1, match.group().lower()):
            return None
        accuser = before[-1].actor if before else self.survey.speaker_at(match.start())
        return self.named(after[0]), accuser, self.survey.line_span(line)

    def _claimed(self, line: Line) -> tuple[Charge, str | None, Span] | None:
        """A side that says it did what was told: "The Front claimed responsibility"; none where "no group has"."""
        match = OWNED_UP.search(self.survey.page.text, line.sentence.start, line.sentence.end)
        if match is None:
            return None
        first = line.clause_start(line.word_at(match.start()))
        ahead = line.lowers[first : line.word_at(match.start())]
        named = [m for m in self.sides(line) if line.words[first].start <= m.start and m.end <= match.start()]
        if len(named) != 1 or not UNCLAIMED.isdisjoint(ahead) or any(word.endswith("n't") for word in ahead):
            return None
        return self.named(named[0]), named[0].actor, self.survey.line_span(line)

    def _weapon_owned(self, line: Line) -> tuple[Charge, str | None, Span] | None:
        """A charge by whose the known weapon was: "The Front says they were the army's", "the mine laid by them"."""
        text = self.survey.page.text
        match = WHOSE.search(text, line.sentence.start, line.sentence.end)
        match = match or LAID_BY.search(text, line.sentence.start, line.sentence.end)
        match = match or FIRED_FROM.search(text, line.sentence.start, line.sentence.end)
        if match is None:
            return None
        after = [m for m in self.demonyms.within(line) if 0 <= m.start - match.end() <= TO_OWNER]
        accuser = self.survey.speaker_at(match.end()) or self.survey.speaker_at(match.start())
        at = line.word_at(match.end())
        if not after and (side := side_in_words(self.survey, line, at, min(at + 3, len(line.words)))) is not None:
            after = [Mention(line.words[at].start, line.words[at].end, side)]
        if accuser is None or not after or not self.is_side(after[0].actor) or after[0].actor == accuser:
            return None
        return self.named(after[0]), accuser, self.survey.line_span(line)

    def _is_blamed_for_arms(self, line: Line, after: int, verb: str) -> bool:
        """Whether what the side is accused of, behind word `after`, is an attack, a breach or "it"."""
        if verb.startswith(("said", "says")):
            return bool(attack_words().acts.find(line.lowers[after : after + 8]))
        at = next((n for n in range(after, min(after + 4, len(line.lowers))) if line.lowers[n] in ("of", "for")), None)
        if at is None:
            return not verb.startswith("accus")
        object_words = line.lowers[at + 1 : at + 8]
        if (object_words[:1] and object_words[0] in IT) or not DEATHS.isdisjoint(object_words[:4]):
            return True
        if object_words[:1] and object_words[0] in BREAKING and not attack_words().truces.isdisjoint(object_words):
            return True
        return any(word.role in ("noun", "several", "charge") for _, _, word in attack_words().acts.find(object_words))

    def _in_clauses(self, act: Act) -> list[Mention]:
        """The mentions in the clauses of the act."""
        line = act.line
        bounds = [(line.words[clause.first].start, line.words[clause.after - 1].end) for clause in act.clauses]
        mentions = self.demonyms.within(line)
        return [m for m in mentions if any(start <= m.start and m.end <= end for start, end in bounds)]

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

    def _after_accusing(self, line: Line, at: int) -> Charge | None:
        """The side between an accusing verb and the -ing form at word `at`: "accused the rebels of shelling"."""
        text = self.survey.page.text
        matches = list(BLAMING.finditer(text, line.sentence.start, line.words[at].start))
        if not matches:
            return None
        if (passive := self._blamed_by(line, matches[-1])) is not None:
            return self.named(passive[0])
        starts = [m.end() for m in matches]
        named = [
            m
            for m in line.mentions
            if starts[-1] <= m.start and m.end <= line.words[at].start and self.is_side(m.actor)
        ]
        return self.named(named[0]) if named else None

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

    def _qualifies(self, line: Line, mention: Mention, start: int) -> bool:
        """Whether the mention qualifies the noun at `start`: "Veldan attack drones", "Harn's army"."""
        if not mention.end <= start <= mention.end + 30:
            return False
        between = line.lowers[line.word_at(mention.end) : line.word_at(start)]
        return len(between) <= 2 and all(
            word == "'s" or (word.isalpha() and word not in PARTING and not word.endswith("ed")) for word in between
        )

    def _speaks(self, line: Line, mention: Mention, at: int) -> bool:
        """Whether a verb of saying stands between the mention and word `at`: it tells, it did not do it."""
        return not SPEECH.isdisjoint(line.lowers[line.word_at(mention.end - 1) + 1 : at])

    def _owns(self, line: Line, mention: Mention, end: int) -> bool:
        """Whether the mention follows the noun that ends at `end` with "of": "the artillery of Harn"."""
        between = line.lowers[line.word_at(end) : line.word_at(mention.start)]
        return end <= mention.start and between in (("of",), ("of", "the"))

    def _is_governed(self, line: Line, mention: Mention) -> bool:
        """Whether a preposition stands before the mention: "the road to Harn" did not shell anything."""
        number = line.word_at(mention.start)
        if _is_led(line, number):
            return False
        governing = set(line.lowers[max(0, number - 2) : number])
        return bool(
            governing
            & {"in", "at", "on", "near", "to", "from", "against", "over", "into", "around", "outside", "with", "for"}
        )

    def _is_passive(self, line: Line, act: Act) -> bool:
        """Whether the verb is passive, or its subject suffered: "was bombed", "came under fire"."""
        before = line.lowers[max(act.clauses[0].first, act.at - 3) : act.at]
        phrase = line.lowers[act.at : act.after]
        return bool(PASSIVE & set(before)) or bool(PASSIVE & set(phrase)) or "under" in phrase


def _is_led(line: Line, number: int) -> bool:
    """Whether the name at word `number` says whose forces they are: "forces loyal to Harn", "men loyal to the"."""
    before = line.lowers[max(0, number - 4) : number]
    before = before[:-1] if before[-1:] == ("the",) else before
    return before[-2:] in LED_BY and not FORCES.isdisjoint(line.lowers[max(0, number - 6) : number])


def _is_agent_of_another(line: Line, by: int) -> bool:
    """Whether word `by` names the agent of a participle that is no attack: "a store used by the rebels"."""
    before = line.lowers[by - 1] if by else ""
    is_participle = (before.endswith("ed") and len(before) > 3) or before in OWNING
    return is_participle and before not in COMMITTING and not attack_words().acts.find((before,))
