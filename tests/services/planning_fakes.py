"""What the planning service stands on, in memory."""

from dataclasses import replace
from datetime import UTC, datetime

from hop_desktop.domain.action import ActionKind, LibraryAction, Stage


class Clock:
    def __init__(self):
        self.moment = datetime(2026, 11, 24, 12, tzinfo=UTC)

    def now(self):
        return self.moment


class Plans:
    """A plan in memory that counts the saves as the store does."""

    def __init__(self):
        self.stored, self.arranged = {}, set()

    def actions(self):
        return tuple(sorted(self.stored.values(), key=lambda one: one.position))

    def due_until(self, day):
        return [one for one in self.actions() if one.is_open and one.due and one.due <= day]

    def save_actions(self, actions):
        saved = tuple(replace(one, revision=one.revision + 1) for one in actions)
        self.stored.update({one.action_id: one for one in saved})
        return saved

    def delete_action(self, action_id):
        del self.stored[action_id]

    def arrangeable(self):
        return frozenset(self.arranged)

    def save_arrangeable(self, library_id, *, can_arrange):
        (self.arranged.add if can_arrange else self.arranged.discard)(library_id)


class Ledger:
    def __init__(self):
        self.stored = {}

    def entries(self):
        return tuple(self.stored.values())

    def save_entry(self, entry):
        self.stored[entry.entry_id] = entry


class NoHistory:
    def latest(self):
        return None


class Profiles:
    def __init__(self, catalogue):
        self.get = catalogue.profile


def library():
    return [
        LibraryAction(
            action_id=f"act-{kind}",
            competency_id="negotiation",
            facet_ids=("preparation", "firmness"),
            steps=(2, 3, 4, 5),
            kind=kind,
            gives_exposure=False,
            title=f"A {kind}",
            do="Do it.",
            seen="It is seen.",
            hours=4,
            weeks=6,
            stages=frozenset(Stage),
        )
        for kind in ActionKind
    ]
