"""What the person changed can be taken back, also when the disk refuses once."""

import pytest

from hop_desktop.domain.errors import StorageUnavailableError
from hop_desktop.ui.navigation import Route
from hop_desktop.ui.undo import CHANGES_KEPT, UndoHistory, UndoStep


@pytest.fixture
def history(qapp):
    return UndoHistory()


def change(shelf, name):
    """A change that put `name` on the shelf."""
    shelf.append(name)
    return UndoStep(
        f"Add {name}", Route.HOME, lambda: shelf.remove(name), lambda: shelf.append(name)
    )


def test_changes_are_taken_back_in_turn_and_done_again(history):
    shelf = []
    history.add(change(shelf, "a"))
    history.add(change(shelf, "b"))

    history.undo()
    assert (shelf, history.undo_text, history.redo_text) == (["a"], "Add a", "Add b")
    history.undo()
    assert (shelf, history.undo_text) == ([], "")
    history.redo()

    assert (shelf, history.redo_text) == (["a"], "Add b")


def test_a_new_change_forgets_what_was_taken_back(history):
    shelf = []
    history.add(change(shelf, "a"))
    history.undo()

    history.add(change(shelf, "b"))

    assert history.redo_text == ""
    history.undo()
    assert shelf == []


def test_with_nothing_to_undo_nothing_happens(history, qtbot):
    with qtbot.assertNotEmitted(history.applied):
        history.undo()
        history.redo()


def test_the_page_that_shows_the_change_is_named(history, qtbot):
    history.add(change([], "a"))

    with qtbot.waitSignal(history.applied) as applied:
        history.undo()

    assert applied.args == ["home"]


def test_a_refused_undo_is_said_and_can_be_tried_again(history, qtbot):
    disk = {"is_full": True}

    def undo():
        if disk["is_full"]:
            raise StorageUnavailableError("the disk is full")

    history.add(UndoStep("Delete x", Route.HOME, undo, lambda: None))

    with qtbot.waitSignal(history.refused) as refused:
        history.undo()
    assert refused.args == ["the disk is full"]
    assert history.undo_text == "Delete x"
    disk["is_full"] = False
    history.undo()

    assert history.undo_text == ""


def test_only_the_last_changes_are_kept(history):
    shelf = []
    for number in range(CHANGES_KEPT + 5):
        history.add(change(shelf, str(number)))

    for _time in range(CHANGES_KEPT + 5):
        history.undo()

    assert shelf == ["0", "1", "2", "3", "4"]
    history.forget()
    assert history.redo_text == ""
