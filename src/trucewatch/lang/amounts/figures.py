"""Figures as they are written, in digits or words: signs, currencies, exponents, magnitudes, shares, vague plurals."""

from __future__ import annotations

import re
from collections.abc import Iterator

import msgspec

from trucewatch.lang.numerals import SCALES, SPOKEN, means_million, spoken_value

_SHORT = {"k": 10**3, "mn": 10**6, "m": 10**6, "mio": 10**6, "bn": 10**9, "b": 10**9, "tn": 10**12, "trn": 10**12}
MONEY = r"(?:(?:US|A|C|NZ|HK|S|CA|AU)?\s?[$€£¥₽₴₹₪₩₺]\s?(?:US|A|C)?|PS(?=\d)|Rs\.?\s?|Y=|R\$)"
"""$; US$; $A; Rs; "PS" and "Y=" are what pounds and yen become in plain ASCII."""
_SIGN = r"(?:minus[\s-]|[-−+±](?=[\d.$€£]))"
_SCALE = r"(?:hundred|thousand|million|billion|trillion|mn|mio|bn|tn|trn|[mkb])"
_ONES = "one|two|three|four|five|six|seven|eight|nine|ten"
_PARTS = {
    "half": 2, "third": 3, "quarter": 4, "fifth": 5, "sixth": 6, "seventh": 7, "eighth": 8, "ninth": 9, "tenth": 10,
}  # fmt: skip
_PART = "|".join(part for part in _PARTS if part != "half")
_MANY = {
    "dozens": (12.0, None), "scores": (20.0, None), "hundreds": (100.0, 1000.0), "thousands": (1000.0, 10_000.0),
    "millions": (1e6, 1e7), "billions": (1e9, 1e10),
}  # fmt: skip
"""From one of it to the next power of ten: "thousands" is 1,000 to 10,000."""
_FRACTIONS = {"½": 0.5, "¼": 0.25, "¾": 0.75}

FIGURE = re.compile(
    rf"(?P<share>\b(?:(?P<parts>an?|{_ONES})[\s-](?P<part>{_PART})s?|(?P<half>half))\b(?!\s(?:an?\s)?(?:dozen|million|billion))"
    r"(?:(?<=-thirds)|(?<=-quarters)|(?<=-fifths)|(?=\s(?:of|the|an?|its|their|all)\b)))"
    rf"|(?<![\w-])(?P<tens>(?:tens|hundreds)\sof\s(?:thousands|millions)|several\s{_SCALE}s?|(?:{'|'.join(_MANY)}))\b"
    rf"|(?:(?<![\w.,:/’'–—-])(?P<sign>{_SIGN})?|(?<=\s[-–—])|(?<=\d[-–—])|(?<=[a-z][-–—]))(?P<money>{MONEY})?(?P<inner>[-−])?"
    r"(?P<digits>\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d{1,3}(?:[\u00a0\u202f]\d{3})+|\d+(?:\.\d+)?|\.\d+)(?P<fraction>[½¼¾])?"
    rf"(?P<power>\s?[×x]\s?10\s?\^?(?P<exponent>[-−+]?\d+)|[eE](?P<e>[-+]?\d+)(?!\w))?"
    rf"(?P<magnitude>[\s-]?{_SCALE}(?![\w²³]))?"
    rf"|(?<![\w.,’'-])(?P<minus>minus\s)?(?P<spoken>{SPOKEN}(?:[\s-]and[\s-]a[\s-]half)?)(?!\w)",
    re.IGNORECASE,
)


class Figure(msgspec.Struct, frozen=True):
    """A figure at `start`..`end` worth `low`..`high`, equal but for vague plurals; `high` None where that is open.

    `money` is the currency before it, "" without; `digits` the bare digits, "" for words; `scaled`: "million" is in it.
    """

    start: int
    end: int
    low: float
    high: float | None
    money: str
    digits: str
    scaled: bool = False


def figures_in(text: str, start: int, end: int) -> Iterator[Figure]:
    """The figures within `start`..`end`, in order, names and dates among them."""
    for match in FIGURE.finditer(text, start, end):
        figure = _figure(match)
        if figure is not None:
            yield figure


def _figure(match: re.Match[str]) -> Figure | None:
    """The figure of a match; None for digits too long to be an amount."""
    start, end = match.span()
    if match["share"]:
        value = _share(match)
        return Figure(start, end, value, value, "", "")
    if match["tens"]:
        return Figure(start, end, *_many(match["tens"].lower()), "", "")
    if match["spoken"]:
        words = match["spoken"].lower()
        half = 0.5 if re.search(r"and[\s-]a[\s-]half$", words) else 0.0
        words = re.sub(r"[\s-]and[\s-]a[\s-]half$", "", words)
        value = spoken_value(words, half) * (-1 if match["minus"] else 1)
        return Figure(start, end, value, value, "", "", scaled=re.split(r"[\s-]", words)[-1] in SCALES)
    return _in_digits(match)


def _in_digits(match: re.Match[str]) -> Figure | None:
    digits = re.sub(r"[,\s\u00a0\u202f]", "", match["digits"])
    if len(digits) > 20:
        return None
    start, end = match.span()
    magnitude = (match["magnitude"] or "").strip(" -\n").lower()
    is_short = magnitude in ("m", "k", "b")
    if is_short and not (
        match["money"] or (magnitude == "m" and means_million(match.string, match, len(match.string)))
    ):
        magnitude, end = "", match.start("magnitude")
    value = float(digits) + _FRACTIONS.get(match["fraction"] or "", 0.0)
    power = match["exponent"] or match["e"]
    if power:
        exponent = int(power.replace("−", "-"))
        if abs(exponent) > 60:
            return None
        value *= 10.0**exponent
    value *= SCALES.get(magnitude, _SHORT.get(magnitude, 1))
    sign = match["sign"] or match["inner"] or ""
    if sign[:1].lower() in ("m", "-", "−"):
        value = -value
    value = round(value, 6) if not power else value
    return Figure(start, end, value, value, (match["money"] or "").strip(), match["digits"], bool(magnitude))


def _share(match: re.Match[str]) -> float:
    """A third; two-thirds; half."""
    if match["half"]:
        return 0.5
    words = match["parts"].lower()
    number = 1.0 if words in ("a", "an") else float(_ONES.split("|").index(words) + 1)
    return number / _PARTS[match["part"].lower()]


def _many(words: str) -> tuple[float, float | None]:
    """What a vague plural can mean: thousands; tens of thousands; several hundred."""
    parts = words.split()
    if parts[0] == "several":
        unit = SCALES.get(parts[1].rstrip("s"), _SHORT.get(parts[1], 1))
        return 2.0 * unit, 10.0 * unit
    if len(parts) == 3:
        unit = SCALES[parts[2].rstrip("s")]
        by = 10.0 if parts[0] == "tens" else 100.0
        return by * unit, 10 * by * unit
    return _MANY[parts[0]]
