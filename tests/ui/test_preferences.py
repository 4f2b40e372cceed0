"""Where the choices of a person are kept."""

import os
import stat

import pytest

from hop_desktop.ui.preferences import Preferences


@pytest.mark.skipif(os.name != "posix", reason="rights of folders are those of POSIX here")
def test_a_folder_that_choices_make_first_is_closed_to_others(tmp_path):
    old = os.umask(0o022)
    try:
        file = tmp_path / "data" / "preferences.ini"
        preferences = Preferences(file)
        assert not file.parent.exists()
        preferences.language = "de"
        preferences._settings.sync()
    finally:
        os.umask(old)

    assert "de" in file.read_text()
    assert stat.S_IMODE(file.parent.stat().st_mode) == 0o700
