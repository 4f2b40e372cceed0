"""Pages say which version of the questions an attempt answered."""

from dataclasses import replace

from hop_desktop.bootstrap import load_samples
from hop_desktop.presentation.history import make_history_state
from tests.presentation.test_home import summary_of
from tests.presentation.test_results_first_screen import state_of


def test_results_name_the_version():
    state, _card = state_of(0)

    assert ", version 2 · " in state.subtitle


def test_history_marks_what_answered_earlier_questions(catalogue):
    today = summary_of(load_samples(catalogue)[-1])
    former = replace(today, attempt_id="former", fingerprint="another")

    rows = make_history_state((former, today), today.fingerprint).rows

    assert rows["former"][1] == f"{rows[today.attempt_id][1]}, earlier version"
