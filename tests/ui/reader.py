"""What a screen reader is told about a window, read in process, and what it would miss."""

from collections import Counter
from dataclasses import dataclass
from itertools import pairwise

from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QAccessible
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractScrollArea, QWidget
from shiboken6 import getCppPointer

from hop_desktop.ui.widgets.figure_canvas import FigureCanvas

Role = QAccessible.Role
OPERATED = {
    Role.Button,
    Role.CheckBox,
    Role.ComboBox,
    Role.EditableText,
    Role.List,
    Role.PageTab,
    Role.PageTabList,
    Role.RadioButton,
    Role.Slider,
    Role.SpinBox,
    Role.Table,
}
READ = {
    Role.Button,
    Role.CheckBox,
    Role.ComboBox,
    Role.EditableText,
    Role.Graphic,
    Role.Heading,
    Role.RadioButton,
    Role.StaticText,
    Role.Table,
}
PARTS_ONLY = {Role.Client, Role.Grouping, Role.Window, Role.Splitter, Role.LayeredPane}
SHORTEST_SUMMARY = 40  # letters that describe a chart


@dataclass(frozen=True)
class Node:
    """One element as assistive tools get it.

    It holds no object of Qt's: what Qt made itself ends with its window, and Python would not know.
    """

    role: QAccessible.Role
    name: str
    description: str
    value: str
    parent: "Node | None"
    is_disabled: bool
    is_focusable: bool
    place: QRect  # on the screen
    widget: int  # its address; 0: no widget
    area: int  # address of what scrolls it
    takes_tab: bool
    is_chart: bool
    table_faults: tuple[str, ...]

    def __str__(self):
        return f"{self.role.name} “{self.name}” ({self.description})"


def walk(widget):
    """Return everything below a widget that is not hidden, in the order it is read."""
    return list(_visit(QAccessible.queryAccessibleInterface(widget), None))


def _visit(interface, parent):
    if interface is None or not interface.isValid() or interface.state().invisible:
        return
    node = _node(interface, parent)
    yield node
    if node.role is not Role.Table:  # read by its rows and columns
        for number in range(interface.childCount()):
            yield from _visit(interface.child(number), node)


def _node(interface, parent):
    role, state, shown = interface.role(), interface.state(), interface.object()
    is_widget = isinstance(shown, QWidget)
    return Node(
        role,
        _label(interface) or interface.text(QAccessible.Text.Name),
        interface.text(QAccessible.Text.Description),
        interface.text(QAccessible.Text.Value),
        parent,
        bool(state.disabled),
        bool(state.focusable),
        interface.rect(),
        _address(shown) if is_widget else 0,
        _scroll_area(shown) if is_widget else 0,
        is_widget and _takes_tab(shown),
        isinstance(shown, FigureCanvas),
        tuple(_table_faults(interface)) if role is Role.Table else (),
    )


def _address(widget):
    return getCppPointer(widget)[0]


def _scroll_area(widget):
    above = widget
    while above is not None and not isinstance(above, QAbstractScrollArea):
        above = above.parentWidget()
    return 0 if above is None else _address(above)


def _takes_tab(widget):
    return bool(widget.focusPolicy() & Qt.FocusPolicy.TabFocus) and widget.focusProxy() is None


def _label(interface):
    """Return the name that a list to choose from gets from its label: Qt's way on Linux."""
    if interface.role() is not Role.ComboBox:
        return ""
    labels = [one for one, kind in interface.relations() if kind is QAccessible.RelationFlag.Label]
    return labels[0].text(QAccessible.Text.Name) if labels else ""


def _table_faults(table):
    model = table.object().model()
    cells = [table.child(number) for number in range(table.childCount())]
    told = Counter(cell.role() for cell in cells)
    if told[Role.Cell] != model.rowCount() * model.columnCount():
        yield f"tells {told[Role.Cell]} cells"
    if told[Role.ColumnHeader] != model.columnCount():
        yield f"tells {told[Role.ColumnHeader]} headers of columns"
    for cell in cells:
        if cell.role() is Role.ColumnHeader and not cell.text(QAccessible.Text.Name):
            yield "has a column without a name"


def faults(widget):
    """Return a line for everything that a blind person could not tell, or tell apart."""
    nodes = walk(widget)
    return [
        *_nameless(nodes),
        *_alike(nodes),
        *_choices_without_question(nodes),
        *(f"{node} {fault}" for node in nodes for fault in node.table_faults),
        *_undescribed_charts(nodes),
        *_out_of_order(nodes),
        *_tabs_out_of_order(widget, nodes),
    ]


def _nameless(nodes):
    for node in nodes:
        is_operated = node.role in OPERATED or node.is_focusable
        if is_operated and node.role not in PARTS_ONLY and not node.name.strip():
            yield f"{node} has no name, below {node.parent}"
        if node.role is Role.Graphic and not node.name:
            yield f"a picture without a name, below {node.parent}"


def _alike(nodes):
    told = Counter(
        (node.role, node.name, node.description, _question(node))
        for node in nodes
        if node.role in OPERATED and not node.is_disabled
    )
    for (role, name, description, question), count in told.items():
        if count > 1:
            yield f"{count} times {role.name} “{name}” ({description}) in “{question}”"


def _question(node):
    """Return the name of the group that an element stands in, or nothing."""
    above = node.parent
    while above is not None and not (above.role is Role.Grouping and above.name):
        above = above.parent
    return above.name if above else ""


def _choices_without_question(nodes):
    for node in nodes:
        if node.role is Role.RadioButton and not _question(node):
            yield f"{node} answers no question"


def _undescribed_charts(nodes):
    for node in nodes:
        if node.is_chart and len(node.description) < SHORTEST_SUMMARY:
            yield f"{node} is not summed up"


def _out_of_order(nodes):
    """What is read later stands below, or beside it in the direction of reading."""
    for node, following in pairwise([one for one in nodes if one.role in READ]):
        if node.area != following.area:
            continue
        first, second = node.place, following.place
        is_above = second.bottom() <= first.top() and second.left() < first.right()
        is_beside = second.top() < first.bottom() and first.top() < second.bottom()
        if is_above or (is_beside and second.right() <= first.left()):
            yield f"{following} is read after {node} but stands before it"


def _tabs_out_of_order(widget, nodes):
    """The keyboard goes through the window as it is read; the first Tab puts that right."""
    QTest.keyClick(widget, Qt.Key.Key_Tab)
    read = {one.widget: one.name for one in nodes if one.takes_tab}
    chain, now = [], widget.nextInFocusChain()
    while now is not widget:
        if _address(now) in read:
            chain.append(_address(now))
        now = now.nextInFocusChain()
    for here, there in zip(read, chain, strict=True):
        if here != there:
            yield f"Tab comes to “{read[there]}” where “{read[here]}” is read"
            return
