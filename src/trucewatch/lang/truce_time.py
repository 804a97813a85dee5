"""Times counted from a truce: "three days after the truce began", "on its first night", "hours into the pause".

The day of such a time is known only where the truce's own start is, which may stand in another report: what is read
here says how far off it is, `truce_days` counts.
"""

from __future__ import annotations

import math
import re
from typing import Literal

import msgspec

from trucewatch.lang.numerals import ONES, TENS

ORDINALS = (
    "first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth",
)  # fmt: skip
_COUNTS = {**ONES, **TENS, "a": 1, "an": 1, "a single": 1, "half an": 0.5, "half a": 0.5}
_HOURS = {"minute": 1 / 60, "hour": 1.0, "day": 24.0, "night": 24.0, "week": 168.0, "month": 720.0, "year": 8760.0}
_MOST_HOURS = 24.0
""" "Hours after" and "shortly after" the truce began are within a day of it."""
_NOUN = (
    r"(?:truces?|cease-?\s?fires?|armistice|cessation|moratorium|(?:regime of )?calm|(?:humanitarian |fighting )?pause"
    r"|halt|lull|suspension of (?:operations|hostilities|fighting|strikes|attacks))"
)
_TRUCE = (
    rf"(?:(?:the|a|an|its|this|that|their|his|her|our|any|so-called|[\w-]+[’']s)\s)?(?:[\w’'-]+\s){{0,4}}?{_NOUN}\b"
)
_BEGUN = (
    r"(?:be(?:gin(?:s|ning)?|gan)|start(?:s|ed|ing)?|(?:take|took|taking|takes|taken) (?:effect|hold)"
    r"|(?:came|come|comes|coming|enter(?:ed|s|ing)?|went|going|goes) into (?:force|effect|operation)"
    r"|kick(?:ed|s|ing) in|open(?:ed|s)|set in)"
)
_OVER = (
    r"(?:(?:was |is |were |had been )?(?:due |meant |set |supposed |about )?(?:to )?(?:expire[sd]?|expiring"
    r"|end(?:ed|s|ing)?|r[ua]n(?:ning)? out|runs out|lapse[sd]?|lapsing|collapse[sd]?|collapsing"
    r"|broke down|fell apart)\b"
    r"|(?:was|were) (?:over|lifted|called off|suspended|cancelled))"
)
_MADE = (
    r"(?:(?:was|were|is|had been|has been)\s(?:\w+\s)?(?:signed|agreed|announced|declared|reached|brokered|proclaimed"
    r"|sealed|concluded|struck|made|proposed|offered|called|negotiated))\b"
)
_PAPER = re.compile(
    r"\s(?:deals?|agreements?|accords?|pacts?|talks|proposals?|offers?|plans?|orders?|announcements?|declarations?"
    r"|negotiations?|lines?|violations?|monitors?|breach(?:es)?|commission|committee|text|document)\b",
    re.IGNORECASE,
)
"""Behind the noun it is a paper about a truce, whose day need not be that of the start: "the truce deal"."""
_ANOTHER = re.compile(
    r"\b(?:earlier|previous|former|last|past|prior|old|proposed|possible|planned|another|any|no|\d{4})\b", re.IGNORECASE
)
"""Before the noun it is a truce that the report is not about, or none: "an earlier truce"."""
_NO_TRUCE = re.compile(
    r"\s(?:in|to|of|on|for)\s(?:the\s|its\s|their\s|all\s)?(?:talks|negotiations|flights|exports|imports|work|traffic"
    r"|aid|deliver\w+|evacuations?|sanctions|shipments|supplies|convoys?|visits?|speech|match|rain)\b",
    re.IGNORECASE,
)
"""Behind "pause" or "halt" it is no fighting that stops: "a pause in the talks"."""
_BEHIND = re.compile(
    rf"(?P<gap>[^.;,:“”\"\n]{{0,90}}?)\b(?:(?P<begun>{_BEGUN})|(?P<over>{_OVER})|(?P<made>{_MADE}))", re.IGNORECASE
)
_COMPLEMENT = re.compile(r"\s(?:(?:between|with|in|on|around|by|for|of|had|has|have|itself|was|is)\b.*)?", re.DOTALL)
"""Between a truce and the word that ends it only such words stand; else something else ends."""
_EDGE = (
    r"(?:(?:the |its |their )?(?P<edge>start|beginning|onset|outset|entry into force|end|expiry|collapse|lapse|signing"
    r"|announcement|declaration)\sof\s)?"
)
_ITSELF = (
    r"(?:(?:it|this|they|that)\s(?:had\s)?|)(?:(?:due|meant|supposed|set|was|were|is|to)\s){0,4}"
    r"(?:(?:take|took|taking|taken) effect"
    r"|(?:came|come|coming|entered|enter|entering|went|go|going) into (?:force|effect))"
)
"""Only a truce, or a law, "takes effect": the pronoun can be trusted."""
_SIGNING = r"(?:the|its|a|their)\s(?:signing\b(?! of\b)|hour (?:set|agreed|fixed|named)\b)"
_EVENT = rf"(?:{_EDGE}(?P<noun>{_TRUCE})|(?P<signing>{_SIGNING})|(?P<itself>{_ITSELF}))"
_NUMBER = rf"(?:{'|'.join(sorted((*ONES, *TENS), key=len, reverse=True))})(?:-(?:{'|'.join(ONES)}))?"
_COUNT = rf"(?P<count>half an?|an?(?: single)?|{_NUMBER}|\d{{1,3}}|(?:a )?few|several|a couple of|some|the)"
_HEDGE = (
    r"(?P<hedge>(?:(?:less|fewer|not more|no more|not) than|within|under|in under|not|not even|barely|hardly|only|just"
    r"|in the|about|around|roughly|nearly|almost|some|at least|over|more than)\s)?"
)
_UNIT = r"(?P<unit>minute|hour|day|night|week|month|year)s?"
_LENGTH = re.compile(
    rf"\b{_HEDGE}(?:{_COUNT}[\s-])?(?:(?:full|whole|short|opening|more|or so)\s)?{_UNIT}\b(?:\s(?:or so|later))?\s"
    rf"(?P<side>after|following|into|since|before|ahead of|prior to|from|of)\s{_EVENT}",
    re.IGNORECASE,
)
"""Must catch "three days after the truce began", "hours into a pause", "less than an hour before it took effect"."""
_ORDINAL = re.compile(
    rf"\b(?P<ordinal>{'|'.join(ORDINALS)}|opening)\s(?:full\s)?(?P<unit>day|night|morning|evening|afternoon|hours?"
    rf"|minutes?|days?|week)\s(?:of|after|under|into)\s(?P<noun>{_TRUCE})",
    re.IGNORECASE,
)
"""Must catch "on the first night of the pause", "the second day of the truce", "in the first hours of the truce"."""
_SOON = re.compile(
    rf"\b(?P<unit>shortly|soon|just|right|immediately|moments|straight|(?:on )?the (?:night|evening|day|morning|eve))\s"
    rf"(?P<side>after|following|before|ahead of|of)\s{_EVENT}",
    re.IGNORECASE,
)
"""Must catch "shortly before the truce was to begin", "on the eve of the truce", "the night before it took effect"."""
_AGE = re.compile(
    rf"(?P<noun>{_TRUCE})\s(?:was|were|is|had been)\s{_HEDGE}(?:{_COUNT}\s)?(?:full\s)?{_UNIT}\sold\b"
    rf"|{_TRUCE}\s(?P<negative>not)\s(?P<count_b>an?|{_NUMBER})\s(?P<unit_b>minute|hour|day|week)s?\sold\b",
    re.IGNORECASE,
)
"""Must catch "The truce was eleven hours old", "with its own truce not a day old"."""
_OLD = re.compile(
    rf"\b(?P<count>{_NUMBER}|\d{{1,3}})?-?(?P<unit>minute|hour|day|week)s?-old\s(?:[\w’'-]+\s){{0,3}}?{_NOUN}\b",
    re.IGNORECASE,
)
"""Must catch "a four-day-old truce", "the hours-old ceasefire": what is told lies within its life so far."""
_SINCE = re.compile(rf"\bsince\s{_EDGE}(?P<noun>{_TRUCE})|\bsince\s(?P<itself>{_ITSELF})", re.IGNORECASE)
"""Must catch "since the truce began", "since it took effect"."""
_WITHOUT = re.compile(
    rf"\b(?:{'|'.join(ORDINALS)})\s(?P<unit>day|night|morning|evening)\swithout\s{_TRUCE}", re.IGNORECASE
)
"""Must catch "the second day without the truce": it is over."""
_PLAIN_BEFORE = re.compile(rf"\b(?P<side>before|ahead of|prior to|after|following)\s{_EVENT}", re.IGNORECASE)
"""Must catch "before the truce", "after the truce began", "after taking effect"."""

Of = Literal["start", "end", "making"]


class TruceTime(msgspec.Struct, frozen=True):
    """The words `start`..`end`: from `low` to `high` hours off the `of` of a truce, those before it below zero.

    `high` or `low` None = open to that side. `by_days`: whole days of the calendar are counted, not hours.
    """

    start: int
    end: int
    of: Of
    low: float | None
    high: float | None
    by_days: bool = False

    @property
    def is_before(self) -> bool:
        """Whether all of it lies before what it is counted from."""
        return self.high is not None and self.high <= 0

    @property
    def is_after(self) -> bool:
        """Whether all of it lies after what it is counted from."""
        return self.low is not None and self.low >= 0


def truce_times(text: str, start: int, end: int) -> tuple[TruceTime, ...]:
    """The times within `start`..`end` that are counted from a truce, in order; of two that overlap the longer."""
    found = [
        told
        for pattern, read in _READERS
        for match in pattern.finditer(text, start, end)
        if (told := read(text, match, end)) is not None
    ]
    kept: list[TruceTime] = []
    for told in sorted(found, key=lambda one: (one.start, -one.end)):
        if kept and told.start < kept[-1].end:
            continue
        kept.append(told)
    return tuple(kept)


def _event(text: str, match: re.Match[str], end: int) -> tuple[Of, int] | None:
    """What of the truce the match speaks of, and where its words end; None where a paper, and no truce, is named."""
    groups = match.groupdict()
    if groups.get("itself"):
        return "start", match.end()
    if groups.get("signing"):
        return ("start" if "hour" in match["signing"].lower() else "making"), match.end()
    edge = (groups.get("edge") or "").lower()
    if edge:
        of: Of = "end" if edge in _ENDS else "making" if edge in _MAKINGS else "start"
        return of, match.end()
    after = match.end("noun") if groups.get("noun") else match.end()
    if _ANOTHER.search(text, match.start("noun"), after) or _NO_TRUCE.match(text, after, end):
        return None
    paper = _PAPER.match(text, after, end)
    behind = _BEHIND.match(text, after, end)
    if behind is not None and behind["over"] and _COMPLEMENT.fullmatch(behind["gap"]):
        return "end", behind.end()
    if behind is not None and behind["begun"]:
        return "start", behind.end()
    if paper is not None:
        return "making", paper.end()
    if behind is not None and behind["made"] and _COMPLEMENT.fullmatch(behind["gap"]):
        return "making", behind.end()
    return "start", after


_ENDS = frozenset({"end", "expiry", "collapse", "lapse"})
_MAKINGS = frozenset({"signing", "announcement", "declaration"})
_BACK = frozenset({"before", "ahead of", "prior to"})
_WITHIN = ("less than", "fewer than", "not more than", "no more than", "within", "under", "in under", "not", "not even",
           "not than", "barely", "hardly", "in the")  # fmt: skip


def _count(word: str | None) -> float | None:
    """The number that a word or numeral says; None for "a few" and for no word."""
    if word is None:
        return None
    lower = word.lower()
    if lower.isdigit():
        return float(lower)
    if "-" in lower:
        tens, _, ones = lower.partition("-")
        return float(TENS.get(tens, 0) + ONES.get(ones, 0))
    return float(_COUNTS[lower]) if lower in _COUNTS else None


def _reach(count: float | None, unit: str, *, is_within: bool) -> tuple[float | None, float | None, bool]:
    """From and to how many hours a length means, and whether it counts days: 3 days = 72 to 72."""
    hours = _HOURS[unit]
    if count is None:
        return {"minute": (0.0, 2.0, False), "hour": (0.0, _MOST_HOURS, False)}.get(unit, (0.0, None, True))
    if unit in ("day", "night"):
        return (0.0 if is_within else count * 24, count * 24, True)
    if unit == "minute":
        return (0.0, max(1.0, math.ceil(count / 60)), False)
    if unit == "hour":
        return (0.0 if is_within else max(0.0, count - 1), count + (0 if is_within else 1), False)
    return (0.0 if is_within else (count - 0.15) * hours, (count + 0.15) * hours, True)


def _told(
    match: re.Match[str], end: int, of: Of, reach: tuple[float | None, float | None, bool], *, back: bool
) -> TruceTime:
    low, high, by_days = reach
    if back:
        low, high = (None if high is None else 0.0 - high), (None if low is None else 0.0 - low)
    return TruceTime(match.start(), end, of, low, high, by_days)


def _length(text: str, match: re.Match[str], end: int) -> TruceTime | None:
    """ "Three days after the truce began", "within hours of it taking effect"."""
    event = _event(text, match, end)
    side, hedge = match["side"].lower(), " ".join((match["hedge"] or "").lower().split())
    if event is None or (side in ("of", "from") and hedge not in ("within", "in under", "under")):
        return None
    count = _count(match["count"])
    is_plural = text[match.end("unit") :][:1].lower() == "s"
    if count is None and not is_plural:
        return None  # "the hour after", "in the week since"
    unit, back = match["unit"].lower(), side in _BACK
    is_within = hedge in _WITHIN or (side == "into" and unit == "day") or side == "since"
    reach = _reach(count, unit, is_within=is_within)
    if side == "into" and unit == "day" and count is not None and hedge not in _WITHIN:
        reach = (max(0.0, count - 1) * 24, count * 24, True)
    return _told(match, event[1], event[0], reach, back=back)


def _ordinal(text: str, match: re.Match[str], end: int) -> TruceTime | None:
    """ "On the second day of the truce" is the day after that of its start; a night reaches into the next day."""
    event = _event(text, match, end)
    if event is None or event[0] != "start":
        return None
    name, unit = match["ordinal"].lower(), match["unit"].lower()
    number = ORDINALS.index(name) if name in ORDINALS else 0
    if unit in ("hour", "hours", "minute", "minutes"):
        reach = (0.0, _MOST_HOURS, False) if unit.endswith("s") or number else (0.0, 1.0, False)
    elif unit in ("days", "week"):
        reach = (number * 168.0, (number + 1) * 168.0, True) if unit == "week" else (0.0, 72.0, True)
    else:
        reach = (number * 24.0, (number + (unit == "night")) * 24.0, True)
    return _told(match, match.end(), "start", reach, back=False)


def _soon(text: str, match: re.Match[str], end: int) -> TruceTime | None:
    """ "Shortly before the truce was to begin", "the night before it"."""
    event, unit, side = _event(text, match, end), match["unit"].lower().split()[-1], match["side"].lower()
    if event is None or (side == "of") != (unit == "eve"):
        return None
    if unit in ("day", "morning"):
        reach: tuple[float, float, bool] = (24.0, 24.0, True)
    elif unit in ("night", "evening", "eve"):
        reach = (0.0, 24.0, True)
    else:
        reach = (0.0, 12.0, False)
    return _told(match, event[1], event[0], reach, back=side in _BACK or unit == "eve")


def _age(text: str, match: re.Match[str], end: int) -> TruceTime | None:
    """ "The truce was eleven hours old"."""
    del text, end
    if match["negative"]:
        return _told(
            match,
            match.end(),
            "start",
            _reach(_count(match["count_b"]), match["unit_b"].lower(), is_within=True),
            back=False,
        )
    is_within = " ".join((match["hedge"] or "").lower().split()) in _WITHIN
    return _told(
        match,
        match.end(),
        "start",
        _reach(_count(match["count"]), match["unit"].lower(), is_within=is_within),
        back=False,
    )


def _old(text: str, match: re.Match[str], end: int) -> TruceTime | None:
    """ "A four-day-old truce": from its start to four days on."""
    del text, end
    return _told(
        match, match.end(), "start", _reach(_count(match["count"]), match["unit"].lower(), is_within=True), back=False
    )


def _since(text: str, match: re.Match[str], end: int) -> TruceTime | None:
    """ "Since the truce began": from its start on."""
    event = _event(text, match, end)
    return None if event is None else TruceTime(match.start(), event[1], event[0], 0.0, None)


def _without(text: str, match: re.Match[str], end: int) -> TruceTime | None:
    """ "The second day without the truce": after its end."""
    del text, end
    return TruceTime(match.start(), match.end(), "end", 0.0, None)


def _plain(text: str, match: re.Match[str], end: int) -> TruceTime | None:
    """ "Before the truce"; "after the truce" alone may mean its end, and is left out."""
    event, back = _event(text, match, end), match["side"].lower() in _BACK
    if event is None or (
        not back and event[0] == "start" and match["noun"] is not None and event[1] == match.end("noun")
    ):
        return None
    return TruceTime(match.start(), event[1], event[0], *((None, 0.0) if back else (0.0, None)))


_READERS = (
    (_LENGTH, _length),
    (_ORDINAL, _ordinal),
    (_SOON, _soon),
    (_AGE, _age),
    (_OLD, _old),
    (_SINCE, _since),
    (_WITHOUT, _without),
    (_PLAIN_BEFORE, _plain),
)
"""Every form with its reader."""
