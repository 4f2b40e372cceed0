"""What the plan took from the library is said in the language in use, until it is changed."""

from dataclasses import replace
from datetime import date

import pytest

from hop_desktop.domain.plan import draft_of
from hop_desktop.i18n import language_codes, speaking

OTHERS = [code for code in language_codes() if code != "en"]


@pytest.fixture
def planning(open_store):
    return open_store("mine").planning


def words(action):
    return action.title, action.do, action.seen


@pytest.mark.parametrize("taken_in", language_codes())
def test_an_action_of_the_library_follows_the_language(planning, taken_in):
    for offered in planning.library[:5]:
        with speaking(taken_in):
            planning.accept(offered.action_id)

    for spoken in language_codes():
        with speaking(spoken):
            offered = {one.action_id: words(one) for one in planning.library}
            assert [words(one) for one in planning.actions()] == [
                offered[one.library_id] for one in planning.actions()
            ]


@pytest.mark.parametrize("field", ["title", "do", "seen"])
def test_words_that_the_person_changed_stay_as_they_wrote_them(planning, field):
    action = planning.accept(planning.library[0].action_id)
    planning.edit(action.action_id, replace(draft_of(action), **{field: "As I say it"}))

    with speaking("de"):
        (shown,) = planning.actions()
        (offered,) = (one for one in planning.library if one.action_id == action.library_id)

    assert getattr(shown, field) == "As I say it"
    others = [name for name in ("title", "do", "seen") if name != field]
    assert [getattr(shown, name) for name in others] == [getattr(offered, name) for name in others]


def test_what_is_due_and_the_calendar_follow_too(planning):
    action = planning.accept(planning.library[0].action_id, date(2000, 1, 1))

    with speaking("es"):
        (due,) = planning.due()
        calendar = planning.calendar().decode().replace("\r\n ", "")
        title = planning.get(action.action_id).title

    assert due.title == title != action.title
    assert title.split(",")[0] in calendar


def test_an_action_that_the_library_no_longer_has_keeps_its_words(planning):
    action = planning.accept(planning.library[0].action_id)
    gone = planning.put_back(replace(action, library_id="act-gone"))

    with speaking("de"):
        assert words(planning.get(gone.action_id)) == words(action)
