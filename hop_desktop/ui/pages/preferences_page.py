"""Preferences: the appearance, the keys, and the person's data."""

from functools import partial

from PySide6.QtCore import QPoint, QTimer, Signal, SignalInstance
from PySide6.QtWidgets import QComboBox

from hop_desktop.i18n import _, languages
from hop_desktop.presentation.preferences import PreferencesState
from hop_desktop.ui.preferences import SYSTEM, TEXT_PERCENTS, THEMES
from hop_desktop.ui.widgets.backups_panel import BackupsPanel
from hop_desktop.ui.widgets.check_box import CheckBox
from hop_desktop.ui.widgets.fields import Field
from hop_desktop.ui.widgets.keyboard import allow
from hop_desktop.ui.widgets.labels import Heading, MutedLabel, NewsLabel, PlainLabel, Title
from hop_desktop.ui.widgets.layout import Body, Card, ScrollPage, button, button_row
from hop_desktop.ui.widgets.protection_panel import ProtectionPanel


class PreferencesPage(ScrollPage):
    """Shows what is set; every change acts at once.

    Signals:
        theme_chosen, text_percent_chosen, language_chosen, single_keys_toggled: As named.
        auto_advance_toggled: As named.
        background_requested: The person wants to note a few facts about themselves.
        folder_requested, export_requested, import_requested: As named.
        delete_requested: Everything is to go.
    """

    theme_chosen = Signal(str)
    text_percent_chosen = Signal(int)
    language_chosen = Signal(str)
    single_keys_toggled = Signal(bool)
    auto_advance_toggled = Signal(bool)
    background_requested = Signal()
    folder_requested = Signal()
    export_requested = Signal()
    import_requested = Signal()
    delete_requested = Signal()

    def show_state(self, state: PreferencesState) -> None:
        body = self.show_body(partial(_PreferencesBody, self, state))
        panel = body.backups
        panel.list_reached.connect(
            lambda: QTimer.singleShot(0, panel, partial(self._show_backups, panel))
        )

    @property
    def backups(self) -> BackupsPanel:
        """The part about the backups, until the page is shown anew."""
        return self._shown().backups

    @property
    def protection(self) -> ProtectionPanel:
        """The part about the passphrase, until the page is shown anew."""
        return self._shown().protection

    def show_exporting(self, text: str) -> None:
        """Say that everything is being written; empty: nothing is any more."""
        allow(self._shown().export, is_allowed=not text)
        self.show_notice(text)

    def show_notice(self, text: str) -> None:
        self._shown().notice.show_news(text)

    def go_to_backups(self) -> None:
        """Bring the backups into view, and the keyboard to them."""
        self.backups.go_to_list()

    def _shown(self) -> "_PreferencesBody":
        assert isinstance(self.body, _PreferencesBody), "the page shows a state"
        return self.body

    def _show_backups(self, panel: BackupsPanel) -> None:
        top = panel.mapTo(self.viewport(), QPoint(0, 0)).y()
        bar = self.verticalScrollBar()
        bar.setValue(bar.value() + top)


class _PreferencesBody(Body):
    """Everything that is set."""

    def __init__(self, page: PreferencesPage, state: PreferencesState) -> None:
        super().__init__()
        self._page = page
        self.export = button(_("Export…"))
        self.notice = NewsLabel()
        self.backups = BackupsPanel()
        self.protection = ProtectionPanel()
        self.column.addWidget(Title(_("Preferences")))
        self._add_look(state)
        self._add_answering(state)
        self._add_background()
        self._add_data(state.folder)
        self.column.addWidget(self.backups)
        self.column.addWidget(self.protection)
        self.column.addStretch(1)

    def _add_look(self, state: PreferencesState) -> None:
        page, card = self._page, Card()
        names = (_("Same as system"), _("Light"), _("Dark"), _("High contrast"))
        colours = Field(_("Colours"), list(zip(names, THEMES, strict=True)), state.theme)
        sizes = [(f"{text_percent} %", text_percent) for text_percent in TEXT_PERCENTS]
        text_size = Field(_("Text size"), sizes, state.text_percent)
        languages = Field(_("Language"), _languages(), state.language)
        _tell(colours.combo, page.theme_chosen)
        _tell(text_size.combo, page.text_percent_chosen)
        _tell(languages.combo, page.language_chosen)
        card.column.addWidget(Heading(_("Appearance")))
        card.column.addLayout(button_row(colours, text_size))
        card.column.addLayout(button_row(languages, None))
        self.column.addWidget(card)

    def _add_answering(self, state: PreferencesState) -> None:
        card = Card()
        card.column.addWidget(Heading(_("Answering")))
        keys = CheckBox(_("Single keys answer: 1 to 5, 0, S and E"))
        goes_on = CheckBox(_("Go to the next item after a click"))
        for box, is_on, signal in (
            (keys, state.single_keys, self._page.single_keys_toggled),
            (goes_on, state.auto_advance, self._page.auto_advance_toggled),
        ):
            box.setChecked(is_on)
            box.toggled.connect(signal)
            card.column.addWidget(box)
        card.column.addWidget(
            MutedLabel(_("Enter goes on, Backspace and Alt+Left go back, in any case."))
        )
        self.column.addWidget(card)

    def _add_background(self) -> None:
        card = Card()
        card.column.addWidget(Heading(_("About you")))
        background = button(_("Background"))
        background.setAccessibleDescription(_("A few facts about you, never scored"))
        background.clicked.connect(self._page.background_requested)
        card.column.addLayout(button_row(background, None))
        self.column.addWidget(card)

    def _add_data(self, folder: str) -> None:
        card = Card()
        card.column.addWidget(Heading(_("Your data")))
        card.column.addWidget(PlainLabel(_("Stored in {folder}").format(folder=folder)))
        card.column.addWidget(
            MutedLabel(
                _(
                    "Backups in the same place do not survive its loss: export a copy to another "
                    "place."
                )
            )
        )
        opened, import_ = button(_("Open data folder")), button(_("Import…"))
        delete, page = button(_("Delete everything…")), self._page
        for control, signal in (
            (opened, page.folder_requested),
            (self.export, page.export_requested),
            (import_, page.import_requested),
            (delete, page.delete_requested),
        ):
            control.clicked.connect(signal)
        card.column.addLayout(button_row(opened, self.export, import_, None))
        card.column.addLayout(button_row(delete, None))
        card.column.addWidget(self.notice)
        self.column.addWidget(card)


def _languages() -> list[tuple[str, object]]:
    return [
        (_("Same as system"), SYSTEM),
        *((name, language) for language, name in languages().items()),
    ]


def _tell(combo: QComboBox, signal: SignalInstance) -> None:
    combo.activated.connect(lambda: signal.emit(combo.currentData()))
