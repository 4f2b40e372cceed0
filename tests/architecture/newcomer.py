"""A copy of the program in which a newcomer changes files."""

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path


class Newcomer:
    """Changes files in a copy, and remembers which."""

    def __init__(self, root):
        self.root = root
        self.touched = set()
        shutil.copytree(
            ROOT / "hop_desktop", root / "hop_desktop", ignore=shutil.ignore_patterns("__pycache__")
        )
        shutil.copytree(ROOT / "resources", root / "resources")
        shutil.copytree(ROOT / "docs" / "guide", root / "docs" / "guide")
        shutil.copytree(ROOT / "tools", root / "tools")

    def adds(self, name, text):
        self.touched.add(name)
        (self.root / name).parent.mkdir(parents=True, exist_ok=True)
        (self.root / name).write_text(text, encoding="utf-8")

    def changes(self, name, *pairs):
        self.touched.add(name)
        text = (self.root / name).read_text(encoding="utf-8")
        for before, after in pairs:
            assert before in text, f"{name} has changed: {before}"
            text = text.replace(before, after, 1)
        (self.root / name).write_text(text, encoding="utf-8")

    def runs(self, *arguments):
        return subprocess.run(
            [sys.executable, *map(str, arguments)],
            cwd=self.root,
            env={**os.environ, "PYTHONPATH": str(self.root), "QT_QPA_PLATFORM": "offscreen"},
            capture_output=True,
            text=True,
            check=False,
            timeout=120,
        )


def listed(heading, **names):
    """Return the files that the page names under a heading."""
    text = (ROOT / "docs" / "architecture.md").read_text()
    part = text.split(f"### {heading}\n", 1)[1].split("\n### ", 1)[0]
    files = re.findall(r"^- `([^`]+)`", part, flags=re.MULTILINE)
    for word, name in names.items():
        files = [file.replace(word, name) for file in files]
    return {*files}


ROOT = Path(__file__).parents[2]
