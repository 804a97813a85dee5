"""Stories and near copies of a pile of reports, held against the events that people sorted them into.

Events that share a near copy are one event.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Sequence
from pathlib import Path

import msgspec

from training.cluster_measures import b_cubed
from training.conll_scores import Score
from training.measures import figures
from training.sets.events import Article, near_copy_pairs, news_articles, story_articles
from trucewatch.core.page import Page
from trucewatch.core.problems import Problem
from trucewatch.group.copies import families
from trucewatch.group.near_copies import near_copies, put_together
from trucewatch.group.passages import shared_passages
from trucewatch.group.rewrites import rewritten_passages
from trucewatch.group.stories import stories_of
from trucewatch.lang.reading.reader import Reader
from trucewatch.pipeline import Pages, look_for_actors, read_all

OWN_STORIES = Path(__file__).resolve().parent.parent / "tests" / "stories"

Scores = dict[str, float | dict[str, float]]


class Sorted(msgspec.Struct, frozen=True):
    """A pile as the product sorts it, by keys of articles: the story of each, near copies, copies of one text."""

    story: dict[str, str]
    near: set[tuple[str, str]]
    copied: set[tuple[str, str]]
    title: dict[str, str]


def news_clusters_scores(folder: Path) -> tuple[int, Scores]:
    """How many articles; stories in all and in either half of the events, near copies, copies in the origins' sense."""
    articles = list(news_articles(folder))
    found, pairs = sorted_by_product(articles), near_copy_pairs(articles)
    event = joined_events(articles, pairs)
    told: Scores = {"stories, B-cubed": b_cubed(event, found.story)}
    for name, is_open in (("stories, open half", True), ("stories, other half", False)):
        half = {article.key for article in articles if article.is_open == is_open}
        told[name] = b_cubed(*({key: by[key] for key in sorted(half)} for by in (event, found.story)))
    told["near-copy pairs"] = figures(Score(len(pairs), len(found.near), len(pairs & found.near)))
    told["copies of one text"] = figures(Score(len(pairs), len(found.copied), len(pairs & found.copied)))
    return len(articles), told


def piles_scores(folder: Path) -> tuple[int, Scores]:
    """How many reports; the stories of `folder` and our own in one pile: are they told apart, and kept whole?"""
    articles = list(story_articles(list(dict.fromkeys([folder, OWN_STORIES]))))
    event = {article.key: article.event for article in articles}
    found = sorted_by_product(articles).story
    whole = [
        len({found[key] for key in event if event[key] == name}) == 1 for name in sorted(set(event.values()))
    ]  # fmt: skip
    pure = [len({event[key] for key in found if found[key] == story}) == 1 for story in sorted(set(found.values()))]
    return len(articles), {
        "stories, B-cubed": b_cubed(event, found),
        "stories kept whole": sum(whole) / len(whole) if whole else 0.0,
        "stories that mix none": sum(pure) / len(pure) if pure else 0.0,
    }


def grouping_misses(folder: Path) -> list[str]:
    """Of the open half: events in several stories, stories of several events, pairs of near copies missed or made."""
    articles = list(news_articles(folder))
    opened = {article.key for article in articles if article.is_open}
    found, pairs = sorted_by_product(articles), near_copy_pairs(articles)
    event = joined_events(articles, pairs)
    lines: list[str] = []
    for kind, home, other in (("split", event, found.story), ("mixed", found.story, event)):
        groups: dict[str, list[str]] = defaultdict(list)
        for key in sorted(opened):
            groups[home[key]].append(key)
        for name, keys in sorted(groups.items()):
            if len(counts := Counter(other[key] for key in keys)) > 1:
                lines.append(f"{kind}: {name}: {dict(counts)}")
                lines += [f"    {other[key]}  {found.title[key]}" for key in keys]
    for kind, some in (("missed", pairs - found.near), ("no near copy", found.near - pairs)):
        lines += [f"{kind}: {' '.join(pair)}" for pair in sorted(some) if opened.issuperset(pair)]
    return lines


def sorted_by_product(articles: Sequence[Article]) -> Sorted:
    """The articles through the product's own rooms."""
    met: list[Problem] = []
    reader = Reader()
    reports, texts = read_all([article.raw for article in articles], met, reader)
    key_of = {report.id: str(report.path) for report in reports.values()}
    kept = Pages(reports, texts, reader)
    story = {article.key: f"unread {article.key}" for article in articles}
    pages = [kept.of(report) for report in kept.reports.values()]
    placements = stories_of(pages, look_for_actors(kept, met)).placements
    story.update({key_of[report]: place.story for report, place in placements.items()})
    shared = shared_passages(pages)
    family = families(shared + rewritten_passages(pages, shared), {page.report.id: prose_of(page) for page in pages})
    return Sorted(
        story,
        {ordered(key_of[one], key_of[two]) for one, two in near_copies(pages)},
        {
            ordered(key_of[one], key_of[two])
            for one in family
            for two in family
            if one < two and family[one] == family[two]
        },
        {key_of[page.report.id]: page.report.title or page.text[:60].replace("\n", " ") for page in pages},
    )


def prose_of(page: Page) -> int:
    """The characters of the article without its headings."""
    return sum(sentence.end - sentence.start for sentence in page.sentences if not sentence.heading)


def ordered(one: str, two: str) -> tuple[str, str]:
    """Both keys in order."""
    return (min(one, two), max(one, two))


def joined_events(articles: Sequence[Article], pairs: set[tuple[str, str]]) -> dict[str, str]:
    """The event of each article by its key; events that share a near copy go by the first of their names."""
    event = {article.key: article.event for article in articles}
    links = {ordered(event[one], event[two]): 1.0 for one, two in pairs if event[one] != event[two]}
    first = {name: group[0] for group in put_together(set(event.values()), links) for name in group}
    return {key: first[name] for key, name in event.items()}
