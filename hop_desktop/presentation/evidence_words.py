"""How evidence is said: its scope, its age, and what it carries."""

from datetime import date

from hop_desktop.domain.evidence import (
    LONGEST_MONTHS,
    RULE,
    SHORTEST_MONTHS,
    THIN_FROM,
    EvidencedLevel,
    EvidenceEntry,
    Freshness,
    Origin,
    Requirement,
    Scope,
    Standing,
    freshness,
    months_after,
)
from hop_desktop.domain.instrument import Instrument, Item
from hop_desktop.i18n import _, ngettext
from hop_desktop.presentation.formatting import date_text, level_text

LINE_LENGTH = 120  # characters of an entry in the list
MONTHS_A_YEAR = 12


def scope_words(scope: Scope) -> str:
    return {
        Scope.TEAM: _("One team"),
        Scope.SEVERAL_TEAMS: _("Several teams"),
        Scope.COMPANY: _("The company"),
    }[scope]


def freshness_words(fresh: Freshness) -> str:
    return {
        Freshness.FRESH: _("Fresh: up to {n} months").format(n=SHORTEST_MONTHS),
        Freshness.AGEING: _("Ageing: up to {n} months").format(n=LONGEST_MONTHS),
        Freshness.OLD: _("Old: more than {n} months").format(n=LONGEST_MONTHS),
    }[fresh]


def origin_words(origin: Origin) -> str:
    return {
        Origin.HAND: _("Added by hand"),
        Origin.EXAMPLE: _("From an example named in an attempt"),
        Origin.ACTION: _("From a finished action of the plan"),
    }[origin]


def ago_words(day: date, today: date) -> str:
    """Say how long ago a day was, in months and from two years in years."""
    months = (today.year - day.year) * MONTHS_A_YEAR + today.month - day.month
    months -= today.day < day.day
    if months <= 0:
        return _("less than a month ago")
    if months < 2 * MONTHS_A_YEAR:
        return ngettext("{n} month ago", "{n} months ago", months).format(n=months)
    years = months // MONTHS_A_YEAR
    return ngettext("{n} year ago", "{n} years ago", years).format(n=years)


def age_words(entry: EvidenceEntry, today: date) -> str:
    """Say how old an entry is and how long it still counts."""
    sentence = {
        Freshness.FRESH: _("{ago}; counts for every level until {day}"),
        Freshness.AGEING: _("{ago}; counts for levels 2 and 3 until {day}"),
        Freshness.OLD: _("{ago}; kept, but too old to support a level"),
    }[freshness(entry, today)]
    is_fresh = freshness(entry, today) is Freshness.FRESH
    until = months_after(entry.happened_on, SHORTEST_MONTHS if is_fresh else LONGEST_MONTHS)
    return sentence.format(ago=ago_words(entry.happened_on, today), day=date_text(until))


def requirement_words(requirement: Requirement) -> str:
    """Say what a level needs."""
    if requirement.confirmable:
        sentence = ngettext(
            "Level {level}: {n} entry from the last {months} months with the scope “{scope}” or "
            "wider that names someone who could confirm it.",
            "Level {level}: {n} entries from the last {months} months with the scope “{scope}” or "
            "wider, one of which names someone who could confirm it.",
            requirement.count,
        )
    else:
        sentence = ngettext(
            "Level {level}: {n} entry from the last {months} months with the scope “{scope}” or "
            "wider.",
            "Level {level}: {n} entries from the last {months} months with the scope “{scope}” or "
            "wider.",
            requirement.count,
        )
    return sentence.format(
        level=requirement.level,
        n=requirement.count,
        months=requirement.months,
        scope=scope_words(requirement.scope),
    )


def rule_lines() -> tuple[str, ...]:
    """Return the printed rule, line by line."""
    return (
        _("Level 1 needs no evidence."),
        *(requirement_words(requirement) for requirement in RULE),
        _("A level counts only when every level below it is reached, too."),
        _(
            "A claim is called thin when it lies more than {half} above its evidence. The rule is "
            "a convention of this program, not a standard."
        ).format(half=level_text(THIN_FROM)),
    )


def missing_words(evidenced: EvidencedLevel) -> str:
    """Say what the next level needs."""
    if evidenced.missing is None:
        return _("The highest level is evidenced.")
    return requirement_words(evidenced.missing)


def standing_words(found: Standing) -> str:
    """Say what stands out about one competency; empty: nothing."""
    evidenced, parts = found.evidenced, []
    if not evidenced.entries:
        parts.append(_("Nothing added yet; level 1 needs nothing."))
    elif found.is_thin:
        parts.append(_("The claim lies above its evidence."))
    if evidenced.falls_on is not None:
        parts.append(
            _("Falls to {level} on {day} unless something newer is added.").format(
                level=evidenced.falls_to, day=date_text(evidenced.falls_on)
            )
        )
    return " ".join(parts)


def facet_name(instrument: Instrument, competency_id: str, facet_id: str) -> str:
    """Return a facet with its competency, as “Negotiation – Preparation”."""
    competency = instrument.competency(competency_id)
    return _("{competency} – {facet}").format(
        competency=competency.name, facet=competency.facet(facet_id).name
    )


def example_text(item: Item, text: str) -> str:
    """Return an example in one line, with what it was named for."""
    return _("{example} ({cue})").format(example=one_line(text), cue=item.cue.rstrip("."))


def one_line(text: str) -> str:
    """Return a text as one line that is shortened at a word."""
    line = " ".join(text.split())
    return line if len(line) <= LINE_LENGTH else f"{line[:LINE_LENGTH].rsplit(' ', 1)[0]}…"
