"""Everything a developer starts: `dev.py run`, `dev.py test`. Standard library only."""

from __future__ import annotations

import argparse
import hashlib
import os
import platform
import shutil
import subprocess
import sys
import tempfile
import venv
from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path
from typing import Final

from tools.system_packages import install_libraries, install_test_programs

ROOT: Final = Path(__file__).resolve().parent
VENV: Final = ROOT / ".venv"
LOCK: Final = ROOT / "requirements.lock"  # what tests and tools need, with all that running needs
RUN_LOCK: Final = ROOT / "requirements-run.lock"
BUNDLE_VENV: Final = ROOT / ".venv-bundle"  # what people get and what packs it, nothing else
BUNDLE_LOCK: Final = ROOT / "packaging" / "requirements.lock"
STAMP: Final = "installed.sha256"  # in .venv, a line for each lock that it has
SCRIPTS: Final = "Scripts" if os.name == "nt" else "bin"
BIN: Final = VENV / SCRIPTS
PYTHON: Final = BIN / ("python.exe" if os.name == "nt" else "python")
PIP: Final = ("-m", "pip", "install", "--quiet", "--disable-pip-version-check")
FOR_RUNNING: Final = ("run", "setup")
EXTRAS: Final = ("encryption", "feedback")  # that people get with it
PACKING: Final = ("bundle", "packages", "chroots")
OLDEST_PYTHON: Final = (3, 11)

GOING_ON: Final = {  # what stands behind these goes on to what they start
    "run": "start the program (extra words go to hop-desktop)",
    "test": "run every check; with words: pytest with these",
    "bench": "measure how fast everything is",
    "faults": "the long fault tests, or parts of them; writes docs/reliability.md",
    "lowest": "test with the lowest versions that are declared",
}
COMPLETE: Final = {
    "bundle": "make the folder of the program that needs no Python",
    "packages": "make this system's installers of the bundle",
    "chroots": "try bundle and .deb in bare Debian systems, as root",
    "dist": "build wheel and sdist into dist",
    "setup": "only make .venv and install what running needs",
    "texts": "compile the catalogues; list missing and outdated texts",
    "guide": "take the pictures of docs/guide from the program",
    "lock": "write requirements.lock anew from pyproject.toml",
}

EVERY_CORE: Final = ("--numprocesses=auto", "--dist=worksteal")
COVERAGE: Final = ("--cov", "--cov-report=term:skip-covered")
HEADLESS: Final = {"QT_QPA_PLATFORM": "offscreen", "MPLBACKEND": "agg", "LC_ALL": "C.UTF-8"}


def main() -> int:
    """Set up what is missing, then do what was asked."""
    command, arguments = _asked(sys.argv[1:])
    if sys.version_info < OLDEST_PYTHON:
        return _fail("Python 3.11 or newer is needed; this is " + sys.version.split()[0] + ".")
    if os.name == "nt" and platform.machine() == "ARM64" and "ARM64" in sys.version:
        return _fail("Please use a Python for x64 here: not all packages exist for ARM yet.")
    is_packing = command in PACKING
    lacking = install_libraries(window=is_packing or (command == "run" and _has_display()))
    if lacking:
        return _fail(lacking)
    if not (is_packing or _set_up(everything=command not in FOR_RUNNING)):
        return 1
    if command in {"test", "faults", "lowest"}:
        install_test_programs()
    alone: dict[str, Callable[[], int]] = {
        "setup": _done,
        "lock": _lock,
        "texts": _texts,
        "guide": _guide,
        "dist": _dist,
        **{what: partial(_pack, what) for what in PACKING},
    }
    if command in alone:
        return alone[command]()
    act = {
        "run": _run,
        "test": _test,
        "bench": _bench,
        "faults": _faults,
        "lowest": _lowest,
    }[command]
    return act(arguments)


def _asked(words: Sequence[str]) -> tuple[str, Sequence[str]]:
    """Return the command and what goes on to the program that it starts, options as well."""
    parser = argparse.ArgumentParser(description="Set up, run and test hop-desktop.")
    commands = parser.add_subparsers(dest="command", required=True)
    for name, what in {**GOING_ON, **COMPLETE}.items():
        commands.add_parser(name, help=what)
    goes_on = bool(words) and words[0] in GOING_ON
    command: str = parser.parse_args(words[:1] if goes_on else words).command
    return command, words[1:]


def _done() -> int:
    return 0


def _run(arguments: Sequence[str]) -> int:
    if arguments or _has_display():
        return _python("-m", "hop_desktop", *arguments)
    folder = ROOT / "sample-output"
    folder.mkdir(exist_ok=True)
    store = folder / "store"
    shutil.rmtree(store, ignore_errors=True)
    sample = str(ROOT / "resources" / "sample" / "attempt.json")
    hop = ("-m", "hop_desktop", "--data-dir", str(store))
    radar, report = folder / "radar.svg", folder / "report.pdf"
    status = (
        _python(*hop, "score", sample)
        or _python(*hop, "add", sample, is_quiet=True)
        or _python(*hop, "chart", "radar", "-o", str(radar), is_quiet=True)
        or _python(*hop, "report", "-o", str(report), is_quiet=True)
    )
    if status == 0:
        print(
            "There is no display to open a window on, so the sample attempt was scored without "
            f"one: its radar is {radar}, its report {report}."
        )
    return status


def _test(arguments: Sequence[str]) -> int:
    environment = {**os.environ, **HEADLESS}
    pytest = ("-m", "pytest", *arguments)
    if arguments:
        return _python(*pytest, environment=environment)
    return (
        _python("-m", "ruff", "check")
        or _python("-m", "ruff", "format", "--check")
        or _tool("lint-imports")
        or _python("-m", "mypy")
        or _python(*pytest, *EVERY_CORE, *COVERAGE, environment=environment)
    )


def _faults(arguments: Sequence[str]) -> int:
    """Run the fault tests as by night, or HOP_FAULTS times their size, and note what they found."""
    return _python("-m", "tests.faults.parts", *arguments, environment={**os.environ, **HEADLESS})


def _bench(arguments: Sequence[str]) -> int:
    return _python("-m", "benchmarks", *arguments)


def _pack(what: str) -> int:
    """Do a step of `tools` in an environment that has no developer's tool to take along."""
    stamp = BUNDLE_VENV / STAMP
    wanted = _digest(RUN_LOCK) + _digest(BUNDLE_LOCK)
    python = str(BUNDLE_VENV / SCRIPTS / "python")
    if not stamp.is_file() or stamp.read_text(encoding="ascii") != wanted:
        venv.create(BUNDLE_VENV, with_pip=True, clear=True)
        for lock in (RUN_LOCK, BUNDLE_LOCK):
            if _call(python, *PIP, "--no-deps", "--require-hashes", "-r", str(lock)):
                return _fail(f"The packages of {lock.name} could not be installed; see above.")
        stamp.write_text(wanted, encoding="ascii")
    return _call(python, "-m", f"tools.{what}")


def _dist() -> int:
    return _python("-m", "build", "--no-isolation")


def _texts() -> int:
    return _python("-m", "tools.catalogues") or _python("-m", "tools.texts")


def _guide() -> int:
    environment = {**os.environ, **HEADLESS}
    return _python("-m", "tools.guide_pictures", environment=environment) or _python(
        "-m", "tools.form_pictures", environment=environment
    )


def _lowest(arguments: Sequence[str]) -> int:
    """Test with the lowest version of each package that pyproject.toml declares for running."""
    import tomllib  # an older Python is to hear that it is too old

    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    declared = [
        *project["dependencies"],
        *(package for extra in EXTRAS for package in project["optional-dependencies"][extra]),
    ]
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        constraints = folder / "constraints.txt"
        lowest = [one.partition(",")[0].replace(">=", "==") for one in declared]
        constraints.write_text("\n".join(lowest) + "\n", encoding="utf-8")
        print("The lowest versions:", *lowest, flush=True)
        venv.create(folder / "venv", with_pip=True)
        python = str(folder / "venv" / SCRIPTS / "python")
        editable = ("--constraint", str(constraints), "--editable", f".[dev,{','.join(EXTRAS)}]")
        if _call(python, *PIP, *editable):
            return _fail("The lowest versions could not be installed; see above.")
        wanted = arguments or ("tests/storage", "tests/report", "tests/charts", "tests/cli")
        return _call(python, "-m", "pytest", *wanted, environment={**os.environ, **HEADLESS})


def _lock() -> int:
    """Write all locks with hashes and without addresses."""
    _python(*PIP, "pip-tools", "uv")
    extras = tuple(f"--extra={extra}" for extra in EXTRAS)
    compiling = ("-m", "piptools", "compile", *extras, "--generate-hashes", "--quiet")
    plain = ("--no-emit-index-url", "--no-emit-find-links", "--no-header", "--allow-unsafe")
    command = (*compiling, "--strip-extras", *plain)
    made = _python(*command, "--extra=dev", f"--output-file={LOCK}", "pyproject.toml") or _python(
        *command, f"--constraint={LOCK}", f"--output-file={RUN_LOCK}", "pyproject.toml"
    )
    packaging = ROOT / "packaging"
    everywhere = ("--universal", "--generate-hashes", "--no-header", "--python-version=3.11")
    for name in ("requirements", "sbom"):
        paths = (str(packaging / f"{name}.in"), f"--output-file={packaging / name}.lock")
        limits = ("--quiet", f"--constraint={RUN_LOCK}")
        made = made or _python("-m", "uv", "pip", "compile", *everywhere, *limits, *paths)
    return made


def _set_up(*, everything: bool) -> bool:
    """Make .venv and install what running needs, or everything, unless that is there already."""
    wanted = _digest(LOCK if everything else RUN_LOCK)
    there = _installed()
    if wanted in there or _digest(LOCK) in there:
        return True
    print("Setting up .venv (once; a minute or two) …", flush=True)
    if not there:  # none, another Python's, or one that was broken off
        try:
            venv.create(VENV, with_pip=True, clear=True)
        except (subprocess.CalledProcessError, OSError) as error:
            return not _fail(f"Python could not make {VENV}: {error}")
    lock = LOCK if everything else RUN_LOCK
    # The lock names everything: resolving again would only let an older pip want newer packages.
    if _python(*PIP, "--no-deps", "--require-hashes", "-r", str(lock)):
        return not _fail(f"The packages of {lock.name} could not be installed; see above.")
    if everything and _python(*PIP, "--no-deps", "--no-build-isolation", "--editable", str(ROOT)):
        return not _fail("hop-desktop itself could not be installed; see above.")
    (VENV / STAMP).write_text("\n".join([*there, wanted]), encoding="ascii")
    return True


def _installed() -> list[str]:
    """Return the digests of the locks that .venv has; empty: it is to be made anew."""
    try:
        there = (VENV / STAMP).read_text(encoding="ascii").split()
    except (OSError, UnicodeDecodeError):
        return []
    known = {_digest(LOCK), _digest(RUN_LOCK)}
    return there if PYTHON.exists() and known.issuperset(there) else []


def _digest(lock: Path) -> str:
    """Return what a .venv of this Python with all of a lock is known by."""
    version = ".".join(map(str, sys.version_info[:2]))
    declared = (ROOT / "pyproject.toml").read_bytes() if lock == LOCK else b""
    return hashlib.sha256(version.encode() + lock.read_bytes() + declared).hexdigest()


def _has_display() -> bool:
    if sys.platform in {"win32", "darwin"}:
        return True
    names = ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM")
    return any(os.environ.get(name) for name in names)


def _python(
    *arguments: str, environment: dict[str, str] | None = None, is_quiet: bool = False
) -> int:
    return _call(str(PYTHON), *arguments, environment=environment, is_quiet=is_quiet)


def _call(*command: str, environment: dict[str, str] | None = None, is_quiet: bool = False) -> int:
    """Run a command and return its status; `is_quiet` hides all but errors."""
    stdout = subprocess.DEVNULL if is_quiet else None
    return subprocess.run(command, check=False, cwd=ROOT, env=environment, stdout=stdout).returncode


def _tool(name: str) -> int:
    return _call(str(BIN / name))


def _fail(message: str) -> int:
    print(message, file=sys.stderr)
    return 1


if __name__ == "__main__":
    try:
        sys.exit(main())
    except KeyboardInterrupt:
        sys.exit(_fail("Stopped. The same command goes on from here.") and 130)
