"""What the program refuses, it refuses in the person's language."""

import ast
from pathlib import Path

import hop_desktop
from hop_desktop.domain import errors

CODE = Path(hop_desktop.__file__).parent
OURS = {name for name, kind in vars(errors).items() if isinstance(kind, type)} - {
    "InvalidInstrumentError",  # about the shipped content: read by whoever writes it
}
REFUSING = {"refusal", "_add", "problem_line"}
# What has no word for people: the domain, whose errors are raised before anything is shown; the
# command line, which is English; the steps of the store, which are frozen.
WITHOUT = {"domain", "cli", "migrations"}


def untranslated(source):
    """Return the line of each text that is refused with and never passed the catalogue."""
    found = []
    for call in ast.walk(ast.parse(source)):
        if isinstance(call, ast.Call) and _name(call) in OURS | REFUSING:
            texts = [one for argument in call.args for one in _texts(argument)]
            found += [one.lineno for one in texts if " " in _words(one)]
    return found


def _name(call):
    return getattr(call.func, "id", getattr(call.func, "attr", ""))


def _texts(node):
    """Return the texts that an argument is, outside of calls."""
    if isinstance(node, ast.Constant | ast.JoinedStr):
        return [node]
    if isinstance(node, ast.List | ast.Tuple):
        return [one for element in node.elts for one in _texts(element)]
    if isinstance(node, ast.IfExp):
        return [*_texts(node.body), *_texts(node.orelse)]
    return []


def _words(node):
    parts = node.values if isinstance(node, ast.JoinedStr) else [node]
    return "".join(
        str(part.value) for part in parts if isinstance(part, ast.Constant) and part.value
    )


def test_every_refusal_passes_the_catalogue():
    found = {
        file.relative_to(CODE).as_posix(): lines
        for file in sorted(CODE.rglob("*.py"))
        if not WITHOUT & set(file.relative_to(CODE).parts)
        and (lines := untranslated(file.read_text(encoding="utf-8")))
    }

    assert found == {}


def test_a_refusal_in_english_alone_is_found():
    assert untranslated('raise StorageError("the disk is full")') == [1]
    assert untranslated('raise OutputError(f"{name} is no file")') == [1]
    assert untranslated('record.refusal("id", "is not known")') == [1]
    assert untranslated('raise InvalidFileError(name, ["it is empty"])') == [1]
    assert untranslated('raise StorageError(_("the disk is full"))') == []
