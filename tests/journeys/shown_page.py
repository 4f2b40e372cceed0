"""A page with widgets on it, shown."""

from PySide6.QtWidgets import QApplication

from hop_desktop.ui.widgets.layout import ScrollPage


def settle():
    for _turn in range(6):
        QApplication.processEvents()


def shown(qtbot, *widgets):
    page = ScrollPage()
    for one in widgets:
        page.column.addWidget(one)
    qtbot.addWidget(page)
    page.show()
    settle()
    return page
