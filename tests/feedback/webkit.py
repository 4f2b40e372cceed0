"""Fill in one form of each kind in WebKitGTK: `.venv/bin/python -m tests.feedback.webkit`.

Needs Debian's gir1.2-webkit2-4.1, python3-gi and xvfb; the gate does without.
"""

import json
import subprocess
import sys
import tempfile
from base64 import b64decode
from pathlib import Path

import pyrage

from hop_desktop.domain.feedback.form import Asking
from hop_desktop.report.feedback.form import form_html
from tests.feedback.forms import form_data, reader

VIEW = Path(__file__).with_name("webkit_view.py")
COMMAND = ("xvfb-run", "-a", "/usr/bin/python3", str(VIEW))


def main():
    """Return 0 if each form gives a file that the program reads."""
    key = pyrage.x25519.Identity.generate()
    for kind in Asking:
        data = form_data(kind)
        if kind is Asking.CONFIDENTIAL:
            data = form_data(kind, recipient=str(key.to_public()))
        with tempfile.TemporaryDirectory() as name:
            folder = Path(name)
            form = folder / "form.html"
            form.write_bytes(form_html(data))
            subprocess.run([*COMMAND, str(form), str(folder)], check=True)
            saved = (folder / "Maria.hop-answer").read_bytes()
        if kind is Asking.CONFIDENTIAL:
            opened = pyrage.decrypt(b64decode(json.loads(saved)["sealed"]), [key])
            assert len(json.loads(opened)["answers"]) == len(data.questions)
        else:
            assert reader(kind).read(saved, "a file").sender == "Ana"
        print(f"{kind.value}: filled in, saved and read back")
    return 0


if __name__ == "__main__":
    sys.exit(main())
