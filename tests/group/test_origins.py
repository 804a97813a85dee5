from __future__ import annotations

import msgspec

from marked import day, page
from trucewatch.core.account import Origin
from trucewatch.core.page import Page
from trucewatch.group.origins import origins_of
from trucewatch.group.passages import shared_passages

TEXT = (
    "Gunners on both banks of the Osk fell silent shortly before dawn and ferries ran again. "
    "A medic in Ordu counted eleven wounded people on the first quiet morning since February."
)


def known(own: Page, outlet: str | None = None, wire: str | None = None, published: str | None = None) -> Page:
    """`own` with what its heading lines would say."""
    report = msgspec.structs.replace(own.report, outlet=outlet, wire=wire)
    if published:
        report = msgspec.structs.replace(report, published=day(published))
    return msgspec.structs.replace(own, report=report)


def origins(*pages: Page) -> tuple[Origin, ...]:
    return origins_of(pages, shared_passages(pages))


def test_reports_that_share_nothing_are_an_origin_each() -> None:
    first, second = known(page("Rain fell on Velt.", "a.txt"), "Velt Post"), page("Snow lay on Ordu.", "b.txt")
    assert {(o.kind, o.name, o.reports, o.spans) for o in origins(first, second)} == {
        ("outlet", "Velt Post", (first.report.id,), ()),
        ("unknown", None, (second.report.id,), ()),
    }


def test_a_copy_of_a_report_adds_no_origin() -> None:
    pages = [page(TEXT, "a.txt"), page("  " + TEXT, "b.txt")]
    (only,) = origins(*pages)
    assert set(only.reports) == {own.report.id for own in pages}


def test_the_credited_agency_wrote_what_is_shared() -> None:
    agency = known(page("OSK CITY. " + TEXT, "a.txt"), "Tern Press Agency", published="2031-05-02")
    paper = known(page("Our own words come first here. " + TEXT, "b.txt"), "Morning Bell", "Tern", "2031-05-01")
    shared = next(origin for origin in origins(agency, paper) if len(origin.reports) == 2)
    assert (shared.kind, shared.name, shared.reports[0]) == ("wire", "Tern Press Agency", agency.report.id)
    assert "credited" in shared.why


def test_an_agency_that_is_credited_but_not_at_hand_is_named() -> None:
    first = known(page("Rain fell all day on Velt. " + TEXT, "a.txt"), "Velt Post", "Tern")
    second = known(page("Snow lay deep around Ordu. " + TEXT, "b.txt"), "Ordu Star")
    shared = next(origin for origin in origins(first, second) if len(origin.reports) == 2)
    assert (shared.kind, shared.name) == ("wire", "Tern")


def test_without_a_credit_the_report_that_is_dated_first_had_it() -> None:
    late = known(page("Rain fell all day on Velt. " + TEXT, "a.txt"), "Velt Post", published="2031-05-03")
    early = known(page("Snow lay deep around Ordu. " + TEXT, "b.txt"), "Ordu Star", published="2031-05-02")
    shared = next(origin for origin in origins(late, early) if len(origin.reports) == 2)
    assert (shared.kind, shared.name, shared.reports[0]) == ("outlet", "Ordu Star", early.report.id)


def test_without_credit_or_date_nobody_is_guessed() -> None:
    pages = [page("Rain fell all day on Velt. " + TEXT, "a.txt"), page("Snow lay deep around Ordu. " + TEXT, "b.txt")]
    shared = next(origin for origin in origins(*pages) if len(origin.reports) == 2)
    assert (shared.kind, shared.name) == ("unknown", None)


def test_an_official_text_belongs_to_its_office() -> None:
    office = known(page(TEXT, "a.txt"), "Foreign Ministry of Velt", published="2031-05-03")
    paper = known(page("Snow lay deep around Ordu. " + TEXT, "b.txt"), "Ordu Star", published="2031-05-03")
    shared = next(origin for origin in origins(office, paper) if len(origin.reports) == 2)
    assert (shared.kind, shared.name) == ("office", "Foreign Ministry of Velt")


def test_the_order_of_reports_does_not_matter() -> None:
    pages = [page(f"{start}. {TEXT}", f"{start}.txt") for start in ("Rain fell", "Snow lay", "Fog rose")]
    assert origins(*pages) == origins(*pages[::-1])


def test_a_note_that_copied_reports_quote_keeps_its_own_origin() -> None:
    note = "All guns on both banks of the Osk shall be silent from dawn and remain so for as long as the parties wish."
    story = (
        "Fishermen returned to the river on Tuesday for the first time since the floods of early spring. "
        "Markets opened in Ordu and in the villages downstream, and bread was sold without coupons. "
        f"{note} Nobody in the town hall would say how long the calm might last or who would watch over it."
    )
    office = known(page(f"Point one. {note}", "a.txt"), "Foreign Ministry of Velt")
    first, second = page(story, "b.txt"), page(story + " ", "c.txt")
    found = {frozenset(origin.reports): origin for origin in origins(office, first, second)}
    copies = frozenset({first.report.id, second.report.id})
    assert set(found) == {copies, copies | {office.report.id}}
    assert found[copies | {office.report.id}].kind == "office"


def test_a_copy_of_the_source_changes_nothing_about_who_wrote_it() -> None:
    agency = known(page("OSK CITY. " + TEXT, "a.txt"), "Tern Press Agency", published="2031-05-02")
    twin = known(page("OSK CITY. " + TEXT, "c.txt"), "Tern Press Agency", published="2031-05-02")
    paper = known(page("Our own words come first here. " + TEXT, "b.txt"), "Morning Bell", "Tern", "2031-05-01")
    names = [
        {(origin.kind, origin.name) for origin in origins(*pages)} for pages in ((agency, paper), (agency, twin, paper))
    ]
    assert names[0] == names[1]
