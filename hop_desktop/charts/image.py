"""Figures as bytes: the same figure gives the same bytes."""

from io import BytesIO
from typing import Final, Literal, TypeAlias

# Imported by name, so that a bundled program contains what savefig would look up.
from matplotlib.backends import backend_agg, backend_pdf, backend_svg
from matplotlib.figure import Figure

ImageFormat: TypeAlias = Literal["svg", "png", "pdf"]
PNG_DPI: Final = 200.0

_BACKENDS: Final = {"svg": backend_svg, "png": backend_agg, "pdf": backend_pdf}
_NO_METADATA: Final[dict[str, dict[str, str | None]]] = {
    "svg": dict.fromkeys(("Creator", "Date", "Format", "Type")),
    "png": {"Software": None},
    "pdf": dict.fromkeys(("CreationDate", "Creator", "Producer")),
}


def figure_bytes(figure: Figure, image_format: ImageFormat, *, dpi: float = PNG_DPI) -> bytes:
    """Return the figure as a file of this format; `dpi` counts for PNG only."""
    target = BytesIO()
    backend = _BACKENDS[image_format].__name__.rpartition("_")[2]
    figure.savefig(
        target,
        format=image_format,
        backend=backend,
        metadata=_NO_METADATA[image_format],
        dpi=dpi if image_format == "png" else "figure",
    )
    return target.getvalue()
