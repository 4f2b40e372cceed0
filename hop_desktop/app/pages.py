"""Which controller stands behind each route; each is made on its page's first visit."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QObject

from hop_desktop.paths import AppPaths
from hop_desktop.resources import guide_folder
from hop_desktop.ui.autosaver import Autosaver
from hop_desktop.ui.controllers.report_memory import ReportMemory
from hop_desktop.ui.jobs import JobRunner
from hop_desktop.ui.main_window import Controller
from hop_desktop.ui.navigation import Navigator, Route
from hop_desktop.ui.preferences import Preferences
from hop_desktop.ui.saver import AnswerSaver
from hop_desktop.ui.undo import UndoHistory

if TYPE_CHECKING:  # its imports take long and happen in the background
    from hop_desktop.bootstrap import Services
    from hop_desktop.ui.dialogs import Prompts


@dataclass(frozen=True, slots=True)
class PageNeeds:
    """What a page's controller may be built from."""

    services: "Services"
    paths: AppPaths
    preferences: Preferences
    navigator: Navigator
    jobs: JobRunner
    prompts: "Prompts"
    undo: UndoHistory
    saver: AnswerSaver
    report_memory: ReportMemory
    autosaver: Autosaver
    save_elsewhere: Callable[[], bool]
    import_file: Callable[[], None]  # asks which one
    restore: Callable[[Path, str], None]  # a backup, and what it is called in sentences
    erase: Callable[[], None]
    encrypt: Callable[[str, str], None]  # a passphrase and a recovery code
    decrypt: Callable[[str], None]  # one of them
    parent: QObject  # keeps the controllers alive: PySide holds a slot's receiver weakly
    on_report_saved: Callable[[str], object]
    on_appearance_changed: Callable[[], None]
    on_language_changed: Callable[[], None]


def page_factories(needs: PageNeeds) -> Mapping[Route, Callable[[], Controller]]:
    """Return what makes the controller of each route."""
    return {route: partial(make, needs) for route, make in _MAKERS.items()}


def _home(needs: PageNeeds) -> Controller:
    from hop_desktop.ui.controllers.home_controller import HomeController

    return HomeController(
        needs.services.catalogue,
        needs.services.assessment,
        needs.services.history,
        needs.navigator,
        str(needs.paths.data),
        needs.services.planning,
        needs.parent,
    )


def _start(needs: PageNeeds) -> Controller:
    from hop_desktop.ui.controllers.start_controller import StartController

    return StartController(
        needs.services.assessment,
        needs.services.history,
        needs.services.profiles,
        needs.navigator,
        needs.prompts,
        needs.parent,
    )


def _questionnaire(needs: PageNeeds) -> Controller:
    from hop_desktop.ui.controllers.questionnaire_controller import QuestionnaireController

    return QuestionnaireController(
        needs.services.catalogue,
        needs.saver,
        needs.save_elsewhere,
        needs.navigator,
        needs.parent,
        single_keys=needs.preferences.single_keys,
    )


def _review(needs: PageNeeds) -> Controller:
    from hop_desktop.ui.controllers.review_controller import ReviewController

    return ReviewController(
        needs.services.assessment,
        needs.services.history,
        needs.navigator,
        needs.prompts,
        needs.parent,
    )


def _results(needs: PageNeeds) -> Controller:
    from hop_desktop.app.report_desk import save_full_report
    from hop_desktop.bootstrap import load_samples
    from hop_desktop.ui.controllers.results_controller import ResultsController
    from hop_desktop.whole_files import write_output

    return ResultsController(
        needs.services.catalogue,
        needs.services.history,
        needs.services.profiles,
        needs.services.retakes,
        needs.services.evidence,
        lambda: load_samples(needs.services.catalogue),
        partial(save_full_report, needs.services.reports, needs.on_report_saved),
        partial(write_output, over_read_only=True),
        needs.navigator,
        needs.jobs,
        needs.prompts,
        needs.parent,
    )


def _report(needs: PageNeeds) -> Controller:
    from hop_desktop.app.data_portability import DataPortability
    from hop_desktop.app.report_desk import ReportDesk
    from hop_desktop.bootstrap import load_samples
    from hop_desktop.ui.controllers.report_controller import ReportController

    return ReportController(
        needs.services.history,
        lambda: load_samples(needs.services.catalogue),
        ReportDesk(needs.services.reports, needs.on_report_saved),
        needs.report_memory,
        DataPortability(needs.services).export_to,
        needs.navigator,
        needs.jobs,
        needs.prompts,
        needs.parent,
    )


def _history(needs: PageNeeds) -> Controller:
    from hop_desktop.ui.controllers.history_controller import HistoryController

    return HistoryController(
        needs.services.catalogue,
        needs.services.history,
        needs.services.retakes,
        needs.navigator,
        needs.jobs,
        needs.prompts,
        needs.parent,
    )


def _background(needs: PageNeeds) -> Controller:
    from hop_desktop.ui.controllers.background_controller import BackgroundController

    return BackgroundController(
        needs.services.background,
        needs.services.profiles,
        needs.navigator,
        needs.autosaver,
        needs.parent,
    )


def _profiles(needs: PageNeeds) -> Controller:
    from hop_desktop.ui.controllers.profiles_controller import ProfilesController

    return ProfilesController(
        needs.services.catalogue,
        needs.services.profiles,
        needs.navigator,
        needs.prompts,
        needs.parent,
    )


def _edit_profile(needs: PageNeeds) -> Controller:
    from hop_desktop.ui.controllers.profile_editor_controller import ProfileEditorController

    return ProfileEditorController(
        needs.services.catalogue.instrument,
        needs.services.profiles,
        needs.navigator,
        needs.prompts,
        needs.parent,
    )


def _compare_profiles(needs: PageNeeds) -> Controller:
    from hop_desktop.bootstrap import load_samples
    from hop_desktop.ui.controllers.profile_comparison_controller import (
        ProfileComparisonController,
    )

    return ProfileComparisonController(
        needs.services.catalogue.instrument,
        needs.services.history,
        needs.services.profiles,
        lambda: load_samples(needs.services.catalogue),
        needs.navigator,
        needs.parent,
    )


def _plan(needs: PageNeeds) -> Controller:
    from hop_desktop.ui.controllers.plan_controller import PlanController
    from hop_desktop.whole_files import write_output

    return PlanController(
        needs.services.catalogue,
        needs.services.planning,
        needs.services.evidence,
        needs.services.profiles,
        needs.navigator,
        needs.undo,
        needs.autosaver,
        needs.prompts,
        partial(write_output, over_read_only=True),
        needs.parent,
    )


def _change(needs: PageNeeds) -> Controller:
    from hop_desktop.ui.controllers.change_controller import ChangeController

    return ChangeController(
        needs.services.history,
        needs.services.profiles,
        needs.services.retakes,
        needs.autosaver,
        needs.navigator,
        needs.parent,
    )


def _evidence(needs: PageNeeds) -> Controller:
    from hop_desktop.ui.controllers.evidence_controller import EvidenceController

    return EvidenceController(
        needs.services.catalogue,
        needs.services.history,
        needs.services.evidence,
        needs.navigator,
        needs.undo,
        needs.prompts,
        needs.parent,
    )


def _pack(needs: PageNeeds) -> Controller:
    from hop_desktop.ui.controllers.pack_controller import PackController

    return PackController(
        needs.services.catalogue,
        needs.services.planning,
        needs.services.packs,
        needs.navigator,
        needs.parent,
    )


def _role(needs: PageNeeds) -> Controller:
    from hop_desktop.ui.controllers.role_controller import RoleController

    return RoleController(needs.services.catalogue, needs.parent)


def _guide(needs: PageNeeds) -> Controller:
    from hop_desktop.ui.controllers.guide_controller import GuideController

    return GuideController(guide_folder(), needs.parent)


def _preferences(needs: PageNeeds) -> Controller:
    from hop_desktop.app.data_portability import DataPortability
    from hop_desktop.ui.controllers.backups_controller import BackupsController
    from hop_desktop.ui.controllers.preferences_controller import PreferencesController
    from hop_desktop.ui.controllers.protection_controller import ProtectionController

    data = DataPortability(needs.services)
    backups = BackupsController(
        data, needs.paths.backups, needs.restore, needs.jobs, needs.prompts, needs.parent
    )
    protection = ProtectionController(
        data, needs.encrypt, needs.decrypt, needs.jobs, needs.prompts, needs.parent
    )
    controller = PreferencesController(
        needs.preferences,
        data,
        needs.paths.data,
        backups,
        protection,
        needs.jobs,
        needs.prompts,
        needs.parent,
    )
    for part in (backups, protection):
        part.setParent(controller)
    controller.erase_requested.connect(needs.erase)
    controller.appearance_changed.connect(needs.on_appearance_changed)
    controller.language_changed.connect(needs.on_language_changed)
    controller.page.import_requested.connect(needs.import_file)
    controller.page.background_requested.connect(lambda: needs.navigator.go(Route.BACKGROUND))
    return controller


_MAKERS: Final[Mapping[Route, Callable[[PageNeeds], Controller]]] = {
    Route.HOME: _home,
    Route.START: _start,
    Route.QUESTIONNAIRE: _questionnaire,
    Route.REVIEW: _review,
    Route.RESULTS: _results,
    Route.REPORT: _report,
    Route.HISTORY: _history,
    Route.CHANGE: _change,
    Route.PLAN: _plan,
    Route.EVIDENCE: _evidence,
    Route.PACK: _pack,
    Route.BACKGROUND: _background,
    Route.PROFILES: _profiles,
    Route.EDIT_PROFILE: _edit_profile,
    Route.COMPARE_PROFILES: _compare_profiles,
    Route.ROLE: _role,
    Route.PREFERENCES: _preferences,
    Route.GUIDE: _guide,
}
