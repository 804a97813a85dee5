"""Runs of words that look like names, and which of them are people by the words around them."""

from __future__ import annotations

from collections.abc import Sequence

from trucewatch.find.words import Word

PARTICLES = frozenset(
    "von van der den de da do dos del della di la le al el bin ibn ben abu ad as bint ter ten zu af y e ould".split()
)
"""Small words inside names: "Ursula von der Leyen", "Ahmed bin Mubarak"."""

DAYS_AND_MONTHS = frozenset(
    "monday tuesday wednesday thursday friday saturday sunday mon tue wed thu fri sat sun january february march april "
    "may june july august september october november december jan feb mar apr jun jul aug sept sep oct nov dec "
    "easter christmas ramadan gmt bst est edt cet utc msk".split()
)

NO_NAME = frozenset(
    "a an the this that these those he she it we they i you his her its our their my your who whom whose which what when "
    "where why how if in on at by for from to of with without after before under over between during until since as and or "
    "but nor so yet not no nobody none nothing there here then now today yesterday tomorrow once hours earlier later "
    "meanwhile however also still some many several most more few all both each every either neither another other others "
    "one two three four five six seven eight nine ten eleven twelve thirteen twenty thirty forty fifty hundred thousand "
    "according asked speaking citing despite because although though while even just only about around near inside "
    "outside across against among amid along through within separately asked had has have was were is are be been do "
    "does did will would should could can may might must let update live video photo image correction editor "
    "yes ok mr mrs ms".split()
)
"""Words that open sentences with a capital and are no part of a name."""

SPEECH = frozenset(
    "said says say saying told tells tell added adds announced announces warned warns wrote writes stated states insisted "
    "insists claimed claims claim explained explains replied noted notes stressed stresses confirmed confirms denied "
    "denies accused accuses argued argues asked asks acknowledged admitted urged urges called calls commented recalled "
    "recalls reported reports declared declares tweeted posted remarked vowed vows pledged repeated concluded continued "
    "suggested believes predicted promised hinted reiterated emphasized emphasised welcomed demanded demands rejected "
    "rejects dismissed dismisses thanked regrets complained hailed condemned".split()
)
"""Verbs of speech, in the forms that stand beside a speaker."""


def is_name_word(word: Word) -> bool:
    """Whether `word` could be part of a name: a capital, no day, no month, no word of grammar."""
    return (
        word.is_word
        and word.is_capital
        and word.fold not in DAYS_AND_MONTHS
        and word.fold not in NO_NAME
        and not word.text[-1].isdigit()
    )


def name_run(words: Sequence[Word], index: int, longest: int = 6) -> int:
    """The index behind the name that begins at `index`; `index` where none does.

    Particles and initials belong to it where a name word follows: "Abdrabbuh Mansur al-Hadi", "H. Nys".
    """
    at, end = index, index
    while at < len(words) and at - index < longest and words[at].sentence == words[index].sentence:
        word = words[at]
        if at > index and words[at - 1].is_word and word.start - words[at - 1].end > 1:
            break  # a line or a gap lies between
        if is_name_word(word) or (len(word.text) == 2 and word.text[1] == "." and word.is_capital):
            at += 1
            end = at
        elif at > index and word.fold in PARTICLES:
            at += 1
        elif at == index and word.fold.startswith(("al-", "el-")):
            at += 1
            end = at
        elif at > index and word.fold.startswith(("al-", "el-", "d'")):
            at += 1
            end = at
        else:
            break
    return end
