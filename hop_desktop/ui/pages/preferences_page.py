"""Preferences: the appearance, the keys, and the person's data."""

from PySide6.QtCore import QPoint, QTimer, Signal

from hop_desktop.i18n import LANGUAGES, _
from hop_desktop.ui.preferences import SYSTEM, TEXT_PERCENTS, THEMES, Preferences
from hop_desktop.ui.widgets.backups_panel import BackupsPanel
from hop_desktop.ui.widgets.check_box import CheckBox
from hop_desktop.ui.widgets.fields import Field
from hop_desktop.ui.widgets.labels import Heading, MutedLabel, NewsLabel, PlainLabel, Title
from hop_desktop.ui.widgets.layout import Card, ScrollPage, button, button_row
from hop_desktop.ui.widgets.protection_panel import ProtectionPanel


class PreferencesPage(ScrollPage):
    """Shows what is set; every change acts at once.

    Signals:
        theme_chosen, text_percent_chosen, language_chosen, single_keys_toggled: As named.
        background_requested: The person wants to note a few facts about themselves.
        folder_requested, export_requested, import_requested: As named.
        delete_requested: Everything is to go.
    """

    theme_chosen = Signal(str)
    text_percent_chosen = Signal(int)
    language_chosen = Signal(str)
    single_keys_toggled = Signal(bool)
    background_requested = Signal()
    folder_requested = Signal()
    export_requested = Signal()
    import_requested = Signal()
    delete_requested = Signal()

    def show_state(self, chosen: Preferences, folder: str) -> None:
        self.start_anew()
        self.column.addWidget(Title(_("Preferences")))
        names = (_("As the system"), _("Light"), _("Dark"), _("High contrast"))
        card = Card()
        card.column.addWidget(Heading(_("Look")))
        colours = Field(_("Colours"), list(zip(names, THEMES, strict=True)), chosen.theme)
        themes = colours.combo
        themes.activated.connect(lambda: self.theme_chosen.emit(themes.currentData()))
        sizes = [(f"{one} %", one) for one in TEXT_PERCENTS]
        text_size = Field(_("Text size"), sizes, chosen.text_percent)
        texts = text_size.combo
        texts.activated.connect(lambda: self.text_percent_chosen.emit(texts.currentData()))
        card.column.addLayout(button_row(colours, text_size))
        languages = Field(_("Language"), self._languages(), chosen.language)
        spoken = languages.combo
        spoken.activated.connect(lambda: self.language_chosen.emit(spoken.currentData()))
        card.column.addLayout(button_row(languages, None))
        self.column.addWidget(card)
        self._add_keys(single_keys=chosen.single_keys)
        self._add_background()
        self.backups = panel = BackupsPanel()  # in use until the page is shown anew
        panel.list_reached.connect(lambda: QTimer.singleShot(0, panel, self._show_backups))
        self._add_data(folder)
        self.column.addWidget(self.backups)
        self.protection = ProtectionPanel()  # as long as the page is not shown anew
        self.column.addWidget(self.protection)
        self.column.addStretch(1)

    def _languages(self) -> list[tuple[str, object]]:
        return [(_("As the system"), SYSTEM), *((name, one) for one, name in LANGUAGES.items())]

    def show_exporting(self, text: str) -> None:
        """Say that everything is being written; empty: nothing is any more."""
        self._export.setEnabled(not text)
        self._notice.show_news(text)

    def show_notice(self, text: str) -> None:
        self._notice.show_news(text)

    def go_to_backups(self) -> None:
        """Bring the backups into view, and the keyboard to them."""
        self.backups.go_to_list()

    def _show_backups(self) -> None:
        top = self.backups.mapTo(self.viewport(), QPoint(0, 0)).y()
        bar = self.verticalScrollBar()
        bar.setValue(bar.value() + top)

    def _add_keys(self, *, single_keys: bool) -> None:
        card = Card()
        card.column.addWidget(Heading(_("Keyboard")))
        keys = CheckBox(_("Single keys answer: 1 to 5, 0, S and E"))
        keys.setChecked(single_keys)
        keys.toggled.connect(self.single_keys_toggled)
        card.column.addWidget(keys)
        card.column.addWidget(
            MutedLabel(_("Enter goes on, Backspace and Alt+Left go back, in any case."))
        )
        self.column.addWidget(card)

    def _add_background(self) -> None:
        card = Card()
        card.column.addWidget(Heading(_("About you")))
        background = button(_("Background"))
        background.setAccessibleDescription(_("A few facts about you, never scored"))
        background.clicked.connect(self.background_requested)
        card.column.addLayout(button_row(background, None))
        self.column.addWidget(card)

    def _add_data(self, folder: str) -> None:
        card = Card()
        card.column.addWidget(Heading(_("Your data")))
        card.column.addWidget(PlainLabel(_("Everything lies in {folder}").format(folder=folder)))
        card.column.addWidget(
            MutedLabel(
                _(
                    "Backups in the same place do not survive its loss: export a copy to another "
                    "place."
                )
            )
        )
        made = []
        for text, signal in (
            (_("Open data folder"), self.folder_requested),
            (_("Export…"), self.export_requested),
            (_("Import…"), self.import_requested),
            (_("Delete everything…"), self.delete_requested),
        ):
            made.append(button(text))
            made[-1].clicked.connect(signal)
        self._export = made[1]
        card.column.addLayout(button_row(*made[:3], None))
        card.column.addLayout(button_row(made[3], None))
        self._notice = NewsLabel()
        card.column.addWidget(self._notice)
        self.column.addWidget(card)
