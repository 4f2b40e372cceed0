"""What the radars of the tests show."""

from hop_desktop.charts.radar import draw_radar

SOME_UNSCORED = (3.4, None, 2.6, 4.2, 3.1, None, None, 4.4, 3.6, 3.9)


def radar_figure(instrument, scorecard, style, **options):
    return draw_radar(instrument, scorecard, style, **options).figure
