"""How sure a competency score is, from how many items it rests on."""

import math

from hop_desktop.domain.constants import ScoringConstants


def reliability(answered: int, constants: ScoringConstants) -> float:
    """Return r_k for k answered level choices, 0-1 (Spearman-Brown; docs/scoring.md)."""
    return answered * constants.rho / (1 + (answered - 1) * constants.rho)


def standard_error(answered: int, constants: ScoringConstants) -> float:
    """Return the SEM of a competency score in scale points; `answered` is at least 1.

    Source:
        docs/scoring.md, Uncertainty.
    """
    return constants.answer_sd / math.sqrt(answered)


def band_around(value: float, sem: float, constants: ScoringConstants) -> tuple[float, float]:
    """Return the 90 % band, not clipped."""
    half = constants.z_band * sem
    return value - half, value + half
