"""Asks other people, takes in what they answered, and shows it."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Final, TypeVar

from PySide6.QtCore import QObject
from PySide6.QtGui import QGuiApplication

from hop_desktop.domain.catalogue import Catalogue
from hop_desktop.domain.errors import HopError, UnknownIdError
from hop_desktop.domain.feedback.answers import Asked
from hop_desktop.domain.feedback.form import Asking, FormData, Group
from hop_desktop.domain.feedback.shown import ExpectationShown
from hop_desktop.domain.instrument import Instrument
from hop_desktop.i18n import _, language
from hop_desktop.presentation.others import (
    file_name,
    make_others_state,
    message_text,
    received_words,
    saved_words,
    talk_name,
    thanks_text,
    withdraw_question,
)
from hop_desktop.services.drafts import Drafts
from hop_desktop.services.feedback.questions import group_names
from hop_desktop.services.feedback.reading import Received
from hop_desktop.services.feedback.service import FeedbackService
from hop_desktop.ui.jobs import Err, Ok, settle
from hop_desktop.ui.navigation import Arguments, Route
from hop_desktop.ui.page_context import PageContext
from hop_desktop.ui.pages.others_page import OthersPage

T = TypeVar("T")
NAME: Final = "asking"  # the drafts of the page: the name, and a sheet as text
PASTED: Final = "pasted"
FORMS: Final = (".html", ".pdf", ".txt")


@dataclass(frozen=True, slots=True)
class FeedbackFiles:
    """What makes and reads the files; the first two may run in the render worker."""

    form: Callable[[FormData, str], bytes]  # with the ending of its name
    talk_sheet: Callable[[ExpectationShown, Instrument, str], bytes]  # with a language
    read: Callable[[Path], bytes]  # raises HopError


class OthersController(QObject):
    """Shows the page anew after whatever changes what is stored."""

    def __init__(
        self,
        catalogue: Catalogue,
        feedback: FeedbackService,
        drafts: Drafts,
        files: FeedbackFiles,
        context: PageContext,
    ) -> None:
        super().__init__(context.parent)
        self._catalogue = catalogue
        self._feedback = feedback
        self._drafts = drafts
        self._files = files
        self._jobs = context.jobs
        self._prompts = context.prompts
        self._write_file = context.write_file
        self._language = ""
        self.page = page = OthersPage()
        page.name_edited.connect(partial(drafts.put, NAME))
        page.pasted_edited.connect(partial(drafts.put, PASTED))
        page.language_chosen.connect(self._on_language)
        page.ask_requested.connect(self._on_ask)
        page.message_requested.connect(self._on_message)
        page.again_requested.connect(self._on_again)
        page.withdraw_requested.connect(self._on_withdraw)
        page.file_requested.connect(self._on_file)
        page.pasted_requested.connect(self._on_pasted)
        page.keep_requested.connect(self._on_keep)
        page.talk_requested.connect(self._on_talk)
        page.delete_requested.connect(self._on_delete)
        page.thanks_requested.connect(lambda: self._copy(thanks_text()))
        page.collect_requested.connect(lambda: context.navigator.go(Route.COLLECT))

    def open(self, _arguments: Arguments) -> None:
        self._language = language()
        self._show()

    def _show(self, news: str = "") -> None:
        feedback = self._feedback
        asked = feedback.asked()
        last_name = asked[-1].name if asked else ""
        state = make_others_state(
            self._catalogue.instrument,
            group_names(),
            asked,
            (feedback.expectations(), feedback.views(), feedback.results()),
            feedback.overview(),
            name=self._drafts.get(NAME) or last_name,
            language=self._language,
            pasted=self._drafts.get(PASTED),
        )
        self.page.show_state(state)
        self.page.show_news(news)

    # Asking

    def _on_language(self, code: str) -> None:
        self._language = code

    def _on_ask(self, kind: Asking, name: str, groups: Sequence[Group]) -> None:
        if not name.strip():
            self.page.show_news(_("Type your name first: they read it in the form."))
            return
        target = self._target(kind, name)
        if target is None:
            return
        try:
            new = self._feedback.ask(kind, name, self._language, groups=groups)
        except HopError as error:
            self.page.show_news(error.sentence)
            return
        self._make(new, target, self._on_new_written)

    def _on_again(self, asking: str) -> None:
        asked = self._found(self._feedback.get, asking)
        target = self._target(asked.kind, asked.name) if asked else None
        if asked and target:
            self._make(asked, target, self._on_written)

    def _target(self, kind: Asking, name: str) -> Path | None:
        """Return where a file of an asking goes; None: nowhere."""
        filters = _("Form for a browser (*.html);;Sheet to print (*.pdf);;Sheet as text (*.txt)")
        if kind is Asking.CONFIDENTIAL:
            filters = _("File for a collector (*.hop-round)")
        target = self._prompts.save_path(file_name(kind, name), filters)
        if target is None or kind is Asking.CONFIDENTIAL or target.suffix.lower() in FORMS:
            return target
        self.page.show_news(_("The ending must be .html, .pdf or .txt."))
        return None

    def _make(
        self, asked: Asked, target: Path, then: Callable[[Asked, Path, Ok[None] | Err], None]
    ) -> None:
        """Make the file of an asking and write it."""
        write, on_result = partial(self._write_file, target), partial(then, asked, target)
        if asked.kind is Asking.CONFIDENTIAL:
            self._jobs.run(partial(write, self._feedback.round_file(asked)), on_result)
        else:
            form = partial(self._files.form, self._feedback.form(asked), target.suffix.lower())
            self._jobs.make_file(form, write, on_result)

    def _on_new_written(self, asked: Asked, target: Path, outcome: Ok[None] | Err) -> None:
        if isinstance(outcome, Err):
            self._feedback.withdraw(asked.asking)  # nobody will answer what was never written
        elif asked.name == " ".join(self._drafts.get(NAME).split()):
            self._drafts.drop(NAME)  # the asking has it from now on
        self._on_written(asked, target, outcome)

    def _on_written(self, asked: Asked, target: Path, outcome: Ok[None] | Err) -> None:
        said = saved_words(asked, target.name)
        settle(outcome, lambda _none: self._show(said), self.page.show_news)

    def _on_withdraw(self, asking: str) -> None:
        asked = self._found(self._feedback.get, asking)
        if asked and self._prompts.confirm_loss(withdraw_question(asked), _("Withdraw")):
            self._try(partial(self._feedback.withdraw, asking), _("It is withdrawn."))

    def _on_message(self, kind: Asking) -> None:
        self._copy(message_text(kind))

    def _copy(self, text: str) -> None:
        QGuiApplication.clipboard().setText(text)
        self.page.show_news(_("The text is on the clipboard."))

    # Taking in

    def _on_file(self) -> None:
        filters = _("Answer (*.hop-answer *.hop-group-result *.json *.txt);;Every file (*)")
        path = self._prompts.open_path(filters)
        if path is not None:
            self._jobs.run(partial(self._take_in, path), self._on_taken)

    def _take_in(self, path: Path) -> Received:
        return self._feedback.add(self._files.read(path), path.name)

    def _on_pasted(self) -> None:
        text = self._drafts.get(PASTED)
        if not text.strip():
            self.page.show_news(_("Paste a filled-in text sheet first."))
            return
        work = partial(self._feedback.add, text.encode(), _("What you pasted"))
        self._jobs.run(work, partial(self._on_pasted_taken, text))

    def _on_pasted_taken(self, text: str, outcome: Ok[Received] | Err) -> None:
        if isinstance(outcome, Ok) and self._drafts.get(PASTED) == text:
            self._drafts.drop(PASTED)
        self._on_taken(outcome)

    def _on_taken(self, outcome: Ok[Received] | Err) -> None:
        settle(outcome, lambda got: self._show(received_words(got)), self.page.show_news)

    # What came back

    def _on_keep(self, number: str) -> None:
        shown = self._found(self._feedback.expectation, number)
        if shown is not None:
            keep = partial(self._feedback.keep_profile, shown.answer)
            self._try(keep, _("It is among your profiles."))

    def _on_talk(self, number: str) -> None:
        shown = self._found(self._feedback.expectation, number)
        if shown is None:
            return
        target = self._prompts.save_path(talk_name(shown.answer), _("Sheet to print (*.pdf)"))
        if target is not None:
            sheet = partial(self._files.talk_sheet, shown, self._catalogue.instrument, language())
            write = partial(self._write_file, target)
            self._jobs.make_file(sheet, write, partial(self._on_sheet_written, target))

    def _on_sheet_written(self, target: Path, outcome: Ok[None] | Err) -> None:
        said = _("Saved as {name}.").format(name=target.name)
        settle(outcome, lambda _none: self.page.show_news(said), self.page.show_news)

    def _on_delete(self, number: str) -> None:
        question = _("Delete this answer? It cannot be brought back but from its file.")
        if self._prompts.confirm_loss(question, _("Delete")):
            self._try(partial(self._feedback.delete_answer, number), _("The answer is deleted."))

    def _try(self, change: Callable[[], object], said: str) -> None:
        try:
            change()
        except HopError as error:
            said = error.sentence
        self._show(said)

    def _found(self, look: Callable[[str], T], key: str) -> T | None:
        """Return what is there; None: it went elsewhere meanwhile, which is told."""
        try:
            return look(key)
        except UnknownIdError as error:
            self._show(error.sentence)
            return None
