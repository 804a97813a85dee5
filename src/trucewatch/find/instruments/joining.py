"""Which mentions of a report speak of the same truce, swap or demand."""

from __future__ import annotations

from trucewatch.find.instruments.asked import Asked
from trucewatch.find.instruments.claims_read import claims_read
from trucewatch.find.instruments.conditions import Clause, clauses_on
from trucewatch.find.instruments.duties import duties_on, is_watched_by, monitoring_on
from trucewatch.find.instruments.ellipsis import claims_left_out
from trucewatch.find.instruments.elsewhere import elsewhere_from
from trucewatch.find.instruments.endings import endings_on, length_left_open
from trucewatch.find.instruments.fitting import PAPERED, closest, fits, shared
from trucewatch.find.instruments.heads import Head, heads_of, is_since
from trucewatch.find.instruments.implied import demanded, promises_under
from trucewatch.find.instruments.lifetimes import Fate, fates_on, named_day
from trucewatch.find.instruments.papers import is_seen_paper, paper_thread, with_papers_settled
from trucewatch.find.instruments.positions import DECIDING, Claim, claims_on
from trucewatch.find.instruments.starts import start_on
from trucewatch.find.instruments.threads import PAPER, Thread, family_of
from trucewatch.find.parties import Parties
from trucewatch.find.survey import Line, Survey
from trucewatch.lang.trees import children, subjects, word_at

_CARRY = 2
"""For so many lines "it" or "the deal" can still mean the instrument spoken of last."""
_MEANT = 4
"""So many lines after it a stance with nothing named can still be on the instrument spoken of last: "Tarn agreed"."""
_COUNTING = frozenset({"count", "counts", "counted", "counting", "dates", "dated"})
""" "Aruna counts from noon on Friday": the start of what the line before spoke of."""
_REMEMBERED = 60
"""So many threads back a mention can reach: more than any report has, few enough for a text that is all mentions."""


def threads_of(survey: Survey, parties: Parties) -> list[Thread]:
    """The threads of a page in the order in which it takes them up.

    Where no truce, peace or exchange is named, the papers themselves are: "the Framework Agreement", "the plan".
    Beside one a paper is an instrument only where parties take a stance on it.
    """
    found = _threads(survey, parties, by_papers=False)
    is_told = any(thread.family in PAPERED for thread in found)
    return with_papers_settled(found) if is_told else _threads(survey, parties, by_papers=True)


def _threads(survey: Survey, parties: Parties, *, by_papers: bool) -> list[Thread]:
    """The threads of a page; `by_papers`: a paper that nothing goes before is an instrument of its own."""
    threads: list[Thread] = []
    last: Thread | None = None
    pact: Thread | None = None
    decided: list[tuple[Claim, Thread]] = []  # the claims of the line before
    asked = Asked(survey, parties)
    for line in survey.lines:
        told = () if line.sentence.heading else heads_of(survey, line)
        named = tuple(sorted((*told, *asked.heads_on(line, told)), key=lambda head: head.first))
        before = last if last is not None and line.number - last.last_line == 1 else pact
        watching = tuple(head for head in named if is_watched_by(head, pact))
        elsewhere = elsewhere_from(survey, parties, line, named)
        limit = len(line.words) if elsewhere is None else elsewhere
        heads = tuple(head for head in named if head not in watching and head.first < limit)
        places: dict[int, Thread] = {}
        if watching and pact is not None and (watch := monitoring_on(survey, parties, line, watching)):
            pact.watching.append(watch)
        for head in heads:
            thread = _doing(line, head, heads, places, last) or _thread_for(head, threads, last)
            if thread is None and by_papers and is_seen_paper(line, head):
                thread = Thread(family=PAPER)
                threads.append(thread)
            if thread is None:
                continue
            thread.add(head)
            places[head.first] = last = thread
            pact = pact if thread.term or thread.family == "withdrawal" else thread
        if pact is not None and pact.family == "truce":
            pact.duties.extend(duties_on(survey, parties, line))
        claims = () if line.sentence.heading else claims_on(survey, parties, line, heads)
        if elsewhere is None and not line.sentence.heading:
            claims = (*claims, *claims_read(survey, parties, line, heads, claims))
        taken: list[tuple[Claim, Thread]] = []
        for claim in claims:
            if claim.first >= limit or (claim.after > limit and claim.head is None):
                continue
            found = (
                places.get(claim.head.first) if claim.head else _spoken_before(heads, places, claim.first, before, line)
            )
            if claim.head is None and found is not None and _points_aside(line, claim, found):
                continue
            if (
                found is None
                and claim.head is not None
                and claim.stance in DECIDING
                and is_seen_paper(line, claim.head)
            ):
                found = paper_thread(threads, claim.head)
                found.add(claim.head)
                places[claim.head.first] = found
            if found is not None:
                found.add_claim(claim)
                taken.append((claim, found))
        if not claims and elsewhere is None and decided:
            taken = [(one, decided[-1][1]) for one in claims_left_out(survey, parties, line, [c for c, _ in decided])]
            for claim, found in taken:
                found.add_claim(claim)
        decided = taken
        for clause in clauses_on(survey, parties, line, heads, claims, _main(threads, line) is not None):
            if clause.first >= limit:
                continue
            found = (_talks(threads) if clause.is_on_peace else None) or _conditioned(heads, places, clause)
            if found is None and all(head.is_plain or head.first in places for head in heads):
                # "Aruna agreed, but only if ...": what it agreed to is what the condition is put to.
                is_stance = any(claim.head is None for claim in claims)
                is_its = line.lowers[0] in ("its", "their")
                found = (_spoken_of(before, line) if is_stance or is_its else None) or _main(threads, line)
            if found is not None:
                found.clauses.append(clause)
                if found.extends and clause.by is None and (prolonged := _prolonged(threads, found)) is not None:
                    prolonged.clauses.append(clause)  # "the pause may be prolonged if all agree" is a term of the pause
                for promise in promises_under(survey, parties, line, clause, claims):
                    found.add_claim(promise)
            for head in heads:
                is_opener = line.lowers[head.after : head.after + 1] == (":",)  # "on one understanding:"
                is_inside = clause.first < head.first < clause.after and family_of(head) != "truce" and not is_opener
                if is_inside and clause.is_firm and clause.by is not None and head.first in places:
                    places[head.first].add_claim(demanded(survey, line, clause, head, clause.by))
        if elsewhere is None:
            _timed(survey, line, heads, places, last)
    return threads


def _points_aside(line: Line, claim: Claim, thread: Thread) -> bool:
    """Whether "this" or "that" behind a refusal takes up a line before that spoke of something else: a charge."""
    is_pointing = line.lowers[claim.after : claim.after + 1] in (("this",), ("that",))
    return claim.stance == "declines" and is_pointing and thread.last_line < line.number - 1


def _main(threads: list[Thread], line: Line) -> Thread | None:
    """The truce or peace that the last lines spoke of, of several the one with most mentions; else another thing, else
    the truce of the whole report.
    """
    known = threads[-_REMEMBERED:]
    recent = [thread for thread in known if line.number - thread.last_line <= 3 * _CARRY]
    others = [thread for thread in recent if thread.term is None]
    for near in (recent, [] if others else known):
        pacts = [thread for thread in near if thread.family in ("truce", "peace", PAPER)]
        if pacts:
            return max(pacts, key=lambda thread: len(thread.heads))
    return others[-1] if others else None


def _doing(
    line: Line, head: Head, heads: tuple[Head, ...], places: dict[int, Thread], last: Thread | None
) -> Thread | None:
    """The truce that a verb of stopping has for its subject or ground: "it halts strikes", "under it they are barred".

    What it stops is what the truce covers, no truce of its own.
    """
    reading = line.reading
    verb = word_at(reading, line.words[head.first].start) if head.is_act and family_of(head) == "truce" else None
    if verb is None:
        return None
    grounds = children(reading, verb, "nsubj") or children(reading, verb, "obl")
    for ground in grounds:
        at = line.word_at(reading.tokens[ground].start)
        named = next((one for one in heads if one is not head and one.first <= at < one.after), None)
        if named is not None and named.first in places and places[named.first].family == "truce":
            is_ground = reading.relations[ground] != "obl" or line.lowers[max(0, at - 2) : at].count("under") > 0
            return places[named.first] if is_ground else None
        is_it = line.lowers[at : at + 1] == ("it",)
        if is_it and last is not None and last.family == "truce" and _spoken_of(last, line):
            return last
    return None


def _prolonged(threads: list[Thread], extension: Thread) -> Thread | None:
    """The truce that an extension would prolong: the last one spoken of before it."""
    truces = [one for one in threads if one.family == "truce" and not one.extends and one is not extension]
    return max(truces, key=lambda one: one.last_line, default=None)


def _talks(threads: list[Thread]) -> Thread | None:
    """The peace that was spoken of last, else the talks."""
    about = [one for one in threads if one.family == "peace"] or [one for one in threads if one.is_talks]
    return about[-1] if about else None


def _conditioned(heads: tuple[Head, ...], places: dict[int, Thread], clause: Clause) -> Thread | None:
    """The thread that a condition is put to: of a head before it, or after an opening "if", never of one inside."""
    if clause.on is not None and clause.on.first in places:
        return places[clause.on.first]
    before = [head for head in heads if head.first in places and head.first < clause.first]
    if before:
        return places[before[-1].first]
    after = [head for head in heads if head.first in places and head.first >= clause.after]
    return places[after[0].first] if after else None


def _timed(survey: Survey, line: Line, heads: tuple[Head, ...], places: dict[int, Thread], last: Thread | None) -> None:
    """Give fates, starts and lengths of a line to the thread that they modify."""
    endings = endings_on(survey, line, heads)
    for fate in fates_on(line):
        if any(one.at == fate.at and one.is_to_come for one in endings):
            continue  # "expires on Sunday", told on a Wednesday
        start = line.clause_start(fate.at)
        is_beside = any(head.after <= fate.at and start - head.after <= 1 for head in heads)
        if line.lowers[fate.at] == "lasted" and heads and not is_beside:
            continue  # "halt fire after a call that lasted two hours"
        if found := _nearest(heads, places, fate.at) or _taken_up(last, line):
            found.fates.append((line.number, fate))
    for head in heads:
        if head.earlier and head.first in places and (when := named_day(survey, line, head.after)) is not None:
            places[head.first].starts.append((line.number, when))
    opened = start_on(survey, line)
    is_counted = opened is not None and line.lowers[max(0, opened[0] - 1)] in _COUNTING
    is_its = opened is not None and _is_of_text(line, opened[0])
    near = _taken_up(last, line)
    if last is not None and ((is_counted and line.number - last.last_line <= 1) or is_its):
        near = _spoken_of(last, line)
    if opened and (found := _nearest(heads, places, opened[0]) or near):
        found.starts.append((line.number, opened[1]))
        if line.lowers[opened[0]] == "since":  # "observed since 3 August"
            found.fates.append((line.number, Fate(opened[0], "in_force")))
    for ending in endings:
        if found := places.get(ending.head.first) if ending.head else _taken_up(last, line):
            found.ends.append(ending)
    if open_words := length_left_open(survey, line, heads):
        near = _nearest(heads, places, line.word_at(open_words.start))
        if near is not None:
            near.open_lengths.append(open_words)
    _read_lengths(survey, line, heads, places, last)
    if heads or last is None or _taken_up(last, line) is None:
        return
    for expression in survey.times(line):
        before = line.lowers[max(0, line.word_at(expression.start) - 2) : line.word_at(expression.start)]
        if expression.days and not {"last", "lasts", "lasted", "run", "runs", "for"}.isdisjoint(before):
            last.lengths.append((line.number, expression.days, survey.page.span(expression.start, expression.end)))


def _is_of_text(line: Line, at: int) -> bool:
    """Whether what begins at word `at` is the text spoken of: "it began", "the other begins at noon"."""
    if line.lowers[max(0, at - 1)] in ("it", "which"):
        return True
    roots = [one for one, relation in enumerate(line.reading.relations) if relation == "root"]
    verbs = [one for one in (word_at(line.reading, line.words[at].start), *roots) if one is not None]
    named = [one for verb in verbs if line.reading.tags[verb] == "VERB" for one in subjects(line.reading, verb)]
    return any(line.lower_at(line.reading.tokens[one].start) in _TEXTS for one in named)


_TEXTS = frozenset({"it", "one", "other", "latter", "former", "text", "version", "paper", "copy"})


def _read_lengths(
    survey: Survey, line: Line, heads: tuple[Head, ...], places: dict[int, Thread], last: Thread | None
) -> None:
    """Lengths that the reader marks as such, for the instrument that it hangs them on.

    Its starts are left alone: on reports it was not trained on it takes ends and days of signing for them.
    """
    for term in line.reading.layer("term"):
        if term.score < _SURE or term.label != "lasts" or term.of is None:
            continue
        at = line.word_at(term.of)
        named = next((one for one in heads if one.first <= at < one.after and one.first in places), None)
        is_it = line.lowers[at : at + 1] in (("it",), ("this",), ("which",))
        thread = places[named.first] if named else (_spoken_of(last, line) if is_it and last else None)
        for one in survey.times(line) if thread else ():
            if thread and one.days and not is_since(line, one) and term.start < one.end and one.start < term.end:
                thread.lengths.append((line.number, one.days, survey.page.span(one.start, one.end)))


_SURE = 0.6
"""The reader's lengths count from here on."""


def _nearest(heads: tuple[Head, ...], places: dict[int, Thread], at: int) -> Thread | None:
    """The thread of the last head before word `at`, else of the first after it."""
    known = [head for head in heads if head.first in places]
    before = [head for head in known if head.first <= at]
    if before:
        return places[before[-1].first]
    return places[known[0].first] if known else None


def _spoken_of(last: Thread | None, line: Line) -> Thread | None:
    return last if last is not None and line.number - last.last_line <= _CARRY else None


def _spoken_before(
    heads: tuple[Head, ...], places: dict[int, Thread], at: int, before: Thread | None, line: Line
) -> Thread | None:
    """The thread of the last head before word `at` of a line, else the one spoken of before the line."""
    named = [head for head in heads if head.first in places and head.first < at]
    if named:
        return places[named[-1].first]
    return before if before is not None and line.number - before.last_line <= _MEANT else None


def _taken_up(last: Thread | None, line: Line) -> Thread | None:
    """The last thread where a line without a head takes it up with "it" or "this"."""
    if not {"it", "this", "neither"}.intersection(line.lowers[:3]):
        return None
    return _spoken_of(last, line)


def _thread_for(head: Head, threads: list[Thread], last: Thread | None) -> Thread | None:
    """The thread that a head continues, or a new one; None for a bare paper that nothing goes before."""
    fitting = [thread for thread in threads[-_REMEMBERED:] if fits(head, thread)]
    if head.form is None:
        if head.kind == "talks":
            return None
        if head.kind == "demand":
            # What is demanded is seldom the truce itself: only a demand named before can be "that demand".
            asked = [thread for thread in fitting if any(one.kind == "demand" for one in thread.heads)]
            return asked[-1] if asked else None
        if head.is_plain and not head.definite:
            return last if last is not None and last in fitting and last.last_line == head.line else None
        is_next = last is not None and head.line - last.last_line == 1 and last.family != "exchange"
        if last is not None and is_next and last in fitting and head.kind == "proposal" and head.is_plain:
            return last
        if head.kind == "proposal" and any(thread.is_offered for thread in fitting):
            fitting = [thread for thread in fitting if thread.is_offered]
        pacts = [thread for thread in fitting if thread.family in ("truce", "peace", PAPER)]
        if last is not None and last in (pacts or fitting) and head.line - last.last_line <= 2 * _CARRY:
            return last
        found = closest(head, pacts or fitting)
        is_far = found is not None and head.line - found.last_line > 3 * _CARRY
        return None if is_far and head.kind == "proposal" else found  # "his idea" of many lines on is another
    if head.is_plain and last is not None and last in fitting:
        carried = 2 * _CARRY if head.definite else 0
        if head.line - last.last_line <= carried:
            return last
    if not head.definite and not head.is_plain and family_of(head) != "peace":
        fitting = [thread for thread in fitting if any(shared(head, thread)) or thread.is_all_plain]
    if fitting:
        return closest(head, fitting)
    thread = Thread()
    threads.append(thread)
    return thread
