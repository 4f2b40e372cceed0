"""Files that come back: sheets, refusals, export and import."""

import pytest

from hop_desktop.domain.errors import InvalidFileError
from hop_desktop.domain.feedback.answers import NOT_SEEN
from hop_desktop.domain.feedback.form import Asking, Relation
from tests.answered_forms import (
    NUMBER,
    as_file,
    expectation,
    filled_sheet,
    group_result,
    view,
)

# The plain-text sheet


def test_a_sheet_in_a_mail_is_read_as_the_form_is(feedback, asked_view):
    values = {"N": "Ana Ruiz", "R": 2, "1": 3, "2": "-", "3": "", "A": "Good:\n> Early.", "B": ""}

    answer = feedback.add(filled_sheet(asked_view, values), "mail.txt")

    ids = [question.id for question in asked_view.questions]
    assert answer.answers == {ids[0]: 3, ids[1]: NOT_SEEN}
    assert answer.texts == {"keep": "Good:\nEarly."}
    assert (answer.sender, answer.relation) == ("Ana Ruiz", Relation.PEER)


def test_expectations_come_back_on_a_sheet_too(feedback, asked_role):
    levels = {str(n): 4 for n in range(1, 11)} | {str(n): 2 for n in range(11, 21)}

    answer = feedback.add(filled_sheet(asked_role, {"N": "Ana", **levels, "W6": "Money."}), "m")

    assert set(answer.levels.values()) == {4}
    assert answer.words == {"budgeting": "Money."}


def test_a_second_sheet_of_the_same_name_replaces_the_first(feedback, asked_view):
    for level, name in ((2, "Ana"), (4, "ana"), (5, "Lee")):
        feedback.add(filled_sheet(asked_view, {"N": name, "R": 1, "1": level}), "m")

    assert [(s.answer.sender, [*s.answer.answers.values()]) for s in feedback.views()] == [
        ("ana", [4]),
        ("Lee", [5]),
    ]


@pytest.mark.parametrize(
    ("values", "place"),
    [
        ({"1": 6}, "line 6"),
        ({"1": "3, I think"}, "line 6"),
        ({"19": 3}, "line 6"),
        ({"1": 3, "R": 7}, "line 5"),
    ],
)
def test_a_wrong_line_of_a_sheet_is_named(feedback, asked_view, values, place):
    data = filled_sheet(asked_view, {"N": "Ana", "R": 1} | values)

    with pytest.raises(InvalidFileError, match=f"^mail: {place}: "):
        feedback.add(data, "mail")


# Refusals


def test_an_answer_for_somebody_else_is_refused_with_their_name(feedback, open_store):
    theirs = open_store("theirs").feedback
    form = theirs.form(theirs.ask(Asking.VIEW, "Omar", "en"))

    with pytest.raises(InvalidFileError, match="is for Omar; this was not asked from here"):
        feedback.add(as_file(view(form)), "a")


def test_an_answer_to_another_version_is_refused_with_both(feedback, asked_view):
    with pytest.raises(InvalidFileError, match=r"is of version 9 .* version 2 was asked"):
        feedback.add(as_file(view(asked_view, instrument_version="9")), "a")


@pytest.mark.parametrize(
    ("changed", "place"),
    [
        ({"sender": " "}, "hop-answer.sender"),
        ({"sender": "A" * 81}, "hop-answer.sender"),
        ({"extra": 1}, "hop-answer.extra"),
        ({"number": "12"}, "hop-answer.number"),
        ({"relation": "boss"}, "hop-answer.relation"),
        ({"answers": {}}, "hop-answer.answers"),
        ({"answers": {"str-choices-2": True}}, "hop-answer.answers.str-choices-2"),
        ({"answers": {"str-choices-2": 3, "nobody": 3}}, "hop-answer.answers.nobody"),
        ({"texts": {"keep": "x" * 1501}}, "hop-answer.texts.keep"),
        ({"texts": []}, "hop-answer.texts"),
        ({"format_version": 2}, "hop-answer.format_version"),
        ({"format": "hop-attempt"}, "format"),
        ({"format": "hop-draft"}, "hop-draft.format"),
        ({"format": "hop-round"}, "hop-round.format"),
        ({"kind": "confidential"}, "hop-answer.format"),
        ({"kind": 5}, "hop-answer.format"),
    ],
)
def test_what_is_wrong_is_named_in_one_line_and_nothing_is_stored(
    feedback, asked_view, changed, place
):
    with pytest.raises(InvalidFileError) as error:
        feedback.add(as_file(view(asked_view, **changed)), "a.hop-answer")

    assert str(error.value).startswith(f"a.hop-answer: {place}: ")
    assert "\n" not in str(error.value)
    assert feedback.views() == ()


@pytest.mark.parametrize("data", [b"", b"Hello", b"\xff\xfe", b"{", b"[]", b" " * 1_000_001])
def test_what_is_no_answer_is_refused(feedback, data):
    with pytest.raises(InvalidFileError):
        feedback.add(data, "a")


def test_deleting_an_asking_takes_what_came_back(feedback, asked_view, asked_role):
    feedback.add(as_file(view(asked_view)), "a")
    feedback.add(as_file(expectation(asked_role, number="f" * 32)), "b")

    feedback.withdraw(asked_view.asking)

    assert feedback.views() == ()
    assert [asked.asking for asked in feedback.asked()] == [asked_role.asking]
    assert len(feedback.expectations()) == 1
    feedback.delete_answer("f" * 32)
    assert feedback.expectations() == ()


# Export and import


def test_export_and_import_carry_everything(feedback, services, open_store, asked_round):
    form = feedback.form(feedback.ask(Asking.VIEW, "Maria", "es"))
    role = feedback.form(feedback.ask(Asking.EXPECTATIONS, "Maria", "de"))
    feedback.add(as_file(view(form)), "a")
    feedback.add(as_file(expectation(role)), "b")
    figures = {"peers": {"negotiation": {"n": 4, "mean": 3.5}}}
    comments = {"keep": ["Early."], "help": []}
    feedback.add(as_file(group_result(asked_round, figures, comments=comments)), "c")

    other = open_store("other")
    added = other.transfer.import_all(services.transfer.export(), "export.json")

    kinds = ("asked", "expectations", "named_views", "group_results")
    assert [added[kind] for kind in kinds] == [3, 1, 1, 1]
    assert other.feedback.asked() == feedback.asked()
    assert other.feedback.expectations() == feedback.expectations()
    assert other.feedback.views() == feedback.views()
    assert other.feedback.results() == feedback.results()
    assert other.transfer.export() == services.transfer.export()
    assert set(other.transfer.import_all(services.transfer.export(), "again").values()) == {0}


def test_the_number_of_an_answer_is_only_the_form_s(feedback, asked_view):
    assert feedback.add(as_file(view(asked_view)), "a").number == NUMBER
