"""The command line: everything that needs no window, without Qt."""

import argparse
import json
import sys
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Final

from hop_desktop import __version__
from hop_desktop.domain.attempt import Attempt
from hop_desktop.domain.catalogue import Catalogue
from hop_desktop.domain.errors import (
    AttemptStateError,
    HopError,
    InvalidFileError,
    OutputError,
    StorageError,
    UnknownIdError,
)
from hop_desktop.domain.instrument import Form
from hop_desktop.domain.scoring import score
from hop_desktop.i18n import _
from hop_desktop.paths import AppPaths
from hop_desktop.presentation.results import table_headers, table_rows
from hop_desktop.presentation.words import (
    change_words,
    honesty_lines,
    quality_words,
    readiness_sentence,
)
from hop_desktop.services.attempt_file import parse_attempt
from hop_desktop.services.documents import (
    attempt_summary,
    comparison_document,
    items_document,
    profile_document,
    scorecard_document,
)
from hop_desktop.storage.files import read_bounded, write_atomically
from hop_desktop.storage.instruments import load_catalogue

PROGRAM: Final = "hop-desktop"
LARGEST_ATTEMPT: Final = 5_000_000  # bytes
LARGEST_EXPORT: Final = 200_000_000
EXIT_STATUS: Final[tuple[tuple[type[HopError], int], ...]] = (
    (InvalidFileError, 3),
    (StorageError, 4),
    (OutputError, 5),
    (UnknownIdError, 2),
    (AttemptStateError, 3),
)
Command = Callable[[argparse.Namespace], None]


def make_parser() -> argparse.ArgumentParser:
    """Return the parser of the whole command line."""
    parser = argparse.ArgumentParser(
        prog=PROGRAM,
        description=_("Assess yourself against what is expected of a Head of Product."),
        epilog=_(
            "Without a command the window opens. Exit status: 0 done, 2 wrong usage, 3 a file was "
            "refused, 4 the store could not be read or written, 5 the output could not be "
            "written, 1 a bug."
        ),
    )
    parser.add_argument("--version", action="version", version=f"{PROGRAM} {__version__}")
    parser.add_argument("--data-dir", type=Path, metavar="DIR", help=_("keep everything in DIR"))
    commands = parser.add_subparsers(dest="command", metavar="COMMAND")

    def command(
        name: str, act: Command, text: str, *, as_json: bool = False
    ) -> argparse.ArgumentParser:
        made = commands.add_parser(name, help=text, description=text)
        made.set_defaults(act=act)
        made.add_argument(
            "--data-dir",
            type=Path,
            metavar="DIR",
            default=argparse.SUPPRESS,
            help=argparse.SUPPRESS,
        )
        if as_json:
            made.add_argument("--json", action="store_true", help=_("as JSON"))
        return made

    items = command("items", _items, _("the items of the instrument"), as_json=True)
    items.add_argument("--form", choices=[form.value for form in Form])
    items.add_argument("--keys", action="store_true", help=_("with the values of options"))
    command("profiles", _profiles, _("every profile"), as_json=True)
    one = command("score", _score, _("score an attempt file; stores nothing"), as_json=True)
    one.add_argument("file", metavar="FILE", help=_("an attempt file; - is standard input"))
    one.add_argument("--profile", metavar="ID")
    one = command("add", _add, _("check an attempt file and store it; prints its id"))
    one.add_argument("file", metavar="FILE")
    command("list", _list, _("the stored attempts"), as_json=True)
    one = command("compare", _compare, _("what changed between two attempts"), as_json=True)
    one.add_argument("earlier", metavar="ID")
    one.add_argument("later", metavar="ID")
    one = command("report", _report, _("the report as PDF, HTML or Markdown"))
    one.add_argument("--attempt", metavar="ID", default="latest")
    one.add_argument("--compare", metavar="ID")
    one.add_argument("-o", "--output", type=Path, metavar="FILE", required=True)
    one = command("chart", _chart, _("one chart as SVG, PNG or PDF"))
    one.add_argument("kind", choices=["radar", "gaps", "trend"])
    one.add_argument("--attempt", metavar="ID", default="latest")
    one.add_argument("-o", "--output", type=Path, metavar="FILE", required=True)
    one = command(
        "export",
        _export,
        _("everything as one JSON file; FILE.csv: scores, and responses in FILE-responses.csv"),
    )
    one.add_argument("-o", "--output", type=Path, metavar="FILE", required=True)
    one = command("import", _import, _("take in what an export holds"))
    one.add_argument("file", metavar="FILE")
    one = command("backup", _backup, _("a consistent copy of the database"))
    one.add_argument("-o", "--output", type=Path, metavar="FILE", required=True)
    one = command("restore", _restore, _("put a backup in the database's place"))
    one.add_argument("file", metavar="FILE")
    command("check", _check, _("integrity of the database and its files"))
    return parser


def run(arguments: argparse.Namespace) -> int:
    """Do one command and return the exit status."""
    try:
        arguments.act(arguments)
        sys.stdout.flush()
    except HopError as error:
        return _refuse(error)
    return 0


def _refuse(error: HopError) -> int:
    lines = [str(error)]
    if isinstance(error, InvalidFileError):
        lines = [f"{error.source}: {problem}" for problem in error.problems]
    for line in lines:
        one_line = " ".join(line.split()).encode("utf-8", "replace").decode()
        print(f"{PROGRAM}: {one_line}", file=sys.stderr)
    return next(status for kind, status in EXIT_STATUS if isinstance(error, kind))


def _print_json(content: object) -> None:
    print(json.dumps(content, ensure_ascii=False, indent=1))


def _read_attempt(name: str, catalogue: Catalogue) -> Attempt:
    data = read_bounded(name, LARGEST_ATTEMPT)
    return parse_attempt(data, name, catalogue, [one.profile_id for one in catalogue.profiles])


def _items(arguments: argparse.Namespace) -> None:
    instrument = load_catalogue().instrument
    items = tuple(item for item in instrument.items if item.forms)
    if arguments.form:
        items = instrument.items_of(Form(arguments.form))
    if arguments.json:
        _print_json(items_document(instrument, items, with_keys=arguments.keys))
        return
    for item in items:
        forms = ", ".join(form.value for form in Form if form in item.forms)
        print(f"{item.item_id} ({item.competency_id}, {item.kind}, {forms})")
        print(f"  {item.cue} {item.stem}".replace("   ", "  "))
        for option in item.options:
            key = f" [{option.value}]" if arguments.keys and option.value is not None else ""
            print(f"    {option.option_id}  {option.text}{key}")


def _profiles(arguments: argparse.Namespace) -> None:
    profiles = load_catalogue().profiles
    if arguments.json:
        _print_json([profile_document(one) for one in profiles])
        return
    for profile in profiles:
        print(f"{profile.profile_id}: {profile.name}")
        for competency_id, level in profile.levels.items():
            print(f"  {competency_id:<24}{level:>4}  ({profile.weights[competency_id]} %)")


def _score(arguments: argparse.Namespace) -> None:
    catalogue = load_catalogue()
    attempt = _read_attempt(arguments.file, catalogue)
    profile = catalogue.profile(arguments.profile or attempt.profile_id)
    card = score(catalogue.instrument, attempt, profile, catalogue.constants)
    if arguments.json:
        _print_json(scorecard_document(card))
        return
    _print_table([table_headers(), *table_rows(catalogue.instrument, card)])
    print("\n" + readiness_sentence(card.readiness))
    for flag in card.quality.flags:
        print(quality_words(flag))
    print("\n" + "\n".join(honesty_lines()))


def _print_table(rows: Sequence[Sequence[str]]) -> None:
    widths = [max(len(row[x]) for row in rows) for x in range(len(rows[0]))]
    for row in rows:
        print(
            "  ".join(cell.ljust(width) for cell, width in zip(row, widths, strict=True)).rstrip()
        )


def _open(arguments: argparse.Namespace):  # type: ignore[no-untyped-def]  # noqa: ANN202 - Services, whose import is slow
    from hop_desktop.bootstrap import open_services

    return open_services(AppPaths.at(arguments.data_dir), load_catalogue())


def _add(arguments: argparse.Namespace) -> None:
    attempt = _read_attempt(arguments.file, load_catalogue())
    _open(arguments).transfer.add_attempt(attempt)
    print(attempt.attempt_id)


def _list(arguments: argparse.Namespace) -> None:
    attempts = _open(arguments).history.attempts()
    if arguments.json:
        _print_json([attempt_summary(one) for one in attempts])
        return
    for one in attempts:
        state = _("open") if one.finished_at is None else f"{one.finished_at:%Y-%m-%d %H:%M}"
        print(f"{one.attempt_id}  {one.form.value:<6} {one.profile_id:<16} {state}")


def _compare(arguments: argparse.Namespace) -> None:
    services = _open(arguments)
    history = services.history
    comparison = history.compare(history.get(arguments.earlier), history.get(arguments.later))
    if arguments.json:
        _print_json(comparison_document(comparison))
        return
    names = services.catalogue.instrument.competencies_by_id
    rows = [
        (
            names[one].name,
            *(_number(v) for v in (c.earlier, c.later, c.change)),
            change_words(c.change_class),
        )
        for one, c in (*comparison.competencies.items(),)
    ]
    _print_table(
        [(_("Competency"), _("Before"), _("Now"), _("Change"), _("What can be said")), *rows]
    )
    share = _("{shared} of {total} items are shared and compared.")
    print(share.format(shared=comparison.items_shared, total=comparison.items_total))


def _number(value: float | None) -> str:
    return "–" if value is None else f"{value:.2f}"


def _report(arguments: argparse.Namespace) -> None:
    services = _open(arguments)
    saved = services.reports.save(
        arguments.attempt, arguments.output, compare_with=arguments.compare
    )
    for note in saved.notes:
        print(note, file=sys.stderr)
    print(saved.path)


def _chart(arguments: argparse.Namespace) -> None:
    services = _open(arguments)
    content = services.reports.chart(
        arguments.kind, arguments.attempt, arguments.output.suffix.lower().lstrip(".")
    )
    write_atomically(arguments.output, content)
    print(arguments.output)


def _export(arguments: argparse.Namespace) -> None:
    transfer = _open(arguments).transfer
    output: Path = arguments.output
    if output.suffix.lower() == ".csv":
        write_atomically(output, transfer.scores_csv())
        write_atomically(output.with_stem(output.stem + "-responses"), transfer.responses_csv())
    else:
        write_atomically(output, transfer.export())
    print(output)


def _import(arguments: argparse.Namespace) -> None:
    data = read_bounded(arguments.file, LARGEST_EXPORT)
    services = _open(arguments)
    services.database.backups.make()
    added = services.transfer.import_all(data, arguments.file)
    print(_("{n} attempts added").format(n=added))


def _backup(arguments: argparse.Namespace) -> None:
    _open(arguments).database.backups.copy_to(arguments.output)
    print(arguments.output)


def _restore(arguments: argparse.Namespace) -> None:
    from hop_desktop.storage.backup import Backups
    from hop_desktop.storage.clock import SystemClock
    from hop_desktop.storage.connection import create_private
    from hop_desktop.storage.files import require_regular_file
    from hop_desktop.storage.schema import CURRENT

    require_regular_file(arguments.file)
    paths = AppPaths.at(arguments.data_dir)
    create_private(paths.database)
    kept = Backups(paths.database, paths.backups, SystemClock(), CURRENT).restore(
        Path(arguments.file)
    )
    print(_("restored") + (f"; {_('what was there is kept in')} {kept}" if kept else ""))


def _check(arguments: argparse.Namespace) -> None:
    from hop_desktop.domain.errors import DamagedStoreError
    from hop_desktop.storage.check import check_store

    paths = AppPaths.at(arguments.data_dir)
    findings = check_store(paths.database, paths.backups)
    for finding in findings:
        print(finding)
    if findings:
        raise DamagedStoreError(
            _("{n} findings in {place}").format(n=len(findings), place=paths.data)
        )
    print(_("Everything in {place} is whole.").format(place=paths.data))
