"""A truce outlives the day of its news: what a later story tells is held against it."""

from __future__ import annotations

from trucewatch.core.account import Account
from trucewatch.pipeline import build
from trucewatch.read.raw import Raw, SideNote

SIGNED = (
    "Velda and Ordu sign thirty-day truce\n\n"
    "PORT SEL, 2 May 2031 - Velda and Ordu agreed a ceasefire of 30 days on Friday, the League's mediator Ilva Torrin "
    "said. The ceasefire takes effect on 3 May 2031 and covers all attacks on land and from the air, she said.\n\n"
    "Veldan troops and Orduan troops have fought along the Kell river since last year. President Mara Osk of Velda "
    "signed the ceasefire in Port Sel; so did Prime Minister Dov Harn of Ordu.\n"
)
STRUCK = (
    "Shells hit mill at Tarnow\n\n"
    "KELLSTADT, 12 May 2031 - Orduan troops shelled a flour mill at Tarnow on Sunday, 11 May 2031, and killed two "
    "workers, the Veldan army said. Fires burned in the storehouse until evening, a baker told the Courier. "
    "Ordu's army denied "
    "that it had shelled the mill.\n\n"
    "Veldan troops stood ready along the Kell, an Orduan officer said.\n"
)
LONG_AFTER = STRUCK.replace("12 May 2031", "12 August 2031").replace("11 May 2031", "11 August 2031")


def told(*texts: tuple[str, str]) -> Account:
    """The account of texts with their days of publication."""
    return build(
        [
            Raw(text.encode(), f"{number}.txt", SideNote(f"{number}.txt", f"Courier {number}", None, day))
            for number, (text, day) in enumerate(texts)
        ]
    ).account


def held_against_it(account: Account) -> list[tuple[str, str, str]]:
    """Where the mill was hit, held against the truce: in scope, in time, by a bound party."""
    stories = {report.id: report.story for report in account.reports}
    incidents = {one.id: one for one in account.incidents}
    papers = {one.id: one for one in account.instruments}
    return [
        (one.in_scope, one.in_time, one.by_bound_party)
        for one in account.assessments
        if stories[incidents[one.incident].evidence[0].report] != stories[papers[one.instrument].evidence[0].report]
    ]


def test_a_strike_of_a_later_story_is_held_against_the_truce() -> None:
    account = told((SIGNED, "2031-05-02"), (STRUCK, "2031-05-12"))
    assert len(account.stories) == 2
    assert [sorted(process.stories) for process in account.processes] == [sorted(story.id for story in account.stories)]
    assert ("yes", "yes", "yes") in held_against_it(account)


def test_a_strike_long_after_its_end_is_not() -> None:
    account = told((SIGNED, "2031-05-02"), (LONG_AFTER, "2031-08-12"))
    assert len(account.stories) == 2
    assert held_against_it(account) == []


def test_a_strike_of_another_war_is_not() -> None:
    other = (
        STRUCK.replace("Orduan", "Marran").replace("Ordu", "Marr").replace("Veldan", "Jostan").replace("Kell", "Ost")
    )
    account = told((SIGNED, "2031-05-02"), (other, "2031-05-12"))
    assert held_against_it(account) == []
