"""What the old account's ids and characters are called in the new one."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from difflib import SequenceMatcher

from trucewatch.core.account import Account
from trucewatch.core.changes import KINDS, facts_of, id_of
from trucewatch.core.spans import Span

Key = tuple[str, int, int] | tuple[str, str]
"""A run of characters in either account: report and offsets; report and words where the text was revised."""
FEWEST_WORDS = 5
"""In a revised text, a passage that is not word for word the same needs so many words: fewer stand anywhere."""
MOST_SAME = 0.7
"""Such a share of the words of the shorter passage must stand in the other, in order."""


class Names:
    """Translates ids to those of the new account, kind by kind as they are matched.

    An id of one account alone becomes a word that no account holds. What is no id of its account stays as it is: some
    fields hold an actor's id or a report's words.
    """

    def __init__(self, old: Account, new: Account, reports: Mapping[str, str]) -> None:
        hashes = {report.id: report.text_sha256 for report in new.reports}
        self.revised = {
            reports[report.id]
            for report in old.reports
            if report.id in reports and hashes[reports[report.id]] != report.text_sha256
        }
        self.old_ids, self.new_ids = ids_of(old), ids_of(new)
        self.kinds: dict[str, dict[str, str]] = {}
        self.met: dict[str, frozenset[str]] = {}
        self.versions: dict[tuple[str, int], int] = {}
        self.take("report", reports)

    def take(self, kind: str, pairs: Mapping[str, str]) -> None:
        """Note the pairs (old id, new id) of a kind."""
        self.kinds[kind] = dict(pairs)
        self.met[kind] = frozenset(pairs.values())

    def named(self, kind: str, old: str) -> str:
        """The new id of the old account's `old`; before its kind is matched, `old` itself."""
        if kind not in self.kinds:
            return old
        return self.kinds[kind].get(old, f"\0only old {old}" if old in self.old_ids else old)

    def as_new(self, kind: str, new: str) -> str:
        """The new account's `new`, or a word that no account holds where the old account has no such fact."""
        is_alone = kind in self.kinds and new in self.new_ids and new not in self.met[kind]
        return f"\0only new {new}" if is_alone else new

    def old_key(self, span: Span) -> Key:
        """The characters of a span of the old account."""
        return self._key(self.named("report", span.report), span)

    def new_key(self, span: Span) -> Key:
        """The characters of a span of the new account."""
        return self._key(span.report, span)

    def _key(self, report: str, span: Span) -> Key:
        if report in self.revised:
            return report, " ".join(span.exact.split())
        return report, span.start, span.end

    def shared(self, old: Iterable[Span], new: Iterable[Span]) -> list[Span]:
        """The spans of `new` that meet one of `old`."""
        there = self._by_new_report(old)
        return [span for span in new if any(self._common(span, other) for other in there.get(span.report, ()))]

    def likeness(self, old: Sequence[Span], new: Sequence[Span]) -> int:
        """How far two runs of passages are the same, in thousandths, whichever is the old one; 0 = they do not meet."""
        there, every = self._by_new_report(old), sum(span.end - span.start for span in (*old, *new))
        pairs = [
            (number, span, other, self._common(span, other))
            for number, span in enumerate(new)
            for other in there.get(span.report, ())
        ]
        most_new: dict[int, int] = {}
        most_old: dict[Span, int] = {}
        for number, _, other, size in pairs:
            most_new[number] = max(size, most_new.get(number, 0))
            most_old[other] = max(size, most_old.get(other, 0))
        both = sum(most_new.values()) + sum(most_old.values())
        return max(1, 1000 * both // every) if both else 0

    def _by_new_report(self, old: Iterable[Span]) -> dict[str, list[Span]]:
        """Spans of the old account by what their report is called in the new one."""
        there: dict[str, list[Span]] = {}
        for span in old:
            there.setdefault(self.named("report", span.report), []).append(span)
        return there

    def _common(self, span: Span, other: Span) -> int:
        """The number of characters that a new and an old span of one report share; 0 = they do not meet."""
        if span.report not in self.revised:
            return max(0, min(span.end, other.end) - max(span.start, other.start))
        words, others = span.exact.split(), other.exact.split()
        if words == others:
            return len(span.exact)
        if min(len(words), len(others)) < FEWEST_WORDS:
            return 0
        short, long = sorted((words, others))
        runs = SequenceMatcher(None, short, long, autojunk=False).get_matching_blocks()
        if sum(run.size for run in runs) < MOST_SAME * min(len(words), len(others)):
            return 0
        return sum(len(word) for run in runs for word in short[run.a : run.a + run.size])


NEVER_NAMED = frozenset({"disagreement", "assessment", "problem"})
"""Kinds whose facts no other fact refers to."""


def ids_of(account: Account) -> set[str]:
    """All ids of facts that others refer to."""
    named = (facts_of(account, kind) for kind in KINDS if kind not in NEVER_NAMED)
    return {id_of(fact, place) for facts in named for place, fact in enumerate(facts)}
