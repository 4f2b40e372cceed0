"""Profiles are looked at, copied, edited and used, by click and by key."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QApplication,
    QComboBox,
    QDoubleSpinBox,
    QLineEdit,
    QSpinBox,
    QTableWidget,
)

from hop_desktop.domain.instrument import Form
from hop_desktop.domain.profile import Mark
from hop_desktop.ui.navigation import Route
from tests.journeys.profile_steps import choose, open_profiles, texts, visible


def type_number(driver, field, text):
    field.setFocus()
    field.selectAll()
    driver.qtbot.keyClicks(field, text)
    driver.qtbot.keyClick(field, Qt.Key.Key_Tab)
    QApplication.processEvents()


def cells(table, row):
    return [table.item(row, x).text() for x in range(table.columnCount())]


def answered_quick_attempt(driver, keys="3"):
    driver.click("Start assessment")
    driver.begin("Quick form")
    for number in range(18):
        key = keys[number % len(keys)]
        driver.qtbot.keyClick(QApplication.focusWidget() or driver.window, key)
        QApplication.processEvents()
        driver.qtbot.keyClick(QApplication.focusWidget() or driver.window, Qt.Key.Key_Return)
        QApplication.processEvents()
    driver.click("Finish assessment")


def test_every_number_of_every_profile_is_shown_with_its_origin(open_window, catalogue):
    driver = open_window()
    open_profiles(driver)
    combo = visible(driver, QComboBox, "Profile")
    assert combo.count() == len(catalogue.profiles)

    for profile in catalogue.profiles:
        choose(driver, "Profile", profile.name)
        table = visible(driver, QTableWidget, "Levels and weights")
        assert table.rowCount() == 10
        for row, (one, competency) in enumerate(catalogue.instrument.competencies_by_id.items()):
            name, level, origin, weight, weight_origin = cells(table, row)
            assert name == competency.name
            assert level == f"{profile.levels[one]:.1f}"
            assert weight == f"{profile.weights[one]} %"
            assert ("Derived" in origin) == (profile.provenance[one].mark is Mark.DERIVED)
            assert weight_origin == "Judgement"
            why = profile.provenance[one]
            reason = next(text for text in texts(driver) if text.startswith(f"{name}: "))
            assert why.reason in reason
            for code in why.sources:
                source = catalogue.sources[code].text
                listed = next(text for text in texts(driver) if source in text)
                number = listed.partition("]")[0].removeprefix("[")
                assert number in reason.rpartition("[")[2].removesuffix("]").split(", ")


def test_a_copy_is_edited_by_keys_saved_and_used(open_window):
    driver = open_window()
    open_profiles(driver)
    driver.click("Copy and edit")
    name = visible(driver, QLineEdit, "Name of the profile")
    name.selectAll()
    driver.qtbot.keyClicks(name, "Head at Acme")

    type_number(driver, visible(driver, QDoubleSpinBox, "Level of Negotiation"), "2.6")
    type_number(driver, visible(driver, QSpinBox, "Weight of Negotiation"), "20")

    assert visible(driver, QDoubleSpinBox, "Level of Negotiation").value() == 2.5
    assert "Sum of the weights: 107 of 100." in texts(driver)
    assert "7 points are too many." in texts(driver)
    assert not driver.button("Save profile").isEnabled()

    type_number(driver, visible(driver, QSpinBox, "Weight of Strategy"), "9")
    assert driver.button("Save profile").isEnabled()
    driver.click("Save profile")

    table = visible(driver, QTableWidget, "Levels and weights")
    negotiation = next(cells(table, y) for y in range(10) if cells(table, y)[0] == "Negotiation")
    assert negotiation[1:] == ["2.5", "Set by you", "20 %", "Set by you"]
    own = driver.shell.session.services.profiles.own()
    assert [one.name for one in own] == ["Head at Acme"]

    driver.shell.navigator.go(Route.START)
    driver.click("Change")
    choose(driver, "Profile", "Head at Acme (yours)")
    driver.begin("Quick form")
    assert driver.shell.session.services.assessment.open_attempt().profile_id == own[0].profile_id


def test_edits_wait_while_the_person_looks_elsewhere(open_window):
    driver = open_window()
    open_profiles(driver)
    driver.click("Copy and edit")
    type_number(driver, visible(driver, QSpinBox, "Weight of Negotiation"), "33")

    driver.shell._on_appearance_changed()  # larger text, another look: pages are made anew
    driver.shell.navigator.go(Route.HOME)
    driver.shell.navigator.go(Route.EDIT_PROFILE)

    assert visible(driver, QSpinBox, "Weight of Negotiation").value() == 33
    assert driver.shell.session.services.profiles.own() == ()


def test_cancelling_a_copy_leaves_nothing(open_window):
    driver = open_window()
    open_profiles(driver)
    driver.click("Copy and edit")

    driver.click("Cancel")

    assert driver.shell.session.services.profiles.own() == ()
    assert "Profiles" in texts(driver)


def test_an_own_profile_is_deleted_after_asking_and_not_while_an_attempt_needs_it(open_window):
    driver = open_window()
    services = driver.shell.session.services
    open_profiles(driver)
    driver.click("Copy and edit")
    driver.click("Save profile")
    mine = services.profiles.own()[0]
    attempt = services.assessment.begin(Form.QUICK, mine.profile_id)
    open_profiles(driver)
    assert "Delete profile…" not in driver.names()
    services.assessment.discard(attempt)
    open_profiles(driver)

    driver.answers.yes = False
    driver.click("Delete profile…")
    assert services.profiles.own() == (mine,)
    driver.answers.yes = True
    driver.click("Delete profile…")

    assert services.profiles.own() == ()


def test_which_verdicts_flip_stands_on_one_screen(open_window):
    driver = open_window()
    answered_quick_attempt(driver, "34")
    driver.click("Compare two profiles")
    choose(driver, "Profile 1", "Senior Product Manager")
    choose(driver, "Profile 2", "Chief Product Officer")

    table = visible(driver, QTableWidget, "Verdicts under two profiles")

    assert table.rowCount() == 11
    rows = [cells(table, y) for y in range(table.rowCount())]
    for _name, _you, _expected, first, _other, second, flips in rows:
        assert flips == ("Same" if first == second else "Different")
    count = sum(row[6] == "Different" for row in rows[:10])
    assert count
    assert any(text.startswith(f"{count} of 10 verdicts") for text in texts(driver))
    assert rows[10][0] == "Readiness, 0 to 100"
    driver.click("Back")
    assert "Save report…" in driver.names()


def test_profiles_are_compared_by_level_before_any_attempt(open_window):
    driver = open_window()
    open_profiles(driver)

    driver.click("Compare two profiles")

    table = visible(driver, QTableWidget, "Verdicts under two profiles")
    assert table.rowCount() == 10
    assert cells(table, 0)[1] == "–"


def test_results_open_one_section_at_a_time_and_show_everything(open_window):
    driver = open_window()
    driver.click("Look at a sample")
    before = len(texts(driver))

    driver.click("Negotiation")
    opened = texts(driver)
    driver.click("Your answers: Negotiation")
    driver.click("How Negotiation was computed")

    assert len(opened) > before
    assert "Where to go next" in opened
    shown = texts(driver)
    assert any(text.startswith("You picked as best:") for text in shown)
    assert any(text.startswith("Behaviour: (") for text in shown)
    driver.click("How was this computed?")
    assert any(text.startswith("Readiness: 100 × ") for text in texts(driver))
    driver.click("Negotiation")
    assert "Where to go next" not in texts(driver)


def test_closing_asks_about_a_profile_that_is_not_saved(open_window):
    driver = open_window()
    open_profiles(driver)
    driver.click("Copy and edit")
    driver.shell.navigator.go(Route.HOME)
    driver.look("dark", 100)
    driver.answers.yes = False

    driver.window.close()

    assert driver.window.isVisible()
    assert driver.answers.asked == [
        ("The profile you are changing is not saved. Close and lose it?", "Close anyway")
    ]
    assert visible(driver, QLineEdit, "Name of the profile")
