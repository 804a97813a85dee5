"""The page, the table of numbers and the terminal say the same numbers."""

from __future__ import annotations

import csv
import io
import re

from rich.console import Console

from made_rates import HARSH, source, whole
from trucewatch.show.rates.page import rates_html
from trucewatch.show.rates.printed import print_rates
from trucewatch.show.rates.tables import RATE_COLUMNS, rates_csv
from trucewatch.show.rates.together import together
from trucewatch.show.rates.words import count_of, estimate_of

PAGE = rates_html(whole(), "A truce of ten days")


def printed() -> str:
    """What the terminal shows, 200 wide."""
    out = io.StringIO()
    print_rates(whole(), Console(file=out, width=200))
    return out.getvalue()


def rows() -> list[dict[str, str]]:
    """The rows of the table of numbers."""
    return list(csv.DictReader(io.StringIO(rates_csv(whole()).removeprefix("\ufeff"))))


def test_texts_of_the_same_days_share_a_table_and_keep_what_differs() -> None:
    (table,) = together(source().terms)
    names = [line.name for line in table.lines]
    assert names[0] == "all events"
    assert "under the text, version 1 (everything)" in names
    assert sum(name.startswith("laid on Northland") for name in names) == 1


def test_every_number_stands_on_the_page_in_the_terminal_and_in_the_table() -> None:
    shown = printed()
    for table in together(source().terms):
        for line in table.lines:
            for tally in (line.before, line.during, line.after):
                assert tally is not None and tally.rate is not None
                assert estimate_of(tally.rate) in PAGE
                assert estimate_of(tally.rate) in shown
                assert f"<b>{count_of(tally)}</b>" in PAGE
    during = next(row for row in rows() if row["source"] == "own.csv" and row["phase"] == "during")
    whole_line = source().terms[0].lines[0]
    assert during["count_high"] == str(whole_line.during.count_high)
    assert whole_line.during.rate is not None and whole_line.during.rate.upper is not None
    assert abs(float(during["rate_upper"]) - whole_line.during.rate.upper) < 1e-5


def test_the_table_has_the_range_and_each_window() -> None:
    assert list(rows()[0]) == list(RATE_COLUMNS)
    assert {row["window"] for row in rows()} == {"all", "1", "2"}
    assert {row["phase"] for row in rows()} == {"before", "during", "after"}


def test_every_caution_is_said_on_the_page_and_in_the_terminal() -> None:
    shown = " ".join(printed().split())
    for caution in (*source().cautions, *(one for term in source().terms for one in term.cautions)):
        assert caution.says.split("<")[0] in PAGE.replace("&#39;", "'")
        assert " ".join(caution.says.split()) in shown


def test_the_page_needs_nothing_from_outside_and_runs_nothing() -> None:
    assert HARSH not in PAGE
    assert "<script" not in PAGE
    assert not re.search(r"""(?:src|href)=["'](?!#)""", PAGE)
    assert "default-src 'none'" in PAGE


def test_links_lead_to_places_on_the_page_and_ids_are_unique() -> None:
    ids = re.findall(r'\bid="([^"]+)"', PAGE)
    assert len(ids) == len(set(ids))
    assert set(re.findall(r'href="#([^"]+)"', PAGE)) <= set(ids)


def test_the_drawing_has_its_words_and_its_numbers_behind_it() -> None:
    assert re.search(r'<svg[^>]+role="img" aria-label="40 events by day', PAGE)
    behind = PAGE.split("The numbers of the drawing")[1].split("</details>")[0]
    numbers = [int(number) for number in re.findall(r"<td>(\d+)</td>", behind)]
    assert sum(numbers) == 40
