"""Which language a text is written in, as ISO 639-1."""

from __future__ import annotations

import re
from functools import cache
from typing import Any

LEAST_WORDS = 12
"""A shorter text says too little to tell its language."""
SAMPLE_WORDS = 600
"""So many words are looked at: more change nothing."""

ENGLISH = frozenset(
    [
        "the",
        "of",
        "and",
        "to",
        "that",
        "was",
        "with",
        "for",
        "said",
        "which",
        "have",
        "has",
        "by",
        "this",
        "from",
        "are",
        "were",
        "not",
        "be",
        "it",
        "they",
        "but",
        "had",
        "been",
        "will",
        "their",
        "would",
    ]
)
"""Words that make up a third of English prose and next to nothing of other languages."""
LEAST_ENGLISH = 0.14

LIKELY = [
    "en",
    "ar",
    "am",
    "az",
    "be",
    "bg",
    "bn",
    "bs",
    "ca",
    "cs",
    "da",
    "de",
    "el",
    "es",
    "et",
    "fa",
    "fi",
    "fr",
    "ga",
    "he",
    "hi",
    "hr",
    "hu",
    "hy",
    "id",
    "is",
    "it",
    "ja",
    "ka",
    "kk",
    "ko",
    "ku",
    "ky",
    "lt",
    "lv",
    "mk",
    "ms",
    "my",
    "ne",
    "nl",
    "no",
    "pl",
    "ps",
    "pt",
    "ro",
    "ru",
    "sk",
    "sl",
    "so",
    "sq",
    "sr",
    "sv",
    "sw",
    "ta",
    "th",
    "tr",
    "ug",
    "uk",
    "ur",
    "uz",
    "vi",
    "zh",
]
"""Languages that news is likely to be in; py3langid knows more, and takes short texts for rare ones."""

_WORD = re.compile(r"[^\W\d_]+(?:['’ʼ][^\W\d_]+)*")
_SCRIPTS = (
    ("he", re.compile(r"[\u05d0-\u05ea]")),
    ("el", re.compile(r"[\u0370-\u03ff]")),
    ("hy", re.compile(r"[\u0530-\u058f]")),
    ("ka", re.compile(r"[\u10a0-\u10ff]")),
    ("ko", re.compile(r"[\uac00-\ud7af]")),
    ("ja", re.compile(r"[\u3040-\u30ff]")),
    ("th", re.compile(r"[\u0e00-\u0e7f]")),
    ("zh", re.compile(r"[\u4e00-\u9fff]")),
)
"""Letters that one language of the news uses alone."""
_CYRILLIC = re.compile(r"[\u0400-\u04ff]")
_CYRILLIC_SIGNS = (
    ("uk", re.compile(r"[іїєґІЇЄҐ]"), re.compile(r"[ыэъёЫЭЪЁў]")),
    ("ru", re.compile(r"[ыэёЫЭЁ]"), re.compile(r"[іїєґўІЇЄҐЎұүқәһњљћђјѓќ]")),
    ("be", re.compile(r"[ўЎ]"), re.compile(r"[иИщЩ]")),
)
"""A language, letters that it must have, and letters that it cannot have."""


def language_of(text: str) -> str | None:
    """The language of `text`, or None where it is too short to tell.

    English is told by its small words and languages of their own letters by those; the rest by py3langid, which takes
    half a second to load and is left alone until it is needed.
    """
    words = _WORD.findall(text[: SAMPLE_WORDS * 20])[:SAMPLE_WORDS]
    letters = "".join(words)
    if not letters:
        return None
    for language, script in _SCRIPTS:
        if len(script.findall(letters)) > 0.3 * len(letters):
            return language
    if (cyrillic := _cyrillic(letters)) is not None:
        return cyrillic
    if len(words) < LEAST_WORDS:
        return "en" if sum(word.casefold() in ENGLISH for word in words) >= 3 else None
    if sum(word.casefold() in ENGLISH for word in words) >= LEAST_ENGLISH * len(words):
        return "en"
    guess = _identifier().classify(" ".join(words))
    return str(guess[0])


def _cyrillic(letters: str) -> str | None:
    """The language that has these Cyrillic letters and no others; None where several could, or most are others."""
    count = len(letters)
    if len(_CYRILLIC.findall(letters)) <= 0.4 * count:
        return None
    for language, signs, others in _CYRILLIC_SIGNS:
        if len(signs.findall(letters)) > 0.01 * count and len(others.findall(letters)) < 0.002 * count:
            return language
    return None


@cache
def _identifier() -> Any:
    from py3langid.langid import MODEL_FILE, LanguageIdentifier

    identifier = LanguageIdentifier.from_model_file(MODEL_FILE)
    identifier.set_languages([language for language in LIKELY if language in identifier.labels])
    return identifier
