"""Instruments: one by kind, form, scope, parties, length and the words that modify it.

An unlimited full ceasefire is not the limited halt, and last spring's truce is not today's: what two reports state
must agree wherever both state it, while what one of them leaves open keeps them together.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence

import msgspec

from trucewatch.core.account import CEASEFIRES, Instrument, InstrumentForm, InstrumentKind, InstrumentStatus
from trucewatch.core.values import Relation, relate_targets
from trucewatch.know.instruments import instrument_words
from trucewatch.reconcile.labels import telling_label
from trucewatch.reconcile.match import NEITHER, Verdict, apart, are_one_place, days_apart, gathered, likeness, opening
from trucewatch.reconcile.merge import ids_of, united, united_reads, votes_of
from trucewatch.reconcile.sides import Sides
from trucewatch.reconcile.terms import (
    are_one_length,
    pooled_conditions,
    pooled_monitoring,
    pooled_obligations,
    pooled_positions,
    pooled_versions,
)

NARROWER: dict[InstrumentForm, int] = {"partial_ceasefire": 1, "maritime_ceasefire": 2}
"""Of two forms of a truce the one with the greater number says more of what it spares."""
LIKE_KINDS: frozenset[InstrumentKind] = frozenset({"agreement", "proposal", "order"})
"""Kinds that reports give one text: what one calls a proposal another calls a deal; talks and demands are apart,
but for talks on peace, which are the peace that they are on."""
KINDS: tuple[InstrumentKind, ...] = ("agreement", "order", "proposal", "talks", "demand")
STATUSES: tuple[InstrumentStatus, ...] = (
    "disputed",
    "expired",
    "in_force",
    "agreed",
    "ordered",
    "declined",
    "under_negotiation",
    "proposed",
)
"""How far a text came, the furthest first: of equally common readings the further one is later news."""
OFFERS = frozenset({"proposal", "order", "demand"})
"""Kinds that are somebody's own: another proposer's is another one. An agreement is both sides'."""
IN_EFFECT = frozenset({"agreed", "ordered", "in_force", "expired"})
OPEN_STATUSES = frozenset({"proposed", "under_negotiation"})
LIKE_LABELS = 0.5
"""Labels that share half of the shorter one's words name one demand."""
SETTING_APART = {
    "earlier": frozenset({"earlier", "previous", "former", "past", "prior", "old"}),
    "own": frozenset({"own", "unilateral"}),
    "further": frozenset({"another", "second", "further", "renewed", "extended", "longer", "extension", "renewal"}),
}
"""Words by which reports tell an instrument from the one that they write about."""
EVERY_TRUCE = frozenset(
    {
        "truce",
        "ceasefire",
        "cease-fire",
        "halt",
        "pause",
        "fighting",
        "hostilities",
        "cessation",
        "to",
        "in",
        "of",
        "on",
    }
)
"""Words of a label that tell no truce from another."""
WHOLE = frozenset({"full", "complete", "comprehensive", "general", "total", "broader", "unconditional", "nationwide"})
"""A truce that is called so beside a narrower one is another."""
SAME_WORDS = 8
"""The weight of being told in the same words: a copy joins its source before anything else."""
START_DAYS = 1
"""Starts so far apart may be one, told in two zones or on two days."""


def merged_instruments(
    instruments: Sequence[Instrument],
    sides: Sides,
    origin_of: Callable[[Instrument], str],
    origins_of: Callable[[Instrument], frozenset[str]],
) -> list[tuple[Instrument, tuple[Instrument, ...]]]:
    """Each instrument once, with those it was made of; `origin_of`: the text that a report's instrument comes from,
    `origins_of`: all texts that its evidence does.
    """

    def verdict(instrument: Instrument, rival: Instrument) -> Verdict:
        return are_one_instrument(instrument, rival, sides)

    groups = gathered(instruments, verdict, form_keys, fullness, origin_of=origin_of)
    return [(merged_instrument(group, sides, votes_of(group, origins_of)), tuple(group)) for group in groups]


def form_keys(instrument: Instrument) -> Iterable[str]:
    """Instruments are held to those of their form; a paper that does not say what it is about to truces, too."""
    if is_paper(instrument):
        return ("other", "ceasefire")
    return ("ceasefire" if instrument.form in CEASEFIRES else instrument.form,)


def is_paper(instrument: Instrument) -> bool:
    """Whether all that is known of what it is about is a paper's name: "the Framework Agreement", "the text"."""
    words = instrument.label.casefold().split()
    return (
        instrument.form == "other"
        and bool(words)
        and instrument_words().papers.longest(words, len(words) - 1) is not None
    )


def fullness(instrument: Instrument) -> int:
    """How much is known of it."""
    return (
        3 * any(version.lasts is not None for version in instrument.versions)
        + 3 * any(version.starts.is_known for version in instrument.versions)
        + any(version.scope.targets for version in instrument.versions)
        + len(instrument.parties)
        + 2 * len(instrument.proposed_by)
        + len(instrument.positions)
    )


def are_one_instrument(instrument: Instrument, rival: Instrument, sides: Sides) -> Verdict:
    """What both state of kind, form, scope, parties, proposer, start, length and name agrees."""
    if is_paper(instrument) != is_paper(rival):
        return are_one_paper(instrument, rival)
    if instrument.form != rival.form and not are_one_by_term(instrument, rival):
        return apart("other forms")
    like = LIKE_KINDS | {"talks"} if instrument.form == "peace" else LIKE_KINDS
    if instrument.kind != rival.kind and not {instrument.kind, rival.kind} <= like:
        return apart("other kinds")
    if instrument.evidence[:1] and rival.evidence[:1] and instrument.evidence[0].report == rival.evidence[0].report:
        return apart("told apart within one report")
    here, there = sides.all_of(instrument.parties), sides.all_of(rival.parties)
    if here and there and not here & there:
        return apart("other parties")
    proposers, rivals = sides.all_of(instrument.proposed_by), sides.all_of(rival.proposed_by)
    are_offers = instrument.kind in OFFERS and rival.kind in OFFERS
    if are_offers and proposers and rivals and not proposers & rivals:
        return apart("proposed by others")
    if setting_apart(instrument) != setting_apart(rival):
        return apart("one is an earlier one, one side's own, or a further one")
    is_start_known, is_same_start = starts(instrument, rival)
    if is_start_known and not is_same_start:
        return apart("other starts")
    lengths = {
        are_one_length(version.lasts, other.lasts) for version in instrument.versions for other in rival.versions
    } - {None}
    names, rival_names = own_names(instrument), own_names(rival)
    if lengths == {False} and not is_same_start and not names & rival_names:
        return apart("other lengths")
    if are_scopes_foreign(instrument, rival):
        return apart("other scopes")
    if names and rival_names and not names & rival_names and not is_same_start:
        return apart("other names")
    label = likeness(telling_words(instrument.label), telling_words(rival.label))
    if instrument.form == "other" or instrument.kind == "demand":
        return Verdict(True, 4, "named alike") if label >= LIKE_LABELS else NEITHER
    weight = (
        3 * is_same_start
        + 3 * (True in lengths)
        + 2 * bool(names & rival_names)
        + 2 * bool(proposers & rivals)
        + len(here & there)
        + 2 * (instrument.kind == rival.kind)
        + round(2 * label)
        + SAME_WORDS * (opening(instrument) == opening(rival))
    )
    is_one_stage = (instrument.status in IN_EFFECT) == (rival.status in IN_EFFECT)
    # What is stopped at sea, or spared, is seldom two things in one story, whatever each report calls the paper.
    is_one_stage = is_one_stage or instrument.form == rival.form != "ceasefire"
    if instrument.kind != rival.kind and not (is_one_stage or is_same_start or True in lengths or names & rival_names):
        return NEITHER
    return Verdict(True, 1 + weight, "nothing that both state differs")


def are_one_by_term(instrument: Instrument, rival: Instrument) -> bool:
    """Whether truces of two forms are one that reports tell more or less of: "the truce at sea", "the truce".

    They last equally long, and start together or are both in effect; none is told to be a full one.
    """
    if not {instrument.form, rival.form} <= CEASEFIRES or not {instrument.kind, rival.kind} <= LIKE_KINDS:
        return False
    if not WHOLE.isdisjoint(naming_words(instrument) | naming_words(rival)):
        return False
    pairs = [(version.lasts, other.lasts) for version in instrument.versions for other in rival.versions]
    if True not in {are_one_length(*pair) for pair in pairs}:
        return False
    return starts(instrument, rival)[1] or {instrument.status, rival.status} <= IN_EFFECT | {"disputed"}


def are_one_paper(instrument: Instrument, rival: Instrument) -> Verdict:
    """Whether a paper of one report can be the truce that another writes about: what is agreed in both, or offered."""
    paper, truce = (instrument, rival) if is_paper(instrument) else (rival, instrument)
    if truce.form not in CEASEFIRES or truce.kind != paper.kind or truce.evidence[0].report == paper.evidence[0].report:
        return apart("other forms")
    if setting_apart(paper) != setting_apart(truce):
        return apart("one is an earlier one, one side's own, or a further one")
    return Verdict(True, 1, "a paper of which nothing else is told")


def telling_words(label: str) -> str:
    """A label without the words that every truce is called by; empty where nothing else is in it."""
    return " ".join(word for word in label.split() if word.casefold() not in EVERY_TRUCE)


def starts(instrument: Instrument, rival: Instrument) -> tuple[bool, bool]:
    """Whether both state a start, and whether some version of one starts with one of the other."""
    gaps = [days_apart(v.starts, other.starts) for v in instrument.versions for other in rival.versions]
    known = [gap for gap in gaps if gap is not None]
    return bool(known), any(gap <= START_DAYS for gap in known)


def are_scopes_foreign(instrument: Instrument, rival: Instrument) -> bool:
    """Whether both state targets, or places, and none of the one touches any of the other."""
    pairs = [(version.scope, other.scope) for version in instrument.versions for other in rival.versions]
    targets = [relate_targets(a.targets, b.targets) for a, b in pairs if a.targets and b.targets]
    if targets and all(relation is Relation.DISJOINT for relation in targets):
        return True
    places = [(p, q) for a, b in pairs for p in a.where for q in b.where]
    return bool(places) and all(are_one_place(p, q) is False for p, q in places)


def naming_words(instrument: Instrument) -> frozenset[str]:
    """The words of its label and those that its first passage opens with, in lower case without signs."""
    opening = instrument.evidence[0].exact.split()[:3] if instrument.evidence else []
    return frozenset(word.strip(".,;:\"'“”‘’").casefold() for word in (*instrument.label.split(), *opening))


def setting_apart(instrument: Instrument) -> frozenset[str]:
    """Which words before the head noun tell it from the one that everybody means: "an earlier ceasefire"."""
    words = naming_words(instrument)
    found = frozenset(name for name, members in SETTING_APART.items() if words & members)
    return found - {"further"} if instrument.kind == "talks" else found  # "further talks" go on with the talks


def own_names(instrument: Instrument) -> frozenset[str]:
    """The words of the label that reports write with a capital: the feast, month or place that a truce is called by."""
    words = {word for span in instrument.evidence for word in re.findall(r"\b\w{3,}", span.exact)}
    # "Ceasefire on all Energy" is one speaker's way to write; a name is never written small.
    written = {word for word in words if word[0].isupper() and word.lower() not in words}
    return frozenset(
        word for word in re.findall(r"\w{3,}", instrument.label.casefold()) if word.capitalize() in written
    )


def latest_status(statuses: Sequence[InstrumentStatus]) -> InstrumentStatus:
    """How far the text came: a report from before it was settled does not unsettle it; then the commonest reading."""
    settled = [status for status in statuses if status not in OPEN_STATUSES] or list(statuses)
    return max(sorted(set(settled), key=STATUSES.index), key=settled.count)


def often_named(lists: Sequence[Sequence[str]]) -> tuple[str, ...]:
    """The ids that at least half of the lists which name any hold; all of them where fewer than two are so common.

    One report of five that takes the envoys for a side does not make them one.
    """
    told = [set(names) for names in lists if names]
    often = {name for names in told for name in names if 2 * sum(name in other for other in told) >= len(told)}
    return tuple(sorted(often)) if len(often) > 1 else ids_of(told)


def common_form(group: Sequence[Instrument]) -> InstrumentForm:
    """The form that most reports tell, of equally common ones the narrower; no paper's where anything else is told."""
    forms = [one.form for one in group if not is_paper(one)] or [one.form for one in group]
    return max(sorted(set(forms)), key=lambda form: (forms.count(form), NARROWER.get(form, 0)))


def merged_instrument(group: Sequence[Instrument], sides: Sides, voters: Sequence[Instrument]) -> Instrument:
    """One instrument of several; `voters`: each as often as it has votes where the commonest is taken."""
    lead = min(group, key=lambda instrument: (instrument.evidence, instrument.id))
    kinds = [instrument.kind for instrument in voters]
    statuses = [instrument.status for instrument in voters]
    return msgspec.structs.replace(
        lead,
        kind=max(sorted(set(kinds), key=KINDS.index), key=kinds.count),
        form=common_form(voters),
        label=telling_label(instrument.label for instrument in voters),
        parties=often_named([instrument.parties for instrument in voters]),
        proposed_by=ids_of(instrument.proposed_by for instrument in group),
        versions=pooled_versions([version for instrument in group for version in instrument.versions], sides),
        positions=pooled_positions([position for instrument in group for position in instrument.positions]),
        conditions=pooled_conditions([condition for instrument in group for condition in instrument.conditions], sides),
        leads_to=ids_of(instrument.leads_to for instrument in group),
        status=latest_status(statuses),
        evidence=united(instrument.evidence for instrument in group),
        obligations=pooled_obligations([duty for instrument in group for duty in instrument.obligations]),
        mediators=ids_of(instrument.mediators for instrument in group),
        monitoring=pooled_monitoring([clause for instrument in group for clause in instrument.monitoring]),
        read=united_reads(group),
    )
