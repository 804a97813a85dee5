"""Which sentences of other reports tell the same thing: those that share the words that few sentences have."""

from __future__ import annotations

import math
import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence

import msgspec

from trucewatch.core.page import Page, Sentence
from trucewatch.core.spans import Span
from trucewatch.reconcile.match import plain, skeleton
from trucewatch.reconcile.quoted import NUMBERS

LEAST_SHARED = 4
"""So many telling words must be shared, for fewer meet by chance."""
ALIKE = 0.5
"""Which share of the weight of the shorter sentence's words the other must have."""
MOST_SOUGHT = 8
"""By so many of its rarest words a sentence's parallels are sought."""
LONGEST_SENTENCE = 1500
"""Characters of prose in one sentence; what is longer is a table, or no prose."""
NAME = "^"
"""Before the consonants of a name, which tells it from a word."""
WORD = re.compile(r"\w+(?:[.,:]\d+)*(?:['’]\w+)*")
ENDING = re.compile(r"(?:ments?|ings?|edly|ed|ers?|ies|es|s|y|e)$")
ANYWHERE = (
    "a an the of on in at to for and or by with from its his her their it he she they them this that these "
    "those there is are was were be been being has have had do does did not no never nor but as if than then "
    "so who whom whose which what when where while after before since until into over under about between "
    "during also only just more most one any all each both either other another own same such very will would "
    "shall should may might can could must i we you me us my our your him said say says saying told tell tells "
    "according added adding reported report reports claimed claims claim stated state states out up off down "
    "again yet still now here "
)
EMPTY = frozenset(ANYWHERE.split())
"""Words that any sentence may have."""


class Line(msgspec.Struct, frozen=True):
    """One sentence of a report: where it stands, and its telling words."""

    report: str
    number: int
    sentence: Sentence
    words: frozenset[str]


def telling_words(text: str) -> frozenset[str]:
    """The words of `text` that tell something, each cut to its stem; names as their consonants, numbers as digits.

    "the guns shelled Grodno" gives "gun", "shell" and the name that "Hrodna" gives too.
    """
    found = set()
    for match in WORD.finditer(text):
        word = match.group()
        form = plain(word)
        if form in EMPTY or (len(form) < 3 and not form.isdigit()):
            continue
        if form[0].isdigit() or form in NUMBERS:
            found.add(NUMBERS.get(form, form.replace(",", "")))
        elif word[0].isupper() and len(word) > 3:
            found.add(NAME + skeleton(re.sub(r"(?:['’]s|i|ian|an)$", "", word)))
        else:
            found.add(stem(form))
    return frozenset(found)


def stem(form: str) -> str:
    """The word without its endings: "shelled", "shells" and "shelling" are one, so are "agreed" and "agreements"."""
    for _ in range(3):
        short = ENDING.sub("", form.removesuffix("'s"))
        form = short if len(short) > 2 else form
    return form


class Lines:
    """The sentences of the reports, told apart by story, with what their words weigh."""

    def __init__(self, pages: Mapping[str, Page]) -> None:
        self._lines: dict[str, list[Line]] = {}
        self._story = {name: pages[name].report.story for name in pages}
        self._pages = pages
        seen: dict[str, Counter[str]] = defaultdict(Counter)
        self._size: Counter[str] = Counter()
        self._by_word: dict[tuple[str, str], list[Line]] = defaultdict(list)
        for name in sorted(pages):
            page, story = pages[name], self._story[name]
            own = []
            for number, sentence in enumerate(page.sentences):
                is_prose = not sentence.heading and sentence.end - sentence.start <= LONGEST_SENTENCE
                words = telling_words(page.text[sentence.start : sentence.end]) if is_prose else frozenset()
                line = Line(name, number, sentence, words)
                own.append(line)
                seen[story].update(words)
                self._size[story] += bool(words)
                for word in words:
                    self._by_word[story, word].append(line)
            self._lines[name] = own
        self._weight = {
            (story, word): math.log((self._size[story] + 1) / times)
            for story, counted in seen.items()
            for word, times in counted.items()
        }

    def of(self, report: str) -> Sequence[Line]:
        """The lines of a report, in order."""
        return self._lines.get(report, ())

    def line_at(self, span: Span) -> Line | None:
        """The line that holds the beginning of the span."""
        return next((one for one in self.of(span.report) if one.sentence.start <= span.start < one.sentence.end), None)

    def text(self, line: Line) -> str:
        """The words of a line."""
        return self._pages[line.report].text[line.sentence.start : line.sentence.end]

    def span(self, line: Line) -> Span:
        """The characters of a line."""
        return self._pages[line.report].span(line.sentence.start, line.sentence.end)

    def weight(self, report: str, words: Iterable[str]) -> float:
        """How much words tell: one that few sentences of the story have tells most."""
        story = self._story[report]
        return sum(self._weight.get((story, word), 0.0) for word in words)

    def likeness(self, line: Line, rival: Line) -> float:
        """Which share of the weight of the shorter line's words the other has, 0 to 1; 0 where few are shared."""
        shared = line.words & rival.words
        if len(shared) < LEAST_SHARED:
            return 0.0
        least = min(self.weight(line.report, line.words), self.weight(rival.report, rival.words))
        return self.weight(line.report, shared) / least if least else 0.0

    def parallels(self, line: Line) -> list[Line]:
        """The lines of other reports of the story that tell the same, the likest of each report."""
        story = self._story[line.report]
        rarest = sorted(line.words, key=lambda word: (-self._weight.get((story, word), 0.0), word))[:MOST_SOUGHT]
        near = {
            (rival.report, rival.number): rival
            for word in rarest
            for rival in self._by_word[story, word]
            if rival.report != line.report
        }
        best: dict[str, tuple[float, int]] = {}
        for (report, number), rival in sorted(near.items()):
            alike = self.likeness(line, rival)
            if alike >= ALIKE and alike > best.get(report, (0.0, 0))[0]:
                best[report] = (alike, number)
        return [self._lines[report][number] for report, (_, number) in sorted(best.items())]
