"""Which writing says it: the text that "it" stands for, and where it stands."""

from __future__ import annotations

import pytest

from scenes import scene


@pytest.mark.parametrize(
    ("text", "channel"),
    [
        ("The Hill League's statement was short. It said the guns were silent.", "statement"),
        ("The Hill League released two nearly identical texts. Each says the guns are silent.", "texts"),
        ("The Hill League was late. It said the guns were silent.", None),
        ("The Hill League sent a statement and a letter. It said the guns were silent.", None),
        ("The Hill League had answered Quill's letter. It said the guns were silent.", None),
        ("Ilva Torrin's answer is on Telegram: “We kept our word to everybody.”", "Telegram"),
        ("Ilva Torrin posted earlier on social media that the guns were silent.", "social media"),
        ("Ilva Torrin tweeted that the guns were silent.", "tweeted"),
    ],
)
def test_the_channel_is_the_text_meant(text: str, channel: str | None) -> None:
    _, context = scene(text)
    assert [one.channel for one in context.statements][-1:] == [channel]
