"""Operates the window from another process, through the accessibility bus alone.

Runs under the system's Python, which has the bindings: `bus_walker.py answer N` starts an
assessment and answers N items, `bus_walker.py finish` resumes it and goes on to Results,
`bus_walker.py retake FILE` looks at every page, begins a full form with an example and a
confidence, plans an action and saves the report as FILE. Prints what it met as JSON.
"""

import json
import sys

from bus_nodes import (
    BUTTONS,
    children,
    find,
    is_enabled,
    is_showing,
    nodes,
    press,
    press_button,
    press_until,
    wait_for,
    walk,
)
from gi.repository import Atspi

GROUPS = ("panel", "grouping")
FEWEST_STATEMENTS = 5
PAGES = ("Home", "Results", "History", "Plan", "Evidence", "About the role", "Preferences")
EXAMPLE = "The board paper of March"
MOST_ITEMS = 60


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
    press_until(lambda: statements(question())[2], "Saved", is_saved)
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
    group = press_until(lambda: resume, "question", question)
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
    switch = find("Show as table", "check box", "toggle button")  # it can be checked
    if switch and not is_checked(switch):
        press(switch)  # pressed again, it would take the table away
    return find("Scores by competency", "table")


def charts():
    """Return the descriptions of the charts; they come when they are drawn."""

    def described():
        found = [one for one in nodes() if one.get_name().startswith("Radar:")]
        return {one.get_name(): one.get_description() for one in found if one.get_description()}

    return wait_for("charts", lambda: described() or None)


def unnamed():
    """Return the roles of what takes the keyboard and has no name."""
    return [
        one.get_role_name()
        for one in nodes()
        if one.get_state_set().contains(Atspi.StateType.FOCUSABLE) and not one.get_name()
    ]


def look_at_pages():
    """Open every page from the list at the side; return its headings and what has no name."""
    met = {}
    for name in PAGES:
        entry = wait_for(f"entry “{name}”", lambda name=name: find(name, "list item"))
        Atspi.Component.grab_focus(entry)
        press(entry)
        headings = wait_for(f"page {name}", lambda: headings_of_page(met))
        met[name] = {"headings": headings, "unnamed": unnamed(), "alike": alike()}
    return met


def headings_of_page(met):
    """Return the headings that show, once they are not those of the page before."""
    shown = [one.get_name() for one in nodes() if one.get_role_name() == "heading"]
    before = list(met.values())[-1]["headings"] if met else []
    return shown if shown and shown[0] != "".join(before[:1]) else None


def alike():
    """Return the names of buttons that nothing tells apart."""
    told = [
        (one.get_name(), one.get_description())
        for one in nodes()
        if one.get_role_name() in BUTTONS and is_enabled(one)
    ]
    return sorted({name for name, description in told if told.count((name, description)) > 1})


def begin_full_form():
    """Begin a retake; go on until an example and a confidence were asked for and given."""
    press_button("Retake assessment")
    press(wait_for("Full form", lambda: find("Full form", "radio button")))
    press_button("Begin")
    given = {"example": "", "confidence": ""}
    for _item in range(MOST_ITEMS):
        name = wait_for("question", question).get_name()
        press(statements(question())[3])
        wait_for("Saved", is_saved)
        given["example"] = given["example"] or give_example()
        given["confidence"] = given["confidence"] or give_confidence()
        if all(given.values()):
            break
        press_button("Next")
        wait_for("the next page", lambda name=name: is_elsewhere(name))
    return given


def give_example():
    """Write an example and what shows it, where the page asks for one; return its text."""
    text = find("Example", "text", "entry")
    if text is None:
        return ""
    Atspi.EditableText.set_text_contents(text, EXAMPLE)
    press(find("There is a document or recording", "radio button"))
    wait_for("Saved", is_saved)
    return Atspi.Text.get_text(text, 0, -1)


def give_confidence():
    """Say how sure the answers are, where the page asks; return the question."""
    medium = find("Medium", "radio button")
    if medium is None:
        return ""
    press(medium)
    wait_for("Saved", is_saved)
    return medium.get_parent().get_name()


def plan_an_action():
    open_page("Plan")
    add = wait_for("Add to plan", lambda: next(iter(buttons_named("Add to plan")), None))
    described = add.get_name()
    press(add)
    wait_for("in the plan", lambda: len(buttons_named("Show in my plan")) or None)
    return described


def buttons_named(start):
    return [
        one
        for one in nodes()
        if one.get_role_name() in BUTTONS and (one.get_name() or "").startswith(start)
    ]


def open_page(name):
    entry = wait_for(f"entry “{name}”", lambda: find(name, "list item"))
    press(entry)


def save_report(target):
    open_page("Results")
    press_button("Save report…")
    field = wait_for("file name", file_name_field)
    Atspi.EditableText.set_text_contents(field, target)
    press_button("Save")
    return wait_for("word of the report", lambda: said_about("saved as"))


def file_name_field():
    dialogs = [one for one in nodes() if one.get_role_name() in {"dialog", "file chooser"}]
    fields = [one for top in dialogs for one in walk(top) if one.get_role_name() == "text"]
    return next((one for one in fields if is_showing(one)), None)


def said_about(word):
    return next((text for text in SAID if word in text.lower() and "…" not in text), None)


SAID = []


def retake(target):
    listener = Atspi.EventListener.new(lambda event: SAID.append(event.any_data))
    listener.register("object:announcement")
    wait_for("Retake assessment", lambda: find("Retake assessment", *BUTTONS))
    pages = look_at_pages()
    open_page("Home")
    form = begin_full_form()
    planned = plan_an_action()
    word = save_report(target)
    return {**form, "pages": pages, "planned": planned, "word": word, "said": SAID}


def main():
    Atspi.init()
    asked, *given = sys.argv[1:]
    journeys = {
        "answer": lambda: answer(int(*given)),
        "finish": finish,
        "retake": lambda: retake(*given),
    }
    print(json.dumps(journeys[asked]()))


if __name__ == "__main__":
    main()
