"""Says the content in another language, text by text; what has no translation stays English."""

from collections.abc import Sequence
from dataclasses import replace
from functools import lru_cache
from pathlib import Path
from typing import Final

from hop_desktop.content.table_reader import Problems
from hop_desktop.content.text_files import SOURCE, TEXTS, Words, parsed
from hop_desktop.content.translated_texts import TranslatedTexts
from hop_desktop.domain.action import LibraryAction
from hop_desktop.domain.instrument import (
    Competency,
    Facet,
    Group,
    Instrument,
    Item,
    ItemKind,
    Option,
)
from hop_desktop.domain.pack import Questions
from hop_desktop.domain.profile import Profile
from hop_desktop.domain.role import Duty, Role, RoleSection, Title

_TOP: Final = "instrument.toml"
_ROLE: Final = "role.toml"
_PROFILES: Final = "profiles.toml"


class Translation:
    """The content in one language. A text is used while it says the English that stands there."""

    def __init__(self, folder: Path, language: str, situation_question: str) -> None:
        """Read nothing yet.

        Args:
            folder: The content.
            language: The name of a folder below its texts.
            situation_question: The English that ends the stem of every situation.
        """
        self._texts = TranslatedTexts(folder, language)
        self._question = situation_question

    def is_draft(self, instrument: Instrument) -> bool:
        """Whether no second person has read some of the questions."""
        files = (_TOP, *(_file(competency.competency_id) for competency in instrument.competencies))
        return any(self._texts.has_drafts(file) for file in files)

    def instrument(self, instrument: Instrument) -> Instrument:
        """Return the questions; ids, values and order are those of the original."""
        return replace(
            instrument,
            name=self._text(_TOP, "name", instrument.name),
            groups=tuple(
                Group(group.group_id, self._text(_TOP, f"groups.{group.group_id}", group.name))
                for group in instrument.groups
            ),
            competencies=tuple(
                self._competency(competency) for competency in instrument.competencies
            ),
            items=tuple(self._item(item) for item in instrument.items),
        )

    def profile(self, profile: Profile) -> Profile:
        """Return a shipped profile: its name, what it is for, and why it expects what."""
        key = profile.profile_id
        return replace(
            profile,
            name=self._text(_PROFILES, f"{key}.name", profile.name),
            description=self._text(_PROFILES, f"{key}.description", profile.description),
            provenance={
                competency_id: replace(
                    given,
                    reason=self._text(_PROFILES, f"{key}.reasons.{competency_id}", given.reason),
                )
                for competency_id, given in profile.provenance.items()
            },
        )

    def role(self, role: Role) -> Role:
        """Return what is said about the role."""
        steps = [title for title in role.titles if title.profile_id]
        peers = [title for title in role.titles if not title.profile_id]
        return Role(
            sections=tuple(self._section(section) for section in role.sections),
            summaries={
                summary_id: self._text(_ROLE, f"summaries.{summary_id}", text)
                for summary_id, text in role.summaries.items()
            },
            duties=self._duties("duties", role.duties),
            further_duties=self._duties("further_duties", role.further_duties),
            titles=(*self._titles("titles", steps), *self._titles("peers", peers)),
        )

    def actions(self, actions: Sequence[LibraryAction]) -> tuple[LibraryAction, ...]:
        """Return the library of actions."""
        return tuple(self._action(action) for action in actions)

    def questions(self, questions: Questions) -> Questions:
        """Return what an interviewer asks."""
        return {
            ref: self._list(
                "interview.toml", f"{ref.competency_id}/{ref.facet_id}.questions", texts
            )
            for ref, texts in questions.items()
        }

    def _competency(self, competency: Competency) -> Competency:
        file = _file(competency.competency_id)
        return replace(
            competency,
            name=self._text(file, "name", competency.name),
            definition=self._text(file, "definition", competency.definition),
            anchors=self._list(file, "anchors", competency.anchors),
            facets=tuple(self._facet(file, facet) for facet in competency.facets),
        )

    def _facet(self, file: str, facet: Facet) -> Facet:
        key = f"facets.{facet.facet_id}"
        return Facet(
            facet.facet_id,
            self._text(file, f"{key}.name", facet.name),
            self._text(file, f"{key}.description", facet.description),
        )

    def _item(self, item: Item) -> Item:
        file, key = _file(item.competency_id), f"items.{item.item_id}"
        return replace(
            item,
            cue=self._text(file, f"{key}.cue", item.cue),
            stem=self._stem(file, key, item),
            options=self._options(file, key, item),
            third_person=self._list(file, f"{key}.third_person", item.third_person),
        )

    def _stem(self, file: str, key: str, item: Item) -> str:
        if item.kind is ItemKind.LEVEL:
            return self._text(_TOP, "level_stem", item.stem)
        scene = item.stem.removesuffix(f" {self._question}")
        said = self._text(file, f"{key}.stem", scene)
        if scene == item.stem:
            return said
        question = self._text(_TOP, "situation_question", self._question)
        return f"{said} {question}"

    def _options(self, file: str, key: str, item: Item) -> tuple[Option, ...]:
        if item.kind is ItemKind.SITUATION:
            return tuple(
                replace(
                    option,
                    text=self._text(file, f"{key}.options.{option.option_id}.text", option.text),
                    reason=option.reason
                    and self._text(file, f"{key}.options.{option.option_id}.reason", option.reason),
                )
                for option in item.options
            )
        english = tuple(option.text for option in item.options)
        place = (
            (_TOP, "frequency_options")
            if item.kind is ItemKind.FREQUENCY
            else (file, f"{key}.options")
        )
        said = self._list(*place, english)
        return tuple(
            replace(option, text=text) for option, text in zip(item.options, said, strict=True)
        )

    def _section(self, section: RoleSection) -> RoleSection:
        key = f"sections.{section.section_id}"
        return replace(
            section,
            title=self._text(_ROLE, f"{key}.title", section.title),
            paragraphs=self._list(_ROLE, f"{key}.paragraphs", section.paragraphs),
            points=self._list(_ROLE, f"{key}.points", section.points),
        )

    def _duties(self, place: str, duties: Sequence[Duty]) -> tuple[Duty, ...]:
        return tuple(
            replace(
                duty,
                text=self._text(_ROLE, f"{place}.{number}.text", duty.text),
                note=self._text(_ROLE, f"{place}.{number}.note", duty.note),
            )
            for number, duty in enumerate(duties, 1)
        )

    def _titles(self, place: str, titles: Sequence[Title]) -> tuple[Title, ...]:
        fields = ("title", "short", "says", "here")
        return tuple(
            replace(
                title,
                **{
                    field: self._text(_ROLE, f"{place}.{number}.{field}", getattr(title, field))
                    for field in fields
                },
            )
            for number, title in enumerate(titles, 1)
        )

    def _action(self, action: LibraryAction) -> LibraryAction:
        file, key = f"actions/{action.competency_id}.toml", action.action_id
        return replace(
            action,
            title=self._text(file, f"{key}.title", action.title),
            do=self._text(file, f"{key}.do", action.do),
            seen=self._text(file, f"{key}.seen", action.seen),
        )

    def _text(self, file: str, key: str, english: str) -> str:
        found = self._found(file, key, english)
        return found if isinstance(found, str) else english

    def _list(self, file: str, key: str, english: tuple[str, ...]) -> tuple[str, ...]:
        found = self._found(file, key, english)
        return found if isinstance(found, tuple) else english

    def _found(self, file: str, key: str, english: Words) -> Words:
        return self._texts.find(file, key, english) if english else english


def _file(competency_id: str) -> str:
    return f"{competency_id}.toml"


@lru_cache
def load_translation(folder: Path, language: str) -> Translation | None:
    """Return what says a content folder in one language; None: it has no texts in it."""
    is_known = language != SOURCE and (folder / TEXTS / language).is_dir()
    if not is_known:
        return None
    top = parsed(folder / TEXTS / SOURCE, _TOP, Problems()) or {}
    return Translation(folder, language, str(top.get("situation_question", "")))
