import argparse

import pytest

from hop_desktop.cli import COMMANDS, make_parser
from hop_desktop.domain.instrument import Form
from hop_desktop.presentation.computation import method_lines
from hop_desktop.presentation.words import band_words, cut_off_words


def commands_of(parser):
    (action,) = (one for one in parser._actions if isinstance(one, argparse._SubParsersAction))
    return set(action.choices)


@pytest.mark.parametrize(("file", "names"), COMMANDS.items())
def test_each_file_declares_the_commands_it_is_said_to_know(file, names):
    assert commands_of(make_parser([names[0]])) == set(names)


@pytest.mark.parametrize("words", [[], ["--help"], ["scroe"]])
def test_without_a_known_command_all_are_offered(words):
    assert len(commands_of(make_parser(words))) == sum(map(len, COMMANDS.values()))


def test_a_folder_may_be_called_like_a_command():
    arguments = make_parser(["--data-dir", "score", "list"]).parse_args(
        ["--data-dir", "score", "list"]
    )

    assert arguments.command == "list"


def test_help_names_the_version_of_scoring_and_where_its_rules_stand(hop, catalogue):
    status, out, _err = hop("--help")

    version = f"scoring version {catalogue.constants.scoring_version}"
    assert status == 0
    assert version in " ".join(out.split())
    assert "“score --help” tells how they are made" in " ".join(out.split())


def test_the_help_of_score_tells_its_rules_with_the_numbers_in_use(hop, catalogue):
    status, out, _err = hop("score", "--help")

    constants, told = catalogue.constants, " ".join(out.split())
    assert status == 0
    assert f"Scoring version {constants.scoring_version}:" in told
    for line in (
        *method_lines(catalogue.instrument, Form.FULL, constants),
        cut_off_words(constants),
        band_words(constants),
    ):
        assert line in told
