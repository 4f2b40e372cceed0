"""Faults that were mended, to be planted again: the walk must find every one of them."""

from hop_desktop.app.rescue import keep_unsaved
from hop_desktop.app.session import Session
from hop_desktop.domain.attempt import SAMPLE_ID
from hop_desktop.services.history import HistoryService
from hop_desktop.ui.controllers import report_controller
from hop_desktop.ui.controllers.history_controller import HistoryController
from hop_desktop.ui.controllers.preferences_controller import PreferencesController
from hop_desktop.ui.pages import results_page, start_page
from hop_desktop.ui.saver import AnswerSaver


def charts_outlive_the_results():
    """Results kept the place of its charts over the next body."""
    page = results_page.ResultsPage
    show, resize = page.show_state, page.resizeEvent

    def show_state(self, state):
        show(self, state)
        self.kept = self.body

    def resize_event(self, event):
        resize(self, event)
        if hasattr(self, "kept"):
            self.kept.fit(self.width())

    page.show_state, page.resizeEvent = show_state, resize_event


def the_retake_outlives_its_start():
    """Start asked the cards of an earlier visit whether to lend the last answers."""
    page = start_page.StartPage
    show, begin = page.show_state, page._on_begin
    kept = []

    def show_state(self, state):
        show(self, state)
        if self._body()._retake is not None:
            kept[:] = self._body()._retake.buttons()

    def on_begin(self):
        if kept:
            kept[1].isChecked()
        begin(self)

    page.show_state, page._on_begin = show_state, on_begin


def later_attempts_are_offered_as_earlier():
    """Results offered every other attempt as an earlier one."""

    def earlier(self, attempt, chosen_id=""):
        if attempt.attempt_id == SAMPLE_ID:
            return ()
        return tuple(one for one in self.finished() if one.attempt_id != attempt.attempt_id)

    HistoryService.earlier = earlier


def choices_of_a_report_are_forgotten():
    """Another earlier attempt brought back what was taken out of the report."""
    report_controller.carried_over = lambda _kept, _offered, usual: usual


def the_old_list_asks_the_new_one():
    """History looked for rows of the old list among the attempts of the new one."""

    def on_seen(self, ids):
        wanted = [one for one in ids if one not in self._asked and self._attempts[one].is_finished]
        self._asked.update(wanted)

    HistoryController._on_seen = on_seen


def a_deleted_attempt_is_saved_for_ever():
    """The answers of an attempt that was deleted were tried again, and shown in its place."""
    open_attempt = AnswerSaver.open_attempt

    def kept(self):
        return self._current if self.has_unsaved else open_attempt(self)

    AnswerSaver.open_attempt = kept
    AnswerSaver._store = lambda self: self._current.save()


def one_draft_takes_the_others_with_it():
    """A form that could not be kept at the end kept the answers from being rescued."""

    def keep(self):
        self.services.drafts.keep()
        if self.saver.has_unsaved:
            keep_unsaved(self.saver.document(), self._context.paths)

    Session.keep_unsaved = keep


def a_double_click_deletes_everything():
    """Two questions in one place were answered by the two presses of one double click."""

    def on_delete(self):
        ask = self._prompts.confirm
        if ask("Delete everything?", "Delete") and ask("Really everything?", "Delete"):
            self.erase_requested.emit()

    PreferencesController._on_delete = on_delete


# Each with what the walk says of it.
FAULTS = {
    charts_outlive_the_results: "already deleted",
    the_retake_outlives_its_start: "already deleted",
    a_deleted_attempt_is_saved_for_ever: "deleted attempt",
    the_old_list_asks_the_new_one: "KeyError",
    later_attempts_are_offered_as_earlier: "a later attempt is offered as earlier",
    choices_of_a_report_are_forgotten: "it was taken out",
    one_draft_takes_the_others_with_it: "were lost at the end",
    a_double_click_deletes_everything: "a double click deleted",
}
NAMES = {fault.__name__: fault for fault in FAULTS}
