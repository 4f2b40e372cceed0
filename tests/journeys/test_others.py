"""Other people's eyes in the real window: asked, taken in, read, and taken back."""

import pytest
from PySide6.QtWidgets import QApplication, QComboBox, QLabel, QPushButton

from hop_desktop.domain.errors import OutputError
from hop_desktop.domain.feedback.form import Asking, Group
from hop_desktop.ui.navigation import Route
from hop_desktop.ui.widgets.labels import NewsLabel
from hop_desktop.ui.widgets.radar_canvas import RadarCanvas
from hop_desktop.ui.widgets.table import PlainTable
from hop_desktop.ui.widgets.text_field import LimitedTextEdit
from tests.answered_forms import as_file, data_in, expectation, filled_sheet, group_result, view

SAVE = "Save the form…"
ROUND = "Save the file for your collector…"


def settle():
    """Let what was done beside the window arrive, and what it made be shown."""
    for _turn in range(3):
        QApplication.processEvents()


def open_page(driver, route=Route.OTHERS):
    driver.shell.navigator.go(route)
    settle()


def news(driver):
    settle()
    labels = driver.window.findChildren(NewsLabel)
    return " ".join(label.text() for label in labels if label.isVisible())


def texts(driver):
    settle()
    return [label.text() for label in driver.window.findChildren(QLabel) if label.isVisible()]


def press(driver, name, about=""):
    """Press the button of this name that is about something, or the first one."""
    QApplication.processEvents()
    found = [
        control
        for control in driver.window.findChildren(QPushButton)
        if control.accessibleName().startswith(f"{name}: {about}") and control.isVisible()
    ]
    found[0].click()
    settle()


def named(driver, name="Maria", field="Your name, as they read it"):
    driver.field(field).setText(name)
    driver.field(field).textEdited.emit(name)


def ask(driver, tmp_path, about="How one person sees you", name="form.html"):
    """Save a form and return what it asks."""
    open_page(driver)
    named(driver)
    driver.answers.path = tmp_path / name
    press(driver, SAVE, about)
    return driver.shell.session.services.feedback.asked()[-1]


def take_in(driver, tmp_path, document):
    file = tmp_path / "answer.hop-answer"
    file.write_bytes(as_file(document))
    driver.answers.path = file
    driver.click("Open an answer…")
    settle()


@pytest.fixture
def driver(open_window):
    made = open_window()
    made.store_samples()
    return made


def test_a_form_is_saved_and_what_it_asks_is_remembered(driver, tmp_path):
    asked = ask(driver, tmp_path)

    assert data_in(tmp_path / "form.html").asking == asked.asking
    assert (asked.kind, asked.name) == (Asking.VIEW, "Maria")
    assert news(driver) == "Saved as form.html. Send it to whom you ask."
    assert any("no answer yet" in text for text in texts(driver))


def test_an_answer_is_taken_in_and_shown_strengths_first(driver, tmp_path):
    asked = ask(driver, tmp_path)
    form = driver.shell.session.services.feedback.form(asked)

    take_in(driver, tmp_path, view(form, level=5))

    assert news(driver) == "How Ana Ruiz sees you is stored."
    assert "How Ana Ruiz sees you" in texts(driver)
    assert any(text.startswith("Ana Ruiz sees more than you do: ") for text in texts(driver))
    assert any(text.startswith("Others see you at or above what is") for text in texts(driver))
    assert not driver.window.controller(Route.OTHERS).page.findChildren(PlainTable)
    driver.click("Every competency")
    assert driver.table("Competencies: you and Ana Ruiz").rowCount() == 10
    assert "You say early what will not work." in texts(driver)


def test_a_pasted_sheet_is_taken_in_and_a_wrong_one_stays(driver, tmp_path):
    asked = ask(driver, tmp_path)
    form = driver.shell.session.services.feedback.form(asked)
    field = driver.window.findChild(LimitedTextEdit)
    field.setPlainText("Hello Maria, here it is")
    driver.click("Take in the sheet")
    assert "What you pasted" in news(driver)
    assert field.toPlainText() == "Hello Maria, here it is"

    field.setPlainText(filled_sheet(form, {"N": "Kim", "R": "2", "1": "4"}).decode())
    driver.click("Take in the sheet")

    assert news(driver) == "How Kim sees you is stored."
    assert driver.window.findChild(LimitedTextEdit).toPlainText() == ""


def test_an_answer_for_someone_else_is_refused_in_one_line(driver, tmp_path):
    asked = ask(driver, tmp_path)
    form = driver.shell.session.services.feedback.form(asked)

    take_in(driver, tmp_path, view(form, asking="0" * 16, name="Kim"))

    assert "answer.hop-answer" in news(driver)
    assert "is for Kim" in news(driver)
    assert not driver.shell.session.services.feedback.views()


def test_what_someone_expects_is_kept_as_a_profile_and_talked_about(driver, tmp_path):
    asked = ask(driver, tmp_path, "What is expected of you")
    form = driver.shell.session.services.feedback.form(asked)
    take_in(driver, tmp_path, expectation(form, level=5))
    assert any(text.startswith("Talk about this first: ") for text in texts(driver))

    driver.answers.path = tmp_path / "talk.pdf"
    press(driver, "Save a sheet to talk about…", "What Ana Ruiz expects")
    assert (tmp_path / "talk.pdf").read_bytes().startswith(b"%PDF")

    press(driver, "Keep as a profile", "What Ana Ruiz expects")
    assert not any(name.startswith("Keep as a profile") for name in driver.names())
    kept = driver.shell.session.services.profiles.own()
    assert [profile.name for profile in kept] == ["What Ana Ruiz expects"]


def test_a_round_is_asked_by_a_file_for_its_collector_and_its_result_shown(driver, tmp_path):
    open_page(driver)
    named(driver)
    driver.check_box("Direct reports").click()
    driver.answers.path = tmp_path / "maria.hop-round"
    press(driver, ROUND, "A confidential round")
    asked = driver.shell.session.services.feedback.asked()[-1]
    assert (tmp_path / "maria.hop-round").exists()
    assert [group.value for group in asked.groups] == ["peers"]

    take_in(
        driver, tmp_path, group_result(asked, {"peers": {"negotiation": {"n": 5, "mean": 4.5}}})
    )

    assert news(driver) == "The result that Lee collected is stored."
    driver.click("Every competency")
    table = driver.table("Competencies: you and each group")
    cells = [table.item(row, 2).text() for row in range(table.rowCount())]
    assert cells.count("–") == 9
    assert "4.5 or more (5 answers, reliability 0.75)" in cells


def test_nothing_is_asked_without_a_name_or_a_group(driver, tmp_path):
    open_page(driver)
    driver.answers.path = tmp_path / "form.html"
    press(driver, SAVE, "How one person sees you")
    assert news(driver) == "Type your name first: they read it in the form."

    named(driver)
    for name in ("Peers", "Direct reports"):
        driver.check_box(name).click()
    press(driver, ROUND, "A confidential round")

    assert "A round needs peers or reports." in news(driver)
    assert not driver.shell.session.services.feedback.asked()


def test_a_form_that_cannot_be_written_is_not_asked(driver, tmp_path, monkeypatch):
    def refuse(_path, _content):
        raise OutputError("form.html: the disk is full")

    open_page(driver)
    named(driver)
    controller = driver.window.controller(Route.OTHERS)
    monkeypatch.setattr(controller, "_write_file", refuse)
    driver.check_box("Direct reports").click()
    driver.answers.path = tmp_path / "form.html"
    press(driver, SAVE, "How one person sees you")

    assert "the disk is full" in news(driver)
    assert not driver.check_box("Direct reports").isChecked()
    assert not driver.shell.session.services.feedback.asked()
    assert driver.field("Your name, as they read it").text() == "Maria"


def test_withdrawing_asks_and_takes_the_answers_along(driver, tmp_path):
    asked = ask(driver, tmp_path)
    take_in(driver, tmp_path, view(driver.shell.session.services.feedback.form(asked)))
    driver.answers.yes = False
    press(driver, "Withdraw…", "How one person sees you")
    assert driver.shell.session.services.feedback.views()

    driver.answers.yes = True
    press(driver, "Withdraw…", "How one person sees you")

    assert news(driver) == "It is withdrawn."
    assert not driver.shell.session.services.feedback.views()
    assert "Open an answer…" not in driver.names()


def test_an_answer_is_deleted_alone(driver, tmp_path):
    asked = ask(driver, tmp_path)
    take_in(driver, tmp_path, view(driver.shell.session.services.feedback.form(asked)))

    press(driver, "Delete this answer…", "How Ana Ruiz sees you")

    assert news(driver) == "The answer is deleted."
    assert driver.shell.session.services.feedback.asked()


def test_a_name_and_a_sheet_outlive_the_page_and_another_look(driver, tmp_path):
    ask(driver, tmp_path)
    named(driver, "Maria Koenig")
    driver.window.findChild(LimitedTextEdit).setPlainText("half a sheet")
    driver.shell.navigator.go(Route.HOME)
    driver.look("dark", 150)
    open_page(driver)

    assert driver.field("Your name, as they read it").text() == "Maria Koenig"
    assert driver.window.findChild(LimitedTextEdit).toPlainText() == "half a sheet"
    assert set(driver.shell.session.services.drafts.typed_keys()) == {"asking", "pasted"}


def test_a_gap_that_others_see_is_a_reason_in_the_plan(driver, tmp_path):
    asked = ask(driver, tmp_path)
    take_in(driver, tmp_path, view(driver.shell.session.services.feedback.form(asked), level=1))

    open_page(driver, Route.PLAN)

    assert any(text.endswith("Others see a gap here: Ana Ruiz.") for text in texts(driver))


def test_the_radar_draws_whom_the_person_chooses(driver, tmp_path):
    asked = ask(driver, tmp_path)
    take_in(driver, tmp_path, view(driver.shell.session.services.feedback.form(asked), level=4))
    open_page(driver, Route.RESULTS)
    chooser = driver.combo("Others in the radar")
    assert [chooser.itemText(row) for row in range(chooser.count())] == ["None", "Ana Ruiz"]

    chooser.setCurrentIndex(1)
    chooser.activated.emit(1)
    settle()

    canvas = driver.window.findChildren(RadarCanvas)[-1]
    assert "Seen by others (Ana Ruiz): Strategy 4.0" in canvas.accessibleDescription()


def test_results_of_who_asked_nobody_offer_nobody(driver):
    open_page(driver, Route.RESULTS)

    names = {one.accessibleName() for one in driver.window.findChildren(QComboBox)}
    assert "Others in the radar" not in names


def test_a_later_round_stands_beside_the_earlier_one(driver, tmp_path):
    feedback = driver.shell.session.services.feedback
    for day, mean in (("2026-12-21", 2.5), ("2027-06-21", 4.5)):
        asked = feedback.ask(Asking.CONFIDENTIAL, "Maria", "en", groups=[Group.PEERS])
        figures = {"peers": {"negotiation": {"n": 5, "mean": mean}}}
        feedback.add(as_file(group_result(asked, figures, closed_on=day)), "result")

    open_page(driver)

    table = driver.table("Rounds side by side")
    heads = [table.horizontalHeaderItem(column).text() for column in (1, 2)]
    assert heads == ["Peers, 21 December 2026", "Peers, 21 June 2027"]
    assert [table.item(2, column).text() for column in (0, 1, 2)] == [
        "Negotiation",
        "2.5",
        "4.5 or more",
    ]
