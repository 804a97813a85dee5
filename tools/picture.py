"""Takes the README's picture: the brief of the example in a headless browser (`make picture`).

Needs Chromium on the machine (`chromium`, `chromium-browser` or `google-chrome`); nothing else of the project does.
"""

from __future__ import annotations

import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
TARGET = ROOT / "docs" / "pictures" / "brief.png"
SIZE = "1180,1500"


def main() -> int:
    """Exit code 1, saying so, where there is no browser."""
    browser = next(filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))), None)
    if browser is None:
        print("no Chromium found: install it to renew the picture", file=sys.stderr)
        return 1
    command = Path(sys.executable).with_name("trucewatch")
    with tempfile.TemporaryDirectory() as scratch:
        subprocess.run([command, "brief", ROOT / "examples" / "energy-halt", "-q", "-o", scratch], check=True)
        TARGET.parent.mkdir(exist_ok=True)
        quiet = ["--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--hide-scrollbars"]
        quiet += ["--disable-background-networking", "--disable-component-update", "--disable-sync"]
        profile = f"--user-data-dir={scratch}/profile"
        page = f"file://{scratch}/brief.html"
        subprocess.run([browser, *quiet, profile, f"--window-size={SIZE}", f"--screenshot={TARGET}", page], check=True)
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
