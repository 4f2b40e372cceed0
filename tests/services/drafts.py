"""Stands in for the file of what is being written."""


class Drafts:
    def __init__(self):
        self.kept = {}

    def load(self, kind):
        return self.kept.get(kind, "")

    def save(self, kind, text):
        self.kept[kind] = text
