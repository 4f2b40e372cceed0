"""Lists, numbers, days and sliders show what is in them whole."""

from datetime import date

import numpy as np
import pytest
from PySide6.QtCore import QLocale, Qt
from PySide6.QtGui import QColor, QGuiApplication, QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from hop_desktop.i18n import SOURCE_LANGUAGE, use_language
from hop_desktop.presentation.formatting import date_text
from hop_desktop.theme import load_theme
from hop_desktop.ui.styling import apply_theme, current_theme
from hop_desktop.ui.widgets.day_field import DayEdit
from hop_desktop.ui.widgets.fields import Field
from hop_desktop.ui.widgets.level_slider import LevelSlider
from hop_desktop.ui.widgets.number_field import CountField, LevelField, WeightField

# Of the platform without a screen, whose lists can neither be raised nor take the keyboard.
pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")


@pytest.fixture(params=[100, 200])
def percent(request, qapp):
    apply_theme(qapp, load_theme("light"), request.param)
    yield request.param
    apply_theme(qapp, load_theme("light"), 100)


def shown(qtbot, widget):
    qtbot.addWidget(widget)
    widget.resize(400, max(widget.sizeHint().height(), 90))
    with qtbot.waitExposed(widget):
        widget.show()
    return widget


def test_an_open_list_shows_every_entry_whole(qtbot, percent):
    long = "An entry of many words that hardly fits into one line of the list, but wraps there"
    texts = [*(f"Entry {number}" for number in range(10)), long]
    field = shown(qtbot, Field("Competency", [(text, text) for text in texts], None))

    field.combo.showPopup()
    QApplication.processEvents()
    view = field.combo.view()
    rows = [view.visualRect(field.combo.model().index(row, 0)) for row in range(len(texts))]
    one, wrapped, line = rows[0], rows[-1], view.fontMetrics().height()
    field.combo.hidePopup()

    assert view.viewport().rect().contains(rows[-1].united(one)) or percent > 100
    assert one.height() >= line + 2 * current_theme().spacing.s
    assert wrapped.height() > one.height() + line // 2


@pytest.mark.parametrize(
    "make", [lambda: LevelField("x", 3.5), lambda: WeightField("x", 12), DayEdit]
)
def test_a_field_with_steps_keeps_its_text_off_the_edge(qtbot, make):
    field = shown(qtbot, make())

    assert field.lineEdit().textMargins().left() >= current_theme().spacing.s


@pytest.mark.parametrize("language", ["en", "de", "es"])
def test_a_day_is_written_alike_in_fields_and_in_sentences(qtbot, language):
    use_language(language)
    field = shown(qtbot, DayEdit())
    days = [date(2027, month, 25) for month in range(1, 13)]

    written = []
    for day in days:
        field.setDate(day)
        written.append(field.text())

    assert written == [date_text(day) for day in days]
    use_language(SOURCE_LANGUAGE)


@pytest.mark.parametrize("place", ["minimum", "maximum"])
def test_the_knob_of_a_slider_is_never_cut(qtbot, percent, place):
    window = QWidget()
    slider = LevelSlider("x", 10, 50, 30)
    slider.setParent(window)
    slider.resize(300, slider.minimumHeight())
    slider.setValue(getattr(slider, place)())
    shown(qtbot, window)

    image = slider.grab().toImage().convertToFormat(QImage.Format.Format_RGB888)
    rows = np.frombuffer(image.constBits(), np.uint8).reshape(image.height(), -1)
    pixels = rows[:, : image.width() * 3].reshape(image.height(), image.width(), 3)
    accent = np.array(QColor(current_theme().colours.accent).getRgb()[:3])
    found_rows, columns = np.nonzero((pixels == accent).all(axis=2))
    upright = np.ptp(found_rows) + 1
    near = columns[np.abs(columns - (0 if place == "minimum" else image.width())) < 2 * upright]

    assert upright >= 12
    assert columns.min() > 0
    assert columns.max() < image.width() - 1
    assert near.size
    assert place == "maximum" or abs(np.ptp(columns) + 1 - upright) <= 1


def typed_into(qtbot, field, language, text):
    """Return the value and the text of a field once somebody typed and went on."""
    field.setLocale(QLocale(language))
    qtbot.addWidget(field)
    field.selectAll()
    for letter in text:
        QTest.keyClick(field, Qt.Key(ord(letter)))
    field.interpretText()
    return field.value(), field.text()


@pytest.mark.parametrize("language", ["en", "de", "es", "en_ZA", "de_CH", "fr_CA"])
@pytest.mark.parametrize(
    ("text", "level"), [("3,5", 3.5), ("3.5", 3.5), ("2,", 2.0), ("4", 4.0), ("2.7", 2.5)]
)
def test_a_level_is_typed_with_either_mark_in_every_language(qtbot, language, text, level):
    value, shown_text = typed_into(qtbot, LevelField("x", 1.0), language, text)

    assert value == level
    assert shown_text == QLocale(language).toString(level, "f", 1)


@pytest.mark.parametrize("language", ["en", "de", "es"])
@pytest.mark.parametrize("text", ["3,5", "3.5", "3,", "3.05", "3,,5"])
def test_of_what_is_no_whole_number_the_whole_ones_are_kept(qtbot, language, text):
    assert typed_into(qtbot, WeightField("x", 12), language, text) == (3, "3")


@pytest.mark.parametrize("language", ["en", "de", "es"])
@pytest.mark.parametrize("text", ["1500", "1.500", "1,500"])
def test_thousands_are_typed_as_they_are_written(qtbot, language, text):
    assert typed_into(qtbot, CountField("x"), language, text)[0] == 1500


@pytest.mark.parametrize("text", ["3,5", "3.5"])
def test_a_level_that_is_pasted_is_read_alike(qtbot, text):
    field = LevelField("x", 1.0)
    qtbot.addWidget(field)
    QGuiApplication.clipboard().setText(text)
    field.selectAll()

    field.lineEdit().paste()
    field.interpretText()

    assert field.value() == 3.5
