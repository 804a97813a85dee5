"""Which language a text is written in."""

from __future__ import annotations

import pytest

from trucewatch.read.language import language_of
from trucewatch.read.raw import Raw, SideNote
from trucewatch.read.report import read_report


@pytest.mark.parametrize(
    ("text", "language"),
    [
        (
            "The mediators said on Tuesday that the pause had held for a third day and that nobody was hurt.",
            "en",
        ),
        (
            "Die Vermittler sagten am Dienstag, die Waffenruhe halte seit drei Tagen und niemand sei verletzt.",
            "de",
        ),
        (
            "Les médiateurs ont déclaré mardi que la trêve tenait depuis trois jours.",
            "fr",
        ),
        (
            "Посредники заявили во вторник, что перемирие держится и что этой ночью выстрелов не было.",
            "ru",
        ),
        (
            "Посередники заявили у вівторок, що перемир'я тримається вже третій день.",
            "uk",
        ),
        ("قال الوسطاء يوم الثلاثاء إن الهدنة صامدة لليوم الثالث على التوالي ولم يصب أحد بأذى.", "ar"),
        ("המתווכים אמרו ביום שלישי כי ההפוגה נשמרת זה היום השלישי.", "he"),
        ("Pause holds", None),
        ("12 34 56", None),
        ("", None),
    ],
)
def test_languages(text: str, language: str | None) -> None:
    assert language_of(text) == language


def test_a_report_in_another_language_is_kept_unread_aloud() -> None:
    text = "Die Vermittler sagten am Dienstag, die Waffenruhe halte seit drei Tagen und niemand sei verletzt worden."
    reading = read_report(Raw(text.encode(), "a.txt"))
    assert reading.report is not None
    assert reading.report.language == "de"
    assert reading.report.unread is not None
    assert [problem.what for problem in reading.problems] == [reading.report.unread]


def test_the_side_file_has_the_last_word() -> None:
    reading = read_report(Raw(b"Pause holds", "a.txt", SideNote("a.txt", language="fr")))
    assert reading.report is not None
    assert reading.report.language == "fr"
