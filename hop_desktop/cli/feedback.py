"""Commands about other people's eyes: ask them, collect for somebody, take in what comes back."""

import argparse
from collections.abc import Mapping
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from hop_desktop.cli.console import (
    Commands,
    add_force,
    add_language,
    add_output,
    open_store,
    place,
    print_json,
    print_table,
    utf8,
)
from hop_desktop.domain.errors import OutputError, UnknownIdError
from hop_desktop.domain.feedback.answers import Expectation, NamedView
from hop_desktop.domain.feedback.form import Asking, FormData, Group
from hop_desktop.domain.feedback.groups import GroupResult
from hop_desktop.domain.instrument import Competency
from hop_desktop.services.feedback.reading import LARGEST_FILE
from hop_desktop.services.feedback.shown_documents import feedback_document, figure_text
from hop_desktop.storage.files import read_bounded
from hop_desktop.whole_files import write_output

if TYPE_CHECKING:
    from hop_desktop.domain.feedback.shown import OpenRound
    from hop_desktop.services.feedback.service import FeedbackService

_KINDS = {
    "expectations": Asking.EXPECTATIONS,
    "view": Asking.VIEW,
    "round": Asking.CONFIDENTIAL,
}
_WHAT_CAME = {Expectation: "an expectation", NamedView: "a named view", GroupResult: "a result"}
_SHEETS = (".pdf", ".txt")


def declare(commands: Commands) -> None:
    text = (
        "write the form that others answer; FILE.pdf, FILE.txt: as a sheet. Of a round: the file "
        "for its collector"
    )
    ask = commands.add("ask", _ask, text, changes=True)
    ask.add_argument("kind", choices=_KINDS, help="what is asked")
    ask.add_argument("--name", type=utf8, required=True, help="yours, as they are to read it")
    ask.add_argument("--closes", type=_day, metavar="DAY", help="until when, as 2026-12-20")
    ask.add_argument(
        "--group",
        action="append",
        choices=[group.value for group in Group],
        help="of a round, once for each; by default peers and reports",
    )
    _add_form_options(ask)
    add_output(ask)
    _declare_collect(commands)
    _declare_feedback(commands)


def _declare_collect(commands: Commands) -> None:
    collect = commands.add("collect", _collect_list, "a confidential round of somebody else")
    steps = Commands(collect, "what")
    text = "make the forms of a round from its file; again: say anew how many were invited"
    opening = steps.add("open", _collect_open, text, changes=True)
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
    _add_form_options(opening)
    add_force(opening)
    text = "take in answers, and say how many there are"
    adding = steps.add("add", _collect_add, text, changes=True)
    adding.add_argument("files", metavar="FILE", nargs="+")
    text = "write the group result, and destroy answers and key; there is no second closing"
    closing = steps.add("close", _collect_close, text, changes=True)
    closing.add_argument("round", metavar="ROUND", nargs="?", help="its id, if there are several")
    add_output(closing)
    steps.add("list", _collect_list, "the rounds that are open here", as_json=True)


def _declare_feedback(commands: Commands) -> None:
    feedback = commands.add("feedback", _show, "what others answered")
    steps = Commands(feedback, "what")
    adding = steps.add("add", _add, "take in what came back", changes=True)
    adding.add_argument("file", metavar="FILE")
    steps.add("show", _show, "all of it, with what can be said", as_json=True)


def _add_form_options(command: argparse.ArgumentParser) -> None:
    add_language(command)
    command.add_argument(
        "--sheets", action="store_true", help="also a printable and a plain-text sheet beside it"
    )


def _ask(arguments: argparse.Namespace) -> None:
    feedback = open_store(arguments).feedback
    asked = feedback.ask(
        _KINDS[arguments.kind],
        arguments.name,
        arguments.lang,
        groups=[Group(group) for group in arguments.group or ("peers", "reports")],
        closes_on=arguments.closes,
    )
    output: Path = arguments.output
    try:
        if asked.kind is Asking.CONFIDENTIAL:
            write_output(output, feedback.round_file(asked), over_read_only=arguments.force)
        else:
            _write_forms(feedback.form(asked), output, arguments)
    except OutputError:
        feedback.withdraw(asked.asking)  # nobody will answer what was never written
        raise
    print(output)


def _collect_open(arguments: argparse.Namespace) -> None:
    collector = open_store(arguments).collector
    data = read_bounded(arguments.file, LARGEST_FILE)
    invited = dict(arguments.invited)
    opened = collector.open(data, arguments.file, arguments.name, invited)
    for form in collector.forms(opened.asking, arguments.lang):
        assert form.group is not None, "a round has groups"
        output = arguments.output / f"{form.group.value}.html"
        _write_forms(form, output, arguments)
        print(output)


def _collect_add(arguments: argparse.Namespace) -> None:
    collector = open_store(arguments).collector
    for file in arguments.files:
        _print_round(collector.add(read_bounded(file, LARGEST_FILE), file))


def _collect_close(arguments: argparse.Namespace) -> None:
    collector = open_store(arguments).collector
    asking = arguments.round or _only(collector.rounds())
    write_output(arguments.output, collector.close(asking), over_read_only=arguments.force)
    collector.destroy(asking)
    print(f"{arguments.output}: the answers and their key are destroyed")


def _collect_list(arguments: argparse.Namespace) -> None:
    rounds = open_store(arguments).collector.rounds()
    if getattr(arguments, "json", False):
        print_json([_round_document(each) for each in rounds])
        return
    for each in rounds:
        _print_round(each)


def _add(arguments: argparse.Namespace) -> None:
    data = read_bounded(arguments.file, LARGEST_FILE)
    received = open_store(arguments).feedback.add(data, arguments.file)
    print(f"{_WHAT_CAME[type(received)]} is stored")


def _show(arguments: argparse.Namespace) -> None:
    services = open_store(arguments)
    feedback = services.feedback
    if getattr(arguments, "json", False):
        print_json(
            feedback_document(
                feedback.asked(), feedback.expectations(), feedback.views(), feedback.results()
            )
        )
        return
    _print_feedback(feedback, services.catalogue.instrument.competencies_by_id)


def _print_feedback(feedback: "FeedbackService", competencies: Mapping[str, Competency]) -> None:
    def name(competency_id: str) -> str:
        known = competencies.get(competency_id)
        return known.name if known else competency_id

    for expected in feedback.expectations():
        print(f"{expected.answer.sender} expects")
        rows = [
            (
                name(row.competency_id),
                _number(row.mine),
                f"{row.theirs:.1f}",
            )
            for row in expected.rows
        ]
        print_table([("Competency", "You", "Expected"), *rows])
    for seen in feedback.views():
        print(f"{seen.answer.sender} sees")
        views = [
            (
                name(row.competency_id),
                _number(row.mine),
                _number(row.theirs),
                row.difference.value if row.difference else "–",
            )
            for row in seen.rows
        ]
        print_table([("Competency", "You", "They", "What can be said"), *views])
    for told in feedback.results():
        print(f"round closed by {told.result.collector} on {told.result.closed_on}")
        figures = [
            (
                name(row.competency_id),
                group.value,
                _number(row.mine),
                figure_text(cell.figure.mean),
                str(cell.figure.n),
                f"{cell.reliability:.2f}",
                cell.difference.value if cell.difference else "–",
            )
            for row in told.rows
            for group, cell in row.groups.items()
        ]
        head = ("Competency", "Group", "You", "They", "n", "Reliability", "What can be said")
        print_table([head, *figures])


def _write_forms(form: FormData, output: Path, arguments: argparse.Namespace) -> None:
    """Write a form or a sheet, as its ending says, and the sheets beside it if they are wanted."""
    beside = [output.with_suffix(ending) for ending in _SHEETS if arguments.sheets]
    for path in dict.fromkeys((output, *beside)):
        write_output(path, _built(form, path), over_read_only=arguments.force)


def _built(form: FormData, path: Path) -> bytes:
    from hop_desktop.report.feedback.files import form_file

    return form_file(form, path.suffix.lower())


def _only(rounds: "tuple[OpenRound, ...]") -> str:
    if len(rounds) != 1:
        raise UnknownIdError(f"{len(rounds)} rounds are open here: name the one (collect list)")
    return rounds[0].asking


def _print_round(told: "OpenRound") -> None:
    counts = (f"{g.value} {told.given[g]} of {n}" for g, n in told.invited.items())
    state = told.problem or ("closed" if told.is_closed else ", ".join(counts))
    print(f"{told.asking}  {told.name}: {state}")


def _round_document(told: "OpenRound") -> dict[str, object]:
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


def _number(value: float | None) -> str:
    return "–" if value is None else f"{value:.1f}"


def _day(text: str) -> date:
    try:
        return date.fromisoformat(text)
    except ValueError as error:
        raise argparse.ArgumentTypeError(f"{text} is no day, as 2026-12-20") from error


def _invited(text: str) -> tuple[Group, int]:
    group, _equals, number = text.partition("=")
    if group not in set(Group) or not (number.isascii() and number.isdecimal()):
        known = ", ".join(Group)
        raise argparse.ArgumentTypeError(f"{text} is not GROUP=N with a group of {known}")
    return Group(group), int(number[:9])
