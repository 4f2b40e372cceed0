"""Commands about a confidential round of somebody else: open it, take in answers, close it."""

import argparse

from hop_desktop.cli.console import (
    Commands,
    add_force,
    add_output,
    complain,
    open_store,
    place,
    print_json,
    utf8,
)
from hop_desktop.cli.forms import add_form_options, write_forms
from hop_desktop.domain.errors import InvalidFileError, UnknownIdError
from hop_desktop.domain.feedback.form import Group
from hop_desktop.domain.feedback.shown import OpenRound
from hop_desktop.services.feedback.reading import LARGEST_FILE
from hop_desktop.storage.files import read_bounded
from hop_desktop.whole_files import output_errors, write_output


def declare(commands: Commands) -> None:
    collect = commands.add("collect", _list, "a confidential round of somebody else")
    steps = Commands(collect, "what")
    text = "make the forms of a round from its file; again: say anew how many were invited"
    opening = steps.add("open", _open, text, changes=True)
    opening.add_argument("file", metavar="FILE")
    opening.add_argument("--name", type=utf8, required=True, help="yours, as raters read it")
    opening.add_argument(
        "--invited",
        action="append",
        type=_invited,
        metavar="GROUP=N",
        required=True,
        help="how many people, once for each group",
    )
    opening.add_argument("-o", "--output", type=place, metavar="FOLDER", required=True)
    add_form_options(opening)
    opening.set_defaults(lang="")  # that of the round file
    add_force(opening)
    text = "take in answers, each by itself, and say how many there are"
    adding = steps.add("add", _add, text, changes=True)
    adding.add_argument("files", metavar="FILE", nargs="+")
    text = "write the group result, and destroy answers and key; there is no second closing"
    closing = steps.add("close", _close, text, changes=True)
    closing.add_argument("round", metavar="ROUND", nargs="?", help="its id, if there are several")
    add_output(closing)
    steps.add("list", _list, "the rounds that are open here", as_json=True)


def _open(arguments: argparse.Namespace) -> None:
    collector = open_store(arguments).collector
    data = read_bounded(arguments.file, LARGEST_FILE)
    invited = dict(arguments.invited)
    opened = collector.open(data, arguments.file, arguments.name, invited)
    with output_errors(arguments.output):
        arguments.output.mkdir(parents=True, exist_ok=True)
    for form in collector.forms(opened.asking, arguments.lang):
        assert form.group is not None, "a round has groups"
        output = arguments.output / f"{form.group.value}.html"
        write_forms(form, output, arguments)
        print(output)


def _add(arguments: argparse.Namespace) -> None:
    collector = open_store(arguments).collector
    refused: list[InvalidFileError] = []
    for file in arguments.files:  # those of yesterday lie beside those of today
        try:
            _print_round(collector.add(read_bounded(file, LARGEST_FILE), file))
        except InvalidFileError as error:
            refused.append(error)
    if refused:
        complain(*(line for error in refused[:-1] for line in error.lines))
        raise refused[-1]


def _close(arguments: argparse.Namespace) -> None:
    collector = open_store(arguments).collector
    asking = arguments.round or _only(collector.rounds())
    write_output(arguments.output, collector.close(asking), over_read_only=arguments.force)
    collector.destroy(asking)
    print(f"{arguments.output}: the answers and their key are destroyed")


def _list(arguments: argparse.Namespace) -> None:
    rounds = open_store(arguments).collector.rounds()
    if getattr(arguments, "json", False):
        print_json([_round_document(each) for each in rounds])
        return
    for each in rounds:
        _print_round(each)


def _only(rounds: tuple[OpenRound, ...]) -> str:
    if len(rounds) != 1:
        raise UnknownIdError(f"{len(rounds)} rounds are open here: name the one (collect list)")
    return rounds[0].asking


def _print_round(told: OpenRound) -> None:
    counts = (f"{g.value} {told.given[g]} of {n}" for g, n in told.invited.items())
    state = told.problem or ("closed" if told.is_closed else ", ".join(counts))
    print(f"{told.asking}  {told.name}: {state}")


def _round_document(told: OpenRound) -> dict[str, object]:
    return {
        "asking": told.asking,
        "name": told.name,
        "collector": told.collector,
        "language": told.language,
        "closes_on": told.closes_on.isoformat() if told.closes_on else None,
        "invited": {group.value: n for group, n in told.invited.items()},
        "given": {group.value: n for group, n in told.given.items()},
        "closed": told.is_closed,
        "problem": told.problem,
    }


def _invited(text: str) -> tuple[Group, int]:
    group, _equals, number = text.partition("=")
    if group not in set(Group) or not (number.isascii() and number.isdecimal()):
        known = ", ".join(Group)
        raise argparse.ArgumentTypeError(f"{text} is not GROUP=N with a group of {known}")
    return Group(group), int(number[:9])
