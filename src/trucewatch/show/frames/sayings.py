"""Frames of who said what and who met: statements, meetings, how long these lasted."""

from __future__ import annotations

from trucewatch.core.account import MeetingForm, MeetingStatus, Mode, Statement
from trucewatch.show.frames.columns import (
    SUPPORT,
    Frame,
    actor,
    one_of,
    outlets,
    parts,
    place,
    quantity,
    several,
    text,
    when,
    whole,
    worked_out,
)
from trucewatch.show.provenance import Provenance


def report_of(statement: Statement, known: Provenance) -> str | None:
    """The one report that carries the statement; None where there are several."""
    carried = {span.report for span in statement.content}
    return carried.pop() if len(carried) == 1 else None


def outlet_of(statement: Statement, known: Provenance) -> str | None:
    """The outlet of that report."""
    report = report_of(statement, known)
    return known.outlet(report) if report is not None else None


STATEMENTS = Frame(
    "statements",
    "one statement as one report carries it",
    lambda account: account.statements,
    (
        text("id", "the statement"),
        worked_out(
            "utterance",
            "string",
            "the same for all statements of one utterance, whichever outlet carries it",
            lambda one, known: one.same_as or one.id,
        ),
        text("same_as", "id of the utterance that it shares with others", "same_as"),
        *actor("speaker", "who says it; `<NA>` = nobody was named with certainty"),
        one_of("mode", Mode, "in the speaker's own words, in the report's, or in both"),
        worked_out(
            "words",
            "string",
            "its characters; the parts of a broken quotation are joined by ` … `",
            lambda one, known: " … ".join(span.exact for span in one.content),
        ),
        text("cue", "the word that attributes it, such as “said”", "cue.exact"),
        text("channel", "where it was said, in the report's word"),
        *actor("addressee", "whom it was said to"),
        *actor("through", "who relays it"),
        *when("said", "when it was said"),
        worked_out("report", "string", "id of the report that carries it", report_of),
        worked_out("outlet", "string", "the outlet of that report", outlet_of),
        whole(
            "origins",
            "how many independent texts this row's words are from; of an utterance: count `origin` of `evidence()`",
            "support.origins",
        ),
        SUPPORT[1],
    ),
)
MEETINGS = Frame(
    "meetings",
    "one call, talks, visit ...",
    lambda account: account.meetings,
    (
        text("id", "the meeting"),
        one_of("form", MeetingForm, "of which kind it is"),
        one_of("status", MeetingStatus, "whether it was held"),
        several("parties", "actor ids"),
        *when("when", "when it was, or is to be"),
        *place(),
        outlets(lambda one: one.evidence),
        *SUPPORT,
    ),
)
DURATIONS = Frame(
    "durations",
    "one reading of how long a meeting took",
    lambda account: parts(account.meetings, "lasted"),
    (
        text("meeting", "the meeting", "of.id"),
        whole("number", "which reading of the meeting, from 0"),
        *quantity("lasted", "how long", "part.value"),
        *actor("by", "who says so; `<NA>` = the outlet", "part.by"),
        outlets(lambda one: one.part.evidence),
    ),
)
