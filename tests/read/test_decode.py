"""From bytes to text."""

from __future__ import annotations

import codecs

import pytest

from trucewatch.read.decode import decode, is_markup

TEXT = "“The pause holds,” the envoy said – for now.\r\nNobody fired at Karsk.\n"
RUSSIAN = "Перемирие на линии Карска соблюдается третий день подряд, сообщили посредники в порту. " * 4


@pytest.mark.parametrize(
    ("content", "encoding"),
    [
        (TEXT.encode(), "utf-8"),
        (codecs.BOM_UTF8 + TEXT.encode(), "utf-8"),
        (codecs.BOM_UTF16_LE + TEXT.encode("utf-16-le"), "utf-16-le"),
        (codecs.BOM_UTF16_BE + TEXT.encode("utf-16-be"), "utf-16-be"),
        (TEXT.encode("utf-16-le"), "utf-16-le"),
    ],
)
def test_the_text_is_the_content_decoded_with_the_named_encoding(content: bytes, encoding: str) -> None:
    decoded = decode(content)
    assert (decoded.encoding, decoded.doubt) == (encoding, None)
    assert decoded.text == content.decode(encoding)
    assert decoded.text.lstrip("\ufeff") == TEXT


def test_the_quotation_marks_of_windows_are_read_and_the_guess_told() -> None:
    decoded = decode(TEXT.encode("cp1252"))
    assert (decoded.text, decoded.encoding) == (TEXT, "cp1252")
    assert decoded.doubt is not None


def test_other_letters_are_guessed_and_the_guess_told() -> None:
    decoded = decode(RUSSIAN.encode("cp1251"))
    assert decoded.text == RUSSIAN
    assert decoded.doubt is not None


def test_one_broken_byte_costs_one_letter() -> None:
    decoded = decode(TEXT.encode() + b"\xff" + TEXT.encode())
    assert decoded.text == TEXT + "\ufffd" + TEXT
    assert decoded.doubt is not None


@pytest.mark.parametrize(
    "content",
    [b"\x00\x01\x02" * 50, bytes(range(256)) * 9, b"%PDF-1.7 x", b"PK\x03\x04abc", b"\x89PNG\r\n", b"\x07" * 99],
)
def test_what_is_no_text_says_why(content: bytes) -> None:
    decoded = decode(content)
    assert decoded.text is None
    assert decoded.doubt is not None


def test_a_page_declares_its_encoding() -> None:
    page = f"<html><head><meta charset=windows-1251></head><body>{RUSSIAN}</body></html>"
    decoded = decode(page.encode("cp1251"), "html")
    assert (decoded.text, decoded.encoding, decoded.doubt) == (page, "cp1251", None)


def test_a_page_that_declares_nonsense_is_read_all_the_same() -> None:
    page = f'<html><head><meta charset="klingon"></head><body>{TEXT}</body></html>'
    assert decode(page.encode(), "html").text == page


def test_a_page_is_known_by_its_first_characters() -> None:
    assert is_markup(b"\xef\xbb\xbf\n<!-- saved --><!DOCTYPE html><html>")
    assert is_markup(codecs.BOM_UTF16_LE + "<html>".encode("utf-16-le"))
    assert not is_markup(b"He wrote <html> on the wall.")
