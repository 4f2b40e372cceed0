"""The list at the side of the window: where the person is, and can go at once."""

from typing import Final

from PySide6.QtCore import QSignalBlocker, QSize, Qt
from PySide6.QtWidgets import QListWidget, QListWidgetItem

from hop_desktop.i18n import _
from hop_desktop.ui.accessibility import name_scroll_bars
from hop_desktop.ui.navigation import Route, page_name
from hop_desktop.ui.styling import current_theme, icon, scaled

SIDE_ICONS: Final = {
    Route.HOME: "house",
    Route.RESULTS: "radar",
    Route.HISTORY: "history",
    Route.PLAN: "target",
    Route.EVIDENCE: "clipboard-list",
    Route.ROLE: "book-open",
    Route.PREFERENCES: "settings",
}

# Pages without an entry of their own belong to the one from which the person gets there.
BELONGS_TO: Final = {
    Route.START: Route.HOME,
    Route.QUESTIONNAIRE: Route.HOME,
    Route.REVIEW: Route.HOME,
    Route.REPORT: Route.RESULTS,
    Route.OTHERS: Route.RESULTS,
    Route.COLLECT: Route.RESULTS,
    Route.CHANGE: Route.HISTORY,
    Route.PACK: Route.EVIDENCE,
    Route.PROFILES: Route.ROLE,
    Route.EDIT_PROFILE: Route.ROLE,
    Route.COMPARE_PROFILES: Route.ROLE,
    Route.BACKGROUND: Route.PREFERENCES,
}

# Where else the person may come from: then what is marked stays.
ALSO_FROM: Final = {
    Route.COMPARE_PROFILES: (Route.RESULTS, Route.PROFILES),
    Route.PROFILES: (Route.START, Route.COMPARE_PROFILES, Route.EDIT_PROFILE),
    Route.EDIT_PROFILE: (Route.PROFILES,),
    Route.BACKGROUND: (Route.START,),
}


class SideNavigation(QListWidget):
    """One entry for each page that is reached from everywhere; disabled until there is one."""

    def __init__(self) -> None:
        super().__init__()
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setObjectName("navigation")
        self._shown: Route | None = None
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        for route, picture in SIDE_ICONS.items():
            item = QListWidgetItem(icon(picture), "")
            item.setData(Qt.ItemDataRole.UserRole, route.value)
            self.addItem(item)
        self.setEnabled(False)

    def show_names(self) -> None:
        """Name everything in the language in use."""
        self.setAccessibleName(_("Navigation"))
        name_scroll_bars(self)
        for row, route in enumerate(SIDE_ICONS):
            self.item(row).setText(page_name(route))
        self.fit()

    def show_route(self, route: Route) -> None:
        """Mark the page, or that from which the person came to it; the guide has none."""
        before, self._shown = self._shown, route
        if before in {route, *ALSO_FROM.get(route, ())} and self.currentRow() >= 0:
            return
        entries, entry = list(SIDE_ICONS), BELONGS_TO.get(route, route)
        with QSignalBlocker(self):
            self.setCurrentRow(entries.index(entry) if entry in entries else -1)

    def route_of(self, item: QListWidgetItem) -> Route:
        return Route(item.data(Qt.ItemDataRole.UserRole))

    def fit(self) -> None:
        """Take the width that the texts need."""
        side = scaled(current_theme().measures.icon)
        self.setIconSize(QSize(side, side))
        self.ensurePolished()
        self.setFixedWidth(self.sizeHintForColumn(0) + current_theme().measures.side_padding)
