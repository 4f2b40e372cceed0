"""The command line, called within the process of the test."""

import pytest

from hop_desktop.__main__ import main


@pytest.fixture
def hop(tmp_path, capsys):
    """Do one command in a data folder of the test; return its status and what it printed."""

    def run(*arguments, folder="data"):
        capsys.readouterr()
        status = main(["--data-dir", str(tmp_path / folder), *map(str, arguments)])
        out, err = capsys.readouterr()
        return status, out, err

    return run
