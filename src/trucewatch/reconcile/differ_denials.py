"""Where one account denies what another says: the denial in its sentence, and the sentences that say what it denies."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence

import msgspec

from trucewatch.core.account import About, Actor, Disagreement, DisagreementKind, Statement
from trucewatch.core.page import Page
from trucewatch.core.spans import Span
from trucewatch.reconcile.denial_words import ATTACKS, CHARGE, DENIAL, DENIED_DOER, GENERIC, LEAVES_OPEN
from trucewatch.reconcile.denials import Denial, Told, denials_in
from trucewatch.reconcile.parallel import ALIKE, NAME, Line, Lines, telling_words
from trucewatch.reconcile.readings import Reader, disagreement
from trucewatch.reconcile.sides import Sides

REACH = 6
"""What is denied was told in so many sentences before; one that shares telling words may lie further off."""
FAR_REACH = 14
LEAST = 3.5
"""A claim must weigh so much: it is near, speaks of the denier, or shares telling words with the denial."""
LEAST_ALIKE = 3
"""Two denials of one side that share so many words, an act and a name among them, are of one deed."""
TELLING = 3.0
"""Words of this weight are in few sentences."""
DENIED = "denied: "
LONGEST_VALUE = 110
"""Characters of a claim that a reader is shown."""


def denial_disagreements(
    pages: Mapping[str, Page],
    statements: Mapping[str, Sequence[Statement]],
    actors: Sequence[Actor],
    sides: Sides,
    reader: Reader,
    known: Sequence[Disagreement],
    lines: Lines,
) -> list[Disagreement]:
    """`known`, and one for each further thing that is denied.

    A denial that one of `known` has among its readings is left to it; one of a deed disputed there is added to it.
    """
    named: dict[str, list[tuple[int, int, str]]] = defaultdict(list)
    for actor in actors:
        for span in actor.mentions:
            named[span.report].append((span.start, span.end, actor.id))
    told = Told(lines, pages, statements, {report: sorted(own) for report, own in named.items()}, sides)
    shown = [span for one in known for reading in one.readings for span in reading.evidence]
    groups: list[list[tuple[Denial, list[Span]]]] = []
    for report in sorted(pages):
        before: tuple[Denial, list[Span]] | None = None
        for line in lines.of(report):
            for denial in denials_in(line, told):
                claims = claims_of(denial, told, before)
                before = (denial, claims)
                if claims:
                    home = next(
                        (group for group in groups if any(is_same(denial, claims, *one, told) for one in group)), None
                    )
                    if home is None:
                        groups.append([(denial, claims)])
                    else:
                        home.append((denial, claims))
    found = list(known)
    for group in groups:
        if any(denial.span.overlaps(span) for denial, _ in group for span in shown):
            continue
        made = of_group(group, told, reader)
        place = next((place for place, one in enumerate(found) if is_of_deed(one, group, sides)), None)
        if place is None:
            found.append(made)
        else:
            found[place] = with_denials(found[place], made)
    return found


def is_of_deed(known: Disagreement, group: Sequence[tuple[Denial, list[Span]]], sides: Sides) -> bool:
    """Whether what is denied is a deed of which it is already told that the same side denies it."""
    deniers = [reading.by for reading in known.readings if reading.value.startswith("not ")]
    by = {sides.of(denial.by) for denial, _ in group}
    actors = [sides.actor(one) for one in by]
    are_unplaced = all(actor is not None and actor.kind == "person" for actor in actors)
    is_one_side = any(one is None or sides.of(one) in by for one in deniers)
    if known.field not in ("accused", "happened") or not deniers or not (is_one_side or are_unplaced):
        return False
    claims = [span for _, own in group for span in own]
    return any(span.overlaps(claim) for reading in known.readings for span in reading.evidence for claim in claims)


def with_denials(known: Disagreement, denied: Disagreement) -> Disagreement:
    """A disputed deed with further denials of it; a plain denial says that it did not happen."""
    kind = known.kind if denied.kind == "attribution" else denied.kind
    readings = [*known.readings, *(reading for reading in denied.readings if reading.value.startswith(DENIED))]
    return disagreement(known.about, known.field, kind, readings, known.why)


def claims_of(denial: Denial, told: Told, before: tuple[Denial, list[Span]] | None) -> list[Span]:
    """What is denied: the words before it in its sentence, else the best sentence before it; with its parallels.

    `before`: the denial last met in the report with its claims; one that goes on right behind it answers the same.
    Empty where nothing that is told speaks of the denier or of what the denial speaks of.
    """
    found: list[Line] = []
    own: list[Span] = []
    sources = [(denial.line.words & denial.words, denial.line)]
    if denial.names_claim:
        pass
    elif denial.own_claim is not None and denial.is_sure and is_claim(denial.own_claim, denial, told):
        own.append(denial.own_claim)
        sources = [(telling_words(denial.own_claim.exact), denial.line)]
    elif before is not None and goes_on(denial, before[0], told):
        return before[1]
    else:
        weighed = [
            (weight, -abs(denial.line.number - line.number), line)
            for line in told.lines.of(denial.line.report)[max(0, denial.line.number - FAR_REACH) : denial.line.number]
            if (weight := claim_weight(denial, line, told)) >= LEAST
        ]
        if not weighed:
            return []
        weighed.sort(key=lambda one: one[:2], reverse=True)
        found += [line for weight, _, line in weighed[: 2 if denial.is_of_several else 1]]
        sources += [(line.words, line) for line in found]
    matter = frozenset() if own else denial.words - GENERIC
    for words, line in sources:
        for rival in told.lines.parallels(msgspec.structs.replace(line, words=words)):
            is_of_it = not matter or any(map(is_word, matter & rival.words))
            if rival not in found and is_of_it and not is_own(denial, rival, told) and not is_denied(rival, told):
                found.append(rival)
    return own + [told.lines.span(line) for line in found]


def goes_on(denial: Denial, before: Denial, told: Told) -> bool:
    """Whether a denial stands right behind another of the same side."""
    is_next = 0 < denial.line.number - before.line.number <= 1
    return is_next and told.sides.of(denial.by) == told.sides.of(before.by)


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
    speaker = told.speaker_at(line.report, line.sentence.start, line.sentence.end)
    if speaker is None:
        return False
    return told.sides.are_one(speaker, denial.by) or told.sides.name(speaker) == told.sides.name(denial.by)


def claim_weight(denial: Denial, line: Line, told: Told) -> float:
    """How much speaks for a sentence being what is denied."""
    if not line.words or is_own(denial, line, told) or is_denied(line, told):
        return 0.0
    distance = denial.line.number - line.number
    side = told.sides.of(denial.by)
    actors = told.actors_in(line.report, line.sentence.start, line.sentence.end)
    is_about = any(told.sides.of(one) == side for one in actors) or bool(denial.about & line.words)
    text = told.lines.text(line)
    if LEAVES_OPEN.search(text) or text.rstrip().endswith("?") or text.startswith(("If ", "Asked ")):
        return 0.0
    common = (denial.words - GENERIC) & line.words
    shared = told.lines.weight(line.report, common)
    is_charge = CHARGE.search(text) is not None
    if not denial.is_sure:
        is_same_act = bool(denial.verb & line.words) or bool(not denial.verb and ATTACKS & line.words)
        own = told.speaker_at(line.report, line.sentence.start, line.sentence.end)
        if not (is_same_act and (is_about or shared)) and not (own and shared >= TELLING and any(map(is_word, common))):
            return 0.0
    is_deed = bool(line.words & ATTACKS) and (bool(denial.words & GENERIC) or not denial.words)
    if denial.words - GENERIC and not shared and not (is_about and (is_deed or distance <= 2)):
        return 0.0
    if distance > REACH and not (is_about and (shared or is_deed)):
        return 0.0
    if not (shared or is_about or is_deed or distance == 1):
        return 0.0
    is_answered = distance == 1 and not denial.words
    return shared + 2.5 * is_about + 2.0 * is_deed + 1.0 * is_charge + 1.5 / distance + 1.0 * is_answered


def is_word(form: str) -> bool:
    """Whether it is no name."""
    return not form.startswith(NAME)


def is_same(denial: Denial, claims: Sequence[Span], other: Denial, rivals: Sequence[Span], told: Told) -> bool:
    """Whether two denials are of one thing: by one side, of a claim that both answer."""
    if told.sides.of(denial.by) != told.sides.of(other.by):
        return False
    if any(claim.overlaps(rival) for claim in claims for rival in rivals):
        return True
    if denial.line.report == other.line.report:
        return denial.line.number - other.line.number == 1 and not (denial.own_claim or other.own_claim)
    shared = denial.line.words & other.line.words
    is_one_deed = len(shared) >= LEAST_ALIKE and bool(shared & ATTACKS) and not all(map(is_word, shared))
    return is_one_deed or told.lines.likeness(denial.line, other.line) > ALIKE


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
    readings += [reader.reading(f"{DENIED}{excerpt(own[0].exact)}", by, own) for by, own in denials.items()]
    is_doer = any(DENIED_DOER.search(denial.span.exact) for denial, _ in group)
    first = next(iter(claims))
    who = told.sides.name(first) if first else "one account"
    why = f"{told.sides.name(lead.by)} denies what {who} says: “{readings[0].value}”."
    kind: DisagreementKind = "attribution" if is_doer else "conflict"
    return disagreement(About("report", lead.line.report), "claim", kind, readings, why)


def excerpt(text: str) -> str:
    """The first words of a claim, shortened for a reader."""
    plain = " ".join(text.split())
    return plain if len(plain) <= LONGEST_VALUE else plain[:LONGEST_VALUE].rsplit(" ", 1)[0] + " …"
