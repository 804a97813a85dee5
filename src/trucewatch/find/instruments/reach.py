"""What an instrument covers: the target paths inside its phrase, and behind it as far as they belong to it."""

from __future__ import annotations

from trucewatch.find.instruments.naming import Naming
from trucewatch.find.survey import Line, Survey
from trucewatch.lang.trees import head, word_at

_ON_TARGETS = frozenset({"on", "against", "at", "of", "covering", "protecting", "for"})
_ROWS = tuple((word, "and", "infrastructure") for word in ("energy", "power", "transport", "water", "oil", "gas"))


def targets_of(survey: Survey, line: Line, raw: Naming, first: int, end: int) -> tuple[str, ...]:
    """The target paths inside the phrase, and after it where "on", "against" or the stopped act leads to them."""
    if not line.words:
        return ()
    leads = raw.is_act or not _ON_TARGETS.isdisjoint(
        line.lowers[max(raw.first, raw.after - 2) : min(raw.after + 3, end)]
    )
    start, stop = (
        line.words[first if raw.back is None else min(first, raw.back)].start,
        line.words[(end if leads else raw.after) - 1].end,
    )
    paths = [
        target.path
        for target in survey.targets(line)
        if start <= target.start < stop
        and not _is_in_name(survey, line, target.start)
        and not _is_of_another(line, line.words[raw.first].start, line.words[raw.after - 1].end, target.start)
    ]
    inside = line.lowers[first : min(raw.after + 3, end) if leads else raw.after]
    if "energy" in inside and not paths:
        paths.append("infrastructure/energy")
    phrase = line.lowers[first : end if leads else raw.after]
    is_row = any(row in zip(phrase, phrase[1:], phrase[2:], strict=False) for row in _ROWS)
    if is_row and "infrastructure" in paths:
        # "An energy and infrastructure truce" spares all infrastructure, "an energy infrastructure truce" does not.
        paths = [path for path in paths if not path.startswith("infrastructure/")]
    return tuple(dict.fromkeys(path for path in paths if path != "all"))


def _is_of_another(line: Line, start: int, end: int, offset: int) -> bool:
    """Whether the word at `offset` belongs to another verb than the head of the characters `start`..`end`.

    "Halts operations and is monitored by the Church": joined verbs and clauses of their own lie between the two.
    """
    reading = line.reading
    word = word_at(reading, offset)
    while word is not None and not start <= reading.tokens[word].start < end:
        is_verb = reading.tags[word] in ("VERB", "AUX")
        if is_verb and reading.relations[word] in ("conj", "parataxis", "advcl"):
            above = head(reading, word)
            # "Stop shelling ports and boarding ships" stops both: only what the first verb is joined to ends its reach.
            began = reading.tokens[above].start if above is not None else None
            return began is not None and (began == start or began >= end)
        word = head(reading, word)
    return False


def _is_in_name(survey: Survey, line: Line, offset: int) -> bool:
    """Whether a target word is part of a name, as in "Port Avel"."""
    text, at = survey.page.text, line.word_at(offset)
    following = line.words[at + 1] if at + 1 < len(line.words) else None
    return (
        offset > line.sentence.start
        and text[offset].isupper()
        and following is not None
        and text[following.start].isupper()
    )
