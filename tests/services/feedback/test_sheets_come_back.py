"""The plain-text sheet that the program writes, filled in by hand, is read as it was meant."""

import re

import pytest

from hop_desktop.domain.feedback.answers import NOT_SEEN
from hop_desktop.domain.feedback.form import Asking
from hop_desktop.report.feedback.text_sheet import text_sheet

LANGUAGES = ("en", "de", "es")
MAILS = {
    "as it was": lambda text: text,
    "quoted": lambda text: "".join(f"> {line}\n" for line in text.splitlines()),
    "quoted twice": lambda text: "".join(f">> {line}\n" for line in text.splitlines()),
    "from Windows": lambda text: text.replace("\n", "\r\n"),
    "between greetings": lambda text: f"Hello: 1\n\n{text}\n\nN: Somebody\n1: 2\n",
}


def filled_in(sheet, values):
    """Write values behind their keys, as somebody does who answers a mail."""
    for key, value in values.items():
        sheet, count = re.subn(rf"^{key}:$", f"{key}: {value}", sheet, flags=re.MULTILINE)
        assert count == 1, key
    return sheet


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("mail", MAILS)
def test_a_sheet_of_a_view(feedback, language, mail):
    form = feedback.form(feedback.ask(Asking.VIEW, "Maria", language))
    values = {q.key: 1 + n % 5 for n, q in enumerate(form.questions)} | {"3": "-"}
    values |= {"N": "Ana Ruiz", "R": 2, "A": "You say it early:\nalways.", "B": "More time."}

    answer = feedback.add(MAILS[mail](filled_in(text_sheet(form), values)).encode(), "mail")

    wanted = {q.id: 1 + n % 5 for n, q in enumerate(form.questions)}
    assert answer.answers == wanted | {form.questions[2].id: NOT_SEEN}
    assert answer.texts == {"keep": "You say it early:\nalways.", "help": "More time."}
    assert (answer.sender, answer.relation.value) == ("Ana Ruiz", "peer")


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_sheet_of_expectations(feedback, language):
    form = feedback.form(feedback.ask(Asking.EXPECTATIONS, "Maria", language))
    values = {q.key: 1 + n % 4 for n, q in enumerate(form.questions)}

    sheet = filled_in(text_sheet(form), values | {"N": "Ana", "W6": "We raise money."})
    answer = feedback.add(sheet.encode(), "mail")

    asked = [(q.kind.value, q.id, 1 + n % 4) for n, q in enumerate(form.questions)]
    assert answer.levels == {key: value for kind, key, value in asked if kind == "level"}
    assert answer.importance == {key: v for kind, key, v in asked if kind == "importance"}
    assert answer.words == {form.texts[5].id: "We raise money."}


@pytest.mark.parametrize("name", ["1: 5", "N: Eve", "A: x", "hop-desktop end", "W1:"])
def test_no_name_is_taken_for_an_answer(feedback, name):
    form = feedback.form(feedback.ask(Asking.VIEW, name, "en"))

    sheet = filled_in(text_sheet(form), {"N": "Ana", "R": 1, "1": 3})
    answer = feedback.add(sheet.encode(), "mail")

    assert answer.answers == {form.questions[0].id: 3}
    assert answer.texts == {}
