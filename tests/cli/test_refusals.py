"""Whatever error is raised on purpose, a command says it in one line and ends with its status."""

import pytest

from hop_desktop.cli import documents
from hop_desktop.domain import errors
from hop_desktop.domain.errors import HopError, InvalidFileError, NotComparableError


def tree(root):
    return [root, *(below for one in root.__subclasses__() for below in tree(one))]


def made(kind):
    if issubclass(kind, InvalidFileError):
        return kind("file.json", ["place: wrong"])
    if issubclass(
        kind, errors.InvalidEvidenceError | errors.InvalidActionError | errors.InvalidFeedbackError
    ):
        return kind("field", "is wrong")
    return kind("a", "b") if kind is NotComparableError else kind("said in one line")


@pytest.mark.parametrize("kind", tree(HopError), ids=lambda kind: kind.__name__)
def test_a_report_that_cannot_be_made_is_refused_in_one_line(hop, tmp_path, monkeypatch, kind):
    def refuse(*_arguments):
        raise made(kind)

    monkeypatch.setattr(documents, "open_store", refuse)

    status, out, err = hop("report", "-o", str(tmp_path / "report.pdf"))

    assert status in {1, 2, 3, 4, 5}
    assert (out, err.count("\n")) == ("", 1)
    assert err.startswith("hop-desktop: ")
