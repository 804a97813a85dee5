"""The list of frames, in the order of the account."""

from __future__ import annotations

from trucewatch.show.frames.columns import Frame
from trucewatch.show.frames.evidence import EVIDENCE
from trucewatch.show.frames.findings import ASSESSMENTS, DISAGREEMENTS, JUDGEMENTS, PROBLEMS, REASONS
from trucewatch.show.frames.happenings import ACCUSATIONS, COUNTS, INCIDENTS, PLACES
from trucewatch.show.frames.sayings import DURATIONS, MEETINGS, STATEMENTS
from trucewatch.show.frames.sources import ACTORS, APART, CUTS, JOINED, ORIGINS, PROCESSES, REPORTS, STORIES
from trucewatch.show.frames.terms import (
    CONDITIONS,
    EXPIRIES,
    INSTRUMENTS,
    MONITORING,
    OBLIGATIONS,
    POSITIONS,
    VERSIONS,
)

FRAMES: tuple[Frame, ...] = (
    REPORTS,
    CUTS,
    ORIGINS,
    STORIES,
    JOINED,
    APART,
    PROCESSES,
    ACTORS,
    STATEMENTS,
    MEETINGS,
    DURATIONS,
    INSTRUMENTS,
    VERSIONS,
    EXPIRIES,
    POSITIONS,
    CONDITIONS,
    OBLIGATIONS,
    MONITORING,
    INCIDENTS,
    ACCUSATIONS,
    COUNTS,
    PLACES,
    DISAGREEMENTS,
    ASSESSMENTS,
    REASONS,
    PROBLEMS,
    JUDGEMENTS,
    EVIDENCE,
)
