"""Faults that were mended, to be planted again: the walk must find every one of them."""

from hop_desktop.domain.attempt import SAMPLE_ID
from hop_desktop.services.history import HistoryService
from hop_desktop.ui.controllers import report_controller
from hop_desktop.ui.controllers.history_controller import HistoryController
from hop_desktop.ui.pages import results_page, start_page


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
            self.kept.place_charts()

    page.show_state, page.resizeEvent = show_state, resize_event


def the_retake_outlives_its_start():
    """Start asked the cards of an earlier visit whether to lend the last answers."""
    body = start_page._StartBody
    make, begin = body.__init__, body._on_begin
    kept = []

    def init(self, page, state):
        make(self, page, state)
        if self._retake is not None:
            kept[:] = [self._retake.buttons()[1]]

    def on_begin(self):
        if kept:
            kept[0].isChecked()
        begin(self)

    body.__init__, body._on_begin = init, on_begin


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


FAULTS = {
    fault.__name__: fault
    for fault in (
        charts_outlive_the_results,
        the_retake_outlives_its_start,
        later_attempts_are_offered_as_earlier,
        choices_of_a_report_are_forgotten,
        the_old_list_asks_the_new_one,
    )
}
