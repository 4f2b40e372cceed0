"""Nothing but the window and what it asks ever stands on the screen by itself."""

from PySide6.QtCore import QEvent, QObject
from PySide6.QtWidgets import QApplication

from hop_desktop.domain.evidence import FacetRef
from hop_desktop.domain.feedback.form import Asking
from hop_desktop.services.evidence_writing import EvidenceDraft
from hop_desktop.ui.navigation import Route
from tests.answered_forms import as_file, view


class Watch(QObject):
    """Writes down what is shown as a window of its own."""

    def __init__(self):
        super().__init__()
        self.seen = []

    def eventFilter(self, watched, event):
        if event.type() == QEvent.Type.Show and watched.isWidgetType() and watched.isWindow():
            self.seen.append(watched)
        return False


def test_no_part_of_a_page_is_a_window_for_a_moment(open_window):
    driver = open_window()
    driver.store_samples()
    services = driver.shell.session.services
    services.evidence.add(
        EvidenceDraft((FacetRef("negotiation", "closing"),), services.evidence.today(), action="x")
    )
    form = services.feedback.form(services.feedback.ask(Asking.VIEW, "Maria", "en"))
    services.feedback.add(as_file(view(form)), "view")
    driver.begin_by_service("full")
    watch = Watch()
    QApplication.instance().installEventFilter(watch)

    for route in Route:
        driver.shell.navigator.go(route)
        for _turn in range(3):
            QApplication.processEvents()

    QApplication.instance().removeEventFilter(watch)
    assert {type(window).__name__ for window in watch.seen} == set()
