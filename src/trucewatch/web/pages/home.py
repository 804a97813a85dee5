"""The first page: all dossiers, what could not be read, the form to search."""

from __future__ import annotations

from starlette.requests import Request
from starlette.responses import Response

from trucewatch.show.index import Entry
from trucewatch.web.addresses import dossier_address
from trucewatch.web.pages.answers import desk_of, page


def home(request: Request) -> Response:
    """All dossiers, what could not be read, the form to search."""
    desk = desk_of(request)
    named = ((one, dossier_address(one.id)) for one in desk.dossiers())
    entries = [
        Entry(address, one.title, one.first_day, one.last_day, one.reports, one.instruments, one.incidents)
        for one, address in named
    ]
    return page("home.html.j2", {"entries": entries, "unread": desk.not_read(), "name": desk.path.name})
