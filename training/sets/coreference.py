"""News with events marked and joined across articles: ECB+ (Cybulska and Vossen 2014) in its XML."""

from __future__ import annotations

import csv
import re
from collections.abc import Iterator
from pathlib import Path
from xml.etree import ElementTree  # the set's own files, no stranger's

import msgspec

EVENT_TAGS = ("ACTION", "NEG_ACTION")
_NO_BLANK_BEFORE = re.compile(r"(?:[.,;:!?%)\]}]|'s|'S|'re|'ve|'ll|'d|'m|n't|''|'|…)")
_NO_BLANK_AFTER = frozenset({"(", "[", "{", "$", "£", "€", "``"})


class EventMention(msgspec.Struct, frozen=True):
    """The words `start`..`end` of a document's text that tell of an event; mentions of one event share the `chain`.

    `words`: start and end of each marked word, as a mention may leave words out ("took ... over").
    """

    key: str
    document: str
    sentence: int
    start: int
    end: int
    chain: str
    words: tuple[tuple[int, int], ...]


class Document(msgspec.Struct, frozen=True):
    """An article: its text, the start and end of each sentence by the set's number, the events marked in it.

    `topic` is the set's folder; `event` tells which of the topic's two events it is about.
    """

    key: str
    topic: int
    event: str
    text: str
    sentences: dict[int, tuple[int, int]]
    mentions: tuple[EventMention, ...]


def ecb_documents(folder: Path) -> Iterator[Document]:
    """The documents below `folder`, in order of topic and name; mentions of the sentences that the set lists alone.

    What the annotators read is those sentences: elsewhere marks are missing. Without a list, every mark counts.
    """
    listed = listed_sentences(folder)
    for path in sorted(folder.rglob("*.xml"), key=lambda path: (_numbers(path.stem), path.stem)):
        yield _document(path, listed)


def listed_sentences(folder: Path) -> set[tuple[str, int]] | None:
    """Document and number of each sentence that was annotated; None where `folder` has no list."""
    lists = sorted(folder.rglob("*coreference_sentences.csv"))
    if not lists:
        return None
    with lists[0].open(encoding="utf-8-sig", newline="") as lines:
        return {(f"{row['Topic']}_{row['File']}", int(row["Sentence Number"])) for row in csv.DictReader(lines)}


def _document(path: Path, listed: set[tuple[str, int]] | None) -> Document:
    root = ElementTree.parse(path).getroot()  # noqa: S314
    text, sentences, words = _text_of(root)
    chains = _chains(root, path.stem)
    mentions = []
    for mark in root.iterfind("Markables/*"):
        if not mark.tag.startswith(EVENT_TAGS) or not len(mark):
            continue
        number = next((at[0] for one in mark if (at := words.get(one.get("t_id", ""))) is not None), None)
        if number is None or (listed is not None and (path.stem, number) not in listed):
            continue
        places = tuple(sorted(words[key][1] for one in mark if (key := one.get("t_id", "")) in words))
        key = f"{path.stem} {mark.get('m_id')}"
        start, end = places[0][0], places[-1][1]
        mentions.append(EventMention(key, path.stem, number, start, end, chains.get(mark.get("m_id", ""), key), places))
    topic = _numbers(path.stem)[0]
    event = f"{topic} {'second' if path.stem.endswith('plus') else 'first'}"
    return Document(path.stem, topic, event, text, sentences, tuple(sorted(mentions, key=lambda one: one.start)))


def _text_of(
    root: ElementTree.Element,
) -> tuple[str, dict[int, tuple[int, int]], dict[str, tuple[int, tuple[int, int]]]]:
    """The text, a paragraph a sentence, without the address of the page; where each sentence and word stands."""
    by_sentence: dict[int, list[tuple[str, str]]] = {}
    for token in root.iterfind("token"):
        by_sentence.setdefault(int(token.get("sentence", "0")), []).append((token.get("t_id", ""), token.text or ""))
    text = ""
    sentences: dict[int, tuple[int, int]] = {}
    words: dict[str, tuple[int, tuple[int, int]]] = {}
    for number, tokens in by_sentence.items():
        if number == 0 and [word for _, word in tokens[:3]] == ["http", ":", "/"]:
            continue
        text += "\n\n" if text else ""
        start, glued = len(text), True
        for key, word in tokens:
            if not glued and not _NO_BLANK_BEFORE.fullmatch(word):
                text += " "
            words[key] = (number, (len(text), len(text) + len(word)))
            text += word
            glued = word in _NO_BLANK_AFTER
        sentences[number] = (start, len(text))
    return text, sentences, words


def _chains(root: ElementTree.Element, document: str) -> dict[str, str]:
    """The chain of each mention that has one, by the mention's number: across documents, or within this one."""
    chains: dict[str, str] = {}
    for link in root.iterfind("Relations/*"):
        name = link.get("note") if link.tag == "CROSS_DOC_COREF" else f"{document} {link.get('r_id')}"
        chains.update({source.get("m_id", ""): str(name) for source in link.iterfind("source")})
    return chains


def _numbers(stem: str) -> tuple[int, ...]:
    return tuple(int(digits) for digits in re.findall(r"\d+", stem))
