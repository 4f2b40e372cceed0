"""Commands that leave something to look at: the report and single charts."""

import argparse
import sys

from hop_desktop.cli.console import Commands, add_output, open_store
from hop_desktop.i18n import _
from hop_desktop.storage.files import write_atomically


def declare(commands: Commands) -> None:
    one = commands.add("report", _report, _("the report as PDF, HTML or Markdown"))
    one.add_argument("--attempt", metavar="ID", default="latest")
    one.add_argument("--compare", metavar="ID")
    add_output(one)
    one = commands.add("chart", _chart, _("one chart as SVG, PNG or PDF"))
    one.add_argument("kind", choices=["radar", "gaps", "trend"])
    one.add_argument("--attempt", metavar="ID", default="latest")
    add_output(one)


def _report(arguments: argparse.Namespace) -> None:
    services = open_store(arguments)
    saved = services.reports.save(
        arguments.attempt, arguments.output, compare_with=arguments.compare
    )
    for note in saved.notes:
        print(note, file=sys.stderr)
    print(saved.path)


def _chart(arguments: argparse.Namespace) -> None:
    services = open_store(arguments)
    content = services.reports.chart(
        arguments.kind, arguments.attempt, arguments.output.suffix.lower().lstrip(".")
    )
    write_atomically(arguments.output, content)
    print(arguments.output)
