"""What an instrument is called: a noun phrase of the report's own words, without whose words they are."""

from __future__ import annotations

from trucewatch.find.instruments.heads import Head
from trucewatch.find.instruments.threads import Thread
from trucewatch.find.instruments.versions import span_of
from trucewatch.find.survey import Line, Survey
from trucewatch.know.instruments import instrument_words

_LONGEST = 120
_OPENERS = frozenset(
    """a an the and or while as comes begin began begins my our his her its their much sought-after that this to of for
    hold held start started keep kept say says any no""".split()  # noqa: SIM905
)
"""With these no name begins: articles, joints, owners, verbs of holding."""
_DEMANDED = {"aid_halt": "end of foreign military aid", "sanctions": "easing of sanctions"}
"""Names of demands that each report words in its own way."""
_PROLONGED = "extension of the truce"
"""One name for what reports call a longer pause, a renewal, or stretching it by a week."""
_GIVING = (
    ("exchang", "exchange"),
    ("swap", "swap"),
    ("trad", "exchange"),
    ("releas", "release"),
    ("free", "release"),
    ("hand", "handover"),
    ("return", "return"),
)
"""Beginnings of verbs of freeing, with the noun of the deed."""
_HOSTILE_NOUNS = {
    "attacking": "attacks",
    "striking": "strikes",
    "firing": "fire",
    "bombing": "bombing",
    "shelling": "shelling",
    "targeting": "strikes",
    "raiding": "raids",
}
"""What a verb of fighting is as a noun: "stop striking" is a halt to strikes."""
_INTO_OBJECT = frozenset({"on", "against", "at", "in", "to", "of", "by", "across", "and", "along"})


def label_of(survey: Survey, thread: Thread) -> str:
    """The mention that says most, as a noun phrase with its targets; the form where nothing is left of its words."""
    if thread.term:
        return thread.term.label
    if thread.family in _DEMANDED:
        return _DEMANDED[thread.family]
    if thread.extends and thread.family == "truce":
        return _PROLONGED
    best = max(
        thread.heads,
        key=lambda head: (
            bool(head.targets) + (not head.is_act) * (bool(head.days) + bool(head.scope)),
            not head.is_act,
            -head.line,
        ),
    )
    line = survey.lines[best.line]
    named = _of_act(survey, line, best) if best.is_act else None
    return (named or _own_words(survey, line, best.first, _end(survey, line, best)))[:_LONGEST] or best.form or "deal"


def _end(survey: Survey, line: Line, head: Head) -> int:
    """The word after the head and what it covers."""
    if not head.targets:
        return head.after
    limit = span_of(survey, head).end
    ends = [target.end for target in survey.targets(line) if line.words[head.first].start <= target.start < limit]
    return max([head.after, *(line.word_at(end - 1) + 1 for end in ends)])


def _own_words(survey: Survey, line: Line, first: int, after: int) -> str:
    """Words `first`..`after` without names of actors; capitals stay but for that of a sentence's beginning."""
    kept = [
        word.lower
        if number == 0 or word.lower in instrument_words().modifiers
        else survey.page.text[word.start : word.end]
        for number, word in enumerate(line.words[first:after], first)
        if word.lower[0].isalnum() and not any(m.start <= word.start < m.end for m in line.mentions)
    ]
    while kept and (kept[0].lower() in _OPENERS or _is_verb(kept[0], kept[1:])):
        kept = kept[1:]
    return " ".join(kept)


def _is_verb(word: str, rest: list[str]) -> bool:
    """Whether a gerund opens the words: "holding peace talks"; "bombing" of its own is a noun."""
    is_gerund = word.endswith("ing") and len(word) > 5 and word.lower() not in _HOSTILE_NOUNS
    return is_gerund and bool(rest) and word.lower() not in ("shipping", "lasting", "existing", "monitoring")


def _of_act(survey: Survey, line: Line, head: Head) -> str | None:
    """The noun phrase of a deed: "halt to strikes on power stations", "release of 90 prisoners"."""
    if head.form == "exchange":
        noun = next((noun for start, noun in _GIVING if line.lowers[head.core].startswith(start)), None)
        rest = [
            word for word in _own_words(survey, line, head.core + 1, head.after).split() if word not in ("over", "of")
        ]
        return f"{noun} of {' '.join(rest)}" if noun and rest else "exchange of prisoners"
    if head.form == "withdrawal":
        return "withdrawal" + _from_where(survey, line, head.after)
    if head.form != "ceasefire":
        return None
    hostility = instrument_words().hostility
    at = next((n for n in range(head.core, head.after) if hostility.longest(line.lowers, n)), None)
    if at is None:
        spared = _own_words(survey, line, head.after, _end(survey, line, head))
        return f"halt to attacks on {spared}" if spared and line.lowers[head.core].startswith("spar") else None
    noun = _HOSTILE_NOUNS.get(line.lowers[at], "")
    acts = noun or _own_words(survey, line, at, head.after)
    spared = _own_words(survey, line, at + 1 if noun else head.after, _end(survey, line, head))
    if not spared:
        return f"halt to {acts}"
    return f"halt to {acts} {spared}" if spared.split()[0] in _INTO_OBJECT else f"halt to {acts} on {spared}"


def _from_where(survey: Survey, line: Line, after: int) -> str:
    """The place behind "from" within three words of a verb of leaving, as " from Dar"; empty where none is."""
    for number in range(after, min(after + 4, len(line.words) - 1)):
        if line.lowers[number] == "from":
            end = number + 1
            while end < min(number + 5, len(line.words)) and line.lowers[end][0].isalnum():
                is_name = survey.page.text[line.words[end].start].isupper()
                if not is_name and line.lowers[end] not in ("the", "all", "southern", "northern", "eastern", "western"):
                    break
                end += 1
            last = line.words[end - 1]
            if end > number + 1 and survey.page.text[last.start].isupper():
                return " from " + survey.page.text[line.words[number + 1].start : last.end]
    return ""
