"""Notices: said once of each kind, never in the way."""

from PySide6.QtWidgets import QApplication, QLabel, QPushButton

from hop_desktop.ui.widgets.notice import NoticeArea


def texts(area):
    QApplication.processEvents()
    return [label.text() for label in area.findChildren(QLabel)]


def press(area, name):
    button = next(one for one in area.findChildren(QPushButton) if one.accessibleName() == name)
    button.click()
    QApplication.processEvents()


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

    press(area, "Close this notice")

    assert texts(area) == []


def test_a_notice_offers_what_can_be_done(qtbot):
    area = NoticeArea()
    qtbot.addWidget(area)
    done = []
    area.show_notice("a", "first", [("Copy details", lambda: done.append(1))])

    press(area, "Copy details")

    assert done == [1]
    assert texts(area) == ["first"]
