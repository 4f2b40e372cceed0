"""Colours and sizes have one home: hop_desktop/theme."""

import ast
import re
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
CODE = ROOT / "hop_desktop"
COLOUR = re.compile(r"#(?:[0-9a-fA-F]{6}|[0-9a-fA-F]{3})\b|\brgba?\(")
NAMED_COLOUR = re.compile(r"[:+]\s*(?:black|white|gr[ae]y|red|green|blue|orange|yellow)\b")
QSS_SIZE = re.compile(r"\b[1-9][0-9]*(?:px|pt|em)\b")
SIZED_CALLS = re.compile(
    r"^(?:set(?:Spacing|HorizontalSpacing|VerticalSpacing|ContentsMargins|IconSize|LineWidth)"
    r"|set(?:Fixed|Minimum|Maximum)(?:Width|Height|Size)|set(?:Point|Pixel)Size(?:F)?"
    r"|addSpacing|resize|QSize|QMargins|QPen|edge_pen)$"
)
SIZE_NAMES = ("_PX", "_WIDTH", "_HEIGHT")
COLOUR_CALLS = {"QColor", "QBrush", "QPen", "QRgb"}
NO_DISTANCE = {0, 1, -1}  # nothing, or a pixel against rounding
FEWEST_FILES = 25
FEWEST_CALLS = 20
FEWEST_NAMES = 15


def call_name(call):
    return call.func.attr if isinstance(call.func, ast.Attribute) else getattr(call.func, "id", "")


def calls(tree):
    return [one for one in ast.walk(tree) if isinstance(one, ast.Call)]


def is_number(node):
    return isinstance(node, ast.Constant) and isinstance(node.value, int | float)


def distances(node):
    """Return the numbers that are lengths of their own, not factors of another."""
    if is_number(node):
        return [node.value]
    if isinstance(node, ast.BinOp) and not isinstance(node.op, ast.Add | ast.Sub):
        return []
    return [one for child in ast.iter_child_nodes(node) for one in distances(child)]


def sizes(text):
    """Return the lines with a size literal, and how many calls were looked at."""
    found, looked_at = [], 0
    for call in calls(ast.parse(text)):
        if SIZED_CALLS.match(call_name(call)):
            looked_at += 1
            if any(one not in NO_DISTANCE for arg in call.args for one in distances(arg)):
                found.append(call.lineno)
    for node in ast.parse(text).body:
        if isinstance(node, ast.Assign | ast.AnnAssign) and node.value is not None:
            target = node.targets[0] if isinstance(node, ast.Assign) else node.target
            if getattr(target, "id", "").endswith(SIZE_NAMES) and is_number(node.value):
                found.append(node.lineno)
    return found, looked_at


def colours(text):
    """Return the lines with a colour literal."""
    tree = ast.parse(text)
    found = [
        one.lineno
        for one in ast.walk(tree)
        if isinstance(one, ast.Constant) and isinstance(one.value, str) and COLOUR.search(one.value)
    ]
    made = [one for one in calls(tree) if call_name(one) in COLOUR_CALLS and one.args]
    return found + [one.lineno for one in made if is_literal_colour(one.args[0])]


def is_literal_colour(node):
    return isinstance(node, ast.Constant) or (
        isinstance(node, ast.Attribute) and "GlobalColor" in ast.unparse(node)
    )


def python_files(*folders):
    files = [file for one in folders for file in sorted((CODE / one).rglob("*.py"))]
    assert len(files) >= FEWEST_FILES, "the scan found suspiciously little"
    return files


def test_no_colour_stands_outside_the_theme():
    files = [file for file in python_files(".") if file.parent.name != "theme"]

    found = {str(f.relative_to(CODE)): lines for f in files if (lines := colours(f.read_text()))}

    assert found == {}


def test_no_size_of_the_window_stands_outside_the_theme():
    scans = {file: sizes(file.read_text()) for file in python_files("ui", "app")}

    assert sum(looked_at for _lines, looked_at in scans.values()) >= FEWEST_CALLS
    assert {str(f.relative_to(CODE)): lines for f, (lines, _n) in scans.items() if lines} == {}


def test_the_style_sheet_names_colours_and_sizes_only():
    text = (ROOT / "resources" / "qss" / "app.qss").read_text()

    assert text.count("@") > 2 * FEWEST_FILES, "the scan found suspiciously little"
    assert COLOUR.findall(text) == []
    assert QSS_SIZE.findall(text) == []


def test_the_templates_of_the_report_name_colours_only():
    css, typst = ((ROOT / "resources" / "report" / f"report.{one}") for one in ("css", "typ"))

    assert css.read_text().count("var(--") >= FEWEST_NAMES, "the scan found suspiciously little"
    assert COLOUR.findall(css.read_text()) == []
    assert re.findall(r"#[0-9a-fA-F]{3,6}\"|luma\(|cmyk\(", typst.read_text()) == []
    assert NAMED_COLOUR.findall(css.read_text() + typst.read_text()) == []


def test_icons_have_no_colour_of_their_own():
    icons = sorted((ROOT / "resources" / "icons").glob("*.svg"))

    assert icons
    assert [one.name for one in icons if COLOUR.search(one.read_text())] == []
    assert [one.name for one in icons if "currentColor" not in one.read_text()] == []


def test_every_icon_is_used():
    code = "".join(path.read_text() for path in CODE.rglob("*.py"))

    unused = [
        one.name
        for one in (ROOT / "resources" / "icons").glob("*.svg")
        if f'"{one.stem}"' not in code
    ]

    assert unused == []


@pytest.mark.parametrize(
    "planted", ['x = "#2f54c6"', "QColor(1, 2, 3)", "QPen(Qt.GlobalColor.red)", 'c = "rgb(1,2,3)"']
)
def test_a_planted_colour_is_found(planted):
    assert colours(f"import os\n{planted}\n") == [2]


@pytest.mark.parametrize(
    "planted",
    [
        "row.setSpacing(12)",
        "w.setFixedHeight(metrics.height() * 3 + 18)",
        "GAP_PX = 12",
        "QPen(colour, 2)",
    ],
)
def test_a_planted_size_is_found(planted):
    assert sizes(f"import os\n{planted}\n")[0] == [2]
