"""What was opened: one account or several, as data frames, as texts, as it is."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from trucewatch.core.account import Account
from trucewatch.core.problems import BadSpan, InputError
from trucewatch.core.spans import Span
from trucewatch.show.frames.accounts import COLUMNS, Held, account_rows
from trucewatch.show.frames.columns import Cell, Column, Frame, text
from trucewatch.show.frames.every import FRAMES
from trucewatch.show.frames.typed import data_frame

if TYPE_CHECKING:
    from pandas import DataFrame

BY_NAME: dict[str, Frame] = {frame.name: frame for frame in FRAMES}
DOSSIER = text("dossier", "id of the dossier; this column is there where a workspace was opened")


class Opened:
    """Accounts with their texts; each method gives a new data frame. docs/python.md explains every column.

    The frames need pandas and raise NotInstalled, saying how to get it, where it is missing; all else here works
    without. Of a workspace each frame begins with the column `dossier`: an id means a fact of one dossier only.
    """

    def __init__(self, held: tuple[Held, ...], *, of_workspace: bool = False) -> None:
        self.held = held
        self.of_workspace = of_workspace

    def __repr__(self) -> str:
        """`<1 account of 6 reports>`."""
        reports = sum(len(one.account.reports) for one in self.held)
        return f"<{len(self.held)} account{'s' * (len(self.held) != 1)} of {reports} reports>"

    @property
    def account(self) -> Account:
        """The one account. Raises InputError where there are several, or none."""
        if len(self.held) != 1:
            names = ", ".join(str(one.dossier) for one in self.held) or "none"
            raise InputError(f"not one account but {len(self.held)} ({names}): name one, open(path, dossier=...)")
        return self.held[0].account

    @property
    def texts(self) -> dict[str, str]:
        """The texts by report id, as far as they are there."""
        return {report: text for one in self.held for report, text in one.texts.items()}

    def text(self, report: str) -> str:
        """The text of a report. Raises InputError where it is not there."""
        for one in self.held:
            if report in one.texts:
                return one.texts[report]
        raise InputError(f"there is no text of {report}: `trucewatch brief` without --excerpts writes them to texts/")

    def quote(self, span: Span | Any, around: int = 0) -> str:
        """The characters of a span, or of a row of `evidence()`, with up to `around` more on both sides.

        They are cut from the report's text. Raises InputError where that is not there, BadSpan where it is not the one
        that the span was read from.
        """
        text, start, end = self.text(span.report), int(span.start), int(span.end)
        if text[start:end] != span.exact:
            raise BadSpan(f"{span.report}:{start}-{end} is not {span.exact!r} in the text that lies there")
        return text[max(0, start - around) : end + around]

    def frame(self, name: str) -> DataFrame:
        """The data frame of that name. Raises InputError where there is none."""
        if name == "accounts":
            return self.accounts()
        if name not in BY_NAME:
            raise InputError(f"there is no frame {name!r}; there are accounts, {', '.join(BY_NAME)}")
        frame = BY_NAME[name]
        return self._framed(frame.columns, [frame.rows(one.account) for one in self.held])

    def accounts(self) -> DataFrame:
        """One row: one account, that of a folder or of a dossier of a workspace."""
        return self._framed(COLUMNS, [[row] for row in account_rows(self.held)])

    def reports(self) -> DataFrame:
        """One row: one text as it was read."""
        return self.frame("reports")

    def cuts(self) -> DataFrame:
        """One row: one run of a report's text that is not the article."""
        return self.frame("cuts")

    def origins(self) -> DataFrame:
        """One row: one who wrote a text or a passage that reports carry."""
        return self.frame("origins")

    def stories(self) -> DataFrame:
        """One row: one happening that several reports tell."""
        return self.frame("stories")

    def joined(self) -> DataFrame:
        """One row: one reason why a report is in its story."""
        return self.frame("joined")

    def apart(self) -> DataFrame:
        """One row: one reason why a story is not one with another."""
        return self.frame("apart")

    def processes(self) -> DataFrame:
        """One row: one negotiation or truce over time."""
        return self.frame("processes")

    def actors(self) -> DataFrame:
        """One row: one who speaks or acts."""
        return self.frame("actors")

    def statements(self) -> DataFrame:
        """One row: one statement as one report carries it."""
        return self.frame("statements")

    def meetings(self) -> DataFrame:
        """One row: one call, talks, visit ...."""
        return self.frame("meetings")

    def durations(self) -> DataFrame:
        """One row: one reading of how long a meeting took."""
        return self.frame("durations")

    def instruments(self) -> DataFrame:
        """One row: one agreement, proposal, order, demand or planned talks."""
        return self.frame("instruments")

    def versions(self) -> DataFrame:
        """One row: one instrument in one party's text."""
        return self.frame("versions")

    def expiries(self) -> DataFrame:
        """One row: one defensible end of a version."""
        return self.frame("expiries")

    def positions(self) -> DataFrame:
        """One row: one position of a party on an instrument."""
        return self.frame("positions")

    def conditions(self) -> DataFrame:
        """One row: one thing that must be so first."""
        return self.frame("conditions")

    def obligations(self) -> DataFrame:
        """One row: one thing that somebody must do."""
        return self.frame("obligations")

    def monitoring(self) -> DataFrame:
        """One row: one clause on who is to watch."""
        return self.frame("monitoring")

    def incidents(self) -> DataFrame:
        """One row: one thing that is said to have happened."""
        return self.frame("incidents")

    def accusations(self) -> DataFrame:
        """One row: one accusation: who lays an incident on whom."""
        return self.frame("accusations")

    def counts(self) -> DataFrame:
        """One row: one number that somebody gives of an incident."""
        return self.frame("counts")

    def places(self) -> DataFrame:
        """One row: one place of a meeting, of an instrument's version or of an incident."""
        return self.frame("places")

    def disagreements(self) -> DataFrame:
        """One row: one reading of something that the reports differ on; rows of one id differ from each other."""
        return self.frame("disagreements")

    def assessments(self) -> DataFrame:
        """One row: one allegation held against one version of a text."""
        return self.frame("assessments")

    def reasons(self) -> DataFrame:
        """One row: one step of an assessment."""
        return self.frame("reasons")

    def problems(self) -> DataFrame:
        """One row: one thing that could not be read, or could be read in two ways."""
        return self.frame("problems")

    def judgements(self) -> DataFrame:
        """One row: one decision of a person, and what became of it in this account."""
        return self.frame("judgements")

    def evidence(self) -> DataFrame:
        """One row: one run of characters that something was read from."""
        return self.frame("evidence")

    def _framed(self, columns: tuple[Column, ...], rows: list[list[tuple[Cell, ...]]]) -> DataFrame:
        """The rows of each account, in order; of a workspace with the dossier before."""
        if not self.of_workspace:
            return data_frame(columns, [row for own in rows for row in own])
        return data_frame(
            (DOSSIER, *columns),
            [(one.dossier, *row) for one, own in zip(self.held, rows, strict=True) for row in own],
        )
