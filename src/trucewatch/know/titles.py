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


@cache
def meant_by(post: str) -> frozenset[str]:
    """The posts that `post` may mean: "leader" means presidents and prime ministers too; itself in any case."""
    return frozenset({post, *texts("titles", "means", post, table("titles", "means").get(post, [post]))})


@cache
def stands_alone(post: str) -> bool:
    """Whether "the ..." may make somebody of the post though no report names its holder."""
    return post in table("titles", "means")["alone"]


@cache
def post_of(role: str) -> str | None:
    """The post that the words of a role name, best its last words: "Peru's outgoing defense minister"; or None."""
    words = role.lower().replace("’", "'").split()
    for end in range(len(words), 0, -1):
        for start in range(end):
            post = posts().get(" ".join(words[start:end]))
            if post is not None:
                return post
    return None
