"""An invented article as a reader would save it, with room for what stands around it on its page."""

from __future__ import annotations

from marked import marked
from trucewatch.core.account import Report
from trucewatch.read.raw import Raw
from trucewatch.read.report import read_report

TITLE = "Verrania and Korda Front agree to ten-day pause"
LEAD = (
    "Verrania and the Korda Front agreed on Monday to stop shelling along the Karsk line for ten days, "
    "mediators said in Port Sel."
)
BODY = (
    "The pause begins at midnight and covers artillery, drones and mortars, by a text that both sides signed.",
    "Korda Front commander Ilva Torrin said his fighters would keep their positions during the pause.",
    "A Verranian army spokesman said that the road to Port Sel would be opened to trucks on Tuesday.",
)
END = (
    "Verranian officials said the road had been mined and that clearing it would take the army two days.",
    "The Front declined to say how many prisoners it holds, mediators in Port Sel said.",
)


def uncut_and_overcut(source: str) -> tuple[list[str], list[str]]:
    """The lines that should have been cut and were not, and those that were cut and should not have been."""
    story = marked(source)
    reading = read_report(Raw(story.text.encode(), "a.txt"))
    assert reading.report is not None
    gone = {at for cut in reading.report.cuts for at in range(cut.start, cut.end)}
    wanted = {at for start, end in story.runs.get("cut", []) for at in range(start, end)}
    uncut, overcut, start = [], [], 0
    for line in story.text.split("\n"):
        places = {at for at in range(start, start + len(line)) if not story.text[at].isspace()}
        if places & wanted - gone:
            uncut.append(line)
        if places & gone - wanted:
            overcut.append(line)
        start += len(line) + 1
    return uncut, overcut


def page_with(*, head: str = "", middle: str = "", below: str = "") -> str:
    """The article with lines between its title and lead, in its middle, and below it."""
    return "\n".join(part for part in (TITLE, head, LEAD, *BODY, middle, *END, below) if part)


def report_of(*lines: str, path: str = "valley-post-2031-05-05.txt") -> Report:
    """The report of an article with these lines."""
    report = read_report(Raw("\n".join(lines).encode(), path)).report
    assert report is not None
    return report
