"""The files of docs/feedback-files.md as JSON values."""

import json
from collections.abc import Mapping
from typing import Final

from hop_desktop.domain.feedback.answers import (
    Answer,
    Asked,
    Expectation,
    NamedView,
    NotSeen,
    Version,
)
from hop_desktop.domain.feedback.form import FORMAT_VERSION
from hop_desktop.domain.feedback.groups import GroupFigure, GroupResult

EXPECTATION: Final = "hop-expectation"
ANSWER: Final = "hop-answer"
SHEET: Final = "hop-sheet"
ROUND: Final = "hop-round"
RESULT: Final = "hop-group-result"
DRAFT: Final = "hop-draft"


def head(file_format: str) -> dict[str, object]:
    return {"format": file_format, "format_version": FORMAT_VERSION}


def as_json(document: Mapping[str, object]) -> bytes:
    return json.dumps(document, ensure_ascii=False, indent=1).encode("utf-8", "replace")


def version_document(version: Version) -> dict[str, object]:
    return {
        "instrument": version.instrument,
        "instrument_version": version.version,
        "fingerprint": version.fingerprint,
    }


def asked_document(asked: Asked) -> dict[str, object]:
    """Return what was asked as an export has it."""
    return {
        "asking": asked.asking,
        "kind": asked.kind.value,
        "name": asked.name,
        "language": asked.language,
        **version_document(asked.version),
        "groups": [group.value for group in asked.groups],
        "closes_on": asked.closes_on.isoformat() if asked.closes_on else None,
        "asked_at": asked.asked_at.isoformat(),
    }


def expectation_document(answer: Expectation) -> dict[str, object]:
    """Return what an answer holds besides its head."""
    return {
        "asking": answer.asking,
        **version_document(answer.version),
        "number": answer.number,
        "sender": answer.sender,
        "levels": dict(answer.levels),
        "importance": dict(answer.importance),
        "words": dict(answer.words),
    }


def view_document(answer: NamedView) -> dict[str, object]:
    """Return what an answer holds besides its head."""
    return {
        "asking": answer.asking,
        **version_document(answer.version),
        "number": answer.number,
        "sender": answer.sender,
        "relation": answer.relation.value,
        "answers": answers_document(answer.answers),
        "texts": dict(answer.texts),
    }


def answers_document(answers: Mapping[str, Answer]) -> dict[str, object]:
    return {key: a.value if isinstance(a, NotSeen) else a for key, a in answers.items()}


def round_document(asked: Asked, items: tuple[str, ...]) -> dict[str, object]:
    return {
        **head(ROUND),
        "asking": asked.asking,
        "name": asked.name,
        "language": asked.language,
        **version_document(asked.version),
        "items": list(items),
        "groups": [group.value for group in asked.groups],
        "closes_on": asked.closes_on.isoformat() if asked.closes_on else None,
    }


def result_document(result: GroupResult) -> dict[str, object]:
    """Return what the result of a round holds besides its head."""
    return {
        "asking": result.asking,
        "collector": result.collector,
        "closed_on": result.closed_on.isoformat(),
        **version_document(result.version),
        "groups": {
            group.value: {key: _figure(figure) for key, figure in figures.items()}
            for group, figures in result.groups.items()
        },
        "comments": {question: list(texts) for question, texts in result.comments.items()},
    }


def result_file(result: GroupResult, name: str) -> bytes:
    """Return the file that the collector sends to the person of that name."""
    return as_json({**head(RESULT), "name": name, **result_document(result)})


def _figure(figure: GroupFigure) -> dict[str, object]:
    return {"n": figure.n, "mean": figure.mean}
