"""The error of this package."""


class PeriodError(ValueError):
    """A period that cannot be counted; its text is a plain sentence without any date or answer of the person."""
