"""The real window in places and environments that nobody would choose."""

import json
import os
import shutil
import subprocess
import sys

import pytest

from tests.faults.test_window import stored
from tests.faults.windows import FINDS_ITSELF, ROOT, window

# What files are allowed to does not bind the administrator, unless this is taken away.
DROP = ("setpriv", "--bounding-set", "-dac_override,-dac_read_search")
LONGEST_NAME = 255


@pytest.fixture
def bound_by_rights():
    """What a command begins with so that it may not write where files say so."""
    if os.geteuid() != 0:
        return ()
    if shutil.which("setpriv") is None:
        pytest.skip("setpriv is not installed")
    return DROP


@pytest.fixture
def sealed(tmp_path):
    """A folder with one answer in it that may only be read."""
    folder = tmp_path / "sealed"
    with window("answer_once", folder) as one:
        assert one.read("state") == "Saved"
        assert one.child.wait(timeout=20) == 0
    for place in [*folder.rglob("*"), folder]:
        place.chmod(0o500 if place.is_dir() else 0o400)
    yield folder
    for place in [folder, *folder.rglob("*")]:
        place.chmod(0o700 if place.is_dir() else 0o600)


def test_a_folder_that_may_only_be_read_opens_and_lets_things_out(
    sealed, tmp_path, bound_by_rights
):
    before = stored(sealed)
    out = tmp_path / "out"
    out.mkdir()

    with window("read_only", sealed, out, before=bound_by_rights) as one:
        state, texts = one.read("state"), one.read("texts")
        one.read("exported")

    assert "may only be read here" in texts
    assert state.startswith("Not saved")
    assert stored(sealed) == before
    assert len(json.loads((out / "export.json").read_bytes())["attempts"]) == 1
    assert (out / "report.pdf").read_bytes().startswith(b"%PDF")


def test_a_folder_that_may_be_written_to_says_no_such_thing(tmp_path):
    with window("answer_once", tmp_path) as one:
        assert one.read("state") == "Saved"
        assert "may only be read here" not in one.read("texts")


@pytest.mark.parametrize(
    "name",
    [
        b"wh?at a#b 100%25 & \xf0\x9f\xa6\x93 'x' \"y\"",
        b"no \xff\xfe text",
        b"l" * LONGEST_NAME,
    ],
    ids=["signs", "no text", "long"],
)
def test_a_folder_may_have_any_name(tmp_path, name):
    folder = tmp_path / os.fsdecode(name)

    with window("answer_once", folder, tmp_path) as one:
        assert one.read("state") == "Saved"
        assert one.child.wait(timeout=20) == 0

    assert (folder / "hop.db").exists()
    assert list(tmp_path.iterdir()) == [folder]


def test_nothing_but_a_screen_is_needed(tmp_path):
    path, finds = f"PATH={os.environ['PATH']}", [f"{k}={v}" for k, v in FINDS_ITSELF.items()]
    bare = ("env", "-i", path, *finds, "LC_ALL=C", "QT_QPA_PLATFORM=offscreen")

    with window("answer_once", tmp_path / "data", tmp_path, before=bare) as one:
        assert one.read("state") == "Saved"
        assert one.child.wait(timeout=20) == 0

    assert len(stored(tmp_path / "data")) == 1


def test_no_fonts_on_the_system_are_needed(tmp_path):
    none = tmp_path / "fonts.conf"
    none.write_text("<?xml version='1.0'?><fontconfig></fontconfig>")

    with window(
        "answer_once", tmp_path / "data", tmp_path, environment={"FONTCONFIG_FILE": str(none)}
    ) as one:
        assert one.read("state") == "Saved"


@pytest.mark.parametrize("screen", [{}, {"DISPLAY": ":9999"}])
def test_without_a_display_one_line_says_so(tmp_path, screen):
    kept = {key: value for key, value in os.environ.items() if "DISPLAY" not in key}
    kept.pop("QT_QPA_PLATFORM", None)
    command = [sys.executable, "-m", "hop_desktop", "--data-dir", tmp_path / "data"]

    done = subprocess.run(
        command,
        cwd=ROOT,
        env={**kept, **screen},
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )

    assert done.returncode == 2
    assert len(done.stderr.splitlines()) == 1
    assert "display" in done.stderr


def test_a_full_disk_is_said_and_the_answer_is_saved_once_there_is_room(tmp_path):
    with window("fill_the_disk", tmp_path) as one:
        assert one.read("before") == "Saved"
        assert one.read("full").startswith("Not saved")
        state, item = one.read("after").split()
        assert one.child.wait(timeout=20) == 0

    assert state == "Saved"
    assert stored(tmp_path) == {item: 4}
