"""The guide for users says what the program really has."""

import os
import re
import subprocess
import sys
from pathlib import Path

import pytest
from babel.messages.extract import extract_from_dir

from dev import HEADLESS
from hop_desktop.presentation.guide import FIRST, make_guide_state
from hop_desktop.resources import guide_folder
from tests.feedback.keys import IS_CI, found
from tools.form_pictures import SCENES as FORMS
from tools.guide_pictures import FIRST as FIRST_SCENES
from tools.guide_pictures import LATER

ROOT = Path(__file__).parents[2]
GUIDE = guide_folder()
CHAPTERS = sorted(GUIDE.glob("*.md"))
SCENES = {*FIRST_SCENES, *LATER}
LINK = re.compile(r"!?\[(?P<text>[^\]]*)\]\((?P<target>[^)]+)\)")
BOLD = re.compile(r"\*\*(.+?)\*\*")
STATES = {"bold", "The band.", "The floor.", "The label"}  # bold, and no name of a control


def texts_of_the_program():
    """Return every text that the window can show, without the marks of its keys."""
    found = set()
    for folder in ("ui", "app", "presentation", "report/feedback"):
        for _file, _line, message, _notes, _context in extract_from_dir(
            ROOT / "hop_desktop" / folder
        ):
            found |= {message} if isinstance(message, str) else set(message)
    return {one.replace("&", "") for one in found}


def links():
    return [
        (chapter.name, one["target"])
        for chapter in CHAPTERS
        for one in LINK.finditer(chapter.read_text(encoding="utf-8"))
    ]


def png_size(file):
    header = file.read_bytes()[16:24]
    return int.from_bytes(header[:4], "big"), int.from_bytes(header[4:], "big")


def sizes(folder):
    return {file.stem: png_size(file) for file in folder.iterdir()}


def test_the_contents_list_every_chapter_once_by_its_title():
    chapters = make_guide_state(GUIDE).chapters

    assert sorted(one.file for one in chapters) == CHAPTERS
    assert len(chapters) > 8
    for one in chapters:
        assert one.file.read_text(encoding="utf-8").startswith(f"# {one.title}\n")


def test_every_control_that_the_guide_names_is_in_the_program():
    names = {
        one for chapter in CHAPTERS for one in BOLD.findall(chapter.read_text(encoding="utf-8"))
    }

    assert len(names) > 60
    assert names - STATES - texts_of_the_program() == set()


def test_every_link_of_the_guide_leads_to_a_file_of_the_guide():
    assert len(links()) > 25
    assert [(name, target) for name, target in links() if not (GUIDE / target).is_file()] == []


def test_every_picture_says_in_words_what_it_shows():
    for chapter in CHAPTERS:
        for one in LINK.finditer(chapter.read_text(encoding="utf-8")):
            assert len(one["text"]) > 3, one["target"]


def test_the_guide_shows_every_picture_that_is_taken_and_no_other():
    shown = {Path(target).stem for _name, target in links() if target.endswith(".png")}

    assert shown == SCENES | FORMS.keys() == {one.stem for one in (GUIDE / "pictures").iterdir()}


def test_the_pictures_are_what_the_script_takes_from_the_running_program(tmp_path):
    take = [sys.executable, "-m", "tools.guide_pictures", "--to", str(tmp_path)]

    subprocess.run(take, check=True, cwd=ROOT, env={**os.environ, **HEADLESS})

    taken = sizes(tmp_path)
    assert taken.keys() == SCENES
    assert taken.items() <= sizes(GUIDE / "pictures").items()


@pytest.mark.skipif(not found("chromium") and not IS_CI, reason="no Chromium here")
def test_the_pictures_of_forms_are_what_a_browser_shows(tmp_path):
    take = [sys.executable, "-m", "tools.form_pictures", "--to", str(tmp_path)]

    subprocess.run(take, check=True, cwd=ROOT, env={**os.environ, **HEADLESS})

    taken = sizes(tmp_path)
    assert taken.keys() == FORMS.keys()
    assert taken.items() <= sizes(GUIDE / "pictures").items()


def test_the_guide_opens_with_its_contents():
    assert make_guide_state(GUIDE).chapters[0].file.name == FIRST
