"""The real window over a real store, with work done at once and dialogs answered."""

from dataclasses import replace

import pytest
from PySide6.QtWidgets import QApplication, QCheckBox, QComboBox, QLineEdit, QPushButton, QTableView

from hop_desktop.app import Shell
from hop_desktop.bootstrap import load_samples, open_services
from hop_desktop.content.instruments import load_catalogue
from hop_desktop.domain.instrument import Form
from hop_desktop.i18n import SOURCE_LANGUAGE, language
from hop_desktop.paths import AppPaths
from hop_desktop.render_worker import HERE
from hop_desktop.ui.preferences import Preferences
from hop_desktop.ui.widgets.choice_card import ChoiceCard
from hop_desktop.ui.widgets.drop_hint import DropHint

PATIENCE_MS = 30_000  # a busy machine is slow, not wrong


class InstantExecutor:
    """Does the work in the caller's thread."""

    def submit(self, work):
        work()


class Answers:
    """Stands in for the person at a dialog."""

    def __init__(self):
        self.yes = True
        self.path = None
        self.secret = None  # a passphrase or a recovery code
        self.secrets = None  # the present one and the new one
        self.asked = []
        self.printed = []

    def confirm(self, question, button):
        self.asked.append((question, button))
        return self.yes

    def confirm_loss(self, question, button, beside=None):
        return self.confirm(question, button)

    def confirm_erasing(self, question):
        return self.confirm(question, "")

    def choose(self, question, buttons):
        self.asked.append((question, buttons[-1]))
        return buttons[-1] if self.yes is True else self.yes or None

    def tell(self, text):
        self.asked.append((text, ""))

    def new_passphrase(self, code):
        self.code = code
        return self.secret

    def changed_passphrase(self):
        return self.secrets

    def present_passphrase(self):
        return self.secret

    def save_path(self, suggested_name, filters):
        self.asked.append((suggested_name, filters))
        return self.path

    def open_path(self, filters):
        return self.path

    def folder_path(self):
        return self.path

    def printer_for(self, pages):
        self.printed.append(pages)
        return lambda progress: progress(0, len(pages.pages))


class Driver:
    """Finds what a person would, by the names that assistive tools read."""

    def __init__(self, qtbot, folder, *, is_locked=False):
        self.answers = Answers()
        self.is_closed = False
        self.qtbot = qtbot
        self.folder = folder
        paths = AppPaths.at(folder)
        if language() != SOURCE_LANGUAGE:  # the window speaks as the test does
            Preferences(paths.preferences).language = language()
        self.shell = Shell(QApplication.instance(), paths, HERE, InstantExecutor(), self.answers)
        self.window = self.shell.window
        self.window.resize(1180, 800)  # as on a usual screen; the one without pixels is small
        self.window.show()
        self.window.activateWindow()
        self.shell.open_store()
        if not is_locked:
            self.wait_for(lambda: self.window.findChild(DropHint) is not None)  # all is loaded
        self.wait_for(self.window.isActiveWindow)

    def wait_for(self, what):
        self.qtbot.waitUntil(what, timeout=PATIENCE_MS)

    def button(self, name):
        QApplication.processEvents()
        return next(
            one
            for one in self.window.findChildren(QPushButton)
            if one.accessibleName() == name and one.isVisible()
        )

    def names(self):
        QApplication.processEvents()
        return {
            one.accessibleName() for one in self.window.findChildren(QPushButton) if one.isVisible()
        }

    def cards(self):
        QApplication.processEvents()  # new cards are shown by a queued event
        return [one for one in self.window.findChildren(ChoiceCard) if one.isVisible()]

    def card(self, name):
        return next(one for one in self.cards() if one.accessibleName() == name)

    def click(self, name):
        self.button(name).click()
        QApplication.processEvents()

    def table(self, name):
        QApplication.processEvents()
        tables = self.window.findChildren(QTableView)
        return next(one for one in tables if one.accessibleName() == name and one.isVisible())

    def combo(self, name):
        QApplication.processEvents()
        combos = self.window.findChildren(QComboBox)
        return next(one for one in combos if one.accessibleName() == name and one.isVisible())

    def field(self, name):
        QApplication.processEvents()
        fields = self.window.findChildren(QLineEdit)
        return next(one for one in fields if one.accessibleName() == name and one.isVisible())

    def check_box(self, name):
        QApplication.processEvents()
        boxes = self.window.findChildren(QCheckBox)
        return next(one for one in boxes if one.accessibleName() == name and one.isVisible())

    def look(self, look, percent):
        self.shell.preferences.theme = look
        self.shell.preferences.text_percent = percent
        self.shell._on_appearance_changed()
        for _turn in range(3):  # pages end, then the style changes, then they are made anew
            QApplication.processEvents()

    def store_samples(self):
        """Store the two sample attempts as if the person had given them."""
        services = self.shell.session.services
        for number, sample in enumerate(load_samples(services.catalogue)):
            services.transfer.add_attempt(replace(sample, attempt_id=f"stored-{number}"))

    def begin_by_service(self, form):
        """Have an attempt under way without a word in any language."""
        self.shell.session.services.assessment.begin(Form(form), "scale-up")

    def begin(self, form):
        self.card(form).click()
        self.click("Begin")

    def close(self):
        if self.is_closed:
            return
        self.is_closed = True
        self.answers.yes = True
        self.window.close()
        if self.shell.session is not None:
            self.shell.session.services.database.close()
        self.shell.deleteLater()
        self.window.deleteLater()


@pytest.fixture
def open_window(qtbot, tmp_path):
    drivers = []

    def open_one(**options):
        drivers.append(Driver(qtbot, tmp_path / "data", **options))
        return drivers[-1]

    yield open_one
    for driver in drivers:
        driver.close()


@pytest.fixture
def asker(tmp_path):
    """The person's own program, elsewhere."""
    services = open_services(AppPaths.at(tmp_path / "asker"), load_catalogue())
    yield services
    services.database.close()
