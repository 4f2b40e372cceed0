"""Another place for the data, chosen by the person."""

from pathlib import Path

from hop_desktop.i18n import _
from hop_desktop.paths import remember_folder
from hop_desktop.storage.places import warning_about
from hop_desktop.ui.dialogs import Prompts


def choose_folder(prompts: Prompts) -> Path | None:
    """Ask for a folder, warn about unsafe ones and remember it for the next time.

    Returns:
        None: the person thought better of it.
    """
    folder = prompts.folder_path()
    if folder is None:
        return None
    warning = warning_about(folder)
    if warning and not prompts.confirm(warning, _("Use it anyway")):
        return None
    try:
        remember_folder(folder)
    except OSError:
        text = _("The choice could not be remembered; it holds until you close the window.")
        prompts.tell(text)
    return folder
