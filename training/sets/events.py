"""Reports by what they tell of: the articles of NewsClusters (JSON, a file each), and folders of annotated stories."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Sequence
from itertools import combinations
from pathlib import Path

import msgspec

from trucewatch.read.intake import gather
from trucewatch.read.raw import Raw, SideNote

SHINGLE_WORDS = 5
NEAR_SHARE = 0.5
"""Two articles are a near copy where this share of the shorter one's shingles stands in the longer one."""


class Article(msgspec.Struct, frozen=True):
    """A report as intake hands it on under the name `key`, the event that it is of, and its bare text."""

    key: str
    event: str
    raw: Raw
    text: str

    @property
    def is_open(self) -> bool:
        """Whether its event is of the half whose misses may be read: those of an even number."""
        number = re.match(r"\d+", self.event)
        return number is not None and int(number.group()) % 2 == 0


def news_articles(folder: Path) -> Iterator[Article]:
    """The articles of NewsClusters in order of their files: title, empty line, text; outlet and day are told beside."""
    for file in sorted(folder.glob("*.json")):
        told = json.loads(file.read_text())
        key, cluster, text = f"{file.stem}.txt", told["newsCluster"], told["text"] or ""
        note = SideNote(key, outlet=told["source_domain"], published=told["date_publish"])
        raw = Raw(f"{told['title'] or ''}\n\n{text}\n".encode(), key, note)
        yield Article(key, f"{cluster['EventId']} {cluster['Event']}", raw, text)


def story_articles(folders: Sequence[Path]) -> Iterator[Article]:
    """The reports of the annotated stories in `folders`, under names that do not tell the story."""
    number = 0
    for story in sorted(story for folder in folders for story in folder.iterdir() if (story / "gold.json").is_file()):
        for raw in gather([str(path) for path in sorted(story.glob("*.txt"))])[0]:
            number += 1
            key = f"{number}.txt"
            yield Article(key, story.name, msgspec.structs.replace(raw, path=key), "")


def near_copy_pairs(articles: Sequence[Article]) -> set[tuple[str, str]]:
    """The keys, in order, of articles of which one holds half of the other's runs of five words."""
    shingles: dict[str, set[tuple[str, ...]]] = {}
    for article in articles:
        words = re.findall(r"\w+", article.text.casefold())
        shingles[article.key] = {
            tuple(words[start : start + SHINGLE_WORDS]) for start in range(len(words) - SHINGLE_WORDS + 1)
        }
    return {
        (min(one, two), max(one, two))
        for one, two in combinations(shingles, 2)
        if (fewest := min(len(shingles[one]), len(shingles[two])))
        and len(shingles[one] & shingles[two]) >= NEAR_SHARE * fewest
    }
