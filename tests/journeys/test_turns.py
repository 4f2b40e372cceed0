"""What the window does in one turn of its event loop: counted, for no clock is the same twice."""

from collections import Counter

import pytest
from PySide6.QtCore import QEvent, QObject
from PySide6.QtWidgets import QApplication

from hop_desktop.ui.widgets.choice_card import ChoiceCard
from hop_desktop.ui.widgets.list_card import RowButton


class Watch(QObject):
    """Counts the events of the widgets of one kind."""

    def __init__(self, kind, event):
        super().__init__()
        self._kind, self._event = kind, event
        self.counts = Counter()

    def eventFilter(self, watched, event):
        if event.type() is self._event and isinstance(watched, self._kind):
            self.counts[watched.accessibleName()] += 1
        return False

    def __enter__(self):
        QApplication.processEvents()
        QApplication.instance().installEventFilter(self)
        return self.counts

    def __exit__(self, *_error):
        QApplication.processEvents()
        QApplication.instance().removeEventFilter(self)


@pytest.fixture
def questionnaire(open_window):
    driver = open_window()
    driver.click("Start assessment")
    driver.begin("Quick form")
    driver.cards()[0].click()
    return driver


def test_a_page_change_paints_each_card_once(questionnaire):
    with Watch(ChoiceCard, QEvent.Type.Paint) as paints:
        questionnaire.button("Next").click()

    assert set(paints.values()) == {1}


def test_an_answer_leaves_the_rows_alone_that_say_the_same(questionnaire):
    questionnaire.button("Next").click()
    rows = {one.accessibleName() for one in questionnaire.window.findChildren(RowButton)}

    with Watch(RowButton, QEvent.Type.Paint) as paints:
        questionnaire.cards()[0].click()

    assert len(paints) == 1
    assert not set(paints) <= rows


def test_leaving_the_last_item_is_stored_in_one_go(questionnaire, monkeypatch):
    repository = type(questionnaire.shell.session.services.assessment._attempts)
    stored = []
    store = repository.save_place
    monkeypatch.setattr(
        repository,
        "save_place",
        lambda self, attempt: (stored.append(attempt), store(self, attempt)),
    )

    while "Finish assessment" not in questionnaire.names():
        stored.clear()
        questionnaire.click("Skip")

    assert [one.reviewed for one in stored] == [True]
