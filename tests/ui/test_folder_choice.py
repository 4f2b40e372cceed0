"""Another folder for the data: warned about when risky, remembered when wanted."""

import pytest

from hop_desktop.app.folder_choice import choose_folder
from hop_desktop.paths import remembered_folder


class Person:
    def __init__(self, folder, *, agrees=True):
        self.folder, self.agrees, self.heard = folder, agrees, []

    def folder_path(self):
        return self.folder

    def confirm(self, question, _button):
        self.heard.append(question)
        return self.agrees

    def tell(self, text):
        self.heard.append(text)


@pytest.fixture(autouse=True)
def config(tmp_path, monkeypatch):
    folder = tmp_path / "config"
    monkeypatch.setattr("platformdirs.user_config_dir", lambda *_names, **_options: str(folder))
    return folder


def test_a_safe_folder_is_taken_without_a_word_and_remembered(tmp_path):
    person = Person(tmp_path / "answers")

    assert choose_folder(person) == remembered_folder() == tmp_path / "answers"
    assert person.heard == []


@pytest.mark.parametrize("agrees", [True, False])
def test_a_synchronised_folder_is_taken_only_after_a_warning(tmp_path, agrees):
    person = Person(tmp_path / "Dropbox", agrees=agrees)

    taken = tmp_path / "Dropbox" if agrees else None
    assert choose_folder(person) == remembered_folder() == taken
    assert "Dropbox" in person.heard[0]


def test_thinking_better_of_it_changes_nothing():
    assert choose_folder(Person(None)) is None
    assert remembered_folder() is None


def test_a_choice_that_cannot_be_remembered_holds_for_now_and_says_so(tmp_path, config):
    config.write_text("a file where a folder should be")
    person = Person(tmp_path / "answers")

    assert choose_folder(person) == tmp_path / "answers"
    assert "could not be remembered" in person.heard[0]
