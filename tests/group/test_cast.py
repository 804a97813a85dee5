"""The actors of several reports, each once."""

from __future__ import annotations

from itertools import pairwise

from casts import cast_from, who
from marked import page
from trucewatch.core.account import Actor
from trucewatch.find.actors.actors import find_actors
from trucewatch.group.cast import cast_of, mentions_on


def test_spellings_of_one_name_meet() -> None:
    cast, _ = cast_from(
        "Defence Minister Anton Kravchik said no.",
        "Defence Minister Anton Kravchyk spoke.",
        "Minister Kravtchik warned of more.",
    )
    assert who(cast, "Anton Kravchik") == who(cast, "Anton Kravchyk") == who(cast, "Kravtchik") != []


def test_a_surname_alone_means_the_only_person_who_bears_it() -> None:
    cast, _ = cast_from("General Ilva Torrin denied it.", "It was late when Torrin and her men left.")
    assert who(cast, "Torrin") == who(cast, "Ilva Torrin") == ["a-ilva-torrin"]


def test_two_people_with_one_surname_stay_two_and_the_surname_stays_open() -> None:
    cast, _ = cast_from("General Ana Holt spoke.", "Mayor Rolf Holt spoke.", "Then Holt left.")
    assert who(cast, "Ana Holt") != who(cast, "Rolf Holt")
    assert who(cast, "Holt") == []


def test_a_post_alone_means_its_only_holder_in_any_report() -> None:
    cast, _ = cast_from(
        "Kenyan President Mirela Dosh spoke.", "The Kenyan leader was tired.", "Kenya's president was tired too."
    )
    assert who(cast, "The Kenyan leader") == who(cast, "Kenya's president") == ["a-mirela-dosh"]


def test_the_leader_of_another_state_is_not_taken_for_the_only_president() -> None:
    cast, _ = cast_from("President Mirela Dosh met Tavo Rennick. The Kenyan president and the Ugandan leader agreed.")
    assert who(cast, "The Kenyan president") != who(cast, "the Ugandan leader")


def test_states_are_one_by_name_abbreviation_and_capital() -> None:
    cast, _ = cast_from("Washington said no.", "The U.S. said yes.", "The United States said maybe.")
    assert who(cast, "Washington") == who(cast, "U.S.") == who(cast, "United States") == ["a-united-states"]


def test_the_ministry_of_a_page_that_does_not_say_whose_stays_its_own() -> None:
    cast, _ = cast_from("Kenya's defence ministry said no.", "The defence ministry said yes.")
    assert who(cast, "Kenya's defence ministry") != who(cast, "defence ministry")


def test_a_name_that_nobody_is_told_to_bear_is_left_out() -> None:
    cast, _ = cast_from("They met in spring at Harrow Gardens, and Plesk was quiet.")
    assert cast == ()


def test_the_order_of_reports_does_not_matter() -> None:
    texts = ["General Ana Holt spoke to Kenya's army.", "Then Holt left. Uganda denied it.", "A. Holt signed."]
    pages = [page(text, f"{number}.txt") for number, text in enumerate(texts)]
    local = {p.report.id: tuple(f for f in find_actors(p).facts if isinstance(f, Actor)) for p in pages}
    assert cast_of(local) == cast_of(dict(reversed(local.items())))


def test_mentions_never_overlap_and_the_longest_name_wins() -> None:
    cast, (report,) = cast_from("Kenya's president, Mirela Dosh, met Ugandan President Tavo Rennick. Dosh smiled.")
    mentions = mentions_on(report, cast)
    assert all(first.end <= second.start for first, second in pairwise(mentions))
    named = {report.text[mention.start : mention.end]: mention.actor for mention in mentions}
    assert named["Ugandan President Tavo Rennick"] == "a-tavo-rennick"
    assert named["Kenya's president"] == named["Mirela Dosh"] == named["Dosh"] == "a-mirela-dosh"


def test_whom_an_actor_serves_is_an_actor_of_the_cast() -> None:
    cast, _ = cast_from("Kenyan Foreign Minister Ilva Torrin spoke for the Kremlin's guests.")
    ids = {actor.id for actor in cast}
    assert all(actor.of in ids for actor in cast if actor.of is not None)
    assert next(actor for actor in cast if actor.name == "Ilva Torrin").of == "a-kenya"


def test_the_army_of_one_report_is_the_only_army_that_another_names_with_its_state() -> None:
    cast, _ = cast_from(
        "Kenya's army left the talks.", "Kenya frayed. The army said it would wait. The Delta Front's fighters fled."
    )
    assert who(cast, "army") == who(cast, "Kenya's army") != []


def test_the_army_of_two_states_stays_nobodys() -> None:
    cast, _ = cast_from("Kenya's army left.", "Uganda's army left.", "Later the army said it would wait.")
    assert who(cast, "army") not in ([], who(cast, "Kenya's army"), who(cast, "Uganda's army"))


def test_the_army_is_never_a_movements() -> None:
    cast, _ = cast_from("The Delta Front's forces fired. The army said that it had not answered.")
    assert [] != who(cast, "army") != who(cast, "Delta Front's forces") != []


def test_a_family_name_without_its_article_is_the_same_man() -> None:
    cast, _ = cast_from("Spokesman Faris al-Merzouki denied it.", "Merzouki denied it again.")
    assert who(cast, "Merzouki") == who(cast, "Faris al-Merzouki") != []


def test_a_movement_in_brackets_is_no_person_and_who_left_it_is_not_it() -> None:
    left = "The Delta Front waits. Former Delta Front fighters left."
    cast, _ = cast_from(f"The Kenyan Armed Forces (KAF) drew back. KAF denies it. {left}")
    assert who(cast, "KAF") == who(cast, "Kenyan Armed Forces") != []
    assert "Former Delta Front fighters" not in {form for actor in cast for form in actor.names}
    front = next(actor for actor in cast if actor.name == "Delta Front")
    assert len(front.mentions) == 1


def test_the_army_of_a_report_that_never_speaks_of_the_state_is_another() -> None:
    cast, _ = cast_from("Kenya's army left.", "In the valley of Orm the army said it would wait.")
    assert [] != who(cast, "army") != who(cast, "Kenya's army") != []


def test_a_bare_name_that_another_report_tells_to_be_a_lands_is_nobodys() -> None:
    cast, _ = cast_from(
        "Kestan's army left. Kestan says that its army was tired.", "Late on Friday Kestan spoke of 23 dead."
    )
    assert [actor.kind for actor in cast if "Kestan" in actor.names] == ["state"]
    assert len({span.report for actor in cast if "Kestan" in actor.names for span in actor.mentions}) == 2


def test_a_leader_whose_name_owns_a_government_is_no_land() -> None:
    cast, _ = cast_from("Mirela Dosh's government says it won. Kestani President Mirela Dosh said she would go.")
    assert [actor.kind for actor in cast if "Mirela Dosh" in actor.names] == ["person"]


def test_a_land_known_by_its_adjective_alone_is_the_land_that_another_page_names() -> None:
    cast, _ = cast_from(
        "The government of Oskelva refused. Oskelva's navy sailed at dawn.",
        "The Oskelvan navy denied that it had sailed. The Oskelvan foreign ministry agreed.",
    )
    assert [actor.name for actor in cast if actor.kind == "state"] == ["Oskelva"]
    assert len([actor for actor in cast if "navy" in actor.name]) == 1


def test_a_short_name_is_the_one_that_other_pages_give_in_full() -> None:
    cast, _ = cast_from(
        "The rebel Harrow Movement agreed to the truce, Ano Vellet of the Harrow Movement said.",
        "The Movement will keep to the truce, Ano Vellet said. The Movement agreed at dawn.",
    )
    assert len([actor for actor in cast if "Movement" in " ".join(actor.names)]) == 1


def test_a_short_name_in_reports_that_share_nobody_stays_apart() -> None:
    cast, _ = cast_from(
        "The rebel Harrow Movement agreed to the truce, Ano Vellet of the Harrow Movement said.",
        "The Movement will keep to the truce, Kesta Brand said. The Movement agreed at dawn.",
    )
    assert len([actor for actor in cast if "Movement" in " ".join(actor.names)]) == 2
