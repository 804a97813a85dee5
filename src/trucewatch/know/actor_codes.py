"""From an actor as news writes it to the codes of event data (CAMEO, PLOVER): "Kenyan soldiers" -> KEN, MIL.

Only what the words say, and names that everybody knows: who holds an office, and since when, comes from the reports.
Where the words fit two readings, the field is left open.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import msgspec

from trucewatch.know.actor_pieces import Piece, segments
from trucewatch.know.naming import NO_NAMES
from trucewatch.know.roles import Role, former, joints, kept, singular

SERVING = frozenset({"for", "to"})
"""After a spokesperson or an adviser these lead to whom they serve; after anybody else to somebody else."""


class ActorCode(msgspec.Struct, frozen=True):
    """Codes of an actor; None: the words do not tell, or tell two things.

    `country`: ISO 3166-1 alpha-3, XKX for Kosovo, or IGO, UNO, EUR for bodies of states. `role`, `second`: actor types
    of PLOVER (`data/roles.toml` says what each means).
    """

    country: str | None = None
    role: str | None = None
    second: str | None = None


class _Part(msgspec.Struct, frozen=True):
    """A stretch of a phrase up to the next joint; `joint`: the word before it, "" for the first."""

    joint: str
    pieces: tuple[Piece, ...]


def actor_code(actor: str) -> ActorCode:
    """The codes of `actor`, a noun phrase: "a former Peruvian senator" -> PER, ELI. Raises nothing.

    Of phrases parted by commas the first that tells a role is taken, with its own country before that of others.
    """
    read = [list(_parts(pieces)) for pieces in segments(actor)]
    found = [(_country(parts), _role(parts)) for parts in read]
    role = next((role for _, role in found if role.code is not None), Role(None))
    own = next((country for country, other in found if other is role and country is not None), None)
    others = {country for country, _ in found if country is not None}
    country = own or (others.pop() if len(others) == 1 else None)
    if role.code is None and len(read) == 1:
        role = _standing_alone(read[0])
    return ActorCode(country, role.code, role.second)


def _parts(pieces: Sequence[Piece]) -> Iterator[_Part]:
    """The phrase parted at its joints, up to where somebody else begins."""
    joint, gathered = "", list[Piece]()
    for piece in pieces:
        is_serving = any(word in joints().serving for word in (gathered[-1].word.split() if gathered else ()))
        if piece.named is not None or piece.role is not None or not gathered:
            gathered.append(piece)
        elif piece.word in joints().telling or (piece.word in SERVING and is_serving):
            yield _Part(joint, tuple(gathered))
            joint, gathered = piece.word, []
        elif piece.word in joints().closing:
            break
        else:
            gathered.append(piece)
    yield _Part(joint, tuple(gathered))


def _country(parts: Sequence[_Part]) -> str | None:
    """Of the first part that names one; None where it names several and the first does not own the others."""
    for part in parts:
        places = [piece for piece in part.pieces if piece.named is not None and piece.named.country is not None]
        found = {piece.named.country for piece in places if piece.named is not None}
        if len(found) == 1:
            return found.pop()
        if found:
            first = places[0]
            leads = first.tokens[-1].owns or any(piece.named and piece.named.kind == "known" for piece in places)
            return first.named.country if leads and first.named and not _are_several(part, 0) else None
    return None


def _role(parts: Sequence[_Part]) -> Role:
    """Of the first part whose words leave no doubt, else what its vaguest words mean by themselves."""
    vague, is_left = Role(None), False
    for part in parts:
        if part.joint and part.joint not in joints().role and part.joint not in SERVING:
            break
        roles = [(at, role) for at, role in enumerate(map(_told, part.pieces)) if role.code is not None]
        strong = [(at, role) for at, role in roles if not role.is_light]
        if strong:
            role = _doubtless(part, roles, strong)
            return _left(role) if is_left else role
        is_left = is_left or _is_left(part, len(part.pieces))
        if roles and vague.code is None:
            at, role = roles[-1]
            vague = _left(role) if _is_left(part, at) else role
    return vague


def _doubtless(part: _Part, roles: Sequence[tuple[int, Role]], strong: Sequence[tuple[int, Role]]) -> Role:
    """The last role that says enough, by its place in the part; none where it is one of two: "police and soldiers"."""
    at, role = strong[-1]
    before = strong[-2] if len(strong) > 1 else None
    if before is not None and before[1].code != role.code and _are_several(part, before[0]):
        return Role(None)
    if part.pieces[at].named is not None and _are_several(part, 0):
        return Role(None)
    armed, official = kept()
    last_at, last = roles[-1]
    if last.is_light and singular(part.pieces[last_at].word) in armed and role.code == official:
        at, role = last_at, last
    return _left(role) if _is_left(part, at) else _seconded(role, part)


def _told(piece: Piece) -> Role:
    """What a piece says of a role: its own, or that of a known actor."""
    if piece.role is not None:
        return piece.role
    if piece.named is not None and piece.named.kind == "known":
        return Role(piece.named.role, piece.named.second)
    return Role(None)


def _are_several(part: _Part, since: int) -> bool:
    """Whether the part, from its piece `since` on, speaks of one and another."""
    return any(piece.word in joints().both for piece in part.pieces[since:])


def _is_left(part: _Part, post: int) -> bool:
    """Whether the post, by its place in the part, is one that was held before: "the ousted Malian prime minister"."""
    return any(piece.word in former().words for piece in part.pieces[:post])


def _left(role: Role) -> Role:
    """What becomes of somebody who left a role; nothing of nothing."""
    rule = former()
    if role.code in {None, rule.code, rule.other}:
        return role
    return Role(rule.code if role.code in rule.of else rule.other)


def _seconded(role: Role, part: _Part) -> Role:
    """The role with the second code that words beside it give: "an opposition senator" is LEG, OPP."""
    if role.second is None and role.code in {"LEG", "PTY", "CVL"}:
        beside = next((one.second for one in map(_told, part.pieces) if one.second == "OPP"), None)
        return Role(role.code, beside)
    return role


def _standing_alone(parts: Sequence[_Part]) -> Role:
    """What a place that stands alone means: a capital its government, a city its people, a state itself."""
    pieces = [piece for part in parts for piece in part.pieces if piece.word not in NO_NAMES]
    if len(pieces) != 1 or pieces[0].named is None:
        return Role(None)
    place = pieces[0].named
    return {"capital": Role("GOV"), "city": Role("CVL")}.get(place.kind, Role(place.role, place.second))
