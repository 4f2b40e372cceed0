"""Single steps of the walk: what a person does most, and what happens around the window."""

from contextlib import contextmanager
from pathlib import Path

from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractScrollArea,
    QComboBox,
    QLineEdit,
    QListWidget,
    QPlainTextEdit,
    QRadioButton,
    QTableView,
)

from hop_desktop.domain.errors import HopError
from hop_desktop.i18n import _
from hop_desktop.ui.navigation import Route
from hop_desktop.ui.preferences import TEXT_PERCENTS, THEMES
from hop_desktop.ui.widgets.check_box import CheckBox
from tests.faults.clumsy import BETWEEN_MS
from tests.faults.walked_window import Refusing, WalkedWindow, settle

TYPED = ("a", "3", "Budget round", "x" * 60, "ä & <b>", "")
LANGUAGES = ("de", "es", "en")
SIZES = (620, 760, 860, 1180, 1400)  # px, widths
ROUTES = tuple(Route)


def compared():
    return _("Compare with")


def earlier():
    return _("Earlier attempt in the radar")


def left_alone():
    """Return what opens other programs, or is a step of its own."""
    names = ("Open data folder", "Open log folder", "Delete everything…", "Set a passphrase…")
    return {_(name) for name in names}


class Steps(WalkedWindow):
    """Each takes numbers, which are taken round and round among what there is."""

    def buttons(self, kind=QAbstractButton):
        return [one for one in self.shown(kind) if one.accessibleName() not in left_alone()]

    def press(self, number, row):
        def act():
            if buttons := self.buttons():
                self.answers.yes = bool(row % 2)
                self.press_button(buttons[number % len(buttons)], number)

        self.do(act)

    def press_button(self, pressed, number):
        self.answers.path = Path(self.folder.name) / f"out-{number}.pdf"
        self.note_section(pressed)
        pressed.click()

    def tick(self, number, _row):
        def act():
            if boxes := self.shown(CheckBox):
                self.note_section(pressed := boxes[number % len(boxes)])
                pressed.click()

        self.do(act)

    def note_section(self, box):
        """Remember which section of the report is being taken out, or put back in."""
        if self.shell.window.route is not Route.REPORT or not isinstance(box, CheckBox):
            return
        shown = self.shown_attempt()
        out = self.taken_out.setdefault(shown.attempt_id if shown else "", set())
        (out.add if box.isChecked() else out.discard)(box.accessibleName())

    def note_ticked(self):
        """Take what is ticked now as wanted: a second press may have hit another box."""
        shown = self.shown_attempt()
        if self.shell.window.route is Route.REPORT and shown is not None:
            out = self.taken_out.setdefault(shown.attempt_id, set())
            out.difference_update(
                box.accessibleName() for box in self.shown(CheckBox) if box.isChecked()
            )

    def choose(self, number, row):
        def act():
            combos = [one for one in self.shown(QComboBox) if one.count()]
            if not combos:
                return
            combo = combos[number % len(combos)]
            # An audience brings its own sections; languages have a step of their own.
            if combo.accessibleName() not in {_("Audience"), _("Language")}:
                self.choose_in(combo, row)

        self.do(act)

    def choose_in(self, combo, row):
        combo.setCurrentIndex(row % combo.count())
        combo.activated.emit(combo.currentIndex())

    def choose_a_row(self, number, row):
        def act():
            lists = [one for one in self.shown(QTableView, QListWidget) if one.model().rowCount()]
            if lists:
                listed = lists[number % len(lists)]
                model = listed.model()
                listed.setCurrentIndex(model.index(row % model.rowCount(), 0))

        self.do(act)

    def type(self, number, row):
        self.do(lambda: self.type_into(number, TYPED[row % len(TYPED)]))

    def type_into(self, number, text):
        fields = [one for one in self.shown(QLineEdit, QPlainTextEdit) if not one.isReadOnly()]
        if fields:
            QTest.keyClicks(fields[number % len(fields)], text)

    def look_at_an_attempt(self, number, _row):
        def act():
            ids = [summary.attempt_id for summary in self.services.history.finished()]
            if ids:
                route = (Route.RESULTS, Route.REPORT)[number % 2]
                self.shell.navigator.go(route, attempt=ids[number // 2 % len(ids)])

        self.do(act)

    def delete(self, number, _row):
        found = self.services.history.summaries() if self.shell.session else ()
        if found:
            self.delete_attempt(found[number % len(found)].attempt_id)

    def delete_attempt(self, attempt_id):
        self.go(Route.HISTORY)
        self.answers.yes = True
        self.do(lambda: self.controller.page.delete_requested.emit(attempt_id))

    def undo(self, number, _row):
        if self.shell.session is not None:
            steps = self.shell.session.undo
            self.do(steps.undo if number % 2 else steps.redo)

    def press_twice(self, number, _row):
        """Double click; a question that this opens is not answered by it."""
        buttons = self.buttons() if self.shell.session else ()
        if buttons:
            self.in_haste(buttons[number % len(buttons)], patient=False)

    def in_haste(self, button, *, patient):
        def act():
            before = self.ids()
            with self.real_dialogs():
                self.hand.press_twice(button, patient=patient)
                QTest.qWait(2 * BETWEEN_MS)  # until the hand is done
            self.note_ticked()
            assert not self.hand.dialogs or self.ids() >= before, "a double click deleted"

        self.do(act)

    @contextmanager
    def real_dialogs(self):
        self.answers.is_real = True
        try:
            yield
        finally:
            self.answers.is_real = False

    def ids(self):
        """Return the ids of the stored attempts; none while no store is open."""
        if self.shell.session is None:
            return set()
        return {summary.attempt_id for summary in self.services.history.summaries()}

    def lead_on(self, number, _row=0):
        """Choose among all that exclude each other, and press what leads on."""

        def act():
            for choice in self.shown(QRadioButton)[number % 3 :]:
                choice.click()
            settle()
            leading = [one for one in self.buttons() if one.property("primary")]
            if leading:
                self.press_button(leading[0], number)

        self.do(act)

    def scroll_in_a_hurry(self, route):
        """Scroll what is there while what is asked for is still being read."""

        def act():
            self.shell.navigator.go(route)
            settle()
            self.shell.navigator.go(route)
            for area in self.shown(QAbstractScrollArea):
                area.verticalScrollBar().setValue(area.verticalScrollBar().maximum())

        self.do(act)

    def resize(self, number, _row=0):
        self.do(lambda: self.shell.window.resize(SIZES[number % len(SIZES)], 500 + number))

    def change_look(self, number):
        def act():
            self.shell.preferences.theme = THEMES[number % len(THEMES)]
            self.shell.preferences.text_percent = TEXT_PERCENTS[number % len(TEXT_PERCENTS)]
            self.shell._on_appearance_changed()

        self.do(act)

    def change_language(self, number):
        def act():
            self.taken_out.clear()  # it is remembered by names of the other language
            self.shell.preferences.language = LANGUAGES[number % len(LANGUAGES)]
            self.shell._on_language_changed()

        self.do(act)

    def refuse_or_free_the_disk(self, number):
        Refusing.is_on = bool(number % 2)

    def kill_or_start_the_drawing_process(self, number):
        self.worker.is_dead = bool(number % 2)

    def import_an_attempt(self, number):
        def act():
            self.store(number % 10)
            self.shell.session._on_data_changed()

        self.do(act)

    def end_and_start(self, _number=0):
        """Whatever was acknowledged is there at the next start."""
        if self.shell.session is None:
            return
        before = self.acknowledged()
        self.close_window()
        self.open_window()
        self.taken_out.clear()
        assert before.items() <= self.acknowledged().items(), "it was called saved"

    def acknowledged(self):
        """Return the stored attempts with their answers, by id; none while they cannot be read."""
        history = self.services.history
        try:
            return {one.attempt_id: dict(one.responses) for one in history.attempts()}
        except HopError:
            return {}
