from pathlib import Path

import pytest

from hop_desktop.storage.places import warning_about

MOUNTS = """\
22 1 8:1 / / rw,relatime - ext4 /dev/sda1 rw
30 22 0:40 / /mnt/office rw - cifs //server/share rw
31 22 0:41 / /home/ada/far\\040away rw - fuse.sshfs ada@far: rw
32 22 0:42 / /srv/nfs rw shared:1 - nfs4 server:/x rw
33 32 8:2 / /srv/nfs/local rw - ext4 /dev/sdb1 rw
"""


@pytest.fixture
def mounts(tmp_path):
    file = tmp_path / "mountinfo"
    file.write_text(MOUNTS)
    return file


@pytest.mark.parametrize(
    ("folder", "service"),
    [
        ("/home/ada/Dropbox/hop", "Dropbox"),
        ("/home/ada/Dropbox (Personal)/hop", "Dropbox"),
        ("/home/ada/OneDrive - Company/hop", "OneDrive"),
        ("/home/ada/Google Drive/My Drive/hop", "Google Drive"),
        ("/Users/ada/Library/Mobile Documents/com~apple~CloudDocs/hop", "iCloud Drive"),
        ("/home/ada/Nextcloud/hop", "Nextcloud"),
    ],
)
def test_a_folder_that_another_program_copies_is_named(folder, service, mounts):
    assert f"a folder of {service}" in warning_about(Path(folder), mounts)


@pytest.mark.parametrize(
    "folder", ["/mnt/office/hop", "/home/ada/far away/hop", "/srv/nfs", "//server/share/hop"]
)
def test_a_network_disk_is_named(folder, mounts):
    if folder.startswith("//"):
        folder = folder.replace("/", "\\")
        assert "network disk" in warning_about(_Share(folder), mounts)
    else:
        assert "network disk" in warning_about(Path(folder), mounts)


@pytest.mark.parametrize("folder", ["/home/ada/hop", "/srv/nfs/local/hop", "/home/ada/dropboxes"])
def test_a_folder_of_this_computer_is_fine(folder, mounts):
    assert warning_about(Path(folder), mounts) == ""


def test_a_system_that_lists_no_mounts_is_believed(tmp_path):
    assert warning_about(Path("/srv/nfs"), tmp_path / "missing") == ""


class _Share(type(Path())):
    """A path that keeps its backslashes, as on Windows."""

    def resolve(self):
        return self
