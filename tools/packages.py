"""Make this system's installers of the bundled program: `python3 dev.py packages`.

The bundle is made first (`python3 dev.py bundle`). On Linux .deb, .rpm and the folder that becomes
an AppImage; on Windows the set-up program; on macOS the disk image.
"""

import sys

from tools import linux_packages, macos_image, windows_installer
from tools.bundle import TREE


def main() -> int:
    """Make them and return the exit status."""
    if not TREE.is_dir():
        sys.stderr.write(f"{TREE} is missing: run “python3 dev.py bundle” first.\n")
        return 1
    if sys.platform == "win32":
        windows_installer.make(TREE)
    elif sys.platform == "darwin":
        macos_image.make()
    else:
        linux_packages.make()
    return 0


if __name__ == "__main__":
    sys.exit(main())
