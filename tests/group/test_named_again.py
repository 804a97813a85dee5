"""Names that one report explains are found in the others."""

from __future__ import annotations

from casts import cast_from, who
from marked import page
from trucewatch.group.named_again import named_again


def spoken_of(*texts: str) -> dict[str, int]:
    """How often each actor is named in the last of the reports."""
    cast, pages = cast_from(*texts)
    found = named_again(cast, pages)
    last = pages[-1].report.id
    return {actor.name: sum(span.report == last for span in actor.mentions) for actor in found}


def test_a_palace_that_one_report_hears_speak_is_named_in_the_other() -> None:
    first = "The Heron House said the truce would hold. “We wait,” the Heron House said."
    assert spoken_of(first, "A note of the Heron House has come. Little is known.")["Heron House"] == 1


def test_what_a_mention_covers_is_not_named_again() -> None:
    first = "The Heron House said the truce would hold. “We wait,” the Heron House said."
    assert spoken_of(first)["Heron House"] == 2


def test_one_word_may_mean_anything_elsewhere() -> None:
    found = spoken_of("The League said it would wait. The League agreed.", "The football League opened on Sunday.")
    assert all(count == 0 for name, count in found.items() if name == "League")


def test_the_order_of_pages_does_not_matter() -> None:
    cast, pages = cast_from("The Heron House said no.", "The Heron House was dark.", "At the Heron House all slept.")
    assert named_again(cast, pages) == named_again(cast, list(reversed(pages)))


def test_a_run_without_names_stays_as_it_is() -> None:
    assert named_again((), [page("It rained.")]) == ()


def test_letters_that_another_report_explains_are_its_group() -> None:
    cast, _ = cast_from(
        "The Karst People's Front (KPF) agreed to the truce. The KPF said so at noon.",
        "The KPF will keep to the truce, it said. The KPF agreed at dawn.",
    )
    assert who(cast, "KPF") == who(cast, "Karst People's Front") != []


def test_letters_of_two_groups_stay_open() -> None:
    cast, _ = cast_from(
        "The Karst People's Front (KPF) agreed. The KPF said so.",
        "The Korva Peace Forum (KPF) objected. The KPF said so.",
        "The KPF said that it would wait.",
    )
    assert who(cast, "Karst People's Front") != who(cast, "Korva Peace Forum")


def test_a_people_is_its_land() -> None:
    cast, _ = cast_from(
        "The government of Oskelva refused. Oskelva's navy sailed at dawn.",
        "The Oskelvans said that they would wait. The Oskelvans agreed at noon.",
    )
    assert who(cast, "Oskelvans") == who(cast, "Oskelva") != []
