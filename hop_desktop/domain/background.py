"""The background record: facts that hirers ask for, printed and never scored."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Background:
    """What the person noted about themselves; an empty text was left out.

    Source:
        docs/instrument.md, Framing.
    """

    years_in_product: str = ""
    years_leading: str = ""  # leading people
    people_reporting: str = ""  # at present, directly or through others
    present_title: str = ""
    target_profile: str = ""  # a profile id
    sector: str = ""
    education: str = ""
