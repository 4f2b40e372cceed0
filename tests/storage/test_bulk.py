import pytest

from hop_desktop.domain.errors import AttemptStateError
from tests.storage.examples import INSTRUMENT, finished_attempt, full_attempt, open_attempt


def test_an_import_adds_what_is_new_and_passes_over_what_is_stored(attempts):
    attempts.add(finished_attempt("a1"), INSTRUMENT)

    added = attempts.bulk_add(
        [finished_attempt("a1"), finished_attempt("a2"), full_attempt("a3")], {"f1": INSTRUMENT}
    )

    assert added == ("a2", "a3")
    assert attempts.all()[1:] == (finished_attempt("a2"), full_attempt("a3"))


@pytest.mark.parametrize(
    "refused",
    [finished_attempt("a1", responses={"i1": 1}), open_attempt("a9")],
    ids=["another attempt with a stored id", "a second open attempt"],
)
def test_an_import_with_one_refused_attempt_changes_nothing(attempts, refused):
    attempts.add(finished_attempt("a1"), INSTRUMENT)
    attempts.add(open_attempt("a2"), INSTRUMENT)

    with pytest.raises(AttemptStateError):
        attempts.bulk_add([finished_attempt("a3"), refused], {"f1": INSTRUMENT})

    assert [one.attempt_id for one in attempts.all()] == ["a1", "a2"]
