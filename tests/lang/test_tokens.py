"""Where words begin and end."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from trucewatch.lang.tokens import tokens


def words(text: str, start: int = 0, end: int | None = None) -> list[str]:
    """The tokens of `text[start:end]`."""
    return [text[one.start : one.end] for one in tokens(text, start, end)]


@pytest.mark.parametrize(
    "parted",
    [
        # contractions, possessives, words written as one
        "They| do|n't| know| who|'s| there|,| and| we| ca|n’t| ask|.",
        "WO|N'T| she| say| it| is|n't| Ruiz|'s| fault|?",
        "I|'d|'ve| gone| had| they| can|not| or| wo|nt| come|.",
        "Vale|’s| sons|’| boats| are| Mbeki|'s|.",
        "It|'s| a| pity| it|s| not| over|;| its| end| is| near|.",
        "You|'re| gon|na| be| late|.",
        # apostrophes inside names
        "O’Brien| flew| from| N'Djamena| to| Sana'a| at| five| o'clock|.",
        # hyphens and dashes
        "A| 72|-|hour|,| UN|-|backed| cease|-|fire| began| mid-August| in| the| non-aligned| camps|.",
        "The| re-opened| site| fires| anti-tank| and| S|-|300| missiles| at| MiG|-|29s|.",
        "She| said| —| twice|—|no|–|and| left| --| at| once|--|.",
        # abbreviations, initials, the end of the sentence
        "Gen.| Keita| met| Lt.| Col.| R.| Vale| of| Tovar| Inc.| in| the| U.S.| on| Oct.| 7|.",
        "The| U.S.|-|led| mission| left| at| 6| p.m.| on| Friday|.",
        "They| left| at| 6| p.m|.",
        "They| want| bread|,| water|,| etc|.",
        "See| Art.| 4| and| No.| 7| of| the| list|.",
        "He| said| no|.",
        "Dr.|Vale| left|.|The| rest| stayed|.",
        "UN|-|backed| talks|,| non-UN| staff|.",
        # numbers, money, units, times, dates
        "Some| 40,000| men|,| $| 3.5| bn|,| €|20|m| and| 60|%| of| it|.",
        "A| 155|mm| shell| fell| 10|km| away| 1,200|barrels| at| 06:40|,| the| 3rd| that| day|.",
        "In| the| 1990s|,| from| 1990|-|1995| and| 2001|–|02|,| 900|-|1200| came|.",
        "Call| 713-555-3989| or| 555-9004| by| 11/28/2000| or| 2001-05-06|.",
        # quotation marks, ellipses, marks in a row
        "“|Nobody|,|”| he| said|,| ‘|nobody|’|...| and| then|…| nothing|!!!",
        '(|Is| it| "|true|"|?!|)',
        # addresses
        "Read| https://example.org/a?b=1#c|,| (|www.example.org|)|,| example.org| or| Amadou.Keita@example.org|.",
        "#truce| says| @vale|.",
        # faces
        "So| it| holds| :-)| thank| you|:)",
        # names with other signs
        "AT&T| and| R&D| w/o| the| Tovar|/|Karun| road|.",
    ],
)
def test_words_are_cut_as_the_treebank_cuts_them(parted: str) -> None:
    text = parted.replace("|", "")
    assert words(text) == [part.strip() for part in parted.split("|")]


def test_offsets_are_those_of_the_whole_text() -> None:
    text = "It rained. They didn’t come. It snowed."
    start, end = text.index("They"), text.index(" It snowed")
    assert words(text, start, end) == ["They", "did", "n’t", "come", "."]
    assert tokens(text, start, end)[0].start == start


def test_what_stands_before_and_behind_the_sentence_does_not_matter() -> None:
    assert words("can't", 3) == ["'", "t"]
    assert words("at 6 p.m. today", 0, 9) == ["at", "6", "p.m", "."]


def test_line_breaks_and_odd_blanks_part_words() -> None:
    assert words("\u00a0The\r\n truce\u2003held\t.\n\n") == ["The", "truce", "held", "."]


def test_accents_and_soft_hyphens_belong_to_their_word() -> None:
    assert words("Jose\u0301 demon\u00adstrated.") == ["Jose\u0301", "demon\u00adstrated", "."]


def test_nothing_has_no_words() -> None:
    assert tokens("") == tokens(" \n") == ()


WRITING = st.text(alphabet="aB.İs tn'’-–,:/@()0159%$“”!?\n_*=<>#\u0301\u200b\u00ad😀", max_size=60)
SPELLINGS = """
don't can’t cannot U.S. Gen. p.m. No. 4 5km 10-year 1,000 1,00 7/11/23 http://a.b/c. a@b.org it's its not O'Brien
anti- :-) ... -- “ ” ' I'ma #a dont. e-mail @ www. 1-2-3 AT&T
"""
PIECES = st.lists(st.sampled_from(SPELLINGS.split()), max_size=12).flatmap(
    lambda pieces: st.sampled_from(["", " ", "\n"]).map(lambda gap: gap.join(pieces))
)


@given(st.one_of(WRITING, PIECES, st.text(max_size=60)), st.integers(0, 10), st.integers(0, 80))
def test_every_sign_is_in_one_token(text: str, start: int, end: int) -> None:
    """Tokens lie in order inside the sentence, none is empty or holds a blank, and only blanks are outside of them."""
    end = max(start, min(end, len(text)))
    at = start
    for one in tokens(text, start, end):
        assert at <= one.start < one.end <= end
        assert not text[at : one.start].strip()
        assert not any(sign.isspace() for sign in text[one.start : one.end])
        at = one.end
    assert not text[at:end].strip()


@given(st.one_of(WRITING, PIECES))
def test_a_sentence_reads_the_same_wherever_it_stands(text: str) -> None:
    before = "Nobody cameit"
    moved = [(one.start - len(before), one.end - len(before)) for one in tokens(before + text, len(before))]
    assert moved == [(one.start, one.end) for one in tokens(text)]


@pytest.mark.parametrize(
    "piece", ["a-", "A.", "1-", "'", "a@", " ", "x.com/", "pre-a", "n't", "a*", "(", "\u0301", "its "]
)
def test_long_runs_are_read_in_their_stride(piece: str) -> None:
    text = piece * 20_000
    assert sum(one.end - one.start for one in tokens(text)) == len("".join(text.split()))
