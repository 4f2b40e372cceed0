"""Pages say which version of the questions an attempt answered."""

from dataclasses import replace

from hop_desktop.bootstrap import load_samples
from hop_desktop.presentation.history import make_history_state
from hop_desktop.presentation.home import make_home_state
from tests.presentation.test_home import TODAY, scored, summary_of
from tests.presentation.test_results_first_screen import state_of


def test_results_name_the_version():
    state, _card = state_of(0)

    assert ", version 2 · " in state.subtitle


def test_history_marks_what_answered_earlier_questions(catalogue):
    today = summary_of(load_samples(catalogue)[-1])
    former = replace(today, attempt_id="former", fingerprint="another")

    rows = make_history_state((former, today), {"another": "1"}, "2").rows

    assert rows["former"][1] == f"{rows[today.attempt_id][1]}, version 1"


def test_an_earlier_wording_of_todays_version_is_told_apart(catalogue):
    today = summary_of(load_samples(catalogue)[-1])
    former = replace(today, attempt_id="former", fingerprint="another")

    rows = make_history_state((former, today), {"another": "2"}, "2").rows

    assert rows["former"][1].endswith(", version 2 in an earlier wording")


def test_home_names_the_version_of_an_attempt_that_answered_earlier_questions(catalogue):
    today = summary_of(load_samples(catalogue)[-1])
    former = replace(today, attempt_id="former", fingerprint="another")
    card = scored(catalogue, load_samples(catalogue)[-1])

    state = make_home_state(
        *(catalogue.instrument, (today, former), None, card, "", None, (), TODAY),
        constants=catalogue.constants,
        former={"another": "1"},
    )

    assert [", version 1" in entry.text for entry in state.attempts] == [True, False]
    assert state.standing.when == state.attempts[0].text
