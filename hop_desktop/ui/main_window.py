"""The window: navigation at the side, one page beside it."""

from collections.abc import Callable, Mapping, Sequence
from contextlib import ExitStack
from typing import Final

from PySide6.QtCore import QLocale, QObject, QTimer
from PySide6.QtGui import QAction, QCloseEvent, QGuiApplication
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QListWidgetItem,
    QMainWindow,
    QMenu,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from hop_desktop.domain.errors import HopError
from hop_desktop.i18n import _
from hop_desktop.ui.accessibility import announce, name_scroll_bars
from hop_desktop.ui.controller import Controller, HoldsTyped
from hop_desktop.ui.navigation import Arguments, Navigator, Route, page_name
from hop_desktop.ui.side_navigation import SideNavigation
from hop_desktop.ui.tab_order import enter_next, prepare_tab
from hop_desktop.ui.widgets.keyboard import (
    KeyboardPlace,
    place_of_keyboard,
    put_keyboard,
    put_on_title,
)
from hop_desktop.ui.widgets.labels import Title
from hop_desktop.ui.widgets.notice import NoticeAction, NoticeArea, Telling, Tone
from hop_desktop.ui.widgets.page_stack import PageStack

OF_PAGE: Final = "page"  # the kind of a notice that goes when another page is visited


class MainWindow(QMainWindow):
    """Shows one page at a time; a page is made on its first visit."""

    def __init__(self, navigator: Navigator) -> None:
        super().__init__()
        self._navigator = navigator
        self._factories: Mapping[Route, Callable[[], Controller]] = {}
        self._controllers: dict[Route, Controller] = {}
        self._route = Route.HOME
        self._arguments: Arguments = {}
        self._may_close: Callable[[], bool] = lambda: True
        self._left_at: tuple[KeyboardPlace | None, int] = (None, 0)  # and the scroll position
        self._create_widgets()
        self.show_names()
        navigator.navigated.connect(self._on_navigated)

    def use_pages(self, factories: Mapping[Route, Callable[[], Controller]]) -> None:
        """Forget the pages made so far and make them anew when they are visited."""
        if self._controllers:  # else they were forgotten already, and nothing is shown anew yet
            self._left_at = self._place_on_page()
        self._factories = factories
        shown = self._stack.currentWidget()  # goes last: each other would be shown in its place
        for controller in sorted(self._controllers.values(), key=lambda other: other.page is shown):
            self._stack.end(controller.page)
            if isinstance(controller, QObject):
                controller.deleteLater()
        self._controllers = {}

    def flush(self) -> None:
        """Have each page bring what it holds to where it outlives the page."""
        with ExitStack() as every:  # one that fails keeps no other from it
            for controller in self._controllers.values():
                if isinstance(controller, HoldsTyped):
                    every.callback(controller.flush)

    def ask_before_closing(self, may_close: Callable[[], bool]) -> None:
        self._may_close = may_close

    def reopen(self) -> None:
        """Show the present page anew, with the keyboard and the page where they were."""
        place, position = self._left_at
        self._on_navigated(self._route.value, dict(self._arguments))
        page, area = self._stack.currentWidget(), self._scroll_area()
        if page is not None and place is not None:
            put_keyboard(page, place)
        if area is not None:
            area.verticalScrollBar().setValue(position)

    def _place_on_page(self) -> tuple[KeyboardPlace | None, int]:
        """Return where the keyboard is on the page, and how far that is scrolled, in pixels."""
        page, area = self._stack.currentWidget(), self._scroll_area()
        scrolled = area.verticalScrollBar().value() if area is not None else 0
        return (place_of_keyboard(page) if page is not None else None), scrolled

    def _scroll_area(self) -> QScrollArea | None:
        page = self._stack.currentWidget()
        if page is None or isinstance(page, QScrollArea):
            return page
        return page.findChild(QScrollArea)

    def controller(self, route: Route) -> Controller | None:
        """Return a page's controller if it was visited."""
        return self._controllers.get(route)

    def show_placeholder(self, page: QWidget) -> None:
        """Show a page that belongs to no route, as while the store is being opened."""
        self._side.setEnabled(False)
        self._stack.show_once(page)

    @property
    def route(self) -> Route:
        """The page that is shown."""
        return self._route

    def show_notice(
        self,
        kind: str,
        text: str,
        actions: Sequence[NoticeAction] = (),
        tone: Tone = Tone.WARNING,
    ) -> None:
        """Say something without standing in the way; replaces the notice of the same kind."""
        self._notices.show_notice(kind, text, actions, tone)

    def offer_keyboard(self, kind: str) -> None:
        """Bring the keyboard to what a notice offers, unless it is elsewhere."""
        self._notices.offer_keyboard(kind)

    def tell_notice(self, kind: str, telling: Telling, tone: Tone = Tone.WARNING) -> None:
        """Say something that is said anew when the language changes."""
        self._notices.tell(kind, telling, tone)

    def has_notice(self, kind: str) -> bool:
        """Return whether nobody closed the notice of that kind yet."""
        return self._notices.has(kind)

    def remove_notice(self, kind: str) -> None:
        """Take away what no longer holds."""
        self._notices.remove(kind)

    def toggle_maximised(self) -> None:
        """Let the window fill the screen, or have its former size again."""
        (self.showNormal if self.isMaximized() else self.showMaximized)()

    def come_forward(self) -> None:
        """Stand in front of the other windows, also after having been minimised."""
        if self.isMinimized():
            self.showNormal()
        self.show()
        self.raise_()
        self.activateWindow()

    def show_names(self) -> None:
        """Say in the language in use what stands around the pages."""
        self.setLocale(QLocale())
        QGuiApplication.setApplicationDisplayName(_("Head of Product"))
        self._show_title()
        self._side.show_names()
        self._notices.tell_anew()
        name_scroll_bars(self._notices)

    def _show_title(self) -> None:
        """Name the page that is shown, as lists of open windows show the title alone."""
        program = QGuiApplication.applicationDisplayName()
        is_page = self._route in self._controllers
        self.setWindowTitle(f"{page_name(self._route)} – {program}" if is_page else program)

    def remove_menus(self) -> None:
        for entry in self.menuBar().actions():
            menu = entry.menu()
            if isinstance(menu, QMenu):
                for action in menu.actions():
                    below = action.menu()
                    (below if isinstance(below, QMenu) else action).deleteLater()
                menu.deleteLater()
        self.menuBar().clear()

    def add_menu(self, title: str, actions: Sequence[QAction]) -> QMenu:
        menu = self.menuBar().addMenu(title)
        menu.addActions(list(actions))
        return menu

    def menus(self) -> Sequence[tuple[str, Sequence[QAction]]]:
        """Return the title and the entries of each menu."""
        menus = [(entry.text(), entry.menu()) for entry in self.menuBar().actions()]
        return [(title, menu.actions()) for title, menu in menus if isinstance(menu, QMenu)]

    def focus_next_area(self) -> None:
        """Bring the keyboard from the navigation to the notices, to the page, and round again."""
        page = self._stack.currentWidget() or self._stack
        enter_next((self._side, self._notices, page), self.focusWidget())

    def focusNextPrevChild(self, is_next: bool) -> bool:  # noqa: FBT001 - a Qt method
        page = self._stack.currentWidget()
        if page is not None and prepare_tab(self._side, page, self.focusWidget(), is_next=is_next):
            return True
        return super().focusNextPrevChild(is_next)

    def closeEvent(self, event: QCloseEvent) -> None:
        if self._may_close():
            event.accept()
        else:
            event.ignore()

    def _create_widgets(self) -> None:
        self._side = SideNavigation()
        # Not currentItemChanged: a list that gets the keyboard makes its first entry current.
        self._side.itemSelectionChanged.connect(self._on_selection)
        self._side.itemClicked.connect(self._on_side)
        self._side.itemActivated.connect(self._on_side_activated)
        self._stack = PageStack()
        centre = QWidget()
        row = QHBoxLayout(centre)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(self._side)
        rule = QFrame()
        rule.setProperty("rule", "vertical")
        row.addWidget(rule)
        column = QVBoxLayout()
        self._notices = NoticeArea()
        self._notices.keyboard_left.connect(self._on_keyboard_left)
        column.addWidget(self._notices)
        column.addWidget(self._stack, 1)
        row.addLayout(column, 1)
        self.setCentralWidget(centre)

    def fit_side(self) -> None:
        """Give the navigation the width that its texts need."""
        self._side.fit()

    def _make(self, route: Route) -> None:
        self._controllers[route] = self._factories[route]()
        self._stack.addWidget(self._controllers[route].page)

    def _on_keyboard_left(self) -> None:
        page = self._stack.currentWidget()
        if page is not None:
            put_on_title(page)

    def _on_selection(self) -> None:
        for item in self._side.selectedItems():
            self._on_side(item)

    def _on_side(self, item: QListWidgetItem) -> None:
        route = self._side.route_of(item)
        if route is not self._route or self._arguments:
            self._navigator.go(route)

    def _on_side_activated(self, item: QListWidgetItem) -> None:
        self._on_side(item)
        self._on_keyboard_left()

    def _on_navigated(self, route_name: str, arguments: dict[str, str]) -> None:
        route = Route(route_name)
        if route not in self._factories:
            return
        is_first = not self._side.isEnabled()
        is_new = is_first or (route, arguments) != (self._route, self._arguments)
        self._side.setEnabled(True)
        self._route, self._arguments = route, arguments
        if route not in self._controllers:
            self._make(route)
        self._side.show_route(route)
        self._show_title()
        controller = self._controllers[route]
        if is_new:
            self._take_keyboard_from_page()
        self._stack.show_page(controller.page)
        self.remove_notice(OF_PAGE)
        try:
            controller.open(arguments)
        except HopError as error:
            self.show_notice(OF_PAGE, error.sentence)
        if is_new:
            QTimer.singleShot(0, self, self._settle)  # once the page is on the screen

    def _take_keyboard_from_page(self) -> None:
        """Leave the keyboard nowhere if it is on a page: Qt would bring it to any control."""
        focused = self.focusWidget()
        if focused is not None and self._stack.isAncestorOf(focused):
            focused.clearFocus()

    def _settle(self) -> None:
        """Give a new page the keyboard, unless it is elsewhere by now, and say its title."""
        page = self._stack.currentWidget()
        if page is None or self._route not in self._controllers:  # it ended; it is shown anew soon
            return
        if self.focusWidget() is None:
            put_on_title(page)
        title = next((heading for heading in page.findChildren(Title) if heading.isVisible()), None)
        if title is not None and not title.hasFocus():  # what has the keyboard is said anyway
            announce(page, title.text())
