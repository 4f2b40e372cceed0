"""Results: one screen that says where one stands and what to do now."""

import pytest
from PySide6.QtCore import QLocale, QPoint, QRect
from PySide6.QtWidgets import QApplication, QPushButton, QTableWidget

from hop_desktop.domain.errors import StorageUnavailableError
from hop_desktop.i18n import SOURCE_LANGUAGE, use_language
from hop_desktop.services.history import HistoryService
from hop_desktop.ui.language import apply_language
from hop_desktop.ui.main_window import OF_PAGE
from hop_desktop.ui.navigation import Route
from hop_desktop.ui.widgets.radar_canvas import RadarCanvas
from hop_desktop.ui.widgets.row_toggle import RowToggle

NAMES = ("Make a plan", "Save report…", "Customise report…", "Compare two profiles")


def results(open_window):
    driver = open_window()
    driver.store_samples()
    driver.window.resize(1180, 800)
    driver.shell.navigator.go(Route.RESULTS)
    driver.names()
    return driver


def rows(driver):
    QApplication.processEvents()
    return [one for one in driver.window.findChildren(RowToggle) if one.isVisible()]


def radar(driver):
    return next(one for one in driver.window.findChildren(RadarCanvas) if one.isVisible())


def offers(driver):
    QApplication.processEvents()
    buttons = driver.window.findChildren(QPushButton)
    return [one for one in buttons if one.accessibleName() == "Add to plan" and one.isVisible()]


def bottom(driver, widget):
    page = driver.window.controller(Route.RESULTS).page
    return widget.mapTo(page, QPoint(0, widget.height())).y()


def test_what_is_seen_first_needs_no_scrolling(open_window):
    driver = results(open_window)
    page = driver.window.controller(Route.RESULTS).page

    seen = [driver.button(name) for name in NAMES[:2]] + [radar(driver), *offers(driver)]

    assert len(offers(driver)) == 3
    assert max(bottom(driver, one) for one in seen) <= page.viewport().height()
    places = radar(driver)._places
    ends = [place.end[1] * radar(driver).height() for place in places]
    assert max(ends) - min(ends) >= 300


@pytest.mark.parametrize("spoken", ["de", "es"])
def test_where_to_start_is_seen_first_in_every_language(open_window, qapp, spoken):
    before = QLocale()
    use_language(spoken)
    driver = results(open_window)
    QApplication.processEvents()

    page = driver.window.controller(Route.RESULTS).page
    driver.window.remove_notice("open folder")  # about the folder that the test made
    QApplication.processEvents()
    bottoms = [bottom(driver, card.plan) for card in page.body.steps]
    apply_language(qapp, SOURCE_LANGUAGE)
    QLocale.setDefault(before)

    assert len(bottoms) == 3
    assert max(bottoms) <= page.viewport().height()


def test_what_takes_the_radar_along_stands_in_its_corner(open_window):
    driver = results(open_window)

    place = QRect(radar(driver).mapTo(driver.window, QPoint(0, 0)), radar(driver).size())
    for name in ("Copy chart", "Save chart…"):
        button = driver.button(name)
        assert place.contains(QRect(button.mapTo(driver.window, QPoint(0, 0)), button.size()))
        assert button.accessibleDescription() == "Radar: you and Head of Product, scale-up"
        assert not radar(driver).isAncestorOf(button)


def test_the_list_is_ten_buttons_named_by_their_competency(open_window):
    driver = results(open_window)

    found = {row.accessibleName(): row.accessibleDescription() for row in rows(driver)}

    assert len(found) == 10
    assert found["Negotiation"].endswith("expected 4.0: clear gap")
    assert set(NAMES) <= driver.names()


def test_a_chip_shows_its_verdict_alone_until_all_are_wanted_again(open_window):
    driver = results(open_window)
    chip = driver.button("Clear gap")
    count = int(chip.accessibleDescription().split(" ")[0])

    chip.click()
    shown = rows(driver)
    driver.button("Met").click()
    more = rows(driver)
    driver.click("Show all")

    assert chip.isCheckable()
    assert len(shown) == count
    assert all(row.accessibleDescription().endswith("clear gap") for row in shown)
    assert len(more) > count
    assert len(rows(driver)) == 10
    assert not chip.isChecked()


def test_the_table_takes_the_place_of_the_list_and_gives_it_back(open_window):
    driver = results(open_window)
    assert [one for one in driver.window.findChildren(QTableWidget) if one.isVisible()] == []

    driver.click("Show as table")

    assert driver.table("Scores by competency").rowCount() == 10
    assert rows(driver) == []
    driver.shell.navigator.go(Route.HOME)
    driver.shell.navigator.go(Route.RESULTS)
    assert driver.table("Scores by competency").rowCount() == 10
    driver.click("Show as table")
    assert len(rows(driver)) == 10


def test_what_starts_here_goes_into_the_plan_once_and_can_be_undone(open_window):
    driver = results(open_window)
    planning = driver.shell.session.services.planning
    first = offers(driver)[0]
    assert first.accessibleDescription() == "Negotiation"

    first.click()

    assert [one.competency_id for one in planning.actions()] == ["negotiation"]
    assert planning.actions()[0].due is not None
    assert len(offers(driver)) == 2
    driver.click("Negotiation")
    assert len(offers(driver)) == 2  # it offers the same, which is there by now
    driver.shell.session.undo.undo()
    assert planning.actions() == ()


def test_what_is_in_the_plan_leads_to_it(open_window):
    driver = results(open_window)
    offers(driver)[0].click()

    driver.click("In your plan")

    assert driver.window.route is Route.PLAN


def test_an_opened_competency_leads_to_an_example_about_it(open_window):
    driver = results(open_window)
    driver.click("Budgeting")

    driver.click("Add example")

    page = driver.window.controller(Route.EVIDENCE).page
    assert driver.window.route is Route.EVIDENCE
    assert page.shows_form
    assert {competency for competency, _facet in page.form.fields().facets} == {"budgeting"}


def test_the_radar_opens_the_competency_that_was_chosen_in_it(open_window):
    driver = results(open_window)
    driver.button("Met").click()
    number = radar(driver)._axes.index(
        next(text for text in radar(driver)._axes if text.startswith("Negotiation"))
    )

    radar(driver).axis_opened.emit(number)
    QApplication.processEvents()

    row = next(one for one in rows(driver) if one.accessibleName() == "Negotiation")
    assert row.isChecked()
    assert row.hasFocus()
    assert "Add example" in driver.names()


def test_the_radar_tells_every_axis_under_its_name(open_window):
    driver = results(open_window)

    told = radar(driver).accessibleDescription()

    assert radar(driver).accessibleName() == "Radar: you and Head of Product, scale-up"
    assert all(row.accessibleName() in told for row in rows(driver))
    assert told.count("expected") >= 10


def test_results_that_cannot_be_read_anew_stay_what_they_were(open_window, monkeypatch):
    driver = results(open_window)

    def refuse(*_arguments):
        raise StorageUnavailableError("the disk refuses")

    with monkeypatch.context() as refused:
        refused.setattr(HistoryService, "chosen", refuse)
        driver.shell.navigator.go(Route.RESULTS, attempt="stored-0")
    driver.window.controller(Route.RESULTS).page.others_chosen.emit("")

    assert driver.window.has_notice(OF_PAGE)
    assert rows(driver)
