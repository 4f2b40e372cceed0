"""Nothing that is read can become code: neither formats that run it nor calls that do."""

import ast
from pathlib import Path

import pytest

import hop_desktop

RUNS_WHAT_IT_READS = {"pickle", "marshal", "shelve", "dill", "yaml", "xml", "zipfile", "tarfile"}
CALLS = {"eval", "exec", "compile", "__import__"}
WAYS = RUNS_WHAT_IT_READS | CALLS


def ways_to_run(folder):
    """Return file and name of each import or call that could run what a file holds."""
    found = set()
    for path in folder.rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            names = {one.name for one in node.names} if isinstance(node, ast.Import) else set()
            if isinstance(node, ast.ImportFrom):
                names = {node.module or ""}
            if isinstance(node, ast.Call) and isinstance(node.func, ast.Name):
                names = {node.func.id} & CALLS
            found |= {
                (path.name, one)
                for one in names
                if one.partition(".")[0] in RUNS_WHAT_IT_READS | CALLS
            }
    return found


def test_the_program_has_no_way_to_run_what_it_reads():
    assert ways_to_run(Path(hop_desktop.__file__).parent) == set()


@pytest.mark.parametrize(
    "code", ["import pickle", "from xml.etree import ElementTree", "eval('1')", "import yaml as y"]
)
def test_such_a_way_is_found(tmp_path, code):
    (tmp_path / "x.py").write_text(code)

    assert ways_to_run(tmp_path)
