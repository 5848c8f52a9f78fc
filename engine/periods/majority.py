"""The day from which periods that wait for the victim's majority are safely counted."""

from __future__ import annotations

from datetime import date

from .calendar_end import add_days, add_months
from .errors import PeriodError

MAJORITY = 18


def majority(age_at_act: int, act_start: date) -> date:
    """Return the earliest day that can be the 18th birthday of a person who was `age_at_act` (0 to 17) on `act_start`.

    The birthday itself is never asked for. A person who is 14 on a day turns 15 the next day at the earliest: was born,
    at the earliest, on the day after the one that lies 15 years back; and comes of age 18 years after that birth. Every
    real birthday is that day or up to a year later, so a period counted from it never ends too late. A person born on
    29 February comes of age in a year without one: 28 February is taken, earlier than 1 March, though the stated age
    may have been told by the other reading; the result can then be `act_start` itself.
    `PeriodError` for an age that is negative or not that of a minor. CPP, art. 8; C. civ., art. 414.
    """
    if not 0 <= age_at_act < MAJORITY:
        raise PeriodError("A period runs from majority only for a person who was a minor: 0 to 17 years old.")
    earliest_birth = add_days(add_months(act_start, -12 * (age_at_act + 1)), 1)
    return add_months(earliest_birth, 12 * MAJORITY)
