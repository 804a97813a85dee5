"""An actor as news writes it, cut into the words and phrases that tell its codes."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

import msgspec

from trucewatch.know.naming import NO_NAMES
from trucewatch.know.roles import Named, Role, folded, given, joints, named, role_words, singular

_TOKEN = re.compile(r"'s\b|'(?=\s|$)|[^\W_]+(?:\.(?=[^\W_])[^\W_]+|'(?!s\b)[^\W_]+)*\.?|[,;:()–—]")
_STOPS = frozenset(",;:()–—")


class Token(msgspec.Struct):
    """One word: as written, folded; `owns` with a possessive ending, `is_joined` where a hyphen follows."""

    raw: str
    word: str
    owns: bool = False
    is_joined: bool = False

    @property
    def is_capital(self) -> bool:
        """Whether it is written as names are."""
        return any(sign.isupper() for sign in self.raw)


class Piece(msgspec.Struct, frozen=True):
    """A phrase that the tables know, or one word that they do not: then it has neither `named` nor `role`."""

    tokens: tuple[Token, ...]
    named: Named | None = None
    role: Role | None = None

    @property
    def word(self) -> str:
        """Its words, folded."""
        return " ".join(token.word for token in self.tokens)

    @property
    def is_unknown_name(self) -> bool:
        """A capitalised word that no table knows: part of somebody's name."""
        return self.named is None and self.role is None and self.tokens[0].is_capital and self.word not in NO_NAMES


def segments(actor: str) -> list[list[Piece]]:
    """The pieces between the commas and brackets of `actor`; empty where it has no words."""
    found: list[list[Token]] = [[]]
    text = actor.replace("’", "'").replace("‘", "'")
    for match in _TOKEN.finditer(text):
        raw = match.group()
        if raw in _STOPS:
            found.append([])
        elif raw.startswith("'"):
            if found[-1]:
                found[-1][-1].owns = True
        else:
            found[-1].append(Token(raw, folded(raw), is_joined=text[match.end() : match.end() + 1] == "-"))
    return [_without_strangers(list(_pieces(tokens))) for tokens in found if tokens]


def _pieces(tokens: Sequence[Token]) -> Iterator[Piece]:
    """The longest phrases from left to right; of a name and a role of one length, the name.

    After the name of another state the role: "Chad's Defense Department" is no part of the United States.
    """
    at, owner = 0, None
    while at < len(tokens):
        names, roles = _name_at(tokens, at), _role_at(tokens, at)
        is_elsewhere = names is not None and owner is not None and owner != names[1].country
        if names is not None and (roles is None or names[0] > roles[0] or (names[0] == roles[0] and not is_elsewhere)):
            yield Piece(tuple(tokens[at : at + names[0]]), named=names[1])
            owner = names[1].country
            at += names[0]
        elif roles is not None:
            yield Piece(tuple(tokens[at : at + roles[0]]), role=roles[1])
            at += roles[0]
        else:
            yield Piece((tokens[at],))
            at += 1


def _name_at(tokens: Sequence[Token], at: int) -> tuple[int, Named] | None:
    """A name that begins here, where one of its words is written as names are."""
    phrases, short = named()
    words = [token.word for token in tokens]
    best: tuple[int, Named] | None = None
    for form in (words, _singulars(words, at)):
        found = phrases.longest(form, at)
        if found is not None and (best is None or found[0] > best[0]):
            best = found
    if best is not None and any(token.is_capital for token in tokens[at : at + best[0]]):
        return best
    raw = tokens[at].raw
    shape = raw.replace(".", "")
    abbreviation = short.get(shape) or (short.get(shape[:-1]) if shape.endswith("s") else None)
    return (1, abbreviation) if abbreviation is not None else None


def _role_at(tokens: Sequence[Token], at: int) -> tuple[int, Role] | None:
    """A role phrase that begins here; words as they stand before their singulars."""
    words = [token.word for token in tokens]
    found, other = role_words().longest(words, at), role_words().longest(_singulars(words, at), at)
    if found is None or (other is not None and other[0] > found[0]):
        return other
    return found


def _singulars(words: Sequence[str], at: int) -> list[str]:
    return [*words[:at], *(singular(word) for word in words[at:])]


def _without_strangers(pieces: list[Piece]) -> list[Piece]:
    """The pieces, those unread that say nothing of the actor: parts of people's names, "Xland-backed", "anti-Xland"."""
    beside, after = given()
    read: list[Piece] = []
    for at, piece in enumerate(pieces):
        before = pieces[at - 1] if at else None
        behind = pieces[at + 1] if at + 1 < len(pieces) else None
        raw = piece.tokens[0].raw if len(piece.tokens) == 1 else ""
        follows = before is not None and before.is_unknown_name and not before.tokens[-1].owns
        leads = behind is not None and behind.is_unknown_name and not piece.tokens[-1].owns
        is_persons = (raw in beside and (follows or leads)) or (raw in after and follows)
        holder = behind.word if behind is not None and piece.tokens[-1].is_joined else ""
        is_elsewhere = holder in joints().own and sum(one.named is not None for one in pieces) > 1
        turned = before is not None and before.tokens[-1].is_joined and before.word in joints().against
        is_stranger = is_persons or is_elsewhere or holder in joints().foreign or (turned and piece.named is not None)
        read.append(Piece(piece.tokens) if is_stranger else piece)
    return read
