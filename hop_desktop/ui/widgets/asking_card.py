"""One way to ask other people: what it is, and what makes its file."""

from collections.abc import Sequence

from PySide6.QtCore import Signal

from hop_desktop.domain.feedback.form import Asking, Group
from hop_desktop.i18n import _
from hop_desktop.ui.styling import current_theme
from hop_desktop.ui.widgets.check_box import CheckBox
from hop_desktop.ui.widgets.labels import Heading, PlainLabel
from hop_desktop.ui.widgets.layout import Card, button_about, button_row


class AskingCard(Card):
    """Says who answers what, and who reads it.

    Signals:
        wanted: Asking, groups of a confidential round.
        message_wanted: Asking; what to write beside its file is to be copied.
    """

    wanted = Signal(object, object)
    message_wanted = Signal(object)

    def __init__(
        self, kind: Asking, groups: Sequence[tuple[Group, str, bool]] = (), *, primary: bool = False
    ) -> None:
        """Offer `kind`; `groups` are those that may be asked: name, whether it is ticked."""
        super().__init__()
        spacing = current_theme().spacing
        self.column.setContentsMargins(spacing.l, spacing.m, spacing.l, spacing.l)
        self.column.setSpacing(spacing.s)
        self._kind = kind
        self._boxes = {group: CheckBox(name) for group, name, _is_ticked in groups}
        title, lines, text = _words(kind)
        self.column.addWidget(Heading(title, scale=1.0))
        for line in lines:
            self.column.addWidget(PlainLabel(line))
        for group, _name, is_ticked in groups:
            self._boxes[group].setChecked(is_ticked)
            self.column.addWidget(self._boxes[group])
        self.column.addStretch(1)
        save = button_about(text, title, primary=primary)
        message = button_about(_("Copy a message to send with it"), title)
        save.clicked.connect(self._on_save)
        message.clicked.connect(lambda: self.message_wanted.emit(kind))
        self.column.addLayout(button_row(save, message, None))

    def _on_save(self) -> None:
        groups = tuple(group for group, box in self._boxes.items() if box.isChecked())
        self.wanted.emit(self._kind, groups)


def _words(kind: Asking) -> tuple[str, Sequence[str], str]:
    return {
        Asking.EXPECTATIONS: (
            _("What is expected of you"),
            (
                _(
                    "Your boss, a founder or a mentor says which level the role needs, and how "
                    "much each competency matters. They do not rate you."
                ),
                _(
                    "It takes them a few minutes. You get what they expect as a profile, and "
                    "what to talk about first."
                ),
            ),
            _("Save the form…"),
        ),
        Asking.VIEW: (
            _("How one person sees you"),
            (
                _(
                    "Your manager, a mentor or anyone who signs answers 18 questions about what "
                    "they have seen you do. You read each answer, and they know it."
                ),
                _(
                    "It takes them a few minutes. You get where you agree and where you differ, "
                    "as far as that can be said."
                ),
            ),
            _("Save the form…"),
        ),
        Asking.CONFIDENTIAL: (
            _("A confidential round"),
            (
                _(
                    "Three to twenty people a group answer to a collector: a coach, someone from "
                    "HR, a colleague you trust. You see figures of groups, never one answer."
                ),
                _(
                    "Ask six to eight people a group, so that four to six answer. Save the file "
                    "for your collector, who opens it in their hop-desktop and sends out the "
                    "forms."
                ),
            ),
            _("Save the file for your collector…"),
        ),
    }[kind]
