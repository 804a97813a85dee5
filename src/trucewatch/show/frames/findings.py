"""Frames of what comes of holding things against each other: disagreements, assessments, problems, judgements."""

from __future__ import annotations

from collections.abc import Iterable

from trucewatch.core.account import HARD_KINDS, AboutKind, Account, Answer, DisagreementKind, Result
from trucewatch.core.judgements import JudgedKind, State, Verb
from trucewatch.core.spans import Span
from trucewatch.show.frames.columns import (
    Frame,
    Part,
    actor,
    moment,
    one_of,
    outlets,
    parts,
    several,
    text,
    whole,
    worked_out,
)

DISAGREEMENTS = Frame(
    "disagreements",
    "one reading of something that the reports differ on; rows of one id differ from each other",
    lambda account: parts(account.disagreements, "readings"),
    (
        text("id", "the disagreement", "of.id"),
        one_of("about_kind", AboutKind, "of which kind the fact is that it is about", "of.about.kind"),
        text("about", "id of that fact", "of.about.id"),
        text("field", "what the reports differ on", "of.field"),
        one_of("kind", DisagreementKind, "of which kind the difference is", "of.kind"),
        worked_out(
            "hard",
            "boolean",
            "whether two accounts cannot both stand (a property of the kind)",
            lambda one, known: one.of.kind in HARD_KINDS,
        ),
        whole("number", "which reading, from 0"),
        text("value", "the reading", "part.value"),
        *actor("by", "who gives it; `<NA>` = the outlet", "part.by"),
        several("origins", "ids of the independent texts that carry it", "part.origins"),
        outlets(lambda one: one.part.evidence),
        text("why", "why it is a difference of that kind", "of.why"),
    ),
)
ASSESSMENTS = Frame(
    "assessments",
    "one allegation held against one version of a text",
    lambda account: account.assessments,
    (
        text("id", "the assessment"),
        text("instrument", "the instrument"),
        whole("version", "which version of it, from 0"),
        text("incident", "the incident"),
        one_of("in_scope", Answer, "whether the text covers what was hit"),
        one_of("in_time", Answer, "whether it was while the text held"),
        one_of("by_bound_party", Answer, "whether it is laid on a party that the text binds"),
        one_of("result", Result, "what comes of the three; it tests an allegation, it finds nobody guilty"),
    ),
)
REASONS = Frame(
    "reasons",
    "one step of an assessment",
    lambda account: parts(account.assessments, "reasons"),
    (
        text("assessment", "the assessment", "of.id"),
        whole("number", "which step, from 0"),
        text("says", "the step", "part.says"),
    ),
)


def _problems(account: Account) -> Iterable[Part]:
    """Each problem, with the characters that it is about where it names any."""
    for number, one in enumerate(account.problems):
        yield Part(one, number, one.where if isinstance(one.where, Span) else None)


def _file(one: Part, known: object) -> str | None:
    return one.of.where if one.part is None else None


PROBLEMS = Frame(
    "problems",
    "one thing that could not be read, or could be read in two ways",
    _problems,
    (
        whole("number", "its place in the account, from 0"),
        text("stage", "the part of the program that met it", "of.stage"),
        text("what", "what is wrong", "of.what"),
        worked_out("file", "string", "where, where it is a whole file", _file),
        text("report", "where: the report", "part.report"),
        whole("start", "the first code point there", "part.start"),
        whole("end", "the code point after the last", "part.end"),
        text("exact", "the characters", "part.exact"),
        text("hint", "what a person can do", "of.hint"),
    ),
)
JUDGEMENTS = Frame(
    "judgements",
    "one decision of a person, and what became of it in this account",
    lambda account: account.judgements,
    (
        text("id", "the judgement"),
        one_of("verb", Verb, "what was decided"),
        text("by", "the person"),
        *moment("at", "when it was decided"),
        one_of("state", State, "what became of it"),
        text("says", "what was done, or why nothing was"),
        one_of("kind", JudgedKind, "of which kind the fact is"),
        text("fact", "id of the fact; `<NA>` = it is not in the account"),
        text("field", "the field that was amended"),
        text("why", "the person's words"),
        several("changed", "the fields that read otherwise now than when it was judged"),
        several("words", "the words that it held on to, where they are found nowhere now"),
    ),
)
