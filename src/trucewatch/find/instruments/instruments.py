"""Agreements, proposals, orders, demands and planned talks, one for each thing that a report speaks of."""

from __future__ import annotations

from collections import Counter
from typing import cast

from trucewatch.core.account import (
    Condition,
    Instrument,
    InstrumentForm,
    InstrumentKind,
    InstrumentStatus,
    Position,
)
from trucewatch.core.page import Context, Found, Page
from trucewatch.core.problems import Problem
from trucewatch.core.spans import Span
from trucewatch.find.instruments.headlines import add_headlines
from trucewatch.find.instruments.joining import threads_of
from trucewatch.find.instruments.labels import label_of
from trucewatch.find.instruments.settled import settled_kind
from trucewatch.find.instruments.signing import signed_on, with_signing_day
from trucewatch.find.instruments.threads import PAPER, Thread
from trucewatch.find.instruments.versions import span_of, versions_of
from trucewatch.find.parties import Parties
from trucewatch.find.survey import Survey
from trucewatch.know.instruments import Term

_MOST_EVIDENCE = 6
"""Passages that stand for an instrument in one report; the rest of its mentions add nothing that a reader must see."""
_MOST_HEADLINES = 2
_MENTIONED = 2
"""So many mentions of a peace that nobody takes a stance on are talk in general."""
_BETWEEN_ENEMIES = frozenset(
    {"ceasefire", "partial_ceasefire", "maritime_ceasefire", "exchange", "corridor", "withdrawal"}
)


def find_instruments(page: Page, context: Context) -> Found:
    """The instruments of `page`, with versions, positions and conditions."""
    survey = Survey(page, context)
    parties = Parties(survey)
    threads = threads_of(survey, parties)
    add_headlines(survey, parties, threads)
    found = [_instrument(survey, parties, thread) for thread in threads if _is_worth(survey, thread)]
    left_open = [problem for one in found if (problem := _left_open(one)) is not None]
    return Found(tuple(found), (*left_open, *(_open_length(words) for one in threads for words in one.open_lengths)))


def _open_length(words: Span) -> Problem:
    """What a person should know: how long a text lasts is said, but not in days."""
    return Problem(
        "instruments",
        f"how long a text lasts is told as “{words.exact}”, whose days are not told",
        words,
        "look up the days and judge the end of the text",
    )


def _left_open(instrument: Instrument) -> Problem | None:
    """What a person should know: speakers give the instrument different starts, and the report takes no side."""
    told = {version.starts.earliest for version in instrument.versions[1:] if version.starts.is_known}
    if instrument.versions[0].starts.is_known or len(told) < 2:
        return None
    return Problem(
        "instruments",
        f"the start of the {instrument.label} is told in {len(told)} ways; the report's own version leaves it open",
        instrument.evidence[0],
        "compare the versions of the instrument",
    )


def _is_worth(survey: Survey, thread: Thread) -> bool:
    """Whether a thread tells more than a bare word: a stance, a scope, a length, a start or a fate."""
    if thread.family is None:
        return False
    if thread.family == "peace" and not (thread.claims or thread.clauses or len(thread.heads) > _MENTIONED):
        return (
            False  # every report of a war mentions some peace; only one that somebody wants or plans is an instrument
        )
    if any(not head.is_plain or head.kind or head.is_act for head in thread.heads):
        return True
    if thread.claims or thread.starts or thread.ends or thread.fates or len(thread.heads) > 1:
        return True
    return thread.family == "truce" and any(signed_on(survey, head) is not None for head in thread.heads)


def _instrument(survey: Survey, parties: Parties, thread: Thread) -> Instrument:
    """The instrument of a thread."""
    form, kind = _form(thread), settled_kind(survey, thread, _kind(parties, thread))
    evidence = _evidence(survey, thread)
    positions = _positions(thread)
    first = min(span.start for span in evidence)
    instrument = Instrument(
        id=f"i-{survey.page.report.id}-{first}",
        kind=kind,
        form=form,
        label=label_of(survey, thread),
        parties=_parties(parties, thread, form, kind),
        proposed_by=_proposers(positions, kind),
        versions=versions_of(survey, parties, thread, form),
        positions=positions,
        conditions=tuple(Condition(clause.by, clause.text, (clause.evidence,)) for clause in thread.clauses),
        leads_to=(),
        status=_status(parties, thread, kind),
        evidence=evidence,
        obligations=tuple(thread.duties),
        monitoring=tuple(thread.watching),
        mediators=parties.mediators if form in _BETWEEN_ENEMIES else (),
        read={"form": evidence[:1], "kind": evidence[:1]},
    )
    return with_signing_day(survey, thread, instrument)


def _form(thread: Thread) -> InstrumentForm:
    """The form: a truce is partial where targets or "limited" narrow it, maritime where they are of the sea."""
    if thread.term or thread.family == PAPER:
        return "other"
    if thread.family != "truce":
        return cast(InstrumentForm, thread.family)
    targets = tuple(thread.targets)
    if "maritime" in thread.scopes or (targets and all(path.startswith("maritime") for path in targets)):
        return "maritime_ceasefire"
    return (
        "partial_ceasefire" if targets or ("narrow" in thread.scopes and "full" not in thread.scopes) else "ceasefire"
    )


def _kind(parties: Parties, thread: Thread) -> InstrumentKind:
    """The kind that the papers and the parties' acts make most likely."""
    if thread.is_talks or (thread.family == "peace" and any(head.kind == "talks" for head in thread.heads)):
        return "talks"
    if thread.term:
        return _kind_of_term(thread, thread.term)
    papers = Counter(head.kind for head in thread.heads if head.kind)
    stances = Counter(claim.stance for claim in thread.claims)
    if thread.family in ("aid_halt", "sanctions"):
        return "demand"
    if thread.family == "withdrawal" and stances["demands"] >= stances["accepts"] and stances["demands"]:
        return "demand"
    is_taken = any(stances[stance] for stance in ("accepts", "accepts_in_part", "accepts_on_conditions"))
    if thread.family in ("withdrawal", "peace") and not (is_taken or thread.fates or papers["agreement"]):
        return "proposal"  # a retreat or a peace that only gets mentioned is nobody's agreement
    if thread.family in ("exchange", "corridor", "withdrawal"):
        return "agreement"
    orders = papers["order"] + sum(1 for claim in thread.claims if claim.order)
    agreed = papers["agreement"] + stances["accepts"] + stances["accepts_in_part"]
    offered = (
        papers["proposal"]
        + 2 * stances["declines"]
        + sum(1 for c in thread.claims if c.stance == "proposes" and not c.order)
    )
    accepting = {claim.party for claim in thread.claims if claim.stance.startswith("accepts")}
    is_shared = len(accepting & set(parties.belligerents)) > 1 and not stances["declines"]
    if is_shared and (papers["agreement"] or not orders):
        return "agreement"
    if thread.extends:
        return "proposal"
    if (orders and orders >= agreed) or (thread.is_own and not thread.is_offered):
        return "order"
    if stances["demands"] > agreed + offered:
        return "demand"
    is_one_sided = bool(papers["proposal"]) and len(accepting) < 2
    # "A truce is possible only if ...": one side's terms for what nobody has agreed.
    is_hoped = bool(accepting) and not agreed and not (thread.fates or thread.starts or papers["agreement"])
    return "proposal" if offered > agreed or is_one_sided or is_hoped else "agreement"


def _kind_of_term(thread: Thread, term: Term) -> InstrumentKind:
    """What the parties' stances make of a term, else what it usually is."""
    stances = Counter(claim.stance for claim in thread.claims)
    agreed = stances["accepts"] + stances["accepts_on_conditions"]
    if stances["demands"] > agreed:
        return "demand"
    return "agreement" if agreed > stances["demands"] and term.kind != "talks" else term.kind


def _status(parties: Parties, thread: Thread, kind: InstrumentKind) -> InstrumentStatus:
    """How it stands, from its fates and its parties' positions."""
    fates = Counter(fate.status for _, fate in thread.fates)
    stances = {claim.stance for claim in thread.claims}
    if kind == "talks":
        return "under_negotiation"
    if thread.is_earlier and kind != "proposal":
        return "expired"
    accepting = {claim.party for claim in thread.claims if claim.stance in ("accepts", "accepts_in_part")}
    refusing = {claim.party for claim in thread.claims if claim.stance == "declines"} & set(parties.belligerents)
    if kind == "proposal" and len(accepting - refusing) > 1 and refusing - accepting:
        return "disputed"  # two took it up, a third did not
    if kind in ("proposal", "demand"):
        return "declined" if kind == "proposal" and ("declines" in stances or fates["declined"]) else "proposed"
    if kind == "agreement" and refusing - accepting:
        return "disputed" if accepting else "declined"
    if kind == "order" and refusing - accepting and not any(claim.order for claim in thread.claims):
        return "disputed"  # a decree on what the other side says it never agreed to
    if fates["expired"] > fates["in_force"] or any(fate.is_end for _, fate in thread.fates):
        return "expired"
    if kind == "order":
        return "ordered"
    return "in_force" if fates["in_force"] else "agreed"


def _parties(parties: Parties, thread: Thread, form: InstrumentForm, kind: InstrumentKind) -> tuple[str, ...]:
    """Whom it is between: those who fight for a truce, those who take a stance for the rest."""
    if form in _BETWEEN_ENEMIES and not thread.is_talks:
        makers = {claim.party for claim in thread.claims if claim.stance == "proposes" and not claim.order}
        sides = tuple(party for party in parties.belligerents if party not in makers)
        return sides if len(sides) > 1 else parties.belligerents
    stands = tuple(sorted({claim.party for claim in thread.claims if claim.stance != "undetermined"}))
    if kind == "demand" and not set(stands) & set(parties.belligerents):
        return stands
    return stands if len(stands) > 1 else parties.belligerents


def _positions(thread: Thread) -> tuple[Position, ...]:
    """Each party's stances, once each, with the conditions that stand beside them."""
    found: dict[tuple[str, str, str | None], Position] = {}
    # "We accepted it, and would carry it out if ...": the condition is on the second alone.
    conditional = {(one.line, one.party) for one in thread.claims if one.stance == "accepts_on_conditions"}
    for claim in thread.claims:
        clauses = tuple(c.text for c in thread.clauses if c.line == claim.line and c.by == claim.party)
        stance = claim.stance
        if stance == "accepts" and clauses and (claim.line, claim.party) not in conditional:
            stance = "accepts_on_conditions"
        is_held_back = stance == "declines" and any(clause.startswith(("unless", "until")) for clause in clauses)
        key = (claim.party, stance, claim.reported_by)
        before = found.get(key)
        found[key] = Position(
            party=claim.party,
            stance=stance,
            conditions=tuple(
                dict.fromkeys(
                    (
                        *(before.conditions if before else ()),
                        *(clauses if stance == "accepts_on_conditions" or is_held_back else ()),
                    )
                )
            ),
            said=before.said if before is not None and before.said.is_known else claim.said,
            evidence=tuple(dict.fromkeys((*(before.evidence if before else ()), claim.evidence))),
            reported_by=claim.reported_by,
        )
    return tuple(found.values())


def _proposers(positions: tuple[Position, ...], kind: InstrumentKind) -> tuple[str, ...]:
    """Who put it forward; of a demand, who makes it."""
    wanted = "demands" if kind == "demand" else "proposes"
    return tuple(dict.fromkeys(position.party for position in positions if position.stance == wanted))


def _evidence(survey: Survey, thread: Thread) -> tuple[Span, ...]:
    """The passages that tell most of it, in the order of the text."""
    acts = (
        {claim.line for claim in thread.claims}
        | {line for line, _ in thread.starts}
        | {line for line, _ in thread.fates}
    )
    ranked = sorted(thread.heads, key=lambda head: (head.is_plain, head.line not in acts, head.line, head.first))
    spans = {span_of(survey, head) for head in (*ranked[:_MOST_EVIDENCE], *thread.headlines[:_MOST_HEADLINES])}
    return tuple(sorted(spans))
