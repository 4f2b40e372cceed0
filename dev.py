"""Everything a developer starts: `dev.py run`, `dev.py test`. Standard library only."""

import argparse
import hashlib
import os
import shutil
import subprocess
import sys
import tempfile
import venv
from collections.abc import Sequence
from pathlib import Path
from typing import Final

ROOT: Final = Path(__file__).resolve().parent
VENV: Final = ROOT / ".venv"
LOCK: Final = ROOT / "requirements.lock"
STAMP: Final = VENV / "installed.sha256"
BIN: Final = VENV / ("Scripts" if os.name == "nt" else "bin")
PYTHON: Final = BIN / ("python.exe" if os.name == "nt" else "python")
OLDEST_PYTHON: Final = (3, 11)

APT_INSTALL: Final = ("apt-get", "install", "-y", "--no-install-recommends")
EVERY_CORE: Final = ("--numprocesses=auto", "--dist=worksteal")
COVERAGE: Final = ("--cov", "--cov-report=term:skip-covered")
HEADLESS: Final = {"QT_QPA_PLATFORM": "offscreen", "MPLBACKEND": "agg", "LC_ALL": "C.UTF-8"}

# What Qt needs on a bare Debian or Ubuntu: the first library of a package and the package.
QT_LIBRARIES: Final = {
    "libEGL.so.1": "libegl1",
    "libGL.so.1": "libgl1",
    "libglib-2.0.so.0": "libglib2.0-0",
    "libfontconfig.so.1": "libfontconfig1",
    "libdbus-1.so.3": "libdbus-1-3",
    "libxkbcommon.so.0": "libxkbcommon0",
}
WINDOW_LIBRARIES: Final = {
    "libxcb-cursor.so.0": "libxcb-cursor0",
    "libxcb-icccm.so.4": "libxcb-icccm4",
    "libxcb-image.so.0": "libxcb-image0",
    "libxcb-keysyms.so.1": "libxcb-keysyms1",
    "libxcb-randr.so.0": "libxcb-randr0",
    "libxcb-render-util.so.0": "libxcb-render-util0",
    "libxcb-shape.so.0": "libxcb-shape0",
    "libxcb-xkb.so.1": "libxcb-xkb1",
    "libxkbcommon-x11.so.0": "libxkbcommon-x11-0",
}

# What a few tests start: a program or file and its Debian package. Without it they are
# skipped, or fail where CI=true.
TEST_PROGRAMS: Final = {
    "chromium": "chromium",
    "strace": "strace",
    "Xvfb": "xvfb",
    "dbus-daemon": "dbus",
    "/usr/libexec/at-spi-bus-launcher": "at-spi2-core",
    "/usr/lib/python3/dist-packages/gi/__init__.py": "python3-gi",
    "/usr/share/doc/gir1.2-atspi-2.0": "gir1.2-atspi-2.0",
}


def main() -> int:
    """Set up what is missing, then do what was asked."""
    parser = argparse.ArgumentParser(description="Set up, run and test hop-desktop.")
    commands = parser.add_subparsers(dest="command", required=True)
    run = commands.add_parser("run", help="start the program (extra words go to hop-desktop)")
    run.add_argument("arguments", nargs=argparse.REMAINDER)
    test = commands.add_parser("test", help="run every check; with words: pytest with these")
    test.add_argument("arguments", nargs=argparse.REMAINDER)
    bench = commands.add_parser("bench", help="measure how fast everything is")
    bench.add_argument("arguments", nargs=argparse.REMAINDER)
    commands.add_parser("faults", help="the long fault tests; writes docs/reliability.md")
    commands.add_parser("setup", help="only make .venv and install")
    commands.add_parser("texts", help="collect every text into the catalogues and compile them")
    commands.add_parser("guide", help="take the pictures of docs/guide from the program")
    commands.add_parser("lock", help="write requirements.lock anew from pyproject.toml")
    asked = parser.parse_args()
    if sys.version_info < OLDEST_PYTHON:
        return _fail("Python 3.11 or newer is needed; this is " + sys.version.split()[0] + ".")
    if not _install_system_libraries(window=asked.command == "run") or not _set_up():
        return 1
    if asked.command == "setup":
        return 0
    if asked.command in {"test", "faults"}:
        _install_test_programs()
    alone = {"lock": _lock, "texts": _texts, "faults": _faults, "guide": _guide}
    if asked.command in alone:
        return alone[asked.command]()
    act = {"run": _run, "test": _test, "bench": _bench}[asked.command]
    return act(asked.arguments)


def _run(arguments: Sequence[str]) -> int:
    if arguments or _has_display():
        return _python("-m", "hop_desktop", *arguments)
    folder = ROOT / "sample-output"
    folder.mkdir(exist_ok=True)
    print(
        "There is no display to open a window on, so the same job is done without one: "
        f"scoring the sample attempt; radar and report go to {folder}",
        flush=True,
    )
    store = folder / "store"
    shutil.rmtree(store, ignore_errors=True)
    sample = str(ROOT / "resources" / "sample" / "attempt.json")
    hop = ("-m", "hop_desktop", "--data-dir", str(store))
    return (
        _python(*hop, "score", sample)
        or _python(*hop, "add", sample)
        or _python(*hop, "chart", "radar", "-o", str(folder / "radar.svg"))
        or _python(*hop, "report", "-o", str(folder / "report.pdf"))
    )


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


def _faults() -> int:
    """Run the fault tests as by night, or HOP_FAULTS times their size, and note what they found."""
    with tempfile.TemporaryDirectory() as folder:
        figures = str(Path(folder, "figures.jsonl"))
        scale = os.environ.get("HOP_FAULTS", "20")
        measured = {"HOP_FAULTS": scale, "HOP_FAULT_FIGURES": figures}
        tests = (
            "tests/faults",
            "tests/storage/test_kill.py",
            "tests/storage/test_protection.py",
        )
        return _python(
            "-m", "pytest", *tests, environment={**os.environ, **HEADLESS, **measured}
        ) or _python("-m", "tests.faults.reliability", figures, scale)


def _bench(arguments: Sequence[str]) -> int:
    return _python("-m", "benchmarks", *arguments)


def _texts() -> int:
    return _python("-m", "tools.catalogues")


def _guide() -> int:
    return _python("-m", "tools.guide_pictures", environment={**os.environ, **HEADLESS})


def _lock() -> int:
    """Write the lock with hashes and without addresses."""
    command = (
        "-m",
        "piptools",
        "compile",
        "--extra=dev",
        "--extra=encryption",
        "--generate-hashes",
        "--strip-extras",
    )
    plain = ("--no-emit-index-url", "--no-emit-find-links", "--no-header", "--allow-unsafe")
    _python("-m", "pip", "install", "--quiet", "pip-tools")
    return _python(*command, *plain, "--quiet", f"--output-file={LOCK}", "pyproject.toml")


def _set_up() -> bool:
    """Make .venv and install what the lock names, unless that is done already."""
    wanted = hashlib.sha256(LOCK.read_bytes() + (ROOT / "pyproject.toml").read_bytes()).hexdigest()
    if PYTHON.exists() and STAMP.exists() and STAMP.read_text() == wanted:
        return True
    print("Setting up .venv (once; a minute or two) …", flush=True)
    try:
        venv.create(VENV, with_pip=True, clear=True)
    except (subprocess.CalledProcessError, OSError) as error:
        _fail(f"Python could not make {VENV}: {error}")
        return False
    pip = ("-m", "pip", "install", "--quiet", "--disable-pip-version-check")
    # The lock names everything: resolving again would only let an older pip want newer packages.
    if _python(*pip, "--no-deps", "--require-hashes", "-r", str(LOCK)):
        return not _fail("The packages of requirements.lock could not be installed; see above.")
    if _python(*pip, "--no-deps", "--no-build-isolation", "--editable", str(ROOT)):
        return not _fail("hop-desktop itself could not be installed; see above.")
    STAMP.write_text(wanted)
    return True


def _install_system_libraries(*, window: bool) -> bool:
    """On Debian and its like, install the libraries that are missing, or say how."""
    if shutil.which("apt-get") is None:
        return True
    wanted = {**QT_LIBRARIES, **(WINDOW_LIBRARIES if window and _has_display() else {})}
    known = _known_libraries()
    missing = [package for library, package in wanted.items() if library not in known]
    if not _can_make_venv():
        missing.append("python3-venv")
    if not missing:
        return True
    if os.geteuid() == 0:
        return _apt_install(missing)
    return not _fail(
        "System libraries are missing. Please run this line, then try again:\n"
        "  sudo apt-get update && sudo " + " ".join((*APT_INSTALL, *missing))
    )


def _install_test_programs() -> None:
    """On Debian, as root, install what a few tests start; elsewhere go on without."""
    if shutil.which("apt-get") is None or os.geteuid() != 0:
        return
    missing = [
        package
        for program, package in TEST_PROGRAMS.items()
        if not shutil.which(program) and not Path(program).exists()
    ]
    known = _known_libraries()  # the tests open real windows on a display of their own
    missing += [package for library, package in WINDOW_LIBRARIES.items() if library not in known]
    if missing:
        _apt_install(missing)


def _apt_install(packages: Sequence[str]) -> bool:
    print("Installing system packages:", *packages, flush=True)
    environment = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
    subprocess.run(["apt-get", "update", "-qq"], check=False)
    command = [*APT_INSTALL, *packages, "-qq"]
    return subprocess.run(command, check=False, env=environment).returncode == 0


def _known_libraries() -> str:
    ldconfig = shutil.which("ldconfig") or "/sbin/ldconfig"
    return subprocess.run([ldconfig, "-p"], check=False, capture_output=True, text=True).stdout


def _can_make_venv() -> bool:
    return subprocess.run([sys.executable, "-c", "import ensurepip"], check=False).returncode == 0


def _has_display() -> bool:
    if sys.platform in {"win32", "darwin"}:
        return True
    names = ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM")
    return any(os.environ.get(name) for name in names)


def _python(*arguments: str, environment: dict[str, str] | None = None) -> int:
    return subprocess.run([PYTHON, *arguments], check=False, cwd=ROOT, env=environment).returncode


def _tool(name: str) -> int:
    return subprocess.run([BIN / name], check=False, cwd=ROOT).returncode


def _fail(message: str) -> int:
    print(message, file=sys.stderr)
    return 1


if __name__ == "__main__":
    sys.exit(main())
