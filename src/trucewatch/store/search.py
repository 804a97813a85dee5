"""Search over everything that a workspace holds: reports, statements, incidents, texts, actors."""

from __future__ import annotations

import re
import sqlite3
import unicodedata

import msgspec

MOST_HITS = 50
_WORD = re.compile(r"[^\W_]+")
_PHRASE = re.compile(r'"([^"]*)"')


class Hit(msgspec.Struct, frozen=True):
    """What was found: its kind and id, the dossier it is of, its day (ISO or None), and the words around the find."""

    kind: str
    id: str
    dossier: str
    day: str | None
    excerpt: str


def search(
    connection: sqlite3.Connection,
    words: str,
    kind: str | None = None,
    dossier: str | None = None,
    most: int = MOST_HITS,
) -> list[Hit]:
    """The best hits for `words`, best first (bm25); every word must be there, "quoted words" in this order.

    Any text is a question: signs of the query language are read as blanks. Nothing is found for one without a word.
    """
    asked = question(words)
    if not asked:
        return []
    rows = connection.execute(
        """
        SELECT found.kind, found.id, found.dossier, found.day, snippet(search, 0, '', '', ' … ', 24)
        FROM search JOIN found ON found.row = search.rowid
        WHERE search MATCH ? AND (? IS NULL OR found.kind = ?) AND (? IS NULL OR found.dossier = ?)
        ORDER BY rank, found.row LIMIT ?
        """,
        (asked, kind, kind, dossier, dossier, most),
    )
    return [Hit(*row) for row in rows]


def question(words: str) -> str:
    """The words in FTS5's language: `"grain" "quay" "no strikes"`.

    >>> question('grain NEAR(quay) "no strikes"')
    '"no strikes" "grain" "NEAR" "quay"'
    """
    composed = unicodedata.normalize("NFC", words)
    phrases = [" ".join(_WORD.findall(phrase)) for phrase in _PHRASE.findall(composed)]
    single = _WORD.findall(_PHRASE.sub(" ", composed))
    return " ".join(f'"{one}"' for one in dict.fromkeys((*phrases, *single)) if one)
