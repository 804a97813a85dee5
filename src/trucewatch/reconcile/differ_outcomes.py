"""Where what was planned, over all reports, is held to what came of it: how many, when, and whether at all."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence

import msgspec

from trucewatch.core.account import About, Disagreement
from trucewatch.core.page import Page, Sentence
from trucewatch.core.spans import Span
from trucewatch.core.values import UNKNOWN_TIME
from trucewatch.lang.quantities import QuantityExpression, quantity_expressions
from trucewatch.lang.times import time_expressions
from trucewatch.reconcile.match import do_meet
from trucewatch.reconcile.parallel import stem
from trucewatch.reconcile.readings import Reader, disagreement
from trucewatch.reconcile.terms import DAYS

PLAN = re.compile(
    r"\b(?:shall|will|would|(?:is|are|was|were) (?:due )?to|promised|pledged|planned|undertook to|agreed to|obliged to"
    r"|list (?:had|has|held|names|named)|on the list|speaks? of|provides? for|foresees?|to let|to allow|entitled to)\b",
    re.IGNORECASE,
)
"""Must catch "thirty buses shall be let through", "the first is to have 24 lorries", "the list had 50 names"."""
DONE = (
    r"(?:arrived?|reached|docked|landed|crossed|flown|flew|left|released|freed|returned|delivered|handed over"
    r"|let (?:in|go)|(?:come|came|gone|went|got) (?:in|home|back|through|across)|brought (?:in|out|home|back)"
    r"|repatriated|taken off|unloaded)\b"
)
LISTED = r"(?:\s[A-Z][a-z]+)?(?:\sand\s[\d,]+\s\w+)?"
"""Between a number and its verb: "90 Veldans and 70 Oskians crossed"."""
BEHIND = re.compile(
    rf"{LISTED}\s?(?:of (?:them|these|those)\s)?(?:(?:have|has|had|were|was|did)\s)?(?:been\s)?{DONE}", re.IGNORECASE
)
"""Right behind the number: "31 had landed", "90 Veldans crossed"."""
AHEAD = re.compile(
    r"\b(?:released|freed|returned|delivered|handed over|sent back|let go|repatriated|brought in)\s"
    r"(?:all\s|only\s|just\s)?$"
)
"""Right before it: "freed 30 miners"; the infinitive and "to be freed" tell a plan."""
SO_FAR = re.compile(r"\s?(?:have|has|had)\s", re.IGNORECASE)
"""Behind the number: the count runs on."""
OF_WHOLE = re.compile(r"\b[Oo]f\s(?:the|these|those|some|about|its|his|their)\s$")
"""Before a number: "of the 40 buses, 31 had come back"."""
PAIRS_OF = re.compile(r"\s?of\s(?P<noun>[a-z]+)")
A_TIME = re.compile(r"\s(?:a|per|each|every)\s(?:hour|day|week|month|year)\b", re.IGNORECASE)
"""Behind a number: so many each time, and no whole."""
PEOPLE_NAMED = re.compile(r"\s(?P<name>[A-Z][a-z]{3,})\b")
"""Right behind a bare number: whom it counts, "90 Veldans"."""
PART_ONLY = re.compile(r"\b(?:first|other|another|last|next|more|remaining)\s$", re.IGNORECASE)
"""Before a number: a part of what was planned."""
UNREAL = re.compile(r"\b(?:would|will|could|if|(?-i:may)|might|not|never|until|should|shall|to be)\b", re.IGNORECASE)
PLANNED_FOR = re.compile(
    r"\b(?:planned|due|scheduled|meant|set|expected|announced)\s(?:to \w+ )?(?:for|on)\s$", re.IGNORECASE
)
CAME_ON = re.compile(
    rf"\b(?:{DONE}|began|started|opened|took place|was held|were held|took effect)\s(?:only\s|not until\s)?on\s$"
)
"""Before a day: when it was to be, and when it came."""
TO_BE = re.compile(
    r"\b(?:(?:is|are|was|were) to|shall|must|should|will)\s(?:be\s)?\w+[^.;]{0,60}?,?\s(?:but|yet|though|although)\s",
    re.IGNORECASE,
)
NOTHING_YET = re.compile(
    r"\b(?:nothing (?:has|had) (?:changed|happened|come|moved)|(?:has|have|had) (?:not yet|yet to)\b"
    r"|not one \w+ (?:has|had)"
    r"|no \w+ (?:has|had|have) (?:yet )?(?:been )?\w+)\b",
    re.IGNORECASE,
)
"""Must catch "the roads are to be opened, but drivers say nothing has changed"."""
PROMISED = re.compile(
    r"\b(?:had|has|have|were|was)\s(?:been\s)?(?:promised|pledged|announced|agreed|planned|listed|due)\b", re.IGNORECASE
)
SHARE = re.compile(r"\s(?:out )?of (?:the |its |some |those |all )*")
NEAR_ENDS = 1.3
"""Numbers of what came that lie so near each other are of one delivery."""
LARGEST_RATIO = 5.0
"""Numbers further apart are of different things."""
LONGEST_SENTENCE = 1500


class Told(msgspec.Struct, frozen=True):
    """A number of things that were to come, or came: where it stands; `runs`: the count goes on."""

    noun: str
    value: float
    span: Span
    runs: bool = False


def outcome_disagreements(
    pages: Mapping[str, Page], reader: Reader, known: Sequence[Disagreement]
) -> list[Disagreement]:
    """What fell short of a plan, came late or did not come; deliveries that `known` holds already are left out."""
    by_story: dict[str, list[Page]] = defaultdict(list)
    for report in sorted(pages):
        by_story[pages[report].report.story].append(pages[report])
    found: list[Disagreement] = []
    for story in sorted(by_story):
        plans: dict[str, list[Told]] = defaultdict(list)
        ends: dict[str, list[Told]] = defaultdict(list)
        for page in by_story[story]:
            for sentence in prose(page):
                for one in planned_in(page, sentence):
                    plans[one.noun].append(one)
                for one in done_in(page, sentence):
                    ends[one.noun].append(one)
                found += late_in(page, sentence, reader)
                found += undone_in(page, sentence, reader)
                found += shares_of(page, sentence, reader)
        for noun in sorted(ends):
            found += shortfall(plans[noun], ends[noun], reader)
            found += progress(ends[noun], reader)
            found += rival_ends(plans[noun], ends[noun], pages, reader)
    shown = [
        [span for reading in one.readings for span in reading.evidence] for one in known if one.field == "delivered"
    ]
    return [one for one in found if not any(are_shown(one, spans) for spans in shown)]


def are_shown(one: Disagreement, spans: Sequence[Span]) -> bool:
    """Whether another disagreement has a word of each of its readings."""
    return all(any(span.overlaps(other) for span in reading.evidence for other in spans) for reading in one.readings)


def prose(page: Page) -> Iterable[Sentence]:
    """The sentences that are prose."""
    return (one for one in page.sentences if not one.heading and one.end - one.start <= LONGEST_SENTENCE)


def exact_numbers(page: Page, sentence: Sentence) -> Iterable[tuple[QuantityExpression, str]]:
    """The numbers of a sentence that are no length, with what they count; "" where no noun says it."""
    for one in quantity_expressions(page.text, sentence.start, sentence.end):
        noun = page.text[one.noun_start : one.noun_end].split()
        head = noun[-1].casefold() if noun else ""
        named = PEOPLE_NAMED.match(page.text, one.end, sentence.end) if not head else None
        head = named["name"].casefold() if named else head
        pair = PAIRS_OF.match(page.text, one.end, sentence.end) if head in ("pairs", "pair") else None
        if one.value.low is not None and head not in DAYS and head + "s" not in DAYS:
            yield one, stem(pair["noun"] if pair else head) if head else ""


def planned_in(page: Page, sentence: Sentence) -> Iterable[Told]:
    """How many of what were to come, by one sentence."""
    plan = PLAN.search(page.text, sentence.start, sentence.end)
    for one, noun in exact_numbers(page, sentence):
        before = page.text[sentence.start : one.start]
        is_whole = OF_WHOLE.search(before) is not None
        if A_TIME.match(page.text, one.end, sentence.end):
            continue
        if noun and (plan or is_whole) and not PART_ONLY.search(before) and not is_done(page, sentence, one):
            yield Told(noun, value_of(one), page.span(one.start, one.end))


def value_of(one: QuantityExpression) -> float:
    """The number that stands there, whatever its hedge."""
    low, high = one.value.low or 0.0, one.value.high
    return round((low + high) / 2) if high is not None else low


def is_done(page: Page, sentence: Sentence, one: QuantityExpression) -> bool:
    """Whether what is counted came: the verb stands right before or behind the number."""
    if one.value.hedge is not None or PART_ONLY.search(page.text[sentence.start : one.start]):
        return False
    behind = BEHIND.match(page.text, one.end, sentence.end)
    ahead = AHEAD.search(page.text[sentence.start : one.start])
    if ahead is not None:
        return not re.search(
            r"\b(?:to|be|will|would|shall|must)\s$", page.text[sentence.start : sentence.start + ahead.start()]
        )
    return behind is not None and not UNREAL.search(page.text, one.end, behind.end())


def done_in(page: Page, sentence: Sentence) -> Iterable[Told]:
    """How many came, by one sentence; "of the 40 buses, 31 had come back" counts ships."""
    whole = ""
    for one, noun in exact_numbers(page, sentence):
        if OF_WHOLE.search(page.text[sentence.start : one.start]):
            whole = noun
        elif is_done(page, sentence, one) and (noun or whole):
            runs = SO_FAR.match(page.text, one.end, sentence.end) is not None
            yield Told(noun or whole, value_of(one), page.span(one.start, one.end), runs)


def shortfall(plans: Sequence[Told], ends: Sequence[Told], reader: Reader) -> Iterable[Disagreement]:
    """The one number that was planned beside the highest that came, where fewer came."""
    promised = {one.value for one in plans}
    came = max(one.value for one in ends)
    if len(promised) != 1:
        return
    (value,) = promised
    if came >= value or value > LARGEST_RATIO * came or any(one.value == value for one in ends):
        return
    reached = [one for one in ends if one.value == came]
    readings = [
        reader.reading(f"{value:,g}", None, [one.span for one in plans]),
        reader.reading(f"{came:,g}", None, [one.span for one in reached]),
    ]
    why = f"{value:,g} were to come (“{plans[0].span.exact}”), and {came:,g} are reported to have come."
    yield disagreement(About("report", plans[0].span.report), "outcome", "promise_outcome", readings, why)


def progress(ends: Sequence[Told], reader: Reader) -> Iterable[Disagreement]:
    """A running count that a later report gives higher."""
    running = [one for one in ends if one.runs]
    days = {one.span: reader.told_on([one.span]) for one in running}
    if len({one.value for one in running}) < 2 or None in days.values():
        return
    ordered = sorted(running, key=lambda one: (days[one.span] or "", one.value))
    if [one.value for one in ordered] != sorted(one.value for one in ordered) or len(set(days.values())) < 2:
        return
    readings = [reader.reading(f"{one.value:,g}", None, [one.span]) for one in ordered]
    why = f"The count went on, from {ordered[0].value:,g} to {ordered[-1].value:,g}."
    yield disagreement(About("report", ordered[0].span.report), "progress", "update", readings, why)


def rival_ends(
    plans: Sequence[Told], ends: Sequence[Told], pages: Mapping[str, Page], reader: Reader
) -> Iterable[Disagreement]:
    """How many came by one report, and how many by another: near numbers of one thing that does not go on.

    A number that was planned, or one of two that a report gives itself, is left out; so are other days.
    """
    promised = {one.value for one in plans}
    by_report: dict[str, list[Told]] = defaultdict(list)
    for one in ends:
        by_report[one.span.report].append(one)
    sure = [own[0] for _, own in sorted(by_report.items()) if len({one.value for one in own}) == 1]
    sure = [one for one in sure if not one.runs and one.value not in promised]
    rivals = [
        (one, other)
        for place, one in enumerate(sure)
        for other in sure[place + 1 :]
        if one.value != other.value
        and max(one.value, other.value) <= NEAR_ENDS * min(one.value, other.value)
        and are_of_one_day(one, other, pages, reader)
    ]
    if rivals:
        concerned = [one for one in sure if any(one in pair for pair in rivals)]
        readings = [reader.reading(f"{one.value:,g}", None, [one.span]) for one in concerned]
        values = " and ".join(f"“{one.span.exact}”" for one in rivals[0])
        why = f"{values} are told to have come: both cannot be right."
        yield disagreement(About("report", concerned[0].span.report), "came", "conflict", readings, why)


def are_of_one_day(one: Told, other: Told, pages: Mapping[str, Page], reader: Reader) -> bool:
    """Whether the sentences of two numbers name a day each, and these can be one."""
    days = []
    for told in (one, other):
        page = pages[told.span.report]
        sentence = page.sentence_at(told.span.start)
        if sentence is None:
            return False
        times = time_expressions(page.text, sentence.start, sentence.end, reader.published(page.report.id))
        known = [each.when for each in times if each.kind != "duration" and each.when.is_known]
        if not known:
            return False
        days.append(known)
    return any(do_meet(mine, theirs) for mine in days[0] for theirs in days[1])


def shares_of(page: Page, sentence: Sentence, reader: Reader) -> Iterable[Disagreement]:
    """How many of what was promised came, in one breath: "freed 31 of the 50 prisoners it had promised"."""
    if not PROMISED.search(page.text, sentence.start, sentence.end):
        return
    for one in quantity_expressions(page.text, sentence.start, sentence.end):
        words = page.text[one.start : one.end]
        joint = SHARE.search(words)
        if one.total is None or joint is None or one.total.low is None or one.value.low is None:
            continue
        if one.value.low >= one.total.low or UNREAL.search(page.text, sentence.start, one.start):
            continue
        came, whole = (page.span(one.start, one.start + joint.start()), page.span(one.start + joint.end(), one.end))
        readings = [
            reader.reading(f"{one.total.low:,g}", None, [whole]),
            reader.reading(f"{one.value.low:,g}", None, [came]),
        ]
        why = f"{one.total.low:,g} were promised, and {one.value.low:,g} of them are reported to have come."
        yield disagreement(About("report", page.report.id), "outcome", "promise_outcome", readings, why)


def late_in(page: Page, sentence: Sentence, reader: Reader) -> Iterable[Disagreement]:
    """The day that something was planned for, and the other day on which it came, in one sentence."""
    times = time_expressions(page.text, sentence.start, sentence.end, page.report.published or UNKNOWN_TIME)
    plan = next((one for one in times if PLANNED_FOR.search(page.text[sentence.start : one.start])), None)
    came = next((one for one in times if CAME_ON.search(page.text[sentence.start : one.start])), None)
    if plan is not None and came is not None and plan.start < came.start and plan.when.earliest != came.when.earliest:
        spans = [page.span(one.start, one.end) for one in (plan, came)]
        readings = [reader.reading(span.exact, None, [span]) for span in spans]
        why = f"It was planned for {spans[0].exact} and came on {spans[1].exact}."
        yield disagreement(About("report", page.report.id), "outcome", "promise_outcome", readings, why)


def undone_in(page: Page, sentence: Sentence, reader: Reader) -> Iterable[Disagreement]:
    """What was to be done, and that nothing of it is done yet, in one sentence."""
    plan = TO_BE.search(page.text, sentence.start, sentence.end)
    yet = NOTHING_YET.search(page.text, plan.end(), sentence.end) if plan else None
    if plan is not None and yet is not None:
        spans = [page.span(sentence.start, plan.end()), page.span(yet.start(), sentence.end)]
        readings = [reader.reading(" ".join(span.exact.split()), None, [span]) for span in spans]
        why = f"What was to be done is told beside “{spans[1].exact}”."
        yield disagreement(About("report", page.report.id), "outcome", "promise_outcome", readings, why)
