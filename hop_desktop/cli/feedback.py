"""Commands about other people's eyes: ask them, collect for somebody, take in what comes back."""

import argparse
from collections.abc import Mapping
from datetime import date
from getpass import getuser
from pathlib import Path
from typing import TYPE_CHECKING

from hop_desktop.cli.console import (
    Commands,
    add_output,
    open_store,
    print_json,
    print_table,
    utf8,
)
from hop_desktop.cli.forms import add_form_options, write_forms
from hop_desktop.domain.errors import OutputError
from hop_desktop.domain.feedback.answers import Expectation, NamedView
from hop_desktop.domain.feedback.form import Asking, Group
from hop_desktop.domain.feedback.groups import GroupResult
from hop_desktop.domain.instrument import Competency
from hop_desktop.services.feedback.reading import LARGEST_FILE
from hop_desktop.services.feedback.shown_documents import feedback_document, figure_text
from hop_desktop.storage.files import read_bounded
from hop_desktop.whole_files import write_output

if TYPE_CHECKING:
    from hop_desktop.services.feedback.service import FeedbackService

_KINDS = {
    "expectations": Asking.EXPECTATIONS,
    "view": Asking.VIEW,
    "round": Asking.CONFIDENTIAL,
}
_WHAT_CAME = {Expectation: "an expectation", NamedView: "a named view", GroupResult: "a result"}


def declare(commands: Commands) -> None:
    text = (
        "write the form that others answer; FILE.pdf, FILE.txt: as a sheet. Of a round: the file "
        "for its collector"
    )
    ask = commands.add("ask", _ask, text, changes=True)
    ask.add_argument("kind", choices=_KINDS, help="what is asked")
    text = "yours, as they are to read it; by default that of your account"
    ask.add_argument("--name", type=utf8, default=None, help=text)
    ask.add_argument("--closes", type=_day, metavar="DAY", help="until when, as 2026-12-20")
    ask.add_argument(
        "--group",
        action="append",
        choices=[group.value for group in Group],
        help="of a round, once for each; by default peers and reports",
    )
    add_form_options(ask)
    add_output(ask)
    _declare_feedback(commands)


def _declare_feedback(commands: Commands) -> None:
    feedback = commands.add("feedback", _show, "what others answered")
    steps = Commands(feedback, "what")
    adding = steps.add("add", _add, "take in what came back", changes=True)
    adding.add_argument("file", metavar="FILE")
    steps.add("show", _show, "all of it, with what can be said", as_json=True)


def _ask(arguments: argparse.Namespace) -> None:
    feedback = open_store(arguments).feedback
    asked = feedback.ask(
        _KINDS[arguments.kind],
        _account() if arguments.name is None else arguments.name,
        arguments.lang,
        groups=[Group(group) for group in arguments.group or ("peers", "reports")],
        closes_on=arguments.closes,
    )
    output: Path = arguments.output
    try:
        if asked.kind is Asking.CONFIDENTIAL:
            write_output(output, feedback.round_file(asked), over_read_only=arguments.force)
        else:
            write_forms(feedback.form(asked), output, arguments)
    except OutputError:
        feedback.withdraw(asked.asking)  # nobody will answer what was never written
        raise
    print(output)


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


def _account() -> str:
    """Return the name of the account; empty: the system knows none."""
    try:
        return getuser()
    except (OSError, KeyError, ImportError):  # what it raises differs by system and version
        return ""


def _number(value: float | None) -> str:
    return "–" if value is None else f"{value:.1f}"


def _day(text: str) -> date:
    try:
        return date.fromisoformat(text)
    except ValueError as error:
        raise argparse.ArgumentTypeError(f"{text} is no day, as 2026-12-20") from error
