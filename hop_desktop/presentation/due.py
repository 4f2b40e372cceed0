"""When an action of the plan is due, in words."""

from datetime import date

from hop_desktop.domain.plan import Due, PlannedAction
from hop_desktop.i18n import _
from hop_desktop.presentation.formatting import date_text


def due_words(action: PlannedAction, today: date) -> str:
    """Say when an action is due; empty: it has no date or is no longer open."""
    due = action.due_on(today)
    if due is None or action.due is None:
        return ""
    if due is Due.OVERDUE:
        return _("overdue since {date}").format(date=date_text(action.due))
    if action.due == today:
        return _("due today")
    return _("due {date}").format(date=date_text(action.due))
