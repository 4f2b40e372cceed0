"""A confidential round, from the round file to the group result."""

import json
import random
from base64 import b64decode, b64encode
from fractions import Fraction
from pathlib import Path

import pytest

from hop_desktop.domain.errors import (
    InvalidFeedbackError,
    InvalidFileError,
    RoundStateError,
    SealingMissingError,
    UnknownIdError,
)
from hop_desktop.domain.feedback.form import Asking, Group
from tests.answered_forms import as_file, filled_sheet, view
from tests.sealed_sheets import SHEET_BYTES, sealed, sheet

INVITED = {Group.PEERS: 6, Group.REPORTS: 5}


@pytest.fixture
def person(open_store):
    return open_store("person").feedback


@pytest.fixture
def services(open_store):
    return open_store("collector")


@pytest.fixture
def collector(services):
    return services.collector


@pytest.fixture
def asked(person):
    return person.ask(Asking.CONFIDENTIAL, "Maria", "en", groups=INVITED)


@pytest.fixture
def round_file(person, asked):
    return person.round_file(asked)


@pytest.fixture
def forms(collector, asked, round_file):
    """The forms of an open round by group."""
    collector.open(round_file, "round", "Lee", INVITED)
    return {form.group: form for form in collector.forms(asked.asking)}


def answers_of(form, seed):
    """Return what one rater answered: levels, what was not seen, and what was passed over."""
    chance = random.Random(seed)
    drawn = {
        question.id: chance.choice([1, 2, 3, 4, 5, 3, 4, "not-seen", None])
        for question in form.questions
    }
    return {key: answer for key, answer in drawn.items() if answer is not None}


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


# Closing


def independent_figures(sheets, items):
    """Return n and mean by competency, computed from the words of docs/feedback.md alone."""
    told = {}
    for competency, ids in items.items():
        scores = []
        for answers in sheets:
            levels = [answers[i] for i in ids if isinstance(answers.get(i), int)]
            if 2 * len(levels) > len(ids):
                scores.append(Fraction(sum(levels), len(levels)))
        if len(scores) >= (5 if len(ids) == 1 else 3):
            mean = sum(scores) / len(scores)
            halves = [Fraction(n, 2) for n in range(3, 10)]
            nearest = min(halves, key=lambda half: (abs(half - mean), -half))
            told[competency] = {"n": len(scores), "mean": float(nearest)}
    return told


@pytest.mark.parametrize("seed", range(5))
def test_seven_raters_become_the_figures_that_the_rules_say(
    collector, person, forms, asked, catalogue, seed
):
    given = {
        group: [answers_of(forms[group], f"{seed}/{group}/{n}") for n in range(count)]
        for group, count in ((Group.PEERS, 4), (Group.REPORTS, 3))
    }
    for group, sheets in given.items():
        for n, answers in enumerate(sheets):
            texts = {"keep": f"Text of {group} {n}"}
            number = n + 1_000 * len(group)
            collector.add(sealed(forms[group], sheet(forms[group], number, answers, texts)), "a")
    items = {}
    for item in catalogue.instrument.items:
        if item.third_person:
            items.setdefault(item.competency_id, []).append(item.item_id)

    result = collector.close(asked.asking)

    told = json.loads(result)
    assert told["groups"] == {
        group.value: independent_figures(sheets, items) for group, sheets in given.items()
    }
    assert sorted(told["comments"]["keep"]) == sorted(
        f"Text of {group} {n}" for group, sheets in given.items() for n in range(len(sheets))
    )
    person.add(result, "result")
    (shown,) = person.results()
    assert shown.result.collector == "Lee"


def filled(collector, forms, peers=3, reports=3):
    for group, count in ((Group.PEERS, peers), (Group.REPORTS, reports)):
        for n in range(count):
            form = forms[group]
            answers = answers_of(form, n) | {"str-choices-2": 3}
            number = n + 1_000 * len(group)
            texts = {"keep": "A secret of mine"}
            collector.add(sealed(form, sheet(form, number, answers, texts)), "a")


def test_more_answers_than_invited_block_closing(collector, forms, asked, round_file):
    collector.open(round_file, "round", "Lee", {Group.PEERS: 3, Group.REPORTS: 5})
    filled(collector, forms, peers=4)

    with pytest.raises(RoundStateError, match="Peers: 4 answers, but 3 invited"):
        collector.close(asked.asking)

    assert collector.rounds()[0].given[Group.PEERS] == 4
    collector.open(round_file, "round", "Lee", {Group.PEERS: 4, Group.REPORTS: 5})
    assert collector.close(asked.asking)


def test_a_round_is_closed_once(collector, forms, asked, round_file):
    filled(collector, forms)
    first = collector.close(asked.asking)

    assert collector.close(asked.asking) == first  # the file could not be written
    form = forms[Group.PEERS]
    with pytest.raises(RoundStateError):
        collector.add(sealed(form, sheet(form, 99, {"str-choices-2": 3})), "late")
    collector.destroy(asked.asking)
    with pytest.raises(UnknownIdError):
        collector.close(asked.asking)
    with pytest.raises(RoundStateError, match="closed here"):
        collector.open(round_file, "round", "Lee", INVITED)


def test_a_result_has_nothing_that_leads_to_a_sheet(collector, forms, asked):
    filled(collector, forms)

    told = json.loads(collector.close(asked.asking))

    assert told.keys() == {
        *("format", "format_version", "asking", "name", "collector", "closed_on"),
        *("instrument", "instrument_version", "fingerprint", "groups", "comments"),
    }
    assert {key for c in told["groups"]["peers"].values() for key in c} == {"n", "mean"}


def files_of(services):
    folder = Path(services.database.files.store).parent
    return {path: path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def test_no_file_holds_an_answer_in_plain_and_none_its_key_after_closing(
    collector, services, forms, asked
):
    filled(collector, forms)
    before = files_of(services)
    collector.close(asked.asking)
    collector.destroy(asked.asking)
    after = files_of(services)

    for content in (*before.values(), *after.values()):
        assert b"A secret of mine" not in content
        assert b"str-choices-2" not in content or content.startswith(b"SQLite format 3")
    assert any(b"AGE-SECRET-KEY" in content for content in before.values())
    assert not any(b"AGE-SECRET-KEY" in content for content in after.values())
    assert [p.name for p in after if p.parent.name == "collections" and after[p]] == []


def test_a_collection_is_in_no_store_record_backup_or_export(collector, services, forms):
    before = services.transfer.export()
    filled(collector, forms)

    assert services.transfer.export() == before
    backup = services.database.backups.make()
    assert backup is not None
    for path, content in files_of(services).items():
        if path.parent.name != "collections":
            assert forms[Group.PEERS].asking.encode() not in content


def test_comments_are_shown_shuffled_for_a_look(collector, forms, asked):
    form = forms[Group.PEERS]
    for n in range(3):
        texts = {"help": f"Text {n}"}
        collector.add(sealed(form, sheet(form, n, {"str-choices-2": 3}, texts)), "a")

    told = collector.comments(asked.asking)

    assert sorted(told["help"]) == ["Text 0", "Text 1", "Text 2"]
    assert told["keep"] == ()


def test_without_the_extra_the_error_says_which(collector, person, round_file, monkeypatch):
    monkeypatch.setitem(__import__("sys").modules, "pyrage", None)

    with pytest.raises(SealingMissingError, match="feedback"):
        collector.open(round_file, "round", "Lee", INVITED)

    assert collector.rounds() == ()
    form = person.form(person.ask(Asking.VIEW, "Maria", "en"))
    assert person.add(as_file(view(form)), "a").sender == "Ana Ruiz"
