"""Places of news articles put on the map, measured on LGL and GeoWebNews: names given, and names found by the reader.

Right is what lies within 161 km (100 miles) of the annotators' point, as the field measures. Asked are the toponyms
with a GeoNames number; rows "with streets and houses" ask for all that have a point, rows "names of places themselves"
leave out facilities and names within other names. "best" takes the likeliest place for every name; "sure" only what an
account would take, the rest is left open: `right` is the share of right ones among those taken, `taken` the share
taken. End to end: names that the reader takes for places', states' or peoples', right where a toponym shares a
character with it and the place is right.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from pathlib import Path

from training.conll_scores import Score
from training.measures import figures, total
from training.sets.geoparsing import Mapped, Toponym, gwn_documents, lgl_documents
from trucewatch.know.gazetteer import Candidate
from trucewatch.lang.quotemarks import quotations
from trucewatch.lang.reading.reader import Reader
from trucewatch.lang.sentences import sentences
from trucewatch.locate.lands import lands_of
from trucewatch.locate.places import SEEN_AS, SEEN_FROM
from trucewatch.locate.settle import Settled, settle
from trucewatch.locate.uses import uses_in
from trucewatch.locate.weigh import km_between

RIGHT_KM = 161.0
ASKED_OF_READER = SEEN_AS | {"nat"}
"""Both sets mark adjectives and peoples of lands ("Kenyan") as toponyms, too."""
SETS: dict[str, Callable[[Path], Iterator[Mapped]]] = {"LGL": lgl_documents, "GeoWebNews": gwn_documents}
Scores = dict[str, float | dict[str, float]]
Spot = tuple[int, int]


def geoparsing_scores(folder: Path) -> tuple[int, Scores]:
    """How many articles; of LGL's halves the first may have been looked at while rules were written, the rest not."""
    reader, told, items = Reader(), Scores(), 0
    for name, documents in SETS.items():
        found = list(documents(folder))
        items += len(found)
        if not found:
            continue
        told |= {f"{name}, {row}": value for row, value in names_given(found, is_asked).items()}
        if name == "LGL":
            half = names_given(found[len(found) // 2 :], is_asked)
            told |= {f"{name}, second half, {row}": value for row, value in half.items()}
        else:
            told[f"{name}, with streets and houses, best"] = names_given(found, has_point)["best"]
            told[f"{name}, names of places themselves, best"] = names_given(found, is_name_of_a_place)["best"]
        told |= {f"{name}, {row}": value for row, value in names_found(found, reader).items()}
    return items, told


def is_asked(toponym: Toponym) -> bool:
    """Whether the annotators gave it a place of GeoNames."""
    return toponym.in_gazetteer and has_point(toponym)


def is_name_of_a_place(toponym: Toponym) -> bool:
    """Whether it is asked and neither a facility's name nor a part of another name ("the Harn Bank")."""
    return is_asked(toponym) and not toponym.sort.startswith(("Coercion", "Embedded"))


def has_point(toponym: Toponym) -> bool:
    """Whether the annotators gave it a point."""
    return toponym.lat is not None


def names_given(documents: Iterable[Mapped], asked: Callable[[Toponym], bool]) -> dict[str, float]:
    """The share of toponyms put right, by the best place and by the sure ones, and how many are sure."""
    answers: list[tuple[bool, bool]] = []
    for document in documents:
        toponyms = [toponym for toponym in document.toponyms if asked(toponym)]
        placed = put_on_map(document, [(one.start, one.end) for one in toponyms])
        for toponym in toponyms:
            one = placed.get((toponym.start, toponym.end))
            answers.append((one is not None and is_right(toponym, one.place), one is not None and one.is_sure))
    sure = [right for right, is_sure in answers if is_sure]
    return {
        "best": share([right for right, _ in answers]),
        "sure: right": share(sure),
        "sure: taken": len(sure) / len(answers) if answers else 0.0,
    }


def names_found(documents: Iterable[Mapped], reader: Reader) -> dict[str, dict[str, float]]:
    """The names found as such, and those put right, by the best place and by the sure ones."""
    counts: dict[str, list[Score]] = {"names found": [], "end to end, best": [], "end to end, sure": []}
    for document in documents:
        gold = [toponym for toponym in document.toponyms if is_asked(toponym)]
        spots = [spot for spot in names_seen(document.text, reader) if not is_unasked(spot, document, gold)]
        placed = put_on_map(document, spots)
        pairs = matched(gold, spots)
        counts["names found"].append(Score(len(gold), len(spots), len(pairs)))
        for row, is_taken in (("best", is_any), ("sure", is_certain)):
            taken = {spot: one.place for spot, one in placed.items() if is_taken(one)}
            right = sum(spot in taken and is_right(toponym, taken[spot]) for toponym, spot in pairs)
            counts[f"end to end, {row}"].append(Score(len(gold), len(taken), right))
    return {row: figures(total(scores)) for row, scores in counts.items()}


def is_any(one: Settled) -> bool:
    """Whether there is a place at all."""
    return bool(one.place.name)


def is_certain(one: Settled) -> bool:
    """Whether an account would take it."""
    return one.is_sure


def is_unasked(spot: Spot, document: Mapped, gold: Sequence[Toponym]) -> bool:
    """Whether it is a toponym that the annotators marked and gave no place of GeoNames: neither right nor wrong."""
    shares = [one for one in document.toponyms if one.start < spot[1] and spot[0] < one.end]
    return bool(shares) and not any(one in gold for one in shares)


def names_seen(text: str, reader: Reader) -> list[Spot]:
    """The names that the reader takes for places', states' and peoples'."""
    marks = quotations(text, ())
    spans = [(sentence.start, sentence.end) for sentence in sentences(text, (), marks)]
    return [
        (seen.start, seen.end)
        for reading in reader.read(text, spans, marks)
        for seen in reading.layer("kind")
        if seen.label in ASKED_OF_READER and seen.score >= SEEN_FROM
    ]


def put_on_map(document: Mapped, spots: Iterable[Spot]) -> dict[Spot, Settled]:
    """The places of the names at `spots`, the article being a story of its own."""
    uses = uses_in(document.name, document.text, spots)
    return {(use.start, use.end): one for use, one in settle(uses, lands_of([document.text])).items()}


def matched(gold: Iterable[Toponym], spots: Sequence[Spot]) -> list[tuple[Toponym, Spot]]:
    """Each toponym with a name that shares a character with it, each in one pair only."""
    pairs: list[tuple[Toponym, Spot]] = []
    left = list(spots)
    for toponym in gold:
        spot = next((one for one in left if one[0] < toponym.end and toponym.start < one[1]), None)
        if spot is not None:
            left.remove(spot)
            pairs.append((toponym, spot))
    return pairs


def is_right(toponym: Toponym, place: Candidate) -> bool:
    """Whether the place lies near enough to the annotators' point."""
    if toponym.lat is None or toponym.lon is None:
        return False
    return km_between((toponym.lat, toponym.lon), (place.lat, place.lon)) <= RIGHT_KM


def share(answers: Sequence[bool]) -> float:
    """The share of yes; 0 of none."""
    return sum(answers) / len(answers) if answers else 0.0
