"""Whom a page's pronouns mean among the people of the cast."""

from __future__ import annotations

from marked import page
from trucewatch.core.account import Actor
from trucewatch.core.page import Context
from trucewatch.core.values import UNKNOWN_TIME
from trucewatch.find.actors.actors import find_actors
from trucewatch.find.pronouns import People
from trucewatch.group.cast import cast_of, mentions_on


def meant(text: str, pronoun: str) -> str | None:
    """The name of whom the first such pronoun means; None where nobody is sure."""
    made = page(text)
    actors = tuple(fact for fact in find_actors(made).facts if isinstance(fact, Actor))
    cast = cast_of({made.report.id: actors})
    context = Context("", UNKNOWN_TIME, cast, mentions_on(made, cast))
    found = People(made, context).meant(text.index(pronoun))
    actor = context.actor(found) if found else None
    return actor.name if actor else None


def test_a_pronoun_means_the_person_who_is_likelier_than_all_others() -> None:
    text = "General Omar Torrin drove to the ferry. He will sign there."
    assert meant(text, "He") == "Omar Torrin"


def test_between_two_alike_nobody_is_sure() -> None:
    text = "Shots were heard by General Omar Torrin and Colonel Ivo Dosh. His driver fell."
    assert meant(text, "His") is None


def test_other_words_mean_nobody() -> None:
    assert meant("General Omar Torrin drove to the ferry. He will sign there.", "ferry") is None


def test_a_land_is_no_he() -> None:
    assert meant("Kenya closed the road. He will sign there.", "He") is None
