"""The brief as Markdown."""

from __future__ import annotations

import msgspec
import pytest

from sample import EMPTY, GAZETTE_REPORT, SAMPLE, TEXTS
from trucewatch.core.spans import Span
from trucewatch.show.markdown import brief_markdown
from trucewatch.show.markdown_words import escaped


def test_each_line_has_outlet_and_offsets() -> None:
    told = brief_markdown(SAMPLE, TEXTS)
    span = SAMPLE.statements[0].content[0]
    assert "““We shall keep our word,””" in told or "We shall keep our word" in told
    assert f"[Vell Gazette {span.start}-{span.end}]" in told
    assert "accepts on conditions; if: if Ilmar withdrew its gunboats; Doss foreign ministry says so" in told


def test_sections_come_as_in_the_page() -> None:
    titles = [line for line in brief_markdown(SAMPLE, TEXTS).splitlines() if line.startswith("#")]
    assert titles[0] == "# Harbour truce of Ilmar and Doss"
    assert [title.split()[1] for title in titles[1:]] == [
        "What", "Terms,", "Who", "Where", "Incidents,", "Meetings", "Who", "What", "Reports", "Problems,",
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("# heading", r"\# heading"),
        ("- a\n- b", r"\- a - b"),
        ("1. first", r"1\. first"),
        ("2024) x", r"2024\) x"),
        ("[x](javascript:alert(1))", r"\[x\](javascript:alert(1))"),
        ("<b>*bold*</b> `code`", r"\<b\>\*bold\*\</b\> \`code\`"),
        ("a | b ~~c~~ &amp;", r"a \| b \~\~c\~\~ \&amp;"),
        ("see https://doss.example/x", r"see https\://doss.example/x"),
        ("www.doss.example or a@doss.example", r"www\.doss.example or a&#64;doss.example"),
        ("back\\slash", r"back\\slash"),
        ("---", r"\---"),
        ("Term\n===", r"Term \=\=\="),
    ],
)
def test_report_text_makes_no_markup(text: str, expected: str) -> None:
    assert escaped(text) == expected


def test_a_quotation_cannot_begin_a_line_of_its_own() -> None:
    words = "so\n\n# Agreed\n\n- all of it"
    said = msgspec.structs.replace(SAMPLE.statements[0], content=(Span(GAZETTE_REPORT.id, 0, len(words), words),))
    told = brief_markdown(msgspec.structs.replace(SAMPLE, statements=(said,)), TEXTS)
    assert r"“so \# Agreed - all of it”" in told
    assert "\n# Agreed" not in told


def test_an_account_of_nothing_says_so() -> None:
    told = brief_markdown(EMPTY, {})
    assert "No terms were found." in told
    assert "No incident was found." in told
    assert told.endswith("\n")
    assert "not beside this account" in brief_markdown(SAMPLE, {})
