"""From bytes to text: byte-order marks, declared encodings, and a careful guess where none is declared."""

from __future__ import annotations

import codecs
import re
from typing import Literal

import msgspec

Kind = Literal["text", "html"]

SAMPLE_BYTES = 200_000
"""A guess looks at no more than this."""
MOST_CONTROLS = 0.005
"""A text with a larger share of control characters is no text."""

_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_SIGNATURES = (
    (b"%PDF-", "a PDF"),
    (b"PK\x03\x04", "a ZIP archive or an office document"),
    (b"\xd0\xcf\x11\xe0", "an old office document"),
    (b"{\\rtf", "an RTF document"),
    (b"\x89PNG", "a picture"),
    (b"\xff\xd8\xff", "a picture"),
    (b"GIF8", "a picture"),
    (b"\x1f\x8b", "a compressed file"),
    (b"SQLite format 3", "a database"),
)
_DECLARED = re.compile(
    rb"""<meta[^>]{0,200}?charset\s*=\s*["']?\s*([\w.:-]{2,40})|<\?xml[^>]{0,100}?encoding\s*=\s*["']([\w.:-]{2,40})""",
    re.IGNORECASE,
)
_MARKUP = re.compile(
    rb"\s*(?:<!--.{0,500}?-->\s*|<\?xml[^>]{0,200}>\s*)*<(?:!doctype\s+html|html|head|body)\b",
    re.IGNORECASE | re.DOTALL,
)
_CONTROLS = re.compile(r"[\x00-\x08\x0e-\x1a\x1c-\x1f\x7f]")


class Decoded(msgspec.Struct, frozen=True):
    """The text, the encoding that gives it (by Python's name), and what was doubtful; `text` None = no text at all."""

    text: str | None
    encoding: str
    doubt: str | None = None


def is_markup(content: bytes) -> bool:
    """Whether the bytes begin as a page does."""
    head = content[:4096]
    if head.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        head = head.replace(b"\0", b"")[2:]
    return _MARKUP.match(head.removeprefix(codecs.BOM_UTF8)) is not None


def decode(content: bytes, kind: Kind = "text") -> Decoded:
    """The text of `content`. A byte-order mark stays its first code point, line ends stay; nothing is raised.

    In order: the mark; what a page declares; UTF-8; UTF-16 without a mark; UTF-8 with single broken bytes; Windows-1252
    where it gives the letters and quotation marks of an English text; else what charset-normalizer holds likeliest.
    """
    for signature, name in _SIGNATURES:
        if content.startswith(signature):
            return Decoded(None, "", f"this is {name}")
    for mark, encoding in _MARKS:
        if content.startswith(mark):
            return _strict(content, encoding) or _replaced(content, encoding)
    if kind == "html" and (declared := _declared(content)) is not None:
        return _strict(content, declared) or _guessed(content)
    return _strict(content, "utf-8") or _wide(content) or _guessed(content)


def _strict(content: bytes, encoding: str) -> Decoded | None:
    """The text where every byte has a meaning; no text at all where it is full of control characters."""
    try:
        text = content.decode(encoding)
    except (UnicodeDecodeError, LookupError):
        return None
    return (
        None
        if encoding == "utf-8" and "\0" in text[:SAMPLE_BYTES] and _wide(content)
        else _checked(text, encoding, None)
    )


def _checked(text: str, encoding: str, doubt: str | None) -> Decoded:
    sample = text[:SAMPLE_BYTES]
    controls = len(_CONTROLS.findall(sample))
    if "\0" in sample or controls > max(3, MOST_CONTROLS * len(sample)):
        return Decoded(None, "", "this is no text: it holds control characters")
    return Decoded(text, encoding, doubt)


def _declared(content: bytes) -> str | None:
    found = _DECLARED.search(content[:8192])
    if found is None:
        return None
    name = (found.group(1) or found.group(2)).decode("ascii").casefold()
    try:
        known = codecs.lookup(name).name
    except LookupError:
        return None
    # Browsers read pages that say Latin-1 as Windows-1252, and no page in ASCII letters is UTF-16.
    return {"iso8859-1": "cp1252", "ascii": "cp1252", "utf-16": "utf-8", "utf-16-le": "utf-8"}.get(known, known)


def _wide(content: bytes) -> Decoded | None:
    """UTF-16 without a mark: every other byte of Latin text is zero."""
    sample = content[: 4000 - 4000 % 2]
    if len(sample) < 20:
        return None
    for encoding, zeros in (("utf-16-le", sample[1::2]), ("utf-16-be", sample[::2])):
        if zeros.count(0) > 0.6 * len(zeros):
            return _strict(content, encoding)
    return None


def _replaced(content: bytes, encoding: str) -> Decoded:
    return _checked(content.decode(encoding, "replace"), encoding, f"some bytes have no meaning in {encoding}")


def _guessed(content: bytes) -> Decoded:
    """The likeliest reading of bytes that are no UTF-8, with the doubt said."""
    sample = content[:SAMPLE_BYTES]
    if b"\0" in sample:
        return Decoded(None, "", "this is no text: it holds zero bytes")
    loose = sample.decode("utf-8", "replace")
    broken = loose.count("\ufffd")
    beyond = sum(char > "\x7f" for char in loose) - broken
    if beyond > 4 * broken or (broken <= 1 and len(sample) == SAMPLE_BYTES):
        return _replaced(content, "utf-8")
    high = sum(byte > 0x7F for byte in sample)
    if high <= 0.05 * len(sample) and (western := _strict(content, "cp1252")) is not None:
        return (
            western
            if western.text is None
            else Decoded(western.text, "cp1252", "no encoding is declared; read as Windows-1252")
        )
    from charset_normalizer import from_bytes

    best = from_bytes(sample).best()
    if best is not None and (guess := _strict(content, best.encoding)) is not None:
        name = best.encoding
        return (
            guess
            if guess.text is None
            else Decoded(guess.text, guess.encoding, f"no encoding is declared; read as {name}")
        )
    return _replaced(content, "utf-8")
