"""Robots whose window begins anew in another folder: what of the first one is left then?"""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLabel

from hop_desktop.paths import AppPaths, remember_folder
from hop_desktop.ui.main_window import MainWindow

_begun = []  # the folder of each window of this process
_TURNS = 100  # after which all that a window left to be done is done


def erase_everything(robot, report):
    """Delete everything in a folder that was chosen once."""
    _begun.append(robot.path)
    yield from robot.until(lambda: robot.shell.session is not None)
    if len(_begun) == 1:
        remember_folder(robot.path)
        robot.shell.session.store_actions.erase()
        yield from robot.until(lambda: False)
    yield from _look(robot, report)


def choose_another_folder(robot, report):
    """Choose another folder while the first one is being loaded, at the turn that is said."""
    _begun.append(robot.path)
    if len(_begun) == 1:
        for _turn in range(int(robot.path.name)):
            yield
        robot.shell.next_paths = AppPaths.at(robot.path.with_name("another"))
        QApplication.instance().quit()
        yield from robot.until(lambda: False)
    yield from robot.until(lambda: robot.shell.session is not None)
    yield from _look(robot, report)


def _look(robot, report):
    for _turn in range(_TURNS):
        yield
    windows = [one for one in QApplication.topLevelWidgets() if isinstance(one, MainWindow)]
    report("windows", str(len(windows)))
    for state in (Qt.ApplicationState.ApplicationInactive, Qt.ApplicationState.ApplicationActive):
        QApplication.instance().applicationStateChanged.emit(state)
        yield
    report("files", *sorted(one.name for one in robot.path.iterdir()))
    report("notice", str(robot.window.has_notice("unhandled error")))
    texts = [one.text() for one in robot.window.findChildren(QLabel) if one.isVisible()]
    report("texts", repr(texts))
    robot.shell.end()
