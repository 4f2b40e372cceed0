"""Example 2 of content.md 5.11, and scores made from levels alone."""

from hop_desktop.content.instruments import load_catalogue
from hop_desktop.domain.competency import Measures, judge

CATALOGUE = load_catalogue()
CONSTANTS = CATALOGUE.constants
SCALE_UP = CATALOGUE.profile("scale-up")
EXAMPLE_2 = {  # level and answered items by competency; None: no chance yet
    "product-strategy": (3.3, 7),
    "insight-evidence": (4.2, 3),
    "negotiation": (2.900694444444444, 5),
    "presentation": (3.6, 7),
    "stakeholder-alignment": (3.5, 3),
    "budgeting": (None, 0),
    "commercial-acumen": (2.5, 3),
    "delivery-oversight": (4.0, 3),
    "people-leadership": (3.0, 3),
    "self-leadership": (3.5, 3),
}


def judged(levels):
    """Return the scores of (level, answered) by competency, held against a scale-up."""
    return tuple(
        judge(
            one,
            Measures((), level, None, level, answered, 7, is_unexposed=level is None),
            SCALE_UP,
            CONSTANTS,
        )
        for one, (level, answered) in levels.items()
    )
