"""Stories and near copies held against events, on a pile of five made-up articles."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from training.grouping_scores import grouping_misses, joined_events, news_clusters_scores
from training.sets.events import near_copy_pairs, news_articles, story_articles

BRIDGE = (
    "Kestania and Vorland swapped 40 prisoners on the Plesk bridge on Tuesday, a day after the pause in the Delta. "
    "President Mirela Dosh said Kestania would hold the pause while Vorland's guns stayed silent."
)
GRAIN = (
    "Sailors freed the grain ship Corda off Port Amaya on Friday. Islandia's navy said the strait was open, and "
    "Admiral Ruy Falcón thanked the pilots of Amaya for a night's work in heavy seas."
)
PILE = {
    "a": (2, "swap", BRIDGE),
    "b": (2, "swap", f"{BRIDGE} The guards on both banks shook hands."),
    "c": (3, "grain", GRAIN),
    "d": (3, "grain", GRAIN.replace("Sailors freed", "On Friday sailors freed").replace(" on Friday", "")),
    "e": (4, "rerun", GRAIN),
}
"""Of "e" the sorters say that it is of another event than its copies."""


@pytest.fixture
def pile(tmp_path: Path) -> Path:
    for name, (number, event, text) in PILE.items():
        told = {
            "title": f"From the {event}", "text": text, "source_domain": f"{name}.example",
            "date_publish": "2024-05-11T08:00:00", "newsCluster": {"EventId": number, "Event": event},
        }  # fmt: skip
        (tmp_path / f"{name}.json").write_text(json.dumps(told))
    return tmp_path


def test_articles_keep_event_day_and_outlet(pile: Path) -> None:
    first = next(news_articles(pile))
    assert (first.key, first.event, first.is_open) == ("a.txt", "2 swap", True)
    assert first.raw.content.decode() == f"From the swap\n\n{BRIDGE}\n"
    assert first.raw.note is not None
    assert (first.raw.note.outlet, first.raw.note.published) == ("a.example", "2024-05-11T08:00:00")
    assert [article.is_open for article in news_articles(pile)] == [True, True, False, False, True]


def test_events_that_share_a_near_copy_are_one(pile: Path) -> None:
    articles = list(news_articles(pile))
    pairs = near_copy_pairs(articles)
    assert {(one[0], two[0]) for one, two in pairs} == {("a", "b"), ("c", "d"), ("c", "e"), ("d", "e")}
    event = joined_events(articles, pairs)
    assert event["c.txt"] == event["d.txt"] == event["e.txt"] != event["a.txt"] == event["b.txt"]


def test_a_pile_that_is_sorted_as_people_did_scores_one(pile: Path) -> None:
    items, told = news_clusters_scores(pile)
    assert items == len(PILE)
    assert told["stories, B-cubed"] == told["near-copy pairs"] == {"p": 1.0, "r": 1.0, "f1": 1.0}


def test_misses_are_shown_of_the_open_half_alone(pile: Path) -> None:
    assert grouping_misses(pile) == []
    lost = json.loads((pile / "b.json").read_text())
    (pile / "b.json").write_text(json.dumps(lost | {"text": "A choir of Lenn sang in the rain all evening."}))
    lost["newsCluster"] = {"EventId": 5, "Event": "choir"}
    (pile / "f.json").write_text(json.dumps(lost | {"text": "A lone piper of the hills won the cup."}))
    shown = grouping_misses(pile)
    assert shown[0].startswith("split: 2 swap")
    assert len(shown) == 3
    assert "choir" not in " ".join(shown)


def test_reports_of_a_pile_bear_names_that_do_not_tell_their_story(tmp_path: Path) -> None:
    for story in ("delta-pause", "amaya-strait"):
        (tmp_path / story).mkdir()
        (tmp_path / story / "gold.json").write_text("{}")
        (tmp_path / story / f"{story}-wire.txt").write_text(BRIDGE)
    articles = list(story_articles([tmp_path]))
    assert [(article.key, article.event) for article in articles] == [
        ("1.txt", "amaya-strait"),
        ("2.txt", "delta-pause"),
    ]
    assert {article.raw.path for article in articles} == {"1.txt", "2.txt"}
