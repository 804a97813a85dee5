"""The application on a port of this machine."""

from __future__ import annotations

import socket
from collections.abc import Callable
from pathlib import Path

import uvicorn

from trucewatch.core.problems import InputError
from trucewatch.web.app import make_app
from trucewatch.web.desk import Desk

LOOPBACK_ADDRESS = "127.0.0.1"


def serve_on_loopback(path: Path, port: int, told: Callable[[str], None]) -> None:
    """Serve the workspace at `path` until somebody stops it; `told` gets the address when it can be opened.

    Raises InputError where the port is taken, StoreError where the workspace cannot be read.
    """
    desk = Desk(path)
    desk.dossiers()
    listening = socket.socket(socket.AF_INET, socket.SOCK_STREAM)
    listening.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    try:
        listening.bind((LOOPBACK_ADDRESS, port))
    except OSError as error:
        listening.close()
        raise InputError(f"port {port} cannot be used ({error.strerror}): name another with --port") from error
    told(f"http://{LOOPBACK_ADDRESS}:{listening.getsockname()[1]}/")
    settings = uvicorn.Config(
        make_app(desk), log_level="warning", server_header=False, date_header=False, lifespan="off"
    )
    uvicorn.Server(settings).run(sockets=[listening])
