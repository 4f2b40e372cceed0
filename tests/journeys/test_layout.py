"""Every page fits its window: nothing cut, nothing overlapping, nothing to scroll sideways."""

import pytest
from PySide6.QtCore import QLocale, Qt
from PySide6.QtWidgets import QListWidget, QTabBar, QTableWidget

from hop_desktop.domain.plan import ActionState
from hop_desktop.i18n import PSEUDO, SOURCE_LANGUAGE, use_language
from hop_desktop.theme import load_theme
from hop_desktop.ui.language import apply_language
from hop_desktop.ui.navigation import Route
from hop_desktop.ui.widgets.changed_answers import ChangedAnswers
from hop_desktop.ui.widgets.labels import PlainLabel, Title
from hop_desktop.ui.widgets.layout import Card
from tests.ui.layout_faults import faults, measured, settle

SIZES = ((900, 600), (1180, 800))
LARGE_SIZES = ((2560, 1440), (3840, 2160))


def is_filled(driver):
    """Return whether what a page makes over several turns is there."""
    return all(one.is_complete for one in driver.window.findChildren(ChangedAnswers))


def faults_by_place(driver, place, sizes=SIZES):
    found = {}
    for size in sizes:
        driver.window.resize(*size)
        settle()
        assert measured(driver.window) > 3, place
        assert driver.window.width() == size[0], place
        if bad := faults(driver.window):
            found[place, size] = bad
    return found


def faults_by_route(driver, sizes=SIZES):
    found = {}
    for route in Route:
        driver.shell.navigator.go(route)
        driver.wait_for(lambda: is_filled(driver))
        found |= faults_by_place(driver, route, sizes)
    for item in ("neg-preparation-2", "neg-j4"):
        driver.shell.navigator.go(Route.QUESTIONNAIRE, item=item)
        found |= faults_by_place(driver, item, sizes)
    return found


@pytest.fixture
def longer_texts():
    use_language(PSEUDO)
    yield
    use_language(SOURCE_LANGUAGE)


@pytest.fixture
def right_to_left(qapp):
    qapp.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
    yield
    qapp.setLayoutDirection(Qt.LayoutDirection.LeftToRight)


@pytest.mark.parametrize("percent", [100, 200])
def test_the_first_pages_fit(open_window, percent):
    driver = open_window()
    driver.look("light", percent)

    found = faults_by_place(driver, "home, empty")
    driver.shell.navigator.go(Route.START)
    found |= faults_by_place(driver, "start")

    assert found == {}


@pytest.mark.parametrize("percent", [100, 200])
def test_every_page_fits(open_window, percent):
    driver = open_window()
    driver.store_samples()
    driver.begin_by_service("full")
    driver.look("light", percent)

    found = faults_by_route(driver)
    assert found == {}, found


@pytest.mark.parametrize("spoken", ["de", "es"])
def test_every_page_fits_in_every_language(open_window, qapp, spoken):
    before = QLocale()
    use_language(spoken)
    driver = open_window()
    driver.store_samples()
    driver.begin_by_service("full")
    driver.look("light", 200)

    found = faults_by_route(driver, SIZES[:1])
    apply_language(qapp, SOURCE_LANGUAGE)
    QLocale.setDefault(before)

    assert found == {}, found


def test_every_page_fits_a_large_screen_with_lines_that_can_be_read(open_window):
    driver = open_window()
    driver.store_samples()
    driver.begin_by_service("full")

    found = faults_by_route(driver, LARGE_SIZES)

    assert found == {}, found
    widest = max(one.width() for one in driver.window.findChildren(PlainLabel) if one.isVisible())
    assert widest <= load_theme("light").measures.wide_column


def test_head_foot_and_page_share_one_column(open_window):
    driver = open_window()
    driver.store_samples()
    driver.begin_by_service("full")
    driver.window.resize(1600, 700)

    def left(widget):
        return widget.mapTo(driver.window, widget.rect().topLeft()).x()

    driver.shell.navigator.go(Route.QUESTIONNAIRE)
    settle()
    assert left(driver.cards()[0]) == left(driver.button("Next"))
    driver.shell.navigator.go(Route.PLAN)
    settle()
    title = next(one for one in driver.window.findChildren(Title) if one.isVisible())
    tabs = next(one for one in driver.window.findChildren(QTabBar) if one.isVisible())
    card = next(one for one in driver.window.findChildren(Card) if one.isVisible())
    assert left(title) == left(tabs) == left(card)


@pytest.mark.parametrize("percent", [100, 200])
def test_every_page_fits_when_texts_are_longer(open_window, percent, longer_texts):
    driver = open_window()
    driver.store_samples()
    driver.begin_by_service("full")
    driver.look("light", percent)

    found = faults_by_route(driver)
    assert found == {}, found


@pytest.mark.parametrize("percent", [100, 200])
def test_every_page_fits_from_right_to_left(open_window, percent, right_to_left):
    driver = open_window()
    driver.store_samples()
    driver.begin_by_service("full")
    driver.look("light", percent)

    found = faults_by_route(driver)
    assert found == {}, found


def test_the_page_is_mirrored_from_right_to_left(open_window, right_to_left):
    driver = open_window()
    driver.look("light", 100)
    driver.window.resize(*SIZES[1])
    settle()

    side = driver.window.findChild(QListWidget)
    page = driver.window.controller(Route.HOME).page
    start, sample = driver.button("Start assessment"), driver.button("Look at a sample")
    assert side.mapTo(driver.window, side.rect().topLeft()).x() > page.width() - 1
    assert start.x() > sample.x()


@pytest.mark.parametrize("percent", [100, 200])
def test_a_comparison_fits(open_window, percent):
    driver = open_window()
    driver.store_samples()
    driver.look("light", percent)
    driver.shell.navigator.go(Route.HISTORY)
    driver.table("Attempts").selectAll()
    driver.click("Compare")
    driver.click("Show as table")

    assert driver.table("Change by competency").rowCount() == 10
    assert faults_by_place(driver, "comparison") == {}


def test_the_results_stay_one_table_in_a_narrow_window(open_window):
    driver = open_window()
    driver.store_samples()
    driver.look("light", 200)
    driver.window.resize(900, 600)
    driver.shell.navigator.go(Route.RESULTS)
    driver.click("Show as table")
    settle()

    tables = [one for one in driver.window.findChildren(QTableWidget) if one.isVisible()]
    names = {tables[0].item(row, 0).text() for row in range(tables[0].rowCount())}
    assert [one.accessibleName() for one in tables] == ["Scores by competency"]
    assert tables[0].is_stacked
    assert {"Strategy", "Negotiation", "Leading product people"} < names
    assert len(names) == 10


@pytest.mark.parametrize("percent", [100, 200])
def test_every_part_of_the_plan_fits(open_window, percent):
    driver = open_window()
    driver.store_samples()
    planning = driver.shell.session.services.planning
    for action in planning.library[:9:4]:
        planning.accept(action.action_id, planning.today())
    planning.move_to_state(planning.actions()[0].action_id, ActionState.DONE)
    driver.look("light", percent)
    driver.shell.navigator.go(Route.PLAN)
    tabs = driver.window.findChild(QTabBar)

    found = {}
    for place in range(tabs.count()):
        tabs.setCurrentIndex(place)
        found |= faults_by_place(driver, tabs.tabText(place))
    driver.shell.navigator.go(Route.PLAN, action=planning.actions()[0].action_id)
    found |= faults_by_place(driver, "a done action")
    driver.click("New action")
    found |= faults_by_place(driver, "form")

    assert found == {}
