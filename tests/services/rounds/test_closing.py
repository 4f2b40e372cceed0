"""A confidential round is closed once, and what it tells is what the rules say."""

import json
from fractions import Fraction
from pathlib import Path

import pytest

from hop_desktop.domain.errors import (
    RoundStateError,
    SealingMissingError,
    UnknownIdError,
)
from hop_desktop.domain.feedback.form import Asking, Group
from tests.answered_forms import as_file, view
from tests.sealed_sheets import INVITED, answers_of, sealed, sheet


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


def test_a_manager_is_told_of_alone_and_counts_for_no_comment(collector, person):
    groups = {Group.MANAGER: 1, Group.PEERS: 5}
    asked = person.ask(Asking.CONFIDENTIAL, "Maria", "en", groups=groups)
    collector.open(person.round_file(asked), "round", "Lee", groups)
    manager, peers = collector.forms(asked.asking)
    everything = {question.id: 5 for question in manager.questions}
    texts = {"keep": "Early."}
    collector.add(sealed(manager, sheet(manager, 0, everything, texts)), "a")
    for n in range(1, 5):
        collector.add(sealed(peers, sheet(peers, n, everything, texts)), "b")

    told = json.loads(collector.close(asked.asking))

    assert len(told["groups"]["manager"]) == 10
    assert set(map(str, told["groups"]["manager"].values())) == {"{'n': 1, 'mean': 4.5}"}
    assert len(told["groups"]["peers"]) == 4  # those with three items; the others need five
    assert told["comments"] == {"keep": [], "help": []}
    person.add(as_file(told), "result")
