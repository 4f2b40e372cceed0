"""`dev.py run` where no window can open: the same job, and one sentence about what it left."""

import importlib.util
from pathlib import Path
from subprocess import CompletedProcess

import pytest

ROOT = Path(__file__).parents[2]


@pytest.fixture
def dev(monkeypatch, tmp_path):
    spec = importlib.util.spec_from_file_location("dev", ROOT / "dev.py")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    monkeypatch.setattr(module, "ROOT", tmp_path)
    monkeypatch.setattr(module, "_has_display", lambda: False)
    return module


def test_one_sentence_says_what_lies_where(dev, monkeypatch, capsys, tmp_path):
    def talk(command, **options):
        if options.get("stdout") is None:
            print(" ".join(command[3:]))
        return CompletedProcess(command, 0)

    monkeypatch.setattr(dev.subprocess, "run", talk)

    assert dev._run([]) == 0

    scores, told = capsys.readouterr().out.splitlines()
    assert " score " in scores
    assert str(tmp_path / "sample-output" / "radar.svg") in told
    assert told.endswith(f"{tmp_path / 'sample-output' / 'report.pdf'}.")


def test_nothing_is_promised_when_a_step_fails(dev, monkeypatch, capsys):
    def fail(command, **_options):
        return CompletedProcess(command, 4 if "report" in command else 0)

    monkeypatch.setattr(dev.subprocess, "run", fail)

    assert dev._run([]) == 4
    assert capsys.readouterr().out == ""
