"""The brief as Markdown: the same order, compact, each line with outlet and offsets of what it was read from.

Report text is escaped (CommonMark and the GitHub dialect): it cannot make headings, lists, links or HTML.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping

from trucewatch.core.account import Account
from trucewatch.core.spans import Span
from trucewatch.show.ledger import ledger_of
from trucewatch.show.record import act, circumstances
from trucewatch.show.rows import Cited, Ledger
from trucewatch.show.wording import UNPRINTABLE, capitalised, counted, plain, shortened

SPECIAL = re.compile(r"[\\`*_{}\[\]<>|~&!#$^=]")
"""Characters that can begin a mark-up of CommonMark, or of the dialects that add tables, strikes and formulas."""

LEADING = re.compile(r"^(?:[-+]|\d{1,9}(?=[.)]))")
"""What would make a line a list: "- so", "1. so"."""

ADDRESS = re.compile(r"(?i)\b(https?|ftp|mailto|xmpp)(:)|\b(www)(\.)|(@)")
"""What the GitHub dialect makes a link of by itself: "https://", "www.", "a@b.example"."""

LINE_WORDS = 60
"""A statement is quoted up to so many words here; the whole stands in the page and in the account."""


def escaped(text: str) -> str:
    """`text` on one line, as Markdown that shows these characters and nothing else."""
    words = plain(text)
    words = SPECIAL.sub(lambda match: "\\" + match.group(), words)
    words = LEADING.sub(
        lambda match: "\\" + match.group() if not match.group().isdigit() else match.group() + "\\", words
    )
    return ADDRESS.sub(bound_address, words)


def bound_address(match: re.Match[str]) -> str:
    """The address with its sign escaped; "@" as an entity, since a backslash does not stop an e-mail link."""
    if match.group(5):
        return "&#64;"
    return f"{match.group(1)}\\:" if match.group(1) else f"{match.group(3)}\\."


class References:
    """Names evidence by outlet and offsets."""

    def __init__(self, ledger: Ledger) -> None:
        self.outlets = {row.report: escaped(row.outlet) for row in ledger.reports}

    def __call__(self, evidence: Iterable[Span]) -> str:
        """` [Outlet 12-40, 100-130; Other 5-9]`; nothing where there is no evidence."""
        by_outlet: dict[str, list[str]] = {}
        for span in evidence:
            outlet = self.outlets.get(span.report) or escaped(span.report)
            by_outlet.setdefault(outlet, []).append(f"{span.start}-{span.end}")
        named = "; ".join(f"{outlet} {', '.join(places)}" for outlet, places in by_outlet.items())
        return f" [{named}]" if named else ""

    def line(self, cited: Cited) -> str:
        """Words with their evidence."""
        return escaped(capitalised(cited.words)) + self(cited.evidence)


def brief_markdown(account: Account, texts: Mapping[str, str]) -> str:
    """The account as Markdown, ending in a line feed. Evidence reads "[Outlet 1234-1250]": code points of the text.

    `texts` (by report id) only tell which texts lie beside the account; no article is written out.
    """
    ledger = ledger_of(account)
    ref = References(ledger)
    missing = sum(1 for report in account.reports if report.id not in texts)
    lines = [f"# {escaped(ledger.title)}", "", f"{escaped(ledger.dates)}.", ""]
    if ledger.chapters:
        lines.append(
            f"- {counted(len(ledger.reports), 'report')} of {counted(len(account.stories), 'story', 'stories')}"
        )
    else:
        lines += [f"- {figure.number} {figure.of}" for figure in ledger.figures]
    if missing:
        lines.append(f"- {counted(missing, 'text')} not beside this account: offsets there cannot be looked up")
    lines.append("")
    if ledger.chapters:
        lines += ["## Stories", ""]
        for number, chapter in enumerate(ledger.chapters, 1):
            outlets = ", ".join(dict.fromkeys(escaped(row.outlet) for row in chapter.reports)) or "no report"
            lines.append(f"{number}. {escaped(chapter.title)}: {escaped(chapter.dates)} ({outlets})")
        lines += ["", *(f"- One process: {escaped(line)}" for line in ledger.processes)]
        lines += [""] if ledger.processes else []
    for number, part in enumerate(ledger.parts, 1):
        level = "##"
        if ledger.chapters:
            level = "###"
            figures = ", ".join(f"{figure.number} {figure.of}" for figure in part.figures)
            lines += [f"## {number}. {escaped(part.title)}", "", f"{escaped(part.dates)}. {capitalised(figures)}.", ""]
            lines += [f"- {ref.line(ground)}" for ground in part.grounds] + [""] * bool(part.grounds)
        for title, section, absent in (
            ("What was agreed, and what was not", agreed(part, ref), "Nothing was found that was agreed or declined."),
            ("Terms, version by version", terms(part, ref), "No terms were found."),
            ("Who stands where", positions(part, ref), "No party’s position was found."),
            ("Where the reports differ", differences(part, ref), "No difference was found."),
            ("Incidents, as reported and alleged", incidents(part, ref), "No incident was found."),
            ("Meetings and calls", meetings(part, ref), "No meeting was found."),
            ("Who said what", statements(part, ref), "No statement was found."),
            ("What rests on a single origin", singles(part, ref), "Nothing was found that rests on a single origin."),
        ):
            lines += [f"{level} {title}", "", *(list(section) or [absent]), ""]
    for title, section, absent in (
        ("Reports", reports(ledger, ref), "No report was read."),
        ("Problems, and what was left open", problems(ledger, ref), "No problem was met."),
    ):
        lines += [f"## {title}", "", *(list(section) or [absent]), ""]
    lines.append(f"Made by {escaped(ledger.tool)}; built from {escaped(ledger.built_from)}.")
    return UNPRINTABLE.sub("\ufffd", "\n".join(lines) + "\n")


def agreed(ledger: Ledger, ref: References) -> Iterator[str]:
    """Instruments by where they stand."""
    for title, rows in (
        ("Agreed, in force or ordered", ledger.reached),
        ("Declined or expired", ledger.refused),
        ("Proposed, negotiated or disputed", ledger.open),
        ("Demanded", ledger.demanded),
    ):
        yield f"**{title}**"
        yield ""
        for row in rows:
            yield f"- {escaped(row.label)} ({row.status_words}; {row.kind}; {row.carried}){ref(row.evidence)}"
            if row.stands:
                yield f"  - {escaped('; '.join(stand.words for stand in row.stands))}"
        if not rows:
            yield "- none found"
        yield ""


def terms(ledger: Ledger, ref: References) -> Iterator[str]:
    """Each version of each instrument on a line."""
    for row in ledger.instruments:
        yield f"- {escaped(row.label)}"
        for number, version in enumerate(row.versions):
            told = "; ".join(
                f"{term.name.lower()}: {escaped(term.values[number].words)}{ref(term.values[number].evidence)}"
                for term in row.terms
            )
            yield f"  - {escaped(capitalised(version.words))}{ref(version.evidence)}: {told}"
        if not row.versions:
            yield "  - no terms stated"
        for name, lines in (
            ("Condition", row.conditions),
            ("Obligation", row.obligations),
            ("Monitoring", row.monitoring),
        ):
            for line in lines:
                yield f"  - {name}: {ref.line(line)}"


def positions(ledger: Ledger, ref: References) -> Iterator[str]:
    """Positions, instrument by instrument."""
    for row in ledger.instruments:
        for position in row.positions:
            conditions = "".join(f"; if: {escaped(condition)}" for condition in position.conditions)
            reporter = "" if position.reporter == "the outlets" else f"; {escaped(position.reporter)} says so"
            yield (
                f"- {escaped(position.party)} on {escaped(row.label)}: {position.words}{conditions}{reporter}; "
                f"day: {escaped(position.said)}{ref(position.evidence)}"
            )
    if ledger.matrix.without:
        yield f"- No position of any party was found on: {escaped('; '.join(ledger.matrix.without))}"


def differences(ledger: Ledger, ref: References) -> Iterator[str]:
    """Differences, those that cannot both stand first."""
    for row in ledger.disagreements:
        stand = "cannot both stand" if row.is_hard else "can both stand"
        yield f"- {row.kind} ({stand}), {escaped(row.topic)}, {escaped(row.field)}: {escaped(row.why)}"
        for reading in row.readings:
            yield f"  - {escaped(reading.value)}: {escaped(reading.by)}, {reading.origins}{ref(reading.evidence)}"


def incidents(ledger: Ledger, ref: References) -> Iterator[str]:
    """Incidents with who says what of whom."""
    for row in ledger.incidents:
        status = f" ({row.status})" if row.is_laid else ""
        whole = f"part of {escaped(row.part_of.words)}; " if row.part_of else ""
        yield (
            f"- {escaped(row.when.words)}, {escaped(row.place.words)}: {row.form}{status}; {whole}"
            f"target: {escaped(row.target.words)}; {escaped(row.carried)}{ref(row.evidence)}"
        )
        for line in (*row.says, *row.counts, *((row.verification,) if row.verification else ())):
            yield f"  - {ref.line(line)}"
        for test in row.assessments:
            yield (
                f"  - Against {escaped(test.instrument)} ({escaped(test.version)}): in scope {test.in_scope}, in time "
                f"{test.in_time}, by a bound party {test.by_bound_party}; if it happened so, it is: {test.words}"
            )


def meetings(ledger: Ledger, ref: References) -> Iterator[str]:
    """Meetings with each reading of their length."""
    for row in ledger.meetings:
        lasted = "; ".join(ref.line(line) for line in row.lasted) or "not stated"
        yield (
            f"- {escaped(row.when.words)}, {escaped(row.place.words)}: {row.form} of {escaped(row.parties)} "
            f"({row.status}); lasted: {lasted}{ref(row.evidence)}"
        )


def statements(ledger: Ledger, ref: References) -> Iterator[str]:
    """Utterances by speaker."""
    for speaker in ledger.speakers:
        role = f" ({escaped(speaker.role)})" if speaker.role else ""
        yield f"- {escaped(speaker.name)}{role}"
        for row in speaker.statements:
            words = shortened(" … ".join(row.parts), LINE_WORDS)
            words = f"“{escaped(words)}”" if row.quoted else escaped(act(row) + words)
            yield f"  - {words} ({'; '.join(escaped(part) for part in circumstances(row))}){ref(row.evidence)}"
            for line in row.misquoted:
                yield f"    - {ref.line(line)}"


def singles(ledger: Ledger, ref: References) -> Iterator[str]:
    """What one origin alone carries."""
    alone, every = ledger.single_statements
    if every:
        yield f"- {alone} of {every} utterances are carried by one origin only"
    for row in ledger.singles:
        kind = "" if row.words.startswith(f"{row.kind.lower()} ") else f"{row.kind.lower()}, "
        yield f"- Only in {escaped(row.origin)}: {kind}{escaped(row.words)}{ref(row.evidence)}"


def reports(ledger: Ledger, ref: References) -> Iterator[str]:
    """Reports in the order of their numbers on the page."""
    for row in ledger.reports:
        cut = ", ".join(f"{escaped(reason.why)} {reason.characters}" for reason in row.cut_reasons) or "nothing"
        basis = f" ({row.basis})" if row.basis else ""
        wire = f"; credits {escaped(row.wire)}" if row.wire else ""
        unread = f"; not read: {escaped(row.unread)}" if row.unread else ""
        yield (
            f"- {escaped(row.outlet)}: {escaped(row.title)}; published {escaped(row.published.words)}{basis}"
            f"{ref(row.published.evidence)}; text: {escaped('; '.join(row.origins))}{wire}; characters left out: {cut}"
            f"{unread}; id {escaped(row.report)}"
        )


def problems(ledger: Ledger, ref: References) -> Iterator[str]:
    """What could not be read."""
    for row in ledger.problems:
        place = f"{escaped(row.stage)}; {escaped(row.where)}"
        yield f"- {escaped(row.what)} ({place}){ref(row.evidence)}: {escaped(row.hint)}"
