"""Whoever chose a language meets no English in a dialog, a notice or a result of a command."""

import pytest
from PySide6.QtCore import QLocale
from PySide6.QtWidgets import QWidget

from hop_desktop.app.log_notice import refused_log_text
from hop_desktop.i18n import _, languages, ngettext, use_language
from hop_desktop.ui.language import apply_language
from tests.journeys.dialogs import looks_at_dialogs
from tests.ui.untranslated import texts_in
from tools.catalogues import LOCALE, read

pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints")  # of the platform without a screen
FEWEST_WORDS = 3  # fewer may be the same in two languages


@pytest.fixture(autouse=True)
def english_again(qapp):
    before = QLocale()
    yield
    apply_language(qapp, "en")
    QLocale.setDefault(before)


@pytest.fixture(params=[code for code in languages() if code != "en"])
def spoken(request):
    use_language(request.param)
    return request.param


@pytest.fixture
def english(spoken):
    """Return the English texts of the window that are said otherwise in the other language."""
    texts, said = set(), set()
    for message in read(LOCALE / spoken / "LC_MESSAGES" / "hop.po"):
        texts |= {text.replace("&", "") for text in _forms(message.id)}
        said |= {text.replace("&", "") for text in _forms(message.string)}
    return {text for text in texts - said if text.strip()}


def _forms(text):
    return text if isinstance(text, tuple | list) else (text,)


def english_in(texts, english):
    """Return which texts are English: a whole short one, or one that holds a longer one."""
    long = [one for one in english if len(one.split()) >= FEWEST_WORDS and "{" not in one]
    return sorted(text for text in texts if text in english or any(one in text for one in long))


def shown(root):
    widgets = (root, *root.findChildren(QWidget))
    return {text.replace("\u200b", "") for one in widgets for text in texts_in(one)}


def test_the_check_finds_an_english_text(english):
    assert english_in({"So: Choose an answer, or skip.", "Cancel"}, english) == [
        "Cancel",
        "So: Choose an answer, or skip.",
    ]


def test_no_dialog_has_an_english_text(open_window, english):
    driver = open_window()

    found = looks_at_dialogs(driver, lambda dialog: english_in(shown(dialog), english))

    assert found == {}


def test_no_notice_has_an_english_text(open_window, tmp_path, english):
    (tmp_path / "data").mkdir(mode=0o755)
    (tmp_path / "data" / "unsaved-answers.json").write_text("{}")
    driver = open_window()
    session, window = driver.shell.session, driver.window
    driver.answers.path = tmp_path / "mine.json"
    session.save_elsewhere()
    session._tell_no_backup(_("the disk is full"))
    session._receive().take_in([tmp_path / "holiday.jpg"])
    driver.shell.on_unhandled_error("")
    window.tell_notice("log", lambda: (refused_log_text(), ()))
    assert ngettext("{n} answer", "{n} answers", 2) != "{n} answers"

    said = shown(window._notices)

    assert len([text for text in said if len(text.split()) > FEWEST_WORDS]) >= 5
    assert english_in(said, english) == []
