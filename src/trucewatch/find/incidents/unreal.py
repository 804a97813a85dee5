"""What makes words of attack no event: conditions, questions, habits, history, figures of speech."""

from __future__ import annotations

from datetime import date

from trucewatch.core.values import When
from trucewatch.find.incidents.clauses import SPEECH, clauses_of
from trucewatch.find.survey import Line, Survey
from trucewatch.know.attacks import attack_words

BACKGROUND_DAYS = 60
"""A report's day minus this: what lies before is background of the story, no incident of it."""
WIDEST_DAYS = 20
"""A window wider than this ("in April", "since March") dates no single event."""
_CONDITIONALS = frozenset({"if", "unless", "should", "had", "were", "whenever", "provided"})
"""A sentence that begins with one of these tells what was not, or not yet."""
_RECORDING = frozenset({"recorded", "logged", "registered", "documented", "counted", "noted", "observed"})
_BOTH = frozenset({"both sides", "each side"})
"""These tell no history where they speak: "killing three, officials on both sides said"."""
_SUMMARIES = _BOTH | {
    *("accused each other", "accusing each other", "accuse each other", "blamed each other", "traded accusations"),
    *("traded blame", "repeatedly", "frequently", "regularly", "often", "that very"),
}
"""These make all of a sentence a summary, whatever day it names."""
_BARGAINS = frozenset({
    "deal", "agreement", "accord", "pact", "tone", "balance", "note", "chord", "investigation", "probe", "inquiry",
    "campaign", "talks", "appeal", "orbit", "programme", "program", "production", "factory", "industry", "test",
    "tests", "project", "satellite", "initiative", "company", "exercise", "exercises", "drill", "drills", "pose",
})  # fmt: skip
"""What is struck or launched without a shot."""
_DAYS = frozenset({"monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"})
_MODALS = frozenset({"would", "could", "might"})
_NEAR_ARTICLE = 4
"""So many words before a noun its article is looked for: "the Veldan drone strike"."""
_CALAMITIES = frozenset({"storm", "cyclone", "hurricane", "typhoon", "tornado", "tsunami", "lightning", "drought"}) | {
    *("flood", "floods", "flooding", "earthquake", "quake", "landslide", "landslides", "avalanche", "heatwave"),
    *("wildfire", "wildfires", "famine", "cholera", "measles", "epidemic", "accident", "accidents", "crash"),
    *("collision", "stampede"),
}
_NEAR_ACT = 4
_ACCIDENTS = frozenset({"gas", "boiler", "methane", "volcanic", "population"})


def is_unreal(survey: Survey, line: Line) -> bool:
    """Whether the whole sentence tells of no single event of these days: a question, a condition, a time long past."""
    text = survey.page.text[line.sentence.start : line.sentence.end].rstrip("”\"’' ")
    if text.endswith("?") or line.lowers[0] in _CONDITIONALS or "if" in line.lowers or "unless" in line.lowers:
        return True
    published = survey.context.published.earliest
    dated = [time.when for time in survey.times(line) if time.kind != "duration" and time.when.is_known]
    return bool(dated) and all(is_background(when, published) for when in dated)


def is_history(line: Line) -> bool:
    """Whether the sentence tells a habit, a summary or a history: "for months", "each side", "during the war"."""
    return any(_is_of_the_past(line, after, phrase) for _, after, phrase in attack_words().history.find(line.lowers))


def _is_of_the_past(line: Line, after: int, phrase: str) -> bool:
    """Whether a phrase of history that ends before word `after` is one; "both sides said" is none."""
    return phrase not in _BOTH or SPEECH.isdisjoint(line.lowers[after : after + 2])


def is_of_history(survey: Survey, line: Line, at: int) -> bool:
    """Whether word `at` tells of what `is_history` means: of all of the sentence, but for a clause beside it where the
    sentence has a day: "Shells hit Harn on Friday, three days before the talks".
    """
    found = [one for one in attack_words().history.find(line.lowers) if _is_of_the_past(line, one[1], one[2])]
    if not found:
        return False
    old = [clause for clause in clauses_of(line) if any(clause.first <= first < clause.after for first, _, _ in found)]
    if any(phrase in _SUMMARIES for _, _, phrase in found) or any(clause.first <= at < clause.after for clause in old):
        return True
    published = survey.context.published.earliest
    spans = [(line.words[clause.first].start, line.words[clause.after - 1].end) for clause in old]
    return not any(
        time.kind not in ("duration", "window")
        and time.when.is_known
        and not is_background(time.when, published)
        and not any(start <= time.start < end for start, end in spans)
        for time in survey.times(line)
    )


def is_background(when: When, published: str | None, widest: int = WIDEST_DAYS) -> bool:
    """Whether a time lies more than BACKGROUND_DAYS before the report's day, or spans more than `widest` days."""
    latest, earliest, day = _day(when.latest), _day(when.earliest), _day(published)
    if earliest is not None and ((latest or day or earliest) - earliest).days > widest:
        return True
    return day is not None and latest is not None and (day - latest).days > BACKGROUND_DAYS


def _day(iso: str | None) -> date | None:
    """The day of an ISO date or datetime; None for what is none."""
    try:
        return date.fromisoformat(iso[:10]) if iso else None
    except ValueError:
        return None


def is_hedged(before: tuple[str, ...]) -> bool:
    """Whether words before the act make it no event ("could have", "no"); the month in "5 May" and "May 5" does not."""
    if not _RECORDING.isdisjoint(before):  # a monitor's "potential strike" was seen
        before = tuple(word for word in before if word not in ("potential", "possible"))
    return any(
        phrase != "may"
        or not any(word[:1].isdigit() for word in (*before[max(0, at - 1) : at], *before[after : after + 1]))
        for at, after, phrase in attack_words().before.find(before)
    )


def is_supposed(words: tuple[str, ...], noun: int) -> bool:
    """Whether the clause says what an attack would do, not that one was: "fear that a strike on Harn would end it".

    `noun` is the place of the noun in `words`; what "the strike" would do is told of one that was.
    """
    near = words[max(0, noun - _NEAR_ARTICLE) : noun]
    return "the" not in near and not _MODALS.isdisjoint(words[noun:])


def is_figure_of_speech(line: Line, at: int, after: int) -> bool:
    """Whether the verb tells of no arms: "struck a deal", "came under fire for", "was fired on Monday"."""
    following = line.lowers[after : after + 5]
    if _BARGAINS & set(following) or (
        following[:1] and following[0] in ("for", "over") and "fire" in line.lowers[at:after]
    ):
        return True
    return line.lowers[after - 1] == "on" and bool(following) and following[0] in _DAYS


def is_calamity(words: tuple[str, ...], act: int) -> bool:
    """Whether what stands before word `act` did it, and is nobody's deed: "a flood killed nine"."""
    return not _CALAMITIES.isdisjoint(words[max(0, act - _NEAR_ACT) : act])


def is_accident(words: tuple[str, ...], noun: int) -> bool:
    """Whether the noun behind word `noun` is no attack: "a gas explosion"."""
    return noun > 0 and words[noun - 1] in _ACCIDENTS
