"""Take the pictures of the forms in docs/guide, in Chromium: `python3 dev.py guide`.

Each shows one step of a form with the bundled type; the same program and browser give the same
pictures.
"""

import argparse
import os
import re
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Mapping
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Final, NamedTuple

from PySide6.QtGui import QImage

from hop_desktop.content.instruments import load_catalogue
from hop_desktop.domain.feedback.answers import Asked, Version
from hop_desktop.domain.feedback.form import Asking, Group
from hop_desktop.report.feedback.form import form_html
from hop_desktop.resources import resource
from hop_desktop.services.feedback.questions import form_data
from tools.guide_pictures import PICTURES, in_few_colours, write_picture

WIDTH: Final = 760  # pixels
NOW: Final = datetime(2026, 11, 9, tzinfo=UTC)
CLOSES_ON: Final = date(2026, 12, 4)
OPTIONS: Final = (
    *("--headless", "--no-sandbox", "--disable-gpu", "--hide-scrollbars", "--no-first-run"),
    *("--disable-background-networking", "--disable-lcd-text", "--force-color-profile=srgb"),
)
_STEP: Final = re.compile(r'(?=<section class="step)')
_FONTS: Final = (
    "<?xml version='1.0'?><!DOCTYPE fontconfig SYSTEM 'urn:fontconfig:fonts.dtd'><fontconfig>"
    "<dir>{fonts}</dir><cachedir>{cache}</cachedir></fontconfig>"
)


class Scene(NamedTuple):
    """One step of a form."""

    kind: Asking
    step: int  # 0 is the first screen, -1 the last
    height: int  # pixels
    chosen: str = ""  # the value of the option that is chosen


SCENES: Final[Mapping[str, Scene]] = {
    "form-start": Scene(Asking.CONFIDENTIAL, 0, 1030),
    "form-question": Scene(Asking.CONFIDENTIAL, 3, 790, "4"),
    "form-expectation": Scene(Asking.EXPECTATIONS, 1, 1010, "4"),
    "form-saved": Scene(Asking.CONFIDENTIAL, -1, 430),
}


def main() -> int:
    """Write every picture of a form."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--to", type=Path, default=PICTURES, help="the folder to write to")
    asked = parser.parse_args()
    browser = shutil.which("chromium") or shutil.which("google-chrome")
    if browser is None:
        sys.stderr.write("Chromium is needed.\n")
        return 1
    with tempfile.TemporaryDirectory() as name:
        for scene, what in SCENES.items():
            picture = _taken(browser, what, Path(name))
            write_picture(in_few_colours(picture), asked.to / f"{scene}.png")
    return 0


def _taken(browser: str, scene: Scene, folder: Path) -> QImage:
    page, shot, fonts = folder / "form.html", folder / "shot.png", folder / "fonts.conf"
    page.write_text(_showing(_form(scene.kind), scene), encoding="utf-8")
    fonts.write_text(
        _FONTS.format(fonts=resource("fonts"), cache=folder / "cache"), encoding="utf-8"
    )
    room = 200  # a window has a frame even where there is no screen
    size = (f"--window-size={WIDTH},{scene.height + room}", f"--user-data-dir={folder / 'profile'}")
    subprocess.run(
        [browser, *OPTIONS, *size, f"--screenshot={shot}", page.as_uri()],
        check=True,
        capture_output=True,
        env={**os.environ, "FONTCONFIG_FILE": str(fonts)},
    )
    return QImage(str(shot)).copy(0, 0, WIDTH, scene.height)


def _form(kind: Asking) -> str:
    catalogue = load_catalogue()
    edition = catalogue.editions[0]
    version = Version(edition.instrument.instrument_id, edition.version, edition.fingerprint)
    is_round = kind is Asking.CONFIDENTIAL
    groups = (Group.PEERS,) if is_round else ()
    asked = Asked("0" * 16, kind, "Maria", "en", version, NOW, groups, CLOSES_ON)
    collector = "Ana Ruiz" if is_round else None
    group, key = (Group.PEERS, "age1") if is_round else (None, None)  # nothing is sealed here
    data = form_data(asked, catalogue, group=group, collector=collector, recipient=key)
    return form_html(data).decode()


def _showing(page: str, scene: Scene) -> str:
    """Return the page as it is after going to a step of it."""
    head, *steps = _STEP.split(page)
    last = len(steps) - 1
    place = scene.step % len(steps)
    shown = [
        step.replace(" hidden>", ">", 1) if n == place else step.replace(">", " hidden>", 1)
        for n, step in enumerate(steps)
    ]
    if scene.chosen:
        chosen = f'value="{scene.chosen}"'
        shown[place] = shown[place].replace(chosen, f"{chosen} checked", 1)
    text = head + "".join(shown)
    if 0 < place < last:
        words = f'<span id="place">{place} of {last - 2}</span>'
        text = text.replace('id="bar" hidden', 'id="bar"').replace('id="progress" hidden', "")
        text = text.replace('<span id="place"></span>', words).replace(
            'value="0" max="1"', f'value="{place}" max="{last - 2}"'
        )
    return text


if __name__ == "__main__":
    sys.exit(main())
