"""A page laid out for finders: each sentence as words, with the actors, times, targets and speakers in it."""

from __future__ import annotations

import re
from bisect import bisect_right
from operator import attrgetter

import msgspec

from trucewatch.core.account import Statement
from trucewatch.core.page import Context, Mention, Page, Sentence
from trucewatch.core.reading import Reading
from trucewatch.core.spans import Span
from trucewatch.core.values import When
from trucewatch.find.own_voice import author_of
from trucewatch.know.targets import TargetWord, targets_in
from trucewatch.lang.entries import day_at, entries
from trucewatch.lang.times import TimeExpression, time_expressions

_WORD = re.compile(r"[^\W_]+(?:[-’'‑][^\W_]+)*|[^\w\s]")
_BREAKS = frozenset(
    {";", ":", "—", "–", "but", "while", "whereas", "although", "though", "who", "which", "that", "whether"}
)
_SUBORDINATORS = frozenset({"if", "unless", "because", "after", "before", "when", "until", "once", "provided", "since"})
_TELLING = frozenset({"said", "says"})
_CLOSING = frozenset({",", ".", "”", '"', ";"})
_LONGEST_SENTENCE = 4000
_DATELINE = re.compile(
    r"\s*(?:[^\W\d_a-z]{3,}[\w’'-]*[ ,]+){1,4}[^.;:“”\"\n]{0,50}?(?:\([^)\n]{2,40}\)\s*)?\s[-–—]{1,2}\s"
)
"""Must catch "HARN, Velda, 7 May 2031 (Wire) - ": its day is that of writing, no time of what the sentence tells."""


class Word(msgspec.Struct, frozen=True):
    """A word or a sign at `start`..`end` of the text; `lower` is it in lower case with straight apostrophes."""

    start: int
    end: int
    lower: str


_end = attrgetter("end")


class Line(msgspec.Struct, frozen=True):
    """A sentence, number `number` of its page, with its words; `lowers` are they in lower case.

    `reading`: what the reader says of it, by characters of the page; its words are cut as treebanks cut them, and so
    are not these.
    """

    number: int
    sentence: Sentence
    words: tuple[Word, ...]
    lowers: tuple[str, ...]
    mentions: tuple[Mention, ...]
    reading: Reading

    def word_at(self, offset: int) -> int:
        """The number of the first word that ends after `offset`; the number of words where none does."""
        return bisect_right(self.words, offset, key=_end)

    def lower_at(self, offset: int) -> str:
        """The word at `offset` in lower case, "" where none is."""
        at = self.word_at(offset)
        return self.lowers[at] if at < len(self.lowers) else ""

    def clause_start(self, at: int) -> int:
        """The first word of the clause of word `at`: after the last joint before it."""
        for number in range(at - 1, -1, -1):
            if self.lowers[number] in _BREAKS or self._tells(number, at):
                return number + 1
        return 0

    def _tells(self, number: int, at: int) -> bool:
        """Whether word `number` is a "said" with what is said, word `at` included, behind it."""
        following = self.lowers[number + 1] if number + 1 < len(self.words) else ""
        return self.lowers[number] in _TELLING and number + 1 < at and following not in _CLOSING

    def clause_end(self, at: int) -> int:
        """The word after the clause of word `at`: the next joint, or the end of the sentence."""
        for number in range(at, len(self.words)):
            if self.lowers[number] in _BREAKS or self.lowers[number] in _SUBORDINATORS:
                return number
        return len(self.words)


def words_of(text: str, start: int, end: int) -> tuple[Word, ...]:
    """The words and signs within `start`..`end`: "three-day truce's" is three, a possessive stands alone."""
    found: list[Word] = []
    for match in _WORD.finditer(text, start, end):
        lower = match.group().lower().replace("’", "'").replace("‑", "-")
        if lower.endswith("'s") and len(lower) > 2:
            found.append(Word(match.start(), match.end() - 2, lower[:-2]))
            found.append(Word(match.end() - 2, match.end(), "'s"))
        else:
            found.append(Word(match.start(), match.end(), lower))
    return tuple(found)


def _last_names(context: Context) -> dict[str, str]:
    """The last word of each actor's name in lower case, with its actor; words that two actors share are left out."""
    found: dict[str, str | None] = {}
    for actor in context.cast:
        word = actor.name.split()[-1].lower()
        found[word] = None if word in found else actor.id
    return {word: actor for word, actor in found.items() if actor is not None}


def _of_day(time: TimeExpression, day: When) -> TimeExpression:
    """The expression with `day` where it is an hour of an untold day."""
    is_bare_hour = time.kind == "instant" and not time.when.is_known
    return msgspec.structs.replace(time, when=day) if is_bare_hour else time


class Survey:
    """One page and its context, cut into lines; what is asked for a line twice is worked out once."""

    def __init__(self, page: Page, context: Context) -> None:
        self.page, self.context = page, context
        self.actors = {actor.id: actor for actor in context.cast}
        starts = [mention.start for mention in context.mentions]
        lines: list[Line] = []
        for number, sentence in enumerate(page.sentences):
            end = min(sentence.end, sentence.start + _LONGEST_SENTENCE)
            if page.report.title and page.text[sentence.start : sentence.end] in page.report.title:
                # A headline in whole sentences looks like prose, but says nothing that the article does not say better.
                sentence = msgspec.structs.replace(sentence, heading=True)
            words = words_of(page.text, sentence.start, end)
            first, last = bisect_right(starts, sentence.start - 1), bisect_right(starts, end)
            mentions = tuple(mention for mention in context.mentions[first:last] if mention.end <= end)
            reading = page.readings[number]
            lines.append(Line(number, sentence, words, tuple(word.lower for word in words), mentions, reading))
        self.lines = tuple(lines)
        self.last_names = _last_names(context)
        self.author = author_of(page, context, self.actors)
        self._quotation_starts = [quotation.start for quotation in page.quotations]
        self._entries = entries(page, context.published)
        self._times: dict[int, tuple[TimeExpression, ...]] = {}
        self._targets: dict[int, tuple[TargetWord, ...]] = {}
        self._statements = sorted(
            ((span.start, span.end, statement) for statement in context.statements for span in statement.content),
            key=lambda told: (told[0], -told[1], told[2].id),
        )
        self._statement_starts = [start for start, _, _ in self._statements]

    def times(self, line: Line) -> tuple[TimeExpression, ...]:
        """The time expressions of a line; in an entry of a live page they count from its day, as does a bare hour."""
        if line.number not in self._times:
            start, end = self._bounds(line)
            day = day_at(self._entries, start, self.context.published)
            behind = self.prose_start(line)
            times = time_expressions(self.page.text, start, end, day)
            times = tuple(time for time in times if time.start >= behind)
            if day is not self.context.published:
                times = tuple(
                    msgspec.structs.replace(time, when=day)
                    if time.kind == "instant" and not time.when.is_known
                    else time
                    for time in times
                )
            self._times[line.number] = times
        return self._times[line.number]

    def prose_start(self, line: Line) -> int:
        """Where the line begins to tell: behind a dateline that opens it."""
        begun = _DATELINE.match(self.page.text, *self._bounds(line))
        return begun.end() if begun is not None else line.sentence.start

    def targets(self, line: Line) -> tuple[TargetWord, ...]:
        """The target words of a line."""
        if line.number not in self._targets:
            start, end = self._bounds(line)
            self._targets[line.number] = targets_in(self.page.text, start, end)
        return self._targets[line.number]

    def statement_at(self, offset: int) -> Statement | None:
        """The narrowest statement whose words hold the character at `offset`, or None."""
        best: tuple[int, Statement] | None = None
        last = bisect_right(self._statement_starts, offset)
        for start, end, statement in self._statements[max(0, last - 8) : last]:
            if start <= offset < end and (best is None or end - start < best[0]):
                best = (end - start, statement)
        return best[1] if best else None

    def speaker_at(self, offset: int) -> str | None:
        """Who says the words at `offset`; None = the outlet, or nobody certain."""
        statement = self.statement_at(offset)
        return statement.speaker if statement else None

    def speakers_on(self, line: Line) -> frozenset[str | None]:
        """Who says any words of a line; None among them = somebody who is not known."""
        start, end = self._bounds(line)
        return frozenset(told.speaker for first, after, told in self._statements if first < end and start < after)

    def first_person(self, offset: int) -> str | None:
        """Whom "we" at `offset` means: who speaks there, else who publishes the page as its own text; None = unsaid."""
        speaker = self.speaker_at(offset)
        return self.author if speaker is None and not self.quoted(offset) else speaker

    def quoted(self, offset: int) -> bool:
        """Whether the character at `offset` stands within quotation marks."""
        last = bisect_right(self._quotation_starts, offset)
        return any(offset < quotation.end for quotation in self.page.quotations[max(0, last - 8) : last])

    def span(self, line: Line, first: int, after: int) -> Span:
        """The span of words `first`..`after` (half-open) of a line."""
        return self.page.span(line.words[first].start, line.words[after - 1].end)

    def line_span(self, line: Line) -> Span:
        """The span of a whole line."""
        return self.page.span(*self._bounds(line))

    def _bounds(self, line: Line) -> tuple[int, int]:
        return line.sentence.start, min(line.sentence.end, line.sentence.start + _LONGEST_SENTENCE)
