"""Rows that lead on, entries that are ticked, choices that say what they mean, icons."""

import pytest
from PySide6.QtCore import QEvent, QPoint, QSize, Qt
from PySide6.QtGui import QAccessible
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit, QWidget

from hop_desktop.ui.styling import directed, icon
from hop_desktop.ui.widgets.check_list import CheckList
from hop_desktop.ui.widgets.choice_card import ChoiceCard
from hop_desktop.ui.widgets.labels import PlainLabel
from hop_desktop.ui.widgets.list_card import ListCard, RowButton
from tests.ui.watch import Watch

WIDTH = 300


@pytest.fixture
def facets(qtbot):
    made = CheckList("Evidence of", rows_shown=3)
    qtbot.addWidget(made)
    for number in range(3):
        made.add_entry(f"Facet {number}", number)
    made.resize(WIDTH, made.height())
    made.show()
    return made


def ticked(facets):
    items = [facets.item(row) for row in range(facets.count())]
    return [one.text() for one in items if one.checkState() is Qt.CheckState.Checked]


def test_an_entry_is_ticked_by_a_click_anywhere_on_it_and_unticked_by_the_next(facets):
    far_from_the_box = facets.visualItemRect(facets.item(1)).center() + QPoint(WIDTH // 4, 0)

    QTest.mouseClick(facets.viewport(), Qt.MouseButton.LeftButton, pos=far_from_the_box)
    assert ticked(facets) == ["Facet 1"]
    QTest.mouseClick(facets.viewport(), Qt.MouseButton.LeftButton, pos=far_from_the_box)
    assert ticked(facets) == []


@pytest.fixture
def grouped(qtbot):
    made = CheckList("Evidence of", rows_shown=6)
    qtbot.addWidget(made)
    for group, names in (("Strategy", ("Vision", "Goals")), ("Budgeting", ("Planning", "Goals"))):
        for name in names:
            made.add_entry(f"{group} – {name}", (group, name), group=group, short=name)
    made.resize(WIDTH, made.height())
    made.show()
    return made


def headings(entries):
    return [entries.heading_of(row) for row in range(entries.count())]


def seen(entries):
    rows = [row for row in range(entries.count()) if not entries.isRowHidden(row)]
    return [entries.item(row).text() for row in rows]


def test_a_heading_stands_above_the_first_of_each_group_that_is_seen(grouped):
    assert headings(grouped) == ["Strategy", "", "Budgeting", ""]
    first, second = (grouped.visualItemRect(grouped.item(row)).height() for row in (0, 1))
    assert first == 2 * second

    shown = grouped.show_matches("goals")

    assert shown == 2
    assert seen(grouped) == ["Strategy – Goals", "Budgeting – Goals"]
    assert (grouped.heading_of(1), grouped.heading_of(3)) == ("Strategy", "Budgeting")


def test_an_entry_wraps_where_there_is_no_room_for_it_in_one_line(grouped):
    grouped.add_entry("Budgeting – " + "long " * 30, "long", group="Budgeting", short="long " * 30)
    last = grouped.item(grouped.count() - 1)
    wide = grouped.visualItemRect(last)

    assert wide.height() > 2 * grouped.visualItemRect(grouped.item(1)).height()
    assert wide.width() <= grouped.viewport().width()


@pytest.mark.parametrize("wanted", ["budget plan", "PLAN budget", "  planning "])
def test_what_is_looked_for_is_found_by_any_of_its_words(grouped, wanted):
    grouped.show_matches(wanted)

    assert seen(grouped) == ["Budgeting – Planning"]


def test_the_keyboard_is_never_on_an_entry_that_is_not_seen(grouped):
    grouped.setCurrentRow(0)

    grouped.show_matches("budgeting")
    QTest.keyClick(grouped, Qt.Key.Key_Space)

    assert ticked(grouped) == ["Budgeting – Planning"]
    grouped.show_matches("")
    assert len(seen(grouped)) == 4
    assert ticked(grouped) == ["Budgeting – Planning"]


def test_the_space_bar_ticks_the_entry_with_the_keyboard(facets):
    facets.setCurrentRow(2)

    QTest.keyClick(facets, Qt.Key.Key_Space)

    assert ticked(facets) == ["Facet 2"]


def test_a_row_is_named_by_its_text_and_described_by_its_detail(qtbot):
    went = []
    card = ListCard("Focus areas")
    qtbot.addWidget(card)
    row = card.add_row("Negotiation", "Clear gap: you are at 2.5", lambda: went.append(1))

    row.click()

    told = QAccessible.queryAccessibleInterface(row)
    assert told.text(QAccessible.Text.Name) == "Negotiation"
    assert told.text(QAccessible.Text.Description) == "Clear gap: you are at 2.5"
    assert went == [1]


def test_a_row_is_higher_by_its_detail(qtbot):
    plain, detailed = RowButton("Negotiation"), RowButton("Negotiation", "Clear gap")
    for one in (plain, detailed):
        qtbot.addWidget(one)

    assert detailed.heightForWidth(WIDTH) > plain.heightForWidth(WIDTH)
    assert detailed.heightForWidth(WIDTH // 4) > detailed.heightForWidth(WIDTH)


def test_a_row_that_says_the_same_again_asks_for_no_layout(qtbot):
    window = QWidget()
    qtbot.addWidget(window)
    card = ListCard("Focus areas")
    card.setParent(window)
    row = card.add_row("Negotiation", "", lambda: None)
    window.show()

    with Watch(ListCard, QEvent.Type.LayoutRequest) as layouts:
        row.show_text("Negotiation")
    assert not layouts
    with Watch(ListCard, QEvent.Type.LayoutRequest) as layouts:
        row.show_text("Discovery")
    assert layouts


def test_a_choice_grows_by_its_hint_and_is_described_by_it(qtbot):
    plain = ChoiceCard("quick", "Quick form")
    hinted = ChoiceCard("quick", "Quick form", hint="18 items, about 6 minutes")
    for one in (plain, hinted):
        qtbot.addWidget(one)

    assert hinted.accessibleName() == "Quick form"
    assert hinted.accessibleDescription() == "18 items, about 6 minutes"
    assert hinted.heightForWidth(WIDTH) > plain.heightForWidth(WIDTH)


def test_what_leads_on_points_where_reading_goes():
    right_to_left = Qt.LayoutDirection.RightToLeft

    assert directed("chevron-right", Qt.LayoutDirection.LeftToRight) == "chevron-right"
    assert directed("chevron-right", right_to_left) == "chevron-left"
    assert directed("house", right_to_left) == "house"


@pytest.mark.parametrize("ratio", [1.0, 1.5, 2.0])
def test_an_icon_is_drawn_for_the_pixels_of_the_screen(qapp, ratio):
    drawn = icon("house").pixmap(QSize(20, 20), ratio)

    assert drawn.size() == QSize(round(20 * ratio), round(20 * ratio))
    assert drawn.devicePixelRatio() == ratio


def test_an_ampersand_makes_the_name_of_a_field_no_higher(qapp):
    name, field = PlainLabel("R&D & sales & support"), QLineEdit()
    alone = [name.heightForWidth(width) for width in range(20, 200)]

    name.setBuddy(field)

    assert [name.heightForWidth(width) for width in range(20, 200)] == alone
    assert name.text() == "R&D & sales & support"
