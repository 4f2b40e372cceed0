import os

import pytest

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QAccessible, QColor, QKeyEvent, QPalette, QWheelEvent
from PySide6.QtWidgets import QAbstractButton, QApplication

from hop_desktop.charts.radar import draw_radar
from hop_desktop.theme import load_theme
from hop_desktop.ui.jobs import JobRunner
from hop_desktop.ui.styling import apply_theme, current_theme, set_style_property
from hop_desktop.ui.widgets.figure_canvas import FigureCanvas
from tests.charts.samples import instrument, scorecard
from tests.later import Later

NO_PHASE = Qt.ScrollPhase.NoScrollPhase


class Maker:
    """Is a radar and remembers the sizes it was asked for."""

    def __init__(self, words="2 of 10 meet what is expected.") -> None:
        self.words = words
        self.sizes = []
        self.styles = []

    def draw(self, style, size):
        self.sizes.append(size)
        self.styles.append(style)
        return draw_radar(instrument(), scorecard(), style, size=size)

    def description(self):
        return self.words


@pytest.fixture
def maker():
    return Maker()


@pytest.fixture
def later():
    return Later()


@pytest.fixture
def jobs(qapp, later):
    return JobRunner(later)


@pytest.fixture
def draw(canvas, later):
    """Paint, let the drawing be done, and return what is then on the screen."""

    def paint():
        canvas.grab()
        later.finish()
        return canvas.grab().toImage()

    return paint


@pytest.fixture
def canvas(qtbot, maker, jobs):
    canvas = FigureCanvas("Radar", jobs, height_px=400)
    qtbot.addWidget(canvas)
    canvas.resize(480, 400)
    canvas.show_chart(maker)
    return canvas


def test_the_figure_fills_the_canvas(canvas, maker, draw):
    draw()

    width, height = maker.sizes[-1]
    assert width * canvas.logicalDpiX() == pytest.approx(480, abs=0.1)
    assert height * canvas.logicalDpiX() == pytest.approx(400, abs=0.1)


def test_the_chart_is_drawn_off_the_gui_thread_and_then_shown(canvas, later):
    before = canvas.grab().toImage()
    assert len(later.waiting) == 1

    later.finish()

    assert canvas.grab().toImage() != before


def test_a_change_while_drawing_is_drawn_next(canvas, maker, later):
    canvas.grab()
    canvas.resize(500, 400)
    canvas.grab()
    assert len(later.waiting) == 1

    later.finish()
    canvas.grab()
    later.finish()

    assert [round(width * canvas.logicalDpiX()) for width, _height in maker.sizes] == [480, 500]


def test_a_drawing_that_comes_after_its_page_has_gone_is_dropped(maker, jobs, later, qapp):
    canvas = FigureCanvas("Radar", jobs, height_px=400)
    canvas.show_chart(maker)
    canvas.grab()
    canvas.deleteLater()
    qapp.sendPostedEvents(None, QEvent.Type.DeferredDelete)

    later.finish()


def test_nothing_is_made_before_it_is_painted(canvas, maker):
    assert maker.sizes == []


@pytest.fixture
def theme_reset(qapp):
    yield
    apply_theme(qapp, load_theme("light"), 100)


def test_larger_text_makes_a_new_figure_with_larger_text(canvas, maker, draw):
    draw()
    font = canvas.font()
    font.setPointSizeF(font.pointSizeF() * 2)

    canvas.setFont(font)
    draw()

    earlier, later = maker.styles
    assert later.font_pt == pytest.approx(2 * earlier.font_pt, rel=0.05)


def test_many_changes_make_one_figure(canvas, maker, draw):
    draw()
    maker.sizes.clear()

    for width in range(480, 520):
        canvas.resize(width, 400)
    draw()

    assert len(maker.sizes) == 1


def test_painting_again_makes_no_new_figure(canvas, maker, draw):
    draw()
    draw()

    assert len(maker.sizes) == 1


def test_another_theme_makes_a_new_figure_in_its_colours(draw, qapp, theme_reset):
    draw()

    apply_theme(qapp, load_theme("dark"), 100)

    corner = draw().pixelColor(2, 2)
    assert corner.name() == load_theme("dark").colours.surface


def test_the_chart_keeps_the_palette_of_its_window(canvas):
    assert canvas.palette().color(QPalette.ColorRole.Window) == QApplication.palette().color(
        QPalette.ColorRole.Window
    )


def test_a_canvas_without_a_chart_is_an_empty_surface(qtbot, jobs):
    canvas = FigureCanvas("Radar", jobs, height_px=400)
    qtbot.addWidget(canvas)

    image = canvas.grab().toImage()

    assert image.pixelColor(5, 5).name() == current_theme().colours.surface


def test_assistive_tools_find_a_graphic_with_words(canvas):
    accessible = QAccessible.queryAccessibleInterface(canvas)

    assert accessible.role() is QAccessible.Role.Graphic
    assert accessible.text(QAccessible.Text.Name) == "Radar"
    assert accessible.text(QAccessible.Text.Description) == "2 of 10 meet what is expected."


def test_keyboard_focus_draws_a_ring(canvas, qtbot):
    canvas.show()
    qtbot.waitExposed(canvas)
    before = canvas.grab().toImage().pixelColor(240, 1)

    canvas.activateWindow()
    canvas.setFocus(Qt.FocusReason.TabFocusReason)
    qtbot.waitUntil(canvas.hasFocus)
    set_style_property(canvas, "ring", True)  # as the keys bring it

    after = canvas.grab().toImage().pixelColor(240, 1)
    assert before == QColor(current_theme().colours.surface)
    assert after == QColor(current_theme().colours.focus)


def test_the_menu_offers_to_copy_and_to_save(canvas, qtbot):
    canvas.offer_export()
    copy, save = canvas.actions()

    with qtbot.waitSignal(canvas.copy_requested):
        copy.trigger()
    with qtbot.waitSignal(canvas.save_requested):
        save.trigger()

    assert (copy.text(), save.text()) == ("Copy chart", "Save chart…")


def test_nothing_is_offered_that_nobody_asked_for(canvas):
    assert canvas.actions() == []
    assert canvas.findChildren(QAbstractButton) == []


def test_buttons_beside_the_chart_copy_and_save_it_and_name_it(canvas, qtbot):
    buttons = canvas.offer_export()

    copy, save = buttons.findChildren(QAbstractButton)
    for button, signal in ((copy, canvas.copy_requested), (save, canvas.save_requested)):
        with qtbot.waitSignal(signal):
            button.click()

    assert [copy.accessibleName(), save.accessibleName()] == ["Copy chart", "Save chart…"]
    assert copy.accessibleDescription() == save.accessibleDescription() == canvas.accessibleName()


def test_the_wheel_is_left_to_the_page_around_the_chart(canvas):
    at = QPointF(100, 100)
    down, none = QPoint(0, -240), Qt.MouseButton.NoButton
    turn = QWheelEvent(
        at, at, QPoint(), down, none, Qt.KeyboardModifier.NoModifier, NO_PHASE, False
    )

    QApplication.sendEvent(canvas, turn)

    assert not turn.isAccepted()


def test_keys_are_left_to_the_page_around_the_chart(canvas):
    key = QKeyEvent(QEvent.Type.KeyPress, Qt.Key.Key_PageDown, Qt.KeyboardModifier.NoModifier)

    QApplication.sendEvent(canvas, key)

    assert not key.isAccepted()


def test_larger_text_asks_for_more_height(canvas):
    before = canvas.minimumSizeHint().height()
    font = canvas.font()
    font.setPointSizeF(font.pointSizeF() * 2)

    canvas.setFont(font)

    assert canvas.minimumSizeHint().height() > 1.3 * before


def test_a_chart_can_be_replaced(canvas, maker, draw):
    draw()
    other = Maker("Another description.")

    canvas.show_chart(other)
    draw()

    assert len(other.sizes) == 1
    assert canvas.accessibleDescription() == "Another description."
