"""An account made by hand: a harbour truce between Ilmar and Doss, told by two outlets and an agency's copy."""

from __future__ import annotations

import hashlib

from marked import Marked, marked, report_of
from trucewatch.core.account import (
    FORMAT,
    About,
    Account,
    Accusation,
    Actor,
    Assessment,
    Condition,
    Count,
    Cut,
    Disagreement,
    Expiry,
    Incident,
    Instrument,
    Lasted,
    Meeting,
    Origin,
    Position,
    Reading,
    Reason,
    Report,
    Statement,
    Story,
    Support,
    Verification,
    Version,
)
from trucewatch.core.problems import Problem
from trucewatch.core.spans import Span, cut
from trucewatch.core.values import UNKNOWN_TIME, Place, Quantity, Scope, When

GAZETTE = marked(
    "<junk>Home | Weather | Sign in</junk>\n\n"
    "Ilmar and Doss agree to spare each other's harbours\n\n"
    "VELL, May 4 - <deal>Ilmar and Doss agreed on Monday <scope>to stop all fire on harbours</scope> for "
    "<lasts>ten days</lasts></deal>, officials said. The weather over the strait was calm.\n\n"
    "<accepts>“We shall keep our word,”</accepts> said Premier Oda Brinn of Ilmar. "
    "<talks>The two delegations met for <hours>almost three hours</hours> in Vell.</talks>\n\n"
    "Fishermen mended their nets on the quay while the delegates left, and a band played for nobody in particular.\n\n"
    "<raid>Drones struck a grain terminal at Port Venn on Wednesday</raid>, and <blame>Ilmar accused Doss</blame> of "
    "it. <denial>Doss denied it.</denial> <dead>Two dockers were killed</dead>, the port master said.\n"
)
COURIER = marked(
    "Doss takes a narrower view of the harbour truce\n\n"
    "<deal>The truce <scope>covers harbours on the eastern shore only</scope></deal>, the Doss foreign ministry wrote "
    "on its website. <accepts>Doss would hold its fire <condition>if Ilmar withdrew its gunboats</condition></accepts>."
    "\n\n<raid>A terminal at Port Venn burned on Wednesday night</raid>. <dead>Five people died</dead>, Ilmar said. "
    "Nobody could be reached at the lighthouse.\n"
)
COPY = marked(
    "Harbour truce in short\n\n<deal>Ilmar and Doss agreed on Monday to stop all fire on harbours for ten days</deal>, "
    "officials said.\n"
)


def report(text: Marked, outlet: str | None, name: str, published: When) -> Report:
    """A report as intake would make it; what is marked as junk is cut."""
    made = report_of(
        text.text, name, published, tuple(Cut(start, end, "menu") for start, end in text.runs.get("junk", []))
    )
    title = text.text.removeprefix("Home | Weather | Sign in").strip().split("\n")[0]
    return Report(
        **{
            **{field: getattr(made, field) for field in made.__struct_fields__},
            "outlet": outlet,
            "title": title,
            "story": "story-1",
        }
    )


PUBLISHED = When("2031-05-05", "2031-05-05", "metadata")
GAZETTE_REPORT = report(GAZETTE, "Vell Gazette", "gazette.txt", PUBLISHED)
COURIER_REPORT = report(COURIER, "Strait Courier", "courier.txt", When("2031-05-08", "2031-05-08", "stated"))
COPY_REPORT = report(COPY, None, "saved/copy-of-wire.txt", UNKNOWN_TIME)

TEXTS = {
    GAZETTE_REPORT.id: GAZETTE.text,
    COURIER_REPORT.id: COURIER.text,
    COPY_REPORT.id: COPY.text,
}
SOURCES = {"gazette": (GAZETTE, GAZETTE_REPORT), "courier": (COURIER, COURIER_REPORT), "copy": (COPY, COPY_REPORT)}


def spans(*named: str) -> tuple[Span, ...]:
    """`spans("gazette:deal")`: the characters inside that mark of that text."""
    found = []
    for name in named:
        source, mark = name.split(":")
        text, made = SOURCES[source]
        found += [cut(made.id, text.text, start, end) for start, end in text.runs[mark]]
    return tuple(found)


def actor(id: str, name: str, kind: str, of: str | None = None, roles: tuple[str, ...] = ()) -> Actor:
    """An actor without mentions."""
    return Actor(id=id, name=name, kind=kind, names=(name,), roles=roles, of=of, mentions=())  # type: ignore[arg-type]


MONDAY = When("2031-05-04", "2031-05-04", "weekday")
WEDNESDAY = When("2031-05-06", "2031-05-06", "weekday")
PORT_VENN = Place("Port Venn", None, None, None, "town", ())

TRUCE = Instrument(
    id="truce",
    kind="agreement",
    form="maritime_ceasefire",
    label="harbour truce",
    parties=("ilmar", "doss"),
    proposed_by=(),
    versions=(
        Version(
            None,
            Scope(("maritime/port",), (), ("sea",), (), ("ilmar", "doss")),
            MONDAY,
            Quantity(10, 10, "days", None),
            (Expiry("2031-05-14", "ten days counted from the agreement"),),
            spans("gazette:scope"),
        ),
        Version(
            "doss-ministry",
            Scope(
                ("maritime/port",), (), (), (Place("eastern shore", None, None, None, "region", ()),), ("ilmar", "doss")
            ),
            UNKNOWN_TIME,
            None,
            (),
            spans("courier:scope"),
        ),
    ),
    positions=(
        Position("ilmar", "accepts", (), MONDAY, spans("gazette:accepts")),
        Position(
            "doss",
            "accepts_on_conditions",
            ("if Ilmar withdrew its gunboats",),
            UNKNOWN_TIME,
            spans("courier:accepts"),
            "doss-ministry",
        ),
    ),
    conditions=(Condition("doss", "if Ilmar withdrew its gunboats", spans("courier:condition")),),
    leads_to=(),
    status="agreed",
    evidence=spans("gazette:deal", "courier:deal", "copy:deal"),
    support=Support(2, ("ilmar", "doss")),
)
LIFT = Instrument(
    id="lift",
    kind="demand",
    form="sanctions",
    label="",
    parties=(),
    proposed_by=("doss",),
    versions=(),
    positions=(),
    conditions=(),
    leads_to=(),
    status="declined",
    evidence=spans("courier:condition"),
)
RAID = Incident(
    id="raid",
    form="drone",
    happened=WEDNESDAY,
    place=PORT_VENN,
    targets=("maritime/port",),
    target_text="a grain terminal",
    accused="doss",
    accused_status="denied",
    alleged_by=("ilmar",),
    denied_by=("doss",),
    counts=(
        Count(
            of="killed",
            outcome=None,
            value=Quantity(2, 2, "people", None),
            window=None,
            counted_by="port-master",
            cumulative=False,
            evidence=spans("gazette:dead"),
        ),
        Count(
            of="killed",
            outcome=None,
            value=Quantity(5, None, "people", "at least"),
            window=None,
            counted_by="ilmar",
            cumulative=False,
            evidence=spans("courier:dead"),
        ),
    ),
    evidence=spans("gazette:raid", "courier:raid"),
    accusations=(Accusation("doss", "ilmar", "alleged", spans("gazette:blame")),),
    verification=Verification("unverified_by_outlet", None, spans("courier:raid")),
    read={"denied_by": spans("gazette:denial")},
)
SAMPLE = Account(
    FORMAT,
    "trucewatch 0",
    hashlib.sha256(b"sample").hexdigest(),
    reports=tuple(sorted((GAZETTE_REPORT, COURIER_REPORT, COPY_REPORT), key=lambda report: report.id)),
    origins=(
        Origin("o-1", "wire", "Strait Wire", (GAZETTE_REPORT.id, COPY_REPORT.id), (), "the same sentences"),
        Origin("o-2", "outlet", "Strait Courier", (COURIER_REPORT.id,), (), "its own text"),
    ),
    stories=(Story("story-1", "Harbour truce of Ilmar and Doss", tuple(TEXTS), MONDAY),),
    actors=(
        actor("ilmar", "Ilmar", "state"),
        actor("doss", "Doss", "state"),
        actor("brinn", "Oda Brinn", "person", "ilmar", ("premier",)),
        actor("doss-ministry", "Doss foreign ministry", "office", "doss"),
        actor("port-master", "port master", "office"),
    ),
    statements=(
        Statement(
            id="s-1",
            speaker="brinn",
            mode="direct",
            content=spans("gazette:accepts"),
            cue=None,
            channel=None,
            addressee=None,
            said=MONDAY,
            through=None,
            same_as=None,
        ),
        Statement(
            id="s-2",
            speaker="doss-ministry",
            mode="indirect",
            content=spans("courier:deal"),
            cue=None,
            channel="website",
            addressee=None,
            said=UNKNOWN_TIME,
            through=None,
            same_as="u-1",
        ),
        Statement(
            id="s-3",
            speaker="doss-ministry",
            mode="indirect",
            content=spans("courier:scope"),
            cue=None,
            channel=None,
            addressee=None,
            said=UNKNOWN_TIME,
            through=None,
            same_as="u-1",
        ),
        Statement(
            id="s-4",
            speaker=None,
            mode="indirect",
            content=spans("gazette:dead"),
            cue=None,
            channel=None,
            addressee=None,
            said=UNKNOWN_TIME,
            through=None,
            same_as=None,
        ),
    ),
    meetings=(
        Meeting(
            id="m-1",
            form="talks",
            parties=("ilmar", "doss"),
            when=MONDAY,
            place=Place("Vell", None, None, None, "town", ()),
            lasted=(Lasted(Quantity(2.5, 3, "hours", "almost"), None, spans("gazette:hours")),),
            status="held",
            evidence=spans("gazette:talks"),
        ),
    ),
    instruments=(TRUCE, LIFT),
    incidents=(RAID,),
    disagreements=(
        Disagreement(
            "d-1",
            About("incident", "raid"),
            "killed",
            "update",
            (
                Reading("2", "port-master", ("o-1",), spans("gazette:dead")),
                Reading("5 or more", "ilmar", ("o-2",), spans("courier:dead")),
            ),
            "a later report counts more",
        ),
        Disagreement(
            "d-2",
            About("instrument", "truce"),
            "scope",
            "scope",
            (
                Reading("all harbours", None, ("o-1",), spans("gazette:scope")),
                Reading("harbours on the eastern shore", "doss-ministry", ("o-2",), spans("courier:scope")),
            ),
            "one text covers fewer harbours than the other",
        ),
    ),
    assessments=(
        Assessment(
            "a-1",
            "truce",
            0,
            "raid",
            "yes",
            "yes",
            "yes",
            "inside",
            (Reason("ports are covered", spans("gazette:scope")),),
        ),
        Assessment(
            "a-2",
            "truce",
            1,
            "raid",
            "unclear",
            "unclear",
            "yes",
            "unclear",
            (Reason("which shore is not stated", ()),),
        ),
    ),
    problems=(
        Problem("find", "two people could be speaking", spans("gazette:dead")[0], "read the sentence"),
        Problem("read", "a file is empty", "/somewhere/empty.txt", "name another file"),
    ),
)
"""One agreement in two versions, a refused demand without a name, a denied attack, a soft and a hard difference."""

EMPTY = Account(FORMAT, "trucewatch 0", "0" * 64)
"""An account of nothing."""
