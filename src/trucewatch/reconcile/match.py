"""Do two facts speak of one thing? Similarity proposes, typed comparison decides, and every answer has its reason.

Comparisons are three-valued: True they agree, False they cannot be one, None one of them leaves it open.
"""

from __future__ import annotations

import math
import re
import unicodedata
from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from datetime import date, datetime
from difflib import SequenceMatcher
from functools import lru_cache

import msgspec

from trucewatch.core.account import Fact
from trucewatch.core.values import Place, When
from trucewatch.reconcile.identity import AnyFact, evidence_of, first_place

MOST_COMPARED = 12
"""A fact is held to so many members of a group, the fullest first: enough to meet a contradiction."""
LONGEST_NAME = 40
"""Letters of a name; a longer run is none, and comparing it letter by letter would cost too much."""
SAME_PLACE_KM = 15.0
"""Two sets of coordinates so near are one place, as gazetteers differ about where a town's middle is."""
SMALL_WORDS = frozenset(
    [
        "a",
        "an",
        "the",
        "of",
        "on",
        "in",
        "at",
        "to",
        "for",
        "and",
        "or",
        "by",
        "with",
        "from",
        "its",
        "his",
        "her",
        "their",
    ]
)
PLACE_WORDS = frozenset(
    ["near", "outside", "region", "province", "district", "city", "town", "village", "area", "oblast", "governorate"]
)


class Verdict(msgspec.Struct, frozen=True):
    """Whether two facts are one (None = nothing speaks for or against it), how much speaks for it, and why."""

    same: bool | None
    weight: int
    why: str


NEITHER = Verdict(None, 0, "nothing in common that would tell them from others")


def apart(why: str) -> Verdict:
    """They cannot be one."""
    return Verdict(False, 0, why)


def gathered(
    facts: Sequence[AnyFact],
    verdict: Callable[[AnyFact, AnyFact], Verdict],
    keys: Callable[[AnyFact], Iterable[str]],
    fullness: Callable[[AnyFact], int],
    *,
    origin_of: Callable[[AnyFact], str] | None = None,
) -> list[list[AnyFact]]:
    """`facts` in groups of one thing each, whatever their order.

    The fullest come first and the vague join them; only facts that share one of their `keys` are held to each other.
    A fact joins the group with the most weight for it that nothing in it contradicts. Where two groups claim it with
    equal weight it stays by itself, as a guess would be worse; with `origin_of` it goes to the one that more
    independent texts tell of, for "the truce" without a further word is the one that all reports write about.
    """
    groups: list[list[AnyFact]] = []
    by_key: dict[str, list[int]] = defaultdict(list)
    for fact in sorted(facts, key=lambda fact: (-fullness(fact), first_place(fact))):
        own_keys = sorted(set(keys(fact)))
        claims: list[tuple[int, int]] = []
        for number in sorted({number for key in own_keys for number in by_key[key]}):
            answers = [verdict(fact, member) for member in groups[number][:MOST_COMPARED]]
            if any(answer.same for answer in answers) and not any(answer.same is False for answer in answers):
                claims.append((max(answer.weight for answer in answers), number))
        claims.sort(reverse=True)
        best = [number for weight, number in claims if weight == claims[0][0]]
        if len(best) > 1 and origin_of is not None:
            told = {number: len({origin_of(member) for member in groups[number]}) for number in best}
            best = [number for number in best if told[number] == max(told.values())]
        if len(best) == 1:
            chosen = best[0]
            groups[chosen].append(fact)
        else:
            chosen = len(groups)
            groups.append([fact])
        for key in own_keys:
            if chosen not in by_key[key][-1:]:
                by_key[key].append(chosen)
    return groups


def opening(fact: Fact) -> str:
    """The first words that tell it, plain: those of a copy are those of its source."""
    spans = evidence_of(fact)
    return plain(min(spans).exact) if spans else ""


def moment(iso: str) -> datetime | None:
    """The instant of an ISO datetime with an offset; None for a date, a local time or no date at all."""
    try:
        found = datetime.fromisoformat(iso) if len(iso) > 10 else None
    except ValueError:
        return None
    return found if found is not None and found.utcoffset() is not None else None


def day(iso: str | None) -> date | None:
    """The calendar day of an ISO date or datetime as written; None where it is none."""
    try:
        return date.fromisoformat(iso[:10]) if iso else None
    except ValueError:
        return None


def do_meet(when: When, rival: When) -> bool | None:
    """Whether two times can be one. Instants are compared across zones, days as they are written."""
    if not (when.is_known and rival.is_known):
        return None
    return not (is_before(when.latest, rival.earliest) or is_before(rival.latest, when.earliest))


def is_before(iso: str | None, other: str | None) -> bool:
    """Whether both are known and the first lies wholly before the other; a day and an instant compare by day."""
    if iso is None or other is None:
        return False
    first, second = moment(iso), moment(other)
    if first is not None and second is not None:
        return first < second
    first_day, second_day = day(iso), day(other)
    return first_day is not None and second_day is not None and first_day < second_day


def days_apart(when: When, rival: When) -> int | None:
    """The least number of days between two times, 0 where they meet; None where one is unknown."""
    if not (when.is_known and rival.is_known):
        return None
    if do_meet(when, rival):
        return 0
    ends = [day(when.latest), day(rival.earliest), day(rival.latest), day(when.earliest)]
    gaps = [abs((a - b).days) for a, b in (ends[:2], ends[2:]) if a is not None and b is not None]
    return min(gaps, default=0)


@lru_cache(maxsize=20_000)
def plain(text: str) -> str:
    """`text` in lower case without accents and apostrophes."""
    spread = unicodedata.normalize("NFKD", text)
    return "".join(sign for sign in spread if not unicodedata.combining(sign) and sign not in "'’ʼ`").casefold()


@lru_cache(maxsize=20_000)
def word_set(text: str) -> frozenset[str]:
    """The words of `text` that say something."""
    return frozenset(re.findall(r"\w+", plain(text))) - SMALL_WORDS


def likeness(text: str, rival: str) -> float:
    """Which share of the words of the shorter text the other has, 0 to 1; 0 where one has none."""
    words, rivals = word_set(text), word_set(rival)
    return len(words & rivals) / min(len(words), len(rivals)) if words and rivals else 0.0


@lru_cache(maxsize=20_000)
def skeleton(word: str) -> str:
    """What spellings of one foreign name keep: "Grodno" and "Hrodna" are both "hrdn"."""
    letters = re.sub(r"[^a-z]", "", plain(word)).replace("ph", "f").replace("sch", "sh")
    letters = letters.translate(str.maketrans("qcgjwz", "kkhyvs"))
    kept = letters[:1] + re.sub(r"[aeiouyh]", "", letters[1:])
    return re.sub(r"(.)\1+", r"\1", kept)


def is_spelling_of(name: str, rival: str) -> bool:
    """Whether two names are spellings of one: the same consonants, and letters that mostly agree."""
    first, second = plain(name), plain(rival)
    if first == second:
        return True
    if len(first) > LONGEST_NAME or any(sign.isdigit() for sign in first + second):
        return False
    if skeleton(first) != skeleton(second) or min(len(first), len(second)) < 4:
        return False
    return SequenceMatcher(None, first, second, autojunk=False).ratio() >= 0.6


def place_words(place: Place) -> frozenset[str]:
    """The words of a place's name that tell it from others."""
    return word_set(place.name) - PLACE_WORDS


def are_one_place(place: Place, rival: Place) -> bool | None:
    """Whether two places are one; None where one is unknown or may lie within the other."""
    if "unknown" in (place.precision, rival.precision) and not (place.name and rival.name):
        return None
    words, rivals = place_words(place), place_words(rival)
    if not words or not rivals:
        return None
    if all(any(is_spelling_of(word, other) for other in rivals) for word in words) or all(
        any(is_spelling_of(word, other) for other in words) for word in rivals
    ):
        return True
    distance = distance_km(place, rival)
    wide = {"region", "country", "district"}
    if place.precision in wide or rival.precision in wide:
        are_foreign = place.country and rival.country and place.country != rival.country
        return False if are_foreign or place.precision == rival.precision else None
    return distance is not None and distance <= SAME_PLACE_KM


def distance_km(place: Place, rival: Place) -> float | None:
    """Kilometres between two places on the sphere; None without coordinates."""
    if place.lat is None or place.lon is None or rival.lat is None or rival.lon is None:
        return None
    here, there = math.radians(place.lat), math.radians(rival.lat)
    half = math.sin((there - here) / 2) ** 2
    half += math.cos(here) * math.cos(there) * math.sin(math.radians(rival.lon - place.lon) / 2) ** 2
    return 2 * 6371.0 * math.asin(math.sqrt(min(1.0, half)))
