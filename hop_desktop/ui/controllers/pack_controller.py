"""Shows the pack that the latest finished attempt leads to."""

from PySide6.QtCore import QObject

from hop_desktop.domain.catalogue import Catalogue
from hop_desktop.presentation.pack import make_pack_state
from hop_desktop.services.pack import PackService
from hop_desktop.services.planning import PlanningService
from hop_desktop.ui.navigation import Arguments, Route
from hop_desktop.ui.page_context import PageContext
from hop_desktop.ui.pages.pack_page import PackPage


class PackController(QObject):
    """Shows the pack of the last finished attempt."""

    def __init__(
        self,
        catalogue: Catalogue,
        planning: PlanningService,
        packs: PackService,
        context: PageContext,
    ) -> None:
        super().__init__(context.parent)
        self._instrument = catalogue.instrument
        self._planning = planning
        self._packs = packs
        self.page = PackPage()
        self.page.evidence_requested.connect(lambda: context.navigator.go(Route.EVIDENCE))
        self.page.report_requested.connect(
            lambda: context.navigator.go(Route.REPORT, attempt="latest")
        )

    def open(self, _arguments: Arguments) -> None:
        latest = self._planning.latest()
        pack = self._packs.pack(latest[1] if latest else None)
        state = make_pack_state(self._instrument, pack, has_attempt=latest is not None)
        self.page.show_state(state)
