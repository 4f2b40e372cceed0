"""What is on the screen, once it has come to rest."""

from PySide6.QtWidgets import QApplication, QLabel

from hop_desktop.ui.widgets.layout import ScrollPage


def settle():
    """Let queued events be heard, those that they queue, too."""
    for _turn in range(6):
        QApplication.processEvents()


def shown(qtbot, *widgets):
    """Return a page with these widgets, shown."""
    page = ScrollPage()
    for widget in widgets:
        page.column.addWidget(widget)
    qtbot.addWidget(page)
    page.show()
    settle()
    return page


def labels(driver):
    """Return the texts of the labels that can be seen."""
    settle()
    found = driver.window.findChildren(QLabel)
    return [label.text() for label in found if label.isVisible()]


def state_text(driver):
    """Return what the questionnaire says about saving, or ""."""
    return next((text for text in labels(driver) if text.startswith(("Saved", "Not saved"))), "")
