"""The commands of `recours`, one file a subject."""
