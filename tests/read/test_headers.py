"""What a text says about itself."""

from __future__ import annotations

from saved import BODY, LEAD, TITLE, report_of


def test_the_title_is_the_headline_and_not_the_masthead() -> None:
    report = report_of("The Valley Post", "Home | World | Sport", TITLE, "By Ana Roth", LEAD, *BODY)
    assert (report.title, report.outlet, report.byline) == (TITLE, "The Valley Post", ("Ana Roth",))


def test_nothing_is_known_of_a_bare_text_and_its_file_name_is_no_source() -> None:
    report = report_of(LEAD, *BODY)
    assert (report.title, report.outlet, report.byline, report.dateline, report.wire) == (None, None, (), None, None)
    assert not report.published.is_known


def test_a_headline_of_two_sentences_is_no_paragraph() -> None:
    title = "The pause begins tonight. Nobody on the road believes it."
    assert report_of(title, "By Ana Roth", "5 May 2031", LEAD, *BODY).title == title


def test_a_date_that_lost_its_line_hangs_at_the_title() -> None:
    report = report_of(TITLE + "5 May 2031 20.31 GMT", LEAD, *BODY)
    assert (report.title, report.published.earliest) == (TITLE, "2031-05-05")


def test_a_date_and_time_that_lost_their_line_stand_before_the_title() -> None:
    report = report_of("5 May 2031, 20:12 GMT" + TITLE, LEAD, *BODY)
    assert (report.title, report.published.earliest) == (TITLE, "2031-05-05")


def test_several_names_in_a_byline() -> None:
    report = report_of(TITLE, "By Ana Roth in Port Sel, Li Wen and Joss Hale", LEAD, *BODY)
    assert report.byline == ("Ana Roth", "Li Wen", "Joss Hale")


def test_the_agency_of_a_dateline_is_the_wire_credit_whatever_its_name() -> None:
    for dateline, wire in (
        ("PORT SEL, May 5 (Northline) - ", "Northline"),
        ("PORT SEL/KARSK (Delta News Agency) -- ", "Delta News Agency"),
        ("PORT SEL, May 5. /Delta-24/. ", "Delta-24"),
        ("Port Sel, Verrania (DNA) – ", "DNA"),
    ):
        report = report_of(TITLE, dateline + LEAD, *BODY)
        assert (report.wire, report.outlet) == (wire, wire)
        assert report.dateline is not None
        assert report.dateline.upper().startswith("PORT SEL")


def test_the_page_is_the_outlet_and_the_agency_the_wire() -> None:
    report = report_of("VALLEY POST", TITLE, "Northline News Agency", "5 May 2031", LEAD, *BODY)
    assert (report.outlet, report.wire) == ("VALLEY POST", "Northline News Agency")


def test_a_report_shared_with_an_agency() -> None:
    report = report_of(TITLE, "From our foreign staff and Northline", LEAD, *BODY)
    assert report.wire == "Northline"


def test_a_copyright_line_names_the_outlet() -> None:
    assert report_of(TITLE, LEAD, *BODY, "© Valley Post, 2014–2031").outlet == "Valley Post"


def test_a_colon_in_the_first_words_is_no_dateline() -> None:
    report = report_of(
        TITLE, "One thing is clear: the road to Port Sel stays shut until Tuesday, officials said.", *BODY
    )
    assert (report.dateline, report.wire) == (None, None)


def test_a_masthead_above_a_text_without_a_headline() -> None:
    report = report_of("The Valley Post", LEAD, *BODY)
    assert (report.title, report.outlet) == (None, "The Valley Post")
    assert [cut.why for cut in report.cuts] == ["masthead"]
