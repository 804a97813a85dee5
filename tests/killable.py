"""Work on a workspace in a process that may be killed: `python tests/killable.py`, then a line of JSON a work.

Each work runs in a process of its own that has all modules already; its id is printed, and "done" or "ended" behind it.
What a work has acknowledged stands in the file `acknowledged`, a number a line.
"""

from __future__ import annotations

import json
import os
import sys
from pathlib import Path

from trucewatch.store import opened as opening
from trucewatch.store.backup import back_up, restore
from trucewatch.store.logs import append_judgement
from trucewatch.store.opened import opened, writing
from trucewatch.workspace import adding, syncing
from trucewatch.workspace.workspace import Workspace, made

sys.path.insert(0, str(Path(__file__).parent))
from piles import DAY, PILE, verdict

MIGRATION = "".join(f"CREATE TABLE notes_{n} (words TEXT); INSERT INTO notes_{n} VALUES ('a');" for n in range(300))


def work(path: Path, what: str, acknowledged: Path) -> None:
    """One kind of work, in the smallest steps."""
    adding.BATCH, syncing.READ_AT_ONCE = 1, 1
    with acknowledged.open("a", buffering=1) as told:
        if what == "init":
            made(path).close()
        elif what == "add":
            print("begun", file=told)
            with Workspace(path) as workspace:
                adding.add(workspace, PILE, DAY, "a pile", lambda done, of: print("report", file=told))
                syncing.sync(workspace)
        elif what == "judge":
            for number in range(25):
                with Workspace(path) as workspace:
                    with writing(workspace.connection):
                        logged = append_judgement(workspace.connection, verdict(acknowledged.stem, f"no {number}"))
                    workspace.seal()
                    print(logged.id, file=told)
        elif what == "rebuild":
            with Workspace(path) as workspace:
                syncing.sync(workspace, anew=True)
        elif what == "back up":
            number = 0
            while True:
                number += 1
                kept = path.with_name(f"kept-{os.getpid()}-{number}.db")
                with Workspace(path) as workspace:
                    back_up(workspace.connection, kept)
                restore(kept, path.with_name(f"back-{os.getpid()}-{number}.db"))
                print(kept.name, file=told)
        elif what == "migrate":
            opening.VERSION, opening.MIGRATIONS = 2, {1: MIGRATION}
            opened(path).close()


def main() -> None:
    """Serve until the lines end."""
    for line in sys.stdin:
        path, what, acknowledged = json.loads(line)
        child = os.fork()
        if child == 0:
            work(Path(path), what, Path(acknowledged))
            os._exit(0)
        print(child, flush=True)
        _, status = os.waitpid(child, 0)
        print("done" if status == 0 else "ended", flush=True)


if __name__ == "__main__":
    main()
