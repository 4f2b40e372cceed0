"""Figures as bytes: the same figure gives the same bytes."""

from io import BytesIO
from typing import Final, Literal, TypeAlias

from matplotlib.figure import Figure

ImageFormat: TypeAlias = Literal["svg", "png", "pdf"]
PNG_DPI: Final = 200.0

# Each is imported by matplotlib when it is first drawn with: that of PDF takes long.
_BACKENDS: Final = {"svg": "svg", "png": "agg", "pdf": "pdf"}
_NO_METADATA: Final[dict[str, dict[str, str | None]]] = {
    "svg": dict.fromkeys(("Creator", "Date", "Format", "Type")),
    "png": {"Software": None},
    "pdf": dict.fromkeys(("CreationDate", "Creator", "Producer")),
}


def figure_bytes(figure: Figure, image_format: ImageFormat, *, dpi: float = PNG_DPI) -> bytes:
    """Return the figure as a file of this format; `dpi` counts for PNG only."""
    target = BytesIO()
    figure.savefig(
        target,
        format=image_format,
        backend=_BACKENDS[image_format],
        metadata=_NO_METADATA[image_format],
        dpi=dpi if image_format == "png" else "figure",
    )
    return target.getvalue()
