"""A confidential round, from the round file to the group result."""

import json
from base64 import b64decode, b64encode

import pytest

from hop_desktop.domain.errors import (
    InvalidFeedbackError,
    InvalidFileError,
    RoundStateError,
)
from hop_desktop.domain.feedback.form import Asking, Group
from tests.answered_forms import as_file, filled_sheet, view
from tests.sealed_sheets import INVITED, SHEET_BYTES, answers_of, sealed, sheet

# Opening


def test_each_group_has_a_form_of_its_own_with_the_same_key(forms):
    assert list(forms) == [Group.PEERS, Group.REPORTS]
    assert len({form.recipient for form in forms.values()}) == 1
    assert forms[Group.PEERS].recipient.startswith("age1")
    assert {form.collector for form in forms.values()} == {"Lee"}


def test_the_collector_chooses_the_language_of_the_forms(collector, asked, forms):
    german = collector.forms(asked.asking, "de")

    assert {form.language for form in german} == {"de"}
    assert german[0].recipient == forms[Group.PEERS].recipient


def test_opening_again_says_anew_how_many_were_invited(collector, round_file, forms):
    told = collector.open(round_file, "round", "Lee", {Group.PEERS: 8, Group.REPORTS: 3})

    assert told.invited == {Group.PEERS: 8, Group.REPORTS: 3}
    assert collector.forms(told.asking)[0].recipient == forms[Group.PEERS].recipient


def test_nobody_collects_for_themselves(open_store, asked, round_file):
    own = open_store("person").collector

    with pytest.raises(RoundStateError, match="your own round"):
        own.open(round_file, "round", "Maria", INVITED)


@pytest.mark.parametrize(
    "invited",
    [
        {},
        {Group.PEERS: 6},
        {Group.PEERS: 2, Group.REPORTS: 5},
        {Group.PEERS: 21, Group.REPORTS: 5},
        {Group.PEERS: 6, Group.REPORTS: 5, Group.MANAGER: 1},
    ],
)
def test_numbers_that_cannot_be_are_refused(collector, round_file, invited):
    with pytest.raises(InvalidFeedbackError):
        collector.open(round_file, "round", "Lee", invited)

    assert collector.rounds() == ()


@pytest.mark.parametrize(
    ("changed", "place"),
    [
        ({"items": []}, "hop-round.items"),
        ({"groups": ["manager"]}, "hop-round.groups"),
        ({"groups": ["friends"]}, "hop-round.groups"),
        ({"fingerprint": "0" * 32}, "hop-round.instrument_version"),
        ({"closes_on": "soon"}, "hop-round.closes_on"),
        ({"score": 4}, "hop-round.score"),
        ({"asking": "../../../../etc/"}, "hop-round.asking"),
    ],
)
def test_a_round_file_that_cannot_be_is_refused(collector, round_file, changed, place):
    data = as_file(json.loads(round_file) | changed)

    with pytest.raises(InvalidFileError, match=f"^round: {place}: "):
        collector.open(data, "round", "Lee", INVITED)

    assert collector.rounds() == ()


# Taking in


def test_answers_are_counted_by_group_and_nothing_else_is_told(collector, forms):
    for number in range(4):
        form = forms[Group.PEERS]
        told = collector.add(sealed(form, sheet(form, number, answers_of(form, number))), "a")

    assert told.given == {Group.PEERS: 4, Group.REPORTS: 0}


def test_the_same_number_replaces_and_the_same_answer_is_refused(collector, forms):
    form = forms[Group.PEERS]
    collector.add(sealed(form, sheet(form, 1, {"str-choices-2": 2})), "a")
    told = collector.add(sealed(form, sheet(form, 1, {"str-choices-2": 3})), "b")

    assert told.given[Group.PEERS] == 1
    with pytest.raises(InvalidFileError, match="there already"):
        collector.add(sealed(form, sheet(form, 1, {"str-choices-2": 3})), "c")


def flipped(data, place):
    """Return an answer with one bit of its seal changed."""
    answer = json.loads(data)
    content = bytearray(b64decode(answer["sealed"]))
    content[place] ^= 1
    return as_file(answer | {"sealed": b64encode(content).decode()})


def test_altered_answers_are_refused(collector, forms):
    form = forms[Group.PEERS]
    data = sealed(form, sheet(form, 1, {"str-choices-2": 3}))

    for place in (0, 30, 150, 5_000, -1):
        with pytest.raises(InvalidFileError, match="another round, or changed since"):
            collector.add(flipped(data, place), "a")
    assert collector.rounds()[0].given[Group.PEERS] == 0


@pytest.mark.parametrize(
    ("changed", "size"),
    [
        ({}, SHEET_BYTES - 1),
        ({}, SHEET_BYTES * 2),
        ({"asking": "0" * 16}, SHEET_BYTES),
        ({"group": "manager"}, SHEET_BYTES),
        ({"group": "friends"}, SHEET_BYTES),
        ({"answers": {"str-choices-2": 6}}, SHEET_BYTES),
        ({"answers": {}}, SHEET_BYTES),
        ({"sender": "Ana"}, SHEET_BYTES),
        ({"format": "hop-answer"}, SHEET_BYTES),
    ],
)
def test_a_sealed_sheet_that_cannot_be_is_refused_and_nothing_is_quoted(
    collector, forms, changed, size
):
    form = forms[Group.PEERS]
    content = sheet(form, 1, {"str-choices-2": 3}) | changed

    with pytest.raises(InvalidFileError) as error:
        collector.add(sealed(form, content, size=size), "a")

    assert str(error.value) == "a: hop-answer.sealed: holds no answers to the form of this round"
    assert error.value.__suppress_context__


def test_answers_of_another_round_are_refused_with_whose_they_are(collector, forms, open_store):
    other = open_store("omar").feedback
    asked = other.ask(Asking.CONFIDENTIAL, "Omar", "en", groups=INVITED)
    second = open_store("second").collector
    second.open(other.round_file(asked), "round", "Kim", INVITED)
    form = second.forms(asked.asking)[0]

    with pytest.raises(InvalidFileError, match="about Omar; no such round is open here"):
        collector.add(sealed(form, sheet(form, 1, {"str-choices-2": 3})), "a")


def test_an_answer_with_a_name_is_none_of_a_round(collector, forms):
    with pytest.raises(InvalidFileError, match="no answer to a confidential round"):
        collector.add(as_file(view(forms[Group.PEERS])), "a")


def test_plain_text_sheets_come_in_at_the_collector_and_each_is_new(collector, forms, person):
    form = forms[Group.REPORTS]
    data = filled_sheet(form, {"1": 3, "2": "-", "A": "Early."}, "reports")

    collector.add(data, "mail")
    told = collector.add(data, "mail")

    assert told.given[Group.REPORTS] == 2
    with pytest.raises(InvalidFileError, match="for the collector alone"):
        person.add(data, "mail")


def test_the_person_cannot_take_in_a_sealed_answer(person, forms):
    form = forms[Group.PEERS]

    with pytest.raises(InvalidFileError, match="sealed for the collector"):
        person.add(sealed(form, sheet(form, 1, {"str-choices-2": 3})), "a")
