"""The field that a form of question calls for."""

from __future__ import annotations

from datetime import date

from engine.answer import Answer
from engine.ask import Ask

from .checklist_field import ChecklistField
from .choice_field import ChoiceField
from .date_field import DateField
from .field import Field
from .number_field import NumberField
from .pick_field import PickField


def field_for(ask: Ask, before: Answer | None, today: date) -> Field:
    """An input for a question, with the answer given before where there is one."""
    match ask.form:
        case "checklist":
            return ChecklistField(ask, before)
        case "number":
            return NumberField(ask, before)
        case "place" | "platform":
            return PickField(ask, before)
        case "date":
            return DateField(ask, before, today)
        case _:
            return ChoiceField(ask, before)
