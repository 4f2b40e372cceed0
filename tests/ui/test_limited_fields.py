"""What does not fit into a field is refused whole and said; nothing is cut."""

import pytest
from PySide6.QtWidgets import QApplication

from hop_desktop.ui.pages.evidence_form import EvidenceForm
from hop_desktop.ui.widgets import line_edit
from hop_desktop.ui.widgets.line_edit import LineEdit
from hop_desktop.ui.widgets.text_field import TextField

ONE_OF_TWO = "a\u202e"  # is stored as one character


@pytest.fixture
def said(monkeypatch):
    texts = []
    monkeypatch.setattr(line_edit, "announce", lambda _field, text: texts.append(text))
    return texts


def paste(field, text):
    QApplication.clipboard().setText(text)
    field.paste()


def test_a_line_refuses_a_paste_that_is_too_long_whole_and_says_so(qtbot, said):
    field = LineEdit("kept", 10)
    qtbot.addWidget(field)

    paste(field, "x" * 7)

    assert field.text() == "kept"
    assert said == ["Too long: at most 10 characters. Nothing was changed."]


def test_a_line_counts_what_is_stored(qtbot, said):
    field = LineEdit("", 4)
    qtbot.addWidget(field)

    paste(field, ONE_OF_TWO * 4)
    paste(field, ONE_OF_TWO)

    assert field.text() == ONE_OF_TWO * 4
    assert len(said) == 1


def test_a_text_counts_what_is_stored(qtbot):
    field = TextField("", 4)
    qtbot.addWidget(field)

    paste(field.edit, ONE_OF_TWO * 4)
    paste(field.edit, ONE_OF_TWO)

    assert field.edit.toPlainText() == "aaaa"


def test_a_text_that_is_too_long_already_is_shown_whole_and_can_be_shortened(qtbot, said):
    field = LineEdit("x" * 12, 10)
    qtbot.addWidget(field)
    assert field.text() == "x" * 12

    field.backspace()
    field.insert("y")

    assert field.text() == "x" * 11


def test_a_confirmer_as_long_as_a_file_may_bring_is_not_cut(qtbot):
    form = EvidenceForm()
    qtbot.addWidget(form)

    form._confirmer.setText("c" * 4000)

    assert len(form.fields().confirmer) == 4000
