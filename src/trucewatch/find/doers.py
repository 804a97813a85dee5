"""Which words of a sentence are the subjects of a verb, by its dependency tree: "the Front, which ... , refused".

The tree is right more often than the order of words, but not always there: None leaves the answer to the latter.
"""

from __future__ import annotations

from trucewatch.core.reading import Reading
from trucewatch.lang.trees import CHAINED, head, is_passive, subjects

_RELATIVES = frozenset({"who", "which", "that"})
_VERBS = ("VERB", "AUX")


def doers(reading: Reading, text: str, verb: int) -> tuple[int, ...] | None:
    """The nouns and pronouns whose act the verb is, coordinated ones each; a relative's antecedent instead of "who".

    None where the tree names none, where `verb` is no verb, and in the passive, where nobody is said to act. In "the
    accord commits the Front to disarm" the Front disarms.
    """
    if reading.tags[verb] not in _VERBS:
        return None
    if reading.relations[verb] in ("aux", "aux:pass", "cop") and (above := head(reading, verb)) is not None:
        verb = above
    if is_passive(reading, verb):
        return None
    found = subjects(reading, verb)
    if not found:
        return None
    if len(found) == 1 and reading.tags[found[0]] in _VERBS:
        return doers(reading, text, found[0])  # "it was unclear whether Torrin would sign"
    named = [_antecedent(reading, text, one) for one in found]
    return None if None in named else tuple(one for one in named if one is not None)


def _antecedent(reading: Reading, text: str, subject: int) -> int | None:
    """The subject itself; of "who" or "which" what the clause hangs on, None where the tree hangs it on nothing."""
    token = reading.tokens[subject]
    if text[token.start : token.end].lower() not in _RELATIVES or reading.tags[subject] != "PRON":
        return subject
    seen = head(reading, subject)
    while seen is not None and reading.relations[seen] != "acl:relcl":
        seen = head(reading, seen) if reading.relations[seen] in (*CHAINED, "ccomp") else None
    return None if seen is None else head(reading, seen)
