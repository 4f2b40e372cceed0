"""A hand that presses twice where once is meant, on whatever is under it by then."""

from PySide6.QtCore import QPoint, Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QLineEdit, QScrollArea

from hop_desktop.i18n import _
from hop_desktop.ui.widgets.danger_button import DangerButton

BETWEEN_MS = 40  # of the two presses of a double click


class Hand:
    """Presses buttons of the window and of the dialogs that they open."""

    def __init__(self):
        self.dialogs = 0  # that were opened since `press_twice` was called

    def press_twice(self, button, *, patient):
        """Double click a button, then in each dialog the answer that loses something.

        Args:
            button: In the window.
            patient: Whether a dialog is read first; its question then takes a press.
        """
        self.dialogs = 0
        self._twice(button, lambda: self._answer(patient=patient))

    def _twice(self, button, then):
        bring_into_sight(button)
        place = button.mapToGlobal(button.rect().center())

        def again():
            press_at(place)
            QTimer.singleShot(0, then)

        QTimer.singleShot(BETWEEN_MS, again)
        press_at(place)

    def _answer(self, *, patient):
        dialog = QApplication.activeModalWidget()
        if dialog is None:
            return
        self.dialogs += 1
        buttons = [one for one in dialog.findChildren(QAbstractButton) if one.isVisible()]
        for one in buttons:
            if patient and isinstance(one, DangerButton):
                one.patience.stop()
        self._twice(buttons[-1], close_dialogs)

    def erase(self, button):
        """Press a button, and do in its dialog all that it asks for."""
        QTimer.singleShot(0, self._confirm_erasing)
        button.click()

    def _confirm_erasing(self):
        dialog = QApplication.activeModalWidget()
        try:
            QTest.keyClicks(dialog.findChild(QLineEdit), _("DELETE"))
            (erase,) = dialog.findChildren(DangerButton)
            erase.patience.stop()
            erase.click()
        finally:
            close_dialogs()


def bring_into_sight(button):
    """Scroll to it, as a hand has to."""
    above = button.parentWidget()
    while above is not None:
        if isinstance(above, QScrollArea):
            above.ensureWidgetVisible(button)
        above = above.parentWidget()
    QApplication.processEvents()


def press_at(place: QPoint):
    """Press what is at a place of the screen now."""
    modal = QApplication.activeModalWidget()
    for top in [modal] if modal else QApplication.topLevelWidgets():
        target = top.childAt(top.mapFromGlobal(place)) if top.isVisible() else None
        if target is not None and target.isEnabled():
            inside = target.mapFromGlobal(place)
            QTest.mouseClick(target, Qt.MouseButton.LeftButton, pos=inside)
            return


def close_dialogs():
    """Say no to what is still asked."""
    while (dialog := QApplication.activeModalWidget()) is not None:
        dialog.reject()
        QApplication.processEvents()
