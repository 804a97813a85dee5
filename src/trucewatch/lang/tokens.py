"""Words as the treebank UD English-EWT cuts them, from which the reader learned its trees."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from itertools import pairwise

from trucewatch.core.reading import Token
from trucewatch.know.tokens import abbreviations, alternatives, joined

_MARKS = (
    "\u0300-\u036f\u0483-\u0487\u0591-\u05bd\u064b-\u065f\u0900-\u0903\u093a-\u094f\u20d0-\u20f0"
    "\u00ad\u200b-\u200d\u2060\ufe00-\ufe0f\ufeff"
)
"""What goes with the sign before it: accents and vowel signs set over a letter, soft hyphens, joiners."""
_LETTER = r"[^\W\d_]"
_IN_WORD = rf"[\w{_MARKS}]"
_APOSTROPHE = "['’`´]"
_CLITIC = rf"{_APOSTROPHE}(?i:s|re|ve|ll|d|m)(?!{_IN_WORD}|-\w)"
_INSIDE = rf"(?:(?!{_CLITIC}){_APOSTROPHE}{_LETTER}{_IN_WORD}*)*"
"""Apostrophes inside a word: "O'Brien", "Ba'ath", but not those of "it's"."""
_NUMBER = r"(?:\d{1,3}(?:,\d{3})+(?!\d)(?:\.\d+)?|\d+(?:[.:]\d+)*|(?<![\w.])\.\d+)"
_ADDRESS = r"[^\s<>\"“”]*[^\s<>\"“”‘’.,;:!?)\]'}]"
"""The rest of a web address: what closes a sentence or bracket is no part of its end."""
_DOMAINS = (
    r"(?i:com|org|net|edu|gov|mil|info|biz|int|(?:co|org|gov|ac)\.uk|com\.(?:au|ua|tr)|co\.(?:nz|za|il)"
    r"|uk|ru|ua|eu|ir|il|de|fr|ca|cn|tv|io)(?![\w@-])"
)
_FILES = r"(?i:docx?|xlsx?|pdf|txt|jpe?g|png|gif|ppt|zip|exe|html?|php|mp[34]|csv|url)(?!\w)"

WORD, SHORT = 2, 3
"""The groups that need a second look: a word that may be two, and a word with a full stop, perhaps an abbreviation."""


@cache
def _pattern() -> re.Pattern[str]:
    """Blanks, then a token, which begins at the empty first group; the first rule that fits wins."""
    rules = (
        # it | s, where what follows is no noun: "its not over"
        r"(?:it|It|IT)(?=[sS]\s+(?:not|a|an|the|been|really|simply|for|in|from|as|all)(?!\w))|(?<=\b[Ii][Tt])[sS](?=\s)",
        # most words: what follows cannot belong to them
        r"([A-Za-z]++)(?=[\s,;!?)\]\"”]|\.?\Z)",
        # most marks, but not those of :) and (: and ))
        r"[,\"“”\]]|\.(?!\S)|\((?![:;=])|\)|;(?![-)(Pp])",
        # No. 7, Art. 4
        rf"(?:{alternatives('abbreviations', 'before_numbers')})\.(?=\s*\d)",
        # Gen. Keita, Dr.Vale, the end of “He ran.”
        rf"({_LETTER}{{2,7}}+)\.(?:(?![.!?{_MARKS}\w@])|(?=\d|[A-Z][a-z])(?![\w.-]{{1,64}}@))",
        # http://example.org/a?b=c, www.example.org, mailto:keita@example.org, Keita@EXAMPLE
        rf"(?i:https?|ftp)://{_ADDRESS}|(?i:www\.)[\w-]{{1,63}}\.{_ADDRESS}",
        r"(?:mailto:)?\w[\w.+%-]{0,63}@\w[\w-]{0,63}(?:\.[\w-]{1,63}){0,5}(?!\w)",
        # example.org/about, annex.pdf, comp.sources.unix
        rf"(?:[A-Za-z0-9-]{{1,63}}\.){{1,4}}{_DOMAINS}(?:/{_ADDRESS})?|[\w#~%!-]{{1,63}}\.{_FILES}",
        r"[a-z]{2,20}(?:\.[a-z]{2,20}){2,5}(?!\w)",
        # :-( ;P <3 ^_^ and :) behind a word, (: between blanks
        r"(?<!\w)(?:>?[:;=][-o']?[()\[\]DPp/|*]|<3|\^_+\^|-_-)(?![\w/])|[:;]-?[()](?=[\s.,!?]|\Z)|(?<!\S)\([:;=](?!\S)",
        # U.S., e.g., Ph.D.; the full stop that ends the sentence stands alone: p.m | .
        r"(?:[A-Za-z]\.)+[A-Za-z](?=\.\Z)|(?:[A-Za-z]\.){2,}(?!\w)|(?:[A-Za-z]\.)+[A-Za-z](?!\w)",
        r"(?:Ph|M|B)\.(?:D|Sc|Phil|A|Ed)\.(?!\w)",
        # J. Mbeki, p. 4
        rf"{_LETTER}\.(?=\s|[,;:)\]\d-]|[A-Z][a-z])",
        # 713-555-3989, 2003-05-01, 555-9004, 800/555-8000, but 1980 | - | 1988, 900 | - | 1200
        r"\+?\d{1,7}[-.]\d{2,4}[-.]\d{2,4}(?:[-.]\d{2,4})?(?![\w-])",
        r"(?:\d{3}/)?\d{3}-\d{4}(?<!00)(?![\w-])|\d{5}-\d{4}(?![\w-])",
        # 7/26/08, 9/11, but 3 | / | 4
        r"\d{1,4}/\d{1,2}/\d{1,4}(?!\w)|(?:1[0-2]|0?[1-9])/(?:[12]\d|3[01]|0\d)(?![\w/])",
        # 155 | mm, 6:30 | pm, Rs | 500
        rf"{_NUMBER}(?=(?:{alternatives('units', 'words')})(?!\w))|(?:Rs|rs|USD|EUR|GBP|AED|AD)(?=\d)",
        # 19th, 1970s, 80's
        rf"\d+(?:,\d{{3}}|\.\d+)*(?i:st|nd|rd|th|s)(?!\w)|\d*0{_APOSTROPHE}s(?!\w)",
        # 42,000.50, 1,200 | barrels, 18:30, .203, +44
        rf"\d{{1,3}}(?:,\d{{3}})+(?!\d)(?:\.\d+)?|{_NUMBER}(?!\w)|(?<!\S)\+\d[\d-]*(?!\w)",
        # n't, 's, 'm (also of "I'ma"); '90s, 'em
        rf"(?i:n{_APOSTROPHE}t)(?!{_IN_WORD})|(?<=\S){_CLITIC}|{_APOSTROPHE}m(?=a(?!\w))",
        rf"(?<!\w){_APOSTROPHE}(?:\d\ds?|(?i:em|n|til|cause))(?!\w)",
        # did | n't
        rf"{_LETTER}{{1,8}}?(?=(?i:n{_APOSTROPHE}t)(?!{_IN_WORD}))",
        # anti-tank, mid-2003, RE-ELECTED, but UN | - | backed, Hizb | - | e | - | Islami
        rf"(?<!-)(?!UN-|[A-Z]{{2,}}-[a-z])(?i:{alternatives('hyphens', 'prefixes')})-{_IN_WORD}+{_INSIDE}",
        # AT&T, w/o, f*ck, #truce, @truce, US$
        r"\w{1,3}&\w{1,2}(?!\w)|(?i:w/o(?:ut)?|b/[ct]|l/c|i/c|s/he|n/a)(?!\w)",
        rf"{_LETTER}+\*+{_LETTER}+|(?<!\w)[#@]{_LETTER}\w*|(?:US|AU|CA|NZ|HK|[UACS])\$",
        # other words
        rf"_{{2,}}|(\w{_IN_WORD}*{_INSIDE})",
        # marks that go together
        r"\.{2,}|…[….]*|[!?][.!?]*|\.[!?]+|''|‘’|’’|``|<{2,}|>{2,}|<[-=]+|[-=]+>|[-=*_~+|<>^}{#]{4,}",
        r"-{2,}|—{2,}|–{2,}|={2,}|\*{2,}|~{2,}|\+{2,}|#{2,}|\${2,}",
        rf"\S[{_MARKS}]*",
    )
    return re.compile(rf"\s*+()(?:{'|'.join(rules)})")


def tokens(text: str, start: int = 0, end: int | None = None) -> tuple[Token, ...]:
    """The words and marks of the sentence `text[start:end]`, in order; every sign but blanks is in one.

    "They can't re-open the U.S.-run site." gives They ca n't re-open the U.S. - run site and the full stop.
    """
    return tuple(_tokens(text[start:end].rstrip(), start))


def _tokens(sentence: str, at: int) -> Iterator[Token]:
    """The tokens of a sentence that stands at `at` of its text."""
    parts, short = joined(), abbreviations()
    for match in _pattern().finditer(sentence):
        start, end = match.start(1) + at, match.end() + at
        group = match.lastindex or 1
        if group < WORD:
            yield Token(start, end)
            continue
        word = match[group]
        if group == SHORT:
            if word in short and match.end() < len(sentence):
                yield Token(start, end)
                continue
            end -= 1
        cuts = parts.get(word.lower())
        if cuts is None:
            yield Token(start, end)
        else:
            yield from (Token(start + one, start + other) for one, other in pairwise(cuts))
        if group == SHORT:
            yield Token(end, end + 1)
