"""Small accounts, one a story, become one: actors that the whole cast joins are one, the others stay their story's."""

from __future__ import annotations

from itertools import permutations

import msgspec

from made_facts import exactly, told
from trucewatch.core.account import FORMAT, Account, Actor, Count, Incident, Meeting, Problem, Statement, Story
from trucewatch.core.spans import Span
from trucewatch.core.told import StoryTold
from trucewatch.core.values import UNKNOWN_TIME, Place
from trucewatch.reconcile.joined import joined

FRAME = Account(FORMAT, "trucewatch 0", "built", problems=(Problem("read", "a page in French", "page.txt", "none"),))
ONE = told("one", "<who>Ilmar</who> <said>keeps the truce</said>, <boss>Oda Brinn</boss> said. <x>A shed burned</x>.")
TWO = told("two", "<who>Ilmar</who> <said>waits</said>. <boss>Brinn</boss> of <port>Venn</port>. <x>A boat sank</x>.")


def actor(id: str, kind: str, mentions: tuple[Span, ...], of: str | None = None, role: str = "") -> Actor:
    names = tuple(span.exact for span in mentions)
    return Actor(id, names[0], kind, names, (role,) if role else (), of, mentions)  # type: ignore[arg-type]


def story(number: str, page: object, actors: tuple[Actor, ...], speaker: str, accused: str) -> StoryTold:
    """A statement and an incident with a count, all about the actors."""
    assert isinstance(page, type(ONE))
    said = Statement(
        id=f"s-{number}",
        speaker=speaker,
        mode="indirect",
        content=page["said"],
        cue=None,
        channel=None,
        addressee=accused,
        said=UNKNOWN_TIME,
        through=None,
        same_as=None,
    )
    raid = Incident(
        id=f"i-{number}",
        form="unknown",
        happened=UNKNOWN_TIME,
        place=Place("the quay", None, None, None, "unknown", ()),
        targets=(),
        target_text="",
        accused=accused,
        accused_status="alleged",
        alleged_by=(speaker, accused),
        denied_by=(),
        counts=(Count("killed", None, exactly(2), None, speaker, False, page["x"]),),
        evidence=page["x"],
    )
    talks = Meeting(
        id=f"m-{number}",
        form="talks",
        parties=(speaker, accused),
        when=UNKNOWN_TIME,
        place=None,
        lasted=(),
        status="held",
        evidence=page["said"],
    )
    report = msgspec.structs.replace(page.page.report, story=f"story-{number}")
    account = msgspec.structs.replace(
        FRAME,
        reports=(report,),
        stories=(Story(f"story-{number}", "A story", (report.id,), UNKNOWN_TIME),),
        actors=actors,
        statements=(said,),
        incidents=(raid,),
        meetings=(talks,),
        problems=(Problem("find", f"left open in {number}", "there", "look"),),
    )
    return StoryTold(account, (speaker,))


ILMAR_ONE = actor("ilmar", "state", ONE["who"])
BRINN_ONE = actor("oda-brinn", "person", ONE["boss"], "ilmar", "premier")
ILMAR_TWO = actor("ilmar", "state", TWO["who"])
BRINN_TWO = actor("brinn", "person", TWO["boss"], "ilmar", "leader")
VENN_TWO = actor("oda-brinn", "state", TWO["port"])
"""Another than the one of that id in the first story."""
FIRST = story("1", ONE, (ILMAR_ONE, BRINN_ONE), "oda-brinn", "ilmar")
SECOND = story("2", TWO, (ILMAR_TWO, BRINN_TWO, VENN_TWO), "brinn", "oda-brinn")
WHOLE = (
    actor("ilmar", "state", ONE["who"] + TWO["who"]),
    actor("oda-brinn", "person", ONE["boss"] + TWO["boss"], "ilmar"),
)
"""The cast of both stories: it knows nothing of Venn."""


def ids_used(account: Account) -> set[str]:
    """The actors that facts name."""
    used: set[str | None] = {actor.of for actor in account.actors}
    for said in account.statements:
        used |= {said.speaker, said.addressee}
    for raid in account.incidents:
        used |= {raid.accused, *raid.alleged_by, *(count.counted_by for count in raid.counts)}
    for talks in account.meetings:
        used |= set(talks.parties)
    return {name for name in used if name is not None}


def test_one_story_alone_is_left_as_it_is() -> None:
    account = joined(FRAME, [FIRST], ())
    assert account.actors == FIRST.account.actors
    assert account.statements == FIRST.account.statements
    assert account.problems == FRAME.problems + FIRST.account.problems


def test_an_actor_that_two_stories_name_is_one_with_all_that_both_tell() -> None:
    account = joined(FRAME, [FIRST, SECOND], WHOLE)
    assert [one.id for one in account.actors] == ["ilmar", "oda-brinn", "oda-brinn.2"]
    brinn = account.actors[1]
    assert (brinn.names, brinn.roles, brinn.of) == (("Brinn", "Oda Brinn"), ("leader", "premier"), "ilmar")
    assert brinn.mentions == tuple(sorted(ONE["boss"] + TWO["boss"]))


def test_two_of_one_id_that_nothing_joins_stay_two() -> None:
    account = joined(FRAME, [FIRST, SECOND], WHOLE)
    assert account.actors[2].names == ("Venn",)
    assert account.actors[2].mentions == TWO["port"]


def test_ids_are_exchanged_everywhere_and_lead_to_the_actors_meant() -> None:
    account = joined(FRAME, [FIRST, SECOND], WHOLE)
    assert ids_used(account) == {one.id for one in account.actors}
    assert [one.speaker for one in account.statements] == ["oda-brinn", "oda-brinn"]
    assert [one.accused for one in account.incidents] == ["ilmar", "oda-brinn.2"]
    assert [one.alleged_by for one in account.incidents] == [("oda-brinn", "ilmar"), ("oda-brinn", "oda-brinn.2")]
    assert [count.counted_by for one in account.incidents for count in one.counts] == ["oda-brinn", "oda-brinn"]
    assert [one.parties for one in account.meetings] == [("oda-brinn", "ilmar"), ("oda-brinn", "oda-brinn.2")]


def test_nothing_is_lost_and_the_order_does_not_matter() -> None:
    accounts = [joined(FRAME, order, WHOLE) for order in permutations([FIRST, SECOND])]
    assert accounts[0] == accounts[1]
    account = accounts[0]
    for kind in ("reports", "stories", "statements", "meetings", "incidents"):
        own = [fact.id for one in (FIRST, SECOND) for fact in getattr(one.account, kind)]
        assert sorted(fact.id for fact in getattr(account, kind)) == sorted(own), kind
    mentions = [span for one in (FIRST, SECOND) for actor in one.account.actors for span in actor.mentions]
    assert sorted(span for one in account.actors for span in one.mentions) == sorted(mentions)
    assert [problem.what for problem in account.problems] == ["a page in French", "left open in 1", "left open in 2"]


def test_stories_whose_actors_nothing_joins_share_none() -> None:
    account = joined(FRAME, [FIRST, SECOND], ())
    assert [one.id for one in account.actors] == ["brinn", "ilmar", "ilmar.2", "oda-brinn", "oda-brinn.2"]
    assert ids_used(account) <= {one.id for one in account.actors}
    of = {one.id: one.of for one in account.actors}
    assert (of["oda-brinn"], of["brinn"]) == ("ilmar", "ilmar.2")


def test_no_story_is_the_frame() -> None:
    assert joined(FRAME, [], ()) == FRAME
