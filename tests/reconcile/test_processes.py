"""Which stories are one process: the same parties fight in them, and no year lies between."""

from __future__ import annotations

from made_facts import CAST, instrument, told
from trucewatch.core.account import Process, Story
from trucewatch.core.values import When
from trucewatch.reconcile.processes import processes_of
from trucewatch.reconcile.sides import Sides

PAUSE = told("a", "<x>The pause was to last ten days.</x>")["x"]


def story(key: str, day: str | None) -> Story:
    when = When(day, day, "publication") if day else When(None, None, "unknown")
    return Story(key, f"Story {key}", (f"r-{key}",), when)


def processes(*stories: tuple[str, str | None, tuple[str, ...]]) -> tuple[Process, ...]:
    """Of stories with their key, day and who fights in them, each with one instrument of those and the broker."""
    told_of = [instrument(PAUSE, id=f"i-{key}", parties=(*who, "broker")) for key, _, who in stories]
    made = [
        processes_of(
            [story(key, day) for key, day, _ in in_order],
            told_of,
            {f"i-{key}": key for key, _, _ in stories},
            Sides(CAST),
            {key: who for key, _, who in stories},
        )
        for in_order in (stories, stories[::-1])
    ]
    assert made[0] == made[1], "the order of stories matters"
    return made[0]


def test_stories_of_one_war_are_one_process_that_bears_the_parties_names() -> None:
    (only,) = processes(("1", "2031-03-18", ("north", "south")), ("2", "2031-04-20", ("south-envoy", "north")))
    assert (only.stories, only.instruments) == (("1", "2"), ("i-1", "i-2"))
    assert only.title == "Northland and Southmark"


def test_a_story_alone_keeps_its_title() -> None:
    (only,) = processes(("1", "2031-03-18", ("north", "south")))
    assert only.title == "Story 1"


def test_one_party_in_common_makes_no_process() -> None:
    two = processes(("1", "2031-03-18", ("north", "south")), ("2", "2031-04-20", ("north", "isles")))
    assert [process.stories for process in two] == [("1",), ("2",)]


def test_a_truce_of_the_same_parties_years_later_is_a_new_process() -> None:
    two = processes(("1", "2031-03-18", ("north", "south")), ("2", "2034-04-20", ("north", "south")))
    assert [process.stories for process in two] == [("1",), ("2",)]


def test_a_process_goes_on_from_story_to_story() -> None:
    (only,) = processes(*((str(year), f"203{year}-01-10", ("north", "south")) for year in range(1, 4)))
    assert only.stories == ("1", "2", "3")


def test_where_nobody_is_known_to_fight_each_story_is_its_own() -> None:
    assert len(processes(("1", "2031-03-18", ()), ("2", "2031-03-20", ()))) == 2


def test_a_story_without_a_day_is_taken_as_near() -> None:
    (only,) = processes(("1", "2031-03-18", ("north", "south")), ("2", None, ("north", "south")))
    assert only.stories == ("1", "2")
