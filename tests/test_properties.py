"""What holds for every account, shown on the example and on made-up reports."""

from __future__ import annotations

import random
from dataclasses import dataclass

import msgspec
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from conftest import EXAMPLE
from trucewatch.core.account import Account, Fact, decode, encode
from trucewatch.core.spans import Span
from trucewatch.pipeline import Built, build
from trucewatch.read.intake import gather
from trucewatch.read.raw import Raw
from walk import spans_in


def example_raws() -> list[Raw]:
    return list(gather([str(EXAMPLE)])[0])


def test_the_example_yields_something_of_every_kind(example: Built) -> None:
    account = example.account
    for kind in ("reports", "origins", "stories", "processes", "actors", "statements", "meetings", "instruments"):
        assert getattr(account, kind), f"no {kind} found in the example"
    for kind in ("incidents", "disagreements", "assessments"):
        assert getattr(account, kind), f"no {kind} found in the example"


def test_every_span_slices_to_its_own_words(example: Built) -> None:
    spans = list(spans_in(example.account))
    assert len(spans) > 100
    for span in spans:
        assert example.texts[span.report][span.start : span.end] == span.exact


def test_nothing_is_read_from_what_was_cut(example: Built) -> None:
    account = example.account
    cuts = {report.id: report.cuts for report in account.reports}
    for fact in (*account.statements, *account.meetings, *account.instruments, *account.incidents):
        for span in spans_in(fact):
            assert not any(span.start < cut.end and cut.start < span.end for cut in cuts[span.report]), span


def test_the_order_of_reports_does_not_matter() -> None:
    raws = example_raws()
    expected = encode(build(raws).account)
    for seed in (1, 2):
        shuffled = raws[:]
        random.Random(seed).shuffle(shuffled)
        assert encode(build(shuffled).account) == expected


def test_reading_twice_gives_the_same_bytes(example: Built) -> None:
    assert encode(build(example_raws()).account) == encode(example.account)


def test_json_goes_out_and_comes_back_equal(example: Built) -> None:
    assert decode(encode(example.account)) == example.account


WITH_IDS = ("reports", "statements", "meetings", "instruments", "incidents")


def test_every_id_that_is_referred_to_exists(example: Built) -> None:
    account = example.account
    actors = {actor.id for actor in account.actors}
    facts = [fact for kind in WITH_IDS for fact in getattr(account, kind)]
    ids = {fact.id for fact in facts}
    named = {statement.speaker for statement in account.statements} | {s.through for s in account.statements}
    for instrument in account.instruments:
        named |= {*instrument.parties, *instrument.proposed_by, *instrument.mediators}
        named |= {position.party for position in instrument.positions}
        named |= {position.reported_by for position in instrument.positions}
    for incident in account.incidents:
        named |= {incident.accused, *incident.alleged_by, *incident.denied_by}
    assert named - {None} <= actors
    assert {a.instrument for a in account.assessments} | {a.incident for a in account.assessments} <= ids
    assert {d.about.id for d in account.disagreements if d.about.kind != "actor"} <= ids
    assert len(ids) == len(facts)


@dataclass
class Weights:
    """How many origins stand behind each line, by the words of its first evidence."""

    origins: dict[tuple[str, str], int]

    @classmethod
    def of(cls, account: Account) -> Weights:
        weighed = {}
        for kind in ("statements", "meetings", "instruments", "incidents"):
            for fact in getattr(account, kind):
                first = min(spans_in(fact), key=lambda span: (span.exact, span.report))
                weighed[kind, first.exact] = fact.support.origins if fact.support else 0
        return cls(weighed)


@pytest.mark.parametrize("name", ["continental-wire.txt", "volga-bulletin.txt"])
def test_a_copied_report_adds_no_origin(example: Built, name: str) -> None:
    copy = Raw((EXAMPLE / name).read_bytes() + b"\n", "a-copy-of-it.txt")
    copied = build([*example_raws(), copy]).account
    assert len(copied.reports) == len(example.account.reports) + 1
    before, after = Weights.of(example.account).origins, Weights.of(copied).origins
    assert {line for line, origins in after.items() if origins > before.get(line, 0)} <= after.keys() - before.keys()
    assert sum(after.values()) <= sum(before.values())


PILE = {
    "swap-wire.txt": (
        "Kestania, Vorland swap 40 prisoners on Plesk bridge\n\nMay 8, 2024\n\n"
        "Kestania and Vorland swapped 40 prisoners on the Plesk bridge on Tuesday, a day after a ceasefire of ten days "
        "began in the Delta. President Mirela Dosh said that Kestania would keep it. Vorland's army said that "
        "Kestania's drones had struck a depot at Ostrel on Wednesday; Kestania denied it.\n"
    ),
    "swap-post.txt": (
        "Prisoners home over bridge at Plesk\n\nMay 8, 2024\n\n"
        "On Tuesday the bridge at Plesk saw 40 prisoners go home. Vorland's prime minister, Tavo Rennick, hailed the "
        "ceasefire in the Delta and said: “We will hold our fire.” Kestania's president, Mirela Dosh, called it a "
        "start.\n"
    ),
    "strait-wire.txt": (
        "Islandia frees grain ship off Port Amaya\n\nMay 10, 2024\n\n"
        "Islandia's navy freed the grain ship Corda off Port Amaya on Friday and killed two gunmen. Admiral Ruy Falcón "
        "said that the strait was open. The Reef Front denied that it had seized the ship.\n"
    ),
    "strait-post.txt": (
        "Strait open again, says navy\n\nMay 11, 2024\n\n"
        "The strait off Port Amaya is open, Islandia's navy said after it freed the grain ship Corda on Friday. "
        "Two gunmen of the Reef Front died, Admiral Ruy Falcón said. The Front declined a ceasefire.\n"
    ),
}
"""Two stories, each told by two reports in their own words."""
FACTS = ("statements", "meetings", "instruments", "incidents")


def pile(*left_out: str) -> list[Raw]:
    return [Raw(text.encode(), name) for name, text in PILE.items() if name not in left_out]


def test_a_mixed_pile_is_two_stories_whatever_its_order() -> None:
    expected = build(pile()).account
    assert sorted(
        sorted(report.path or "" for report in expected.reports if report.story == story.id)
        for story in expected.stories
    ) == [["strait-post.txt", "strait-wire.txt"], ["swap-post.txt", "swap-wire.txt"]]
    for seed in range(3):
        shuffled = pile()
        random.Random(seed).shuffle(shuffled)
        assert encode(build(shuffled).account) == encode(expected)


def test_reports_that_come_one_by_one_end_in_the_account_of_all() -> None:
    expected = encode(build(pile()).account)
    for arrived in (pile(), pile()[::-1]):
        accounts = [encode(build(arrived[:count]).account) for count in range(1, len(arrived) + 1)]
        assert accounts[-1] == expected
        assert len(set(accounts)) == len(accounts)


@pytest.mark.parametrize("name", PILE)
def test_a_copy_of_any_report_of_a_pile_adds_no_origin_and_no_voice(name: str) -> None:
    before = build(pile()).account
    copied = build([*pile(), Raw(PILE[name].encode() + b"\n", "z-copy.txt")]).account
    assert len(copied.reports) == len(before.reports) + 1
    assert len(copied.stories) == len(before.stories)
    assert len(copied.origins) == len(before.origins)
    for origin in before.origins:
        assert any(set(origin.reports) <= set(other.reports) for other in copied.origins)
    supports = [
        sorted(
            (kind, min(span.exact for span in spans_in(fact)), fact.support.origins, len(fact.support.voices))
            for kind in FACTS[1:]
            for fact in getattr(account, kind)
        )
        for account in (before, copied)
    ]
    assert supports[0] == supports[1]


@pytest.mark.parametrize("name", PILE)
def test_without_a_report_nothing_rests_on_it_and_all_that_never_did_stays(name: str) -> None:
    whole, less = build(pile()).account, build(pile(name)).account
    (gone,) = (report for report in whole.reports if report.path == name)
    assert all(span.report != gone.id for span in spans_in(less))
    story = {report.id: report.story for report in whole.reports}
    for kind in FACTS:
        facts = getattr(whole, kind)
        kept = [fact for fact in facts if all(span.report != gone.id for span in spans_in(fact))]
        bare = {evidence(fact) for fact in getattr(less, kind)}
        assert {evidence(fact) for fact in kept} <= bare
        apart = [fact for fact in facts if all(story[span.report] != gone.story for span in spans_in(fact))]
        assert apart == [fact for fact in getattr(less, kind) if evidence(fact) in {evidence(one) for one in apart}]
        assert len(kept) < len(facts) or kind != "statements"


def evidence(fact: Fact) -> tuple[Span, ...]:
    """Every span that a fact rests on, in order."""
    return tuple(sorted(set(spans_in(fact))))


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.lists(st.text(max_size=400), min_size=1, max_size=4))
def test_any_text_is_read_without_a_crash_and_with_exact_spans(texts: list[str]) -> None:
    raws = [Raw(text.encode("utf-8", "replace"), f"{number}.txt") for number, text in enumerate(texts)]
    built = build(raws)
    for span in spans_in(built.account):
        assert built.texts[span.report][span.start : span.end] == span.exact


NOISE = (
    "Orvania Talvek said that it had agreed to a ceasefire of 30 days on Tuesday “ ” \" ' . , \n drones struck "
    "Port-Avel President Ilya Korrin 12 of 40 the rebels denied shelling 14 June 2024 at 6 a.m. GMT more than "
    "the accord , ; — ( )"
)
WORDS = st.sampled_from(NOISE.split(" "))


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.lists(WORDS, min_size=1, max_size=120))
def test_news_like_noise_is_read_without_a_crash(words: list[str]) -> None:
    built = build([Raw(" ".join(words).encode(), "noise.txt")])
    assert msgspec.json.decode(encode(built.account))["format"] == "trucewatch-account/1"
    for span in spans_in(built.account):
        assert built.texts[span.report][span.start : span.end] == span.exact
