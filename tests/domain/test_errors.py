"""All errors raised on purpose are one tree, tell themselves, and come whole out of a process."""

import ast
import pickle
from pathlib import Path

import pytest

from hop_desktop.cli import EXIT_STATUS
from hop_desktop.domain import errors
from hop_desktop.domain.errors import (
    DamagedStoreError,
    HopError,
    InvalidActionError,
    InvalidFileError,
    NotComparableError,
    OutputError,
    RenderWorkerError,
)

CODE = Path(__file__).parents[2] / "hop_desktop"
ELSEWHERE = {
    "paths.py": ["NoPlaceError"],  # below the domain; told before anything is loaded
    "storage/owned_files.py": ["NotAFileError"],  # one of the system's, worded as those are
}
BUGS = 1  # the exit status of a mistake of ours


def tree(root):
    return [root, *(below for one in root.__subclasses__() for below in tree(one))]


def error_classes(text):
    """Return the names of the classes of errors that a file defines."""
    return [
        node.name
        for node in ast.walk(ast.parse(text))
        if isinstance(node, ast.ClassDef)
        and any(
            ast.unparse(base).endswith(("Error", "Exception", "Warning")) for base in node.bases
        )
    ]


def test_every_error_is_defined_in_one_file():
    found = {
        file.relative_to(CODE).as_posix(): names
        for file in CODE.rglob("*.py")
        if (names := error_classes(file.read_text()))
    }

    assert len(found.pop("domain/errors.py")) == len(tree(HopError))
    assert found == ELSEWHERE


@pytest.mark.parametrize("base", ["Exception", "HopError", "errors.HopError", "ValueError"])
def test_an_error_defined_elsewhere_is_found(base):
    assert error_classes(f"class LostError({base}):\n    pass\n") == ["LostError"]


def test_the_tree_of_the_docstring_names_every_error():
    missing = [one.__name__ for one in tree(HopError) if one.__name__ not in (errors.__doc__ or "")]

    assert missing == []


def test_every_error_ends_a_command_with_a_status_of_its_own():
    told = {
        one.__name__: next(status for kind, status in EXIT_STATUS if issubclass(one, kind))
        for one in tree(HopError)
    }

    odd = {name for name, status in told.items() if status == BUGS}
    assert odd == {"HopError", "StoppedError", "UnreadablePdfError"}  # none of them reaches it
    assert told["RenderWorkerError"] == told["OutputError"]


@pytest.mark.parametrize(
    "error",
    [
        HopError("said"),
        InvalidFileError("a.json", ["one: wrong", "two: wrong"]),
        InvalidActionError("title", "is empty"),
        NotComparableError("a", "b"),
        DamagedStoreError("hop.db is damaged", "damaged"),
        RenderWorkerError("ended"),
        OutputError("full"),
    ],
    ids=lambda error: type(error).__name__,
)
def test_an_error_comes_whole_out_of_another_process(error):
    there = pickle.loads(pickle.dumps(error))

    assert type(there) is type(error)
    assert (there.sentence, str(there), vars(there)) == (
        error.sentence,
        str(error),
        vars(error),
    )


def test_the_sentence_of_a_refused_file_names_every_problem():
    error = InvalidFileError("a.json", ["one: wrong", "two: wrong"])

    assert error.sentence == "a.json: one: wrong\na.json: two: wrong"
