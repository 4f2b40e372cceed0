"""A form can be seen, read aloud and printed by anybody, and its page fetches nothing."""

from pathlib import Path

import axe_core_python
import pytest

from hop_desktop.domain.feedback.form import Asking
from tests.feedback.filling import begin, choose

AXE = next(Path(axe_core_python.__file__).parent.rglob("axe.min.js")).read_text("utf-8")
ALL_STEPS = (
    "document.querySelectorAll('.step, .actions, .progress').forEach(e => e.hidden = false);"
)


@pytest.fixture(params=Asking)
def kind(request):
    return request.param


@pytest.mark.parametrize("dark", [False, True], ids=["light", "dark"])
def test_axe_finds_nothing_to_mend(browser, open_form, kind, dark):
    open_form(kind)
    browser.look(dark=dark)
    browser.run(ALL_STEPS)
    browser.run_as_page(AXE)

    found = browser.run(
        "const found = await axe.run(); return { passes: found.passes.length, violations:"
        " found.violations.map(one => [one.id, one.nodes.map(node => node.html)]) }"
    )

    assert found["violations"] == []
    assert found["passes"] > 10


def test_nothing_is_wider_than_a_narrow_window_or_than_large_type(browser, open_form, kind):
    open_form(kind, language="de", name="Maria Wolfeschlegelsteinhausenbergerdorff")
    browser.run(ALL_STEPS)
    wide = (
        "return [innerWidth, document.documentElement.scrollWidth,"
        " [...document.querySelectorAll('main *')].filter(e => e.scrollWidth > e.clientWidth + 1"
        " && getComputedStyle(e).display !== 'inline' && e.clientWidth).map(e => e.outerHTML)]"
    )

    browser.look(width=400)
    width, needed, cut = browser.run(wide)
    assert (width, needed <= width, cut) == (400, True, [])
    browser.look(width=1000)
    browser.run("document.documentElement.style.setProperty('font-size', '200%')")
    width, needed, cut = browser.run(wide)
    assert (width, needed <= width, cut) == (1000, True, [])


def test_a_page_that_wanted_to_could_fetch_nothing(browser, open_form):
    """The form itself asks for nothing; its policy stops whatever would."""
    open_form(Asking.VIEW)
    stopped = browser.run(
        "const stopped = []; addEventListener('securitypolicyviolation', e =>"
        " stopped.push(e.effectiveDirective));"
        "const image = new Image(); image.src = 'http://127.0.0.1:8099/a.png';"
        "await fetch('http://127.0.0.1:8099/').catch(() => 0);"
        "await new Promise(done => setTimeout(done, 100)); return stopped.sort()"
    )

    assert "img-src" in stopped
    assert browser.requests() == []


def test_what_is_chosen_shows_without_colours(browser, open_form):
    data = open_form(Asking.VIEW)
    browser.look(forced=True)
    begin(browser)
    choose(browser, f"level:{data.questions[0].id}", 1)

    borders = browser.run(
        "return [...document.querySelectorAll('.step:not([hidden]) .choice')].slice(0, 2)"
        ".map(e => getComputedStyle(e).borderTopWidth)"
    )
    assert borders == ["3px", "1px"]


def test_everything_is_printed(open_form, browser):
    data = open_form(Asking.VIEW)
    if browser.name != "chromium":
        pytest.skip("only Chromium shows a page as it prints")
    browser.look_as_printed()

    seen = browser.run(
        "return [...document.querySelectorAll('.step')].filter(e => e.clientHeight).length"
    )
    browser.look()

    assert seen == len(data.questions) + 3  # the first screen, the words, the signature
