"""What the trend shows, in words, and on which scale."""

from collections.abc import Sequence
from datetime import datetime
from enum import Enum
from typing import Protocol

from hop_desktop.charts import words
from hop_desktop.i18n import _, decimal_text


class TrendScale(Enum):
    """What is drawn: the lowest and highest value, the step of the grid, the decimals."""

    LEVEL = (1.0, 5.0, 1.0, 1)
    READINESS = (0.0, 100.0, 25.0, 0)

    @property
    def low(self) -> float:
        return self.value[0]

    @property
    def high(self) -> float:
        return self.value[1]

    def steps(self) -> list[float]:
        """Return the values that have a grid line, lowest first."""
        low, high, step, _places = self.value
        return [low + step * number for number in range(round((high - low) / step) + 1)]

    def text(self, value: float) -> str:
        """Return a value as it is written beside its marker."""
        return decimal_text(value, self.value[3])


class TrendPoint(Protocol):
    """One attempt in a trend, as presentation words it."""

    @property
    def finished_at(self) -> datetime: ...  # aware

    @property
    def label(self) -> str: ...  # the day, as the page writes it

    @property
    def value(self) -> float | None: ...  # None: no score

    @property
    def band(self) -> tuple[float, float] | None: ...

    @property
    def is_counted(self) -> bool: ...  # False: left out of the line

    @property
    def look_back(self) -> float | None: ...  # how it is seen now: dotted, never in the line


def describe_trend(points: Sequence[TrendPoint], scale: TrendScale) -> str:
    """Say in words what the trend shows."""
    attempts = sorted(points, key=lambda point: point.finished_at)
    values = [_value_words(point, scale) for point in attempts]
    looks = [
        _("{day}: {value}").format(day=point.label, value=scale.text(point.look_back))
        for point in attempts
        if point.look_back is not None
    ]
    uncounted = [point.label for point in attempts if not point.is_counted]
    return words.sentences(
        _("{values}.").format(values=words.listed(values)) if values else _("No attempt yet."),
        _("Left out of the line: {days}.").format(days=words.listed(uncounted))
        if uncounted
        else "",
        _("Looking back: {values}.").format(values=words.listed(looks)) if looks else "",
    )


def _value_words(point: TrendPoint, scale: TrendScale) -> str:
    if point.value is None:
        return _("{day}: no score").format(day=point.label)
    if point.band is None:
        return _("{day}: {value}").format(day=point.label, value=scale.text(point.value))
    low, high = (min(max(end, scale.low), scale.high) for end in point.band)
    return _("{day}: {value} (band {low} to {high})").format(
        day=point.label,
        value=scale.text(point.value),
        low=scale.text(low),
        high=scale.text(high),
    )
