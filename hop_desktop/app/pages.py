"""Which controller stands behind each route; each is made on its page's first visit."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from hop_desktop.domain.attempt import Attempt
from hop_desktop.paths import AppPaths
from hop_desktop.resources import guide_folder
from hop_desktop.ui.controller import Controller
from hop_desktop.ui.controllers.report_memory import ReportMemory
from hop_desktop.ui.navigation import Route
from hop_desktop.ui.page_context import PageContext
from hop_desktop.ui.preferences import Preferences
from hop_desktop.ui.saver import AnswerSaver

if TYPE_CHECKING:  # its imports take long and happen in the background
    from hop_desktop.bootstrap import Services


@dataclass(frozen=True, slots=True)
class SessionActions:
    """What pages ask of whoever keeps the store open."""

    save_elsewhere: Callable[[], bool]
    import_file: Callable[[], None]  # asks which one
    restore: Callable[[Path, str], None]  # a backup, and what it is called in sentences
    erase: Callable[[], None]
    encrypt: Callable[[str, str], None]  # a passphrase and a recovery code
    decrypt: Callable[[str], None]  # one of them
    on_report_saved: Callable[[str, str], object]
    on_finished: Callable[[], None]  # an attempt, whose results stand by then
    on_appearance_changed: Callable[[], None]
    on_language_changed: Callable[[], None]


class Pages:
    """Makes the controllers; each page's imports wait for its first visit, or are preloaded."""

    def __init__(
        self,
        services: "Services",
        saver: AnswerSaver,
        report_memory: ReportMemory,
        preferences: Preferences,
        paths: AppPaths,
        actions: SessionActions,
        context: PageContext,
    ) -> None:
        self._services = services
        self._saver = saver
        self._report_memory = report_memory
        self._preferences = preferences
        self._paths = paths
        self._actions = actions
        self._context = context

    def factories(self) -> Mapping[Route, Callable[[], Controller]]:
        """Return what makes the controller of each route."""
        return {
            Route.HOME: self._home,
            Route.START: self._start,
            Route.QUESTIONNAIRE: self._questionnaire,
            Route.REVIEW: self._review,
            Route.RESULTS: self._results,
            Route.REPORT: self._report,
            Route.HISTORY: self._history,
            Route.CHANGE: self._change,
            Route.PLAN: self._plan,
            Route.EVIDENCE: self._evidence,
            Route.PACK: self._pack,
            Route.BACKGROUND: self._background,
            Route.PROFILES: self._profiles,
            Route.EDIT_PROFILE: self._edit_profile,
            Route.COMPARE_PROFILES: self._compare_profiles,
            Route.ROLE: self._role,
            Route.PREFERENCES: self._preferences_page,
            Route.GUIDE: self._guide,
        }

    def _samples(self) -> Sequence[Attempt]:
        from hop_desktop.bootstrap import load_samples

        return load_samples(self._services.catalogue)

    def _home(self) -> Controller:
        from hop_desktop.ui.controllers.home_controller import HomeController

        s, folder = self._services, str(self._paths.data)
        return HomeController(
            s.catalogue, s.assessment, s.history, folder, s.planning, self._context
        )

    def _start(self) -> Controller:
        from hop_desktop.ui.controllers.start_controller import StartController

        s = self._services
        return StartController(s.assessment, s.history, s.profiles, self._samples, self._context)

    def _questionnaire(self) -> Controller:
        from hop_desktop.ui.controllers.questionnaire_controller import QuestionnaireController

        return QuestionnaireController(
            self._services.catalogue,
            self._saver,
            self._actions.save_elsewhere,
            self._preferences,
            self._context,
        )

    def _review(self) -> Controller:
        from hop_desktop.ui.controllers.review_controller import ReviewController

        s = self._services
        return ReviewController(s.assessment, s.history, self._actions.on_finished, self._context)

    def _results(self) -> Controller:
        from hop_desktop.app.report_capture import save_full_report
        from hop_desktop.ui.controllers.results_controller import ResultsController

        s = self._services
        return ResultsController(
            s.catalogue,
            s.history,
            s.profiles,
            s.retakes,
            s.evidence,
            s.planning,
            self._samples,
            partial(save_full_report, s.reports, self._actions.on_report_saved),
            self._context,
        )

    def _report(self) -> Controller:
        from hop_desktop.app.data_portability import DataPortability
        from hop_desktop.app.report_capture import ReportCapture
        from hop_desktop.ui.controllers.report_controller import ReportController

        return ReportController(
            self._services.history,
            self._samples,
            ReportCapture(self._services.reports, self._actions.on_report_saved),
            self._report_memory,
            DataPortability(self._services).export_to,
            self._context,
        )

    def _history(self) -> Controller:
        from hop_desktop.ui.controllers.history_controller import HistoryController

        s = self._services
        return HistoryController(s.catalogue, s.history, s.retakes, s.profiles, self._context)

    def _change(self) -> Controller:
        from hop_desktop.ui.controllers.change_controller import ChangeController

        s = self._services
        return ChangeController(s.history, s.profiles, s.retakes, self._context)

    def _plan(self) -> Controller:
        from hop_desktop.ui.controllers.plan_controller import PlanController

        s = self._services
        return PlanController(s.catalogue, s.planning, s.evidence, s.profiles, self._context)

    def _evidence(self) -> Controller:
        from hop_desktop.ui.controllers.evidence_controller import EvidenceController

        s = self._services
        return EvidenceController(s.catalogue, s.history, s.evidence, self._context)

    def _pack(self) -> Controller:
        from hop_desktop.ui.controllers.pack_controller import PackController

        s = self._services
        return PackController(s.catalogue, s.planning, s.packs, self._context)

    def _background(self) -> Controller:
        from hop_desktop.ui.controllers.background_controller import BackgroundController

        s = self._services
        return BackgroundController(s.background, s.profiles, self._context)

    def _profiles(self) -> Controller:
        from hop_desktop.ui.controllers.profiles_controller import ProfilesController

        return ProfilesController(self._services.catalogue, self._services.profiles, self._context)

    def _edit_profile(self) -> Controller:
        from hop_desktop.ui.controllers.profile_editor_controller import ProfileEditorController

        s = self._services
        return ProfileEditorController(s.catalogue.instrument, s.profiles, self._context)

    def _compare_profiles(self) -> Controller:
        from hop_desktop.ui.controllers.profile_comparison_controller import (
            ProfileComparisonController,
        )

        s = self._services
        return ProfileComparisonController(
            s.catalogue.instrument, s.history, s.profiles, self._samples, self._context
        )

    def _role(self) -> Controller:
        from hop_desktop.ui.controllers.role_controller import RoleController

        return RoleController(self._services.catalogue, self._context)

    def _guide(self) -> Controller:
        from hop_desktop.ui.controllers.guide_controller import GuideController

        return GuideController(guide_folder(), self._context)

    def _preferences_page(self) -> Controller:
        from hop_desktop.app.data_portability import DataPortability
        from hop_desktop.ui.controllers.backups_controller import BackupsController
        from hop_desktop.ui.controllers.preferences_controller import PreferencesController
        from hop_desktop.ui.controllers.protection_controller import ProtectionController

        data, actions, context = DataPortability(self._services), self._actions, self._context
        backups = BackupsController(data, self._paths.backups, actions.restore, context)
        protection = ProtectionController(data, actions.encrypt, actions.decrypt, context)
        controller = PreferencesController(
            self._preferences, data, self._paths.data, backups, protection, context
        )
        for part in (backups, protection):
            part.setParent(controller)
        controller.erase_requested.connect(actions.erase)
        controller.appearance_changed.connect(actions.on_appearance_changed)
        controller.language_changed.connect(actions.on_language_changed)
        controller.page.import_requested.connect(actions.import_file)
        controller.page.background_requested.connect(lambda: context.navigator.go(Route.BACKGROUND))
        return controller
