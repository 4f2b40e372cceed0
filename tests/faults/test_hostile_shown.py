"""Hostile texts in charts, widgets and pages."""

import pytest
from matplotlib.backends.backend_agg import FigureCanvasAgg
from PySide6.QtWidgets import QApplication, QLineEdit

from hop_desktop.charts.gaps import gaps_figure
from hop_desktop.charts.gaps_words import describe_gaps
from hop_desktop.charts.radar_words import describe_radar
from hop_desktop.domain.clean_text import clean_text
from hop_desktop.ui.navigation import Route
from hop_desktop.ui.widgets.buttons import WrappingButton
from hop_desktop.ui.widgets.check_box import CheckBox
from hop_desktop.ui.widgets.fields import Field
from hop_desktop.ui.widgets.labels import Heading, PlainLabel
from hop_desktop.ui.widgets.list_table import ListTable
from hop_desktop.ui.widgets.notice import Notice
from hop_desktop.ui.widgets.table import PlainTable
from hop_desktop.ui.widgets.text_field import TextField
from tests.charts.measuring import style
from tests.charts.radar_examples import radar_figure
from tests.charts.samples import NAMES, instrument, scorecard
from tests.faults.scale import record
from tests.foreign import begin, fill
from tests.hostile import HOSTILE

CLEAN = [clean_text(one) for one in HOSTILE]


@pytest.mark.filterwarnings("ignore:Glyph")  # a type without the sign draws a box
def test_every_chart_draws_them(catalogue):
    for start in range(0, len(CLEAN), len(NAMES)):
        texts = [*CLEAN[start : start + len(NAMES)], *CLEAN][: len(NAMES)]
        named = instrument(dict(zip(NAMES, (f"{one[:40]}." for one in texts), strict=True)))
        for draw, describe in ((radar_figure, describe_radar), (gaps_figure, describe_gaps)):
            figure = draw(named, scorecard(), style())
            FigureCanvasAgg(figure).draw()
            assert describe(named, scorecard())
    record("hostile texts through charts", trials=len(CLEAN), exceptions=0)


@pytest.mark.qt_log_ignore("propagateSizeHints")  # of the platform without a screen
@pytest.mark.parametrize("text", HOSTILE, ids=range(len(HOSTILE)))
def test_every_widget_shows_them(qtbot, text):
    label, heading, button, box = PlainLabel(text), Heading(text), WrappingButton(text), None
    box, field, notice = CheckBox(text), Field(text, [(text, 1)], 1), Notice(text, [(text, str)])
    table, rows, typed = PlainTable(text), ListTable(text, wide_column=0), TextField(text, 100)
    table.show_rows([text, "b"], [[text, text]] * 2)
    rows.show_rows([text, "b"], {"1": [text, text]})
    typed.show_text(text)
    for one in (label, heading, button, box, field, notice, table, rows, typed):
        qtbot.addWidget(one)
        one.resize(300, 200)
        one.show()
    line = QLineEdit(text)
    qtbot.addWidget(line)
    QApplication.processEvents()

    assert label.text() == text
    for one in (label, heading, button, box, field, notice, table, rows, typed):
        assert not one.grab().isNull()


def test_every_page_opens_over_them(open_window):
    driver = open_window()
    services = driver.shell.session.services
    everything = " ".join(one for one in CLEAN if len(one) < 60)[:1900]
    own = fill(services, everything)
    begin(services, own.profile_id, everything[:190])

    for route in Route:
        driver.shell.navigator.go(route)
        QApplication.processEvents()
        assert not driver.window.grab().isNull()
    record("hostile texts on pages and widgets", trials=len(HOSTILE), exceptions=0)
