"""What several test files need: the built example, and the annotated stories where they lie beside the project."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from hypothesis import settings

from piles import filled
from trucewatch.pipeline import Built, build
from trucewatch.read.intake import gather

settings.register_profile("untimed", deadline=None)
settings.load_profile("untimed")
ROOT = Path(__file__).resolve().parent.parent
EXAMPLE = ROOT / "examples" / "energy-halt"


@pytest.fixture(scope="session")
def example() -> Built:
    """The account of the example, built once."""
    return build(*gather([str(EXAMPLE)]))


@pytest.fixture(scope="session")
def stories() -> Path:
    """The folder of annotated stories. Skips where it is absent; fails instead where CI says that it must be there."""
    folder = Path(os.environ.get("TRUCEWATCH_SHARED", ROOT.parent / "shared")) / "gold" / "stories"
    if not folder.is_dir():
        if os.environ.get("TRUCEWATCH_SHARED_REQUIRED"):
            pytest.fail(f"the annotated stories are required, and are not at {folder}")
        pytest.skip(f"no annotated stories at {folder}: they are not part of the project")
    return folder


@pytest.fixture(scope="session")
def pile_kept(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A workspace of the small pile (`piles.PILE`), brought up to date, with four judgements: copy it, leave it be."""
    path = tmp_path_factory.mktemp("kept") / "kept.db"
    filled(path)
    return path
