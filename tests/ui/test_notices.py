"""Notices: said once of each kind, never in the way."""

from itertools import combinations

import pytest
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import (
    QApplication,
    QLabel,
    QMainWindow,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from hop_desktop.i18n import _, speaking
from hop_desktop.ui.widgets.labels import PlainLabel
from hop_desktop.ui.widgets.notice import Notice, NoticeArea, Tone
from tests.presses import press_button


def texts(area):
    QApplication.processEvents()
    return [label.text() for label in area.findChildren(QLabel)]


def test_a_notice_takes_the_place_of_the_one_of_its_kind(qtbot):
    area = NoticeArea()
    qtbot.addWidget(area)

    area.show_notice("a", "first")
    area.show_notice("b", "other")
    area.show_notice("a", "second")

    assert sorted(texts(area)) == ["other", "second"]


def test_a_notice_goes_when_it_was_read(qtbot):
    area = NoticeArea()
    qtbot.addWidget(area)
    area.show_notice("a", "first")

    press_button(area, "Close this notice")

    assert texts(area) == []


def test_a_notice_offers_what_can_be_done(qtbot):
    area = NoticeArea()
    qtbot.addWidget(area)
    done = []
    area.show_notice("a", "first", [("Copy details", lambda: done.append(1))])

    press_button(area, "Copy details")

    assert done == [1]
    assert texts(area) == ["first"]


@pytest.mark.qt_log_ignore("propagateSizeHints")
def test_many_notices_leave_the_page_its_room(qtbot):
    window = QMainWindow()
    qtbot.addWidget(window)
    window.setCentralWidget(QWidget())
    column = QVBoxLayout(window.centralWidget())
    area = NoticeArea()
    column.addWidget(area)
    column.addStretch(1)
    window.resize(600, 500)
    window.show()

    for number in range(12):
        area.show_notice(str(number), "What happened, in a sentence or two. " * 3)
    labels = area.findChildren(PlainLabel)
    qtbot.waitUntil(lambda: all(one.height() >= one.heightForWidth(one.width()) for one in labels))

    assert 0 < area.height() <= 0.4 * window.height()


@pytest.mark.parametrize(
    ("tone", "name"),
    [(Tone.DONE, "Done"), (Tone.INFORMATION, "Information"), (Tone.WARNING, "Warning")],
)
def test_a_notice_says_how_it_is_meant(qtbot, tone, name):
    area = NoticeArea()
    qtbot.addWidget(area)

    area.show_notice("a", "first", tone=tone)

    notice = area.findChild(Notice)
    assert notice.accessibleName() == name
    assert QAccessible.queryAccessibleInterface(notice).role() == QAccessible.Role.Grouping


def test_each_tone_has_a_colour_and_an_icon_of_its_own(qtbot):
    pictures = []
    for tone in Tone:
        area = NoticeArea()
        qtbot.addWidget(area)
        area.show_notice("a", "first", tone=tone)
        pictures.append(area.findChild(Notice).grab().toImage())

    assert all(one != other for one, other in combinations(pictures, 2))


@pytest.mark.qt_log_ignore("propagateSizeHints")
def test_a_notice_takes_no_keyboard_that_is_elsewhere(qtbot):
    window = QMainWindow()
    qtbot.addWidget(window)
    window.setCentralWidget(QWidget())
    column = QVBoxLayout(window.centralWidget())
    area, other = NoticeArea(), QPushButton("other")
    column.addWidget(area)
    column.addWidget(other)
    window.show()
    area.show_notice("a", "first", [("Open", lambda: None)])

    other.setFocus()
    area.offer_keyboard("a")
    kept = window.focusWidget()
    other.clearFocus()
    area.offer_keyboard("a")

    assert kept is other
    assert window.focusWidget().accessibleName() == "Open"


def test_without_notices_there_is_no_room_for_them(qtbot):
    area = NoticeArea()
    qtbot.addWidget(area)
    area.show_notice("a", "first")

    area.remove("a")

    assert area.isHidden()


def test_what_can_be_said_again_is_told_in_each_language_and_news_goes(qtbot):
    area = NoticeArea()
    qtbot.addWidget(area)
    area.tell("b", lambda: (_("Home"), ((_("Open log folder"), lambda: None),)))
    area.tell("a", lambda: (_("History"), ()))
    area.show_notice("c", "The report is saved.")

    with speaking("de"):
        area.tell_anew()
        german = [_("History"), _("Home")]

    assert sorted(texts(area)) == sorted(german)
    assert "Protokollordner öffnen" in [one.text() for one in area.findChildren(QPushButton)]

    area.tell_anew()

    assert sorted(texts(area)) == ["History", "Home"]


def test_a_notice_that_was_closed_is_not_told_again(qtbot):
    area = NoticeArea()
    qtbot.addWidget(area)
    area.tell("a", lambda: (_("History"), ()))

    press_button(area, "Close this notice")
    area.tell_anew()

    assert texts(area) == []
