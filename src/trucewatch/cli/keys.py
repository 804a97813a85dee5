"""One key of a person, or one line where nobody sits at a terminal."""

from __future__ import annotations

import sys

END = ""
"""What `read_key` gives where nothing more comes."""


def read_key() -> str:
    """The next key; from a pipe the first character of the next line. END at the end, also by Ctrl-D.

    Raises KeyboardInterrupt.
    """
    if not sys.stdin.isatty():
        line = sys.stdin.readline()
        return END if not line else (line.strip()[:1] or " ")
    try:
        import termios
        import tty
    except ImportError:  # Windows
        line = input("> ")
        return line.strip()[:1] or " "
    number = sys.stdin.fileno()
    before = termios.tcgetattr(number)
    try:
        tty.setcbreak(number)
        key = sys.stdin.read(1)
    finally:
        termios.tcsetattr(number, termios.TCSADRAIN, before)
    if key == "\x03":
        raise KeyboardInterrupt
    return END if key == "\x04" else key


def read_line(question: str) -> str | None:
    """A line of words; None where nothing more comes."""
    print(question, end="", flush=True)
    line = sys.stdin.readline()
    return line.strip() if line else None
