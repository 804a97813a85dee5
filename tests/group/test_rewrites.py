"""Texts told anew, sentence after sentence: edited, in another order, in other spelling, translated back."""

from __future__ import annotations

from marked import page
from trucewatch.core.account import Origin
from trucewatch.group.origins import origins_of
from trucewatch.group.passages import shared_passages
from trucewatch.group.rewrites import rewritten_passages

SOURCE = (
    "Negotiators for Velt and the Osk League met for six hours on Tuesday in the harbour hall at Ordu and agreed to "
    "let grain barges pass from dawn on Friday, two officials said.",
    "The League's gunners, who have held the eastern bank since February, are to pull back two kilometres and leave "
    "their heavy guns under the watch of monitors from Lenn.",
    "Nobody would say whether the prisoners held in the old salt works, among them eleven ferrymen, would be freed "
    "before the barges sail.",
    "Traders in Ordu were selling flour at half the price of last week, and the queue at the mill reached the chapel "
    "by noon.",
)
TRANSLATED_BACK = (
    "Delegates of Velt and of the Osk League held six hours of talks on Tuesday in Ordu's harbour hall and agreed that "
    "grain barges may pass from Friday at dawn, according to two officials.",
    "The gunners of the League, holding the eastern bank since February, shall withdraw by two kilometres and put "
    "their heavy guns under the supervision of monitors from Lenn.",
    "No one wanted to say if the prisoners in the old salt works, including eleven ferrymen, would be released "
    "before the barges leave.",
    "In Ordu traders sold flour at half of last week's price, and the line in front of the mill went as far as the "
    "chapel at noon.",
)
INDEPENDENT = (
    "Barges with grain will pass the guns of the Osk League from Friday, after a day of talks in Ordu.",
    "The deal was closed on Tuesday evening; a clerk of the harbour saw both delegations shake hands.",
    "Monitors from Lenn are to count the heavy guns that the League's gunners take two kilometres back.",
    "Families of eleven ferrymen stood in the rain and asked when the salt works would be opened.",
)


def origins(*texts: str) -> tuple[Origin, ...]:
    pages = [page(text, f"{number}.txt") for number, text in enumerate(texts)]
    shared = shared_passages(pages)
    found = origins_of(pages, shared + rewritten_passages(pages, shared))
    turned = origins_of(pages[::-1], shared + rewritten_passages(pages[::-1], shared))
    assert found == turned, "the order of reports matters"
    return found


def test_a_text_that_was_translated_and_translated_back_is_one_origin() -> None:
    (only,) = origins(" ".join(SOURCE), " ".join(TRANSLATED_BACK))
    assert len(only.reports) == 2
    assert len(only.spans) == 2 * len(SOURCE)


def test_a_text_in_another_order_of_paragraphs_is_one_origin() -> None:
    (only,) = origins("\n\n".join(SOURCE), "\n\n".join((SOURCE[2], SOURCE[0], SOURCE[3], SOURCE[1])))
    assert len(only.reports) == 2


def test_a_text_in_other_spelling_is_one_origin() -> None:
    text = " ".join(SOURCE)
    spelt = text.replace("harbour", "harbor").replace("kilometres", "kilometers").replace("Ordu", "Ordou")
    (only,) = origins(text, spelt)
    assert len(only.reports) == 2


def test_two_reporters_of_one_event_are_two_origins() -> None:
    assert len(origins(" ".join(SOURCE), " ".join(INDEPENDENT))) == 2


def test_the_same_bulletin_with_other_numbers_is_told_of_another_day() -> None:
    first = [sentence.replace("six hours", "6 hours").replace("eleven", "11") for sentence in TRANSLATED_BACK]
    numbered = [f"{sentence[:-1]}, on day {number} of the talks." for number, sentence in enumerate(first, 40)]
    source = [f"{sentence[:-1]}, on day {number} of the talks." for number, sentence in enumerate(SOURCE, 60)]
    assert rewritten_passages([page(" ".join(source), "a.txt"), page(" ".join(numbered), "b.txt")]) == ()


def test_what_was_copied_word_for_word_is_not_told_again() -> None:
    pages = [page(" ".join(SOURCE), f"{name}.txt") for name in "ab"]
    assert rewritten_passages(pages, shared_passages(pages)) == ()
