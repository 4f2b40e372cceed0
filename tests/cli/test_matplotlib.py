"""Charts are the program's own: no variable and no file of matplotlib acts on them."""

import os

import pytest

from tests.cli.test_cli import SAMPLE
from tests.cli.test_environment import hop

FOREIGN = b"axes.facecolor: red\nfont.family: serif\nsvg.fonttype: path\nsavefig.bbox: tight\n"


@pytest.fixture(scope="module")
def store(tmp_path_factory):
    """A data folder with an attempt, and its chart as nothing disturbs it."""
    folder = tmp_path_factory.mktemp("store")
    chart = folder / "chart.svg"
    assert hop("--data-dir", str(folder), "add", SAMPLE).returncode == 0
    assert hop("--data-dir", str(folder), "chart", "gaps", "-o", str(chart)).returncode == 0
    return folder, chart.read_bytes()


@pytest.mark.parametrize(
    "variables",
    [
        {"MPLBACKEND": "module://matplotlib_inline.backend_inline"},
        {"MPLBACKEND": "no such thing"},
        {"MPL_IGNORE_SYSTEM_FONTS": "1", "MPLCONFIGDIR": "/nonexistent"},
        {"MATPLOTLIBRC": "HERE"},
    ],
)
def test_no_variable_acts_on_a_chart(store, tmp_path, variables):
    (tmp_path / "matplotlibrc").write_bytes(FOREIGN)
    here = {name: value.replace("HERE", str(tmp_path)) for name, value in variables.items()}

    assert drawn(store, tmp_path, "/", **here) == store[1]


@pytest.mark.parametrize("kind", ["settings", "no text", "pipe"])
@pytest.mark.parametrize("place", ["started in", "cache"])
def test_no_file_acts_on_a_chart(store, tmp_path, kind, place):
    folder = {"started in": tmp_path, "cache": store[0] / "cache" / "matplotlib"}[place]
    settings = folder / "matplotlibrc"
    if kind == "pipe":
        os.mkfifo(settings)
    else:
        settings.write_bytes(FOREIGN if kind == "settings" else b"\xff\xfe\xff")

    try:
        assert drawn(store, tmp_path, tmp_path) == store[1]
    finally:
        settings.unlink()


def test_a_report_has_its_charts_whatever_stands_around_it(store, tmp_path):
    (tmp_path / "matplotlibrc").write_bytes(b"\xff\xfe\xff")
    report = ("report", "-o", str(tmp_path / "report.html"))

    done = hop("--data-dir", str(store[0]), *report, cwd=tmp_path, MPLBACKEND="nonsense")

    assert done.returncode == 0, done.stderr
    assert b"<svg" in (tmp_path / "report.html").read_bytes()


def drawn(store, tmp_path, cwd, **variables):
    chart = tmp_path / "chart.svg"
    command = ("--data-dir", str(store[0]), "chart", "gaps", "-o", str(chart))
    done = hop(*command, cwd=cwd, **variables)
    assert done.returncode == 0, done.stderr
    assert not done.stderr
    return chart.read_bytes()
