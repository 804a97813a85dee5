"""Commands of a review: the queue, one key a decision; single judgements for scripts; decisions as training data."""

from __future__ import annotations

import getpass
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Literal

import typer

from trucewatch.cli.app import EPILOG, app, errors_told, progress_shown
from trucewatch.cli.workspaces import Where, now, processes
from trucewatch.core.problems import InputError

if TYPE_CHECKING:
    from trucewatch.core.judgements import Judgement
    from trucewatch.workspace.reviewing import Review
    from trucewatch.workspace.workspace import Workspace

Kind = Literal["incident", "instrument", "meeting", "statement", "actor", "disagreement"]
By = Annotated[
    str | None,
    typer.Option("--by", metavar="NAME", envvar="TRUCEWATCH_REVIEWER", help="Who decides. Default: who is logged in."),
]
Dossier = Annotated[
    str | None, typer.Option("--dossier", metavar="ID", help="Which dossier. Default: the only one with an instrument.")
]


@app.command(epilog=EPILOG)
def review(
    workspace: Where,
    by: By = None,
    dossier: Dossier = None,
    kind: Annotated[
        Kind | None,
        typer.Option("--kind", help="Only: incident, instrument, meeting, statement, actor or disagreement."),
    ] = None,
    most: Annotated[int, typer.Option("--most", min=1, help="How many cards at most.")] = 50,
    listed: Annotated[bool, typer.Option("--list", help="Print the queue and stop.")] = False,
) -> None:
    """Go through what most needs eyes, with the words it rests on; one key a decision, each safe at once.

    Decisions win over the machine, survive rebuilds and can be undone. See docs/review.md.
    """
    with errors_told():
        from rich.console import Console

        from trucewatch.cli.session import Session
        from trucewatch.workspace.workspace import Workspace

        with Workspace(workspace) as opened:
            up_to_date(opened)
            desk = desk_of(opened, dossier, by)
            console = Console(highlight=False)
            if listed:
                print_queue(desk, kind, most)
            else:
                Session(desk, console, kind, most).run()


@app.command(epilog=EPILOG)
def judge(
    workspace: Where,
    verb: Annotated[Literal["keep", "reject", "amend", "same", "different", "undo"], typer.Argument(metavar="VERB")],
    fact: Annotated[str, typer.Argument(metavar="FACT", help="The fact's id; of an undo the judgement's.")],
    part: Annotated[
        str | None, typer.Option("--part", metavar="PART", help='A part of the fact: "position 2" is its second.')
    ] = None,
    field: Annotated[str | None, typer.Option("--field", metavar="NAME", help="The field to amend.")] = None,
    value: Annotated[
        str | None, typer.Option("--value", metavar="JSON", help="Its value: JSON, or plain words.")
    ] = None,
    other: Annotated[
        str | None, typer.Option("--other", metavar="FACT", help="The second fact of same, or of different statements.")
    ] = None,
    passages: Annotated[
        str | None,
        typer.Option("--passages", metavar="N,N", help="Of different: the passages (from 1) of another fact."),
    ] = None,
    why: Annotated[str, typer.Option("--why", metavar="WORDS", help="Why, for those who come after.")] = "",
    by: By = None,
) -> None:
    """Put one judgement into the log of a workspace, from a script or by hand."""
    with errors_told():
        from trucewatch.workspace.workspace import Workspace

        with Workspace(workspace) as opened:
            up_to_date(opened)  # before the fact is looked up: ids are those of the account as it is now
            desk = desk_of(opened, dossier_of(opened, fact), by)
            made = made_of(desk, verb, fact, part, field, value, other, passages, why)
            outcome = desk.decide(made)
            desk.finish()
            typer.echo(f"{outcome.state}: {outcome.says} ({outcome.id})")


@app.command(epilog=EPILOG)
def lessons(
    workspace: Where,
    output: Annotated[Path, typer.Option("--output", "-o", metavar="FILE", help="Where to write: JSON lines.")],
) -> None:
    """Write people's decisions as training data: one JSON object a line (docs/review.md)."""
    with errors_told():
        from trucewatch.deliver import write
        from trucewatch.judge.lessons import lines_of
        from trucewatch.show.wording import counted
        from trucewatch.store import derived
        from trucewatch.store.logs import judgements
        from trucewatch.store.opened import told
        from trucewatch.workspace.work import concerning, still_logged
        from trucewatch.workspace.workspace import Workspace, is_workspace

        if is_workspace(output):
            raise InputError(f"{output} is a database, and would be lost: name another file")
        with Workspace(workspace) as opened, told(workspace):
            up_to_date(opened)
            log = judgements(opened.connection)
            logged = still_logged(opened.connection, log)
            told_of: set[str] = set()
            lines: list[bytes] = []
            for one in derived.dossiers(opened.connection):
                account = derived.account_in(opened.connection, one.id)
                own = concerning(log, account.reports, logged) if account is not None else []
                own = [entry for entry in own if entry.id not in told_of]
                told_of |= {entry.id for entry in own}
                if account is not None:
                    lines += lines_of(account, own, derived.texts_of(opened.connection, one.id))
        try:
            write(output, b"".join(lines))
        except OSError as error:
            raise InputError(f"cannot write {output}: {error.strerror or error}") from error
        typer.echo(f"{counted(len(lines), 'lesson')}: {output}")


def desk_of(workspace: Workspace, dossier: str | None, by: str | None) -> Review:
    """The dossier's review; without a name the only dossier that has an instrument. Raises InputError for several."""
    from trucewatch.store import derived
    from trucewatch.workspace.reviewing import Review

    held = derived.dossiers(workspace.connection)
    own = [one for one in held if one.instruments] or held
    if dossier is None and len(own) != 1:
        told = "".join(f"\n  {one.id}  {one.title}" for one in own[:20])
        raise InputError(f"name a dossier with --dossier:{told}" if own else "the workspace holds no dossier yet")
    return Review(workspace, dossier or own[0].id, by or logged_in(), now)


def up_to_date(workspace: Workspace) -> None:
    """Bring the accounts up to date with the logs, with a bar for those who wait."""
    from trucewatch.workspace.syncing import sync

    with progress_shown(quiet=False) as progress:
        sync(workspace, progress, processes(0))


def logged_in() -> str:
    """Who is logged in; "" where the system does not know."""
    try:
        return getpass.getuser()
    except (ImportError, KeyError, OSError):  # a user without a name, as in some containers
        return ""


def dossier_of(workspace: Workspace, name: str) -> str:
    """The dossier that holds the fact or the judgement of that id. Raises InputError where none does."""
    from trucewatch.store import derived
    from trucewatch.workspace.cards import spot_of

    for one in derived.dossiers(workspace.connection):
        account = derived.account_in(workspace.connection, one.id)
        if account is None:
            continue
        if spot_of(account, name) is not None or any(judged.id == name for judged in account.judgements):
            return one.id
    raise InputError(f"no account of the workspace has {name!r}: `trucewatch search` finds ids")


def made_of(
    desk: Review,
    verb: str,
    fact: str,
    part: str | None,
    field: str | None,
    value: str | None,
    other: str | None,
    passages: str | None,
    why: str,
) -> Judgement:
    """The judgement that the words of the command mean. Raises InputError, saying what is missing."""
    from trucewatch.cli.session import numbers_in, value_of
    from trucewatch.show.provenance import Provenance
    from trucewatch.workspace.cards import passages_of, spot_of

    maker, account = desk.maker(), desk.account
    if verb == "undo":
        return maker.undo(fact, why)
    spot = spot_of(account, fact, part)
    if spot is None:
        raise InputError(f"{fact} has no part {part!r}: parts are counted from 1, as in 'position 2'")
    if verb == "keep":
        return maker.keep(spot, why)
    if verb == "reject":
        return maker.reject(spot, why)
    if verb == "amend":
        if field is None or value is None:
            raise InputError("amend needs --field and --value")
        return maker.amend(spot, field, value_of(value), (), why)
    second = spot_of(account, other) if other else None
    if other and second is None:
        raise InputError(f"--other: the account that holds {fact} has no {other!r}")
    if verb == "same":
        if second is None:
            raise InputError("same needs --other: the id of the second fact")
        return maker.same(spot, second, why)
    if second is not None:
        return maker.different(spot, second, why)
    spans = Provenance(account).in_order(passages_of(account, spot))
    numbers = numbers_in(passages or "", len(spans), "passages")
    if not numbers:
        raise InputError("different needs --passages: which of the passages, counted from 1, tell of another fact")
    return maker.different(spot, [spans[one] for one in numbers], why)


def print_queue(desk: Review, kind: str | None, most: int) -> None:
    """The queue in lines: score, id, what it is, why."""
    from trucewatch.workspace.cards import card_due

    for due in [one for one in desk.queue() if kind in (None, one.kind)][:most]:
        card = card_due(desk, due)
        typer.echo(f"{due.score:>3}  {due.fact or due.judgement}  {card.title}")
        for cause in card.causes:
            typer.echo(f"       {cause}")
