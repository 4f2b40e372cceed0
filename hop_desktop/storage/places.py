"""Folders that are no good place for a store: other programs copy them, or a network is between."""

import os
import re
import sys
from collections.abc import Iterable, Iterator
from pathlib import Path, PurePosixPath
from typing import Final

from hop_desktop.i18n import _
from hop_desktop.storage.lock import knows_locks

MOUNTS: Final = Path("/proc/self/mountinfo")
_SYNC_FOLDERS: Final = {
    "dropbox": "Dropbox",
    "onedrive": "OneDrive",
    "google drive": "Google Drive",
    "googledrive": "Google Drive",
    "google-drive": "Google Drive",
    "my drive": "Google Drive",
    "icloud drive": "iCloud Drive",
    "iclouddrive": "iCloud Drive",
    "mobile documents": "iCloud Drive",
    "com~apple~clouddocs": "iCloud Drive",
    "cloudstorage": "a cloud drive",
    "nextcloud": "Nextcloud",
    "owncloud": "ownCloud",
}
_NETWORK_SYSTEMS: Final = re.compile(
    r"nfs\d?|cifs|smb\d?|smbfs|afs|afpfs|webdav|davfs|9p|ceph|glusterfs"
    r"|fuse\.(sshfs|davfs2?|rclone|gvfsd-fuse|s3fs|glusterfs|.*drive.*)"
)
_MOUNT_LINE: Final = re.compile(r".*? on (?P<point>/.*) \((?P<kind>[^,)]+)[^()]*\)")
_OCTAL: Final = re.compile(r"\\([0-7]{3})")


def warning_about(folder: Path, mounts: Path = MOUNTS) -> str:
    """Return why the folder is a risky place in one sentence; empty: nothing speaks against it."""
    where = _real(folder)
    service = _sync_service(where)
    if service:
        return _(
            "Your data is stored in a folder of {service}. Such programs copy "
            "files while they are in use, and an answer can get lost. A folder on "
            "this computer alone is safe."
        ).format(service=service)
    if _is_on_network(where, mounts):
        return _(
            "Your data is stored on a network disk. If the network fails while an "
            "answer is being saved, the file can be damaged. A folder on this "
            "computer alone is safe."
        )
    if where.is_dir() and not _knows_locks(where):
        return _(
            "Your data is stored on a disk that cannot lock files. Two windows or "
            "commands at the same time could disturb each other there. A folder on "
            "this computer alone is safe."
        )
    return ""


def _sync_service(folder: Path) -> str:
    for part in folder.parts:
        name = part.casefold()
        for known, service in _SYNC_FOLDERS.items():
            # "OneDrive - Company", "Dropbox (Personal)"
            if name == known or name.startswith((f"{known} ", f"{known}-")):
                return service
    return ""


def _is_on_network(folder: Path, mounts: Path) -> bool:
    if str(folder).startswith("\\\\"):  # a share of Windows
        return True
    if sys.platform == "win32":
        return _is_mapped(folder.drive)
    if sys.platform == "darwin":
        mounts_told = _mounted_by_command()
        return bool(_NETWORK_SYSTEMS.fullmatch(_system_of(folder, mounts_told)))
    return bool(_NETWORK_SYSTEMS.fullmatch(_system_of(folder, _mounted(mounts))))


def _system_of(folder: Path, mounted: Iterable[tuple[PurePosixPath, str]]) -> str:
    """Return the file system of the mount point that is nearest above the folder."""
    best, system = PurePosixPath("/"), ""
    for point, kind in mounted:
        if folder.is_relative_to(point) and len(point.parts) >= len(best.parts):
            best, system = point, kind
    return system


def _is_mapped(drive: str) -> bool:
    """Whether a drive letter of Windows stands for a share."""
    if sys.platform != "win32" or not drive:
        return False
    import ctypes

    remote = 4  # DRIVE_REMOTE
    return bool(ctypes.windll.kernel32.GetDriveTypeW(f"{drive}\\") == remote)


def _mounted_by_command() -> Iterator[tuple[PurePosixPath, str]]:
    """Yield mount point and file system as the command of macOS tells them."""
    import subprocess  # takes a while, and other systems need none

    try:
        done = subprocess.run(["/sbin/mount"], capture_output=True, check=True, timeout=2)
    except (OSError, subprocess.SubprocessError):
        return
    yield from mounts_of_macos(os.fsdecode(done.stdout))


def mounts_of_macos(text: str) -> Iterator[tuple[PurePosixPath, str]]:
    """Yield mount point and file system of each line: "//me@nas/x on /Volumes/x (smbfs, …)"."""
    for line in text.splitlines():
        known = _MOUNT_LINE.fullmatch(line)
        if known:
            yield PurePosixPath(known["point"]), known["kind"]


def _knows_locks(folder: Path) -> bool:
    try:
        return knows_locks(folder)
    except OSError:
        return True  # whoever opens it will hear why it cannot be read


def _mounted(mounts: Path) -> Iterator[tuple[PurePosixPath, str]]:
    """Yield mount point and file system of each line (proc_pid_mountinfo(5))."""
    try:
        lines = mounts.read_text(encoding="utf-8", errors="surrogateescape").splitlines()
    except OSError:
        return
    for line in lines:
        head, _separator, tail = line.partition(" - ")
        fields, kinds = head.split(" "), tail.split(" ")
        if len(fields) > 4:
            point = _OCTAL.sub(lambda match: chr(int(match[1], 8)), fields[4])
            yield PurePosixPath(point), kinds[0]


def _real(folder: Path) -> Path:
    try:
        return folder.resolve()
    except (OSError, RuntimeError):
        return folder
