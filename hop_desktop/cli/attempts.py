"""Commands about the stored attempts: add one, list them, compare two."""

import argparse

from hop_desktop.cli.console import (
    Commands,
    named_id,
    open_store,
    print_json,
    print_table,
    read_attempt,
)
from hop_desktop.cli.profile_lookup import ProfileLookup
from hop_desktop.content.instruments import load_catalogue
from hop_desktop.presentation.change import change_text, change_words
from hop_desktop.presentation.reservations import reservation_lines
from hop_desktop.services.documents import attempt_summary, comparison_document


def declare(commands: Commands) -> None:
    text = "check an attempt file and store it; prints its id"
    command = commands.add("add", _add, text, changes=True)
    command.add_argument("file", metavar="FILE")
    commands.add("list", _list, "the stored attempts", as_json=True)
    command = commands.add("compare", _compare, "what changed between two attempts", as_json=True)
    command.add_argument("earlier", type=named_id, metavar="ID")
    command.add_argument("later", type=named_id, metavar="ID")


def _add(arguments: argparse.Namespace) -> None:
    catalogue = load_catalogue()
    attempt = read_attempt(arguments.file, catalogue, ProfileLookup(catalogue, arguments))
    open_store(arguments).transfer.add_attempt(attempt)
    print(attempt.attempt_id)


def _list(arguments: argparse.Namespace) -> None:
    attempts = open_store(arguments).history.summaries()
    if arguments.json:
        print_json([attempt_summary(attempt) for attempt in attempts])
        return
    for attempt in attempts:
        state = "open" if attempt.finished_at is None else f"{attempt.finished_at:%Y-%m-%d %H:%M}"
        print(f"{attempt.attempt_id}  {attempt.form.value:<6} {attempt.profile_id:<16} {state}")


def _compare(arguments: argparse.Namespace) -> None:
    services = open_store(arguments)
    history = services.history
    comparison = history.compare(history.get(arguments.earlier), history.get(arguments.later))
    if arguments.json:
        print_json(comparison_document(comparison))
        return
    names = services.catalogue.instrument.competencies_by_id
    rows = [
        (
            names[competency_id].name,
            *(_number(v) for v in (c.earlier, c.later)),
            change_text(c, 2),
            change_words(c.change_class),
        )
        for competency_id, c in (*comparison.competencies.items(),)
    ]
    print_table([("Competency", "Before", "Now", "Change", "What can be said"), *rows])
    for line in reservation_lines(comparison):
        print(line)
    print("Versions of the questionnaire: {}, {}.".format(*comparison.versions))
    share = "{shared} of {total} items are shared."
    print(share.format(shared=comparison.items_shared, total=comparison.items_total))


def _number(value: float | None) -> str:
    return "–" if value is None else f"{value:.2f}"
