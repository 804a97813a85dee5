"""Reports in which nothing was found."""

from __future__ import annotations

from scenes import scene
from trucewatch.core.account import Incident, Instrument
from trucewatch.find.instruments.instruments import find_instruments
from trucewatch.find.silence import silence_about


def test_a_report_that_only_names_a_truce_says_that_nothing_was_found() -> None:
    page, _ = scene("Hill League spurns truce")
    (problem,) = silence_about(page, ())
    assert problem.stage == "find" and getattr(problem.where, "exact", None) == "truce"


def test_a_report_with_a_truce_found_or_none_named_is_not_silent() -> None:
    page, context = scene("Aruna and Belmar agreed to a 30-day ceasefire on Tuesday.")
    facts = find_instruments(page, context).facts
    assert any(isinstance(fact, (Instrument, Incident)) for fact in facts)
    assert silence_about(page, facts) == ()
    assert silence_about(scene("Torrin opened a bridge in Harn.")[0], ()) == ()
