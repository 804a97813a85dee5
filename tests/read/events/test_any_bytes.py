"""Whatever lies in a file that is named as a table: events, problems, or a refusal that says what to do."""

from __future__ import annotations

from pathlib import Path

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from made_rates import account
from trucewatch.core.problems import InputError
from trucewatch.monitor.count import Options, table_counted
from trucewatch.read.events.table import EventTable

DAYS = ("2031-05-14", "31/12/9999", "0001-01-01", "9999-12-31", "9999-12-31 23:59", "2031", "1e9", "-")
CELLS = st.one_of(
    st.text(st.characters(exclude_categories=("Cc", "Cs")), max_size=12),
    st.sampled_from((*DAYS, "Northland", "shelling")),
)
ROWS = st.lists(st.lists(CELLS, min_size=5, max_size=6), max_size=8)
FUZZ = settings(
    max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow]
)


@FUZZ
@given(content=st.binary(max_size=400))
def test_any_bytes(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "own.csv"
    path.write_bytes(b"date,accused,place,type,notes\n" + content)
    try:
        table = EventTable(path)
    except InputError:
        return
    events = list(table.events())
    assert len(events) + table.bad_rows == table.rows


@FUZZ
@given(rows=ROWS)
def test_any_cells_are_counted_or_told(tmp_path: Path, rows: list[list[str]]) -> None:
    path = tmp_path / "own.csv"
    lines = [",".join(f'"{cell.replace(chr(34), "")}"' for cell in row) for row in rows]
    path.write_text("\n".join(["date,accused,place,type,notes", *lines]), encoding="utf-8", errors="replace")
    table = EventTable(path)
    made, count = table_counted(account(), table.events(), "own.csv", "mapping", Options())
    assert made.events + sum(one.number for one in made.kinds) + table.bad_rows == table.rows
    assert count.outside == 0
    for term in made.terms:
        for line in term.lines:
            assert line.during.count_low <= line.during.count_high <= made.events
