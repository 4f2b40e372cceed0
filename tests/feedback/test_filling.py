"""A form is filled in, kept and saved in Chromium and in Firefox, opened from disk."""

import json
import re
from base64 import b64decode

import pyrage

from hop_desktop.domain.feedback.form import Asking
from tests.feedback.browsers import downloaded
from tests.feedback.filling import (
    begin,
    choose,
    fill,
    heading,
    message,
    sign,
    step_back,
    wait_for_step,
)
from tests.feedback.forms import reader

SEALED_BYTES = 16_384
NUMBER = re.compile(r"[0-9a-f]{32}")


def answer_of(browser, data, collector_key):
    """Return what was saved, opened where it was sealed; all but the number."""
    file = json.loads(downloaded(browser, f"{data.name}.hop-answer"))
    if data.kind is Asking.CONFIDENTIAL:
        assert set(file) == {"format", "format_version", "kind", "asking", "name", "sealed"}
        sealed = b64decode(file["sealed"], validate=True)
        assert sealed.startswith(b"age-encryption.org/v1\n-> X25519 ")
        opened = pyrage.decrypt(sealed, [collector_key])
        assert len(opened) == SEALED_BYTES
        file = json.loads(opened)
    else:
        assert reader(data.kind).read(json.dumps(file).encode(), "a file").sender
    assert NUMBER.fullmatch(file.pop("number"))
    return file


def about(data):
    named = ("asking", "name", "language", "instrument", "instrument_version", "fingerprint")
    return {name: getattr(data, name) for name in named}


def test_expectations_are_filled_in_by_keys_alone(browser, open_form, collector_key):
    data = open_form(Asking.EXPECTATIONS)
    ids = [one.id for one in data.questions if one.kind == "level"]
    places = {f"level:{one}": 1 + n % 5 for n, one in enumerate(ids)}
    places |= {f"importance:{one}": 1 + n % 4 for n, one in enumerate(ids)}

    fill(browser, data, places, {ids[0]: "Second product in spring."})
    sign(browser, data, "Ana Ruiz")

    assert answer_of(browser, data, collector_key) == {
        "format": "hop-expectation",
        "format_version": 1,
        **about(data),
        "sender": "Ana Ruiz",
        "levels": {one: 1 + n % 5 for n, one in enumerate(ids)},
        "importance": {one: 1 + n % 4 for n, one in enumerate(ids)},
        "words": {ids[0]: "Second product in spring."},
    }


def test_a_view_is_filled_in_by_keys_alone(browser, open_form, collector_key):
    data = open_form(Asking.VIEW)
    ids = [one.id for one in data.questions]

    fill(browser, data, {f"level:{ids[0]}": 3, f"level:{ids[2]}": 6}, {"keep": "Say it early."})
    sign(browser, data, "Ana Ruiz", relation_place=2)

    assert answer_of(browser, data, collector_key) == {
        "format": "hop-answer",
        "format_version": 1,
        "kind": "view",
        **about(data),
        "sender": "Ana Ruiz",
        "relation": "peer",
        "answers": {ids[0]: 3, ids[2]: "not-seen"},
        "texts": {"keep": "Say it early."},
    }
    assert heading(browser) == "Saved. Now send it."


def test_a_confidential_answer_is_sealed_to_the_collector(browser, open_form, collector_key):
    data = open_form(Asking.CONFIDENTIAL)
    ids = [one.id for one in data.questions]

    fill(browser, data, {f"level:{one}": 5 for one in ids}, {"help": "More “no” </script>"})
    sign(browser, data, "")

    assert answer_of(browser, data, collector_key) == {
        "format": "hop-sheet",
        "format_version": 1,
        "asking": data.asking,
        "group": "peers",
        "answers": dict.fromkeys(ids, 5),
        "texts": {"help": "More “no” </script>"},
    }
    assert browser.requests() == []


def test_what_is_lacking_is_said_and_no_file_is_written(browser, open_form):
    data = open_form(Asking.VIEW)
    begin(browser)
    said = []

    def try_to_save():
        while heading(browser) != "Almost done":
            browser.run("document.getElementById('next').click()")
        browser.run("document.getElementById('next').click()")
        said.append((message(browser), heading(browser)))

    try_to_save()
    browser.run(f"document.getElementsByName('level:{data.questions[0].id}')[0].click()")
    try_to_save()
    browser.run("document.getElementsByName('sender')[0].value = ' \\u202e '")
    try_to_save()
    browser.run("document.getElementsByName('sender')[0].value = 'Ana'")
    try_to_save()
    browser.run("document.getElementsByName('text:keep')[0].value = '🙂'.repeat(1501)")
    try_to_save()

    end = "Almost done"
    assert said == [
        ("Please choose at least one statement before you save.", end),
        ("Please enter your name, up to 80 characters.", end),
        ("Please enter your name, up to 80 characters.", end),
        ("Please say how you work together.", end),
        ("One of your texts is too long. Please shorten it.", "In your own words"),
    ]
    assert browser.run("return document.activeElement.name") == "text:keep"
    assert list(browser.downloads.iterdir()) == []


def test_typed_texts_arrive_as_the_program_takes_them(browser, open_form, collector_key):
    data = open_form(Asking.VIEW)
    ids = [one.id for one in data.questions]
    typed = "  \u202eone\u2028two\tthree\u0007\ud800 👩‍👩‍👧 </script> "
    fill(browser, data, {f"level:{ids[0]}": 1}, {})
    browser.run(f"document.getElementsByName('text:keep')[0].value = {json.dumps(typed)}")
    sign(browser, data, "Ana")

    assert answer_of(browser, data, collector_key)["texts"] == {
        "keep": "one\ntwo three 👩‍👩‍👧 </script>"
    }


def test_going_back_in_the_browser_goes_back_in_the_form(browser, open_form):
    data = open_form(Asking.VIEW)
    begin(browser)
    choose(browser, f"level:{data.questions[0].id}", 2)
    browser.press("Enter")
    assert heading(browser) == data.questions[1].cue

    step_back(browser, 1)

    assert heading(browser) == data.questions[0].cue
    assert browser.run("return document.querySelectorAll(':checked').length") == 1


def test_a_second_press_is_no_second_file(browser, open_form):
    data = open_form(Asking.CONFIDENTIAL)
    fill(browser, data, {f"level:{data.questions[0].id}": 1}, {})

    browser.run(
        "const next = document.getElementById('next'); next.click(); next.click(); next.click()"
    )
    downloaded(browser, "Maria.hop-answer")
    wait_for_step(browser, -1)
    browser.run("await new Promise(done => setTimeout(done, 300))")

    assert [one.name for one in browser.downloads.iterdir()] == ["Maria.hop-answer"]


def test_what_was_changed_since_does_not_count_as_saved(browser, open_form):
    data = open_form(Asking.CONFIDENTIAL)
    name = f"level:{data.questions[0].id}"
    fill(browser, data, {name: 1}, {})
    sign(browser, data, "")
    wait_for_step(browser, -1)

    step_back(browser, -2)
    browser.run(f"document.getElementsByName('{name}')[2].click()")
    browser.run("history.forward(); await new Promise(done => setTimeout(done, 300))")

    assert heading(browser) == "Almost done"
