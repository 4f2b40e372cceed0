"""A form filled in by keys alone, as somebody without a mouse would."""

import json

from hop_desktop.domain.feedback.form import Asking

HERE = "document.activeElement"
MOST_STOPS = 30  # of Tab within one step


def heading(browser):
    """Return what the step that is seen is called."""
    return browser.run(
        "return [...document.querySelectorAll('.step:not([hidden]) :is(h1, h2)')][0].textContent"
    )


def message(browser):
    return browser.run(
        "return [...document.querySelectorAll('.message')].map(one => one.textContent).join('')"
    )


def wait_for(browser, condition):
    """Wait until something is so in the page."""
    came = browser.run(
        f"for (let n = 0; n < 1000 && !({condition}); n++)"
        f" await new Promise(done => setTimeout(done, 20)); return Boolean({condition})"
    )
    assert came, condition


def step_back(browser, step):
    """Go back in the browser's history, and see the step of that number."""
    browser.run("history.back()")
    wait_for_step(browser, step)


def wait_for_step(browser, step):
    """Wait until the step of that number is seen; -1 is the last."""
    wait_for(browser, f"![...document.querySelectorAll('.step')].at({step}).hidden")


def tab_to(browser, selector):
    """Press Tab until the focus is on what the selector means."""
    for _stop in range(MOST_STOPS):
        browser.press("Tab")
        if browser.run(f"return {HERE}.matches({json.dumps(selector)})"):
            return
    raise AssertionError(f"Tab never came to {selector} in “{heading(browser)}”")


def choose(browser, name, place):
    """Choose the option at a place of a question, from 1, in the step that is seen."""
    tab_to(browser, f'[name="{name}"]')
    browser.press("Space")
    for _step in range(place - 1):
        browser.press("ArrowDown")


def begin(browser):
    tab_to(browser, "#begin")
    go_on(browser)


def pass_over(browser):
    tab_to(browser, "#next")
    go_on(browser)


def go_on(browser):
    """Press Enter, and see the next step."""
    before = heading(browser)
    browser.press("Enter")
    seen = "document.querySelector('.step:not([hidden]) :is(h1, h2)').textContent"
    wait_for(browser, f"{seen} !== {json.dumps(before)}")
    assert heading(browser) != before


def write(browser, name, text):
    tab_to(browser, f'[name="{name}"]')
    browser.type(text)


def fill(browser, data, places, texts):
    """Go through all questions.

    Args:
        browser: Shows the first screen of the form.
        data: What the form asks.
        places: Of the chosen option by name of the question, as `level:product-strategy`, from 1;
            a question that is absent is passed over.
        texts: By their ids.
    """
    begin(browser)
    for question in data.questions:
        if question.kind != "level":
            continue
        for name in (f"level:{question.id}", f"importance:{question.id}"):
            if name in places:
                choose(browser, name, places[name])
        if question.id in texts:
            write(browser, f"text:{question.id}", texts[question.id])
            pass_over(browser)
        elif f"level:{question.id}" in places:
            go_on(browser)
        else:
            pass_over(browser)
    if data.kind is not Asking.EXPECTATIONS:
        for text in data.texts:
            if text.id in texts:
                write(browser, f"text:{text.id}", texts[text.id])
        pass_over(browser)


def sign(browser, data, name, relation_place=1):
    """Sign on the last step and save."""
    if data.kind is not Asking.CONFIDENTIAL:
        write(browser, "sender", name)
    if data.kind is Asking.VIEW:
        choose(browser, "relation", relation_place)
    tab_to(browser, "#next")
    browser.press("Enter")
