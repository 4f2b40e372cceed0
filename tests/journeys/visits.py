"""A window in a process of its own that visits every page; prints what the GUI thread imported.

Three lines of JSON: what jobs imported that uses Qt; the heavy modules of the GUI thread at any
time; and every module of it once all was loaded.
"""

import json
import sys
import threading
from dataclasses import replace
from importlib.abc import MetaPathFinder
from pathlib import Path

from PySide6.QtCore import QThreadPool
from PySide6.QtWidgets import QApplication

HEAVY = {"sqlmodel", "sqlalchemy", "pydantic", "alembic", "matplotlib", "numpy", "typst"}


class Watch(MetaPathFinder):
    """Is asked first for every module that is not loaded yet, and finds none."""

    def __init__(self):
        self.on_gui_thread = []
        self.in_jobs = []

    def find_spec(self, name, path=None, target=None):
        if threading.current_thread() is threading.main_thread():
            self.on_gui_thread.append(name)
        else:
            self.in_jobs.append(name)


def uses_qt(name):
    module = sys.modules.get(name)
    return name.startswith("PySide6") or any(
        str(getattr(value, "__module__", "")).startswith("PySide6")
        for value in vars(module or object).values()
    )


def settle(app):
    for _turn in range(50):
        QThreadPool.globalInstance().waitForDone()
        app.processEvents()


def main(folder):
    watch = Watch()
    sys.meta_path.insert(0, watch)
    from hop_desktop.app.shell import Shell
    from hop_desktop.domain.instrument import Form
    from hop_desktop.paths import AppPaths
    from hop_desktop.render_worker import RenderProcess
    from hop_desktop.ui.jobs import PoolExecutor
    from hop_desktop.ui.navigation import Route
    from hop_desktop.ui.widgets.drop_hint import DropHint

    app = QApplication([])
    render_worker = RenderProcess(folder / "font-list")
    shell = Shell(app, AppPaths.at(folder), render_worker, PoolExecutor())
    shell.window.show()
    shell.open_store()
    while shell.window.findChild(DropHint) is None:  # comes when all is loaded
        settle(app)
    before = len(watch.on_gui_thread)
    from hop_desktop.bootstrap import load_samples  # loaded already

    services = shell.session.services
    for number, sample in enumerate(load_samples(services.catalogue)):
        services.transfer.add_attempt(replace(sample, attempt_id=f"a{number}"))
    for route in Route:
        if route is Route.QUESTIONNAIRE:
            services.assessment.begin(Form.QUICK, "scale-up")
        both = {"earlier": "a0", "later": "a1"} if route is Route.CHANGE else {}
        shell.navigator.go(route, **both)
        settle(app)
    heavy = [name for name in watch.on_gui_thread if name.partition(".")[0] in HEAVY]
    print(json.dumps([name for name in watch.in_jobs if uses_qt(name)]))
    print(json.dumps(heavy))
    print(json.dumps(watch.on_gui_thread[before:]))
    shell.end()
    settle(app)
    services.database.close()


if __name__ == "__main__":
    main(Path(sys.argv[1]))
