"""A store of its own, an attempt with everything in it, and reports made of it."""

import json
from dataclasses import replace

import pytest

from hop_desktop.report.choice import Audience
from hop_desktop.report.document import SECTIONS, preset
from hop_desktop.resources import resource
from hop_desktop.services.attempt_file import parse_attempt

HOSTILE = (
    "<b>x</b> #set text(red) $x^2$ *b* [a](b) 🙂 汉字 مرحبا \u202eevil @ref `code`\n\n"
    "1. one\n# head\n- dash\n    four " + "w" * 300
)


@pytest.fixture
def services(open_store):
    return open_store("data")


@pytest.fixture
def content():
    return json.loads(resource("sample", "attempt.json").read_text(encoding="utf-8"))


@pytest.fixture
def add(services, catalogue):
    """Store the content of an attempt file and return the attempt's id."""

    def add(content):
        ids = [profile.profile_id for profile in catalogue.profiles]
        attempt = parse_attempt(json.dumps(content).encode(), "x", catalogue, ids)
        services.transfer.add_attempt(attempt)
        return attempt.attempt_id

    return add


@pytest.fixture
def attempt_id(add, content):
    item = next(iter(content["evidence"]))
    content["evidence"][item]["text"] = HOSTILE + " " + "long note. " * 400
    return add(content)


@pytest.fixture
def made(services, tmp_path):
    """Save a report and return its bytes."""

    def made(attempt_id, ending, **options):
        target = tmp_path / f"report{ending}"
        services.reports.save(attempt_id, target, **options)
        return target.read_bytes()

    return made


@pytest.fixture
def made_whole(services, tmp_path):
    """Save a report with every section and return its bytes."""

    def made_whole(attempt_id, ending):
        snapshot = services.reports.capture(attempt_id)
        everything = frozenset(section.section_id for section in SECTIONS)
        target = tmp_path / f"whole{ending}"
        choice = replace(preset(Audience.ME, snapshot), sections=everything)
        services.reports.write(snapshot, choice, target)
        return target.read_bytes()

    return made_whole
