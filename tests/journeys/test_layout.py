"""Every page fits its window: nothing cut, nothing overlapping, nothing to scroll sideways."""

import pytest
from PySide6.QtCore import QLocale, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QListWidget, QTabBar, QTableWidget

from hop_desktop.domain.plan import ActionState
from hop_desktop.i18n import PSEUDO, SOURCE_LANGUAGE, use_language
from hop_desktop.theme import load_theme
from hop_desktop.ui.language import apply_language
from hop_desktop.ui.navigation import Route
from hop_desktop.ui.widgets.changed_answers import ChangedAnswers
from hop_desktop.ui.widgets.labels import PlainLabel, Title
from hop_desktop.ui.widgets.layout import Card, ScrollPage, button, button_row
from hop_desktop.ui.widgets.table import PlainTable
from tests.ui.layout_faults import faults, measured

SIZES = ((900, 600), (1180, 800))
LARGE_SIZES = ((2560, 1440), (3840, 2160))
HEADERS = ("Competency", "Expected", "Verdict")


MOST_TURNS = 20  # of the event loop, until a page has taken its final sizes
PAINTING_MS = 6  # Qt paints 5 ms after it was asked to, and may lay out once more then


def places():
    return [(id(one), one.geometry()) for one in QApplication.allWidgets() if one.isVisible()]


def settle():
    """Let the page come to rest, as a person sees it: no size changes over two turns."""
    calm, before = 0, None
    for turn in range(MOST_TURNS):
        QTest.qWait(PAINTING_MS)
        now = places()
        calm = calm + 1 if now == before else 0
        if calm >= 2 and turn >= 3:
            break
        before = now


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


def shown(qtbot, widget, width):
    qtbot.addWidget(widget)
    widget.resize(width, 400)
    widget.show()
    settle()
    return widget


def test_a_word_wider_than_the_window_is_found(qtbot):
    page = ScrollPage()
    page.column.addWidget(PlainLabel("Donaudampfschifffahrtsgesellschaftskapitän"))

    assert any("wide in" in fault for fault in faults(shown(qtbot, page, 160)))


def test_a_cut_button_is_found(qtbot):
    page = ScrollPage()
    cut = button("A long way to say save")
    cut.setFixedSize(80, 40)
    page.column.addLayout(button_row(cut))

    assert "its lines are cut" in faults(shown(qtbot, page, 400))[0]


def test_a_page_wider_than_its_window_is_found(qtbot):
    page = ScrollPage()
    wide = button("Save the report")
    wide.setMinimumWidth(500)
    page.column.addLayout(button_row(wide))

    assert any("wide in" in fault for fault in faults(shown(qtbot, page, 400)))


def test_a_target_that_is_hard_to_hit_is_found(qtbot):
    page = ScrollPage()
    small = button("Go")
    small.setFixedSize(40, 20)
    page.column.addLayout(button_row(small))

    assert any("is a target of 40 × 20" in fault for fault in faults(shown(qtbot, page, 400)))


def test_a_cut_cell_is_found(qtbot):
    page = ScrollPage()
    table = PlainTable("Scores")
    table.show_rows(HEADERS, [("Strategy", "4.0", "Clear gap")])
    page.column.addWidget(table)
    shown(qtbot, page, 500)
    table.setColumnWidth(0, 20)

    assert any("the cell “Strategy” needs" in fault for fault in faults(page))


@pytest.mark.parametrize(("width", "is_stacked"), [(600, False), (260, True)])
def test_a_table_shows_every_text_in_full(qtbot, width, is_stacked):
    table = PlainTable("Scores")
    table.show_rows(HEADERS, [("Strategy", "4.0", "Clear gap"), ("Budgeting", "", "Met")])
    page = ScrollPage()
    page.column.addWidget(table)

    assert faults(shown(qtbot, page, width)) == []
    assert table.is_stacked == is_stacked
