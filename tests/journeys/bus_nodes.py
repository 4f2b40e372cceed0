"""What another process sees of the window on the accessibility bus, and how it presses there."""

import contextlib
import time

import gi

gi.require_version("Atspi", "2.0")
from gi.repository import Atspi, GLib  # noqa: E402 - the version comes first

PATIENCE_S = 20.0
SHORT_PATIENCE_S = 6.0
PAUSE_S = 0.05
APPLICATION = "Head of Product"
BUTTONS = ("push button", "button")


class StuckError(Exception):
    """What was waited for did not come."""


def wait_for(what, find, patience_s=PATIENCE_S):
    end = time.monotonic() + patience_s
    while time.monotonic() < end:
        while GLib.MainContext.default().iteration(False):  # brings what is announced
            pass
        with contextlib.suppress(GLib.Error):  # a part went away while it was read
            found = find()
            if found:
                return found
        time.sleep(PAUSE_S)  # noqa: TID251 - another process has no event to wait for here
    raise StuckError(f"no {what}")


def children(node):
    for number in range(node.get_child_count()):
        child = node.get_child_at_index(number)
        if child is not None:
            yield child


def walk(node):
    yield node
    for child in children(node):
        yield from walk(child)


def walk_showing(node):
    """Return what shows below a node; what is hidden is not entered, as its parts are hidden."""
    for child in children(node):
        if is_showing(child):
            yield child
            yield from walk_showing(child)


def is_showing(node):
    return node.get_state_set().contains(Atspi.StateType.SHOWING)


def nodes():
    """Return everything that shows, read anew."""
    desktop = Atspi.get_desktop(0)
    for application in children(desktop):
        application.clear_cache()
        if any((one.get_name() or "").endswith(APPLICATION) for one in children(application)):
            return list(walk_showing(application))
    return []


def find(name, *roles):
    return next(
        (one for one in nodes() if one.get_name() == name and one.get_role_name() in roles), None
    )


def is_enabled(node):
    return node.get_state_set().contains(Atspi.StateType.ENABLED)


def press(node):
    Atspi.Action.do_action(node, 0)


def press_until(found, what, arrived):
    """Press what is found; press again if the bus lost it, as people do."""
    for patience_s in (SHORT_PATIENCE_S, PATIENCE_S):
        press(found())
        with contextlib.suppress(StuckError):
            return wait_for(what, arrived, patience_s)
    raise StuckError(f"no {what} though pressed twice")


def press_button(name):
    def ready():
        button = find(name, *BUTTONS)
        return button if button and is_enabled(button) else None

    press(wait_for(f"button “{name}”", ready))
