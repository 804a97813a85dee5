"""The page of counts and rates: one HTML file that opens offline, in the hand of the brief."""

from __future__ import annotations

from trucewatch.core.monitored import Monitored
from trucewatch.show.brief import environment
from trucewatch.show.rates import words
from trucewatch.show.rates.chart import chart_of
from trucewatch.show.rates.together import together
from trucewatch.show.wording import UNPRINTABLE, moment_words, plain


def rates_html(monitored: Monitored, title: str) -> str:
    """The page, without scripts or anything from outside. `title` is the account's."""
    template = environment().get_template("monitor.html.j2")
    tools = {"words": words, "chart_of": chart_of, "together": together, "moment": moment_words, "plain": plain}
    html = template.render(monitored=monitored, title=title, **tools)
    return UNPRINTABLE.sub("\ufffd", html)
