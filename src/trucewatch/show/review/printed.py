"""A card in a terminal; text of reports is text, whatever it looks like to the terminal or to rich."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from trucewatch.show.review.card import Card
from trucewatch.show.wording import UNPRINTABLE

if TYPE_CHECKING:
    from rich.console import Console

BLANKS = re.compile(r"\s+")
MOST_PASSAGES = 6
"""So many passages are shown at once; `e` shows them all."""


def print_card(card: Card, console: Console, place: str = "", *, is_whole: bool = False) -> None:
    """Print the card; `place` says where in the queue it stands."""
    from rich.padding import Padding
    from rich.table import Table
    from rich.text import Text

    console.rule(Text(place, style="dim") if place else "")
    console.print(Text(clean(card.title), style="bold"))
    for cause in card.causes:
        console.print(Text(f"· {clean(cause)}", style="yellow"))
    if card.fields:
        grid = Table.grid(padding=(0, 2, 0, 0))
        for number, field in enumerate(card.fields, 1):
            grid.add_row(Text(f"{number:>2}", style="dim"), Text(field.name, style="dim"), Text(clean(field.words)))
        console.print(Padding(grid, (1, 0, 0, 0)))
    if card.parts:
        console.print(Text("\nParts" if card.fields else "\nReadings", style="dim"))
        for number, part in enumerate(card.parts, 1):
            console.print(Text(f"{number:>2} {clean(part)}"))
    shown = card.passages if is_whole else card.passages[:MOST_PASSAGES]
    for number, passage in enumerate(shown, 1):
        line = Text(f"\n[{number}] {clean(passage.outlet)}  ", style="cyan")
        line.append(clean(passage.excerpt.before), style="dim")
        line.append(clean(passage.excerpt.exact), style="bold")
        line.append(clean(passage.excerpt.after), style="dim")
        console.print(line)
    if len(card.passages) > len(shown):
        console.print(Text(f"\n{len(card.passages) - len(shown)} more passages: e", style="dim"))
    if not card.passages:
        console.print(Text("\nNo passage of it is left in the texts.", style="dim"))


def clean(text: str) -> str:
    """The text on one line, without what a terminal would obey."""
    return UNPRINTABLE.sub("\ufffd", BLANKS.sub(" ", text))
