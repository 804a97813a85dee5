"""What people are called before and after their names (`data/titles.toml`)."""

from __future__ import annotations

from functools import cache

from trucewatch.know.tables import table, texts


@cache
def posts() -> dict[str, str]:
    """Lower-case phrase -> the post it names: "defense minister" -> "defence_minister"."""
    rows = table("titles", "posts")
    return {phrase: post for post, phrases in rows.items() for phrase in texts("titles", "posts", post, phrases)}


@cache
def addresses() -> frozenset[str]:
    """Ranks and forms of address, lower-case; they stand before a name and say nothing of a post."""
    rows = table("titles", "address")
    return frozenset(phrase for row, phrases in rows.items() for phrase in texts("titles", "address", row, phrases))


@cache
def modifiers() -> frozenset[str]:
    """Words that may stand before a post: "outgoing", "deputy"."""
    return frozenset(texts("titles", "modifiers", "words", table("titles", "modifiers")["words"]))


@cache
def unnamed() -> tuple[frozenset[str], frozenset[str]]:
    """Nouns for people who are quoted without a name: singular, plural."""
    rows = table("titles", "unnamed")
    return (
        frozenset(texts("titles", "unnamed", "one", rows["one"])),
        frozenset(texts("titles", "unnamed", "many", rows["many"])),
    )
