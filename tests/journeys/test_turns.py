"""What the window does in one turn of its event loop: counted, for no clock is the same twice."""

from collections import Counter

import pytest
from PySide6.QtCore import QEvent

from hop_desktop.ui.widgets.choice_card import ChoiceCard
from tests.ui.watch import Watch


@pytest.fixture
def questionnaire(open_window):
    driver = open_window()
    driver.click("Start assessment")
    driver.begin("Quick form")
    driver.cards()[0].click()
    return driver


def test_a_page_change_paints_each_card_once(questionnaire):
    paints = Counter()
    while "Finish assessment" not in questionnaire.names():
        with Watch(ChoiceCard, QEvent.Type.Paint) as of_one_page:
            questionnaire.button("Skip").click()
        paints.update(of_one_page.values())

    assert set(paints) == {1}


def test_leaving_the_last_item_is_stored_in_one_go(questionnaire, monkeypatch):
    repository = type(questionnaire.shell.session.services.assessment._attempts)
    stored = []
    store = repository.save_changes
    monkeypatch.setattr(
        repository,
        "save_changes",
        lambda self, before, after: (stored.append(after), store(self, before, after)),
    )

    while "Finish assessment" not in questionnaire.names():
        stored.clear()
        questionnaire.click("Skip")

    assert [one.reviewed for one in stored] == [True]
