"""Which actor a subject is: names as they stand, pronouns and "the ministry" by what was named shortly before."""

from __future__ import annotations

import msgspec

from trucewatch.core.account import Actor
from trucewatch.core.page import Context, Mention, Page
from trucewatch.find.pronouns import People
from trucewatch.find.sides import only_side, speaks_for
from trucewatch.find.speech.frames import Frame
from trucewatch.find.speech.subjects import Subject, leading_subject
from trucewatch.know.function_words import PREPOSITIONS
from trucewatch.know.speech import is_document

_REACH = 4
"""How many sentences back a pronoun looks."""
_EACH = frozenset({"each", "both", "neither"})
"""They stand for the documents of the sentence before: "It sent two letters. Each says"."""
_DEFINITE = frozenset({"the", "this", "that"})
_LONG_REACH = 14
"""How many sentences back "the ministry" looks."""
_ROLES = frozenset(
    {"spokesman", "spokeswoman", "spokesperson", "minister", "president", "leader", "governor", "mayor"}
) | {
    *("commander", "general", "colonel", "envoy", "mediator", "diplomat", "chief", "official", "ambassador"),
}
"""Nouns that take up a person who has just spoken: "the colonel said"."""
_FEMALE = frozenset({"mrs", "mrs.", "ms", "ms.", "miss", "madame", "lady", "dame", "sister", "queen", "princess"}) | {
    *(
        "empress",
        "baroness",
        "spokeswoman",
        "chairwoman",
        "congresswoman",
        "woman",
        "mother",
        "widow",
        "señora",
        "frau",
    ),
}
_MALE = frozenset({"mr", "mr.", "sir", "king", "prince", "emperor", "spokesman", "chairman", "congressman", "man"}) | {
    *("father", "brother", "señor", "herr", "monsieur", "sultan", "emir", "pope", "imam", "sheikh", "priest"),
}
_THEY = frozenset({"group", "military", "organisation", "government", "office", "state"})


class Speaker(msgspec.Struct, frozen=True):
    """`actor` None = nobody that the cast holds; `rivals` = the names where two or more fitted."""

    actor: str | None
    rivals: tuple[str, ...] = ()


NOBODY = Speaker(None)
NAMELESS = ""
"""In place of an actor id: somebody spoke whom the cast lacks, so that "he" may be nobody we know."""


def _head_and_before(phrase: str) -> list[str]:
    """The lower-case words that the phrase is called by: its last, or the one before "of the army"."""
    words = phrase.lower().split()
    behind = next((at for at, word in enumerate(words) if at and word in PREPOSITIONS), len(words))
    return [words[behind - 1]] if words else []


class _Heard(msgspec.Struct, frozen=True):
    """What one sentence leaves to later ones: who spoke, its subject, everyone named, all as actor ids in order.

    `speakers` holds NAMELESS for somebody whom the cast lacks; `relayed` are those whom another speaker quotes;
    `documents` the nouns that can say something: "text", "letters", `led_by_document`: one without a name
    to it is what the sentence is about.
    """

    paragraph: int
    speakers: tuple[str, ...]
    relayed: tuple[str, ...]
    subject: str | None
    named: tuple[str, ...]
    documents: tuple[str, ...]
    led_by_document: bool


def _is_led_by_document(frame: Frame) -> bool:
    """Whether the sentence begins with a document of nobody: "The text is silent"."""
    first = frame.words[:4]
    return (
        first[0].low in _DEFINITE and any(is_document(word.low) for word in first) and not any(w.mention for w in first)
    )


class Speakers:
    """Follows a page sentence by sentence and says who a subject is. `hear` each frame once, after asking about it."""

    def __init__(self, page: Page, context: Context) -> None:
        self._people = People(page, context)
        self._actors: dict[str, Actor] = {actor.id: actor for actor in context.cast}
        self._words: dict[str, frozenset[str]] = {}
        self._heard: list[_Heard] = []
        self._named: dict[str, None] = dict.fromkeys(mention.actor for mention in context.mentions)

    def of(
        self, subject: Subject | None, frame: Frame, earlier: tuple[str, ...] = (), *, outside: bool = False
    ) -> Speaker:
        """The actor that `subject` is; `earlier` = who spoke in this frame before it, in order.

        `outside`: the words before the subject are what it says, so that it is none of those named in them.
        """
        if subject is None or subject.kind == "several":
            return NOBODY
        if subject.kind == "mention" and subject.mention is not None:
            return Speaker(subject.mention.actor)
        if subject.kind == "pronoun":
            found = self._pronoun(subject, frame, earlier, outside)
            return self._weighed(subject, frame, found)
        if subject.kind == "shared":
            return self._shared(subject, frame, earlier)
        if is_document(subject.word):
            return Speaker(subject.mention.actor) if subject.mention is not None else self._owner(frame, subject.word)
        if subject.word in _EACH and subject.first == subject.last:
            return self._owner(frame, None)
        return self._described(subject, frame)

    def subject_of(self, frame: Frame) -> str | None:
        """The actor that the frame's first clause is about, or None."""
        subject = leading_subject(frame.words, len(frame.words))
        return None if subject is None or subject.kind == "shared" else self.of(subject, frame).actor

    def hear(self, frame: Frame, spoke: tuple[str, ...], relayed: tuple[str, ...] = ()) -> None:
        """Remember who spoke, whose words were relayed, and who was named in `frame`."""
        named = tuple(dict.fromkeys(word.mention.actor for word in frame.words if word.mention is not None))
        self._heard.append(
            _Heard(
                frame.paragraph,
                tuple(dict.fromkeys(spoke)),
                tuple(dict.fromkeys(relayed)),
                self.subject_of(frame),
                named,
                tuple(word.low for word in frame.words if is_document(word.low)),
                _is_led_by_document(frame),
            )
        )
        if len(self._heard) > _LONG_REACH:
            del self._heard[0]

    def last(self, frame: Frame) -> Speaker:
        """Who spoke before a quotation that stands alone, in this paragraph or the last; else whom that was about."""
        for heard in self._around(frame):
            if NAMELESS in heard.speakers:
                return NOBODY
            if len(heard.speakers) > 1:
                return Speaker(None, tuple(self._name(actor) for actor in heard.speakers))
            if heard.speakers or heard.subject:
                return Speaker(heard.speakers[0] if heard.speakers else heard.subject)
        return NOBODY

    def _around(self, frame: Frame) -> list[_Heard]:
        """The sentences that a pronoun of `frame` may look back to, nearest first: of this paragraph and the last."""
        near = [heard for heard in self._heard[-_REACH:] if frame.paragraph - heard.paragraph <= 1]
        return near[::-1]

    def _fits(self, actor: str, pronoun: str) -> bool:
        """Whether an actor of its kind is spoken of with the pronoun."""
        kind = self._actors[actor].kind if actor in self._actors else None
        if pronoun in ("he", "she"):
            return kind == "person" and not self._is_other_sex(actor, pronoun)
        return kind in _THEY if pronoun == "they" else kind is not None and kind != "person"

    def _is_other_sex(self, actor: str, pronoun: str) -> bool:
        """Whether titles or roles say that the person is not spoken of with "he" or "she"; False where none does."""
        words = self._words_of(actor)
        female, male = bool(words & _FEMALE), bool(words & _MALE)
        return female != male and (female if pronoun == "he" else male)

    def _pronoun(self, subject: Subject, frame: Frame, earlier: tuple[str, ...], outside: bool) -> Speaker:
        """The last speaker, subject or only one named that the pronoun fits; two that fit alike leave it open."""
        spoke = tuple(actor for actor in earlier if actor == NAMELESS or self._fits(actor, subject.word))
        if spoke:
            return self._speaker(spoke[-1])
        within = None if outside else self._named_before(subject, frame)
        if within is not None:
            return Speaker(within)
        for heard in self._around(frame):
            spoke = tuple(actor for actor in (*heard.speakers, *heard.relayed) if self._fits(actor, subject.word))
            if NAMELESS in heard.speakers or (subject.word == "it" and heard.led_by_document and not spoke):
                return NOBODY
            if len(spoke) == 1:
                return Speaker(spoke[0])
            if not spoke and heard.subject is not None and self._fits(heard.subject, subject.word):
                return Speaker(heard.subject)
            fitting = spoke or tuple(actor for actor in heard.named if self._fits(actor, subject.word))
            if len(fitting) == 1:
                return Speaker(fitting[0])
            if fitting:
                return Speaker(None, tuple(self._name(actor) for actor in fitting))
        return NOBODY

    def _weighed(self, pronoun: Subject, frame: Frame, found: Speaker) -> Speaker:
        """What was found for "he" or "she", or else whom the sentences' trees make likelier than all others."""
        if found.actor is not None or pronoun.word not in ("he", "she"):
            return found
        if any(NAMELESS in heard.speakers for heard in self._around(frame)):
            return found
        meant = self._people.meant(frame.words[pronoun.first].start)
        return Speaker(meant) if meant is not None and self._fits(meant, pronoun.word) else found

    def _named_before(self, pronoun: Subject, frame: Frame) -> str | None:
        """The subject of the same sentence where the pronoun fits it, else the only one named before that it fits."""
        before = leading_subject(frame.words, pronoun.first)
        leading = before.mention if before is not None and before.kind == "mention" else None
        if leading is not None and self._fits(leading.actor, pronoun.word):
            return leading.actor
        free = {
            word.mention.actor
            for at, word in enumerate(frame.words[: pronoun.first])
            if word.mention is not None and not self._is_governed(frame, at)
        }
        fitting = [actor for actor in sorted(free) if self._fits(actor, pronoun.word)]
        return fitting[0] if len(fitting) == 1 and pronoun.first > 1 else None

    @staticmethod
    def _is_governed(frame: Frame, at: int) -> bool:
        """Whether the mention at word `at` hangs on a preposition or owns what follows: "about Vell's words"."""
        first = at
        while first > 0 and frame.words[first - 1].mention == frame.words[at].mention:
            first -= 1
        while at + 1 < len(frame.words) and frame.words[at + 1].mention == frame.words[first].mention:
            at += 1
        owns = at + 1 < len(frame.words) and frame.words[at + 1].low in ("'s", "'")
        return owns or (first > 0 and frame.words[first - 1].low in PREPOSITIONS)

    def _shared(self, subject: Subject, frame: Frame, earlier: tuple[str, ...]) -> Speaker:
        """Who did what stands before "and said" or ", adding": the last speaker, else the subject of the sentence."""
        clause = max((at + 1 for at, word in enumerate(frame.words[: subject.first]) if word.low == ";"), default=0)
        own = leading_subject(frame.words[clause:], subject.first - clause) if clause else None
        if own is not None and own.kind == "mention":
            return self.of(own, frame)  # "Maas would wait; the League will not, and threatened"
        if earlier:
            return self._speaker(earlier[-1])
        before = leading_subject(frame.words, subject.first)
        return self.of(before, frame) if before is not None and before.kind != "shared" else NOBODY

    def _owner(self, frame: Frame, noun: str | None) -> Speaker:
        """Whose document "the statement" is: of the one who spoke, else acted, where the noun stood last.

        `noun` None = any in the plural: "It released two texts. Each says".
        """
        for heard in self._around(frame):
            if noun in heard.documents or (noun is None and any(word.endswith("s") for word in heard.documents)):
                if len(heard.speakers) == 1:
                    return self._speaker(heard.speakers[0])
                return NOBODY if heard.speakers else Speaker(heard.subject)
        for heard in self._around(frame) if noun is not None else ():
            if heard.speakers:  # nothing was said of a statement before: it is what was just quoted
                return self._speaker(heard.speakers[0]) if len(heard.speakers) == 1 else NOBODY
        return NOBODY

    @staticmethod
    def _speaker(actor: str) -> Speaker:
        return NOBODY if actor == NAMELESS else Speaker(actor)

    def _described(self, subject: Subject, frame: Frame) -> Speaker:
        """The one actor named shortly before whose names or roles hold the noun: "the ministry", "the president"."""
        phrase = frame.words[subject.first : subject.last + 1]
        if speaks_for(subject.word) and subject.mention is not None:
            return Speaker(subject.mention.actor)
        if subject.qualified or phrase[0].low not in _DEFINITE:
            return NOBODY
        said = {word.low for word in phrase[1:] if word.mention is None and word.low != "'s"}
        recent = bool(self._heard) and self._heard[-1].paragraph == frame.paragraph
        if subject.word in _ROLES and said == {subject.word} and subject.mention is None and recent:
            spoke = tuple(actor for actor in self._heard[-1].speakers if actor != NAMELESS and self._fits(actor, "he"))
            if len(spoke) == 1 and NAMELESS not in self._heard[-1].speakers:
                return Speaker(spoke[0])
        for heard in reversed(self._heard):
            around = dict.fromkeys((*heard.speakers, *((heard.subject,) if heard.subject else ()), *heard.named))
            fitting = [
                actor for actor in around if said <= self._words_of(actor) and self._is_called(actor, subject.word)
            ]
            if subject.mention is not None:
                fitting = [actor for actor in fitting if self._belongs(actor, subject.mention)]
            if len(fitting) == 1:
                return Speaker(fitting[0])
            if fitting:
                return Speaker(None, tuple(self._name(actor) for actor in fitting))
        before = [word.low for word in phrase[:-1]]
        return Speaker(only_side(subject.word, before, self._named, self._actors))

    def _belongs(self, actor: str, owner: Mention) -> bool:
        """Whether the actor acts for the owner, as far as the cast knows; directly, or through one other."""
        above = self._actors[actor].of if actor in self._actors else None
        further = self._actors[above].of if above in self._actors else None
        return owner.actor in (actor, above, further)

    def _is_called(self, actor: str, noun: str) -> bool:
        """Whether a person is such a one: "the army" is no "army chief", "the party" no "head of the party"."""
        known = self._actors.get(actor)
        if known is None or known.kind != "person":
            return True
        return any(noun in _head_and_before(phrase) for phrase in (*known.roles, *known.names))

    def _words_of(self, actor: str) -> frozenset[str]:
        """The lower-case words of an actor's names and roles."""
        if actor not in self._words:
            known = self._actors.get(actor)
            phrases = (*known.names, *known.roles, known.name) if known is not None else ()
            self._words[actor] = frozenset(word.lower() for phrase in phrases for word in phrase.split())
        return self._words[actor]

    def _name(self, actor: str) -> str:
        return self._actors[actor].name if actor in self._actors else actor
