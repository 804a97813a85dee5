"""Who denies what: a denial counts for an incident only where that incident, or the charge, is what is denied."""

from __future__ import annotations

import re
from collections.abc import Sequence

import msgspec

from trucewatch.core.account import Incident
from trucewatch.core.values import covers
from trucewatch.find.incidents.blame import Blame
from trucewatch.find.incidents.clauses import Clause
from trucewatch.find.incidents.places import PlaceName, places_in
from trucewatch.find.incidents.same_event import days_apart, same_name
from trucewatch.find.incidents.unnamed_sides import speaking_for
from trucewatch.find.survey import Line, Survey

_CHARGES = (
    r"(?:accusations?|allegations?|claims?|charges?|reports?|suggestions?|responsibility|involvement|wrongdoing|blame"
    r"|complicity|(?:any |a )?(?:part|role|hand|link)\b)"
)
_DEEDS = (
    r"(?:air ?strikes?|air raids?|strikes?|attacks?|raids?|shelling|bombing|bombardment|assaults?|breach(?:es)?"
    r"|violations?|ambush|incursion|abductions?|kidnappings?|shooting|explosion|blast)\b"
)
_DENYING = re.compile(
    rf"\b(?:disclaim(?:s|ed|ing)?\s(?:[\w’'-]+\s){{0,3}}?(?:it\b|{_CHARGES}|{_DEEDS})|den(?:y|ies|ied|ying)\s(?:that\b|[a-z]+ing\b|(?:it|this|them|both|either)\b(?!\s+[a-z]+s\b)|ever\b|(?=[.,;”\"]|$)"
    rf"|(?:[\w’'-]+\s){{0,4}}?(?:{_CHARGES}|{_DEEDS}))|den(?:ies|ied)(?=[.,;”\"]|$)"
    r"|disput(?:es|ed|ing)(?:\s(?:it|this|that|the (?:claim|account|report|charge|findings?|version)))?(?=[.,;”\"]|$)"
    r"|(?:reject|dismiss)(?:s|es|ed|ing)?\s(?:it|this|that|them|these)\sas\b"
    rf"|(?:reject|dismiss)(?:s|es|ed|ing)?\s(?:as\s[\w’'-]+\s)?(?:[\w’'-]+\s){{0,3}}?{_CHARGES}"
    rf"|describ(?:e|es|ed|ing)\s(?:[\w’'-]+\s){{0,2}}(?:{_CHARGES}|it|this)\sas\s(?:[\w’'-]+\s){{0,2}}(?:lies?|false"
    r"|fabricat\w+|baseless|untrue|nonsense|fiction|propaganda)\b"
    rf"|call(?:s|ed|ing)?\s(?:[\w’'-]+\s){{0,2}}(?:{_CHARGES}|it|this)\s(?:[\w’'-]+\s){{0,3}}(?:lies?|false|fabricat\w+|baseless"
    rf"|untrue|nonsense|fiction|propaganda)\b)",
    re.IGNORECASE,
)
"""Must catch "denied that", "denies breaking", "denied any part in it", "rejected the accusation", "called the claim a
lie", "disclaimed the ambush"; not "rejecting peace", "denied access to", "rejected the proposal"."""
_NOT_DONE = re.compile(
    r"\b(?:ha[sd] nothing to do with|nothing of the kind|never happened|there (?:was|were|had been|has been|have been)"
    r" no (?:such )?(?:[\w-]+ ){0,2}(?:strikes?|attacks?|raids?|shelling|shots?|aircraft|drones?|planes?)"
    r"|(?:fired|launched|attacked|struck|shelled) (?:nothing|nobody|no one)|(?:flown|flew) no \w+"
    r"|none of (?:its|our|their|his) (?:men|units|troops|forces|fighters|soldiers|guns|aircraft|boats|people)"
    r"\b[^.;,]{0,12}\b(?:near|there|involved|in the area|present|taken part|fired|attacked)"
    r"|no such (?:attack|strike|raid|shelling|thing|incident|deed)|kn[eo]ws? of no (?:such )?\w+"
    r"|(?:(?:ha[sd]|have|did|do|does|were|was)(?: not|n[’']t| never)|never|nobody|no one|not one)\b[^.;,]{0,25}\b"
    r"(?:fired?|shot|shoot|struck|strike|attack(?:ed)?|hit|bomb(?:ed)?|shell(?:ed)?|launch(?:ed)?|carr(?:y|ied) out"
    r"|broken?|broke|violated?|responsible|behind)"
    r"|(?<!lost )no (?:[\w-]+ ){0,3}(?:strikes?|attacks?|shots?|aircraft|drones?|planes?)\b)",
    re.IGNORECASE,
)
"""Must catch "had not shelled the port", "there was no such attack", "did not fire a single round", "fired nothing",
"none of its men had been near the place".
"""
_NOT_LOST = re.compile(
    r"\blost (?:no|none of)\b|\b(?:has|have|had|did) not los[et]\b|\bnone of (?:its|our|their) [\w -]{1,40}"
    r"\b(?:had|has|have|was|were)(?: been)? (?:lost|hit|shot down|downed|destroyed|damaged|missing)\b"
    r"|\ball (?:of )?(?:its|our|their) [\w -]{1,30}\b(?:had|have) returned\b",
    re.IGNORECASE,
)
"""Must catch "had lost no aircraft", "none of its boats had been hit": the other side's claim of a hit is denied."""
_CHARGE_DENIED = re.compile(
    rf",\s(?:an?|the)\s(?:{_CHARGES})\s(?:that\s|which\s)?(?:[\w’'-]+\s){{1,5}}?(?:rejected|rejects|denied|denies|dismissed"
    r"|dismisses|disputed|disputes)\b(?=[.,;”\"]|$)",
    re.IGNORECASE,
)
"""Must catch ", a charge that the rebels rejected."."""
_ANOTHER_CHARGE = re.compile(
    r"[^.;,]{0,40}\b(?:first|(?:started|begun|began|provoked) (?:it|the (?:war|fighting|clashes|violence)))\b",
    re.IGNORECASE,
)
"""Right behind a denial: who began is denied, not the deed told: "rejected the charge that it had fired first"."""
_TURNING = re.compile(r",? (?:and|but) (?:\w+ )?(?:blam|accus|said it was)\w*", re.IGNORECASE)
_LEFT_OPEN = frozenset({"not", "never", "neither", "nor", "without", "to", "cannot"})
"""Before a denial these leave it open: "has not denied", "neither confirmed nor denied", "stopped short of denying"."""
_SEVERAL = re.compile(
    r"\b(?:accusations|allegations|claims|charges|reports|suggestions|them|both|either|all|any)\b", re.IGNORECASE
)
_REACH = 4
"""A denial speaks of incidents told in so many sentences before it, and then of the last of them."""
_NAMED_REACH = 8
"""One that names a place, a day or a target reaches further back."""


class Denial(msgspec.Struct, frozen=True):
    """The actor that denies, in words `first`..`after` (half-open); `several`: more than one charge is denied.

    `of_loss`: what is denied is a loss of the denier's own, which another side claims to have caused.
    """

    denier: str
    first: int
    after: int
    several: bool
    of_loss: bool = False


def denial_in(survey: Survey, blame: Blame, line: Line) -> Denial | None:
    """The denial of a deed or a charge that a line tells; None for none, and where nobody certain denies."""
    text, sentence = survey.page.text, line.sentence
    match = _DENYING.search(text, sentence.start, sentence.end)
    match = match or _CHARGE_DENIED.search(text, sentence.start, sentence.end)
    spoken = match is not None
    match = match or _NOT_DONE.search(text, sentence.start, sentence.end)
    of_loss = match is None
    match = match or _NOT_LOST.search(text, sentence.start, sentence.end)
    if match is None:
        return None
    first = line.word_at(match.start())
    before = line.lowers[max(0, first - 3) : first]
    if spoken and (not _LEFT_OPEN.isdisjoint(before) or any(word.endswith(("n't", "n’t")) for word in before)):
        return None
    if spoken and ("short" in before or _ANOTHER_CHARGE.match(text, match.end(), sentence.end)):
        return None
    denier = _denier(survey, line, _verb_at(match)) if spoken else _speaker_of_own(survey, blame, line, match)
    if denier is None:
        return None
    after = line.clause_end(min(line.word_at(match.end() - 1) + 1, len(line.words)))
    return Denial(
        denier,
        first,
        max(after, first + 1),
        bool(_SEVERAL.search(text, match.start(), line.words[max(after, first + 1) - 1].end)),
        of_loss,
    )


def _verb_at(match: re.Match[str]) -> int:
    """Where the verb of denying begins: at the start of the words, or at the end of ", a charge that Harn rejected"."""
    return match.start() if not match.group().startswith(",") else match.end() - len(match.group().split()[-1])


def _denier(survey: Survey, line: Line, at: int) -> str | None:
    """The subject of the verb at `at`: the speaker of what is denied, or the actor named last before the verb.

    In "the ministry said the rebels denied it" the rebels deny, though the ministry says so.
    """
    begin = line.clause_start(line.word_at(at))
    first = line.words[begin].start
    if begin > 1 and line.lowers[begin - 1] in ("which", "who"):  # "the Front, which denied it"
        owner = [mention for mention in line.mentions if line.words[begin - 1].start - 2 <= mention.end <= first]
        if owner:
            return owner[-1].actor
    named = [mention for mention in line.mentions if first <= mention.start and mention.end <= at]
    statement = survey.statement_at(at) or survey.statement_at(at + 8)
    begun = min((span.start for span in statement.content if span.start <= at + 8), default=at) if statement else at
    if named and begun <= named[-1].start:
        return named[-1].actor
    speaker = speaking_for(survey, line, begin, line.word_at(at)) if not named else None
    if speaker is not None:
        return speaker
    if statement is not None and statement.speaker is not None:
        return statement.speaker
    ahead = named or [mention for mention in line.mentions if mention.end <= at]
    return ahead[-1].actor if ahead else None


def _speaker_of_own(survey: Survey, blame: Blame, line: Line, match: re.Match[str]) -> str | None:
    """Who says that his own side did not do it; None where he speaks of another side's forces."""
    speaker = survey.speaker_at((match.start() + match.end()) // 2)
    ahead = [mention.actor for mention in blame.sides(line) if mention.end <= match.start()]
    if speaker is None:
        return ahead[-1] if ahead else None
    statement = survey.statement_at((match.start() + match.end()) // 2)
    begun = min((span.start for span in statement.content), default=0) if statement else 0
    inner = [m.actor for m in blame.sides(line) if begun <= m.start and m.end <= match.start()]
    return speaker if not inner or blame.principal(inner[-1]) == blame.principal(speaker) else None


def is_of(survey: Survey, line: Line, denial: Denial, incident: Incident) -> bool | None:
    """Whether the denial is of the incident: False where it names another place, day or kind of target.

    True where what it names is the incident's, None where it names nothing ("denied it").
    """
    clause = Clause(denial.first, denial.after)
    start, end = line.words[clause.first].start, line.words[clause.after - 1].end
    if turned := _TURNING.search(survey.page.text, start, end):  # whom it blames in turn is not what it denies
        end = turned.start()
        clause = Clause(clause.first, max(line.word_at(end), clause.first + 1))
    names = places_in(survey, line, clause.first, clause.after)
    times = [one.when for one in survey.times(line) if start <= one.start < end and one.kind == "instant"]
    paths = [target.path for target in survey.targets(line) if start <= target.start < end]
    told = " ".join(span.exact for span in incident.evidence)
    is_here = any(same_name(name, incident.place.name) or name in told for name in _listed_from(survey, line, names))
    if names and not is_here:
        return False
    if times and all(days_apart(when, incident.happened) for when in times):
        return False
    if paths and not any(covers(path, own) or covers(own, path) for own in incident.targets for path in paths):
        return False
    return True if names or times or paths else None


def _listed_from(survey: Survey, line: Line, names: Sequence[PlaceName]) -> list[str]:
    """The names of the places with those listed behind the last: "in Harn, Velda or Tolm"."""
    if not names:
        return []
    found = [name.place.name for name in names]
    for number in range(line.word_at(names[-1].end - 1) + 1, len(line.words)):
        word = survey.page.text[line.words[number].start : line.words[number].end]
        if word[:1].isupper():
            found.append(word)
        elif word not in (",", "or", "and"):
            break
    return found


def can_deny(blame: Blame, denial: Denial, incident: Incident) -> bool:
    """Whether the denier is on the side that is accused, or suffered what another side claims to have done."""
    side = blame.side_of(denial.denier)
    if incident.accused is None:
        return False
    if not denial.of_loss and blame.side_of(incident.accused) == side:
        return True
    tellers = {blame.side_of(teller) for teller in incident.alleged_by}
    return incident.accused_status == "claimed" and side not in tellers


def is_near(line: Line, told_at: int, *, named: bool) -> bool:
    """Whether an incident told last in line `told_at` is near enough; `named`: the denial names something of it."""
    return 0 <= line.number - told_at <= (_NAMED_REACH if named else _REACH)
