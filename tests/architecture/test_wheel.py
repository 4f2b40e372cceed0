"""The installed program finds its own files, away from the checkout."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
SAMPLE = str(ROOT / "resources" / "sample" / "attempt.json")


@pytest.fixture(scope="module")
def installed(tmp_path_factory):
    folder = tmp_path_factory.mktemp("wheel")
    pip = [sys.executable, "-m", "pip", "--quiet", "--disable-pip-version-check"]
    quiet = ["--no-deps", "--no-build-isolation"]
    subprocess.run([*pip, "wheel", *quiet, "-w", str(folder), str(ROOT)], check=True)
    wheel = next(folder.glob("*.whl"))
    site = folder / "site"
    subprocess.run([*pip, "install", "--no-deps", "--target", str(site), str(wheel)], check=True)
    return site


def hop(site, folder, *arguments):
    code = f"import sys; sys.path.insert(0, {str(site)!r}); sys.argv[0] = 'hop-desktop'; "
    code += "from hop_desktop.__main__ import main; import hop_desktop; "
    code += f"assert hop_desktop.__file__.startswith({str(site)!r}); sys.exit(main())"
    environment = {**os.environ, "PYTHONPATH": ""}
    return subprocess.run(
        [sys.executable, "-c", code, "--data-dir", str(folder / "data"), *arguments],
        check=False,
        capture_output=True,
        text=True,
        cwd=folder,
        env=environment,
    )


@pytest.mark.parametrize("arguments", [("--version",), ("items", "--json"), ("score", SAMPLE)])
def test_the_wheel_works_away_from_the_checkout(installed, tmp_path, arguments):
    done = hop(installed, tmp_path, *arguments)

    assert done.returncode == 0, done.stderr
    assert done.stdout


def test_the_wheel_makes_a_report(installed, tmp_path):
    assert hop(installed, tmp_path, "add", SAMPLE).returncode == 0

    done = hop(installed, tmp_path, "report", "-o", "report.pdf")

    assert done.returncode == 0, done.stderr
    assert (tmp_path / "report.pdf").read_bytes().startswith(b"%PDF")


def test_the_wheel_is_small(installed):
    files = [one for one in installed.rglob("*") if one.is_file() and one.suffix != ".pyc"]

    size = sum(file.stat().st_size for file in files)

    assert size < 7 * 1024 * 1024  # what the wheel brings; bytecode is Python's own cache
