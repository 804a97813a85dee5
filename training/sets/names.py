"""Names of people, organisations and places in public sets, as examples.

Layer "name" (PER, ORG, LOC, MISC) where a set marks all four; "name_plo" where other names (MISC) are not marked
throughout and so are unknown. Words are cut as the program cuts them.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from xml.etree import ElementTree

import msgspec

from training.examples import Example, spans_of
from training.sets.clipping import commonest, names_within, spread
from training.sets.gum import gum_names
from training.sets.placing import Labels, example_of, example_of_words, joined
from trucewatch.lang.quotemarks import quotations
from trucewatch.lang.sentences import sentences

__all__ = ["crossner", "gum_names", "meantime", "re3d", "uner_ewt", "wikigold"]

Span = tuple[int, int, str]
CROSSNER = {
    **dict.fromkeys(("person", "politician"), "PER"),
    **dict.fromkeys(("organisation", "politicalparty"), "ORG"),
    **dict.fromkeys(("location", "country"), "LOC"),
    **dict.fromkeys(("election", "event", "misc"), "MISC"),
}
FREE_OF_RE3D = ("Australian Department of Foreign Affairs", "CENTCOM", "UK Government", "Wikipedia")
"""CC BY 3.0 AU, public domain, OGL 3.0, CC BY-SA 3.0. Left out: the EU delegation's (its notice grants no licence), and
Dstl's others that are not packed."""
RE3D = {"Person": "PER", "Organisation": "ORG", "Location": "LOC"}
TRUSTED = 0.5
"""What the crowd's annotators of re3d were surer of than not."""
ANNOTATED = 6
"""MEANTIME marks the first six sentences wholly (headline and dateline among them), behind them some entities."""
NOT_NAMED = ("PRO", "NOM", "PRE.NOM", "CONJ", "PTV")
"""Its kinds of mentions that are no names: pronouns, nouns, lists, parts."""


class Rows(msgspec.Struct):
    """One sentence cut into words, without its comments; `text` where one gives it; `opens`: it begins a document."""

    columns: list[list[str]]
    text: str | None = None
    opens: bool = False


def rows_of(path: Path, separator: str | None = None) -> Iterator[Rows]:
    """The sentences of a file with one word a line and an empty line behind each sentence."""
    current = Rows([])
    for line in (*path.read_text(encoding="utf-8").splitlines(), ""):
        if not line.strip():
            if current.columns:
                yield current
            current = Rows([])
        elif line.startswith("# ") and separator == "\t":
            current.opens |= line.startswith("# newdoc")
            if line.startswith("# text = "):
                current.text = line.removeprefix("# text = ")
        else:
            current.columns.append(line.split(separator))


def wikigold(folder: Path) -> Iterator[Example]:
    """Wikigold (Balasuriya et al. 2009): sentences of Wikipedia."""
    for rows in rows_of(folder / "CONLL-format" / "data" / "wikigold.conll.txt"):
        words = [row[0] for row in rows.columns]
        if words[0] != "-DOCSTART-":
            yield from _one(words, [row[-1] for row in rows.columns], "name", "wikigold")


def crossner(folder: Path, part: str) -> Iterator[Example]:
    """CrossNER's politics (Liu et al. 2021); `part` is "train", "dev" or "test"."""
    for rows in rows_of(folder / "ner_data" / "politics" / f"{part}.txt"):
        labels = [crossner_label(row[-1]) for row in rows.columns]
        yield from _one([row[0] for row in rows.columns], labels, "name", f"crossner {part}")


def crossner_label(label: str) -> str:
    """B-politician -> B-PER."""
    edge, _, kind = label.partition("-")
    return f"{edge}-{CROSSNER[kind]}" if kind else "O"


def uner_ewt(folder: Path, part: str) -> Iterator[Example]:
    """UNER's names on EWT (Mayhew et al. 2024), for measuring only; `part` is "dev" or "test"."""
    for path in sorted(folder.glob(f"*{part}.iob2")):
        for rows in rows_of(path, "\t"):
            yield from _one([row[1] for row in rows.columns], [row[2] for row in rows.columns], "name_plo", path.stem)


def _one(words: list[str], labels: list[str], layer: str, place: str) -> Iterator[Example]:
    example = example_of_words(words, spans_of(labels), layer, place)
    if example is not None:
        yield example


class Document(msgspec.Struct):
    """A document of re3d."""

    id: str = msgspec.field(name="_id")
    text: str = ""


class Entity(msgspec.Struct):
    """A mention of re3d, in code points of its document."""

    document: str = msgspec.field(name="documentId")
    begin: int
    end: int
    type: str
    confidence: float


def re3d(folder: Path) -> Iterator[Example]:
    """re3d (Dstl 2017), of its sources those with a free licence: reports about the war in Syria and Iraq.

    Its mentions hold titles and common nouns, and crowds left names out: they are clipped to the names in them, and a
    name found once counts everywhere in its document, found twice everywhere. Sentences that come again are left out.
    """
    seen: set[tuple[str, ...]] = set()
    texts: list[tuple[str, str, list[Span]]] = []
    for source in FREE_OF_RE3D:
        if not (folder / source / "documents.json").is_file():
            continue
        documents = [msgspec.json.decode(line, type=Document) for line in _lines(folder / source / "documents.json")]
        entities = [msgspec.json.decode(line, type=Entity) for line in _lines(folder / source / "entities.json")]
        for document in documents:
            text = document.text
            trusted = (one for one in entities if one.type in RE3D and one.confidence >= TRUSTED)
            chosen = [one for one in trusted if one.document == document.id]
            names = [name for one in chosen for name in names_within(text, one.begin, one.end, RE3D[one.type])]
            texts.append((source, text, names))
    known = commonest(((text[start:end], label) for _, text, spans in texts for start, end, label in spans), least=2)
    for source, text, spans in texts:
        labels = Labels("name_plo", spread(text, spans, known))
        quoted = quotations(text, ())
        for sentence in sentences(text, (), quoted):
            example = example_of(text, (sentence.start, sentence.end), [labels], f"re3d {source}", quoted)
            if example is not None and tuple(example.words) not in seen:
                seen.add(tuple(example.words))
                yield example


def _lines(path: Path) -> list[str]:
    return [line for line in path.read_text(encoding="utf-8-sig").splitlines() if line.strip()]


def meantime(folder: Path) -> Iterator[Example]:
    """MEANTIME (Minard et al. 2016): the annotated sentences of Wikinews, names of people, organisations and places.

    Products are marked, but events and peoples are not, so other names are unknown.
    """
    for path in sorted((folder / "intra_cross-doc_annotation").glob("*/*.xml")):
        root = ElementTree.parse(path).getroot()  # noqa: S314 - the set's own files
        by_sentence: dict[int, list[ElementTree.Element]] = {}
        for token in root.iter("token"):
            by_sentence.setdefault(int(token.get("sentence", "0")), []).append(token)
        text = ""
        bounds: list[tuple[int, int]] = []
        places: dict[str, tuple[int, int]] = {}
        for number in sorted(by_sentence)[:ANNOTATED]:
            sentence, spans = joined([token.text or "" for token in by_sentence[number]])
            for token, (start, end) in zip(by_sentence[number], spans, strict=True):
                places[token.get("t_id", "")] = (len(text) + start, len(text) + end)
            bounds.append((len(text), len(text) + len(sentence)))
            text += sentence + "\n"
        labels = Labels("name_plo", spread(text, _meantime_names(root, text, places), commonest(())))
        quoted = quotations(text, ())
        for one in bounds:
            example = example_of(text, one, [labels], f"meantime {path.stem}", quoted)
            if example is not None:
                yield example


def _meantime_names(root: ElementTree.Element, text: str, places: dict[str, tuple[int, int]]) -> list[Span]:
    """The names in the mentions of people, organisations and places."""
    kinds = {entity.get("m_id"): entity.get("ent_type") for entity in root.iter("ENTITY")}
    kind_of: dict[str | None, str | None] = {}
    for link in root.iter("REFERS_TO"):
        target = link.find("target")
        for source in link.findall("source"):
            kind_of[source.get("m_id")] = None if target is None else kinds.get(target.get("m_id"))
    found: list[Span] = []
    for mention in root.iter("ENTITY_MENTION"):
        kind = kind_of.get(mention.get("m_id"))
        anchors = (anchor.get("t_id", "") for anchor in mention.findall("token_anchor"))
        tokens = [places[anchor] for anchor in anchors if anchor in places]
        if kind in ("PER", "ORG", "LOC") and tokens and mention.get("syntactic_type") not in NOT_NAMED:
            found += names_within(text, tokens[0][0], tokens[-1][1], kind)
    return found
