"""Every dialog of the program."""

import re
from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Final, Protocol

from PySide6.QtCore import QDir, QRect, QStandardPaths
from PySide6.QtWidgets import QDialog, QFileDialog, QWidget  # noqa: TID251 - their one home

from hop_desktop.i18n import _
from hop_desktop.paths import is_there
from hop_desktop.ui.jobs import Progress
from hop_desktop.ui.preferences import Preferences
from hop_desktop.whole_files import is_read_only

if TYPE_CHECKING:  # a window that opens shows none of these
    from hop_desktop.presentation.about import AboutState
    from hop_desktop.presentation.keys import KeysState
    from hop_desktop.presentation.report import PrintPages

_ENDING: Final = re.compile(r"\*(\.\w+)")  # in a filter of a file dialog


class Prompts(Protocol):
    """What a controller may ask the person."""

    def confirm(self, question: str, button: str) -> bool: ...

    def confirm_loss(self, question: str, button: str, beside: QRect | None = None) -> bool:
        """Ask like `confirm` before something is lost; a hasty click is not taken as a yes.

        The dialog leaves in sight what is `beside`, a place on the screen.
        """
        ...

    def confirm_erasing(self, question: str) -> bool:
        """Ask for a typed word before everything is deleted."""
        ...

    def choose(self, question: str, buttons: Sequence[str]) -> str | None:
        """Return the name of the button that was pressed; None: none of them.

        The last one loses something; a hasty click on it is not taken.
        """
        ...

    def tell(self, text: str) -> None: ...

    def save_path(self, suggested_name: str, filters: str) -> Path | None:
        """Return where to save; a name without an ending gets that of the chosen kind."""
        ...

    def open_path(self, filters: str) -> Path | None: ...

    def folder_path(self) -> Path | None: ...

    def printer_for(self, pages: "PrintPages") -> Callable[[Progress], None] | None:
        """Return what prints the pages on the printer the person chose; None: on none."""
        ...

    def show_keys(self, state: "KeysState") -> None: ...

    def new_passphrase(self, code: str) -> str | None:
        """Show the recovery code; return the passphrase the person set; None: none."""
        ...

    def changed_passphrase(self) -> tuple[str, str] | None:
        """Return the present secret and the new passphrase; None: it stays."""
        ...

    def present_passphrase(self) -> str | None:
        """Return the secret of the passphrase that is to go; None: it stays."""
        ...

    def show_about(self, state: "AboutState") -> None: ...


class QtPrompts:
    """Asks with Qt's own dialogs; every text is plain."""

    def __init__(
        self,
        parent: QWidget,
        preferences: Preferences,
        is_of_store: Callable[[Path], bool] = lambda _path: False,
    ) -> None:
        """`is_of_store` says whether writing to a path would destroy a file of the store."""
        self._is_of_store = is_of_store
        self._parent = parent
        self._preferences = preferences

    @property
    def _folder(self) -> str:
        """Where the person was last, else their documents."""
        documents = QStandardPaths.StandardLocation.DocumentsLocation
        return str(self._preferences.last_folder or QStandardPaths.writableLocation(documents))

    def confirm(self, question: str, button: str) -> bool:
        return self._ask(question, (button,), is_loss=False) == button

    def confirm_loss(self, question: str, button: str, beside: QRect | None = None) -> bool:
        return self._ask(question, (button,), is_loss=True, beside=beside) == button

    def confirm_erasing(self, question: str) -> bool:
        from hop_desktop.ui.widgets.page_dialog import ErasingDialog

        return _run(ErasingDialog(self._parent, _("Head of Product"), question))

    def choose(self, question: str, buttons: Sequence[str]) -> str | None:
        return self._ask(question, buttons, is_loss=True)

    def _ask(
        self,
        question: str,
        buttons: Sequence[str],
        *,
        is_loss: bool,
        beside: QRect | None = None,
    ) -> str | None:
        """Ask; the answer that Enter and Escape give is none of the buttons."""
        from hop_desktop.ui.widgets.page_dialog import QuestionDialog

        answers = (_("Cancel"), *buttons)
        title = _("Head of Product")
        dialog = QuestionDialog(self._parent, title, question, *answers, is_loss=is_loss)
        if beside is not None:
            dialog.leave_in_sight(beside)
        is_answered = _run(dialog) and dialog.chosen > 0
        return answers[dialog.chosen] if is_answered else None

    def tell(self, text: str) -> None:
        from hop_desktop.ui.widgets.page_dialog import QuestionDialog

        _run(QuestionDialog(self._parent, _("Head of Product"), text, _("OK")))

    def save_path(self, suggested_name: str, filters: str) -> Path | None:
        start = QDir(self._folder).filePath(suggested_name)
        name, chosen = QFileDialog.getSaveFileName(self._parent, _("Save"), start, filters)
        typed = self._remember(name)
        if typed is None:
            return None
        path = with_ending(typed, Path(suggested_name).suffix, chosen, filters)
        if self._is_of_store(path):
            text = _("{name} belongs to your data and is kept. Please choose another name.")
            self.tell(text.format(name=path.name))
            return None
        return path if self._may_replace(path, is_asked=path == typed) else None

    def _may_replace(self, path: Path, *, is_asked: bool) -> bool:
        """Ask about a file that is there, unless Qt asked, and once more if it is read-only."""
        if is_read_only(path):  # who has it so wants to keep it
            text = _("{name} may only be read. Replace it all the same?")
        elif is_there(path) and not is_asked:
            text = _("{name} is there already. Replace it?")
        else:
            return True
        return self.confirm(text.format(name=path.name), _("Replace"))

    def open_path(self, filters: str) -> Path | None:
        name, _filter = QFileDialog.getOpenFileName(
            self._parent, _("Open a file"), self._folder, filters
        )
        return self._remember(name)

    def folder_path(self) -> Path | None:
        name = QFileDialog.getExistingDirectory(self._parent, _("Choose a folder"), self._folder)
        return self._remember(name)

    def printer_for(self, pages: "PrintPages") -> Callable[[Progress], None] | None:
        # Needed by few: start-up does not wait for it.
        from PySide6.QtPrintSupport import QPrintDialog, QPrinter

        from hop_desktop.ui.printing import paint, prepare

        printer = QPrinter(QPrinter.PrinterMode.HighResolution)
        prepare(printer, pages)
        dialog = QPrintDialog(printer, self._parent)
        dialog.setWindowTitle(_("Print"))
        dialog.setMinMax(1, len(pages.pages))
        dialog.setOption(QPrintDialog.PrintDialogOption.PrintPageRange)
        if dialog.exec() != QPrintDialog.DialogCode.Accepted:
            return None
        return partial(paint, printer, pages)

    def new_passphrase(self, code: str) -> str | None:
        from hop_desktop.ui.widgets.passphrase_dialogs import NewPassphraseDialog

        dialog = NewPassphraseDialog(self._parent, code)
        return dialog.passphrase if _run(dialog) else None

    def changed_passphrase(self) -> tuple[str, str] | None:
        from hop_desktop.ui.widgets.passphrase_dialogs import ChangePassphraseDialog

        dialog = ChangePassphraseDialog(self._parent)
        return dialog.secrets if _run(dialog) else None

    def present_passphrase(self) -> str | None:
        from hop_desktop.ui.widgets.passphrase_dialogs import RemovePassphraseDialog

        dialog = RemovePassphraseDialog(self._parent)
        return dialog.secret if _run(dialog) else None

    def show_keys(self, state: "KeysState") -> None:
        from hop_desktop.ui.widgets.keys_dialog import KeysDialog

        _run(KeysDialog(self._parent, state))

    def show_about(self, state: "AboutState") -> None:
        from hop_desktop.ui.widgets.about_dialog import AboutDialog

        _run(AboutDialog(self._parent, state))

    def _remember(self, name: str) -> Path | None:
        if not name:
            return None
        self._preferences.last_folder = Path(name).parent
        return Path(name)


def _run(dialog: QDialog) -> bool:
    """Show it; return whether the person said yes. What it holds can still be read then."""
    dialog.exec()
    dialog.deleteLater()  # or it would live as long as the window
    return dialog.result() == QDialog.DialogCode.Accepted


def with_ending(path: Path, suggested: str, chosen: str, filters: str) -> Path:
    """Return a path that ends as the chosen filter says, unless the person typed another ending.

    Args:
        path: As the dialog returned it; the ending is often still the suggested one.
        suggested: That ending, as ".json".
        chosen: The filter that was chosen, as "Everything (*.json)"; empty: the system told none.
        filters: All that were offered.
    """
    ending, wanted = path.suffix.lower(), _ENDING.findall(chosen)
    if not ending:
        return path.with_name(path.name + (wanted or _ENDING.findall(filters))[0])
    is_left_over = ending == suggested.lower() and bool(wanted) and ending not in wanted
    return path.with_suffix(wanted[0]) if is_left_over else path
