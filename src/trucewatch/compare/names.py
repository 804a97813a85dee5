"""What the old account's ids and characters are called in the new one."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from difflib import SequenceMatcher

from trucewatch.core.account import Account
from trucewatch.core.spans import Span

Key = tuple[str, int, int] | tuple[str, str]
"""A run of characters in either account: report and offsets; report and words where the text was revised."""
FEWEST_WORDS = 5
"""In a revised text, a passage that is not word for word the same needs so many words: fewer stand anywhere."""
MOST_SAME = 0.7
"""Such a share of the words of the shorter passage must stand in the other, in order."""


class Names:
    """Translates ids; one that the new account does not have becomes a word that no account holds.

    What is no id of the old account stays as it is: some fields hold an actor's id or a report's words.
    """

    def __init__(self, old: Account, new: Account, reports: Mapping[str, str]) -> None:
        hashes = {report.id: report.text_sha256 for report in new.reports}
        self.revised = {
            reports[report.id]
            for report in old.reports
            if report.id in reports and hashes[reports[report.id]] != report.text_sha256
        }
        self.ids = {
            str(fact.id)
            for facts in (old.reports, old.origins, old.stories, old.actors, old.statements, old.meetings)
            for fact in facts
        } | {fact.id for facts in (old.instruments, old.incidents, old.processes) for fact in facts}
        self.kinds: dict[str, dict[str, str]] = {"report": dict(reports)}
        self.versions: dict[tuple[str, int], int] = {}

    def named(self, kind: str, old: str) -> str:
        """The new id of the old account's `old`."""
        return self.kinds.get(kind, {}).get(old, f"\0gone {old}" if old in self.ids else old)

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

    def shared(self, old: Iterable[Span], new: Iterable[Span]) -> list[tuple[Span, int]]:
        """The spans of `new` that meet one of `old`, each with the number of characters that both have."""
        there: dict[str, list[Span]] = {}
        for span in old:
            there.setdefault(self.named("report", span.report), []).append(span)
        met = []
        for span in new:
            most = max((self._common(span, other) for other in there.get(span.report, ())), default=0)
            if most:
                met.append((span, most))
        return met

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
        same = sum(run.size for run in runs)
        return same if same >= MOST_SAME * min(len(words), len(others)) else 0
