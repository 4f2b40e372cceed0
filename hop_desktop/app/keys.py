"""The overview of keys, from the menus and the pages as they are."""

from collections.abc import Iterator, Sequence

from PySide6.QtGui import QAction, QKeySequence

from hop_desktop.i18n import _
from hop_desktop.presentation.keys import KeyGroup, KeyRow, KeysState, make_keys_state
from hop_desktop.ui.main_window import MainWindow
from hop_desktop.ui.page_keys import PageKey, list_keys, preview_keys, questionnaire_keys


def keys_state(window: MainWindow, *, single_keys: bool) -> KeysState:
    """Return every key of the program, in the order of the menus."""
    menus = [
        KeyGroup(title.replace("&", ""), tuple(_rows(actions))) for title, actions in window.menus()
    ]
    pages = [
        KeyGroup(title, tuple(_row(key, single_keys=single_keys) for key in keys))
        for title, keys in (
            (_("While answering"), questionnaire_keys()),
            (_("In lists"), list_keys()),
            (_("In the preview of a report"), preview_keys()),
        )
    ]
    return make_keys_state([*pages, *menus], single_keys=single_keys)


def _rows(actions: Sequence[QAction]) -> Iterator[KeyRow]:
    for action in actions:
        if action.shortcuts():
            keys = [_native(key) for key in action.shortcuts()]
            yield KeyRow(_plain(action.text()), list(dict.fromkeys(keys)))


def _row(key: PageKey, *, single_keys: bool) -> KeyRow:
    keys = [_native(QKeySequence(sequence)) for sequence in key.keys]
    return KeyRow(key.text, keys, is_off=key.is_single and not single_keys)


def _native(key: QKeySequence) -> str:
    return key.toString(QKeySequence.SequenceFormat.NativeText)


def _plain(text: str) -> str:
    """Return the text of an entry without its letter and its dots."""
    return text.replace("&&", "\0").replace("&", "").replace("\0", "&").removesuffix("…")
