"""Whoever chose a language never meets an English sentence of the content."""

import pytest
from PySide6.QtCore import QLocale
from PySide6.QtWidgets import QApplication, QComboBox, QWidget

from hop_desktop.content.text_files import leaves, words_of
from hop_desktop.domain.instrument import Form
from hop_desktop.i18n import _, languages, speaking, use_language
from hop_desktop.ui.language import apply_language
from hop_desktop.ui.navigation import Route
from tests.foreign import begin, fill
from tests.journeys.test_language import choose
from tests.journeys.test_words import states
from tests.ui.untranslated import texts_in
from tools.texts import CONTENT, file_names, read
from tools.texts import languages as translated

WRITTEN = "zqwritten"  # by the person
FEWEST_WORDS = 3  # fewer may be the same in two languages


@pytest.fixture(autouse=True)
def english_again(qapp):
    before = QLocale()
    yield
    apply_language(qapp, "en")
    QLocale.setDefault(before)


@pytest.fixture(params=translated(CONTENT))
def language(request):
    use_language(request.param)
    return request.param


def texts(language):
    """Return every text of the content in one language."""
    found = set()
    for name in file_names(CONTENT):
        for _key, value in leaves(read(CONTENT / "text" / language / name), is_leaf_table=True):
            words = words_of(value["text"] if isinstance(value, dict) else value)
            found |= {words} if isinstance(words, str) else set(words)
    return found


@pytest.fixture(scope="module")
def english():
    """Every text that is long enough to be known again, and English in every language."""
    others = "\n".join(text for language in translated(CONTENT) for text in texts(language))
    others += (CONTENT / "sources.toml").read_text(encoding="utf-8")  # titles stay as they are
    long = {text for text in texts("en") if len(text.split()) >= FEWEST_WORDS}
    return {text for text in long if text not in others}


def english_in(shown, english):
    plain = shown.replace("\u200b", "").replace("\\", "")
    return sorted(text for text in english if text in plain)


def test_the_check_finds_an_english_text(english):
    assert english_in(f"So: {max(english, key=len)}", english)


def test_no_page_shows_an_english_text_of_the_content(open_window, language, english):
    driver = open_window()
    services = driver.shell.session.services
    own = fill(services, WRITTEN)
    begin(services, own.profile_id, WRITTEN)
    (entry,) = services.evidence.entries()
    visits = [
        *((one, {}) for one in Route),
        (Route.RESULTS, {"attempt": "sample"}),
        (Route.EVIDENCE, {"entry": entry.entry_id}),
        *((Route.PLAN, {"action": one.action_id}) for one in services.planning.actions()),
        *((Route.QUESTIONNAIRE, {"item": one}) for one in ("neg-preparation-2", "neg-j4")),
    ]

    found = {}
    for route, arguments in visits:
        for state in states(driver, route, **arguments):
            widgets = driver.window.findChildren(QWidget)
            shown = "\n".join(text for widget in widgets for text in texts_in(widget))
            if there := english_in(shown, english):
                found[route.value, state] = there[:3]

    assert found == {}


def test_no_report_and_no_calendar_file_has_an_english_text(
    open_window, tmp_path, language, english
):
    driver = open_window()
    services = driver.shell.session.services
    driver.store_samples()
    for offered in services.planning.library[:3]:
        services.planning.accept(offered.action_id, services.planning.today())
    report = tmp_path / "report.md"

    services.reports.save("latest", report)

    said = report.read_text(encoding="utf-8")
    assert english_in(said, english) == []
    assert _("Draft translation, not tested with respondents") in said
    calendar = services.planning.calendar().decode()
    assert english_in(calendar.replace("\r\n ", ""), english) == []


def test_a_report_may_speak_another_language_than_the_window(open_window, tmp_path, english):
    driver = open_window()
    driver.store_samples()
    report = tmp_path / "report.md"

    driver.shell.session.services.reports.save("latest", report, spoken="de")

    said = report.read_text(encoding="utf-8")
    with speaking("de"):
        assert f"# {_('Head of Product self-assessment')}" in said
    assert english_in(said, english) == []
    assert _("History") == "History"


def test_an_open_assessment_keeps_its_language_until_the_person_says_otherwise(open_window):
    driver = open_window()
    services = driver.shell.session.services
    services.assessment.begin(Form.QUICK, "scale-up")
    driver.shell.navigator.go(Route.PREFERENCES)

    driver.answers.yes = False
    choose(driver, languages()["de"])

    opened = services.assessment.open_attempt()
    assert opened.language == "en"
    assert "Deutsch" in driver.answers.asked[-1][0]
    first = services.assessment.instrument_of(opened).item(opened.current_item_id)
    assert first == services.catalogue.source.instrument.item(opened.current_item_id)

    choose(driver, "English")
    driver.answers.yes = True
    choose(driver, languages()["de"])
    driver.shell.navigator.go(Route.QUESTIONNAIRE)
    QApplication.processEvents()

    opened = services.assessment.open_attempt()
    german = services.catalogue.content_in("de").instrument.item(opened.current_item_id)
    assert opened.language == "de"
    shown = "\n".join(t for one in driver.window.findChildren(QWidget) for t in texts_in(one))
    assert german.options[0].text in shown
    asked = len(driver.answers.asked)
    driver.shell.navigator.go(Route.PREFERENCES)
    choose(driver, languages()["de"])
    assert len(driver.answers.asked) == asked


def test_the_report_page_sets_and_saves_another_language(open_window, tmp_path, english):
    driver = open_window()
    driver.store_samples()
    driver.shell.navigator.go(Route.REPORT)
    QApplication.processEvents()
    page = driver.window.controller(Route.REPORT).page
    combo = next(
        one for one in page.findChildren(QComboBox) if one.findText(languages()["de"]) >= 0
    )

    combo.setCurrentText(languages()["de"])
    combo.activated.emit(combo.currentIndex())
    page.audience_chosen.emit("coach")
    QApplication.processEvents()
    driver.answers.path = tmp_path / "report.md"
    driver.click("Save report…")

    said = driver.answers.path.read_text(encoding="utf-8")
    assert english_in(said, english) == []
    with speaking("de"):
        assert _("A selection made for my coach") in said
