"""What holds after every step of the walk."""

from PySide6.QtWidgets import QComboBox, QTableView

from hop_desktop.domain.attempt import SAMPLE_ID
from hop_desktop.i18n import _
from hop_desktop.ui.navigation import Route
from hop_desktop.ui.widgets.check_box import CheckBox
from tests.faults.walk_steps import compared, earlier
from tests.faults.walked_window import WalkedWindow, found_something, problems


class Checks(WalkedWindow):
    """Asks the window, and asks the store; each must say the same."""

    def check(self):
        with found_something():
            assert not problems, "\n".join(problems)
            if self.shell.session is not None:
                self.compare_with_store()
                self.nothing_deleted_is_shown()
                self.only_earlier_attempts_are_offered()
                self.what_was_taken_out_is_out()

    def compare_with_store(self):
        summaries = self.services.history.summaries()
        now = {summary.attempt_id for summary in summaries}
        self.deleted = (self.deleted | self.stored) - now
        self.stored = now
        route = self.shell.window.route
        if route is Route.HISTORY:
            tables = [
                one for one in self.shown(QTableView) if one.accessibleName() == _("Attempts")
            ]
            assert sum(one.model().rowCount() for one in tables) == len(summaries)
        current = self.saver.current
        if route is Route.QUESTIONNAIRE and current is not None:
            assert current.attempt.attempt_id in now, "a deleted attempt is shown"
            if not current.has_unsaved:
                stored = self.services.assessment.open_attempt()
                assert stored.responses == current.attempt.responses, "it was called saved"

    def nothing_deleted_is_shown(self):
        shown = self.shown_attempt()
        if shown is not None and shown.attempt_id != SAMPLE_ID:
            assert shown.attempt_id in self.stored, "a deleted attempt is shown"
        for combo in self.shown(QComboBox):
            offered = {str(combo.itemData(place)) for place in range(combo.count())}
            assert not offered & self.deleted, f"{combo.accessibleName()}: a deleted one is offered"

    def nothing_deleted_is_exported(self):
        exported = self.services.transfer.export()
        assert [one for one in self.deleted if one.encode() in exported] == []

    def only_earlier_attempts_are_offered(self):
        shown = self.shown_attempt()
        for combo in self.shown(QComboBox) if shown else ():
            if combo.accessibleName() not in {earlier(), compared()}:
                continue
            for place in range(combo.count()):
                if combo.itemData(place):
                    other = self.services.history.get(combo.itemData(place))
                    assert other.moment <= shown.moment, "a later attempt is offered as earlier"

    def what_was_taken_out_is_out(self):
        shown = self.shown_attempt()
        if self.shell.window.route is not Route.REPORT or shown is None:
            return
        out = self.taken_out.get(shown.attempt_id, set())
        back = [one.accessibleName() for one in self.shown(CheckBox) if one.isChecked()]
        assert [name for name in back if name in out] == [], "it was taken out"
