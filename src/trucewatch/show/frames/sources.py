"""Frames of what was read: reports, cuts, origins, stories, what joins them, processes, actors."""

from __future__ import annotations

from trucewatch.core.account import ActorKind, OriginKind
from trucewatch.show.frames.columns import SUPPORT, Frame, actor, one_of, parts, several, text, when, whole

REPORTS = Frame(
    "reports",
    "one text as it was read",
    lambda account: account.reports,
    (
        text("id", "the report"),
        text("outlet", "who published it"),
        text("title", "its headline"),
        several("byline", "who wrote it"),
        text("dateline", "the place and day that it names at its beginning"),
        *when("published", "when it was published"),
        text("language", "ISO 639-1"),
        text("story", "id of its story"),
        text("wire", "the agency that it credits"),
        text("unread", "why nothing was looked for in it; `<NA>` = it was read"),
        text("path", "the file that it came from"),
        text("url", "its address"),
        text("media_type", "of the bytes"),
        text("encoding", "of the bytes"),
        text("sha256", "of the bytes"),
        text("text_sha256", "of the text in UTF-8"),
    ),
)
CUTS = Frame(
    "cuts",
    "one run of a report's text that is not the article",
    lambda account: parts(account.reports, "cuts"),
    (
        text("report", "the report", "of.id"),
        whole("start", "the first code point", "part.start"),
        whole("end", "the code point after the last", "part.end"),
        text("why", "what it is instead: a menu, a caption, a teaser ...", "part.why"),
    ),
)
ORIGINS = Frame(
    "origins",
    "one who wrote a text or a passage that reports carry",
    lambda account: account.origins,
    (
        text("id", "the origin"),
        one_of("kind", OriginKind, "of which kind it is"),
        text("name", "its name"),
        several("reports", "ids of the reports that carry its text"),
        text("why", "how that is known"),
    ),
)
STORIES = Frame(
    "stories",
    "one happening that several reports tell",
    lambda account: account.stories,
    (
        text("id", "the story"),
        text("title", "a headline of it"),
        several("reports", "ids of its reports"),
        *when("when", "when it was told"),
    ),
)


JOINED = Frame(
    "joined",
    "one reason why a report is in its story",
    lambda account: parts(account.stories, "joined"),
    (
        text("story", "the story", "of.id"),
        whole("number", "which of the story's reasons, from 0"),
        text("report", "the report that is in it", "part.report"),
        text("like", "the report of the story that it is most like", "part.like"),
        text("says", "the reason", "part.says"),
    ),
)
APART = Frame(
    "apart",
    "one reason why a story is not one with another",
    lambda account: parts(account.stories, "apart"),
    (
        text("story", "the story", "of.id"),
        whole("number", "which of the story's reasons, from 0"),
        text("other", "the story that it is not", "part.story"),
        text("says", "the reason", "part.says"),
    ),
)
PROCESSES = Frame(
    "processes",
    "one negotiation or truce over time",
    lambda account: account.processes,
    (
        text("id", "the process"),
        text("title", "what it is about"),
        several("parties", "actor ids"),
        several("stories", "ids of its stories"),
        several("instruments", "ids of its instruments"),
    ),
)
ACTORS = Frame(
    "actors",
    "one who speaks or acts",
    lambda account: account.actors,
    (
        text("id", "the actor"),
        text("name", "its name"),
        one_of("kind", ActorKind, "of which kind it is"),
        several("names", "every form of the name that was seen"),
        several("roles", "offices and titles, in the reports' words"),
        *actor("of", "whom it speaks or acts for; `<NA>` = nobody else, or not known"),
        *SUPPORT,
    ),
)
