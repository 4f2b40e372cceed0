"""Where answers go that the store does not take."""

import os
from itertools import count
from pathlib import Path

from hop_desktop.app.window_context import WindowContext
from hop_desktop.domain.errors import OutputError
from hop_desktop.i18n import _
from hop_desktop.paths import RESCUED, AppPaths, printable
from hop_desktop.storage.owned_files import write_owned
from hop_desktop.ui.saver import AnswerSaver
from hop_desktop.ui.widgets.notice import Told, Tone
from hop_desktop.whole_files import write_atomically


def keep_unsaved(document: bytes, paths: AppPaths) -> Path | None:
    """Write an attempt file into the first folder that takes it; None: none of them does."""
    for folder in (paths.data, paths.log):
        target = _free_name(folder)
        try:
            folder.mkdir(mode=0o700, parents=True, exist_ok=True)
            write_owned(target, document)
        except (OSError, OutputError):
            continue
        return target
    return None


def save_elsewhere(saver: AnswerSaver, context: WindowContext) -> bool:
    """Write the answers on screen to a file of the person's choice; False: it was not."""
    target = context.prompts.save_path("my-answers.json", _("Answers (*.json)"))
    if target is None:
        return False
    try:
        write_atomically(target, saver.document())
    except OutputError as error:
        context.prompts.tell(error.sentence)
        return False

    def telling() -> Told:
        text = _("Your answers so far are in {name}. “Import…” in Preferences reads that file.")
        return text.format(name=printable(target)), ()

    context.window.tell_notice("elsewhere", telling, Tone.DONE)
    return True


def _free_name(folder: Path) -> Path:
    names = (f"{RESCUED}{'' if n == 1 else f'-{n}'}.json" for n in count(1))
    return next(folder / name for name in names if not os.path.lexists(folder / name))
