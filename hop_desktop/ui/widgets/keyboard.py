"""Where the keyboard is on a page, so that it can be there again when the page was made anew."""

from collections.abc import Sequence
from typing import Final, NamedTuple

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from hop_desktop.ui.widgets.labels import Title

_WAITS: Final = "keyboard waits"


class KeyboardPlace(NamedTuple):
    """What had the keyboard."""

    name: str
    place: int  # among the page's controls; -1: it is none, as the title


def place_of_keyboard(page: QWidget) -> KeyboardPlace | None:
    """Return where the keyboard is on a page, or was when a dialog took it; None: elsewhere."""
    focused, controls = page.window().focusWidget(), _controls(page)
    if focused is None or not page.isAncestorOf(focused):
        return None
    if focused not in controls:
        return KeyboardPlace("", -1)
    return KeyboardPlace(focused.accessibleName(), controls.index(focused))


def put_keyboard(page: QWidget, place: KeyboardPlace) -> None:
    """Give the keyboard to what has the name, else to what has the place, else to the title."""
    controls, same = _controls(page), named_control(page, place.name)
    if same is None and 0 <= place.place < len(controls):
        same = controls[place.place]  # in another language its name is another
    if same is None or not same.isEnabled():
        put_on_title(page)
    else:
        same.setFocus()


def allow(control: QWidget, *, is_allowed: bool) -> None:
    """Enable or disable a control.

    Qt would send the keyboard on to the next one; here it waits, and comes back unless it is
    elsewhere by then.
    """
    if not is_allowed and control.window().focusWidget() is control:
        control.clearFocus()
        control.setProperty(_WAITS, True)
    control.setEnabled(is_allowed)
    if is_allowed and control.property(_WAITS):
        control.setProperty(_WAITS, False)
        if control.window().focusWidget() is None:
            control.setFocus()


def named_control(page: QWidget, name: str) -> QWidget | None:
    """Return the first control with the name; None: there is none, or it cannot be used."""
    named = (control for control in _controls(page) if name and control.accessibleName() == name)
    control = next(named, None)
    return control if control is not None and control.isEnabled() else None


def put_on_title(page: QWidget) -> None:
    """Give the keyboard to the title: from there Tab goes down the page, and a key scrolls it."""
    title = next(
        (heading for heading in page.findChildren(Title) if not _is_gone(heading, page)), None
    )
    if title is not None:
        title.setFocus()


def _controls(page: QWidget) -> Sequence[QWidget]:
    widgets = page.findChildren(QWidget)
    return [widget for widget in widgets if widget.focusPolicy() and not _is_gone(widget, page)]


def _is_gone(widget: QWidget, page: QWidget) -> bool:
    """Return whether a widget was hidden, unlike one that is too new to be on the screen."""
    ancestor: QWidget | None = widget
    while ancestor is not None and ancestor is not page:
        if ancestor.isHidden() and ancestor.testAttribute(
            Qt.WidgetAttribute.WA_WState_ExplicitShowHide
        ):
            return True
        ancestor = ancestor.parentWidget()
    return False
