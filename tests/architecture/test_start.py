"""What the first picture waits for: little, and this keeps it little."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

CODE = Path(__file__).parents[2] / "hop_desktop"

# The program itself up to the first painted window; the store, which loads beside it, stays shut.
FIRST_PICTURE = """
import os, sys
import PySide6
from hop_desktop import __main__
from hop_desktop.app.shell import Shell
from hop_desktop.ui.main_window import MainWindow

def paint(self, event):
    modules = list(sys.modules)
    classes = [name for module in (PySide6.QtCore, PySide6.QtGui, PySide6.QtWidgets)
               for name, value in dict.items(vars(module)) if isinstance(value, type)]
    import json  # only now: it must not be there before
    print(json.dumps([modules, classes]), flush=True)
    os._exit(0)

MainWindow.paintEvent = paint
Shell.open_store = lambda shell: None
__main__.main(["--data-dir", sys.argv[1]])
"""
# Each of these took a hundredth of the time that a bare window takes, or much more.
NEEDLESS_MODULES = {
    "dataclasses",
    "decimal",
    "hop_desktop.app.opening",
    "hop_desktop.bootstrap",
    "hop_desktop.ui.dialogs",
    "hop_desktop.ui.jobs",
    "hop_desktop.ui.widgets.buttons",
    "json",
    "locale",
    "logging.handlers",
    "platform",
    "platformdirs",
    "tomllib",
}
# Python makes a class, with all its enumerations, when a class of Qt is first met: QStyle when a
# style is given back, QWizard and all other widgets when Qt gives back a widget that it made
# itself, QHelpEvent and all other events when an event filter is called.
NEEDLESS_CLASSES = {"QFileDialog", "QHelpEvent", "QStyle", "QWizard"}


@pytest.fixture(scope="module")
def needed(tmp_path_factory):
    """The modules, and the classes of Qt, that were there when the window was painted."""
    done = subprocess.run(
        [sys.executable, "-c", FIRST_PICTURE, str(tmp_path_factory.mktemp("data"))],
        env={**os.environ, "QT_QPA_PLATFORM": "offscreen"},
        capture_output=True,
        text=True,
        check=False,
        timeout=60,
    )
    assert done.returncode == 0, done.stderr
    return [set(one) for one in json.loads(done.stdout)]


def test_the_first_picture_imports_nothing_that_it_does_not_show(needed):
    modules, _classes = needed

    assert "hop_desktop.ui.main_window" in modules
    assert modules & NEEDLESS_MODULES == set()


def test_the_first_picture_has_python_make_few_classes_of_qt(needed):
    _modules, classes = needed

    assert {"QLabel", "QPainter"} <= classes
    assert classes & NEEDLESS_CLASSES == set()


# What PySide does by itself, and what it does once the window has been imported.
SOURCES_READ = """
import linecache, sys
{first}
import wave
print([name for name in linecache.cache if name.endswith("wave.py")])
"""


@pytest.mark.parametrize(
    ("first", "is_read"), [("import PySide6.QtCore", True), ("import hop_desktop.app", False)]
)
def test_importing_a_module_reads_no_source_of_it(first, is_read):
    done = subprocess.run(
        [sys.executable, "-c", SOURCES_READ.format(first=first)],
        env={**os.environ, "PYTHONPATH": str(CODE.parent)},
        capture_output=True,
        text=True,
        check=True,
    )

    assert ("wave.py" in done.stdout) is is_read
