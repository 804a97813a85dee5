"""Whom "the foreign minister", "the ministry", "the Front" mean: the only one that the page names, or the last one."""

from __future__ import annotations

from trucewatch.core.problems import Problem
from trucewatch.find.actors.notebook import Entry, Notebook, Pending
from trucewatch.find.actors.nouns import MOVEMENT_WORDS
from trucewatch.find.actors.terms import body_name
from trucewatch.know.keys import BODY, ORGANISATION, POST, UNNAMED, owner_and_rest
from trucewatch.know.naming import HEADS
from trucewatch.know.offices import bodies
from trucewatch.know.titles import meant_by, stands_alone

MOVEMENT = "Movement"
"""With a capital it is somebody's short name."""
VAGUE_BODIES = frozenset({"delegation", "officials", "rebels", "allies", "armed_forces", "media"})
"""Bodies that "the ..." names too loosely to make one of, where the page names none with an owner."""
STATE_FORCES = frozenset({"army", "military", "armed forces"})
"""Words for forces that, with "the" and no owner, are a state's and never a movement's."""
NOUN_AMONG_FIRST = 4
"""Among how many first words the noun of a description stands: "a doctor", "one senior Western diplomat"."""


def resolve(notes: Notebook) -> tuple[Problem, ...]:
    """Give each pending form to its actor, in the order of the page; what could mean two stays open, as a Problem."""
    index = _Index(notes)
    problems: list[Problem] = []
    for pending in sorted(notes.pending, key=lambda pending: (pending.start, pending.end)):
        key = {"post": index.holder, "body": index.body, "noun": index.noun}[pending.sort](pending)
        if key == "":
            span = notes.page.span(pending.start, pending.end)
            problems.append(Problem("actors", "two actors could be meant", span, "say in a judgement who is meant"))
        elif key is not None:
            notes.note(key, pending.start, pending.end)
    for name in sorted(notes.shared):
        what = f"two people are called {' '.join(name)}"
        problems.append(Problem("actors", what, notes.page.report.id, "tell them apart in a judgement"))
    return tuple(problems)


class _Index:
    """The entries by post, body and noun, kept up while pending forms are resolved; keys in the order of noting."""

    def __init__(self, notes: Notebook) -> None:
        self._notes = notes
        self._holders: dict[str, dict[str, None]] = {}
        self._bodies: dict[str, dict[str, None]] = {}
        self._nouns: dict[str, dict[str, None]] = {}
        self._movements: list[str] = []
        for entry in notes.entries.values():
            self._take(entry)

    def holder(self, pending: Pending) -> str | None:
        """The key of the post's holder; "" where two could be meant; None where it stays unsaid."""
        notes, wanted = self._notes, meant_by(pending.what)
        holders = list(dict.fromkeys(key for post in sorted(wanted) for key in self._holders.get(post, ())))
        if pending.owner is not None:
            own = [key for key in holders if self._serves(notes.entries[key], wanted, pending.owner)]
            if len(own) > 1:
                exact = [key for key in own if (pending.what, pending.owner) in notes.entries[key].posts]
                own = exact if len(exact) == 1 else own
            if len(own) > 1:
                return notes.nearest(own, pending.start) or ""
            if not own and pending.what == "diplomat" and len(holders) == 1:
                return holders[0]  # "the Brazilian diplomat" tells a nationality, not a master
            return own[0] if own else self._by_post_alone(pending)
        if len(holders) == 1:
            return holders[0]
        if not holders and (described := self._described(pending)):
            return described
        if not pending.sure:
            return self._unnamed(pending) if stands_alone(pending.what) else None
        if holders:
            return notes.nearest(holders, pending.start)
        return self._by_post_alone(pending) if stands_alone(pending.what) else None

    def body(self, pending: Pending) -> str | None:
        """The key of the body: the only one of its sort with an owner, or the nearest before; else one without."""
        notes = self._notes
        if pending.what == "rebels":
            return self.noun(pending)
        body = next(body for body in bodies() if body.name == pending.what)
        if pending.owner is not None:
            name = body_name(pending.owner, notes.entries[pending.owner].name, body)
            return self._take(Entry(f"{BODY}{pending.owner}/{pending.what}", name, body.kind, pending.owner))
        owned = [key for key in self._bodies.get(pending.what, ()) if owner_and_rest(key)[0]]
        is_army = notes.form(pending.start, pending.end).lower().removeprefix("the ") in STATE_FORCES
        if is_army:
            owned = [key for key in owned if notes.entries[owner_and_rest(key)[0]].kind in {"state", "government"}]
        if pending.sure and len(owned) == 1:
            return owned[0]
        if pending.sure and owned and (near := notes.nearest(owned, pending.start)):
            return near
        if pending.what in VAGUE_BODIES and not is_army and not notes.page.text[pending.start].isupper():
            return None
        key = f"{BODY}/{pending.what}" if pending.sure else f"{BODY}/own {pending.what}"
        return self._take(Entry(key, notes.form(pending.start, pending.end), body.kind))

    def noun(self, pending: Pending) -> str | None:
        """The organisation or unnamed person whose name has that noun, the nearest before; else the only movement."""
        form = self._notes.form(pending.start, pending.end)
        named = self._nouns.get(pending.what) or self._nouns.get(form.lower())
        if named:
            return self._notes.nearest(named, pending.start)
        if form == MOVEMENT:
            return self._short_form(form)
        if pending.what in MOVEMENT_WORDS or pending.what in {"group", "rebels"}:
            movements = self._movements
            return movements[0] if len(movements) == 1 else self._notes.nearest(movements, pending.start)
        return None

    def _short_form(self, form: str) -> str:
        """The movement that "the Movement" means: the only one, where its name is an acronym; else one of its own."""
        movements = self._movements
        if len(movements) == 1 and self._notes.entries[movements[0]].name.replace("-", "").isupper():
            return movements[0]
        return self._take(Entry(f"{ORGANISATION}{form.lower()}", form, "group"))

    def _take(self, entry: Entry) -> str:
        """Take in an entry, the one that stands already where its key is known; its key."""
        entry = self._notes.entries.setdefault(entry.key, entry)
        if entry.kind == "person":
            for post, _ in sorted(entry.posts, key=str):
                self._holders.setdefault(post, {})[entry.key] = None
        if entry.key.startswith(BODY):
            self._bodies.setdefault(owner_and_rest(entry.key)[1], {})[entry.key] = None
        if entry.key.startswith(ORGANISATION) and entry.kind == "group" and entry.key not in self._movements:
            self._movements.append(entry.key)
        for noun in _nouns(entry):
            self._nouns.setdefault(noun, {})[entry.key] = None
        return entry.key

    def _serves(self, entry: Entry, wanted: frozenset[str], owner: str) -> bool:
        """Whether the entry holds such a post of `owner`, or of a body of that owner."""
        return any(
            post in wanted and whose is not None and self._belongs(whose, owner)
            for post, whose in sorted(entry.posts, key=str)
        )

    def _belongs(self, key: str, owner: str) -> bool:
        seen: set[str] = set()
        at: str | None = key
        while at is not None and at not in seen:
            if at == owner:
                return True
            seen.add(at)
            at = self._notes.entries[at].of if at in self._notes.entries else None
        return False

    def _described(self, pending: Pending) -> str | None:
        """Who is described with the same noun, the nearest before: "the adjutant" after "the commander's adjutant"."""
        noun = self._notes.page.text[pending.start : pending.end].lower().split()[-1]
        described = [key for key in self._nouns.get(noun, ()) if key.startswith(UNNAMED)]
        return self._notes.nearest(described, pending.start)

    def _unnamed(self, pending: Pending) -> str:
        """Somebody who is described by a pronoun and a post, like "its mayor"."""
        form = self._notes.form(pending.start, pending.end)
        return self._take(Entry(f"{UNNAMED}{form.lower()}", form, "person"))

    def _by_post_alone(self, pending: Pending) -> str:
        """Somebody whom the page names by the post alone; another report may name the holder."""
        form = self._notes.form(pending.start, pending.end)
        entry = Entry(f"{POST}{pending.owner or ''}/{pending.what}", form, "person", pending.owner)
        entry.posts.add((pending.what, pending.owner))
        entry.roles.add(pending.what.replace("_", " "))
        return self._take(entry)


def _nouns(entry: Entry) -> set[str]:
    """The folded words by which the entry may go on being named with "the"."""
    if entry.key.startswith(UNNAMED):
        words = entry.name.lower().split()
        if entry.kind != "person":
            return {words[-1]} & HEADS  # "the committee" after "a jurists' committee"
        return {*words[:NOUN_AMONG_FIRST], words[-1]}
    if entry.kind in {"person", "state"}:
        return set()
    return {word for name in (entry.name, *entry.names) for word in name.lower().split()}
