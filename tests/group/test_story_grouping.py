"""Which reports tell one story, and the days of publication that they tell of each other."""

from __future__ import annotations

import msgspec
import pytest

from marked import day, page
from trucewatch.core.account import Actor
from trucewatch.core.page import Page
from trucewatch.core.values import UNKNOWN_TIME, When
from trucewatch.find.actors.actors import find_actors
from trucewatch.group.stories import Placement, stories_of

BRIDGE = (
    "Kestania and Vorland swapped 40 prisoners on the Plesk bridge on Tuesday, a day after the pause in the Delta. "
    "President Mirela Dosh said Kestania would keep the pause.",
    "On Tuesday the bridge at Plesk saw 40 prisoners go home. Vorland's prime minister, Tavo Rennick, hailed the pause "
    "in the Delta; Kestania's president, Mirela Dosh, called it a start.",
)
GRAIN = (
    "Sailors freed the grain ship Corda off Port Amaya on Friday. Islandia's navy said the strait was open, and "
    "Admiral Ruy Falcón thanked the pilots of Amaya.",
    "The strait off Port Amaya is open again, Islandia's navy said after the grain ship Corda was freed on Friday. "
    "Admiral Ruy Falcón spoke to its sailors.",
)


def placed(*reports: tuple[str, When]) -> list[Placement]:
    """The placement of reports of these texts and days, in their order."""
    pages = [page(text, f"{number}.txt", published) for number, (text, published) in enumerate(reports)]
    found = stories_of(pages, {each.report.id: locals_of(each) for each in pages})
    turned = stories_of(pages[::-1], {each.report.id: locals_of(each) for each in pages})
    assert found == turned, "the order of reports matters"
    return [found[each.report.id] for each in pages]


def locals_of(each: Page) -> tuple[Actor, ...]:
    return tuple(fact for fact in find_actors(each).facts if isinstance(fact, Actor))


def test_reports_of_one_happening_are_one_story_and_others_are_not() -> None:
    stories = [place.story for place in placed(*((text, day("2024-05-08")) for text in (*BRIDGE, *GRAIN)))]
    assert stories[0] == stories[1] != stories[2] == stories[3]


def test_the_same_people_weeks_later_are_another_story() -> None:
    later = [text.replace("40", "12").replace("bridge", "ferry") for text in BRIDGE]
    stories = placed(
        *((text, day("2024-05-08")) for text in BRIDGE), *((text, day("2024-06-20")) for text in later)
    )  # fmt: skip
    assert len({place.story for place in stories[:2]}) == 1
    assert stories[0].story != stories[3].story


def test_a_dateline_without_a_year_takes_the_year_of_the_story() -> None:
    dated, undated = placed(
        (BRIDGE[0], day("2024-05-08")), (f"PLESK, May 7 (Tidewire) - {BRIDGE[1]}", UNKNOWN_TIME)
    )  # fmt: skip
    assert dated.published == day("2024-05-08")
    assert (undated.published.earliest, undated.published.basis) == ("2024-05-07", "other_report")
    assert undated.published.evidence[0].exact == "May 7"


def test_a_shared_weekday_bounds_the_day_of_publication() -> None:
    _, undated = placed((BRIDGE[0], day("2024-05-08")), (BRIDGE[1], UNKNOWN_TIME))
    assert (undated.published.earliest, undated.published.latest) == ("2024-05-07", "2024-05-13")
    assert undated.published.basis == "other_report"


def test_nothing_is_told_where_no_report_is_dated_or_none_names_the_day() -> None:
    assert [place.published for place in placed((BRIDGE[0], UNKNOWN_TIME), (BRIDGE[1], UNKNOWN_TIME))] == [
        UNKNOWN_TIME,
        UNKNOWN_TIME,
    ]
    quiet = BRIDGE[1].replace("On Tuesday the", "The")
    assert placed((BRIDGE[0], day("2024-05-08")), (quiet, UNKNOWN_TIME))[1].published == UNKNOWN_TIME


@pytest.mark.parametrize(
    ("title", "shown"),
    [
        ("UPDATE 3-Orvania and Talvek sign a truce", "Orvania and Talvek sign a truce"),
        ("[LIVE] The road to Karst", "The road to Karst"),
        ("WRAPUP 1-UPDATE 2-Talks resume", "Talks resume"),
        ("Live fire heard on the border", "Live fire heard on the border"),
        ("Updated maps show the line", "Updated maps show the line"),
    ],
)
def test_the_label_of_a_news_service_is_no_part_of_a_story_s_title(title: str, shown: str) -> None:
    bare = page(f"{title}\n\nOrvania and Talvek signed a truce on Friday.\n")
    titled = msgspec.structs.replace(bare, report=msgspec.structs.replace(bare.report, title=title))
    placed = stories_of([titled], {titled.report.id: ()})
    assert [placement.title for placement in placed.values()] == [shown]
