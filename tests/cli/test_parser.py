import argparse

import pytest

from hop_desktop.cli import COMMANDS, make_parser


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
