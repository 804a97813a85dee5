"""Which reports tell one story, and the days of publication that they tell of each other."""

from __future__ import annotations

from collections.abc import Sequence

import msgspec
import pytest

from marked import day, page
from trucewatch.core.account import Actor
from trucewatch.core.page import Page
from trucewatch.core.values import UNKNOWN_TIME, When
from trucewatch.find.actors.actors import find_actors
from trucewatch.group.stories import Grouped, Placement, stories_of

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


def grouped(pages: Sequence[Page]) -> Grouped:
    """The stories of `pages`, which are the same whatever their order."""
    found = stories_of(pages, {each.report.id: locals_of(each) for each in pages})
    turned = stories_of(pages[::-1], {each.report.id: locals_of(each) for each in pages})
    assert found == turned, "the order of reports matters"
    return found


def placed(*reports: tuple[str, When]) -> list[Placement]:
    """The placement of reports of these texts and days, in their order."""
    pages = [page(text, f"{number}.txt", published) for number, (text, published) in enumerate(reports)]
    return [grouped(pages).placements[each.report.id] for each in pages]


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


RAIDS = {
    "2024-05-06": (
        "Vorland's drones struck the depot at Ostrel on Sunday and killed 4 people, Kestania's army said. It had shot "
        "down 22 of 30 drones. Vorland's army said that it had hit fuel at Ostrel.",
        "Kestania's army said that 30 drones of Vorland's had flown at Ostrel on Sunday. Four died at the depot, "
        "where fuel burnt. Vorland's army spoke of a blow against fuel.",
    ),
    "2024-05-08": (
        "Vorland's drones struck the port of Marn on Tuesday and wounded 9 people, Kestania's army said. It had shot "
        "down 41 of 50 drones. Vorland's army said that it had hit grain ships at Marn.",
        "Kestania's army said that 50 drones of Vorland's had flown at Marn on Tuesday. Nine were wounded in the "
        "port, where ships burnt. Vorland's army spoke of a blow against ships.",
    ),
}
"""Two raids of one war, two days apart, each told by two reports."""


def test_two_raids_of_one_war_two_days_apart_are_two_stories() -> None:
    stories = [place.story for place in placed(*((text, day(when)) for when, texts in RAIDS.items() for text in texts))]
    assert stories[0] == stories[1] != stories[2] == stories[3]


def test_a_report_of_the_next_days_that_goes_back_to_the_event_stays_with_it() -> None:
    after = (
        "Kestania's army buried on Tuesday the four people who died at Ostrel on Sunday, when Vorland's drones struck "
        "the depot. Fuel still burnt there; Vorland's army said no more."
    )
    texts = [(text, day("2024-05-06")) for text in RAIDS["2024-05-06"]]
    assert len({place.story for place in placed(*texts, (after, day("2024-05-08")))}) == 1


def test_a_near_copy_is_of_the_story_whenever_it_was_published() -> None:
    copy = BRIDGE[0].replace("on Tuesday", "in May") + " The guards on the bridge shook hands."
    stories = [place.story for place in placed((BRIDGE[0], day("2024-05-08")), (copy, day("2025-01-30")))]
    assert stories[0] == stories[1]


def test_bulletins_in_the_same_words_with_other_numbers_are_of_two_raids() -> None:
    bulletin = (
        "Kestania's air force said that it had shot down {0} of {1} drones over the northern valleys overnight. Debris "
        "fell on {2} villages, and the crews of the air defence will go on with their work, it said."
    )
    found = placed((bulletin.format(22, 30, 4), day("2024-05-06")), (bulletin.format(41, 50, 9), day("2024-05-12")))
    assert found[0].story != found[1].story
    found = placed((bulletin.format(22, 30, 4), day("2024-05-06")), (bulletin.format(22, 30, 4), day("2024-05-12")))
    assert found[0].story == found[1].story


def test_a_story_says_why_its_reports_are_one_and_why_the_next_is_another() -> None:
    pages = [
        page(text, f"{when}-{number}.txt", day(when))
        for when, texts in RAIDS.items()
        for number, text in enumerate(texts)
    ]
    texts = {each.report.id: each.text for each in pages}
    found = grouped(pages)
    for story in found.stories:
        assert {each.report for each in story.joined} == {
            report for report, place in found.placements.items() if place.story == story.id
        }
        for ground in story.joined:
            assert ground.says.startswith("0.") and "published in the same days; both have “" in ground.says
            assert {span.report for span in ground.evidence} == {ground.report, ground.like}
            assert all(texts[span.report][span.start : span.end] == span.exact for span in ground.evidence)
        (apart,) = story.apart
        assert apart.story in {other.id for other in found.stories} - {story.id}
        assert (
            "which does not make them one: published 2 days apart, and no day that both name, with other numbers."
            in apart.says
        )
        assert {span.exact for span in apart.evidence} == {"Sunday", "Tuesday"}


def test_a_report_alone_has_nothing_to_be_joined_by() -> None:
    (story,) = grouped([page(BRIDGE[0], "only.txt", day("2024-05-08"))]).stories
    assert (story.joined, story.apart) == ((), ())


def test_a_dateline_without_a_year_takes_the_year_of_the_story() -> None:
    dated, undated = placed(
        (BRIDGE[0], day("2024-05-08")), (f"PLESK, May 7 (Tidewire) - {BRIDGE[1]}", UNKNOWN_TIME)
    )  # fmt: skip
    assert dated.published == day("2024-05-08")
    assert (undated.published.earliest, undated.published.basis) == ("2024-05-07", "other_report")
    assert undated.published.evidence[0].exact == "May 7"


def test_a_stamp_that_ends_like_a_sentence_is_one_all_the_same() -> None:
    stamp = "Live from the bridge, Tuesday 7 May. All times local."
    _, undated = placed((BRIDGE[0], day("2024-05-08")), (f"{stamp}\n\n{BRIDGE[1]}", UNKNOWN_TIME))
    assert (undated.published.earliest, undated.published.latest) == ("2024-05-07", "2024-05-07")


def test_the_day_in_a_first_sentence_that_tells_something_is_no_stamp() -> None:
    told = "The bridge over the river was shelled again on Tuesday 7 May by guns from the hills."
    _, undated = placed((BRIDGE[0], day("2024-05-08")), (f"{told} {BRIDGE[1]}", UNKNOWN_TIME))
    assert undated.published.latest != "2024-05-07"


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
    assert [story.title for story in stories_of([titled], {titled.report.id: ()}).stories] == [shown]
