"""From the command to the first frame on screen: `recours` beside the smallest Textual program, each in a terminal of its own."""

from __future__ import annotations

import fcntl
import os
import pty
import re
import select
import signal
import struct
import sys
import termios
from time import perf_counter

HELLO = """
from textual.app import App
from textual.widgets import Static
class Hello(App):
    def compose(self):
        yield Static("Hello, world")
Hello().run()
"""
COMMANDS: dict[str, list[str]] = {
    "recours": [sys.executable, "-c", "from tui.cli import main; main(['--lang', 'en'])"],
    "bare Textual hello": [sys.executable, "-c", HELLO],
}
LETTERS = 8  # this many letters drawn make a frame
LIMIT = 20.0
_ESCAPE = re.compile(rb"\x1b(\[[0-?]*[ -/]*[@-~]|\][^\x07\x1b]*(\x07|\x1b\\)|[PX^_][^\x1b]*\x1b\\|[@-Z\\-_])")


def seconds_to_first_frame(command: list[str]) -> float:
    """Start the command in a pseudo-terminal of 100 by 30 and wait until letters are drawn; raises RuntimeError when none come."""
    start = perf_counter()
    pid, terminal = pty.fork()
    if pid == 0:
        os.environ.update(TERM="xterm-256color", LANG="en_US.UTF-8", COLORTERM="truecolor")
        os.execv(command[0], command)
    fcntl.ioctl(terminal, termios.TIOCSWINSZ, struct.pack("HHHH", 30, 100, 0, 0))
    drawn = b""
    try:
        while perf_counter() - start < LIMIT:
            ready, _, _ = select.select([terminal], [], [], 0.5)
            if ready:
                try:
                    drawn += os.read(terminal, 65_536)
                except OSError:
                    break
            screen = drawn.partition(b"\x1b[?1049h")[2]
            if len(re.findall(rb"[A-Za-z]", _ESCAPE.sub(b"", screen))) >= LETTERS:
                return perf_counter() - start
    finally:
        os.kill(pid, signal.SIGKILL)
        os.waitpid(pid, 0)
        os.close(terminal)
    raise RuntimeError(f"no frame was drawn; the end of the output: {_ESCAPE.sub(b'', drawn)[-300:].decode(errors='replace')}")
