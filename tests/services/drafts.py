"""Stands in for the file of what is being written."""

from hop_desktop.services.drafts import Drafts


class DraftsInMemory:
    """A file that takes everything."""

    set_aside_as = ""

    def __init__(self):
        self.kept = {}

    def load(self):
        return dict(self.kept)

    def save(self, texts, *, at_the_end=False):
        self.kept = dict(texts)

    def set_aside(self):
        self.set_aside_as = "drafts-unreadable.json"


def no_drafts():
    """Return drafts among which nothing is typed yet."""
    return Drafts(DraftsInMemory())
