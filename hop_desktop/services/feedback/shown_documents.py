"""What came back, as plain JSON values: `feedback show --json`."""

from collections.abc import Sequence

from hop_desktop.domain.feedback.answers import Asked
from hop_desktop.domain.feedback.expectations import ThreeWays
from hop_desktop.domain.feedback.groups import HIGHEST_TOLD, LOWEST_TOLD
from hop_desktop.domain.feedback.shown import (
    ExpectationShown,
    GroupCell,
    ResultShown,
    ViewShown,
)
from hop_desktop.services.documents import scorecard_document
from hop_desktop.services.feedback.documents import (
    asked_document,
    expectation_document,
    result_document,
    view_document,
)


def feedback_document(
    asked: Sequence[Asked],
    expectations: Sequence[ExpectationShown],
    views: Sequence[ViewShown],
    results: Sequence[ResultShown],
) -> dict[str, object]:
    """Return everything that was asked and came back, with what is told of it."""
    return {
        "asked": [asked_document(each) for each in asked],
        "expectations": [_expectation(shown) for shown in expectations],
        "named_views": [_view(shown) for shown in views],
        "group_results": [_result(shown) for shown in results],
    }


def _expectation(shown: ExpectationShown) -> dict[str, object]:
    return {
        **expectation_document(shown.answer),
        "received_at": shown.answer.received_at.isoformat(),
        "weights": dict(shown.theirs.weights),
        "kept_as": shown.theirs.profile_id if shown.is_kept else None,
        "shipped_profile": shown.shipped.profile_id if shown.shipped else None,
        "attempt": shown.attempt_id,
        "competencies": [_three_ways(row) for row in shown.rows],
        "talk_about_first": [row.competency_id for row in shown.talk_first],
        "scorecard": None if shown.mine is None else scorecard_document(shown.mine),
    }


def _three_ways(row: ThreeWays) -> dict[str, object]:
    return {
        "id": row.competency_id,
        "mine": row.mine,
        "theirs": row.theirs,
        "shipped": row.shipped,
        "weight": row.weight,
        "whole_level_apart": row.is_whole_level,
    }


def _view(shown: ViewShown) -> dict[str, object]:
    return {
        **view_document(shown.answer),
        "received_at": shown.answer.received_at.isoformat(),
        "attempt": shown.attempt_id,
        "competencies": [
            {
                "id": row.competency_id,
                "mine": row.mine,
                "theirs": row.theirs,
                "levels": row.levels,
                "not_seen": row.not_seen,
                "expected": row.expected,
                "difference": row.difference.value if row.difference else None,
            }
            for row in shown.rows
        ],
    }


def _result(shown: ResultShown) -> dict[str, object]:
    return {
        **result_document(shown.result),
        "received_at": shown.received_at.isoformat(),
        "attempt": shown.attempt_id,
        "competencies": [
            {
                "id": row.competency_id,
                "mine": row.mine,
                "groups": {group.value: _cell(cell) for group, cell in row.groups.items()},
            }
            for row in shown.rows
        ],
    }


def _cell(cell: GroupCell) -> dict[str, object]:
    return {
        "n": cell.figure.n,
        "mean": cell.figure.mean,
        "shown": figure_text(cell.figure.mean),
        "difference": cell.difference.value if cell.difference else None,
        "reliability": cell.reliability,
    }


def figure_text(mean: float) -> str:
    """Return a group's figure as scripts and terminals read it."""
    if mean <= LOWEST_TOLD:
        return f"{LOWEST_TOLD} or less"
    return f"{HIGHEST_TOLD} or more" if mean >= HIGHEST_TOLD else f"{mean:.1f}"
