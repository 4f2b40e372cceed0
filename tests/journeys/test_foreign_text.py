"""Every page and every dialog shows what people, files and profiles say as plain text."""

import ast
from pathlib import Path

import pytest
from PySide6.QtCore import QTimer
from PySide6.QtGui import QAction
from PySide6.QtWidgets import (
    QApplication,
    QCheckBox,
    QLabel,
    QLineEdit,
    QPushButton,
    QTabBar,
    QTextEdit,
    QVBoxLayout,
    QWidget,
)

import hop_desktop.ui
from hop_desktop.ui.dialogs import QtPrompts
from hop_desktop.ui.navigation import Route
from hop_desktop.ui.preferences import Preferences
from hop_desktop.ui.undo import UndoStep
from hop_desktop.ui.widgets.expander import Expander
from hop_desktop.ui.widgets.labels import PlainLabel
from hop_desktop.ui.widgets.list_table import ListTable
from tests.foreign import begin, fill
from tests.ui.markup_faults import TEXT, WORD, foreign_places, markup_faults

# Where nothing that the person wrote has a place, or only when more is asked for (below).
WITHOUT = {
    *(Route.HOME, Route.START, Route.REVIEW, Route.HISTORY, Route.ROLE, Route.PREFERENCES),
    *(Route.QUESTIONNAIRE, Route.EDIT_PROFILE, Route.GUIDE),
    Route.COLLECT,  # no round of somebody else is open
}


@pytest.fixture
def filled(open_window):
    driver = open_window()
    services = driver.shell.session.services
    own = fill(services, TEXT)
    begin(services, own.profile_id, TEXT)
    driver.own = own
    return driver


def look(driver, route, **arguments):
    """Open a page with everything on it that can be opened; return its faults and its places."""
    driver.shell.navigator.go(route, **arguments)
    QApplication.processEvents()
    page = driver.window.controller(route).page
    for one in page.findChildren(Expander):
        one.findChild(QPushButton).click()
    faults, places = markup_faults(driver.window), foreign_places(page)
    for tabs in page.findChildren(QTabBar):
        for place in range(tabs.count()):
            tabs.setCurrentIndex(place)
            QApplication.processEvents()
            faults += markup_faults(driver.window)
            places += foreign_places(page)
    for table in page.findChildren(ListTable):
        table.selectAll()
        QApplication.processEvents()
        faults += markup_faults(driver.window)
    return faults, places


def test_every_page_shows_foreign_text_as_it_is(filled):
    found, seen = {}, {}
    for route in Route:
        found[route], seen[route] = look(filled, route)

    assert {route: faults for route, faults in found.items() if faults} == {}
    assert {route for route, places in seen.items() if not places} <= WITHOUT


def test_every_form_shows_foreign_text_as_it_is(filled):
    services = filled.shell.session.services
    (entry,), action = services.evidence.entries(), services.planning.actions()[0]
    item = next(iter(services.assessment.open_attempt().evidence))
    visits = (
        (Route.EVIDENCE, {"entry": entry.entry_id}),
        (Route.PLAN, {"action": action.action_id}),
        (Route.QUESTIONNAIRE, {"item": item}),
        (Route.PROFILES, {"profile": filled.own.profile_id}),
    )
    for route, arguments in visits:
        faults, places = look(filled, route, **arguments)
        assert (route, faults) == (route, [])
        assert places, route
    filled.click("Edit profile")
    assert markup_faults(filled.window) == []
    fields = filled.window.findChildren(QLineEdit)
    assert any(WORD in one.text() for one in fields if one.isVisible())


def test_notices_and_the_menu_show_foreign_text_as_it_is(filled):
    services, window = filled.shell.session.services, filled.window
    window.show_notice("foreign", TEXT, [(TEXT, lambda: None)])
    action = services.planning.actions()[0]
    filled.shell.session.undo.add(UndoStep(f"Delete “{action.title}”", Route.PLAN, str, str))

    texts = [one.text() for one in window.findChildren(QAction)]
    assert any(WORD in one for one in texts)
    assert markup_faults(window) == []


def test_the_page_of_a_store_that_does_not_open_shows_its_words_as_they_are(filled):
    from hop_desktop.domain.errors import DamagedStoreError

    filled.shell._show_refusal(DamagedStoreError(TEXT))

    assert foreign_places(filled.window)
    assert markup_faults(filled.window) == []


@pytest.mark.qt_log_ignore("propagateSizeHints")  # of the platform without a screen
@pytest.mark.parametrize(
    "ask",
    [
        lambda prompts: prompts.tell(TEXT),
        lambda prompts: prompts.confirm(TEXT, f"Delete {TEXT}"),
        lambda prompts: prompts.choose(TEXT, [f"Keep {TEXT}", f"Delete {TEXT}"]),
    ],
)
def test_every_question_shows_foreign_text_as_it_is(qtbot, ask, tmp_path):
    parent = QWidget()
    qtbot.addWidget(parent)
    seen = []

    def see():
        box = QApplication.activeModalWidget()
        seen.extend((foreign_places(box), *markup_faults(box)))
        box.reject()

    QTimer.singleShot(0, see)
    ask(QtPrompts(parent, Preferences(tmp_path / "preferences.ini")))

    places, *faults = seen
    assert places
    assert faults == []


def plain_label():
    return QLabel(TEXT)


def button():
    return QPushButton(TEXT)


def check_box():
    return QCheckBox(TEXT)


def rich_field():
    return QTextEdit()


def tool_tip():
    widget = QWidget()
    widget.setToolTip(TEXT)
    return widget


def buddy_label():
    label = PlainLabel("")
    QLabel.setBuddy(label, QLineEdit(label))
    QLabel.setText(label, TEXT)
    label._words = TEXT
    return label


def menu_entry():
    widget = QWidget()
    QAction(TEXT, widget)
    return widget


@pytest.mark.parametrize(
    "make", [plain_label, button, check_box, rich_field, tool_tip, buddy_label, menu_entry]
)
def test_a_careless_widget_is_caught(qtbot, make):
    page = QWidget()
    qtbot.addWidget(page)
    careless = make()
    QVBoxLayout(page).addWidget(careless)

    assert markup_faults(page)


def test_a_label_of_ours_beside_them_is_not(qtbot):
    page = QWidget()
    qtbot.addWidget(page)
    label, field = PlainLabel(TEXT), QLineEdit()
    label.setBuddy(field)
    for one in (label, field):
        QVBoxLayout(page).addWidget(one) if page.layout() is None else page.layout().addWidget(one)

    assert foreign_places(page) == 1
    assert markup_faults(page) == []


def makers_of_labels(folder):
    """Return the files whose code makes a QLabel or another widget that reads markup."""
    found = set()
    for path in folder.rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            called = getattr(node, "func", None)
            name = getattr(called, "id", getattr(called, "attr", ""))
            if name in {"QLabel", "QTextEdit", "QTextBrowser", "QTextDocument"}:
                found.add(path.relative_to(folder).as_posix())
    return found


def test_no_code_makes_a_label_that_guesses_what_it_shows():
    assert makers_of_labels(Path(hop_desktop.ui.__file__).parents[1]) == set()


def test_code_that_makes_one_is_caught(tmp_path):
    (tmp_path / "page.py").write_text("from PySide6 import QtWidgets\nQtWidgets.QLabel('x')\n")

    assert makers_of_labels(tmp_path) == {"page.py"}
