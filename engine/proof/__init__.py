"""Checks of the packs themselves: their own test cases, and what a rule author may have overlooked."""
