"""An import that takes long: the window stays free, and it can be stopped."""

import pytest

from hop_desktop.ui.navigation import Route
from tests.journeys.dropped_files import SAMPLE, file_menu, history, let_go, settle, texts


@pytest.fixture
def busy(open_window):
    """A window whose work waits until the test does it."""
    driver, waiting = open_window(), []
    driver.shell._jobs._executor.submit = waiting.append
    driver.waiting = waiting
    return driver


def work_off(driver):
    while driver.waiting:
        driver.waiting.pop(0)()
    settle()


@pytest.mark.parametrize("way", ["drop", "menu", "preferences"])
def test_an_import_leaves_the_window_free_and_says_how_it_ended(busy, way):
    busy.shell.navigator.go(Route.PREFERENCES)
    work_off(busy)
    busy.answers.path = SAMPLE
    if way == "drop":
        let_go(busy, SAMPLE)
    elif way == "menu":
        file_menu(busy)["Import…"].trigger()
    else:
        busy.click("Import…")

    assert "Importing attempt.json …" in texts(busy)
    assert history(busy) == ()

    work_off(busy)

    assert "1 attempt was added." in texts(busy)
    assert "Importing attempt.json …" not in texts(busy)


def test_a_second_import_waits_for_the_first(busy):
    let_go(busy, SAMPLE)

    let_go(busy, SAMPLE)

    assert "An import is under way. The next one can begin once it has ended." in texts(busy)
    assert len(busy.waiting) == 1


def test_an_import_that_is_stopped_changes_nothing(busy):
    let_go(busy, SAMPLE)

    busy.click("Stop")
    work_off(busy)

    assert "Stopped. Nothing was changed." in texts(busy)
    assert history(busy) == ()


def test_after_an_import_the_next_one_can_begin(busy, tmp_path):
    broken = tmp_path / "broken.json"
    broken.write_text("{}")
    let_go(busy, broken)
    work_off(busy)

    let_go(busy, SAMPLE)
    work_off(busy)

    assert len(history(busy)) == 1


def test_several_files_are_counted_while_they_are_imported(busy, tmp_path):
    broken = tmp_path / "broken.json"
    broken.write_text("{}")
    let_go(busy, broken, SAMPLE)
    stored, seen = busy.shell.session._file_import._imports.import_from, []

    def watch(source, go_on):
        settle()
        seen.extend(text for text in texts(busy) if text.startswith("Importing"))
        return stored(source, go_on)

    busy.shell.session._file_import._imports.import_from = watch
    work_off(busy)

    assert seen == [
        "Importing broken.json, file 1 of 2 …",
        "Importing attempt.json, file 2 of 2 …",
    ]


def test_everything_is_exported_in_the_background_and_once(busy, tmp_path):
    busy.shell.navigator.go(Route.PREFERENCES)
    work_off(busy)
    busy.answers.path = tmp_path / "everything.json"

    busy.click("Export…")
    busy.click("Export…")

    assert "Exporting …" in texts(busy)
    assert len(busy.waiting) == 1
    work_off(busy)
    assert "Exported to everything.json." in texts(busy)
    assert busy.answers.path.exists()
