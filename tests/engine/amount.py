"""How many random examples a test takes: few at each run, all of them when the environment says so."""

from __future__ import annotations

import os


def amount(name: str, usual: int) -> int:
    """The number in the environment variable `name`, else the usual one."""
    return int(os.environ.get(name, usual))
