"""What a whole run of the window leaves behind, and whom it talks to."""

import ast
import os
import shutil
import socket
import subprocess
import sys

import pytest

from tests.faults.driven_window import CANARY
from tests.faults.windows import window

RECORDS = ("hop.db", "hop.db-journal", "answers.log", "answers.log.1", "drafts.json")
ALLOWED = (*RECORDS, "backups", "export.json")
TEXT_FIELDS = 18  # that the program has, at least: else the search would prove little
TRACE = ("strace", "-f", "-qq", "-e", "trace=socket", "-o")
needs_strace = pytest.mark.skipif(
    shutil.which("strace") is None and (os.environ.get("CI") != "true" or sys.platform != "linux"),
    reason="strace is not installed",
)


def own_places(home):
    """Return an environment in which everything of the person's lies below `home`."""
    places = {f"XDG_{name}_HOME": str(home / name) for name in ("CONFIG", "CACHE", "STATE")}
    return {**places, "HOME": str(home), "TMPDIR": str(home)}


def run_everywhere(home, *, umask, before=()):
    """Go everywhere in the window; return what was in the details of a mistake."""
    with window(
        "visit_everything",
        home / "data",
        home,
        environment=own_places(home),
        umask=umask,
        before=before,
    ) as one:
        details = one.read("details")
        assert one.child.wait(timeout=20) == 0
    return details


def files(home):
    return [path for path in home.rglob("*") if path.is_file()]


def holding(home, text):
    """Return the files that hold a text, by the name that the person knows them under."""
    forms = (text.encode(), text.encode("utf-16-le"), text.encode("utf-16-be"))
    places = [
        path.relative_to(home)
        for path in files(home)
        if any(one in path.read_bytes() for one in forms)
    ]
    return {one.parts[1] if one.parts[0] == "data" else one.parts[0] for one in places}


@pytest.mark.parametrize("umask", [0o000, 0o022])
def test_what_was_typed_is_where_it_belongs_and_private(tmp_path, umask):
    details = run_everywhere(tmp_path, umask=umask)

    found = holding(tmp_path, CANARY)
    assert "hop.db" in found  # else the search would prove nothing
    assert found <= set(ALLOWED)
    assert CANARY not in details
    fonts = tmp_path / "CACHE"  # where Qt's fontconfig keeps its own list, if the system has none
    ours = [path for path in tmp_path.rglob("*") if not path.is_relative_to(fonts)]
    open_to_others = [path for path in ours if path.stat().st_mode & 0o077]
    assert open_to_others == []
    assert len(files(tmp_path)) > 5


def test_what_was_typed_in_any_field_is_where_it_belongs_and_gone_when_deleted(tmp_path):
    with window(
        "leave_everywhere_and_delete", tmp_path / "data", tmp_path, environment=own_places(tmp_path)
    ) as one:
        filled = ast.literal_eval(one.read("filled"))
        before = holding(tmp_path, CANARY)
        (tmp_path / "delete").touch()
        one.read("deleted")
        while_open = holding(tmp_path, CANARY)
        (tmp_path / "end").touch()
        assert one.child.wait(timeout=20) == 0

    assert len(filled) >= TEXT_FIELDS, filled
    assert {"hop.db", "backups", "export.json"} <= before <= set(ALLOWED)
    assert while_open == {"export.json"}
    assert holding(tmp_path, CANARY) == {"export.json"}


@needs_strace
def test_the_window_opens_no_network_socket(tmp_path):
    run_everywhere(tmp_path, umask=0o022, before=(*TRACE, tmp_path / "trace"))

    assert "AF_INET" not in (tmp_path / "trace").read_text()


@needs_strace
def test_a_network_socket_would_be_seen(tmp_path):
    opening = f"import socket; socket.socket({int(socket.AF_INET)})"
    subprocess.run([*TRACE, tmp_path / "trace", sys.executable, "-c", opening], check=True)

    assert "AF_INET" in (tmp_path / "trace").read_text()
