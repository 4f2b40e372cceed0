"""What docs/reliability.md promises, each sentence with the tests that hold it."""

import textwrap

WIDTH = 100
# Each: what is promised, and the file and name of every test that would fail if it were not so.
PROMISES = (
    (
        "An answer marked *Saved* is in the store after the program is killed.",
        (
            "tests/storage/test_kill.py",
            "tests/faults/test_window.py",
            "tests/faults/test_window_writing.py",
        ),
    ),
    (
        "It is there after a power cut, as far as the model below goes.",
        ("tests/faults/test_power_loss.py", "tests/faults/test_traced_power_loss.py"),
    ),
    (
        "When the disk refuses an operation, the program says so and keeps what was saved before.",
        ("tests/faults/test_io_faults.py",),
    ),
    (
        (
            "When the store is damaged, what was saved comes back from the backups and the second "
            "record, `answers.log`, if both can be read; of two damaged files out of these three "
            "as much as can be read comes back, and it is said that something may be missing."
        ),
        (
            "tests/faults/test_damage.py::test_every_saved_answer_survives_damage_of_the_store",
            "tests/faults/test_damage.py::test_a_flipped_bit_in_both_says_that_something_may_be_missing",
            "tests/faults/test_random_damage.py::test_no_loss_is_silent_and_every_start_opens",
        ),
    ),
    (
        (
            "*Nothing is missing* is said after a recovery only if the numbers of the saves show "
            "it; else the program says how far the record reaches."
        ),
        (
            "tests/storage/test_whole_records.py::test_it_is_not_said_when_the_later_record_is_gone",
            "tests/storage/test_whole_records.py::test_it_is_not_said_when_an_older_record_lies_there",
            "tests/storage/test_whole_records.py::test_a_gap_in_the_record_is_noticed",
            "tests/storage/test_whole_records.py::test_whole_records_say_how_far_they_reach",
        ),
    ),
    (
        (
            "An older store in the place of the present one is noticed if the record or a backup "
            "is newer; what is newer is kept beside the backups and offered until you decide."
        ),
        (
            "tests/storage/test_newer_saves.py::test_an_older_store_in_its_place_is_noticed_and_the_newer_answers_come_back",
            "tests/storage/test_newer_saves.py::test_it_is_offered_until_it_is_decided_whatever_is_answered_meanwhile",
            "tests/journeys/test_start_notices.py::test_newer_answers_are_brought_back",
            "tests/journeys/test_start_notices.py::test_newer_answers_are_left_out_and_not_offered_again",
        ),
    ),
    (
        "What you deleted or restored yourself is not offered back.",
        (
            "tests/storage/test_newer_saves.py::test_a_restore_that_was_asked_for_is_never_offered_back",
            "tests/storage/test_newer_saves.py::test_a_deletion_that_was_asked_for_is_never_offered_back",
        ),
    ),
    (
        (
            "An import is there whole or not at all, also when it is killed; an answer that is "
            "saved meanwhile by another window or command is not lost, and is saved as soon as the "
            "import lets go of the store, which it holds for moments only (measured below)."
        ),
        (
            "tests/faults/test_killed_import.py",
            "tests/storage/test_staging.py",
            "tests/faults/test_two_processes.py::test_answers_get_through_while_another_process_imports",
        ),
    ),
    (
        (
            "With a passphrase, the store, its backups, the second record and drafts hold no text "
            "of yours in plain once setting it has ended."
        ),
        ("tests/storage/test_protection.py::test_nothing_that_anyone_can_read_is_left",),
    ),
    (
        (
            "A plain store among encrypted files is not opened before you decide, and what you "
            "decide against is kept."
        ),
        (
            "tests/storage/test_unprotected.py::test_it_does_not_open_and_nothing_is_changed",
            "tests/journeys/test_start_notices.py::test_a_plain_file_is_gone_on_with_when_the_person_says_so",
        ),
    ),
    (
        (
            "What is said at a start about keys, damage, what is missing and what is encrypted is "
            "true in every state of the files."
        ),
        ("tests/faults/test_true_sentences.py::test_every_sentence_of_a_start_is_true",),
    ),
    (
        (
            "A link, a pipe or a folder in the place of a file of the program is neither followed "
            "nor read, and it is named."
        ),
        ("tests/faults/test_planted.py",),
    ),
)


def promised():
    """Return the promises as a list in Markdown, each with its tests."""
    return "\n".join(_line(f"{text} ({', '.join(map(_shown, tests))})") for text, tests in PROMISES)


def _line(text):
    return textwrap.fill(text, WIDTH, initial_indent="- ", subsequent_indent="  ")


def _shown(test):
    file, _colons, name = test.partition("::")
    return f"`{name}`" if name else f"`{file}`"
