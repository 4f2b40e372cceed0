"""Steps of the walk that belong together: something goes, and what showed it is used again."""

from contextlib import suppress

from PySide6.QtWidgets import QComboBox, QPushButton

from hop_desktop.app.rescue import RESCUED
from hop_desktop.domain.errors import HopError
from hop_desktop.domain.instrument import Form
from hop_desktop.i18n import _
from hop_desktop.ui.navigation import Route
from hop_desktop.ui.widgets.check_box import CheckBox
from hop_desktop.ui.widgets.choice_card import ChoiceCard
from tests.faults.walk_steps import Steps, compared
from tests.faults.walked_window import Refusing, found_something, settle, until

EMPTIED = (Route.RESULTS, Route.START, Route.REPORT, Route.HISTORY, Route.PLAN, Route.CHANGE)


class Stories(Steps):
    """Each is one of the ways in which state outlived what it was about."""

    def empty_a_page_and_come_back(self, route, number):
        """What a page showed is deleted from under it."""
        self.go(route)
        for attempt_id in sorted(self.ids()):
            self.delete_attempt(attempt_id)
        self.go(route)
        self.resize(number)
        self.lead_on(number)
        self.import_an_attempt(number)

    def take_out_and_compare(self, number, row):
        """Take something out of a report, and choose another earlier attempt."""
        self.go(Route.REPORT)

        def act():
            if boxes := [one for one in self.shown(CheckBox) if one.isChecked()]:
                self.note_section(pressed := boxes[number % len(boxes)])
                pressed.click()
            settle()
            for combo in self.shown(QComboBox):
                if combo.accessibleName() == compared():
                    self.choose_in(combo, row)

        self.do(act)

    def answer_without_a_disk(self, number):
        """Answer an item while nothing can be stored."""

        def act():
            Refusing.is_on = False
            assessment = self.services.assessment
            if assessment.open_attempt() is None:
                assessment.begin(Form.QUICK, "scale-up")
            self.shell.navigator.go(Route.QUESTIONNAIRE)
            settle()
            self.stored |= self.ids()
            Refusing.is_on = True
            if cards := self.shown(ChoiceCard):
                cards[number % len(cards)].click()

        self.do(act)

    def delete_what_was_not_saved(self, number):
        """Nothing of a deleted attempt is tried again or shown."""
        self.answer_without_a_disk(number)
        Refusing.is_on = False

        def act():
            current = self.saver.current
            if current is not None:
                self.delete_attempt(current.attempt.attempt_id)
            self.shell.session.autosaver.save_all()
            assert not self.saver.has_unsaved, "the answers of a deleted attempt wait"

        self.do(act)
        self.go(Route.START)
        self.lead_on(number)
        self.go(Route.QUESTIONNAIRE)

    def edit_a_profile(self, number):
        """Leave a profile half edited."""
        self.go(Route.PROFILES)

        def act():
            copies = [one for one in self.shown(QPushButton) if _("Copy and edit") in one.text()]
            if copies:
                copies[0].click()
            settle()
            self.shell.navigator.go(Route.EDIT_PROFILE)
            settle()
            self.type_into(number, "Mine")

        self.do(act)

    def end_at_once(self, number):
        """The session ends, and the disk may refuse: each thing is kept on its own."""
        if self.shell.session is None:
            return
        settle()
        document = self.saver.document() if self.saver.has_unsaved else b""
        typed = set() if Refusing.is_on else set(self.services.drafts.typed_keys())
        with found_something():
            with suppress(HopError):
                self.shell.end()
            if Refusing.is_on and document:
                kept = [file.read_bytes() for file in self.data.glob(f"{RESCUED}*")]
                assert document in kept, "answers were lost at the end"
            self.take_down()
            Refusing.is_on = False
            self.open_window()
            self.taken_out.clear()
            assert typed <= set(self.services.drafts.typed_keys()), "it was typed"

    def end_with_everything_unsaved(self, number):
        """Answers and a profile wait, and nothing can be stored."""
        self.answer_without_a_disk(number)
        self.edit_a_profile(number)
        self.end_at_once(number)

    def deleting_button(self):
        self.go(Route.PREFERENCES)
        name = _("Delete everything…")
        return [one for one in self.shown(QPushButton) if one.accessibleName() == name]

    def nearly_delete_everything(self, number):
        """A hand in haste presses everything twice: nothing goes without the word."""
        before, services = self.ids(), self.services if self.shell.session else None
        for button in self.deleting_button():
            self.in_haste(button, patient=bool(number % 2))
        with found_something():
            until(lambda: self.shell.session is not None)
            assert self.services is services, "everything was deleted in haste"
            assert self.ids() == before

    def delete_everything(self, number):
        """What was is in no file any more."""
        before = self.ids()

        def act():
            for button in self.deleting_button():
                Refusing.is_on = False
                with self.real_dialogs():
                    self.hand.erase(button)
            until(lambda: self.shell.session is not None)
            settle()
            assert not self.ids()

        self.do(act)
        if self.shell.session is not None and not self.ids():
            self.taken_out.clear()
            with found_something():
                self.is_in_no_file(before)
            self.import_an_attempt(number)

    def is_in_no_file(self, ids):
        for file in self.data.rglob("*"):
            content = file.read_bytes() if file.is_file() else b""
            assert [one for one in ids if one.encode() in content] == [], file.name
