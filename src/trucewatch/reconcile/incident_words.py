"""What the words that tell two incidents say about their being one: a copy, a cut copy, a place named in passing."""

from __future__ import annotations

from trucewatch.core.account import Incident
from trucewatch.reconcile.incident_numbers import WIDE, are_numbers_apart, exact_numbers
from trucewatch.reconcile.match import is_spelling_of, place_words, plain, word_set

SAME_WORDING = 8
"""So many telling words in common, and hardly any other, are a copy."""
SHORTENED = 12
"""So many telling words, nearly all that one has, within those of the other: a copy that was cut."""
LIKE_FORMS = (
    frozenset({"drone", "missile", "air_strike", "explosion"}),
    frozenset({"shelling", "missile", "explosion"}),
    frozenset({"ground_assault", "small_arms"}),
)
"""Forms that two reports may give one incident: what one calls a strike another calls an explosion."""


def is_same_wording(incident: Incident, rival: Incident) -> bool:
    """Whether two reports tell it in the same words, nearly: a copy, whatever else is left open."""
    mine, other = (word_set(" ".join(span.exact for span in one.evidence[:2])) for one in (incident, rival))
    shared = len(mine & other)
    if shared >= max(SAME_WORDING, 0.75 * max(len(mine), len(other))):
        return True
    return shared >= max(SHORTENED, 0.9 * min(len(mine), len(other)))


def are_words_within(incident: Incident, rival: Incident) -> bool:
    """Whether a report tells it in the words of a longer telling, and both count alike: a copy that was cut."""
    mine, other = (word_set(" ".join(span.exact for span in one.evidence[:2])) for one in (incident, rival))
    is_within = len(mine & other) >= max(SAME_WORDING, 0.9 * min(len(mine), len(other)))
    return is_within and bool(exact_numbers(incident) & exact_numbers(rival)) and not are_numbers_apart(incident, rival)


def is_neighbour_told(incident: Incident, rival: Incident) -> bool:
    """Whether one is told of a place that the words of the other name beside its own, and two counts of both agree.

    "Shot down near Harn, close to the Venn border", and "over the Venn border": each killed two and hurt one.
    """
    if not is_loss_alike(incident, rival):
        return False
    return any(
        place_words(named.place) <= word_set(" ".join(span.exact for span in teller.evidence))
        for teller, named in ((incident, rival), (rival, incident))
        if place_words(named.place)
    )


def is_loss_alike(incident: Incident, rival: Incident) -> bool:
    """Whether both tell of a craft brought down, which one may call an attack on it, with the same dead and hurt."""
    agreed = exact_numbers(incident) & exact_numbers(rival)
    is_downing = {incident.form, rival.form} <= {"interception", "other"}
    return is_downing and len(agreed) > 1 and not are_numbers_apart(incident, rival)


def is_place_told(incident: Incident, rival: Incident) -> bool:
    """Whether the words that tell the one without a place name the place of the other."""
    for unplaced, placed in ((incident, rival), (rival, incident)):
        words = place_words(placed.place)
        if words and not unplaced.place.name and placed.place.precision not in WIDE:
            sentence = plain(" ".join(span.exact for span in unplaced.evidence))
            if len(words) > 1 and f"the {plain(placed.place.name).split()[-1]}" in sentence:
                return True  # "over the pass": the Venn Pass
            told = word_set(sentence)
            if all(any(is_spelling_of(word, other) for other in told) for word in words):
                return True
    return False


def are_like_forms(form: str, rival: str) -> bool:
    """Whether two reports may give one incident these forms."""
    if form == rival or "unknown" in (form, rival):
        return True
    return any(form in forms and rival in forms for forms in LIKE_FORMS)
