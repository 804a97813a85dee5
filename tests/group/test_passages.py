from __future__ import annotations

from marked import page
from trucewatch.group.passages import shared_passages

SENTENCE = "Gunners on both banks of the Osk fell silent shortly before dawn and ferries ran again"


def words_shared(first: str, second: str) -> list[list[str]]:
    """The words of each shared passage, by report, the first report's before the second's."""
    pages = [page(first, "first.txt"), page(second, "second.txt")]
    found = []
    for passage in shared_passages(pages):
        order = {own.report.id: number for number, own in enumerate(pages)}
        found.append([span.exact for span in sorted(passage.spans, key=lambda span: order[span.report])])
    return found


def test_a_copied_sentence_is_found_among_other_words() -> None:
    first = f"Ministers met in Velt. {SENTENCE}. Nobody claimed success."
    second = f"The price of bread rose again. {SENTENCE}. Schools stay shut."
    assert words_shared(first, second) == [[f"{SENTENCE}.", f"{SENTENCE}."]]


def test_spelling_quote_marks_and_a_few_words_may_differ() -> None:
    first = "The governor's office in Torvić said late on Monday that two grain barges had been hit near the weir."
    second = "The governor’s office in Torvic said on Monday that two grain barges had been badly hit near the weir."
    ((mine, theirs),) = words_shared(first, second)
    assert mine == first
    assert theirs == second


def test_the_same_subject_in_other_words_is_no_copy() -> None:
    first = "Shelling killed three people in Karsk on Monday, the mayor said."
    second = "The mayor of Karsk said that three people had died when shells landed there on Monday."
    assert words_shared(first, second) == []


def test_a_turn_of_phrase_is_no_copy() -> None:
    first = "That is what he said on the day before they met."
    second = "It was not so, she said on the day before they left."
    assert words_shared(first, second) == []


def test_a_quotation_that_both_heard_is_one_voice_and_no_copy() -> None:
    first = 'Torrin left the hall. "We will hold our fire as long as they hold theirs," she told the crowd outside.'
    second = 'Asked about the river, Torrin answered: "We will hold our fire as long as they hold theirs," and smiled.'
    assert words_shared(first, second) == []


def test_three_reports_of_one_text_are_linked() -> None:
    pages = [page(f"{start}. {SENTENCE}.", f"{start}.txt") for start in ("Rain fell", "Snow lay", "Fog rose")]
    linked = {frozenset(span.report for span in passage.spans) for passage in shared_passages(pages)}
    assert len(linked) == 3
    assert frozenset().union(*linked) == {own.report.id for own in pages}


def test_the_order_of_reports_does_not_matter() -> None:
    pages = [page(f"{start}. {SENTENCE}.", f"{start}.txt") for start in ("Rain fell", "Snow lay", "Fog rose")]
    assert shared_passages(pages) == shared_passages(pages[::-1])


def test_every_span_slices_to_its_own_words() -> None:
    pages = [page(f"\r\n{start} .\n\n  {SENTENCE}. \n", f"{start}.txt") for start in ("Rain", "Snow")]
    texts = {own.report.id: own.text for own in pages}
    passages = shared_passages(pages)
    assert passages
    assert all(texts[span.report][span.start : span.end] == span.exact for one in passages for span in one.spans)


def test_no_text_and_no_words_are_survived() -> None:
    assert shared_passages([]) == ()
    assert shared_passages([page("", "a.txt"), page("... --- ...", "b.txt"), page("one " * 5000, "c.txt")]) == ()
