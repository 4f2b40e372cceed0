"""Applies preferences at once, and exports or deletes the data."""

from functools import partial
from pathlib import Path
from typing import Final, Protocol

from PySide6.QtCore import QObject, QUrl, Signal
from PySide6.QtGui import QDesktopServices

from hop_desktop.i18n import _
from hop_desktop.paths import printable
from hop_desktop.presentation.preferences import PreferencesState
from hop_desktop.ui.controllers.backups_controller import BackupsController
from hop_desktop.ui.controllers.protection_controller import ProtectionController
from hop_desktop.ui.jobs import Err, Ok, settle
from hop_desktop.ui.navigation import Arguments
from hop_desktop.ui.page_context import PageContext
from hop_desktop.ui.pages.preferences_page import PreferencesPage
from hop_desktop.ui.preferences import Preferences

BACKUPS: Final = "backups"


class DataExport(Protocol):
    """What can be done with everything the person owns."""

    def export_to(self, target: Path) -> None: ...


class PreferencesController(QObject):
    """Changes how the window looks, and what becomes of the data.

    Signals:
        appearance_changed: The theme, the text size or the keys changed.
        language_changed: The language changed.
        erase_requested: The person is sure that everything is to go.
    """

    appearance_changed = Signal()
    language_changed = Signal()
    erase_requested = Signal()

    def __init__(
        self,
        preferences: Preferences,
        data: DataExport,
        folder: Path,
        backups: BackupsController,
        protection: ProtectionController,
        context: PageContext,
    ) -> None:
        super().__init__(context.parent)
        self._preferences = preferences
        self._backups = backups
        self._protection = protection
        self._data = data
        self._folder = folder
        self._jobs = context.jobs
        self._prompts = context.prompts
        self.page = PreferencesPage()
        self.page.theme_chosen.connect(self._on_theme)
        self.page.text_percent_chosen.connect(self._on_text_percent)
        self.page.language_chosen.connect(self._on_language)
        self.page.single_keys_toggled.connect(self._on_single_keys)
        self.page.folder_requested.connect(
            lambda: QDesktopServices.openUrl(QUrl.fromLocalFile(str(folder)))
        )
        self.page.auto_advance_toggled.connect(self._on_auto_advance)
        self.page.export_requested.connect(self._on_export)
        self.page.delete_requested.connect(self._on_delete)

    def open(self, arguments: Arguments) -> None:
        """Show everything; `arguments["part"]` “backups” leads to the backups."""
        chosen = self._preferences
        self.page.show_state(
            PreferencesState(
                theme=chosen.theme,
                text_percent=chosen.text_percent,
                language=chosen.language,
                single_keys=chosen.single_keys,
                auto_advance=chosen.auto_advance,
                folder=printable(self._folder),
            )
        )
        self._backups.use_panel(self.page.backups)
        self._protection.use_panel(self.page.protection)
        if arguments.get("part") == BACKUPS:
            self.page.go_to_backups()

    def back_up_now(self) -> None:
        """Make a backup; the page says how it went."""
        self._backups.back_up_now()

    def _on_theme(self, theme: str) -> None:
        self._preferences.theme = theme
        self.appearance_changed.emit()

    def _on_text_percent(self, percent: int) -> None:
        self._preferences.text_percent = percent
        self.appearance_changed.emit()

    def _on_language(self, language: str) -> None:
        self._preferences.language = language
        self.language_changed.emit()

    def _on_single_keys(self, on: bool) -> None:  # noqa: FBT001 - a Qt signal
        self._preferences.single_keys = on
        self.appearance_changed.emit()

    def _on_auto_advance(self, on: bool) -> None:  # noqa: FBT001 - a Qt signal
        self._preferences.auto_advance = on

    def _on_export(self) -> None:
        target = self._prompts.save_path("head-of-product.json", _("Export (*.json)"))
        if target is not None:
            self.page.show_exporting(_("Exporting …"))
            self._jobs.run(lambda: self._data.export_to(target), partial(self._on_exported, target))

    def _on_exported(self, target: Path, outcome: Ok[None] | Err) -> None:
        self.page.show_exporting("")
        text = _("Exported to {name}.").format(name=printable(Path(target.name)))
        settle(outcome, lambda _none: self.page.show_notice(text), self.page.show_notice)

    def _on_delete(self) -> None:
        question = _(
            "Delete all attempts, evidence, plans, notes, preferences and backups in {folder}? "
            "This cannot be undone. Reports and exports that you saved elsewhere stay."
        )
        where = printable(self._folder)
        if self._prompts.confirm_erasing(question.format(folder=where)):
            self.erase_requested.emit()
