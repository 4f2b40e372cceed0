"""Measure everything: `python -m benchmarks [--json FILE] [NAME ...]`."""

import argparse
import compileall
import json
import os
import platform
import sys
import tempfile
from collections.abc import Sequence
from pathlib import Path
from typing import Final

from benchmarks import commands, report, saving, startup, wheel, window
from benchmarks.figure import Figure
from benchmarks.timing import ROOT

PARTS: Final = {
    "startup": startup,
    "window": window,
    "report": report,
    "saving": saving,
    "commands": commands,
    "wheel": wheel,
}


def main() -> int:
    """Print a table of all figures; the status tells whether every limit holds."""
    parser = argparse.ArgumentParser(prog="benchmarks", description=__doc__)
    parser.add_argument("--json", type=Path, metavar="FILE", help="write the figures, too")
    parser.add_argument("parts", nargs="*", choices=[[], *PARTS], metavar="NAME")
    asked = parser.parse_args()
    os.environ.pop("PYTHONDONTWRITEBYTECODE", None)
    compileall.compile_dir(ROOT / "hop_desktop", quiet=1)
    figures: list[Figure] = []
    with tempfile.TemporaryDirectory() as folder:
        for name in asked.parts or PARTS:
            place = Path(folder, name)
            place.mkdir()
            figures += _told(PARTS[name].measure(place))
    if asked.json:
        machine = {"python": platform.python_version(), "cores": os.cpu_count()}
        content = {"machine": machine, "figures": [one.document() for one in figures]}
        asked.json.write_text(json.dumps(content, indent=1) + "\n", encoding="utf-8")
    return 0 if all(one.holds for one in figures) else 1


def _told(figures: Sequence[Figure]) -> Sequence[Figure]:
    for one in figures:
        beside = ""
        if one.yardstick is not None:
            beside = f"{one.score:.2f} × {one.yardstick_name} ({one.yardstick:.3g} {one.unit})"
        verdict = "holds" if one.holds else "MISSED"
        print(f"{verdict:<7}{one.name}: {one.value:.3g} {one.unit}; {beside} limit {one.limit:g}")
        sys.stdout.flush()
    return figures


if __name__ == "__main__":
    sys.exit(main())
