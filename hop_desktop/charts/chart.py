"""What a chart shows, as values: said in words here, drawn wherever matplotlib is."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Protocol, TypeAlias

from hop_desktop.charts.drawing import Drawing
from hop_desktop.charts.gaps_words import describe_gaps
from hop_desktop.charts.radar_words import Others, describe_radar
from hop_desktop.charts.style import ChartStyle
from hop_desktop.charts.trend_words import TrendPoint, TrendScale, describe_trend
from hop_desktop.domain.instrument import Instrument
from hop_desktop.domain.scorecard import Scorecard

Size: TypeAlias = tuple[float, float]  # width and height in inches


class Chart(Protocol):
    """A chart of some values."""

    def draw(self, style: ChartStyle, size: Size) -> Drawing:
        """Draw it."""
        ...

    def description(self) -> str:
        """Say what it shows."""
        ...


@dataclass(frozen=True, slots=True)
class Radar:
    """The own scores against what is expected; what is None is not drawn."""

    instrument: Instrument
    card: Scorecard
    earlier: Scorecard | None = None
    look_back: Scorecard | None = None
    evidenced: Mapping[str, int] | None = None
    others: Others | None = None

    def draw(self, style: ChartStyle, size: Size) -> Drawing:
        from hop_desktop.charts.radar import draw_radar

        return draw_radar(
            self.instrument,
            self.card,
            style,
            earlier=self.earlier,
            look_back=self.look_back,
            evidenced=self.evidenced,
            others=self.others,
            size=size,
        )

    def description(self) -> str:
        return describe_radar(
            self.instrument,
            self.card,
            earlier=self.earlier,
            look_back=self.look_back,
            evidenced=self.evidenced,
            others=self.others,
        )


@dataclass(frozen=True, slots=True)
class Gaps:
    """What is missing, the largest gap first."""

    instrument: Instrument
    card: Scorecard

    def draw(self, style: ChartStyle, size: Size) -> Drawing:
        from hop_desktop.charts.gaps import gaps_figure

        return Drawing(gaps_figure(self.instrument, self.card, style, size=size))

    def description(self) -> str:
        return describe_gaps(self.instrument, self.card)


@dataclass(frozen=True, slots=True)
class Trend:
    """One figure over the attempts."""

    points: Sequence[TrendPoint]
    scale: TrendScale

    def draw(self, style: ChartStyle, size: Size) -> Drawing:
        from hop_desktop.charts.trend import trend_figure

        return Drawing(trend_figure(self.points, self.scale, style, size=size))

    def description(self) -> str:
        return describe_trend(self.points, self.scale)
