"""A review at a terminal: card after card, one key a decision."""

from __future__ import annotations

import json
from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING, Any

import typer

from trucewatch.cli.keys import END, read_key, read_line
from trucewatch.core.judgements import Judgement
from trucewatch.core.problems import InputError
from trucewatch.judge.facts import Spot, thing_at
from trucewatch.judge.fields import amendable
from trucewatch.show.provenance import Provenance
from trucewatch.show.review.card import Card
from trucewatch.show.review.printed import print_card
from trucewatch.workspace.cards import alike, card_at, card_due, parts_of, passages_of, title_at
from trucewatch.workspace.reviewing import Review

if TYPE_CHECKING:
    from rich.console import Console

KEYS = (
    "k keep   r reject   a amend   s same as   d different   p parts   e all passages   "
    "w why   u undo   n next   q quit"
)


class Session:
    """A person at a terminal, going through the queue of a dossier."""

    def __init__(self, desk: Review, console: Console, kind: str | None, most: int) -> None:
        self.desk, self.console, self.kind, self.most = desk, console, kind, most
        self.why = ""
        self.seen: list[tuple[str | None, str | None, str | None]] = []
        """What was shown, the present card last."""

    def run(self) -> None:
        """Card after card until the queue is empty, or somebody quits; then the account is brought up to date."""
        decided = 0
        try:
            while len(self.seen) < self.most:
                queue = [one for one in self.desk.queue() if self.kind in (None, one.kind)]
                left = [one for one in queue if (one.kind, one.fact, one.judgement) not in self.seen]
                if not left:
                    typer.echo("Nothing more needs eyes." if not queue else "That was all; what you passed over waits.")
                    break
                due = left[0]
                self.seen.append((due.kind, due.fact, due.judgement))
                spot = Spot(due.kind, due.fact) if due.kind and due.fact else None
                outcome = self.card(partial(card_due, self.desk, due), spot, f"{len(left)} left")
                if outcome == "quit":
                    break
                decided += outcome == "decided"
        finally:
            self.desk.finish()
        told = "Each is in the log; `u` in a later review takes one back." if decided else "What you passed over waits."
        typer.echo(f"{decided} decided. {told}")

    def card(self, made: Callable[[], Card], spot: Spot | None, place: str) -> str:
        """Show a card and take keys until it is decided, passed over or left: "decided", "next", "quit"."""
        print_card(made(), self.console, place)
        while True:
            typer.echo(f"\n{KEYS}")
            key = read_key()
            if key in (END, "q"):
                return "quit"
            if key in ("n", " "):
                return "next"
            if key == "e":
                print_card(made(), self.console, place, is_whole=True)
                continue
            if key == "w":
                self.why = read_line("Why (goes with the next decision): ") or ""
                continue
            if key == "u" or (key == "p" and spot is not None):
                if key == "u":
                    self.undo()
                elif spot is not None and self.part(spot) == "quit":
                    return "quit"
                if spot is not None and thing_at(self.desk.account, spot) is None:
                    typer.echo("What stood here is no more: that decision took it along.")
                    return "next"
                print_card(made(), self.console, place)
                continue
            if key in "krasd" and spot is not None and self.decide(key, spot):
                return "decided"

    def part(self, spot: Spot) -> str:
        """Choose a part of the fact and decide on it."""
        parts = parts_of(self.desk.account, spot)
        chosen = self.number("Which part? ", len(parts)) if parts else None
        if chosen is None:
            typer.echo("It has no parts to judge." if not parts else "None chosen.")
            return "next"
        part = parts[chosen]
        return self.card(partial(card_at, self.desk, part), part, "a part")

    def decide(self, key: str, spot: Spot) -> bool:
        """One decision; False where it was not made after all."""
        maker = self.desk.maker()
        try:
            made: Judgement | None
            if key == "k":
                made = maker.keep(spot, self.why)
            elif key == "r":
                made = maker.reject(spot, self.why)
            elif key == "a":
                made = self.amendment(spot)
            elif key == "s":
                made = self.union(spot)
            else:
                made = self.parting(spot)
            if made is None:
                return False
            outcome = self.desk.decide(made)
        except InputError as error:
            typer.echo(f"Not so: {error}")
            return False
        self.why = ""
        typer.echo(f"{outcome.state}: {outcome.says}")
        return True

    def amendment(self, spot: Spot) -> Judgement | None:
        """Ask which field, and what it says."""
        fields = amendable(spot.kind)
        chosen = self.number("Which field? ", len(fields))
        if chosen is None:
            return None
        words = read_line(f"{fields[chosen]} = (JSON, a name, a day; empty: leave it) ")
        if not words:
            return None
        return self.desk.maker().amend(spot, fields[chosen], value_of(words), (), self.why)

    def union(self, spot: Spot) -> Judgement | None:
        """Ask which other fact is the same."""
        others = alike(self.desk.account, spot)
        for number, other in enumerate(others, 1):
            typer.echo(f"{number:>2} {title_at(self.desk.account, other)}")
        chosen = self.number("The same as which? ", len(others)) if others else None
        return None if chosen is None else self.desk.maker().same(spot, others[chosen], self.why)

    def parting(self, spot: Spot) -> Judgement | None:
        """Ask which passages are another fact's; of statements, which other is another utterance."""
        if spot.kind == "statement":
            others = alike(self.desk.account, spot)
            for number, other in enumerate(others, 1):
                typer.echo(f"{number:>2} {title_at(self.desk.account, other)}")
            chosen = self.number("Different from which? ", len(others)) if others else None
            return None if chosen is None else self.desk.maker().different(spot, others[chosen], self.why)
        spans = Provenance(self.desk.account).in_order(passages_of(self.desk.account, spot))
        words = read_line("Which passages tell of something else? (numbers, with commas) ")
        numbers = numbers_in(words or "", len(spans), "passages")
        return self.desk.maker().different(spot, [spans[one] for one in numbers], self.why) if numbers else None

    def undo(self) -> None:
        """Take back the last decision of this person here."""
        last = self.desk.last_own()
        if last is None:
            typer.echo("There is no decision of yours to take back.")
            return
        outcome = self.desk.decide(self.desk.maker().undo(last.id, self.why))
        typer.echo(f"{outcome.state}: {outcome.says}")
        del self.seen[:-1]  # what was taken back is asked again, the present card is not

    def number(self, question: str, most: int) -> int | None:
        """A number from 1, as an index from 0; None where none was given."""
        words = read_line(question)
        try:
            chosen = numbers_in(words or "", most)
        except InputError as error:
            typer.echo(f"Not so: {error}")
            return None
        return chosen[0] if chosen else None


def value_of(words: str) -> Any:
    """The value that a person wrote: JSON where it is JSON, else the words themselves."""
    try:
        return json.loads(words)
    except ValueError:
        return words


def numbers_in(words: str, most: int, what: str = "lines") -> list[int]:
    """The numbers from 1 to `most` in "1, 3", as indices from 0.

    Raises InputError for anything else: which was meant is not guessed.
    """
    named = words.replace(",", " ").split()
    wrong = [one for one in named if not (one.isdecimal() and len(one) < 10 and 1 <= int(one) <= most)]
    if wrong:
        raise InputError(f"{wrong[0]!r} is none of the {most} {what}, counted from 1.")
    return [int(one) - 1 for one in named]
