"""Who is named in a text: the kinds of its actors, and the forms by which each is named."""

from __future__ import annotations

from marked import page
from trucewatch.core.account import Actor
from trucewatch.find.actors.actors import find_actors


def kinds(text: str) -> dict[str, str]:
    """The kinds of the actors of a page of `text` by name, those that only other reports may know left out."""
    return {
        actor.name: actor.kind
        for actor in find_actors(page(text)).facts
        if isinstance(actor, Actor) and not actor.id.startswith("maybe:")
    }


def forms(text: str, name: str) -> set[str]:
    """The forms by which the actor of that name is named."""
    return {
        form
        for actor in find_actors(page(text)).facts
        if isinstance(actor, Actor) and actor.name == name
        for form in actor.names
    }
