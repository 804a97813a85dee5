"""What a report says once of how somebody spoke holds for what he goes on to say."""

from __future__ import annotations

from scenes import scene


def channels(text: str) -> list[tuple[str | None, str | None]]:
    """The speaker and the channel of each statement, in order."""
    _, context = scene(text)
    return [(one.speaker, one.channel) for one in sorted(context.statements, key=lambda one: one.content)]


def test_a_speaker_goes_on_through_the_channel_that_was_named() -> None:
    found = channels("In a televised address, Torrin said the road was open. She said the guns were silent.")
    assert found == [("torrin", "televised address"), ("torrin", "televised address")]


def test_somebody_elses_words_end_it() -> None:
    found = channels(
        "In a televised address, Torrin said the road was open. Maas said it was shut. Torrin said no more."
    )
    assert ("maas", None) in found
    assert ("maas", "televised address") not in found


def test_a_quotation_in_the_next_paragraph_goes_on() -> None:
    found = channels("Torrin wrote on Telegram that the road was open.\n\n“We kept our word,” Torrin said.")
    assert [channel for _, channel in found] == ["Telegram", "Telegram"]


def test_a_report_in_the_next_paragraph_does_not() -> None:
    found = channels("Torrin wrote on Telegram that the road was open.\n\nTorrin said the guns were silent.")
    assert [channel for _, channel in found] == ["Telegram", None]
