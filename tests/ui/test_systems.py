"""What differs between the systems that the window runs on."""

import ctypes
import errno
import signal
import sys
from pathlib import Path
from types import SimpleNamespace

import pytest
from PySide6.QtCore import Qt

from hop_desktop import whole_files
from hop_desktop.app import process
from hop_desktop.app.instance import InstanceLock
from hop_desktop.identity import APPLICATION_ID
from hop_desktop.paths import AppPaths
from hop_desktop.storage import connection
from hop_desktop.storage.places import mounts_of_macos
from hop_desktop.ui import preferences
from hop_desktop.ui.page_keys import delete_keys
from hop_desktop.ui.preferences import SYSTEM, Preferences
from hop_desktop.ui.styling import frame_in, system_points

DPI = {"darwin": 72, "linux": 96, "win32": 96}


@pytest.mark.parametrize("points", [10.5, 21.0])
def test_text_has_the_same_pixels_on_every_system(points):
    sizes = {round(system_points(points, one) * DPI[one] / 72, 6) for one in DPI}

    assert len(sizes) == 1


class Hints:
    def setColorScheme(self, scheme):
        self.scheme = scheme


@pytest.mark.parametrize(
    ("look", "scheme"),
    [
        ("dark", Qt.ColorScheme.Dark),
        ("light", Qt.ColorScheme.Light),
        (SYSTEM, Qt.ColorScheme.Unknown),
    ],
)
def test_title_bars_follow_the_look(look, scheme):
    hints = Hints()

    frame_in(hints, look)

    assert hints.scheme is scheme


def test_network_disks_of_macos_are_known():
    told = (
        "/dev/disk3s1s1 on / (apfs, sealed, local, read-only, journaled)\n"
        "//me@nas._smb._tcp.local/home on /Volumes/home (1) (smbfs, nodev, nosuid, mounted by me)\n"
        "nas:/x on /Volumes/with on and space (nfs)\n"
        "map auto_home on /System/Volumes/Data/home (autofs, automounted)\n"
        "nonsense\n"
    )

    kinds = {str(point): kind for point, kind in mounts_of_macos(told)}

    assert kinds["/Volumes/home (1)"] == "smbfs"
    assert kinds["/"] == "apfs"
    assert "nfs" in kinds.values()
    assert len(kinds) == 4


def test_a_second_start_without_a_terminal_says_nothing_and_ends(tmp_path, monkeypatch):
    lock = InstanceLock(tmp_path)
    assert lock.take()
    monkeypatch.setattr("sys.stderr", None)

    assert process.run_window(AppPaths.at(tmp_path)) == 0

    lock.free()


def test_where_rights_show_only_by_trying_a_store_is_tried(tmp_path, monkeypatch):
    store = tmp_path / "hop.db"
    store.touch()

    class OtherSystem:
        name = "nt"
        W_OK = 2

        @staticmethod
        def access(_path, _how):
            return True

    monkeypatch.setattr(connection, "os", OtherSystem)
    assert connection.is_writable(store)

    def refuse(**_where):
        raise PermissionError

    monkeypatch.setattr(connection.tempfile, "TemporaryFile", refuse)
    assert not connection.is_writable(store)


def test_without_open_folders_by_number_preferences_have_their_own_name(monkeypatch, tmp_path):
    monkeypatch.setattr(preferences, "_OPEN_FOLDERS", Path("/nonexistent"))
    odd = tmp_path / "odd\udcff" / "preferences.ini"

    Preferences(odd).text_percent = 150

    assert preferences._name_for_qt(odd) == str(odd)


def test_ctrl_c_ends_a_window_whose_system_wakes_nobody(qtbot, monkeypatch):
    from PySide6.QtCore import QObject

    class Shell(QObject):
        ended = False

        def end(self):
            self.ended = True

    before = signal.getsignal(signal.SIGINT)
    shell = Shell()
    monkeypatch.setattr(process, "_LOOK_MS", 10)
    try:
        process._end_on_interrupt(shell)
        signal.raise_signal(signal.SIGINT)
        qtbot.waitUntil(lambda: shell.ended, timeout=30_000)
    finally:
        signal.signal(signal.SIGINT, before)
        shell.deleteLater()


def test_a_drive_of_macos_is_waited_for_in_full(monkeypatch):
    asked = []
    full = 51  # as macOS numbers it
    controls = SimpleNamespace(F_FULLFSYNC=full, fcntl=lambda *words: asked.append(words))
    monkeypatch.setattr(whole_files, "_fcntl", controls)
    monkeypatch.setattr(whole_files.os, "fsync", lambda _descriptor: asked.append("fsync"))

    whole_files.wait_for_disk(7)

    assert asked == [(7, full)]


def test_a_network_disk_that_knows_no_full_wait_is_waited_for_as_elsewhere(monkeypatch):
    def refuse(_descriptor, _command):
        raise OSError(errno.ENOTSUP, "not supported")

    asked = []
    monkeypatch.setattr(whole_files, "_fcntl", SimpleNamespace(F_FULLFSYNC=51, fcntl=refuse))
    monkeypatch.setattr(whole_files.os, "fsync", asked.append)

    whole_files.wait_for_disk(7)

    assert asked == [7]


@pytest.mark.parametrize(("is_bundle", "told"), [(False, [APPLICATION_ID]), (True, [])])
def test_the_task_bar_of_windows_shows_the_program_and_not_python(monkeypatch, is_bundle, told):
    names = []
    shell = SimpleNamespace(SetCurrentProcessExplicitAppUserModelID=names.append)
    monkeypatch.setattr(ctypes, "windll", SimpleNamespace(shell32=shell), raising=False)
    monkeypatch.setattr(sys, "platform", "win32")
    monkeypatch.setattr(sys, "frozen", is_bundle, raising=False)

    process._have_own_place_in_task_bar()

    assert names == told


@pytest.mark.parametrize(
    ("platform", "keys"),
    [("darwin", ("Del", "Backspace")), ("linux", ("Del",)), ("win32", ("Del",))],
)
def test_the_key_that_apple_labels_delete_deletes(platform, keys):
    assert delete_keys(platform) == keys
