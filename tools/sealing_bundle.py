"""Write resources/feedback/seal.js from npm packages: `python3 -m tools.sealing_bundle`.

The packages have their versions and hashes in tools/sealing/package-lock.json. The same lock gives
the same bytes on every system; tests/feedback/test_sealing_bundle.py holds them.
"""

import hashlib
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import Final

ROOT: Final = Path(__file__).resolve().parent.parent
SOURCES: Final = ROOT / "tools" / "sealing"
BUNDLE: Final = ROOT / "resources" / "feedback" / "seal.js"
DIGEST: Final = SOURCES / "seal.js.sha256"
INSTALL: Final = ("ci", "--ignore-scripts", "--no-audit", "--no-fund", "--silent")
OPTIONS: Final = (
    *("--bundle", "--minify", "--format=iife", "--global-name=sealing", "--target=es2020"),
    *("--charset=ascii", "--legal-comments=none", "--log-level=warning"),
)
# Those whose code is in the bundle, and whose licences ask to go with it.
PACKAGES: Final = (
    *("age-encryption", "@noble/ciphers", "@noble/curves", "@noble/hashes"),
    *("@noble/post-quantum", "@scure/base"),
)


def main() -> int:
    """Write the bundle and its digest."""
    npm = shutil.which("npm")
    if npm is None:
        sys.stderr.write("npm is needed.\n")
        return 1
    with tempfile.TemporaryDirectory() as folder:
        bundle = made_bundle(npm, Path(folder))
    BUNDLE.parent.mkdir(parents=True, exist_ok=True)
    BUNDLE.write_bytes(bundle)
    DIGEST.write_text(hashlib.sha256(bundle).hexdigest() + "\n", encoding="ascii")
    return 0


def made_bundle(npm: str, folder: Path) -> bytes:
    """Return the bundle, made in an empty folder.

    Raises:
        subprocess.CalledProcessError: The packages cannot be had here, or do not fit together.
    """
    for name in ("package.json", "package-lock.json", "seal.js"):
        shutil.copy(SOURCES / name, folder)
    subprocess.run([npm, *INSTALL], cwd=folder, check=True, capture_output=True)
    modules = folder / "node_modules"
    esbuild = next((modules / "@esbuild").glob("*/**/esbuild*"))
    made = subprocess.run(
        [str(esbuild), "seal.js", *OPTIONS], cwd=folder, check=True, capture_output=True
    )
    licences = "\n\n".join(
        f"{name}: {(modules / name / 'LICENSE').read_text('utf-8').strip()}" for name in PACKAGES
    )
    return f"/*\n{licences}\n*/\n".encode() + made.stdout


if __name__ == "__main__":
    sys.exit(main())
