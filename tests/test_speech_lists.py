"""The hand-made lists of channels, relays and utterance groups over the stories that developers may read."""

from __future__ import annotations

from pathlib import Path

from speech_list import OWN, Listed, Tally, folder_of, judged, lists
from trucewatch.pipeline import build
from trucewatch.read.intake import gather

LEAST_CASES, LEAST_PRECISION, LEAST_RECALL = 0.55, 0.94, 0.25
"""What the lists gave when they were written, a little below: channels and relays right, pairs of renderings."""


def tally_of(listed: Listed, folder: Path) -> Tally:
    """What of the list holds in the account of the reports in `folder`."""
    raws, problems = gather([str(path) for path in sorted(folder.glob("*.txt"))])
    return judged(listed, build(raws, problems).account, folder)


def test_every_place_of_our_own_lists_is_there() -> None:
    own = [listed for listed in lists() if (OWN / listed.story).is_dir()]
    assert own
    for listed in own:
        texts = {path.name: path.read_text("utf-8") for path in (OWN / listed.story).glob("*.txt")}
        cases = (*listed.channels, *listed.relays, *listed.addressees)
        places = (*cases, *(place for group in (*listed.groups, *listed.doubtful) for place in group))
        assert all(place.text and texts[place.file].count(place.text) >= place.n for place in places)


def test_channels_relays_and_utterances_stay_as_right_as_they_were(stories: Path) -> None:
    total = Tally()
    for listed in lists():
        folder = folder_of(listed, stories)
        assert folder is not None, listed.story
        total.add(tally_of(listed, folder))
    assert total.cases >= LEAST_CASES
    assert total.precision >= LEAST_PRECISION
    assert total.recall >= LEAST_RECALL
