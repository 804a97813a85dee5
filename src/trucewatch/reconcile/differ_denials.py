"""Where one account denies what another says: the denial in its sentence, and the sentences that say what it denies."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence

import msgspec

from trucewatch.core.account import About, Actor, Disagreement, Statement
from trucewatch.core.page import Page
from trucewatch.core.spans import Span
from trucewatch.reconcile.parallel import Line, Lines, telling_words
from trucewatch.reconcile.readings import Reader, disagreement
from trucewatch.reconcile.sides import Sides

_CHARGES = (
    r"(?:accusations?|allegations?|claims?|charges?|reports?|suggestions?|responsibility|involvement|wrongdoing|blame"
    r"|complicity|tales?|stor(?:y|ies)|assertions?|(?:any |a )?(?:part|role|hand|link)\b)"
)
_FALSE = (
    r"(?:lies?|false|fabricat\w+|baseless|untrue|nonsense|fiction|propaganda|invent(?:ed|ions?)|fairy[ -]tales?|myths?"
    r"|fakes?|made[ -]up|a story|hoax)\b"
)
DENIAL = re.compile(
    rf"\b(?:(?:den(?:y|ies|ied|ying)|refut(?:e|es|ed|ing))\b"
    r"(?=\s(?:that\b|[a-z]+ing\b|(?:it|this|them|both|either|everything|what)\b|ever\b|(?:any|all|the|his|her|its|their|such)\b"
    rf"|(?:[\w’'-]+\s){{0,4}}?{_CHARGES})|\s?[.,;:”\"’]|$)"
    r"|disput(?:es|ed|ing)(?=\s(?:it|this|that|the (?:claim|account|report|charge|figure|count))|\s?[.,;”\"]|$)"
    rf"|(?:reject|dismiss)(?:s|es|ed|ing)?\s(?:(?:as\s)?(?:[\w’'-]+\s){{0,4}}?{_CHARGES}|as\s(?:[\w’'-]+\s){{0,3}}?[“\"‘']?{_FALSE})"
    rf"|(?:call|describ|brand|label)(?:s|es|ed|ing)?\s[^.;]{{1,60}}?{_FALSE})",
    re.IGNORECASE,
)
"""Must catch "denied that", "denies it", "dismissed as false reports", "calls it invented"; not "denied access to"."""
UNTRUE = re.compile(rf"\b(?:is|was|are|were)\s(?:therefore |simply |all )?(?:an? |pure )?{_FALSE}", re.IGNORECASE)
"""Must catch "any talk of it is an invention": said by somebody, it denies."""
NOT_SO = re.compile(
    r"\b(?:(?:ha[sd]|have)\snothing\sto\sdo\swith|(?:did|does|do)\snothing\sof\sthe\s(?:kind|sort)"
    r"|(?:had\s|has\s)?never\s(?:happened|took place)|(?:there\s(?:is|was|were|had been|has been|have been)|know|knows|knew)"
    r"\s(?:of\s)?(?:no\s(?:such\s)?\w+|not\s(?:one|a\ssingle)\s\w+)|no\ssuch\s\w+|not\s(?:a\ssingle|one)\s\w+"
    r"|(?:ha[sd]|have)\s(?:not|never)\s\w+|(?:did|do|does)\snot\s\w+|(?:was|were)\snot\s\w+|possess(?:es|ed)?\sno\s\w+"
    r"|(?:has|have|had)\sno\s\w+)\b",
    re.IGNORECASE,
)
"""What somebody says in answer to a charge: "there was no such attack", "has never given them a bullet"."""
SURE = re.compile(
    r"nothing\s(?:to\sdo|of\sthe)|never|no\ssuch|not\s(?:a\ssingle|one)|kn[eo]ws?\sof\sno", re.IGNORECASE
)
"""Of these, what is said in answer to something, whatever words the charge had."""
DENIED_DOER = re.compile(
    r"\b(?:responsibility|involvement|behind|blame|(?:part|role|hand) in|nothing to do with|had fired)\b", re.IGNORECASE
)
"""It is denied who did it, not that it happened."""
CHARGE = re.compile(
    r"\b(?:accus\w+|blam\w+|claim\w*|alleg\w+|charg\w+|says?|said|told|report\w*|according|insist\w*|attribut\w+)\b",
    re.IGNORECASE,
)
LEFT_OPEN = re.compile(
    r"\b(?:not|never|neither|nor|without|cannot|to|short of|if|whether|would|could|n[’']t)\s+(?:\w+\s+)?$", re.IGNORECASE
)
"""Before a denial these leave it open: "has not denied", "neither confirmed nor denied"."""
PART = re.compile(r"[;:]\s|,\s(?:but|which|for which|and|while|though|who)\s|\s(?:but|while)\s", re.IGNORECASE)
"""Where one sentence goes over to its answer: "the ministry says so; the rebels deny it"."""
REACH = 6
"""What is denied was told in so many sentences before; one that shares telling words may lie further off."""
FAR_REACH = 14
LEAST = 2.5
"""A claim must weigh so much: it is near, speaks of the denier, or shares telling words with the denial."""
LONGEST_VALUE = 110
"""Characters of a claim that a reader is shown."""
LEAST_CLAIM = 25
"""Characters: what is shorter before a denial is its subject, no claim."""


class Denial(msgspec.Struct, frozen=True):
    """Who denies (None = nobody certain), where, what the words of the denial tell, and the claims that it answers."""

    by: str | None
    span: Span
    line: Line
    words: frozenset[str]
    is_sure: bool
    own_claim: Span | None


class Told(msgspec.Struct, frozen=True):
    """What is looked at while denials are sought: sentences, statements and the places where actors are named."""

    lines: Lines
    pages: Mapping[str, Page]
    statements: Mapping[str, Sequence[Statement]]
    named: Mapping[str, Sequence[tuple[int, int, str]]]
    sides: Sides

    def speaker_at(self, report: str, start: int, end: int) -> str | None:
        """Who says the words `start`..`end`; None = the outlet, or nobody certain."""
        for statement in self.statements.get(report, ()):
            if any(one.start < end and start < one.end for one in statement.content):
                return statement.speaker
        return None

    def actors_in(self, report: str, start: int, end: int) -> list[str]:
        """The actors that are named in `start`..`end`, in order."""
        return [actor for first, last, actor in self.named.get(report, ()) if start <= first and last <= end]


def denial_disagreements(
    pages: Mapping[str, Page],
    statements: Mapping[str, Sequence[Statement]],
    actors: Sequence[Actor],
    sides: Sides,
    reader: Reader,
    known: Sequence[Disagreement],
    lines: Lines,
) -> list[Disagreement]:
    """One for each thing that is denied; none for a denial that one of `known` has among its readings."""
    named: dict[str, list[tuple[int, int, str]]] = defaultdict(list)
    for actor in actors:
        for span in actor.mentions:
            named[span.report].append((span.start, span.end, actor.id))
    told = Told(lines, pages, statements, {report: sorted(own) for report, own in named.items()}, sides)
    shown = [span for one in known for reading in one.readings for span in reading.evidence]
    groups: list[list[tuple[Denial, list[Span]]]] = []
    for report in sorted(pages):
        for line in lines.of(report):
            for denial in denials_in(line, told):
                claims = claims_of(denial, told)
                if claims:
                    home = next((group for group in groups if any(is_same(denial, claims, *one, told) for one in group)), None)
                    if home is None:
                        groups.append([(denial, claims)])
                    else:
                        home.append((denial, claims))
    found: list[Disagreement] = []
    for group in groups:
        if not all(any(denial.span.overlaps(span) for span in shown) for denial, _ in group):
            found.append(of_group(group, told, reader))
    return found


def denials_in(line: Line, told: Told) -> Iterable[Denial]:
    """The denial that a sentence holds, if any."""
    if not line.words:
        return
    page = told.pages[line.report]
    start, end = line.sentence.start, line.sentence.end
    spoken = DENIAL.search(page.text, start, end)
    if spoken is not None and LEFT_OPEN.search(page.text, start, spoken.start()):
        spoken = None
    match = spoken or UNTRUE.search(page.text, start, end) or NOT_SO.search(page.text, start, end)
    if match is None:
        return
    speaker = told.speaker_at(line.report, match.start(), match.end())
    cut = max((part.end() for part in PART.finditer(page.text, start, match.start())), default=start)
    ahead = told.actors_in(line.report, cut, match.start())
    before = told.actors_in(line.report, start, match.start())
    by = (ahead or before)[-1] if spoken and (ahead or before) else speaker
    if spoken is None and by is None and ahead and CHARGE.search(page.text, cut, match.start()):
        by = ahead[0]
    if by is None:
        return
    after = page.text[match.start() : end]
    own = telling_words(after) | (telling_words(page.text[cut : match.start()]) if spoken is None else frozenset())
    names = telling_words(" ".join(told.sides.name(one) for one in told.sides.chain(by)))
    is_split = cut - start >= LEAST_CLAIM
    yield Denial(
        by,
        page.span(cut if is_split else start, end),
        line,
        own - names - telling_words(match.group() if spoken else ""),
        spoken is not None or SURE.search(match.group()) is not None,
        page.span(start, cut) if is_split else None,
    )


def claims_of(denial: Denial, told: Told) -> list[Span]:
    """What is denied: the words before it in its sentence, else the best sentence before it; with its parallels.

    Empty where nothing that is told speaks of the denier or of what the denial speaks of.
    """
    found: list[Line] = []
    own: list[Span] = []
    if denial.own_claim is not None and denial.is_sure and is_claim(denial.own_claim, denial, told):
        own.append(denial.own_claim)
    else:
        weighed = [
            (weight, -abs(denial.line.number - line.number), line)
            for line in told.lines.of(denial.line.report)[max(0, denial.line.number - FAR_REACH) : denial.line.number]
            if (weight := claim_weight(denial, line, told)) >= LEAST
        ]
        if weighed:
            found.append(max(weighed, key=lambda one: one[:2])[2])
    for line in [*found, denial.line]:
        for rival in told.lines.parallels(line):
            if rival not in found and not is_own(denial, rival, told) and not is_denied(rival, told):
                found.append(rival)
    return own + [told.lines.span(line) for line in found]


def is_denied(line: Line, told: Told) -> bool:
    """Whether a sentence denies."""
    text = told.pages[line.report].text
    return DENIAL.search(text, line.sentence.start, line.sentence.end) is not None


def is_claim(span: Span, denial: Denial, told: Told) -> bool:
    """Whether what comes before the denial in its sentence is another's claim."""
    speaker = told.speaker_at(span.report, span.start, span.end)
    return speaker is None or not told.sides.are_one(speaker, denial.by)


def is_own(denial: Denial, line: Line, told: Told) -> bool:
    """Whether the denier says the sentence himself."""
    middle = (line.sentence.start + line.sentence.end) // 2
    speaker = told.speaker_at(line.report, middle, middle + 1)
    return speaker is not None and told.sides.are_one(speaker, denial.by)


def claim_weight(denial: Denial, line: Line, told: Told) -> float:
    """How much speaks for a sentence being what is denied."""
    if not line.words or is_own(denial, line, told) or is_denied(line, told):
        return 0.0
    distance = denial.line.number - line.number
    side = told.sides.of(denial.by) if denial.by else None
    actors = told.actors_in(line.report, line.sentence.start, line.sentence.end)
    is_about = any(told.sides.of(one) == side for one in actors)
    shared = told.lines.weight(line.report, denial.words & line.words)
    is_charge = CHARGE.search(told.lines.text(line)) is not None
    if not denial.is_sure and not (is_about and shared):
        return 0.0
    if denial.words and not shared and not (is_about and distance <= 2):
        return 0.0
    if distance > REACH and not (is_about and shared):
        return 0.0
    return shared + 2.0 * is_about + 1.0 * is_charge + 1.5 / distance


def is_same(denial: Denial, claims: Sequence[Span], other: Denial, rivals: Sequence[Span], told: Told) -> bool:
    """Whether two denials are of one thing: by one side, of a claim that both answer."""
    if not (told.sides.of(denial.by or "") == told.sides.of(other.by or "")):
        return False
    if any(claim.overlaps(rival) for claim in claims for rival in rivals):
        return True
    if denial.line.report == other.line.report:
        return denial.line.number - other.line.number == 1 and not (denial.own_claim or other.own_claim)
    return told.lines.likeness(denial.line, other.line) > 0.5


def of_group(group: Sequence[tuple[Denial, list[Span]]], told: Told, reader: Reader) -> Disagreement:
    """The disagreement of the denials of one thing."""
    lead = min(group, key=lambda one: one[0].span)[0]
    claims: dict[str | None, list[Span]] = defaultdict(list)
    for _, own in group:
        for claim in own:
            speaker = told.speaker_at(claim.report, claim.start, claim.end)
            if claim not in claims[speaker] and not any(claim == denial.span for denial, _ in group):
                claims[speaker].append(claim)
    readings = [reader.reading(excerpt(own[0].exact), speaker, own) for speaker, own in claims.items() if own]
    denials: dict[str | None, list[Span]] = defaultdict(list)
    for denial, _ in group:
        denials[denial.by].append(denial.span)
    readings += [reader.reading(f"denied: {excerpt(own[0].exact)}", by, own) for by, own in denials.items()]
    is_doer = any(DENIED_DOER.search(denial.span.exact) for denial, _ in group)
    first = next(iter(claims))
    who = told.sides.name(first) if first else "one account"
    why = f"{told.sides.name(lead.by)} denies what {who} says: “{readings[0].value}”."
    kind = "attribution" if is_doer else "conflict"
    return disagreement(About("report", lead.line.report), "claim", kind, readings, why)


def excerpt(text: str) -> str:
    """The first words of a claim, shortened for a reader."""
    plain = " ".join(text.split())
    return plain if len(plain) <= LONGEST_VALUE else plain[:LONGEST_VALUE].rsplit(" ", 1)[0] + " …"
