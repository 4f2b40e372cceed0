"""The plain-text sheet of docs/feedback-files.md, as it comes back by mail."""

import hashlib
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Final

from hop_desktop.domain.clean_text import clean_text, comparable, problem_line
from hop_desktop.domain.errors import InvalidFileError
from hop_desktop.domain.feedback.answers import IMPORTANCE, NOT_SEEN
from hop_desktop.domain.feedback.form import Asking, FormData, Group, QuestionKind, Relation
from hop_desktop.domain.instrument import LEVELS
from hop_desktop.i18n import _
from hop_desktop.services.feedback.documents import ANSWER, EXPECTATION, SHEET, head

_BEGIN: Final = re.compile(
    r"hop-desktop answers: (expectations|view|confidential) ([0-9a-f]{16})"
    r"(?: (manager|peers|reports))?"
)
_END: Final = "hop-desktop end"
_LINE: Final = re.compile(r"([0-9]{1,3}|[A-Z][0-9]{0,3})\s?:(.*)")
_QUOTES: Final = "> \t\N{NO-BREAK SPACE}"
SENDER: Final = "N"
RELATION: Final = "R"


@dataclass(frozen=True, slots=True)
class PlainSheet:
    """What stands between the first and the last line."""

    kind: Asking
    asking: str
    group: Group | None
    lines: tuple[tuple[int, str], ...]  # number in the file, without quotes


def plain_sheet(data: bytes, source: str) -> PlainSheet:
    """Return the sheet that a text holds.

    Raises:
        InvalidFileError: It is not UTF-8, or holds no sheet.
    """
    try:
        text = clean_text(data.decode("utf-8-sig"))
    except UnicodeDecodeError as error:
        raise _refusal(source, error.start, _("is not UTF-8"), _("byte {n}")) from error
    lines = [line.strip(_QUOTES) for line in text.split("\n")]
    begins = ((n, found) for n, line in enumerate(lines) if (found := _BEGIN.fullmatch(line)))
    first, known = next(begins, (0, None))
    if known is None:
        raise InvalidFileError(source, [_("the file: holds no answers that this program reads")])
    last = next((n for n in range(first, len(lines)) if lines[n] == _END), None)
    if last is None:
        raise _refusal(source, len(lines), _("the line “{end}” is missing").format(end=_END))
    kind, asking, group = known.groups()
    inside = enumerate(lines[first + 1 : last], first + 2)
    return PlainSheet(Asking(kind), asking, Group(group) if group else None, tuple(inside))


def sheet_document(sheet: PlainSheet, source: str, form: FormData) -> dict[str, object]:
    """Return a sheet as the JSON document of the same answers, for the same strict reader.

    Raises:
        InvalidFileError: A line is no answer to the form, or a key is given twice.
    """
    values = {key: (n, text) for n, key, text in _values(sheet, source, _keys(form))}
    answers: dict[QuestionKind, dict[str, object]] = {kind: {} for kind in QuestionKind}
    for question in form.questions:
        number, text = values.get(question.key, (0, ""))
        if text:
            answer = _answer(source, number, text, form.kind, question.kind)
            answers[question.kind][question.id] = answer
    texts = {
        question.id: values[question.key][1]
        for question in form.texts
        if values.get(question.key, (0, ""))[1]
    }
    levels = answers[QuestionKind.LEVEL]
    if form.kind is Asking.CONFIDENTIAL:
        group = sheet.group.value if sheet.group else None
        return {**head(SHEET), "asking": form.asking, "group": group, "answers": levels} | {
            "texts": texts
        }
    signed = {**_signed(form, values.get(SENDER, (0, ""))[1])}
    if form.kind is Asking.EXPECTATIONS:
        importance = answers[QuestionKind.IMPORTANCE]
        return {
            **head(EXPECTATION),
            **signed,
            "levels": levels,
            "importance": importance,
            "words": texts,
        }
    relation = _relation(source, values)
    of_view = {"kind": form.kind.value, "relation": relation}
    return {**head(ANSWER), **signed, **of_view, "answers": levels, "texts": texts}


def _signed(form: FormData, sender: str) -> dict[str, object]:
    """Return what a named answer begins with; the same name has the same number again."""
    told = f"{form.asking}/{comparable(sender)}".encode("utf-8", "replace")
    return {
        "asking": form.asking,
        "name": form.name,
        "language": form.language,
        "instrument": form.instrument,
        "instrument_version": form.instrument_version,
        "fingerprint": form.fingerprint,
        "number": hashlib.blake2b(told, digest_size=16).hexdigest(),
        "sender": sender,
    }


def _keys(form: FormData) -> Mapping[str, bool]:
    """Return every key of a form, and whether a text follows it."""
    names = () if form.kind is Asking.CONFIDENTIAL else (SENDER,)
    names = (*names, RELATION) if form.kind is Asking.VIEW else names
    keys = dict.fromkeys((*names, *(question.key for question in form.questions)), False)
    return keys | dict.fromkeys((question.key for question in form.texts), True)


def _values(
    sheet: PlainSheet, source: str, keys: Mapping[str, bool]
) -> Iterator[tuple[int, str, str]]:
    """Yield line, key and value of what was answered; a text may have several lines."""
    found: dict[str, list[str]] = {}
    where: dict[str, int] = {}
    open_text: list[str] | None = None
    for number, line in sheet.lines:
        named = _LINE.fullmatch(line)
        if line.startswith("#"):
            open_text = None
        elif named and named[1] in keys:
            if named[1] in found:
                problem = _("{key} is answered twice").format(key=named[1])
                raise _refusal(source, number, problem)
            value = [named[2].strip()]
            found[named[1]], where[named[1]] = value, number
            open_text = value if keys[named[1]] else None
        elif open_text is not None:
            open_text.append(line)
        elif named:
            problem = _("{key} is not a question of this form").format(key=named[1])
            raise _refusal(source, number, problem)
    for key, lines in found.items():
        yield where[key], key, "\n".join(lines).strip()


def _answer(source: str, number: int, text: str, asking: Asking, kind: QuestionKind) -> object:
    options = LEVELS if kind is QuestionKind.LEVEL else IMPORTANCE
    if text == "-" and asking is not Asking.EXPECTATIONS:
        return NOT_SEEN.value
    if len(text) == 1 and text in "12345" and int(text) in options:
        return int(text)
    problem = _("{value} is not {wanted}")
    wanted = f"{options[0]}–{options[-1]}"
    raise _refusal(source, number, problem.format(value=f"{text!r:.60}", wanted=wanted))


def _relation(source: str, values: Mapping[str, tuple[int, str]]) -> str:
    number, text = values.get(RELATION, (0, ""))
    relations = dict(zip("1234", Relation, strict=True))
    if text not in relations:
        problem = _("{value} is not {wanted}")
        raise _refusal(source, number, problem.format(value=f"{text!r:.60}", wanted="R: 1–4"))
    return relations[text].value


def _refusal(source: str, number: int, what: str, place: str = "") -> InvalidFileError:
    where = (place or _("line {n}")).format(n=number)
    return InvalidFileError(source, [problem_line(where, what)])
