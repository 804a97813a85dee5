"""Which quotation marks hold somebody's words, and which a name or a scare quote."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from trucewatch.core.page import Quotation
from trucewatch.find.speech.frames import Word
from trucewatch.find.speech.reported import Run
from trucewatch.know.function_words import DETERMINERS

_EPITHETS = frozenset(
    {"so-called", "self-styled", "self-proclaimed", "titled", "entitled", "named", "dubbed", "word", "words", "term"}
)
_SHORT_WORD = 4


def is_bare(words: Sequence[Word], run: Run) -> bool:
    """Whether no word of the reporter stands in the run."""
    return not any(word.is_word for word in words[run[0] : run[1]])


def quotes_in(words: Sequence[Word], runs: Iterable[Run]) -> list[Quotation]:
    """The quotations in the runs that are somebody's words."""
    return [
        quoted
        for run in runs
        for at in range(*run)
        if (quoted := words[at].quotation) is not None and not is_epithet(words, at)
    ]


def is_epithet(words: Sequence[Word], at: int) -> bool:
    """Whether the quotation is a name or a scare quote: so-called “ministers”, any “deal” between them."""
    before = words[at - 1].low if at > 0 else ""
    if before in _EPITHETS:
        return True
    alone = len(words[at].text.split()) == 1
    following = words[at + 1] if at + 1 < len(words) else None
    return alone and before in DETERMINERS and following is not None and following.is_word


def is_title(quoted: str) -> bool:
    """Whether every longer word has a capital, as in the name of a film or a plan."""
    stripped = (word.strip("“”\"‘’'«».,") for word in quoted.split())
    longer = [word for word in stripped if len(word) > _SHORT_WORD]
    return len(longer) > 1 and all(word[0].isupper() or word[0].isdigit() for word in longer)
