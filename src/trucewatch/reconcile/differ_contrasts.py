"""Numbers that two tellers give for one thing, one right behind the other: "nine, says the army; Velda, 23"."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence

import msgspec

from trucewatch.core.account import About, Actor, Disagreement
from trucewatch.core.page import Page
from trucewatch.core.spans import Span
from trucewatch.core.values import Quantity, Relation, relate_ranges
from trucewatch.lang.quantities import QuantityExpression, quantity_expressions
from trucewatch.reconcile.differ_measures import KILOMETRES
from trucewatch.reconcile.differ_numbers import figure
from trucewatch.reconcile.parallel import stem, telling_words
from trucewatch.reconcile.readings import Reader, disagreement
from trucewatch.reconcile.roundings import is_rounding_of
from trucewatch.reconcile.settings import Settings
from trucewatch.reconcile.sides import Sides
from trucewatch.reconcile.tellings import REACH, Telling, answers
from trucewatch.reconcile.terms import DAYS
from trucewatch.reconcile.toll_words import (
    A_SINGLE,
    ALL_ALIVE,
    CASUALTY,
    INJURED,
    LOSES,
    NOBODY,
    OTHERS,
    PEOPLE,
    class_of,
    fate_told,
)

LARGEST_RATIO = 12.0
"""Numbers further apart are of different things."""
FAR_ABOVE = 2.0
"""Nobody says "at least" of a number so many times as large."""
FEW_WORDS = 5
"""A telling of so few telling words says no more than its number: "villagers speak of four shepherds"."""
PART_OF = re.compile(r"\bof the (?:wounded|injured|dead|\w+ (?:wounded|injured|dead))\b", re.IGNORECASE)
TALLY = re.compile(
    r"(?:breach|violation|complaint|incident|bout|instance|case|time|shelling|assault|attack|strike"
    r"|drone|missile|rocket|shell|round|bomb|mine|aircraft|plane|jet|helicopter|tank|gun)(?:e?s)?$",
    re.IGNORECASE,
)
"""Each side counts what the other did or sent: two such numbers are no two counts of one thing."""
MOVED = re.compile(
    r"\b(?:freed?|releas\w+|handed (?:over|back)|(?:come|came) back|gone home|return\w*|receiv\w+|sent|let|allowed"
    r"|delivered|brought|reached|crossed|arrived|entered|passed|holds?|held|exchang\w+|swapp?\w*)\b",
    re.IGNORECASE,
)
"""What each side does with people or goods of its own count."""
GIVEN = re.compile(
    r"\b(?:(?:speak|talk|tell|know)s? of|(?:spoke|talked|told|knew) of|puts? (?:[\w’'-]+ ){1,6}at|admit(?:s"
    r"|ted)?(?: to)?"
    r"|counts?|counted|claim(?:s|ed)?|say(?:s)?|said|conced(?:es|ed)|gives?|gave|report(?:s|ed)?|acknowledg(?:es|ed)|recalls?"
    r"|number|lodged|ha[sd]|it was|it is|there were|there had been|only)\s(?:only\s|just\s|at most\s)?$",
    re.IGNORECASE,
)
"""Right before a number that a teller gives: "Velda speaks of", "the clinic admits to", "puts them at"."""
UNREAL = re.compile(
    r"\b(?:envisag\w+|planned|expect\w+|promis\w+|would|will|shall|is to|are to|was to|were to|due to|should|owed"
    r"|demand\w*|ask(?:s|ed) for|want(?:s|ed))\b",
    re.IGNORECASE,
)
"""With one of these nothing is counted yet."""
NO_COUNT = re.compile(
    r"(?:^\s?(?:o['’]?clock|per\s?cent|%|a\.?m\b|p\.?m\b|GMT)|^[.:]\d|^\s?(?:of the clock))", re.IGNORECASE
)
DEFINITE = re.compile(r"\b(?:the|these|those|its|his|her|their|our|missing|other|one)\s$", re.IGNORECASE)
"""Before a number: those told of before, which are not counted again."""
FAR = 6
THE_TOLL = re.compile(
    r"\bthe (?:dead|death toll|toll|number of (?:dead|deaths|killed|wounded|injured))\b", re.IGNORECASE
)
"""What speaks of "the dead" may answer a toll that was told some sentences before."""
WHO_DIED = re.compile(r"\swho (?:died|were killed)\b")
NO_NUMBER = Quantity(0, 0, "", None)
ONE = Quantity(1, 1, "", None)


class Figure(msgspec.Struct, frozen=True):
    """A number that a teller gives: of what ("" where it is bare), of whom, and whether they are the teller's own."""

    thing: str
    noun: str
    value: Quantity
    span: Span
    is_own_loss: bool = False

    @property
    def is_fate(self) -> bool:
        """Whether it counts the dead or hurt."""
        return self.thing in ("killed", "injured")


def contrast_disagreements(
    pages: Mapping[str, Page],
    tellings: Mapping[str, Sequence[Telling]],
    sides: Sides,
    reader: Reader,
    actors: Sequence[Actor] = (),
) -> list[Disagreement]:
    """One for each number that a second teller contradicts within a sentence or two of the first."""
    found: list[Disagreement] = []
    settings = Settings(actors, reader)
    for report in sorted(pages):
        page = pages[report]
        settled: set[Span] = set()
        for first, second in answers(tellings[report], sides, FAR):
            if not (is_near(first, second) or THE_TOLL.search(second.text(page))):
                continue
            if settings.are_two(first, page, second, page):
                continue
            for one, other in contradictions(first, second, page, sides):
                if other.span in settled:
                    continue  # the nearest telling before it is what it answers
                settled.add(other.span)
                readings = [
                    reader.reading(figure(one.value), first.by, [one.span]),
                    reader.reading(figure(other.value), second.by, [other.span]),
                ]
                field = f"counts.{one.thing}" if one.thing in ("killed", "injured") else "number"
                why = (
                    f"{teller(first, sides)} tells of {figure(one.value)} (“{one.span.exact}”), "
                    f"{teller(second, sides)} of {figure(other.value)}: both cannot be right."
                )
                found.append(disagreement(About("report", report), field, "conflict", readings, why))
    return found


def is_near(first: Telling, second: Telling) -> bool:
    """Whether a telling stands a sentence or two behind the other, and in its paragraph where the outlet tells one.

    What the outlet itself tells in another paragraph is of another deed.
    """
    if second.line.number - first.line.number > REACH:
        return False
    is_one_paragraph = first.line.sentence.paragraph == second.line.sentence.paragraph
    return is_one_paragraph or bool(first.name and second.name)


def teller(telling: Telling, sides: Sides) -> str:
    """Who tells it, for a reader."""
    return sides.name(telling.by) if telling.by else (telling.name or "the report")


def contradictions(first: Telling, second: Telling, page: Page, sides: Sides) -> Iterable[tuple[Figure, Figure]]:
    """The numbers of the first telling with those of the second that cannot stand beside them."""
    claims, rivals = list(figures_in(first, page)), list(figures_in(second, page))
    for rival in rivals:
        if not second.name:
            return  # the outlet itself goes on with its tale
        same = [one for one in claims if one.thing == rival.thing and one.thing]
        if not same and not rival.thing and stands_for_it(rival, second, page):
            same = [one for one in claims if one.thing] or claims
        if same and MOVED.search(first.text(page)) and MOVED.search(second.text(page)) and not rival.is_fate:
            continue  # "we freed 60", "we handed over 45": each counts its own
        if (
            len(same) == 1
            and are_apart(same[0], rival, are_side_by_side=True)
            and are_of_one_side(same[0], rival, second, sides)
        ):
            yield same[0], rival


def stands_for_it(rival: Figure, telling: Telling, page: Page) -> bool:
    """Whether a number stands for what was counted before: right behind the verb of a telling that says little more."""
    before = page.text[telling.line.sentence.start : rival.span.start]
    is_given = GIVEN.search(before) is not None or rival.noun == "casualties"
    return is_given and len(telling_words(telling.text(page))) <= FEW_WORDS


def are_apart(one: Figure, other: Figure, *, are_side_by_side: bool = False) -> bool:
    """Whether the numbers exclude each other and are near enough to be of one thing; nobody hurt excludes any.

    Side by side, "at least 90" and "more than 600" are rival figures, too.
    """
    if is_rounding_of(one.value, other.value) or is_rounding_of(other.value, one.value):
        return False
    if one.span.overlaps(other.span):
        return False
    low, rival = one.value.low or 0.0, other.value.low or 0.0
    if relate_ranges(one.value.low, one.value.high, other.value.low, other.value.high) is not Relation.DISJOINT:
        are_open = one.value.high is None or other.value.high is None
        if not (are_side_by_side and are_open and low and rival and max(low, rival) > FAR_ABOVE * min(low, rival)):
            return False
    return not low or not rival or 1 / LARGEST_RATIO <= low / rival <= LARGEST_RATIO


def are_of_one_side(one: Figure, other: Figure, second: Telling, sides: Sides) -> bool:
    """Whether both can count the same people: a side's own loss is no loss of its enemy."""
    if one.is_own_loss and other.is_own_loss:
        return False
    classes = {class_of(one.noun), class_of(other.noun)}
    if "soldiers" in classes and len(classes - {""}) > 1:
        return False  # two soldiers, says the army; five civilians, say residents
    if other.is_own_loss and second.by:
        actor = sides.actor(sides.of(second.by))
        is_state = actor is not None and actor.kind in ("state", "government", "military")
        return class_of(one.noun) != ("fighters" if is_state else "soldiers")
    return True


def figures_in(telling: Telling, page: Page) -> Iterable[Figure]:
    """The numbers of a telling that count things, in order; lengths, shares and parts are left out."""
    text = page.text
    bounds = (telling.line.sentence.start, telling.line.sentence.end)
    for one in quantity_expressions(text, telling.start, telling.end):
        if one.value.low is None and one.value.high is None:
            continue
        made = figure_of(one, page, bounds)
        if made is not None:
            yield made
    for pattern, value in ((NOBODY, NO_NUMBER), (ALL_ALIVE, NO_NUMBER), (A_SINGLE, ONE)):
        match = pattern.search(text, telling.start, telling.end)
        if match is None:
            continue
        word = match.groupdict().get("fate") or match.groupdict().get("noun") or "died"
        thing = "injured" if INJURED.search(word) else "killed" if pattern is not A_SINGLE else ""
        noun = "casualties" if CASUALTY.match(word) else word
        if thing or (noun in PEOPLE and pattern is A_SINGLE):
            yield Figure(thing, "" if thing else noun, value, page.span(match.start(), match.end()))


def figure_of(one: QuantityExpression, page: Page, bounds: tuple[int, int]) -> Figure | None:
    """What one number says; None where it is a length, an order, a part or another lot."""
    noun = page.text[one.noun_start : one.noun_end].split()
    head = noun[-1].casefold() if noun else ""
    if PART_OF.search(page.text, one.start, one.end) or TALLY.match(head):
        return None
    if (
        head in DAYS
        or head + "s" in DAYS
        or head.rstrip("s") in KILOMETRES
        or OTHERS.search(page.text[bounds[0] : one.start][-40:])
    ):
        return None
    if UNREAL.search(page.text, *bounds) or NO_COUNT.match(page.text[one.end : one.end + 12]):
        return None
    if not head and (
        is_named_before(page, one, bounds[0]) or (page.text[one.end : one.end + 1] == "." and one.start == bounds[0])
    ):
        return None
    fate = fate_told(page.text, one.start, one.end, bounds)
    is_own = LOSES.search(page.text[bounds[0] : one.start]) is not None
    thing = fate or (stem(head) if head and head not in PEOPLE else "")
    return Figure(thing, head, one.value, page.span(one.start, one.end), is_own)


def is_named_before(page: Page, one: QuantityExpression, start: int) -> bool:
    """Whether a bare number means those told of before ("the two"); "the two who died" is a toll of its own."""
    if WHO_DIED.match(page.text, one.end):
        return False
    return DEFINITE.search(page.text[start : one.start]) is not None
