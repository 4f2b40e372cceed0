"""What the environment may and may not do to the program."""

import os
import subprocess
import sys

import pytest

from hop_desktop import __main__ as program


def hop(*arguments, cwd=None, **environment):
    return subprocess.run(
        [sys.executable, "-m", "hop_desktop", *arguments],
        cwd=cwd,
        env={**os.environ, **environment},
        capture_output=True,
        text=True,
        check=False,
        timeout=60,
    )


@pytest.mark.parametrize("module", ["sqlmodel", "platformdirs", "tomllib"])
def test_a_module_that_the_environment_offers_is_not_loaded(tmp_path, module):
    offered = tmp_path / "offered"
    offered.mkdir()
    (offered / f"{module}.py").write_text("raise SystemExit('loaded from the environment')")

    done = hop("--data-dir", str(tmp_path / "data"), "list", PYTHONPATH=str(offered))

    assert done.returncode == 0, done.stderr


def test_python_itself_would_load_it(tmp_path):
    (tmp_path / "sqlmodel.py").write_text("raise SystemExit('loaded from the environment')")
    command = [sys.executable, "-c", "import sqlmodel"]

    done = subprocess.run(
        command,
        env={**os.environ, "PYTHONPATH": str(tmp_path)},
        capture_output=True,
        text=True,
        check=False,
    )

    assert "loaded from the environment" in done.stderr


@pytest.mark.skipif(sys.platform == "win32", reason="has no core dumps")
def test_no_dump_of_the_memory_is_written(monkeypatch):
    code = (
        "import resource, hop_desktop.__main__ as m; m._keep_private(); "
        "print(resource.getrlimit(resource.RLIMIT_CORE)); "
        "print(open('/proc/self/coredump_filter').read() if __import__('os').path.exists("
        "'/proc/self/coredump_filter') else '0')"
    )

    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)

    limit, kept = done.stdout.split("\n")[:2]
    assert limit == "(0, 0)"
    assert int(kept, 16) == 0


def test_the_way_in_keeps_private_first(monkeypatch):
    called = []
    monkeypatch.setattr(program, "_keep_private", lambda: called.append("private"))
    monkeypatch.setattr(program, "_do_command", lambda _words: called.append("command") or 0)

    program.main(["list"])

    assert called == ["private", "command"]
