"""Work that lasts, shared by two processes: `python tests/sleepers.py FOLDER`; each writes its process's id there."""

from __future__ import annotations

import os
import signal
import sys
import time
from pathlib import Path

from trucewatch.workspace.spread import spread


def sleep(folder: Path, name: str) -> None:
    """Write who works, whole, and go on for a minute."""
    draft = folder / f"{name}.new"
    draft.write_text(str(os.getpid()))
    draft.rename(folder / name)
    time.sleep(60)


def end(folder: Path, name: str) -> str:
    """End this process as if memory had run out, if the task says so."""
    if name == "end":
        os.kill(os.getpid(), signal.SIGKILL)
    return name


if __name__ == "__main__":
    for _ in spread(sleep, Path(sys.argv[1]), ["one", "two"], 2):
        pass
