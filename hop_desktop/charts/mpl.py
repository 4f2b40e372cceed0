"""Matplotlib as it ships: no variable, file or font of the person's acts on it.

Everything that draws takes matplotlib's names from here; importing this imports matplotlib.
"""

import os
from collections.abc import Iterator
from contextlib import chdir, contextmanager, suppress
from typing import Final

from hop_desktop.resources import resource

_SETTINGS: Final = resource("matplotlib", "matplotlibrc")  # sets nothing
_CACHE: Final = "MPLCONFIGDIR"  # where the program lets it keep its list of fonts


@contextmanager
def _alone() -> Iterator[None]:
    """Let matplotlib find our settings before any other, and no font but its own."""
    foreign = [name for name in os.environ if name.startswith(("MPL", "MATPLOTLIB"))]
    for name in foreign:
        if name != _CACHE:
            del os.environ[name]
    os.environ.update(MATPLOTLIBRC=str(_SETTINGS), MPL_IGNORE_SYSTEM_FONTS="1")
    try:
        with _beside_settings():
            yield
    finally:
        # While it is set, matplotlib would not find our own fonts either.
        del os.environ["MPL_IGNORE_SYSTEM_FONTS"]


@contextmanager
def _beside_settings() -> Iterator[None]:
    """Be in the folder of our settings: matplotlib first looks where the program was started."""
    moved = chdir(_SETTINGS.parent)
    try:
        moved.__enter__()
    except OSError:  # that folder has gone, and has no settings in it
        yield
        return
    try:
        yield
    finally:
        with suppress(OSError):
            moved.__exit__(None, None, None)


with _alone():
    import matplotlib as mpl
    from matplotlib.backends.backend_agg import FigureCanvasAgg
    from matplotlib.figure import Figure
    from matplotlib.font_manager import FontProperties, fontManager
    from matplotlib.lines import Line2D
    from matplotlib.patches import PathPatch, Polygon
    from matplotlib.path import Path
    from matplotlib.text import Text
    from matplotlib.textpath import text_to_path

rcParams = mpl.rcParams  # noqa: N816 - matplotlib's name

__all__ = [
    "Figure",
    "FigureCanvasAgg",
    "FontProperties",
    "Line2D",
    "Path",
    "PathPatch",
    "Polygon",
    "Text",
    "fontManager",
    "rcParams",
    "text_to_path",
]
