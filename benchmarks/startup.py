"""From the start of the process to something on the screen."""

from collections.abc import Sequence
from pathlib import Path

from benchmarks.figure import Figure
from benchmarks.stores import fill
from benchmarks.timing import paired, python

BARE_WINDOW = """
import os
from PySide6.QtWidgets import QApplication, QMainWindow
class Window(QMainWindow):
    def paintEvent(self, event):
        super().paintEvent(event)
        os._exit(0)
app = QApplication([])
window = Window()
window.resize(1180, 800)
window.show()
app.exec()
"""
BARE_WINDOW_AND_QUERY = """
import os, sys
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QMainWindow
app = QApplication([])
window = QMainWindow()
window.resize(1180, 800)
window.show()
app.processEvents()
import sqlmodel
engine = sqlmodel.create_engine("sqlite:///" + sys.argv[1])
with sqlmodel.Session(engine) as session:
    session.exec(sqlmodel.text("SELECT * FROM attempt ORDER BY id DESC LIMIT 5")).all()
os._exit(0)
"""
# The program itself, ended by the first event that shows what is waited for.
FIRST_PAINT = """
import gc, os, sys
gc.disable()  # as the program does before it imports Qt
from PySide6.QtWidgets import QMainWindow
from hop_desktop.ui.main_window import MainWindow
def paint(self, event):
    QMainWindow.paintEvent(self, event)
    os._exit(0)
MainWindow.paintEvent = paint
sys.argv = ["hop-desktop", "--data-dir", sys.argv[1]]
from hop_desktop.__main__ import main
main()
"""
HOME_FILLED = """
import gc, os, sys
gc.disable()
from PySide6.QtCore import QTimer
from hop_desktop.ui.pages.home_page import HomePage
show_state = HomePage.show_state
def show(self, state):
    show_state(self, state)
    self.window().repaint()
    os._exit(0)
HomePage.show_state = show
sys.argv = ["hop-desktop", "--data-dir", sys.argv[1]]
from hop_desktop.__main__ import main
main()
"""
ATTEMPTS = 120


def measure(folder: Path) -> Sequence[Figure]:
    """Time the first painted window and Home filled from a store of ten years."""
    fill(folder / "startup", ATTEMPTS).database.close()
    store = str(folder / "startup")
    first, bare, ratio = paired(python("-c", FIRST_PAINT, store), python("-c", BARE_WINDOW))
    filled, query, filled_ratio = paired(
        python("-c", HOME_FILLED, store),
        python("-c", BARE_WINDOW_AND_QUERY, str(folder / "startup" / "hop.db")),
    )
    return (
        Figure(
            "process start to first painted window",
            first,
            "s",
            2.0,
            bare,
            "bare PySide6 window",
            ratio,
        ),
        Figure(
            f"process start to Home filled from {ATTEMPTS} attempts",
            filled,
            "s",
            1.3,
            query,
            "bare window + import sqlmodel + one query",
            filled_ratio,
        ),
    )
