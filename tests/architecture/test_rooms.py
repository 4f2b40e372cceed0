"""How large a file may be, and what nothing in it is called."""

import ast
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
PACKAGE = ROOT / "hop_desktop"
LONGEST_FILE = 300  # lines
MOST_PARAMETERS = 8  # of a constructor, beside what it makes


def names_in(source):
    """Return the names of variables and parameters that a module gives."""
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.Name) and isinstance(node.ctx, ast.Store):
            yield node.id
        elif isinstance(node, ast.arg):
            yield node.arg


@pytest.mark.parametrize("kind", ["def f(one): ...", "one = 1", "[one for one in ()]"])
def test_names_are_found_wherever_they_are_given(kind):
    assert "one" in set(names_in(kind))


def test_a_variable_is_called_by_a_noun():
    found = [
        str(path.relative_to(PACKAGE))
        for path in sorted(PACKAGE.rglob("*.py"))
        if "one" in set(names_in(path.read_text(encoding="utf-8")))
    ]
    assert found == []


@pytest.mark.parametrize("folder", ["hop_desktop", "tests", "tools", "benchmarks", "packaging"])
def test_no_file_outgrows_its_room(folder):
    lines = {
        str(path.relative_to(ROOT)): path.read_text(encoding="utf-8").count("\n")
        for path in sorted((ROOT / folder).rglob("*.py"))
    }
    assert lines
    assert {name: count for name, count in lines.items() if count > LONGEST_FILE} == {}


def constructors():
    """Return how many parameters each constructor of the package has that is written out."""
    counted = {}
    for path in sorted(PACKAGE.rglob("*.py")):
        for part in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(part, ast.ClassDef):
                for method in part.body:
                    if isinstance(method, ast.FunctionDef) and method.name == "__init__":
                        given = method.args.posonlyargs + method.args.args + method.args.kwonlyargs
                        counted[f"{path.relative_to(PACKAGE)} {part.name}"] = len(given) - 1
    return counted


def test_nothing_is_made_of_too_many_things():
    counted = constructors()

    assert len(counted) > 200
    assert {name: count for name, count in counted.items() if count > MOST_PARAMETERS} == {}
