"""What a page's state makes lives and goes with one body: no widget outlives what it showed."""

import ast
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
UI = ROOT / "hop_desktop" / "ui"
FEWEST_CLASSES = 25
BODY = "body"  # the attribute that holds what one state made
MAKERS = {"button"}  # functions that make a widget
PLAIN = {"Signal"}  # names with a capital that make none


def classes(tree):
    return [node for node in ast.walk(tree) if isinstance(node, ast.ClassDef)]


def methods(owner):
    return {one.name: one for one in owner.body if isinstance(one, ast.FunctionDef)}


def called(method):
    """Return the names of the methods of the same object that a method calls or hands on."""
    return {
        node.attr
        for node in ast.walk(method)
        if isinstance(node, ast.Attribute) and getattr(node.value, "id", "") == "self"
    }


def reachable(owner, first):
    found, waiting = set(), [first]
    while waiting:
        name = waiting.pop()
        if name in found or name not in methods(owner):
            continue
        found.add(name)
        waiting += called(methods(owner)[name])
    return found


def showing(owner):
    """Return the methods that run again and again: all that `show_...` reaches."""
    shows = [name for name in methods(owner) if name.startswith("show_")]
    return {name for first in shows for name in reachable(owner, first)} - {"__init__"}


def kept(target):
    """Return the name of the attribute of the object that is assigned to, or into; or none."""
    while isinstance(target, ast.Subscript):
        target = target.value
    is_own = isinstance(target, ast.Attribute) and getattr(target.value, "id", "") == "self"
    return target.attr if is_own else ""


def makes_widget(value, widgets):
    return any(
        isinstance(node, ast.Call) and getattr(node.func, "id", "") in widgets
        for node in ast.walk(value)
    )


def assignments(method):
    for node in ast.walk(method):
        if isinstance(node, ast.Assign):
            yield from ((target, node) for target in flat(node.targets))
        elif isinstance(node, ast.AnnAssign | ast.AugAssign) and node.value is not None:
            yield node.target, node


def flat(targets):
    for target in targets:
        if isinstance(target, ast.Tuple):
            yield from flat(target.elts)
        else:
            yield target


def local_makers(tree, widgets):
    """Return the functions and methods of a file that make and return a widget."""
    functions = [node for node in ast.walk(tree) if isinstance(node, ast.FunctionDef)]
    return {
        one.name
        for one in functions
        if isinstance(one.returns, ast.Name) and one.returns.id in widgets
    }


def faults(text, widgets):
    """Return the lines that break a rule: a kept widget, hasattr, or more than a state."""
    tree = ast.parse(text)
    makers = widgets | MAKERS
    own_makers = local_makers(tree, makers)
    found = [
        node.lineno
        for node in ast.walk(tree)
        if isinstance(node, ast.Call)
        and getattr(node.func, "id", "") == "hasattr"
        and getattr(node.args[0], "id", "") == "self"
    ]
    for owner in classes(tree):
        own = methods(owner)
        state = own.get("show_state")
        if state is not None:
            extra = [*state.args.args[2:], *state.args.kwonlyargs, state.args.vararg]
            found += [one.lineno for one in extra if one is not None]
        for name in showing(owner):
            found += [
                node.lineno
                for target, node in assignments(own[name])
                if kept(target) not in {"", BODY}
                and node.value is not None
                and makes(node.value, makers, own_makers)
            ]
    return sorted(found)


def makes(value, makers, own_makers):
    return makes_widget(value, makers) or any(
        isinstance(node, ast.Call)
        and isinstance(node.func, ast.Attribute)
        and getattr(node.func.value, "id", "") == "self"
        and node.func.attr in own_makers
        for node in ast.walk(value)
    )


def widget_names():
    """Return the names of all classes of widgets: Qt's and ours."""
    found = {"QWidget", "QVBoxLayout", "QHBoxLayout", "QGridLayout", "QButtonGroup"}
    trees = [ast.parse(file.read_text()) for file in sorted(UI.rglob("*.py"))]
    for tree in trees:
        for node in ast.walk(tree):
            if isinstance(node, ast.ImportFrom) and node.module == "PySide6.QtWidgets":
                found |= {one.name for one in node.names if one.name.startswith("Q")}
    grown = True
    while grown:
        before = len(found)
        for tree in trees:
            for one in classes(tree):
                if {getattr(base, "id", "") for base in one.bases} & found:
                    found.add(one.name)
        grown = len(found) > before
    return found - PLAIN


def test_no_widget_is_kept_over_a_new_state():
    widgets = widget_names()
    files = sorted((UI / "pages").glob("*.py")) + sorted((UI / "widgets").glob("*.py"))
    looked_at = [
        owner for file in files for owner in classes(ast.parse(file.read_text())) if showing(owner)
    ]

    found = {
        str(file.relative_to(ROOT)): lines
        for file in sorted(UI.rglob("*.py"))
        if (lines := faults(file.read_text(), widgets))
    }

    assert len(looked_at) >= FEWEST_CLASSES, "the scan found suspiciously little"
    assert found == {}


@pytest.mark.parametrize(
    "planted",
    [
        "    def show_state(self, state):\n        self._save = button('Save')\n",
        "    def show_state(self, state):\n        self._rows[state.key] = PlainLabel()\n",
        "    def show_state(self, state):\n        self._cards = {1: Card() for _ in state}\n",
        "    def show_state(self, state):\n        self._a, self._b = 1, QLabel()\n",
        "    def show_state(self, state, more):\n        pass\n",
        "    def show_state(self, state, *, can_save):\n        pass\n",
        "    def show_state(self, state):\n        if hasattr(self, '_charts'): pass\n",
        (
            "    def show_state(self, state):\n        self._add()\n\n"
            "    def _add(self):\n        self._card = Card()\n"
        ),
        (
            "    def show_state(self, state):\n        self._card = self._make()\n\n"
            "    def _make(self) -> Card:\n        return Card()\n"
        ),
    ],
)
def test_a_planted_fault_is_found(planted):
    assert faults(f"class APage(ScrollPage):\n{planted}", widget_names())


@pytest.mark.parametrize(
    "sound",
    [
        (
            "    def __init__(self):\n        self._add()\n\n"
            "    def _add(self):\n        self._card = Card()\n\n"
            "    def show_state(self, state):\n        self._card.show_title(state.title)\n"
        ),
        "    def show_state(self, state):\n        self.show_body(partial(_Body, self, state))\n",
        "    def show_state(self, state):\n        self._finished = state.finished\n",
    ],
)
def test_what_is_sound_passes(sound):
    assert faults(f"class APage(ScrollPage):\n{sound}", widget_names()) == []


def calls_without_owner(source):
    """Return the lines of calls for later that nobody's end takes back."""
    tree = ast.parse(source)
    of_the_module = {node.name for node in tree.body if isinstance(node, ast.FunctionDef)}
    return [
        node.lineno
        for node in ast.walk(tree)
        if isinstance(node, ast.Call)
        and ast.unparse(node.func).endswith("singleShot")
        and len(node.args) == 2
        and ast.unparse(node.args[1]) not in of_the_module
    ]


def test_what_is_done_later_goes_with_its_owner():
    found = [
        f"{path.name}:{line}"
        for path in sorted((ROOT / "hop_desktop").rglob("*.py"))
        for line in calls_without_owner(path.read_text(encoding="utf-8"))
    ]

    assert found == [], "say `QTimer.singleShot(ms, owner, …)`"


def test_a_call_for_later_without_an_owner_is_found():
    assert calls_without_owner("QTimer.singleShot(0, page.deleteLater)") == [1]
    assert calls_without_owner("QTimer.singleShot(0, page, page.deleteLater)") == []
