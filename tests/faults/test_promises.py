"""Every promise of docs/reliability.md names tests that exist, and the page is as it is written."""

import ast

import pytest

from tests.faults.parts import NAMED, PARTS, files_of
from tests.faults.promises import PROMISES
from tests.faults.reliability import DOCUMENT, document
from tests.faults.scripts import ROOT

TESTS = sorted({test for _text, tests in PROMISES for test in tests})


@pytest.mark.parametrize("test", TESTS)
def test_a_promise_names_a_test_that_exists(test):
    file, _colons, name = test.partition("::")
    tree = ast.parse((ROOT / file).read_text("utf-8"))
    names = {one.name for one in tree.body if isinstance(one, ast.FunctionDef)}

    assert any(one.startswith("test_") for one in names)
    assert not name or name in names


def test_the_page_is_the_one_that_the_figures_make():
    assert DOCUMENT.read_text("utf-8") == document()


def test_every_file_of_fault_tests_is_in_one_part():
    files = [path for part in PARTS for path in files_of(part)]

    assert len(files) == len(set(files))
    assert set(files) >= set((ROOT / "tests" / "faults").glob("test_*.py"))
    assert all(files_of(part) for part in NAMED)
