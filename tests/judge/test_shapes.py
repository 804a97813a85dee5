"""Two facts made one, and one made two by its characters."""

from __future__ import annotations

import pytest

from altered import replaced, with_fact
from judging import ACCOUNT, FIRE, KELL, LATER, MAIL, POST, TEXTS, fact, log_of, maker, spot, states, unjudged
from refs import dangling
from trucewatch.core.account import Account, Accusation
from trucewatch.core.problems import InputError
from trucewatch.core.spans import Span
from trucewatch.judge.apply import judged
from trucewatch.judge.decide import Maker
from trucewatch.reconcile.support import supports_of

ADA = maker()
ONE = ADA.same(spot("kell"), spot("fire"), why="the same depot")


def united() -> Account:
    return judged(ACCOUNT, log_of(ONE), TEXTS)


def test_the_first_fact_keeps_its_values_and_takes_what_it_does_not_know() -> None:
    account = united()
    made = fact(account, "kell")
    assert fact(account, "fire") is None
    assert (made.form, made.happened) == ("drone", KELL.happened)
    assert (made.targets, made.target_text) == (FIRE.targets, "a depot")
    assert set(made.evidence) == {*POST["raids"], *MAIL["fire"]}
    assert made.counts == FIRE.counts
    assert made.read["targets"] == MAIL["fire"]
    assert made.read["form"] == POST["drones"]
    assert account.judgements[0].says == "They are one incident, which rests on 2 passages."


def test_support_of_two_is_the_greater_of_both_until_it_is_made_anew() -> None:
    made = fact(united(), "kell")
    assert (made.support.origins, made.support.voices) == (1, ("army",))
    anew = judged(ACCOUNT, log_of(ONE), TEXTS, supports=supports_of)
    assert fact(anew, "kell").support.origins == 2


def test_a_later_word_on_either_is_on_both() -> None:
    amend = ADA.amend(spot("fire"), "form", "missile")
    assert fact(judged(ACCOUNT, log_of(amend, ONE), TEXTS), "kell").form == "missile"
    seen = Maker(united(), TEXTS, "Bo", LATER).reject(spot("kell"))
    out = judged(ACCOUNT, log_of(ONE, seen), TEXTS)
    assert (fact(out, "kell"), fact(out, "fire")) == (None, None)
    assert fact(out, "ordu") is not None


def test_that_one_is_the_other_takes_back_that_it_is_none() -> None:
    account = judged(ACCOUNT, log_of(ADA.reject(spot("fire")), ONE), TEXTS)
    assert states(account) == ["overtaken", "applied"]
    assert fact(account, "kell") is not None


def test_a_reading_of_both_as_one_by_the_program_leaves_nothing_to_do() -> None:
    rebuilt = unjudged(united())
    account = judged(rebuilt, log_of(ONE), TEXTS)
    assert account.judgements[0].says == "They are one incident here already."
    assert unjudged(account) == rebuilt


def test_actors_that_are_one_are_named_by_one_id() -> None:
    account = judged(ACCOUNT, log_of(ADA.same(spot("south"), spot("army"))), TEXTS)
    made = fact(account, "south")
    assert made.names == ("Southmark", "the army")
    assert made.of is None
    assert fact(account, "ordu").alleged_by == ("south",)
    assert {one.speaker for one in account.statements} == {"south", "torrin", None}
    assert not dangling(account)


def test_statements_that_are_one_utterance_share_a_group_and_stay_two() -> None:
    account = judged(ACCOUNT, log_of(ADA.same(spot("s-lull"), spot("s-mail"))), TEXTS)
    assert [one.same_as for one in account.statements] == ["s-dead", "s-lull", "s-lull", "s-dead"]
    apart = judged(ACCOUNT, log_of(ADA.different(spot("s-dead"), spot("s-six"))), TEXTS)
    assert [one.same_as for one in apart.statements] == [None] * 4


def test_an_incident_is_parted_by_its_characters() -> None:
    account = unjudged(united())
    told = Maker(account, TEXTS, "Ada", LATER).different(spot("kell", account), MAIL["fire"])
    made = judged(account, log_of(told), TEXTS)
    first, other = (one for one in made.incidents if one.id != "ordu")
    assert (first.evidence, other.evidence) == (POST["raids"], MAIL["fire"])
    assert (first.form, other.form) == ("drone", "unknown")
    assert (first.targets, other.targets) == ((), FIRE.targets)
    assert (first.target_text, other.target_text) == ("", "a depot")
    assert (first.counts, other.counts) == ((), FIRE.counts)
    assert (first.support, other.support) == (None, None)
    assert other.place.name == ""
    assert made.judgements[0].says == f"They are two: what 1 of its 2 passages tell is {other.id} now."


def test_a_passage_is_cut_where_another_begins() -> None:
    told = ADA.different(spot("fire"), [within("on Wednesday night")])
    first, other = judged(ACCOUNT, log_of(told), TEXTS).incidents[2:]
    words = [span.exact for span in (*first.evidence, *other.evidence)]
    assert words == ["A depot burned at Kell", "on Wednesday night"]


def within(words: str) -> Span:
    start = MAIL.page.text.index(words)
    return Span(MAIL.page.report.id, start, start + len(words), words)


def test_what_names_only_the_moved_mentions_follows_a_parted_actor() -> None:
    account = judged(ACCOUNT, log_of(ADA.different(spot("army"), MAIL["army2"])), TEXTS)
    (other,) = [one.id for one in account.actors if one.id not in {"army", "north", "south", "torrin"}]
    assert [one.speaker for one in account.statements] == ["army", "torrin", None, other]
    assert fact(account, other).mentions == MAIL["army2"]
    assert (fact(account, other).name, fact(account, other).kind, fact(account, other).of) == (
        "the army",
        "military",
        None,
    )
    assert fact(account, "ordu").alleged_by == ("army",)


def test_one_and_two_and_one_again() -> None:
    log = log_of(ONE)
    seen = Maker(judged(ACCOUNT, log, TEXTS), TEXTS, "Bo", LATER)
    apart = seen.different(spot("kell"), MAIL["fire"])
    account = judged(ACCOUNT, log_of(ONE, apart), TEXTS)
    assert len(account.incidents) == 3
    undone = judged(ACCOUNT, log_of(ONE, apart, ADA.undo(log_of(ONE, apart)[1].id)), TEXTS)
    assert len(undone.incidents) == 2


@pytest.mark.parametrize(
    ("one", "other", "right"),
    [("kell", "kell", "two facts of one kind"), ("kell", "halt", "two facts of one kind")],
)
def test_what_cannot_be_one_is_refused(one: str, other: str, right: str) -> None:
    with pytest.raises(InputError, match=right):
        ADA.same(spot(one), spot(other))


def test_what_cannot_be_two_is_refused() -> None:
    with pytest.raises(InputError, match="rests on all of this"):
        ADA.different(spot("fire"), MAIL["fire"])
    with pytest.raises(InputError, match="rests on none of this"):
        ADA.different(spot("fire"), POST["lull"])
    with pytest.raises(InputError, match="a count is kept, rejected or amended"):
        ADA.different(spot("ordu counts 0"), POST["dead"])


def test_a_united_fact_is_no_part_of_itself_and_leads_to_no_itself() -> None:
    whole = with_fact(ACCOUNT, "incidents", "fire", part_of="kell")
    log = log_of(maker(whole).same(spot("kell"), spot("fire")))
    assert fact(judged(whole, log, TEXTS), "kell").part_of is None
    peace = replaced(ACCOUNT.instruments[0], id="peace", form="peace", evidence=POST["lull"], leads_to=("halt",))
    two = replaced(ACCOUNT, instruments=(replaced(ACCOUNT.instruments[0], leads_to=("peace",)), peace))
    made = judged(two, log_of(maker(two).same(spot("halt", two), spot("peace", two))), TEXTS)
    assert fact(made, "halt").leads_to == ()


def test_that_sides_accuse_each_other_is_no_gap_to_fill() -> None:
    mutual = tuple(
        Accusation(one, other, "alleged", POST["both"]) for one, other in (("north", "south"), ("south", "north"))
    )
    account = with_fact(ACCOUNT, "incidents", "kell", accusations=mutual)
    account = with_fact(account, "incidents", "fire", accused="south", accused_status="alleged")
    made = judged(account, log_of(maker(account).same(spot("kell"), spot("fire"))), TEXTS)
    assert (fact(made, "kell").accused, fact(made, "kell").accused_status) == (None, "undetermined")
    plain = with_fact(account, "incidents", "kell", accusations=())
    made = judged(plain, log_of(maker(plain).same(spot("kell"), spot("fire"))), TEXTS)
    assert (fact(made, "kell").accused, fact(made, "kell").accused_status) == ("south", "alleged")
