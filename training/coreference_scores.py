"""Mentions of one event put together across articles, on ECB+ by CoNLL's F1: ours, and those of one head lemma.

The mentions are given. Only those of one group of articles are held to each other; three groupings are measured: the
events that the set's articles are about, the stories that the product makes of all articles, and the set's topics, each
of two events of a kind. Never fitted on; the weights were set on the topics of even number.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from itertools import combinations
from pathlib import Path

from training.cluster_measures import b_cubed, conll
from training.event_clusters import Telling, put_together, tellings
from training.measures import Figures
from training.sets.coreference import Document, ecb_documents
from trucewatch.core.problems import Problem
from trucewatch.lang.reading.reader import Reader
from trucewatch.pipeline import Pages, look_for_actors, look_for_stories, read_all
from trucewatch.read.raw import Raw

Scores = dict[str, float | Figures]
Clusters = dict[str, str]


def ecbplus_scores(folder: Path) -> tuple[int, Scores]:
    """How many mentions; CoNLL's F1 by grouping, by what puts together and by half, and its parts for all."""
    documents = list(ecb_documents(folder))
    told = all_told(documents)
    gold = {one.mention.key: one.mention.chain for one in told}
    topic = {mention.key: document.topic for document in documents for mention in document.mentions}
    stories = stories_by_product(documents)
    groupings: dict[str, dict[str, str]] = {
        "events": {document.key: document.event for document in documents},
        "our stories": stories,
        "topics": {document.key: str(document.topic) for document in documents},
    }
    scores: Scores = {"stories against events, B-cubed": b_cubed(groupings["events"], stories)}
    for name, group_of in groupings.items():
        for way, put in (("same head lemma", by_lemma), ("ours", put_together)):
            found = clusters(told, group_of, put)
            whole = conll(gold, found)
            scores[f"{name}, {way}: CoNLL F1"] = whole.pop("CoNLL F1")
            for half, rest in (("even", 0), ("odd", 1)):
                some = {key: chain for key, chain in gold.items() if topic[key] % 2 == rest}
                scores[f"{name}, {way}: CoNLL F1, {half} topics"] = conll(some, {key: found[key] for key in some})[
                    "CoNLL F1"
                ]
            scores.update({f"{name}, {way}: {measure}": value for measure, value in whole.items()})
    return len(gold), scores


def ecbplus_misses(folder: Path) -> list[str]:
    """Of topics of even number, events given: the pairs of lemmas whose mentions we part or mix, most pairs first."""
    documents = [document for document in ecb_documents(folder) if document.topic % 2 == 0]
    told = all_told(documents)
    event = {document.key: document.event for document in documents}
    found = clusters(told, event, put_together)
    missed: Counter[str] = Counter()
    for one, other in combinations(told, 2):
        is_one = one.mention.chain == other.mention.chain
        if event[one.mention.document] == event[other.mention.document] and is_one != (
            found[one.mention.key] == found[other.mention.key]
        ):
            words = " and ".join(sorted((one.lemma, other.lemma)))
            missed[f"{'parted' if is_one else 'mixed'}: {event[one.mention.document]}: {words}"] += 1
    return [f"{number:5} {line}" for line, number in sorted(missed.items(), key=lambda pair: (-pair[1], pair[0]))]


def all_told(documents: Iterable[Document]) -> list[Telling]:
    """What every mention tells, read with one reader."""
    reader = Reader()
    return [one for document in documents for one in tellings(document, reader)]


def by_lemma(told: Sequence[Telling]) -> dict[str, str]:
    """The lemma of its head word for each mention's key: what the same word tells is one event."""
    return {one.mention.key: one.lemma for one in told}


def clusters(
    told: Iterable[Telling],
    group_of: Mapping[str, str],
    put: Callable[[Sequence[Telling]], Mapping[str, object]],
) -> Clusters:
    """The cluster of each mention's key; `put` sees one group of articles at a time, `group_of` is by document."""
    groups: dict[str, list[Telling]] = defaultdict(list)
    for one in told:
        groups[group_of[one.mention.document]].append(one)
    return {key: f"{group} {cluster}" for group, own in groups.items() for key, cluster in put(own).items()}


def stories_by_product(documents: Sequence[Document]) -> dict[str, str]:
    """The story that the product puts each document in, knowing neither topics nor days; unread ones stand alone."""
    met: list[Problem] = []
    reader = Reader()
    raws = [Raw(document.text.encode(), f"{document.key}.txt") for document in documents]
    reports, texts = read_all(raws, met, reader)
    key_of = {report.id: Path(str(report.path)).stem for report in reports.values()}
    pages = Pages(reports, texts, reader)
    placements = look_for_stories(pages, look_for_actors(pages, met)).placements
    story = {document.key: f"unread {document.key}" for document in documents}
    story.update({key_of[report]: place.story for report, place in placements.items()})
    return story
