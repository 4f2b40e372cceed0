"""The machine's clock."""

from datetime import UTC, datetime


class SystemClock:
    """The only reader of the machine's time."""

    def now(self) -> datetime:
        """Return the present moment, aware, in the machine's own time zone."""
        return datetime.now(UTC).astimezone()  # noqa: TID251 - the one place that may
