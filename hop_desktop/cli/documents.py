"""Commands that leave something to look at: the report and single charts."""

import argparse
from contextlib import closing
from typing import Final

from hop_desktop.cli.console import (
    Commands,
    add_language,
    add_output,
    complain,
    named_id,
    open_store,
    utf8,
)
from hop_desktop.paths import AppPaths
from hop_desktop.render_worker import RenderProcess
from hop_desktop.report.choice import Audience
from hop_desktop.report.paper import Paper, paper_of_country
from hop_desktop.whole_files import write_output

PAPERS: Final = {"a4": Paper.A4, "letter": Paper.LETTER}


def declare(commands: Commands) -> None:
    command = commands.add("report", _report, "the report as PDF, HTML or Markdown", changes=True)
    command.add_argument("--attempt", type=named_id, metavar="ID", default="latest")
    command.add_argument("--compare", type=named_id, metavar="ID")
    command.add_argument(
        "--audience",
        choices=[audience.value for audience in Audience],
        default=Audience.ME.value,
        help="whom it is for: me has all that matters, manager and coach are selections",
    )
    command.add_argument("--name", type=utf8, default="", help="your name, for the first page")
    command.add_argument("--summary", action="store_true", help="one page that stands alone")
    add_language(command)
    command.add_argument("--paper", choices=sorted(PAPERS), help="by default that of your country")
    add_output(command)
    command = commands.add("chart", _chart, "one chart as SVG, PNG or PDF", changes=True)
    command.add_argument("kind", choices=["radar", "gaps", "trend"])
    command.add_argument("--attempt", type=named_id, metavar="ID", default="latest")
    add_output(command)


def _report(arguments: argparse.Namespace) -> None:
    # Matplotlib and Typst are loaded there while the store is opened here.
    render_worker = RenderProcess(AppPaths.at(arguments.data_dir).font_list)
    with closing(render_worker):
        render_worker.start()
        saved = open_store(arguments, render_worker).reports.save(
            arguments.attempt,
            arguments.output,
            compare_with=arguments.compare,
            audience=Audience(arguments.audience),
            paper=PAPERS[arguments.paper] if arguments.paper else paper_of_country(),
            name=arguments.name,
            spoken=arguments.lang,
            is_one_page=arguments.summary,
            over_read_only=arguments.force,
        )
    complain(*saved.notes)
    print(saved.path)


def _chart(arguments: argparse.Namespace) -> None:
    services = open_store(arguments)
    content = services.reports.chart(
        arguments.kind, arguments.attempt, arguments.output.suffix.lower().lstrip(".")
    )
    write_output(arguments.output, content, over_read_only=arguments.force)
    print(arguments.output)
