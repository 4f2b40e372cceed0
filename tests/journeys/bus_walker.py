"""Operates the window from another process, through the accessibility bus alone.

Runs under the system's Python, which has the bindings: `bus_walker.py answer N` starts an
assessment and answers N items, `bus_walker.py finish` resumes it and goes on to Results. Prints
what it met as JSON.
"""

import contextlib
import json
import sys
import time

import gi

gi.require_version("Atspi", "2.0")
from gi.repository import Atspi  # noqa: E402 - the version comes first

PATIENCE_S = 20.0
PAUSE_S = 0.05
APPLICATION = "Head of Product"
BUTTONS = ("push button", "button")
GROUPS = ("panel", "grouping")
FEWEST_STATEMENTS = 5
MOST_ITEMS = 60


class StuckError(Exception):
    """What was waited for did not come."""


def wait_for(what, find):
    end = time.monotonic() + PATIENCE_S
    while time.monotonic() < end:
        with contextlib.suppress(gi.repository.GLib.Error):  # a part went away while it was read
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


def is_showing(node):
    return node.get_state_set().contains(Atspi.StateType.SHOWING)


def nodes():
    """Return everything that shows, read anew."""
    desktop = Atspi.get_desktop(0)
    for application in children(desktop):
        application.clear_cache()
        if any((one.get_name() or "").startswith(APPLICATION) for one in children(application)):
            return [one for one in walk(application) if is_showing(one)]
    return []


def find(name, *roles):
    return next(
        (one for one in nodes() if one.get_name() == name and one.get_role_name() in roles), None
    )


def is_enabled(node):
    return node.get_state_set().contains(Atspi.StateType.ENABLED)


def press(node):
    Atspi.Action.do_action(node, 0)


def press_button(name):
    def ready():
        button = find(name, *BUTTONS)
        return button if button and is_enabled(button) else None

    press(wait_for(f"button “{name}”", ready))


def question():
    """Return the first group with statements."""
    for node in nodes():
        if node.get_role_name() in GROUPS and len(statements(node)) >= FEWEST_STATEMENTS:
            return node
    return None


def statements(group):
    return [one for one in children(group) if one.get_role_name() == "radio button"]


def is_checked(node):
    return node.get_state_set().contains(Atspi.StateType.CHECKED)


def is_saved():
    return any((one.get_name() or "").startswith("Saved") for one in nodes())


def answer_and_go_on():
    """Choose the third statement, wait until it is saved, go on; return the question's name."""
    group = wait_for("question", question)
    name = group.get_name()
    press(statements(group)[2])
    wait_for("Saved", is_saved)
    press_button("Next")
    wait_for("the next page", lambda: is_elsewhere(name))
    return name


def is_elsewhere(name):
    group = question()
    return find("Finish assessment", *BUTTONS) or (group is not None and group.get_name() != name)


def answer(count):
    press_button("Start assessment")
    press(wait_for("Quick form", lambda: find("Quick form", "radio button")))
    press_button("Begin")
    answered = [answer_and_go_on() for _one in range(count)]
    group = wait_for("question", question)
    press(statements(group)[1])
    wait_for("Saved", is_saved)
    return {"answered": answered, "left_at": group.get_name()}


def finish():
    resume = wait_for("Resume assessment", lambda: find("Resume assessment", *BUTTONS))
    description = resume.get_description()
    press(resume)
    group = wait_for("question", question)
    checked = [is_checked(one) for one in statements(group)]
    found_at, answered = group.get_name(), []
    while not find("Finish assessment", *BUTTONS) and len(answered) < MOST_ITEMS:
        answered.append(answer_and_go_on())
    press_button("Finish assessment")
    table = wait_for("table of scores", scores)
    return {
        "description": description,
        "found_at": found_at,
        "checked": checked,
        "answered": answered,
        "cells": sorted({one.get_name() for one in walk(table) if one.get_name()}),
        "tables": len(tables()),
        "graphics": charts(),
        "unnamed": unnamed(),
    }


def tables():
    return [one for one in nodes() if one.get_role_name() == "table"]


def scores():
    confirm = find("Finish", *BUTTONS)
    if confirm:
        press(confirm)
    return find("Scores by competency", "table")


def charts():
    """Return the descriptions of the charts; they come when they are drawn."""

    def described():
        found = [one for one in nodes() if one.get_name() in {"Radar", "Gaps"}]
        return {one.get_name(): one.get_description() for one in found if one.get_description()}

    return wait_for("charts", lambda: described() if len(described()) == 2 else None)


def unnamed():
    """Return the roles of what takes the keyboard and has no name."""
    return [
        one.get_role_name()
        for one in nodes()
        if one.get_state_set().contains(Atspi.StateType.FOCUSABLE) and not one.get_name()
    ]


def main():
    Atspi.init()
    asked = sys.argv[1]
    print(json.dumps(answer(int(sys.argv[2])) if asked == "answer" else finish()))


if __name__ == "__main__":
    main()
