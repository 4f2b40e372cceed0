"""Tables for spreadsheets: scores and responses as CSV."""

import csv
import io
from collections.abc import Sequence
from typing import Final

from hop_desktop.domain.attempt import BestWorst
from hop_desktop.services.attempt_file import response_document
from hop_desktop.services.history import HistoryService

_RUNS_IN_A_SPREADSHEET: Final = ("=", "+", "-", "@", "\t", "\r", "\n", "'")


def scores_csv(history: HistoryService) -> bytes:
    """Return one line per finished attempt and competency."""
    rows: list[Sequence[object]] = [
        (
            *("attempt", "finished_at", "form", "profile", "competency", "score"),
            *("low", "high", "expected", "gap", "verdict", "readiness"),
        )
    ]
    for attempt, card in history.scored():
        head = (attempt.attempt_id, attempt.finished_at, attempt.form, attempt.profile_id)
        for competency in card.competencies:
            band = competency.band or (None, None)
            rows.append(
                (
                    *(
                        *head,
                        competency.competency_id,
                        competency.score,
                        *band,
                        competency.expected,
                        competency.gap,
                    ),
                    *(competency.verdict, card.readiness.value),
                )
            )
    return _csv(rows)


def responses_csv(history: HistoryService) -> bytes:
    """Return one line per response of every attempt."""
    rows: list[Sequence[object]] = [
        ("attempt", "item", "response", "best", "worst", "evidence", "seconds")
    ]
    for attempt in history.attempts():
        for item_id, response in attempt.responses.items():
            note = attempt.evidence.get(item_id)
            picks = (
                ("", response.best, response.worst)
                if isinstance(response, BestWorst)
                else (response_document(response), "", "")
            )
            text, spent_s = note.text if note else "", attempt.seconds.get(item_id)
            rows.append((attempt.attempt_id, item_id, *picks, text, spent_s))
    return _csv(rows)


def _csv(rows: Sequence[Sequence[object]]) -> bytes:
    text = io.StringIO()
    writer = csv.writer(text)
    for row in rows:
        writer.writerow([_cell(value) for value in row])
    return text.getvalue().encode("utf-8")


def _cell(value: object) -> str:
    """Return a cell that no spreadsheet runs: numbers as they are, other texts defused."""
    if value is None:
        return ""
    text = str(value)
    is_number = isinstance(value, int | float)
    return text if is_number or not text.startswith(_RUNS_IN_A_SPREADSHEET) else f"'{text}"
