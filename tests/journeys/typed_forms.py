"""Every form of the window: how a person comes to each of its fields."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

from PySide6.QtGui import QIntValidator
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QPlainTextEdit, QPushButton, QWidget

from hop_desktop.domain.feedback.form import Asking
from hop_desktop.domain.plan import ActionDraft, ActionState
from hop_desktop.i18n import _
from hop_desktop.ui.navigation import Route
from hop_desktop.ui.pages.plan_page import Tab
from hop_desktop.ui.widgets.choice_card import ChoiceCard

REPORT_NAME = "Your name, if it is to be printed"
SEARCH = "Search facets"


@dataclass(frozen=True)
class Form:
    """One form: how it is opened, and its text fields in the order on the page."""

    open: Callable
    fields: Callable  # of the shown form
    count: int  # at least


def shown(window, *kinds):
    QApplication.processEvents()
    found = [one for one in window.findChildren(QWidget) if isinstance(one, kinds)]
    return [one for one in found if one.isVisible() and one.isEnabled() and not one.isReadOnly()]


def texts(window):
    """Return the fields of the shown page that are kept: no search, no part of another field."""
    return [
        one
        for one in shown(window, QLineEdit, QPlainTextEdit)
        if one.objectName() != "qt_spinbox_lineedit" and one.accessibleName() != _(SEARCH)
    ]


def text_of(field):
    return field.text() if isinstance(field, QLineEdit) else field.toPlainText()


def replace(field, text):
    """Type a text in place of what is there."""
    field.setFocus()
    field.selectAll()
    QTest.keyClicks(field, text)


def press_if_there(driver, name):
    """Press a button if it is there: a form that came back is open already."""
    QApplication.processEvents()
    for one in driver.window.findChildren(QPushButton):
        if one.isVisible() and one.accessibleName() == name:
            one.click()
            QApplication.processEvents()
            return


def open_evidence(driver):
    driver.shell.navigator.go(Route.EVIDENCE)
    press_if_there(driver, _("Add evidence"))


def open_action(driver):
    driver.shell.navigator.go(Route.PLAN)
    driver.window.controller(Route.PLAN).page.go_to(Tab.ACTIONS)
    press_if_there(driver, _("New action"))


def open_profile(driver):
    if driver.shell.session.services.profiles.draft is None:
        driver.shell.navigator.go(Route.PROFILES)
        press_if_there(driver, _("Copy and edit"))
    driver.shell.navigator.go(Route.EDIT_PROFILE)


def open_example(driver):
    driver.shell.navigator.go(Route.QUESTIONNAIRE, item=item_with_example(driver))
    QApplication.processEvents()
    cards = [one for one in driver.window.findChildren(ChoiceCard) if one.isVisible()]
    highest = next(one for one in cards if one.choice_id == "5")
    if not highest.isChecked():
        highest.click()
    driver.wait_for(lambda: bool(texts(driver.window)))


def item_with_example(driver):
    """Return an item that asks for an example at its highest levels."""
    assessment = driver.shell.session.services.assessment
    attempt = assessment.open_attempt()
    instrument = assessment.instrument_of(attempt)
    for item_id in attempt.shown_order:
        item = instrument.item(item_id)
        if item.kind.value == "level" and instrument.competency(item.competency_id).is_core:
            return item_id
    raise AssertionError("no item asks for an example")


def open_reasons(driver):
    driver.shell.navigator.go(Route.CHANGE)
    if not texts(driver.window):  # a note that was begun is open
        press_if_there(driver, _("Add a note"))


def open_result(driver):
    services = driver.shell.session.services
    action_id = services.planning.actions()[0].action_id
    driver.shell.navigator.go(Route.PLAN, action=action_id)


def go_to(route):
    return lambda driver: driver.shell.navigator.go(route)


def open_report(driver):
    driver.shell.navigator.go(Route.REPORT)
    driver.wait_for(lambda: bool(report_name(driver.window)))


def report_name(window):
    return [one for one in texts(window) if one.accessibleName() == _(REPORT_NAME)]


def result(window):
    return [one for one in texts(window) if one.accessibleName() == _("What came of it")]


# The form of an action goes last: it stands in the place of the list with the results.
FORMS = {
    "evidence": Form(open_evidence, texts, 6),
    "profile": Form(open_profile, texts, 1),
    "background": Form(go_to(Route.BACKGROUND), texts, 6),
    "reasons": Form(open_reasons, texts, 1),
    "others": Form(go_to(Route.OTHERS), texts, 2),
    "example": Form(open_example, texts, 1),
    "report": Form(open_report, report_name, 1),
    "action": Form(open_action, texts, 4),
}
# Alone, as a form that is open stands in its place.
RESULT = {"result": Form(open_result, result, 1)}


def type_everywhere(driver, forms):
    """Type into every field of every form; return what each form holds then."""
    return {name: _type(driver, name, form) for name, form in forms.items()}


def _type(driver, name, form):
    form.open(driver)
    return fill(driver.window, name, form)


def fill(window, name, form):
    """Type into every field of the form that is open; return what each holds then."""
    for number, field in enumerate(form.fields(window)):
        is_number = isinstance(field, QLineEdit) and isinstance(field.validator(), QIntValidator)
        replace(field, f"{number + 1}" if is_number else f"{name} {number}")
    typed = [text_of(field) for field in form.fields(window)]
    assert len(typed) >= form.count
    assert all(typed)
    return typed


def read_everywhere(driver, forms):
    """Return what each form offers."""
    found = {}
    for name, form in forms.items():
        form.open(driver)
        found[name] = [text_of(field) for field in form.fields(driver.window)]
    return found


def prepare(driver):
    """Have what each form is about."""
    driver.store_samples()
    driver.begin_by_service("full")
    services = driver.shell.session.services
    services.feedback.ask(Asking.VIEW, "Maria", "en")
    add_a_done_action(services.planning)


def add_a_done_action(planning):
    action = planning.add(ActionDraft("Say no", "negotiation", ("firmness",), due=date(2030, 1, 1)))
    planning.move_to_state(action.action_id, ActionState.DONE)
