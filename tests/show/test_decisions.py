"""What people decided, on the page, in Markdown and in a terminal."""

from __future__ import annotations

import io

import pytest
from rich.console import Console

from altered import replaced
from judging import ACCOUNT, LATER, TEXTS, log_of, maker, spot
from pages import Seen, read
from trucewatch.compare.compare import compare
from trucewatch.core.account import Account
from trucewatch.core.judgements import Judgement
from trucewatch.judge.apply import judged
from trucewatch.show.brief import brief_html
from trucewatch.show.ledger import ledger_of
from trucewatch.show.markdown import brief_markdown
from trucewatch.show.news import News
from trucewatch.show.row import DecisionRow
from trucewatch.show.rows import Ledger
from trucewatch.show.terminal import print_account

GONE = "The envoys shook hands at the ferry"


def after(*judgements: Judgement) -> Account:
    """The account as these judgements leave it."""
    return judged(ACCOUNT, log_of(*judgements), TEXTS)


def without_a_hold(one: Judgement) -> Judgement:
    """The same judgement on words of a report that is not there."""
    assert one.about is not None
    mark = one.about.marks[0]
    lost = replaced(
        mark, report="r-lost", sha256="0" * 64, exact=GONE, source=replaced(mark.source, outlet="Ferry Post")
    )
    return replaced(one, about=replaced(one.about, marks=(lost,)))


def page(account: Account, *, excerpts: bool = False) -> Seen:
    """The brief, read."""
    return read(brief_html(account, TEXTS, excerpts=excerpts))


def printed(account: Account) -> str:
    """What a terminal shows."""
    out = io.StringIO()
    print_account(account, Console(file=out, width=500))
    return out.getvalue()


def rows(account: Account) -> tuple[DecisionRow, ...]:
    """The lines of decisions."""
    return ledger_of(account).decisions


def marks(ledger: Ledger) -> dict[str, list[str]]:
    """The marks of incidents and instruments, by id."""
    lines = (*ledger.incidents, *ledger.instruments)
    return {row.id: [review.words for review in row.reviews] for row in lines if row.reviews}


KEPT = maker().keep(spot("halt"), why="read against the signed paper")
AMENDED = maker(by="Bo").amend(spot("ordu"), "form", "missile")
LOST = without_a_hold(maker(by="Cyd").keep(spot("kell")))
ALL = after(KEPT, AMENDED, LOST, maker().reject(spot("fire"), why="the fire was an accident"))


def test_an_account_that_nobody_judged_says_so_and_has_no_section() -> None:
    seen = page(ACCOUNT)
    assert "without a person’s judgement" in seen.text
    assert "decisions" not in seen.ids
    assert seen.with_class("reviews") == []
    assert "decided" not in brief_markdown(ACCOUNT, TEXTS) + printed(ACCOUNT)


def test_the_foot_says_how_many_people_judged_what() -> None:
    told = "with 4 judgements of 3 people (3 applied and 1 orphaned)"
    assert told in page(ALL).text
    assert "without a person’s judgement" not in page(ALL).text
    assert told in brief_markdown(ALL, TEXTS)


def test_an_orphaned_decision_stands_first_with_the_words_it_held_on_to() -> None:
    first = rows(ALL)[0]
    assert (first.by, first.is_orphaned, first.quoted, first.home) == ("Cyd", True, (GONE,), None)
    assert GONE in page(ALL).text
    assert f"It held on to: “{GONE}”" in brief_markdown(ALL, TEXTS)
    assert f"it held on to: “{GONE}”" in printed(ALL)


def test_a_decision_that_holds_shows_its_passages_and_no_other_words() -> None:
    held = [row for row in rows(ALL) if not row.is_orphaned]
    assert [row.quoted for row in held] == [(), (), ()]
    assert all(row.evidence for row in held)


def test_who_when_and_why_are_told_and_what_it_is_on() -> None:
    text = " ".join(page(ALL).text.split())
    assert "Kept instrument: halt to shelling" in text
    assert "Ada, 9 May 2031, 12:00 (UTC+02:00). Kept as it is. Why: read against the signed paper" in text
    assert "Amended form of incident: missile attack, Ordu" in text


def test_each_line_bears_the_mark_of_who_reviewed_it() -> None:
    assert marks(ledger_of(ALL)) == {
        "halt": ["reviewed by Ada"],
        "ordu": ["amended by Bo: form is missile; it was read as shelling"],
    }
    assert "reviewed by Ada" in brief_markdown(ALL, TEXTS)
    assert "amended by Bo: form is missile; it was read as shelling" in printed(ALL)


def test_a_mark_on_a_part_stands_on_its_fact_and_names_the_part() -> None:
    made = after(maker().amend(spot("halt positions 0"), "stance", "declines"))
    assert marks(ledger_of(made)) == {
        "halt": ["position amended by Ada: stance is declines; it was read as accepts"],
    }
    assert rows(made)[0].what == "stance of position in halt to shelling"


def test_what_was_overtaken_or_taken_back_leaves_no_mark_and_stays_in_the_list() -> None:
    second = maker(by="Bo", at=LATER).amend(spot("ordu"), "form", "air_strike")
    (first_logged,) = log_of(AMENDED)
    back = Judgement(verb="undo", by="Ada", at=LATER, undoes=first_logged.id)
    assert marks(ledger_of(after(AMENDED, back))) == {}
    assert [row.state_words for row in rows(after(AMENDED, back))] == ["applied", "taken back"]
    assert marks(ledger_of(after(AMENDED, second))) == {
        "ordu": ["amended by Bo: form is air strike; it was read as shelling"],
    }
    assert [row.state_words for row in rows(after(AMENDED, second))] == ["applied", "overtaken"]


@pytest.mark.parametrize("excerpts", [False, True])
def test_marks_and_decisions_lead_to_each_other(excerpts: bool) -> None:
    seen = page(ALL, excerpts=excerpts)
    assert len(seen.ids) == len(set(seen.ids)), "an id stands twice"
    inner = {link[1:] for link in seen.links if link.startswith("#")}
    assert inner <= set(seen.ids), sorted(inner - set(seen.ids))
    assert {"decision-1", "decision-2"} <= inner
    home = next(row.home for row in rows(ALL) if row.by == "Bo")
    assert home == next(row.anchor for row in ledger_of(ALL).incidents if row.id == "ordu")


def test_a_persons_words_stay_text() -> None:
    seen = page(after(maker(by="<b>Ada</b>").keep(spot("halt"), why="<script>alert(1)</script>")))
    assert "<b>Ada</b>" in seen.text
    assert "<script>alert(1)</script>" in seen.text
    assert not [tag for tag, _ in seen.tags if tag == "script"]


def test_new_decisions_are_news_and_so_is_one_that_lost_its_hold() -> None:
    old, new = after(KEPT), after(KEPT, AMENDED)
    text = brief_markdown(new, TEXTS, news=News("8 May 2031", old, compare(old, new)))
    assert "**new** Amended, form of incident: missile attack, Ordu, 7 May 2031" in text
    assert "Kept, instrument" not in text[: text.index("## What was agreed")]
    assert "The reports are the same; what differs comes from what people decided" in text
    lost = replaced(old, judgements=tuple(replaced(one, state="orphaned", fact=None) for one in old.judgements))
    moved = brief_markdown(lost, TEXTS, news=News("8 May 2031", old, compare(old, lost)))
    assert "**changed** Kept, instrument (applied → orphaned), by Ada" in moved
