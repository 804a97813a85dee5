"""Keys of a person at a terminal, and lines where nobody sits at one."""

from __future__ import annotations

import io
import sys

import pytest

from trucewatch.cli.keys import END, read_key
from trucewatch.cli.reviewing import logged_in
from trucewatch.cli.session import numbers_in
from trucewatch.core.problems import InputError


@pytest.mark.skipif(sys.platform == "win32", reason="no pseudo-terminals there")
def test_a_key_needs_no_line_end_and_control_d_ends(monkeypatch: pytest.MonkeyPatch) -> None:
    import os
    import pty
    import termios
    import tty

    person, terminal = pty.openpty()
    at_once = tty.setcbreak
    at_once(terminal, termios.TCSANOW)
    monkeypatch.setattr(tty, "setcbreak", lambda number: at_once(number, termios.TCSANOW))  # nothing typed is dropped
    with os.fdopen(terminal, "r", encoding="utf-8", closefd=True) as seen:
        monkeypatch.setattr(sys, "stdin", seen)
        for typed, read in ((b"k", "k"), (b"\x04", END), (b"n", "n")):
            os.write(person, typed)
            assert read_key() == read
    os.close(person)


def test_from_a_pipe_the_first_character_of_a_line_is_the_key(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stdin", io.StringIO("keep\n\n"))
    assert [read_key(), read_key(), read_key()] == ["k", " ", END]


def test_numbers_are_those_that_were_shown() -> None:
    assert numbers_in("1, 3", 3) == [0, 2]
    assert numbers_in("", 3) == []
    for words in ("0", "4", "1,4", "two", "²", "9" * 5000):
        with pytest.raises(InputError, match="counted from 1"):
            numbers_in(words, 3)


def test_a_user_without_a_name_is_nobody(monkeypatch: pytest.MonkeyPatch) -> None:
    def nameless() -> str:
        raise KeyError("getpwuid(): uid not found: 4711")

    monkeypatch.setattr("getpass.getuser", nameless)
    assert logged_in() == ""
