"""The browsers that fill in forms: each is started once for the tests of a process."""

import pyrage
import pytest

from hop_desktop.domain.feedback.form import Asking
from hop_desktop.report.feedback.form import form_html
from tests.feedback.browsers import KINDS
from tests.feedback.forms import form_data
from tests.feedback.keys import IS_CI, found


@pytest.fixture(scope="session", params=KINDS)
def browser(request, tmp_path_factory):
    if not found(request.param):
        assert not IS_CI, "the tests in CI need Chromium and Firefox"
        pytest.skip(f"no {request.param} here")
    started = KINDS[request.param](tmp_path_factory.mktemp(request.param))
    yield started
    started.close()


@pytest.fixture(scope="session")
def collector_key():
    return pyrage.x25519.Identity.generate()


@pytest.fixture
def open_form(browser, tmp_path, collector_key):
    """Return what opens a form in the browser and returns its data."""

    def open_form(kind, **others):
        if kind is Asking.CONFIDENTIAL:
            others = {"recipient": str(collector_key.to_public()), **others}
        data = form_data(kind, **others)
        page = tmp_path / "form.html"
        page.write_bytes(form_html(data))
        for left in browser.downloads.iterdir():
            left.unlink()
        browser.look()
        browser.open(page.as_uri())
        return data

    return open_form
