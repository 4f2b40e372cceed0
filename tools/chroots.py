"""Try the bundle and the .deb in bare Debian systems: `python3 dev.py chroots`, as root.

Both are made first (`python3 dev.py bundle`, `python3 dev.py packages`). An older package in
`dist/older` is installed before, and upgraded with a store of its own.
"""

import os
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import Final

from tools.bundle import DIST, ROOT, TREE

SUITES: Final = ("bookworm", "trixie")  # Debian 12 and 13
CANNOT: Final = 77  # what test programs end with where they cannot run


def main() -> int:
    """Try each system; 77: no chroot can be made here."""
    if sys.platform != "linux" or os.geteuid() != 0 or not shutil.which("mmdebstrap"):
        sys.stderr.write("No chroot can be made here: it takes root, Linux and mmdebstrap.\n")
        return CANNOT
    packages = sorted(DIST.glob("*.deb"))
    if not TREE.is_dir() or not packages:
        sys.stderr.write("Run “python3 dev.py bundle” and “python3 dev.py packages” first.\n")
        return 1
    older = sorted((DIST / "older").glob("*.deb"))
    return max(try_in(suite, [packages[-1], *older[-1:]]) for suite in SUITES)


def try_in(suite: str, packages: list[Path]) -> int:
    """Try everything in a fresh system and return the status of `packaging/chroot.sh`."""
    print(f"Debian {suite}:", flush=True)
    with tempfile.TemporaryDirectory(prefix="hop-") as name:
        root = Path(name, "root")
        made = subprocess.run(
            ["mmdebstrap", "--quiet", "--variant=minbase", suite, str(root)], check=False
        )
        if made.returncode:
            sys.stderr.write(f"No chroot of {suite} could be made; see above.\n")
            return CANNOT
        inside = root / "try"
        inside.mkdir(mode=0o755)
        shutil.copytree(TREE, inside / "bundle", symlinks=True)
        shutil.copytree(ROOT / "tests" / "storage" / "fixtures", inside / "stores")
        names = []
        for at, package in enumerate(packages):
            names.append(f"/try/{at}.deb")
            shutil.copyfile(package, inside / f"{at}.deb")
        for script in ("smoke.sh", "chroot.sh"):
            shutil.copyfile(ROOT / "packaging" / script, inside / script)
        subprocess.run(["chmod", "-R", "a+rX", str(inside)], check=True)
        words = ["/try/bundle", "/try/smoke.sh", "/try/stores", *names]
        return subprocess.run(
            ["chroot", str(root), "sh", "/try/chroot.sh", *words], check=False
        ).returncode


if __name__ == "__main__":
    sys.exit(main())
