"""Example 2 of docs/scoring.md, and scores made from levels alone."""

from dataclasses import replace

from hop_desktop.content.instruments import load_catalogue
from hop_desktop.domain.competency import Measures, judge

CATALOGUE = load_catalogue()
CONSTANTS = CATALOGUE.constants
EXAMPLE_2 = {  # score, answered level choices, expected level and weight; None: no chance yet
    "product-strategy": (3.3, 5, 4.0, 16),
    "insight-evidence": (4.2, 4, 4.0, 8),
    "negotiation": (2.900694444444444, 4, 4.0, 13),
    "presentation": (3.6, 5, 4.0, 13),
    "stakeholder-alignment": (3.5, 4, 4.0, 9),
    "budgeting": (None, 0, 3.5, 13),
    "commercial-acumen": (2.5, 3, 4.0, 7),
    "delivery-oversight": (3.8, 4, 4.0, 6),
    "people-leadership": (3.0, 5, 4.0, 12),
    "self-leadership": (3.5, 3, 4.0, 3),
}
SCALE_UP = replace(
    CATALOGUE.profile("scale-up"),
    levels={one: level for one, (_score, _k, level, _weight) in EXAMPLE_2.items()},
    weights={one: weight for one, (_score, _k, _level, weight) in EXAMPLE_2.items()},
)


def judged(levels, profile=SCALE_UP):
    """Return the scores of (level, answered, …) by competency, held against a profile."""
    return tuple(
        judge(
            one,
            Measures((), level, None, level, answered, 5, is_unexposed=level is None),
            profile,
            CONSTANTS,
        )
        for one, (level, answered, *_rest) in levels.items()
    )
