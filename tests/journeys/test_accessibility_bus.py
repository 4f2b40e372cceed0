"""A whole assessment through the accessibility bus, as a screen reader would take it."""

import contextlib
import json
import os
import shutil
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from hop_desktop.resources import resource

SYSTEM_PYTHON = "/usr/bin/python3"
LAUNCHERS = ("/usr/libexec/at-spi-bus-launcher", "/usr/lib/at-spi2-core/at-spi-bus-launcher")
WALKER = Path(__file__).parent / "bus_walker.py"
TIMEOUT_S = 240
ITEMS_BEFORE_THE_KILL = 8
QUICK_FORM = 18


def missing():
    """Return what this machine lacks."""
    lacking = [one for one in ("Xvfb", "dbus-daemon") if shutil.which(one) is None]
    if not any(Path(one).exists() for one in LAUNCHERS):
        lacking.append("at-spi2-core")
    bindings = "import gi; gi.require_version('Atspi', '2.0'); from gi.repository import Atspi"
    if (
        not Path(SYSTEM_PYTHON).exists()
        or subprocess.run(
            [SYSTEM_PYTHON, "-c", bindings], check=False, capture_output=True
        ).returncode
    ):
        lacking.append("python3-gi and gir1.2-atspi-2.0")
    return lacking


class Desktop:
    """A display and an accessibility bus of their own, and the program on them."""

    def __init__(self, folder):
        self._folder = folder
        self._started = []
        self.environment = {
            **os.environ,
            "QT_QPA_PLATFORM": "xcb",
            "QT_LINUX_ACCESSIBILITY_ALWAYS_ON": "1",
            "XDG_RUNTIME_DIR": str(folder / "runtime"),
            "NO_AT_BRIDGE": "0",
        }
        (folder / "runtime").mkdir(mode=0o700)
        self._start_display()
        self._start_bus()

    def start_program(self):
        command = [sys.executable, "-m", "hop_desktop", "--data-dir", str(self._folder / "data")]
        return self._start(command)

    def command(self, *words):
        command = [sys.executable, "-m", "hop_desktop", "--data-dir", str(self._folder / "data")]
        subprocess.run([*command, *words], check=True, capture_output=True, timeout=TIMEOUT_S)

    def walk(self, *words):
        done = subprocess.run(
            [SYSTEM_PYTHON, str(WALKER), *words],
            check=False,
            capture_output=True,
            text=True,
            timeout=TIMEOUT_S,
            env=self.environment,
        )
        assert done.returncode == 0, done.stderr[-3000:]
        return json.loads(done.stdout)

    def end(self):
        for process in reversed(self._started):
            with contextlib.suppress(ProcessLookupError):
                os.killpg(process.pid, signal.SIGKILL)  # the launcher starts a bus of its own
            process.wait()
            if process.stdout is not None:
                process.stdout.close()

    def _start(self, command, **options):
        process = subprocess.Popen(command, env=self.environment, start_new_session=True, **options)
        self._started.append(process)
        return process

    def _start_display(self):
        reading, writing = os.pipe()
        command = ["Xvfb", "-displayfd", str(writing), "-screen", "0", "1280x900x24"]
        # Without -noreset it begins anew, and refuses clients, each time the last one has left.
        command += ["-nolisten", "tcp", "-noreset"]
        self._start(command, pass_fds=(writing,), stderr=subprocess.DEVNULL)
        os.close(writing)
        with os.fdopen(reading) as pipe:
            self.environment["DISPLAY"] = f":{pipe.readline().strip()}"

    def _start_bus(self):
        command = ["dbus-daemon", "--session", "--nofork", "--print-address"]
        bus = self._start(command, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True)
        self.environment["DBUS_SESSION_BUS_ADDRESS"] = bus.stdout.readline().strip()
        launcher = next(one for one in LAUNCHERS if Path(one).exists())
        self._start([launcher, "--launch-immediately"], stderr=subprocess.DEVNULL)


@pytest.fixture
def desktop(tmp_path):
    if lacking := missing():
        reason = "the accessibility bus needs " + ", ".join(lacking)
        if os.environ.get("CI") == "true":
            pytest.fail(reason)
        pytest.skip(reason)
    made = Desktop(tmp_path)
    yield made
    made.end()


@pytest.mark.skipif(sys.platform != "linux", reason="the bus is Linux's")
def test_a_whole_assessment_through_the_bus_with_a_kill_half_way(desktop):
    program = desktop.start_program()
    before = desktop.walk("answer", str(ITEMS_BEFORE_THE_KILL))
    program.send_signal(signal.SIGKILL)
    program.wait()

    desktop.start_program()
    after = desktop.walk("finish")

    assert len(before["answered"]) == ITEMS_BEFORE_THE_KILL
    assert after["description"].startswith(f"{ITEMS_BEFORE_THE_KILL + 1} of {QUICK_FORM}, about ")
    assert after["found_at"] == before["left_at"]
    assert after["checked"].index(True) == 1
    questions = [*before["answered"], *after["answered"]]
    assert len(set(questions)) == len(questions) == QUICK_FORM
    assert {"Strategy", "Negotiation", "Presentation", "Budgeting"} < set(after["cells"])
    assert after["tables"] == 1
    assert all(len(text) > 40 for text in after["graphics"].values())
    assert after["unnamed"] == []


@pytest.mark.skipif(sys.platform != "linux", reason="the bus is Linux's")
def test_every_page_a_retake_a_plan_and_a_report_through_the_bus(desktop, tmp_path):
    for sample in sorted(resource("sample").glob("*.json")):
        desktop.command("add", str(sample))
    desktop.start_program()

    met = desktop.walk("retake", str(tmp_path / "report.pdf"))

    for name, page in met["pages"].items():
        assert page["headings"], name
        assert (page["unnamed"], page["alike"]) == ([], []), name
    assert met["example"] == "The board paper of March"
    assert met["confidence"].startswith("How sure are you that a colleague would give the same")
    assert met["planned"].startswith("Add to plan")
    assert (tmp_path / "report.pdf").read_bytes().startswith(b"%PDF")
    assert {"Item 1 of 59", "Item 2 of 59", "Saved", met["word"]} <= set(met["said"])
