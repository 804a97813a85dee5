"""Casts of small reports, for tests of who is one."""

from __future__ import annotations

from marked import page
from trucewatch.core.account import Actor
from trucewatch.core.page import Page
from trucewatch.find.actors.actors import find_actors
from trucewatch.group.cast import cast_of


def cast_from(*texts: str) -> tuple[tuple[Actor, ...], list[Page]]:
    """The cast of reports with these texts, and their pages."""
    pages = [page(text, f"{number}.txt") for number, text in enumerate(texts)]
    local = {
        each.report.id: tuple(fact for fact in find_actors(each).facts if isinstance(fact, Actor)) for each in pages
    }
    return cast_of(local, pages), pages


def who(cast: tuple[Actor, ...], form: str) -> list[str]:
    """The ids of the actors with that form of name."""
    return [actor.id for actor in cast if form in actor.names]
