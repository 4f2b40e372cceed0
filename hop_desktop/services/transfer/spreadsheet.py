"""Tables for spreadsheets: scores and responses, as a workbook or as CSV."""

import csv
import io
import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Final, TypeAlias

from hop_desktop.domain.attempt import BestWorst
from hop_desktop.domain.errors import OutputError
from hop_desktop.i18n import _
from hop_desktop.services.attempt_file import response_document
from hop_desktop.services.history import HistoryService

Cell: TypeAlias = str | float | datetime | None  # int is a float here; None: the cell stays empty
# Where a spreadsheet may see a cell begin: with another country's separator, inside one of ours.
_RUNS_IN_A_SPREADSHEET: Final = re.compile(r"(^|[;\t\r\n])(?=[ \"]*[=+\-@])")
_NEEDS_A_QUOTE: Final = ("\t", "\r", "\n", "'")
_MOMENT: Final = "yyyy-mm-dd hh:mm:ss"
_LONGEST_CELL: Final = 32_767  # UTF-16 units that a cell of a workbook holds
_WIDTH: Final = 18  # of a column, in characters
_MADE: Final = datetime(2000, 1, 1)  # noqa: DTZ001 - the same answers give the same bytes
SCORES: Final = "scores"
RESPONSES: Final = "responses"


@dataclass(frozen=True, slots=True)
class Table:
    """Rows under their names, each as long as there are names."""

    name: str
    columns: tuple[str, ...]
    rows: tuple[tuple[Cell, ...], ...]


def scores(history: HistoryService) -> Table:
    """Return one row per finished attempt and competency."""
    columns = (
        *("attempt", "finished_at", "form", "profile", "competency", "score"),
        *("low", "high", "expected", "gap", "verdict", "readiness"),
    )
    return Table(SCORES, columns, tuple(_scores(history)))


def responses(history: HistoryService) -> Table:
    """Return one row per response of every attempt."""
    columns = ("attempt", "item", "response", "best", "worst", "evidence", "seconds")
    return Table(RESPONSES, columns, tuple(_responses(history)))


def as_csv(table: Table) -> bytes:
    """Return a table with commas, decimal points and a BOM, which tells spreadsheets of UTF-8."""
    text = io.StringIO()
    writer = csv.writer(text)
    writer.writerow(table.columns)
    writer.writerows([_csv_cell(value) for value in row] for row in table.rows)
    return text.getvalue().encode("utf-8-sig")


def as_workbook(tables: Sequence[Table]) -> bytes:
    """Return an .xlsx file with a sheet per table: numbers, moments and texts, never a formula.

    A moment stands as the clock showed it where the attempt was finished: a sheet has no zones.

    Raises:
        OutputError: There is more than a sheet can hold.
    """
    from xlsxwriter import Workbook

    written = io.BytesIO()
    with Workbook(written, {"in_memory": True}) as book:
        book.set_properties({"created": _MADE})
        bold = book.add_format({"bold": True})
        moment = book.add_format({"num_format": _MOMENT})
        for table in tables:
            sheet = book.add_worksheet(table.name)
            writers = {
                str: sheet.write_string,  # a text stays one, whatever it looks like
                datetime: lambda *cell: sheet.write_datetime(*cell, moment),  # noqa: B023
                float: sheet.write_number,
                int: sheet.write_number,
            }
            sheet.freeze_panes(1, 0)
            sheet.set_column(0, len(table.columns) - 1, _WIDTH)
            for place, name in enumerate(table.columns):
                sheet.write_string(0, place, name, bold)
            _fill(writers, table.rows)
    return written.getvalue()


def _fill(writers: "dict[type, Callable[..., int]]", rows: Iterable[Sequence[Cell]]) -> None:
    for number, row in enumerate(rows, 1):
        for place, value in enumerate(row):
            if value is None or value == "":
                continue
            plain = value.replace(tzinfo=None) if isinstance(value, datetime) else value
            if writers[type(plain)](number, place, _fitting(plain)):
                raise OutputError(_("This is more than a spreadsheet can hold."))


def _fitting(value: str | float | datetime) -> str | float | datetime:
    """Return a value as a cell holds it: a longer text ends with "…"; the JSON file has all."""
    if not isinstance(value, str) or len(units := value.encode("utf-16-le")) <= 2 * _LONGEST_CELL:
        return value
    return units[: 2 * (_LONGEST_CELL - 1)].decode("utf-16-le", "ignore") + "…"


def _scores(history: HistoryService) -> Iterator[tuple[Cell, ...]]:
    for attempt, card in history.scored():
        head = (attempt.attempt_id, attempt.finished_at, attempt.form.value, attempt.profile_id)
        for competency in card.competencies:
            band = competency.band or (None, None)
            numbers = (competency.score, *band, competency.expected, competency.gap)
            verdicts = (competency.verdict.value, card.readiness.value)
            yield (*head, competency.competency_id, *numbers, *verdicts)


def _responses(history: HistoryService) -> Iterator[tuple[Cell, ...]]:
    for attempt in history.attempts():
        for item_id, response in attempt.responses.items():
            note = attempt.evidence.get(item_id)
            picks: tuple[Cell, ...] = ("", "", "")
            if isinstance(response, BestWorst):
                picks = ("", response.best, response.worst)
            elif isinstance(plain := response_document(response), str | int):
                picks = (plain, "", "")
            text, spent_s = note.text if note else "", attempt.seconds.get(item_id)
            yield (attempt.attempt_id, item_id, *picks, text, spent_s)


def _csv_cell(value: Cell) -> str:
    """Return a cell that no spreadsheet runs: numbers as they are, other texts defused."""
    if value is None:
        return ""
    if not isinstance(value, str):
        return str(value)
    defused = _RUNS_IN_A_SPREADSHEET.sub(r"\1'", value)
    return f"'{defused}" if value.startswith(_NEEDS_A_QUOTE) else defused
