"""Where something is saved: the name gets its ending before anything is asked about it."""

import pytest
from PySide6.QtWidgets import QWidget

from hop_desktop.ui import dialogs
from hop_desktop.ui.dialogs import QtPrompts
from hop_desktop.ui.preferences import Preferences

FILTERS = "PDF (*.pdf);;Web page (*.html *.htm)"


@pytest.fixture
def save(qtbot, tmp_path, monkeypatch):
    """Save under a name as typed; return the path, and what was asked beside Qt's dialog."""
    window = QWidget()
    qtbot.addWidget(window)
    prompts = QtPrompts(window, Preferences(tmp_path / "preferences.ini"))
    asked = []

    def save_as(name, kind="PDF (*.pdf)", *, yes=True):
        given = (str(tmp_path / name), kind)
        answer = staticmethod(lambda *_given: given)
        monkeypatch.setattr(dialogs.QFileDialog, "getSaveFileName", answer)
        monkeypatch.setattr(prompts, "confirm", lambda text, _button: asked.append(text) or yes)
        path = prompts.save_path("report.pdf", FILTERS)
        return path and path.name, asked

    return save_as


@pytest.mark.parametrize(
    ("name", "kind", "saved"),
    [
        ("mine", "PDF (*.pdf)", "mine.pdf"),
        ("mine", "Web page (*.html *.htm)", "mine.html"),
        ("mine", "", "mine.pdf"),
        ("mine.md", "PDF (*.pdf)", "mine.md"),
        (".hidden", "PDF (*.pdf)", ".hidden.pdf"),
    ],
)
def test_a_name_without_an_ending_gets_that_of_the_chosen_kind(save, name, kind, saved):
    assert save(name, kind) == (saved, [])


@pytest.mark.parametrize("name", ["mine", "mine.pdf"])
@pytest.mark.parametrize(("yes", "saved"), [(True, "mine.pdf"), (False, None)])
def test_a_file_that_may_only_be_read_is_asked_about_by_its_whole_name(
    save, tmp_path, name, yes, saved
):
    (tmp_path / "mine.pdf").write_bytes(b"x")
    (tmp_path / "mine.pdf").chmod(0o444)

    assert save(name, yes=yes) == (
        saved,
        ["mine.pdf may only be read. Replace it all the same?"],
    )


def test_a_file_of_the_store_is_never_chosen(qtbot, tmp_path, monkeypatch):
    window, told = QWidget(), []
    qtbot.addWidget(window)
    store = tmp_path / "hop.db"
    prompts = QtPrompts(window, Preferences(tmp_path / "preferences.ini"), store.__eq__)
    chosen = staticmethod(lambda *_given: (str(store), "Everything (*.db)"))
    monkeypatch.setattr(dialogs.QFileDialog, "getSaveFileName", chosen)
    monkeypatch.setattr(prompts, "tell", told.append)

    assert prompts.save_path("export.db", "Everything (*.db)") is None
    assert told == ["hop.db belongs to your data and is kept. Please choose another name."]


def test_a_file_that_qt_did_not_ask_about_is_asked_about(save, tmp_path):
    (tmp_path / "mine.pdf").write_bytes(b"x")

    assert save("mine", yes=False) == (None, ["mine.pdf is there already. Replace it?"])


def test_a_file_that_qt_asked_about_is_asked_about_once(save, tmp_path):
    (tmp_path / "mine.pdf").write_bytes(b"x")

    assert save("mine.pdf") == ("mine.pdf", [])
