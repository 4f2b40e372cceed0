"""Every dialog fits its window, is read in full by a screen reader, and needs no mouse."""

import pytest
from PySide6.QtCore import Qt

from hop_desktop.i18n import PSEUDO, SOURCE_LANGUAGE, use_language
from tests.journeys.dialogs import looks_at_dialogs
from tests.ui import layout_faults, reader

pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints")  # of the platform without a screen
SIZES = ((900, 600), (1180, 800))


def cut(dialog):
    """Return what of a dialog cannot be seen in full."""
    assert layout_faults.measured(dialog) >= 2, dialog
    room, needed = dialog.parentWidget().window().size(), dialog.size()
    found = layout_faults.faults(dialog)
    if needed.width() > room.width() or needed.height() > room.height():
        found.append(f"is {needed} over a window of {room}")
    return found


def unread(dialog):
    """Return what of a dialog a blind person would miss."""
    assert len(reader.walk(dialog)) >= 4, dialog
    return reader.faults(dialog)


@pytest.fixture(params=["as written", "longer texts", "right to left"])
def written(request, qapp):
    if request.param == "longer texts":
        use_language(PSEUDO)
    if request.param == "right to left":
        qapp.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
    yield request.param
    use_language(SOURCE_LANGUAGE)
    qapp.setLayoutDirection(Qt.LayoutDirection.LeftToRight)


@pytest.mark.parametrize("percent", [100, 200])
@pytest.mark.parametrize("size", SIZES)
def test_every_dialog_fits(open_window, written, percent, size):
    driver = open_window()
    driver.look("light", percent)
    driver.window.resize(*size)

    assert looks_at_dialogs(driver, cut) == {}


def test_every_dialog_can_be_read(open_window):
    driver = open_window()

    assert looks_at_dialogs(driver, unread) == {}
