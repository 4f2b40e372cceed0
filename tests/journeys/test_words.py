"""In every language every page says everything in that language; only content stays as it is."""

import re

import pytest
from PySide6.QtCore import QLocale
from PySide6.QtWidgets import QApplication, QPushButton, QTabWidget, QWidget

from hop_desktop import i18n
from hop_desktop.domain.errors import DamagedStoreError, NewerStoreError, StorageUnavailableError
from hop_desktop.i18n import PSEUDO, SOURCE_LANGUAGE, use_language
from hop_desktop.presentation.trouble import make_trouble_state
from hop_desktop.ui.language import apply_language
from hop_desktop.ui.navigation import Route
from hop_desktop.ui.pages.trouble_page import TroublePage
from hop_desktop.ui.widgets.expander import Expander
from hop_desktop.ui.widgets.labels import PlainLabel
from hop_desktop.ui.widgets.list_table import ListTable
from tests.foreign import begin, fill
from tests.ui.untranslated import Content, Marking, foreign_parts, texts_in, untranslated

LETTER = re.compile(r"&(\w)")  # of a menu entry
WITH_POINT = re.compile(r"(?<![\w.])\d*\.\d{1,2}(?![\w.])")  # no thousands
WRITTEN = "zqwritten"  # by the person


@pytest.fixture
def marked(monkeypatch):
    monkeypatch.setattr(i18n, "_PseudoTranslations", Marking)
    use_language(PSEUDO)
    yield
    use_language(SOURCE_LANGUAGE)


@pytest.fixture
def content(tmp_path):
    return Content([WRITTEN, f"a{WRITTEN}", str(tmp_path / "data" / "backups")])


def states(driver, route, **arguments):
    """Yield once for each state of a page: with everything open, each tab, each list chosen."""
    driver.shell.navigator.go(route, **arguments)
    QApplication.processEvents()
    page = driver.window.controller(route).page
    for one in page.findChildren(Expander):
        one.findChild(QPushButton).click()
    QApplication.processEvents()
    yield "opened"
    for tabs in page.findChildren(QTabWidget):
        for place in range(tabs.count()):
            tabs.setCurrentIndex(place)
            QApplication.processEvents()
            yield f"tab {place}"
    for table in page.findChildren(ListTable):
        table.selectAll()
        QApplication.processEvents()
        yield "chosen"


def walk(driver, content):
    found = {}
    for route in Route:
        for state in states(driver, route):
            if bad := untranslated(driver.window, content):
                found[route.value, state] = bad
    return found


def test_forms_and_the_sample_are_shown_in_one_language(open_window, marked, content):
    driver = open_window()
    services = driver.shell.session.services
    own = fill(services, WRITTEN)
    begin(services, own.profile_id, WRITTEN)
    (entry,) = services.evidence.entries()
    visits = [
        (Route.RESULTS, {"attempt": "sample"}),
        (Route.EVIDENCE, {"entry": entry.entry_id}),
        (Route.PROFILES, {"profile": own.profile_id}),
        *((Route.PLAN, {"action": one.action_id}) for one in services.planning.actions()),
        *((Route.QUESTIONNAIRE, {"item": one}) for one in ("neg-preparation-2", "neg-j4")),
    ]

    found = {}
    for route, arguments in visits:
        for state in states(driver, route, **arguments):
            found[route.value, state] = untranslated(driver.window, content)
    driver.shell.navigator.go(Route.PROFILES, profile=own.profile_id)
    driver.click(i18n._("Edit profile"))
    found["profile editor"] = untranslated(driver.window, content)

    assert not any(found.values()), _lines(found)


@pytest.mark.parametrize(
    "error", [DamagedStoreError("x"), NewerStoreError("x"), StorageUnavailableError("x")]
)
def test_a_store_that_does_not_open_is_told_in_one_language(qtbot, marked, content, error):
    page = TroublePage(make_trouble_state(error, "x"))
    qtbot.addWidget(page)

    assert untranslated(page, content) == []


def test_questions_and_notices_are_in_one_language(open_window, marked, content):
    driver = open_window()
    driver.store_samples()
    driver.answers.yes = False
    for route, press in (
        (Route.PREFERENCES, "Delete everything…"),
        (Route.PREFERENCES, "Export…"),
        (Route.PREFERENCES, "Back up to a file…"),
        (Route.RESULTS, "Save report…"),
    ):
        driver.shell.navigator.go(route)
        driver.click(i18n._(press))
    driver.shell.on_unhandled_error("")

    asked = [text for asked in driver.answers.asked for text in asked]
    parts = [part for text in asked for part in foreign_parts(text) if "." not in part]
    assert len(asked) == 8
    assert [one for one in parts if not content.holds(one)] == []
    assert untranslated(driver.window, content) == []


def test_every_number_has_the_decimal_mark_of_the_language(open_window, content, qapp):
    before = QLocale()
    use_language("de")
    driver = open_window()
    services = driver.shell.session.services
    own = fill(services, WRITTEN)
    begin(services, own.profile_id, WRITTEN)

    found = set()
    for route, arguments in [*((one, {}) for one in Route), (Route.RESULTS, {"attempt": "sample"})]:
        for _state in states(driver, route, **arguments):
            for widget in driver.window.findChildren(QWidget):
                found |= {one for one in texts_in(widget) if WITH_POINT.search(one)}
    apply_language(qapp, SOURCE_LANGUAGE)
    QLocale.setDefault(before)

    lines = {line for one in found for line in one.split("\n") if WITH_POINT.search(line)}
    assert {one for one in lines if not content.holds(one.partition(" (")[0])} == set()


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("Save", ["Save"]),
        ("⟦Save⟧", []),
        ("⟦Saved as ⦃my plan⦄⟧", ["my plan"]),
        ("⟦Saved as ⦃⟦plan⟧⦄⟧", []),
        ("⟦Saved⟧ at noon", ["at noon"]),
        ("3.5 – 12 %", []),
    ],
)
def test_what_never_passed_the_catalogue_is_found(text, parts):
    assert foreign_parts(text) == parts


def test_a_label_that_is_not_translated_is_found(qtbot, content):
    label = PlainLabel("Nobody translated this")
    qtbot.addWidget(label)

    assert len(untranslated(label, content)) == 1


def _lines(found):
    return "\n".join(sorted({one for places in found.values() for one in places}))


def test_an_empty_store_is_shown_in_one_language(open_window, marked, content):
    found = walk(open_window(), content)

    assert found == {}, _lines(found)


def test_a_full_store_is_shown_in_one_language(open_window, marked, content):
    driver = open_window()
    services = driver.shell.session.services
    own = fill(services, WRITTEN)
    begin(services, own.profile_id, WRITTEN)

    found = walk(driver, content)

    assert found == {}, _lines(found)


@pytest.mark.parametrize("spoken", ["en", "de", "es"])
def test_no_two_entries_of_a_menu_have_the_same_letter(open_window, qapp, spoken):
    before = QLocale()
    use_language(spoken)
    bar = open_window().window.menuBar()
    apply_language(qapp, SOURCE_LANGUAGE)
    QLocale.setDefault(before)

    menus = [bar.actions(), *(one.menu().actions() for one in bar.actions())]
    for entries in menus:
        names = [one.text() for one in entries if not one.isSeparator()]
        letters = [match[1].lower() for one in names if (match := LETTER.search(one))]
        assert len(set(letters)) == len(letters), names
