"""Renews the golden run of the example (`make bless`); read its diff before you commit it."""

from __future__ import annotations

from pathlib import Path

from trucewatch.core.account import encode
from trucewatch.pipeline import build
from trucewatch.read.intake import gather
from trucewatch.show.markdown import brief_markdown

ROOT = Path(__file__).resolve().parent.parent
GOLDEN = ROOT / "tests" / "golden"


def main() -> None:
    """Write the account and the Markdown brief of the example as they are now."""
    built = build(*gather([str(ROOT / "examples" / "energy-halt")]))
    GOLDEN.mkdir(exist_ok=True)
    (GOLDEN / "account.json").write_bytes(encode(built.account))
    (GOLDEN / "brief.md").write_text(brief_markdown(built.account, built.texts))
    print(f"renewed {GOLDEN.relative_to(ROOT)}: read the diff")


if __name__ == "__main__":
    main()
