"""Runs the scripts beside it, each in a process of its own."""

import json
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parents[2]


def run_script(name, *arguments):
    """Return what the script printed, read as JSON."""
    done = subprocess.run(
        [sys.executable, Path(__file__).with_name(name), *map(str, arguments)],
        stdout=subprocess.PIPE,
        check=True,
        text=True,
        cwd=ROOT,
    )
    return json.loads(done.stdout)
