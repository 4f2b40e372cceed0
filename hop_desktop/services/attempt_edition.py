"""Which version of the instrument an attempt file answers."""

from collections.abc import Mapping, Sequence
from collections.abc import Set as AbstractSet

from hop_desktop.domain.catalogue import Catalogue, Edition
from hop_desktop.domain.clean_text import problem_line
from hop_desktop.domain.errors import InvalidAttemptError
from hop_desktop.domain.limits import as_id
from hop_desktop.i18n import _


def edition_of(content: Mapping[str, object], source: str, catalogue: Catalogue) -> Edition:
    """Return the version of the instrument that an attempt file answers.

    The file names it, or its items tell; what fits several is of the latest.

    Raises:
        InvalidAttemptError: No version has this name, or items of several are mixed.
    """
    editions = catalogue.editions
    if "instrument_version" in content:
        named = content["instrument_version"]
        for edition in editions:
            if edition.version == named:
                return edition
        problem = _("{value} is not a known version")
        line = problem_line("instrument_version", problem, value=named)
        raise InvalidAttemptError(source, [line])
    ids = _item_ids(content)
    form = str(content.get("form"))
    for edition in editions:
        if ids <= {item.item_id for item in edition.instrument.items if form in item.forms}:
            return edition
    return _nearest(ids, editions, source)


def _nearest(ids: AbstractSet[str], editions: Sequence[Edition], source: str) -> Edition:
    """Return the version to check the file against, so that what is wrong is named."""
    known = [ids & known_edition.instrument.items_by_id.keys() for known_edition in editions]
    for mine, other, edition in zip(known, known[1:], editions[1:], strict=False):
        if mine - other and other - mine:
            place, version = min(other - mine), edition.version
            problem = _("belongs to version {version} of the questionnaire, others do not")
            line = problem_line(f"responses.{place:.80}", problem, version=version)
            raise InvalidAttemptError(source, [line])
    return max(zip(known, reversed(range(len(editions))), editions, strict=True), key=_known_most)[
        2
    ]


def _known_most(candidate: tuple[AbstractSet[str], int, Edition]) -> tuple[int, int]:
    known, place, _edition = candidate
    return len(known), place


def _item_ids(content: Mapping[str, object]) -> AbstractSet[str]:
    ids: set[str] = set()
    for field in ("responses", "evidence", "seconds", "shown_order"):
        value = content.get(field)
        if isinstance(value, dict | list):
            ids.update(as_id(item_id) for item_id in value)
    return ids
