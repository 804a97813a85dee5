"""Logs of judgements for tests, and an account to judge: two incidents in one sentence, actors with their mentions."""

from __future__ import annotations

import hashlib
from typing import Any

import msgspec

from made_facts import count, exactly, incident, instrument, place, position, statement, told, version
from trucewatch.core.account import (
    FORMAT,
    About,
    Account,
    Actor,
    Disagreement,
    Expiry,
    Origin,
    Reading,
    Story,
    Support,
)
from trucewatch.core.judgements import Judgement, Logged
from trucewatch.core.spans import Span
from trucewatch.core.values import UNKNOWN_TIME, When
from trucewatch.judge.decide import Maker
from trucewatch.judge.facts import LISTS, PARTS, Spot

NOON = "2031-05-09T12:00:00+02:00"
LATER = "2031-05-10T09:30:00+02:00"

POST = told(
    "post",
    "Quiet on the Ordu line\n\n"
    "<deal><north>Northland</north> and <south>Southmark</south> agreed on "
    "a halt to shelling <scope>along the Ordu line</scope></deal>, the League "
    "said on Monday. <both>Northland and Southmark both accepted it</both>.\n\n"
    "<raids><mortars>Mortars hit <ordu>Ordu</ordu></mortars> and <drones>drones struck a depot at "
    "<kell>Kell</kell></drones> on Wednesday</raids>. <dead>Four people were killed</dead>, "
    "<army>the army</army> said. <lull>“The line is calm,”</lull> said <torrin>Ilva Torrin</torrin>.\n",
)
MAIL = told(
    "mail",
    "Depot burns at Kell\n\n"
    "<fire>A depot burned at Kell on Wednesday night</fire>. <dead>Six people died</dead>, <army2>the army</army2> of "
    "<south>Southmark</south> said. <lull>The line was calm, Torrin said.</lull>\n",
)
TEXTS = {POST.page.report.id: POST.page.text, MAIL.page.report.id: MAIL.page.text}
WEDNESDAY = When("2031-05-07", "2031-05-07", "weekday", ())


def actor(id: str, name: str, kind: str, of: str | None, *mentions: Span) -> Actor:
    """An actor with its mentions."""
    return Actor(id, name, kind, (name,), (), of, mentions)  # type: ignore[arg-type]


ORDU = incident(
    POST["raids"],
    id="ordu",
    form="shelling",
    happened=WEDNESDAY,
    place=place("Ordu"),
    accused="south",
    accused_status="alleged",
    alleged_by=("army",),
    counts=(
        count("killed", exactly(4, "people"), POST["dead"], counted_by="army", id="c-4"),
        count("injured", exactly(9, "people"), POST["dead"], part_of="c-4", id="c-9"),
    ),
    read={"accused": POST["army"], "form": POST["mortars"]},
    support=Support(1, ("army",)),
)
KELL = incident(
    POST["raids"],
    id="kell",
    form="drone",
    happened=WEDNESDAY,
    place=place("Kell"),
    read={"form": POST["drones"]},
    support=Support(1, ()),
)
FIRE = incident(
    MAIL["fire"],
    id="fire",
    form="explosion",
    happened=UNKNOWN_TIME,
    place=place("Kell"),
    targets=("infrastructure/energy/oil",),
    target_text="a depot",
    counts=(count("killed", exactly(6, "people"), MAIL["dead"], id="c-6"),),
    read={"targets": MAIL["fire"]},
    support=Support(1, ("army",)),
)
HALT = instrument(
    POST["deal"],
    id="halt",
    form="partial_ceasefire",
    label="halt to shelling",
    parties=("north", "south"),
    versions=(
        version(
            POST["scope"],
            scope_targets=("all",),
            scope_binds=("north", "south"),
            starts=When("2031-05-05", "2031-05-05", "weekday", ()),
            lasts=exactly(10, "days"),
            expires=(Expiry("2031-05-15", "ten days counted from the agreement"),),
        ),
    ),
    positions=(position("north", "accepts", POST["both"]), position("south", "accepts", POST["both"])),
    support=Support(1, ()),
)
ACCOUNT = Account(
    FORMAT,
    "trucewatch 0",
    hashlib.sha256(b"judging").hexdigest(),
    reports=tuple(sorted((POST.page.report, MAIL.page.report), key=lambda report: report.id)),
    origins=(
        Origin("o-1", "outlet", "Post", (POST.page.report.id,), (), "its own text"),
        Origin("o-2", "outlet", "Mail", (MAIL.page.report.id,), (), "its own text"),
    ),
    stories=(Story("story-1", "Halt on the Ordu line", tuple(sorted(TEXTS)), UNKNOWN_TIME),),
    actors=(
        actor("army", "the army", "military", "south", *POST["army"], *MAIL["army2"]),
        actor("north", "Northland", "state", None, *POST["north"]),
        actor("south", "Southmark", "state", None, *POST["south"], *MAIL["south"]),
        actor("torrin", "Ilva Torrin", "person", "north", *POST["torrin"]),
    ),
    statements=(
        statement(POST["dead"], "army", id="s-dead", read={"speaker": POST["army"]}, same_as="s-dead"),
        statement(POST["lull"], "torrin", id="s-lull", read={"speaker": POST["torrin"]}),
        statement(MAIL["lull"], None, id="s-mail"),
        statement(MAIL["dead"], "army", id="s-six", read={"speaker": MAIL["army2"]}, same_as="s-dead"),
    ),
    instruments=(HALT,),
    incidents=(ORDU, KELL, FIRE),
    disagreements=(
        Disagreement(
            "d-1",
            About("incident", "ordu"),
            "killed",
            "conflict",
            (
                Reading("4", "army", ("o-1",), POST["dead"]),
                Reading("6", "army", ("o-2",), MAIL["dead"]),
            ),
            "the same people are counted",
        ),
    ),
)


def log_of(*judgements: Judgement) -> tuple[Logged, ...]:
    """The judgements in a log, as it would be stored."""
    made: list[Logged] = []
    for number, judgement in enumerate(judgements, start=1):
        before = made[-1].id if made else ""
        digest = hashlib.sha256(before.encode() + msgspec.json.encode(judgement)).hexdigest()
        made.append(Logged(number, digest, judgement))
    return tuple(made)


def maker(account: Account = ACCOUNT, by: str = "Ada", at: str = NOON) -> Maker:
    """What Ada says of the account at noon."""
    return Maker(account, TEXTS, by, at)


def spot(name: str, account: Account = ACCOUNT) -> Spot:
    """The fact with an id: `spot("ordu")`; `spot("ordu counts 0")` is a part of it."""
    fact, _, rest = name.partition(" ")
    kind = next(kind for kind, held in LISTS.items() if any(one.id == fact for one in getattr(account, held)))
    if not rest:
        return Spot(kind, fact)
    field, place = rest.split()
    return Spot(next(part for part, held in PARTS.items() if held == (kind, field)), fact, int(place))


def fact(account: Account, name: str) -> Any:
    """The fact with an id, however it is kept; None where there is none."""
    kinds = ("actors", "statements", "meetings", "instruments", "incidents", "disagreements", "assessments")
    return next((one for kind in kinds for one in getattr(account, kind) if one.id == name), None)


def states(account: Account) -> list[str]:
    """What became of each judgement, in the order of the log."""
    return [one.state for one in account.judgements]


def unjudged(account: Account) -> Account:
    """The account without its list of judgements."""
    return msgspec.structs.replace(account, judgements=())
