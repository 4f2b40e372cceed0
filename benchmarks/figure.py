"""One measured figure and what it is held against."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Figure:
    """A median (or a 99th percentile, where the name says so) beside its yardstick.

    With a yardstick `limit` is the largest allowed multiple of it; without one it is the
    largest allowed value, in `unit`.
    """

    name: str
    value: float
    unit: str  # "s", "ms" or "MiB"
    limit: float
    yardstick: float | None = None
    yardstick_name: str = ""
    ratio: float | None = None  # median of pairwise ratios, where runs were paired

    @property
    def score(self) -> float:
        """What `limit` bounds: the multiple of the yardstick, or the value."""
        if self.yardstick is None:
            return self.value
        return self.ratio if self.ratio is not None else self.value / self.yardstick

    @property
    def holds(self) -> bool:
        """Whether the figure keeps its limit."""
        return self.score <= self.limit

    def document(self) -> dict[str, object]:
        """Return the figure as JSON can hold it."""
        return {
            "name": self.name,
            "value": self.value,
            "unit": self.unit,
            "yardstick": self.yardstick,
            "yardstick_name": self.yardstick_name,
            "score": self.score,
            "limit": self.limit,
            "holds": self.holds,
        }
