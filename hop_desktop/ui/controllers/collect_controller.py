"""Opens rounds of others, takes in their answers, and closes each once."""

from collections.abc import Callable, Mapping, Sequence
from functools import partial
from pathlib import Path
from typing import Final

from PySide6.QtCore import QObject

from hop_desktop.domain.errors import HopError
from hop_desktop.domain.feedback.answers import Asked
from hop_desktop.domain.feedback.form import FormData, Group
from hop_desktop.domain.feedback.shown import OpenRound
from hop_desktop.i18n import _
from hop_desktop.paths import is_there
from hop_desktop.presentation.collect import close_question, make_collect_state, opened_words
from hop_desktop.services.drafts import Drafts
from hop_desktop.services.feedback.collecting import CollectorService
from hop_desktop.services.feedback.questions import group_names
from hop_desktop.ui.controllers.others_controller import FeedbackFiles
from hop_desktop.ui.jobs import Err, Ok, settle
from hop_desktop.ui.navigation import Arguments, Route
from hop_desktop.ui.page_context import PageContext
from hop_desktop.ui.pages.collect_page import CollectPage

NAME: Final = "collecting"  # the draft of the collector's name
USUAL: Final = 6  # people invited of a group


class CollectController(QObject):
    """Shows the page anew after whatever changes what is collected."""

    def __init__(
        self,
        collector: CollectorService,
        drafts: Drafts,
        files: FeedbackFiles,
        context: PageContext,
    ) -> None:
        super().__init__(context.parent)
        self._collector = collector
        self._drafts = drafts
        self._files = files
        self._jobs = context.jobs
        self._prompts = context.prompts
        self._write_file = context.write_file
        self._new: tuple[bytes, str, Asked] | None = None  # a round file, its name, what it asks
        self._invited: dict[Group, int] = {}
        self._comments: Mapping[str, Mapping[str, Sequence[str]]] = {}
        self.page = page = CollectPage()
        page.choose_requested.connect(self._on_choose)
        page.name_edited.connect(partial(drafts.put, NAME))
        page.invited_edited.connect(self._on_invited)
        page.open_requested.connect(self._on_open)
        page.cancel_requested.connect(self._on_cancel)
        page.forms_requested.connect(self._save_forms)
        page.answer_requested.connect(lambda _asking: self._on_answer())
        page.comments_requested.connect(self._on_comments)
        page.close_requested.connect(self._on_close)
        page.back_requested.connect(lambda: context.navigator.go(Route.OTHERS))

    def open(self, _arguments: Arguments) -> None:
        self._comments = {}
        self._show()

    def _show(self, news: str = "") -> None:
        try:
            rounds = self._collector.rounds()
        except HopError as error:
            rounds, news = (), error.sentence
        new = self._new[2] if self._new else None
        name, invited = self._name(rounds), dict.fromkeys(Group, USUAL) | self._invited
        self.page.show_state(
            make_collect_state(rounds, group_names(), new, name, invited, self._comments)
        )
        self.page.show_news(news)

    def _name(self, rounds: Sequence[OpenRound]) -> str:
        named = [each.collector for each in rounds if not each.problem]
        return self._drafts.get(NAME) or (named[-1] if named else "")

    # Opening

    def _on_choose(self) -> None:
        path = self._prompts.open_path(_("Round file (*.hop-round);;Every file (*)"))
        if path is not None:
            self._jobs.run(partial(self._look, path), self._on_looked)

    def _look(self, path: Path) -> tuple[bytes, str, Asked]:
        data = self._files.read(path)
        return data, path.name, self._collector.look(data, path.name)

    def _on_looked(self, outcome: Ok[tuple[bytes, str, Asked]] | Err) -> None:
        settle(outcome, self._choose, self.page.show_news)

    def _choose(self, new: tuple[bytes, str, Asked]) -> None:
        rounds = {each.asking: each for each in self._collector.rounds()}
        known = rounds.get(new[2].asking)  # its file is opened again to say anew who was invited
        self._new, self._invited = new, dict(known.invited) if known else {}
        self._show()

    def _on_invited(self, group: Group, number: int) -> None:
        self._invited[group] = number

    def _on_cancel(self) -> None:
        self._new = None
        self._drafts.drop(NAME)
        self._show()

    def _on_open(self, name: str) -> None:
        assert self._new is not None, "its button is there only then"
        data, source, asked = self._new
        folder = self._prompts.folder_path()
        if folder is None:
            return
        invited = {group: self._invited.get(group, USUAL) for group in asked.groups}
        if Group.MANAGER in invited:
            invited[Group.MANAGER] = 1
        try:
            told = self._collector.open(data, source, name, invited)
        except HopError as error:
            self.page.show_news(error.sentence)
            return
        self._new = None
        self._drafts.drop(NAME)
        self._show()
        self._write_forms(told.asking, folder)

    def _save_forms(self, asking: str) -> None:
        folder = self._prompts.folder_path()
        if folder is not None:
            self._write_forms(asking, folder)

    def _write_forms(self, asking: str, folder: Path) -> None:
        try:
            forms = self._collector.forms(asking)
        except HopError as error:
            self._show(error.sentence)
            return
        targets = {folder / f"{form.group}.html": form for form in forms}
        if all(map(self._may_replace, targets)):
            self._jobs.run(partial(self._make_forms, targets), self._on_forms_written)

    def _may_replace(self, target: Path) -> bool:
        question = _("{name} is there already. Replace it?").format(name=target.name)
        return not is_there(target) or self._prompts.confirm(question, _("Replace"))

    def _on_forms_written(self, outcome: Ok[Sequence[str]] | Err) -> None:
        settle(outcome, lambda names: self._show(opened_words(names)), self._show)

    def _make_forms(self, targets: Mapping[Path, FormData]) -> Sequence[str]:
        """Write a form for each group; runs beside the window."""
        for target, form in targets.items():
            self._write_file(target, self._files.form(form, target.suffix))
        return [target.name for target in targets]

    # Collecting

    def _on_answer(self) -> None:
        filters = _("Answer (*.hop-answer *.json *.txt);;Every file (*)")
        path = self._prompts.open_path(filters)
        if path is not None:
            self._jobs.run(partial(self._take_in, path), self._on_taken)

    def _take_in(self, path: Path) -> OpenRound:
        return self._collector.add(self._files.read(path), path.name)

    def _on_taken(self, outcome: Ok[OpenRound] | Err) -> None:
        self._comments = {}
        settle(outcome, lambda _told: self._show(_("The answer is in.")), self.page.show_news)

    def _on_comments(self, asking: str) -> None:
        def show() -> str:
            comments = self._collector.comments(asking)
            self._comments = {asking: comments}
            return "" if any(comments.values()) else _("Nobody wrote a comment yet.")

        self._try(show)

    def _on_close(self, asking: str) -> None:
        try:
            told = self._collector.get(asking)
        except HopError as error:
            self._show(error.sentence)
            return
        if not told.is_closed and not self._prompts.confirm_loss(
            close_question(told), _("Close the round")
        ):
            return
        target = self._prompts.save_path(
            f"{told.name}.hop-group-result", _("Result of a round (*.hop-group-result)")
        )
        if target is not None:
            self._jobs.run(partial(self._close, asking, target), self._on_closed)

    def _close(self, asking: str, target: Path) -> Path:
        """Write the result, then destroy what is left; runs beside the window."""
        self._write_file(target, self._collector.close(asking))
        self._collector.destroy(asking)
        return target

    def _on_closed(self, outcome: Ok[Path] | Err) -> None:
        self._comments = {}
        text = _("Saved as {name}. Send it to whom it is about. Answers and key are destroyed.")
        settle(outcome, lambda file: self._show(text.format(name=file.name)), self._show)

    def _try(self, work: Callable[[], str]) -> None:
        try:
            news = work()
        except HopError as error:
            news = error.sentence
        self._show(news)
