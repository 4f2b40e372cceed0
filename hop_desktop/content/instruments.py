"""Reads the shipped content and refuses what breaks a rule."""

import gzip
from collections.abc import Mapping, Sequence
from functools import lru_cache, partial
from pathlib import Path
from typing import Final

from hop_desktop.content.bank_rules import check_bank
from hop_desktop.content.instrument_document import (
    OVERVIEW_FACET,
    document_fingerprint,
    fingerprint,
    instrument_from_document,
)
from hop_desktop.content.profiles import read_profiles
from hop_desktop.content.role_text import read_role
from hop_desktop.content.table_reader import Problems, TableReader
from hop_desktop.content.text_files import SOURCE, content_table, structure_table
from hop_desktop.content.translation import load_translation
from hop_desktop.domain.catalogue import Catalogue, Content, Edition, Source
from hop_desktop.domain.constants import QualityThresholds, ScoringConstants
from hop_desktop.domain.errors import InvalidInstrumentError
from hop_desktop.domain.instrument import (
    HIGHEST_LEVEL,
    LOWEST_LEVEL,
    Competency,
    Facet,
    Form,
    Group,
    Instrument,
    Item,
    ItemKind,
    Option,
)
from hop_desktop.domain.scorecard import Verdict
from hop_desktop.i18n import language, language_codes
from hop_desktop.resources import resource

STATEMENTS: Final = HIGHEST_LEVEL
SITUATION_OPTIONS: Final = ("a", "b", "c", "d")


def load_catalogue(folder: Path | None = None) -> Catalogue:
    """Read and check everything in one content folder; by default the shipped one.

    Raises:
        InvalidInstrumentError: A file is missing or breaks a rule; all problems are listed.
    """
    folder = folder or resource("instruments", "head-of-product")
    problems = Problems()
    instrument = _read_instrument(folder, problems)
    known = [competency.competency_id for competency in instrument.competencies]
    profiles = read_profiles(folder, known, instrument.version, problems)
    role = read_role(
        content_table(folder, "role.toml", problems),
        instrument.competencies,
        [profile.profile_id for profile in profiles],
    )
    constants, sources = _read_constants(folder, problems), _read_sources(folder, problems)
    if problems:
        raise InvalidInstrumentError(str(folder), problems.lines)
    return Catalogue(
        source=Content(SOURCE, is_draft=False, instrument=instrument, profiles=profiles, role=role),
        fingerprint=fingerprint(instrument),
        constants=constants,
        sources=sources,
        former=load_former_editions,
        language_in_use=language,
        translation=partial(load_translation, folder),
    )


def spoken_languages() -> Sequence[str]:
    """Return the languages that texts can be asked for in, English first."""
    return language_codes()


@lru_cache(maxsize=1)
def load_former_editions() -> Sequence[Edition]:
    """Return the versions that are no longer asked, as they were; they never change."""
    file = resource("instruments", "head-of-product") / "v1-snapshot.json.gz"
    document = gzip.decompress(file.read_bytes()).decode("utf-8")
    return (Edition(instrument_from_document(document), document_fingerprint(document)),)


def _read_instrument(folder: Path, problems: Problems) -> Instrument:
    top = content_table(folder, "instrument.toml", problems)
    shared = {
        "level_stem": top.text("level_stem"),
        "situation_question": top.text("situation_question"),
    }
    shares = top.texts("frequency_options", count=STATEMENTS)
    groups = tuple(
        Group(group_id=group_table.text("id"), name=group_table.text("name"))
        for group_table in top.tables("groups")
    )
    competencies, items = [], []
    for competency_id in top.texts("competencies"):
        table = content_table(folder, f"{competency_id}.toml", problems)
        competency = _read_competency(table, competency_id, groups)
        competencies.append(competency)
        items += [
            _read_item(item_table, competency, shared, shares)
            for item_table in table.tables("items")
        ]
        table.done()
    instrument = Instrument(
        instrument_id=top.text("id"),
        version=top.text("version"),
        name=top.text("name"),
        groups=groups,
        competencies=tuple(competencies),
        items=tuple(items),
    )
    top.done()
    problems.add_duplicates("items: id", [item.item_id for item in items])
    problems.add_duplicates("competencies", [read.competency_id for read in competencies])
    if not problems:  # the rules need whole items
        check_bank(instrument, problems)
    return instrument


def _read_competency(
    table: TableReader, competency_id: str, groups: tuple[Group, ...]
) -> Competency:
    competency = Competency(
        competency_id=table.text("id"),
        name=table.text("name"),
        group_id=table.one_of("group", [group.group_id for group in groups]),
        is_core=table.flag("core"),
        leverage=table.number("leverage", low=0.0, high=10.0),
        definition=table.text("definition"),
        anchors=table.texts("anchors", count=STATEMENTS),
        facets=tuple(
            Facet(
                facet_table.text("id"),
                facet_table.text("name"),
                facet_table.text("description"),
                *facet_table.done(),
            )
            for facet_table in table.tables("facets")
        ),
    )
    table.text("leverage_reason")
    table.texts("sources")
    if competency.competency_id != competency_id:
        table.problem("id", f"is {competency.competency_id}, expected {competency_id}")
    table.problems.add_duplicates(
        f"{table.place}: facets: id", [facet.facet_id for facet in competency.facets]
    )
    return competency


def _read_item(
    table: TableReader,
    competency: Competency,
    shared: Mapping[str, str],
    shares: tuple[str, ...],
) -> Item:
    item_id = table.text("id")
    table.name_after(item_id)
    kind = ItemKind(table.one_of("kind", list(ItemKind)))
    facets = [*(facet.facet_id for facet in competency.facets), OVERVIEW_FACET]
    is_situation = kind is ItemKind.SITUATION
    forms = table.texts("forms", among=list(Form))
    cue = table.text("cue") if kind is ItemKind.LEVEL else ""
    is_asked_of_others = kind is ItemKind.LEVEL and Form.QUICK in forms
    stem = shared["level_stem"] if kind is ItemKind.LEVEL else table.text("stem")
    item = Item(
        item_id=item_id,
        competency_id=competency.competency_id,
        facet_id=None if is_situation else table.one_of("facet", facets),
        kind=kind,
        forms=frozenset(Form(form) for form in forms),
        cue=cue,
        stem=f"{stem} {shared['situation_question']}" if is_situation else stem,
        options=_read_options(table, kind, shares),
        asks_for_evidence=competency.is_core and kind is ItemKind.LEVEL,
        key_status=table.text("key_status"),
        version=table.whole("version"),
        third_person=table.texts("third_person", count=STATEMENTS) if is_asked_of_others else (),
    )
    table.text("author")
    table.texts("sources")
    table.done()
    return item


def _read_options(
    table: TableReader, kind: ItemKind, shares: tuple[str, ...]
) -> tuple[Option, ...]:
    if kind is ItemKind.FREQUENCY:
        return tuple(Option(str(level), text) for level, text in enumerate(shares, LOWEST_LEVEL))
    if kind is ItemKind.LEVEL:
        statements = table.texts("options", count=STATEMENTS)
        return tuple(Option(str(n), text) for n, text in enumerate(statements, LOWEST_LEVEL))
    options = tuple(
        Option(
            option_table.text("id"),
            option_table.text("text"),
            option_table.number("value", low=LOWEST_LEVEL, high=HIGHEST_LEVEL),
            option_table.text("reason"),
            *option_table.done(),
        )
        for option_table in table.tables("options")
    )
    if tuple(option.option_id for option in options) != SITUATION_OPTIONS:
        table.problem("options", "a situation has the options a, b, c and d")
    if options and len({option.value for option in options}) < len(SITUATION_OPTIONS):
        table.problem("options", "two options have the same value")
    return options


def _read_constants(folder: Path, problems: Problems) -> ScoringConstants:
    table = structure_table(folder, "scoring.toml", problems)
    certainty, decide_s, quality = (table.table(k) for k in ("certainty", "decide_s", "quality"))
    whole = {"scoring_version", "n", "focus_areas_max"}
    nested = {"certainty", "decide_s", "quality", "source", "date"}
    numbers = {
        name: table.whole(name) if name in whole else table.number(name)
        for name in ScoringConstants.__dataclass_fields__
        if name not in nested
    }
    whole_quality = {
        name for name, field in QualityThresholds.__dataclass_fields__.items() if field.type is int
    }
    constants = ScoringConstants(
        **numbers,  # type: ignore[arg-type]  # every name is a field of its kind
        source=table.one_of("source", ["assumed", "pilot"]),
        date=table.text("date"),
        certainty={verdict: certainty.number(verdict) for verdict in Verdict},
        decide_s={kind: decide_s.number(kind) for kind in ItemKind},
        quality=QualityThresholds(
            **{  # type: ignore[arg-type]  # the same
                name: quality.whole(name) if name in whole_quality else quality.number(name)
                for name in QualityThresholds.__dataclass_fields__
            }
        ),
    )
    for part in (certainty, decide_s, quality, table):
        part.done()
    return constants


def _read_sources(folder: Path, problems: Problems) -> dict[str, Source]:
    table = structure_table(folder, "sources.toml", problems)
    sources = [
        Source(source_table.text("code"), source_table.text("text"), source_table.flag("was_read"))
        for source_table in table.tables("sources")
    ]
    table.done()
    return {source.code: source for source in sources}
