"""A conflict of our corpus as one story: its account beside the marks, sentence by sentence."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from pathlib import Path

import msgspec

from training.corpus.marks import Mark, read_file
from training.sets.corpus import Document, document_of
from trucewatch.core.account import Account
from trucewatch.core.spans import Span
from trucewatch.pipeline import build
from trucewatch.read.raw import Raw, SideNote

OWN_WORDS = {"he", "she", "they", "it", "who", "which", "both", "neither", "each"}
"""Words that name nobody by themselves."""

Place = tuple[str, int]
"""A report's id and the number of a sentence in it."""


class Story(msgspec.Struct):
    """One conflict: its account, its documents by report id, and where every actor is named."""

    account: Account
    documents: dict[str, Document]
    named: dict[str, list[Span]]

    def places(self, spans: Iterable[Span]) -> set[Place]:
        """The sentences that the spans touch."""
        return {
            (span.report, number)
            for span in spans
            for number, sentence in enumerate(self.documents[span.report].sentences)
            if sentence.start < span.end and span.start < sentence.end
        }

    def marks(self, place: Place, tags: Iterable[str]) -> list[Mark]:
        """The marks of the tags that begin in the sentence."""
        document = self.documents[place[0]]
        sentence = document.sentences[place[1]]
        wanted = set(tags)
        return [one for one in document.marks if one.tag in wanted and sentence.start <= one.start < sentence.end]

    def text(self, place: Place) -> str:
        """The sentence."""
        document = self.documents[place[0]]
        sentence = document.sentences[place[1]]
        return " ".join(document.text[sentence.start : sentence.end].split())

    def hanging(
        self,
        places: Iterable[Place],
        event: str,
        roles: Iterable[str],
        chosen: Callable[[Sequence[Mark]], Sequence[Mark]] = tuple,
    ) -> list[tuple[Place, Mark]]:
        """The marks of the tags `roles` that hang on an `event` of their sentence, of those that are `chosen`."""
        wanted = tuple(roles)
        return [
            (place, role)
            for place in places
            for one in chosen(self.marks(place, [event]))
            for role in self.marks(place, wanted)
            if set(role.things) & set(one.things)
        ]

    def words(self, place: Place, mark: Mark) -> str:
        """The marked words."""
        return self.documents[place[0]].text[mark.start : mark.end]

    def is_named(self, actor: str, report: str, mark: Mark) -> bool:
        """Whether the marked words name the actor, or are a pronoun or common noun that nobody can look up."""
        words = self.documents[report].text[mark.start : mark.end]
        if words.lower() in OWN_WORDS or not any(word[:1].isupper() for word in words.split()):
            return True
        return self.is_mentioned(actor, report, mark)

    def is_mentioned(self, actor: str, report: str, mark: Mark) -> bool:
        """Whether a mention of the actor, or of one who belongs to it, touches the marked words."""
        touched = (span for span in self.named.get(actor, []) if span.report == report)
        return any(span.start < mark.end and mark.start < span.end for span in touched)

    def everywhere(self) -> Iterator[Place]:
        """Every sentence."""
        for report, document in self.documents.items():
            for number in range(len(document.sentences)):
                yield report, number


def story_of(paths: Sequence[Path]) -> Story:
    """The account of one conflict's reports, without their junk lines."""
    files = {path.name: read_file(path) for path in paths}
    by_name = {name: document_of(file) for name, file in files.items()}
    built = build(
        [
            Raw(
                document.text.encode(),
                name,
                SideNote(name, files[name].head["outlet"], None, files[name].head["published"]),
            )
            for name, document in by_name.items()
        ]
    )
    documents = {report.id: by_name[str(report.path)] for report in built.account.reports}
    account = built.account
    named: dict[str, list[Span]] = {}
    owned = {one.id: one.of for one in account.actors}
    for actor in account.actors:
        named.setdefault(actor.id, []).extend(actor.mentions)
        if owned[actor.id]:
            named.setdefault(str(owned[actor.id]), []).extend(actor.mentions)
    return Story(account, documents, named)
