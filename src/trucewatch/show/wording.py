"""Words for people: what each value of the account is called on a page, in a table or in the terminal.

Every function gives words, never an empty string: what is not known is said ("not stated", "unclear").
An incident is what somebody reports or alleges, so no word here says that anybody did anything.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from datetime import date, datetime
from itertools import groupby

from trucewatch.core.account import Count, Expiry
from trucewatch.core.values import Place, Quantity, When
from trucewatch.know.wording import COUNTED, OUTCOMES, TARGETS

NOT_STATED = "not stated"

MONTHS = (
    *("January", "February", "March", "April", "May", "June"),
    *("July", "August", "September", "October", "November", "December"),
)
"""Not left to the machine's language: the same account gives the same page everywhere."""

UNPRINTABLE = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ud800-\udfff\ufffe\uffff]")
"""Control characters and half pairs: they steer a terminal, or cannot be written as UTF-8 at all."""

INSTRUMENT_KINDS: Mapping[str, str] = {
    "agreement": "agreement",
    "proposal": "proposal",
    "order": "order",
    "demand": "demand",
    "talks": "talks",
}
INSTRUMENT_FORMS: Mapping[str, str] = {
    "ceasefire": "ceasefire",
    "partial_ceasefire": "limited ceasefire",
    "maritime_ceasefire": "ceasefire at sea",
    "peace": "peace",
    "exchange": "exchange of prisoners or bodies",
    "corridor": "corridor",
    "withdrawal": "withdrawal",
    "aid_halt": "halt of aid",
    "sanctions": "sanctions",
    "other": "other terms",
}
INSTRUMENT_STATUSES: Mapping[str, str] = {
    "proposed": "proposed",
    "agreed": "agreed",
    "ordered": "ordered by one side",
    "in_force": "in force",
    "declined": "declined",
    "under_negotiation": "under negotiation",
    "expired": "expired",
    "disputed": "disputed: the sides do not say the same",
}
STANCES: Mapping[str, str] = {
    "proposes": "proposes",
    "accepts": "accepts",
    "accepts_in_part": "accepts in part",
    "accepts_on_conditions": "accepts on conditions",
    "declines": "declines",
    "demands": "demands",
    "undetermined": "unclear",
}
MEETING_FORMS: Mapping[str, str] = {
    "call": "call",
    "talks": "talks",
    "visit": "visit",
    "summit": "summit",
    "press_conference": "press conference",
    "other": "meeting",
}
INCIDENT_FORMS: Mapping[str, str] = {
    "drone": "drone attack",
    "missile": "missile attack",
    "air_strike": "air strike",
    "shelling": "shelling",
    "ground_assault": "ground assault",
    "explosion": "explosion",
    "small_arms": "small-arms fire",
    "interception": "interception",
    "abduction": "abduction",
    "other": "incident of another kind",
    "unknown": "incident of a kind not stated",
}
VERIFICATIONS: Mapping[str, str] = {
    "unverified_by_outlet": "could not be verified by the outlet",
    "verified_by_outlet": "verified by the outlet",
    "monitor_assessed": "assessed by a monitor",
    "potential": "called potential",
    "credible": "called credible",
}
DISAGREEMENTS: Mapping[str, str] = {
    "conflict": "conflict",
    "scope": "scope",
    "misquotation": "misquotation",
    "attribution": "attribution",
    "rounding": "rounding",
    "window": "different windows",
    "update": "update",
    "promise_outcome": "promise and outcome",
    "arithmetic": "arithmetic",
    "spelling": "spelling",
}
BASES: Mapping[str, str] = {
    "stated": "as stated",
    "metadata": "from metadata",
    "weekday": "counted from a weekday",
    "relative": "counted from a relative word",
    "other_report": "taken from another report",
    "publication": "the day of publication",
    "unknown": "basis unknown",
}
PRECISIONS: Mapping[str, str] = {
    "exact": "exact place",
    "town": "town",
    "district": "district",
    "region": "region",
    "country": "country only",
    "unknown": "precision unclear",
}
ORIGIN_KINDS: Mapping[str, str] = {
    "wire": "news agency",
    "outlet": "outlet",
    "office": "office",
    "unknown": "unknown writer",
}
ANSWERS: Mapping[str, str] = {"yes": "yes", "no": "no", "unclear": "unclear"}
RESULTS: Mapping[str, str] = {
    "inside": "falls under the terms",
    "outside": "does not fall under the terms",
    "unclear": "unclear",
}
DOMAINS: Mapping[str, str] = {"land": "on land", "air": "in the air", "sea": "at sea"}


def plain(text: str) -> str:
    """`text` on one line: runs of blanks become one, control characters become U+FFFD."""
    return " ".join(UNPRINTABLE.sub("\ufffd", text).split())


def listed(words: Iterable[str], none: str = NOT_STATED) -> str:
    """`a, b and c`; `none` where there are none."""
    found = list(words)
    if len(found) < 2:
        return found[0] if found else none
    return ", ".join(found[:-1]) + " and " + found[-1]


def counted(number: int, singular: str, plural: str | None = None) -> str:
    """`1 report`, `5 reports`."""
    return f"{number} {singular if number == 1 else plural or singular + 's'}"


def number_words(value: float) -> str:
    """`1,200` or `1.5`; huge or odd numbers as Python writes them."""
    if value == value and abs(value) < 1e15 and value == int(value):
        return f"{int(value):,}"
    return f"{value:g}"


def moment_words(iso: str) -> str:
    """`18 March 2025` or `18 March 2025, 14:00 (UTC+03:00)`; what is no ISO 8601 date stays as it stands."""
    try:
        if len(iso) <= 10:
            day = date.fromisoformat(iso)
            return f"{day.day} {MONTHS[day.month - 1]} {day.year}"
        moment = datetime.fromisoformat(iso)
    except ValueError:
        return plain(iso)
    zone = moment.tzname()
    clock = f"{moment:%H:%M}" + (f" ({zone})" if zone else "")
    return f"{moment.day} {MONTHS[moment.month - 1]} {moment.year}, {clock}"


def range_words(earliest: str | None, latest: str | None) -> str:
    """`18–20 March 2025`, `from 18 March 2025`, `not stated`."""
    if earliest is None and latest is None:
        return NOT_STATED
    if latest is None:
        return f"{moment_words(earliest or '')} or later"
    if earliest is None:
        return f"{moment_words(latest)} or earlier"
    first, last = moment_words(earliest), moment_words(latest)
    if first == last:
        return first
    shared = groupby(
        zip(reversed(first.split(" ")), reversed(last.split(" ")), strict=False), lambda pair: pair[0] == pair[1]
    )
    alike, run = next(shared)
    same = len(list(run)) if alike else 0
    if len(earliest) <= 10 and len(latest) <= 10 and same in (1, 2):
        head = " ".join(first.split(" ")[:-same])
        return f"{head}–{last}" if same == 2 else f"{head} – {last}"
    return f"{first} – {last}"


def when_words(when: When, *, with_basis: bool = True) -> str:
    """The time, and how it came about where it does not just stand there: `18 March 2025 (counted from a weekday)`."""
    words = range_words(when.earliest, when.latest)
    if not with_basis or not when.is_known or when.basis == "stated":
        return words
    return f"{words} ({BASES[when.basis]})"


def quantity_words(quantity: Quantity) -> str:
    """`41 or more drones (“more than”)`, `1.5–2 hours (“almost”)`, `30 hours` for 1.25 days."""
    low, high, unit = quantity.low, quantity.high, plain(quantity.unit)
    if unit in ("day", "days") and low is not None and low == high and low % 1 and (low * 24) % 1 == 0:
        low = high = low * 24
        unit = "hours"
    if low is None and high is None:
        words = "number unclear"
    elif high is None:
        words = f"{number_words(low or 0)} or more"
    elif low is None:
        words = f"{number_words(high)} or fewer"
    else:
        words = number_words(low) if low == high else f"{number_words(low)}–{number_words(high)}"
    if low == high == 1 and unit.endswith("s") and unit in {"days", "hours", "minutes", "weeks", "months", "years"}:
        unit = unit[:-1]
    hedge = f" (“{plain(quantity.hedge)}”)" if quantity.hedge else ""
    return " ".join(part for part in (words, unit) if part) + hedge


def count_words(count: Count) -> str:
    """`137 drones launched`; the unit is what is counted, in the report's word where the format has none."""
    what = plain(count.of_text) if count.of == "other" and count.of_text else COUNTED[count.of]
    bare = Quantity(count.value.low, count.value.high, "", None)
    hedge = f" (“{plain(count.value.hedge)}”)" if count.value.hedge else ""
    outcome = f" {OUTCOMES[count.outcome]}" if count.outcome else ""
    return f"{quantity_words(bare)} {what}{outcome}{hedge}" + (", running total" if count.cumulative else "")


def place_words(place: Place | None) -> str:
    """`Harn`, `Harn (region)`, `not stated`."""
    if place is None or not place.name.strip():
        return NOT_STATED
    told = f" ({PRECISIONS[place.precision]})" if place.precision in ("region", "district", "country") else ""
    return plain(place.name) + told


def target_words(path: str) -> str:
    """What a target path covers, in words; an unknown path as it stands."""
    return TARGETS.get(path, plain(path.replace("/", ", ")) or NOT_STATED)


def expiry_words(expiry: Expiry) -> str:
    """`17 April 2025 (30 days counted from the announcement)`."""
    return f"{moment_words(expiry.at)} ({plain(expiry.rule)})"


def shortened(words: str, most: int) -> str:
    """`words` with the middle left out where there are more than `most` of them; 0 = never."""
    parts = words.split()
    if not most or len(parts) <= most:
        return words
    return " ".join(parts[: most * 3 // 4]) + " […] " + " ".join(parts[-(most // 4) :])


def capitalised(words: str) -> str:
    """`words` with a capital first letter and the rest as it stands."""
    return words[:1].upper() + words[1:]
