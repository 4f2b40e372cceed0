"""Which controller stands behind each route; Home alone is made without this (`session.py`)."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import partial

from hop_desktop.app.data_portability import DataPortability
from hop_desktop.app.feedback_files import feedback_files
from hop_desktop.app.report_capture import ReportCapture, save_full_report
from hop_desktop.app.store_actions import StoreActions
from hop_desktop.app.window_context import WindowContext
from hop_desktop.bootstrap import Services
from hop_desktop.resources import guide_folder
from hop_desktop.services.beside import Beside
from hop_desktop.ui.controller import Controller
from hop_desktop.ui.controllers.background_controller import BackgroundController
from hop_desktop.ui.controllers.backups_controller import BackupsController
from hop_desktop.ui.controllers.change_controller import ChangeController
from hop_desktop.ui.controllers.collect_controller import CollectController
from hop_desktop.ui.controllers.evidence_controller import EvidenceController
from hop_desktop.ui.controllers.guide_controller import GuideController
from hop_desktop.ui.controllers.history_controller import HistoryController
from hop_desktop.ui.controllers.others_controller import OthersController
from hop_desktop.ui.controllers.pack_controller import PackController
from hop_desktop.ui.controllers.plan_controller import PlanController
from hop_desktop.ui.controllers.preferences_controller import PreferencesController
from hop_desktop.ui.controllers.profile_comparison_controller import ProfileComparisonController
from hop_desktop.ui.controllers.profile_editor_controller import ProfileEditorController
from hop_desktop.ui.controllers.profiles_controller import ProfilesController
from hop_desktop.ui.controllers.protection_controller import ProtectionController
from hop_desktop.ui.controllers.questionnaire_controller import QuestionnaireController
from hop_desktop.ui.controllers.report_controller import ReportController
from hop_desktop.ui.controllers.report_memory import ReportMemory
from hop_desktop.ui.controllers.results_controller import ResultsController
from hop_desktop.ui.controllers.review_controller import ReviewController
from hop_desktop.ui.controllers.role_controller import RoleController
from hop_desktop.ui.controllers.start_controller import StartController
from hop_desktop.ui.navigation import Route
from hop_desktop.ui.page_context import PageContext
from hop_desktop.ui.saver import AnswerSaver


@dataclass(frozen=True, slots=True)
class SessionActions:
    """What pages ask of whoever keeps the store open."""

    save_elsewhere: Callable[[], bool]
    import_file: Callable[[], None]  # asks which one
    on_report_saved: Callable[[str, str], object]  # path, words
    on_finished: Callable[[], None]  # an attempt, whose results stand by then
    store: StoreActions


def page_factories(
    services: Services,
    saver: AnswerSaver,
    report_memory: ReportMemory,
    actions: SessionActions,
    window: WindowContext,
    context: PageContext,
) -> Mapping[Route, Callable[[], Controller]]:
    """Return what makes the controller of each route but Home, which stands before them."""
    s = services
    return {
        Route.START: lambda: StartController(s.assessment, s.history, s.profiles, context),
        Route.QUESTIONNAIRE: lambda: QuestionnaireController(
            s.catalogue, saver, actions.save_elsewhere, window.preferences, context
        ),
        Route.REVIEW: lambda: ReviewController(
            s.assessment, s.history, actions.on_finished, context
        ),
        Route.RESULTS: lambda: ResultsController(
            s.catalogue,
            s.history,
            s.profiles,
            Beside(s.retakes, s.evidence, s.feedback),
            s.planning,
            partial(save_full_report, s.reports, actions.on_report_saved),
            context,
        ),
        Route.REPORT: lambda: ReportController(
            s.history,
            ReportCapture(s.reports, actions.on_report_saved),
            report_memory,
            DataPortability(s).export_to,
            context,
        ),
        Route.HISTORY: lambda: HistoryController(
            s.catalogue, s.history, s.retakes, s.profiles, context
        ),
        Route.CHANGE: lambda: ChangeController(s.history, s.profiles, s.retakes, context),
        Route.PLAN: lambda: PlanController(
            s.catalogue, s.planning, s.evidence, s.profiles, s.feedback, context
        ),
        Route.EVIDENCE: lambda: EvidenceController(s.catalogue, s.history, s.evidence, context),
        Route.PACK: lambda: PackController(s.catalogue, s.planning, s.packs, context),
        Route.OTHERS: lambda: OthersController(
            s.catalogue, s.feedback, s.drafts, feedback_files(), context
        ),
        Route.COLLECT: lambda: CollectController(s.collector, s.drafts, feedback_files(), context),
        Route.BACKGROUND: lambda: BackgroundController(s.background, s.profiles, context),
        Route.PROFILES: lambda: ProfilesController(s.catalogue, s.profiles, context),
        Route.EDIT_PROFILE: lambda: ProfileEditorController(
            s.catalogue.instrument, s.profiles, context
        ),
        Route.COMPARE_PROFILES: lambda: ProfileComparisonController(
            s.catalogue.instrument, s.history, s.profiles, context
        ),
        Route.ROLE: lambda: RoleController(s.catalogue, context),
        Route.GUIDE: lambda: GuideController(guide_folder(), context),
        Route.PREFERENCES: lambda: _preferences(DataPortability(s), actions, window, context),
    }


def _preferences(
    data: DataPortability, actions: SessionActions, window: WindowContext, context: PageContext
) -> Controller:
    store, paths = actions.store, window.paths
    backups = BackupsController(data, paths.backups, store.restore, context)
    protection = ProtectionController(data, store.encrypt, store.decrypt, context)
    controller = PreferencesController(
        window.preferences, data, paths.data, backups, protection, context
    )
    for part in (backups, protection):
        part.setParent(controller)
    controller.erase_requested.connect(store.erase)
    controller.appearance_changed.connect(window.on_appearance_changed)
    controller.language_changed.connect(window.on_language_changed)
    controller.page.import_requested.connect(actions.import_file)
    controller.page.background_requested.connect(lambda: context.navigator.go(Route.BACKGROUND))
    return controller
