"""A draft brings back what was filled in, and what is no draft changes nothing."""

import json

from hop_desktop.domain.feedback.form import Asking
from tests.feedback.browsers import downloaded
from tests.feedback.filling import begin, choose, fill, heading, message, step_back, wait_for, write


def test_a_draft_brings_everything_back_with_its_number(browser, open_form, tmp_path):
    data = open_form(Asking.VIEW)
    ids = [one.id for one in data.questions]
    fill(browser, data, {f"level:{ids[1]}": 2, f"level:{ids[17]}": 6}, {"keep": "a\u202eb"})
    write(browser, "sender", "Ana")

    browser.run("document.getElementById('draft').click()")
    draft = downloaded(browser, "Maria.hop-draft")
    kept = tmp_path / "kept.hop-draft"
    kept.write_bytes(draft)
    open_form(Asking.VIEW)
    browser.choose_file("#continue", kept)
    wait_for(browser, "document.querySelector('.step').hidden")

    assert message(browser) == "Your draft is back. Here is the first question without an answer."
    assert heading(browser) == data.questions[0].cue
    browser.run("document.getElementById('draft').click()")
    assert downloaded(browser, "Maria.hop-draft") == draft
    assert json.loads(draft)["answers"] == {ids[1]: 2, ids[17]: "not-seen"}
    assert json.loads(draft)["texts"] == {"keep": "a\u202eb"}  # as it was typed


def damaged(draft):
    """Return files that are no draft of the form, each by what is wrong."""
    whole = json.dumps(draft).encode()
    item = next(iter(draft["answers"]))

    def with_(**changes):
        return json.dumps(draft | changes).encode()

    return {
        "empty": b"",
        "cut": whole[:-2],
        "no UTF-8": b"\xff" + whole,
        "no object": b"null",
        "a list": b"[]",
        "other format": with_(format="hop-answer"),
        "other version": with_(format_version=2),
        "a number that is none": with_(number="0" * 31),
        "a number that is no text": with_(number=None),
        "an unknown field": with_(more=1),
        "a level that is none": with_(answers={item: 6}),
        "a level as text": with_(answers={item: "3"}),
        "a level as a fraction": with_(answers={item: 1.5}),
        "an unknown item": with_(answers={"no-such-item": 1}),
        "an inherited name": json.dumps(draft).replace(item, "__proto__").encode(),
        "answers in a list": with_(answers=[1]),
        "texts that are none": with_(texts={"keep": 1}),
        "an unknown text": with_(texts={"toString": "x"}),
        "a sender that is none": with_(sender=None),
        "an unknown relation": with_(relation="boss"),
        "too large": whole + b" " * 1_000_001,
    }


def test_a_damaged_draft_is_refused_in_one_line_and_nothing_is_lost(browser, open_form):
    data = open_form(Asking.VIEW)
    begin(browser)
    choose(browser, f"level:{data.questions[0].id}", 4)
    browser.run("document.getElementById('draft').click()")
    draft = json.loads(downloaded(browser, "Maria.hop-draft"))
    step_back(browser, 0)
    files = {what: list(content) for what, content in damaged(draft).items() if what != "too large"}

    said = browser.run(
        f"const files = {json.dumps(files)}, said = {{}};"
        "const input = document.getElementById('continue');"
        "for (const [what, bytes] of Object.entries(files)) {"
        " const carried = new DataTransfer();"
        " carried.items.add(new File([new Uint8Array(bytes)], 'a.hop-draft'));"
        " input.files = carried.files;"
        " document.querySelectorAll('.message').forEach(e => e.textContent = '');"
        " input.dispatchEvent(new Event('change', { bubbles: true }));"
        " for (let n = 0; n < 100 && !document.querySelector('.message').textContent; n++)"
        "  await new Promise(r => setTimeout(r, 10));"
        " said[what] = document.querySelector('.message').textContent; } return said;"
    )

    damage = "This file is no draft, or it is damaged. Nothing was changed."
    assert said == dict.fromkeys(files, damage)
    checked = "return [...document.querySelectorAll(':checked')].map(e => e.name + e.value)"
    assert browser.run(checked) == [f"level:{data.questions[0].id}4"]


def test_a_draft_of_another_form_is_told_apart(browser, open_form, tmp_path):
    open_form(Asking.VIEW, asking="0" * 16)
    begin(browser)
    browser.run("document.getElementById('draft').click()")
    other = tmp_path / "other.hop-draft"
    other.write_bytes(downloaded(browser, "Maria.hop-draft"))

    open_form(Asking.VIEW)
    browser.choose_file("#continue", other)

    wait_for(browser, "document.querySelector('.message').textContent")
    assert message(browser) == "This draft belongs to another form. Nothing was changed."
