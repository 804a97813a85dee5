"""People's judgements applied to an account: a pure function of the account, the log and the texts.

First facts are united and parted, in the order of the log; then fields are amended; then facts are taken out. Tests and
differences are judged in a second step, since tests are made anew from facts as people judged them.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Literal

import msgspec

from trucewatch.core.account import Account, Assessment, Support
from trucewatch.core.judgements import Logged
from trucewatch.core.problems import InputError
from trucewatch.core.spans import Span
from trucewatch.judge.amend import amended, told_amendment
from trucewatch.judge.anchors import MOST_MARKS, Ground, length
from trucewatch.judge.facts import VERDICT_KINDS, Spot, evidence_of, thing_at
from trucewatch.judge.marks import shared
from trucewatch.judge.reject import rejected
from trucewatch.judge.reshape import RESHAPES, reshaped
from trucewatch.judge.standing import Row, rows_of, settle_words
from trucewatch.judge.words import plain

Supports = Callable[[Account], Mapping[str, Support]]
"""What each fact of an account stands on, by its id."""
Assess = Callable[[Account], tuple[Assessment, ...]]
"""The tests of an account's allegations."""
WITH_SUPPORT = ("statements", "meetings", "instruments", "incidents")


def judged(
    account: Account,
    log: Sequence[Logged],
    texts: Mapping[str, str],
    supports: Supports | None = None,
    assess: Assess | None = None,
) -> Account:
    """The account as people judged it, with every judgement of the log and what became of it in `judgements`.

    An account that holds these judgements already is returned as it is. Raises ValueError for one that holds others:
    what was taken out of it cannot be brought back, so judge the account as it was built. Nothing else is raised.
    """
    if log and stage_of(account, log) == "judged":
        return account
    facts = judged_facts(account, log, texts, supports)
    if assess is not None:
        facts = msgspec.structs.replace(facts, assessments=assess(facts))
    return judged_verdicts(facts, log, texts)


def judged_facts(
    account: Account, log: Sequence[Logged], texts: Mapping[str, str], supports: Supports | None = None
) -> Account:
    """The first step: all but the judgements on tests and differences, and without the tests of what changed.

    An account that has taken this step is returned as it is, and so is any for an empty log.

    `supports`: makes support anew where judging changed it; without it a united fact carries the greater number of
    origins and all voices of the two, and the two parts of a fact carry none.
    """
    if not log or stage_of(account, log) != "built":
        return account
    rows = rows_of(log)
    ground = shaped(account, [row for row in rows if not is_verdict(row)], texts)
    own = [row for row in rows if not is_verdict(row)]
    made = settled(ground, own)
    made = msgspec.structs.replace(made, assessments=untouched_tests(account, made))
    if supports is not None:
        made = with_supports(account, made, supports)
    return msgspec.structs.replace(made, judgements=tuple(row.judged() for row in own))


def judged_verdicts(account: Account, log: Sequence[Logged], texts: Mapping[str, str]) -> Account:
    """The second step: the judgements on tests and differences, for an account of the first step with its tests.

    Raises ValueError for an account that has not taken the first.
    """
    if not log or stage_of(account, log) == "judged":
        return account
    rows = rows_of(log)
    own = [row for row in rows if is_verdict(row)]
    if len(account.judgements) + len(own) < len(rows):
        raise ValueError("the facts of the account are not judged yet: take the first step before the second")
    made = settled(shaped(account, own, texts), own)
    told = {one.id: one for one in (*account.judgements, *(row.judged() for row in own))}
    return msgspec.structs.replace(made, judgements=tuple(told[row.logged.id] for row in rows))


def stage_of(account: Account, log: Sequence[Logged]) -> Literal["built", "facts", "judged"]:
    """How far the log was applied to the account. Raises ValueError where it holds judgements of another log."""
    held = [one.id for one in account.judgements]
    if not held:
        return "built"
    if held == [one.id for one in log]:
        return "judged"
    if held == [row.logged.id for row in rows_of(log) if not is_verdict(row)]:
        return "facts"
    raise ValueError("the account holds judgements of another log: judge the one that was built")


def is_verdict(row: Row) -> bool:
    """Whether a judgement is on a test or a difference."""
    return row.judgement.about is not None and row.judgement.about.kind in VERDICT_KINDS


def place(row: Row, ground: Ground) -> None:
    """Find what a judgement is on; orphan it where that is nowhere."""
    if row.judgement.about is None:
        if row.judgement.verb != "undo":
            row.orphan("it does not say what it is on")
        return
    found = ground.place(row.judgement.about)
    row.spans = found.spans
    if found.spot is None:
        row.orphan(found.why)
    else:
        row.spot, row.fact = found.spot, found.spot.fact
        changed = ground.changed(found.spot, row.judgement.about)
        own = (row.judgement.field or "").partition(".")[0]
        row.changed = tuple(name for name in changed if name.partition(".")[0] != own)
        if row.judgement.verb == "reject" and is_far_wider(ground, found.spot, found.spans):
            row.changed += ("evidence",)


def is_far_wider(ground: Ground, spot: Spot, spans: Sequence[Span]) -> bool:
    """Whether a thing rests on more than twice the characters that it did: who rejected it may not know of them."""
    evidence = evidence_of(thing_at(ground.account, spot))
    return len(spans) < MOST_MARKS and length(evidence) > 2 * length(spans)


def shaped(account: Account, rows: Sequence[Row], texts: Mapping[str, str]) -> Ground:
    """Place every judgement, as its maker saw the account, and unite and part facts on the way."""
    ground, seen, gone = Ground(account, texts), account, frozenset[str]()
    for number, row in enumerate(rows):
        ground = here = ground.seen_as(seen, gone)
        place(row, here)
        if row.spot is None:
            continue
        if row.judgement.verb == "amend":
            seen = seen_after(here, seen, row)
        elif row.judgement.verb in RESHAPES and row.is_open:
            made = reshaped(here, row)
            if made is None:
                continue
            seen = made.of(seen)
            ground = Ground(made.of(ground.account), texts, seen, gone)
            for earlier in rows[:number]:
                made.carry(earlier, row)
        elif row.judgement.verb == "reject":
            gone |= {name_at(ground.account, row.spot)}
    return ground.seen_as(seen, gone)


def name_at(account: Account, spot: Spot) -> str:
    """The id of what stands at a spot; "" for a part without one."""
    return getattr(thing_at(account, spot), "id", None) or ""


def seen_after(ground: Ground, seen: Account, row: Row) -> Account:
    """The account as its readers saw it after an amend, whether or not that stands today."""
    bare = msgspec.structs.replace(row.judgement, rests_on=())
    try:
        return amended(ground, seen, row.spot, bare) if row.spot is not None else seen
    except InputError:
        return seen


def placed_again(ground: Ground, row: Row) -> None:
    """Find a part anew whose place another judgement took: two parties that are one have one position of two."""
    if row.spot is None or row.spot.part is None or row.judgement.about is None:
        return
    thing = thing_at(ground.account, row.spot)
    if thing is not None and shared(row.spans, evidence_of(thing)):
        return
    found = ground.place(row.judgement.about)
    if found.spot is None:
        row.orphan(found.why)
    else:
        row.spot, row.fact = found.spot, found.spot.fact


def settled(ground: Ground, rows: Sequence[Row]) -> Account:
    """The account with what placed judgements say: amended first, then without what is out."""
    for row in rows:
        if row.is_open:
            placed_again(ground, row)
        if row.is_open and row.spot is not None and row.judgement.verb == "amend":
            try:
                amended(ground, ground.account, row.spot, row.judgement)
            except InputError as error:
                row.orphan(str(error))
    settle_words(rows)
    return taken_out(with_amends(ground, rows), rows)


def with_amends(ground: Ground, rows: Sequence[Row]) -> Account:
    """The account with the fields that people amended; one that cannot stand is orphaned, and overtakes nothing."""
    account, done = ground.account, list[tuple[Row, Spot]]()
    for row in [row for row in rows if row.is_open and row.spot is not None and row.judgement.verb == "amend"]:
        spot = row.spot
        if spot is None:
            continue
        is_ended = any(
            other.is_open and other.spot == spot and (other.judgement.field or "").startswith("expires")
            for other in rows
            if other.judgement.verb == "amend"
        )
        try:
            made = amended(ground, account, spot, row.judgement, is_ended)
        except InputError as error:
            row.orphan(str(error))
            continue
        account, done = made, [*done, (row, spot)]
    for row, spot in done:
        row.says = told_amendment(ground.account, account, spot, row.judgement.field or "")
    return account


def taken_out(account: Account, rows: Sequence[Row]) -> Account:
    """The account without what people rejected: parts first and the last of a list first, so that places stay true."""
    for row in rows:
        if row.is_open and row.judgement.verb == "keep":
            others = ", ".join(plain(name) for name in row.changed)
            row.says = f"Kept; it reads otherwise now in: {others}." if others else "Kept as it is."
    out = [row for row in rows if row.is_open and row.spot is not None and row.judgement.verb == "reject"]
    told: dict[Spot, str] = {}
    for row in sorted(out, key=turn):
        if row.spot is not None:
            if row.spot not in told:  # two judgements can mean one thing in other words: it goes once
                account, told[row.spot] = rejected(account, row.spot)
            says = told[row.spot]
            others = ", ".join(plain(name) for name in row.changed)
            row.says = f"{says} It reads otherwise now in: {others}." if others else says
            row.fact = row.fact if row.spot.part is not None else None
    return account


def turn(row: Row) -> tuple[bool, int, str, str]:
    """When a rejected thing is taken out: whatever the order of the log, the same."""
    spot = row.spot or Spot("actor", "")
    return (spot.part is None, -(spot.part or 0), spot.kind, spot.fact)


def untouched_tests(before: Account, after: Account) -> tuple[Assessment, ...]:
    """The tests of which neither the text nor the incident is another than it was, nor anybody's side."""
    if {one.id: one.of for one in before.actors} != {one.id: one.of for one in after.actors}:
        return ()
    facts = ids_of(before, ("instruments", "incidents"))
    same = {name for name, one in ids_of(after, ("instruments", "incidents")).items() if facts.get(name) == one}
    return tuple(one for one in before.assessments if one.instrument in same and one.incident in same)


def ids_of(account: Account, names: Sequence[str]) -> dict[str, msgspec.Struct]:
    """The facts of some lists of an account by id."""
    return {fact.id: fact for name in names for fact in getattr(account, name)}


def with_supports(before: Account, after: Account, supports: Supports) -> Account:
    """The account with support made anew for each fact that changed, or of which judging changed what it stands on."""
    was, now = supports(before), supports(after)
    old = ids_of(before, WITH_SUPPORT)
    for name in WITH_SUPPORT:
        facts = tuple(
            msgspec.structs.replace(fact, support=now.get(fact.id, fact.support))
            if old.get(fact.id) != fact or was.get(fact.id) != now.get(fact.id)
            else fact
            for fact in getattr(after, name)
        )
        after = msgspec.structs.replace(after, **{name: facts})
    return after
