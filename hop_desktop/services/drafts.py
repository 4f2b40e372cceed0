"""Everything that is typed and not saved yet, each piece on its own."""

from collections.abc import Callable
from contextlib import suppress
from functools import cached_property
from typing import TYPE_CHECKING, Final, Generic, Protocol, TypeVar

from hop_desktop.domain.errors import StorageError

if TYPE_CHECKING:  # takes long to import, and nobody types before it is there
    from pydantic import TypeAdapter

T = TypeVar("T")
SEPARATOR: Final = "/"  # between the kind of a draft and the ids of what it is about


class DraftStore(Protocol):
    """Where drafts outlive the program."""

    def load(self) -> dict[str, str]:
        """Return the texts by key; what cannot be read is set aside first."""
        ...

    def save(self, texts: dict[str, str], *, at_the_end: bool = False) -> None:
        """Keep these texts in place of those before; at the end, in any place that takes them.

        Raises:
            StorageUnavailableError: The environment refuses.
        """
        ...

    def set_aside(self) -> None:
        """Keep a copy of what is there beside it."""
        ...

    @property
    def set_aside_as(self) -> str:
        """Name of the copy of what could not be read; empty: there is none."""
        ...


class Drafts:
    """Texts by key; a key is a kind, and the ids of what is written about where it needs them.

    What is put is remembered at once and never looked at; `keep` brings it to the file.
    """

    def __init__(self, store: DraftStore) -> None:
        self._store = store
        self._untouched: dict[str, str] = {}  # forms that are open, and nothing was typed
        self._on_change: Callable[[], object] = lambda: None

    @cached_property
    def _kept(self) -> dict[str, str]:
        """What the file holds."""
        return self._store.load()

    @cached_property
    def _typed(self) -> dict[str, str]:
        return dict(self._kept)

    def watch(self, on_change: Callable[[], object] | None) -> None:
        """Have a function called whenever there is something to keep; None: nothing any more."""
        self._on_change = on_change or (lambda: None)

    def get(self, key: str) -> str:
        """Return what is written; empty: nothing."""
        return self._typed.get(key) or self._untouched.get(key, "")

    def put(self, key: str, text: str, *, is_typed: bool = True) -> None:
        """Take what is written so far; empty: it was saved or given up.

        Args:
            key: What it is about.
            text: The whole of it.
            is_typed: Whether the person typed a part; if not, it does not outlive the program.
        """
        before = dict(self._typed)
        self._typed.pop(key, None)
        self._untouched.pop(key, None)
        if text:
            (self._typed if is_typed else self._untouched)[key] = text
        if self._typed != before:
            self._on_change()

    def drop(self, key: str) -> None:
        """Forget what is written, as when it was saved or given up."""
        self.put(key, "")

    def drop_about(self, owner_id: str) -> None:
        """Forget what is written about something that is gone."""
        for key in self.typed_keys():
            if owner_id in key.split(SEPARATOR)[1:]:
                self.drop(key)

    def typed_keys(self, kind: str = "") -> tuple[str, ...]:
        """Return the keys under which something was typed, the last one last; empty: of all."""
        return tuple(key for key in self._typed if not kind or kind_of(key) == kind)

    @property
    def is_kept(self) -> bool:
        """Whether the file holds all that was typed."""
        return self._typed == self._kept

    def keep(self, *, at_the_end: bool = False) -> None:
        """Bring what was typed to the file.

        Raises:
            StorageUnavailableError: The environment refuses; nothing is forgotten.
        """
        typed = dict(self._typed)
        if typed != self._kept:
            self._store.save(typed, at_the_end=at_the_end)
            self._kept.clear()
            self._kept.update(typed)

    def forget_all(self) -> None:
        """Forget everything, as when what it was about was replaced."""
        self._typed.clear()
        with suppress(StorageError):  # then it is offered once more
            self.keep()

    def refuse(self, key: str) -> None:
        """Set aside a draft that this version cannot read."""
        self._store.set_aside()
        self.drop(key)

    @property
    def set_aside_as(self) -> str:
        """Name of the file in which lies what could not be read; empty: there is none."""
        return self._store.set_aside_as


class Draft(Generic[T]):
    """One kind of draft as the value that its use-case knows."""

    def __init__(self, drafts: Drafts, key: str, kind: type[T]) -> None:
        self._drafts = drafts
        self._key = key
        self._kind = kind
        self._last: tuple[str, T] | None = None  # a text, and the value that it stands for

    @property
    def value(self) -> T | None:
        """What is written; None: nothing."""
        text = self._drafts.get(self._key)
        if not text:
            return None
        if self._last is None or self._last[0] != text:
            try:
                self._last = text, self._adapter.validate_json(text)
            except ValueError:
                self._drafts.refuse(self._key)
                return None
        return self._last[1]

    def put(self, value: T | None, *, is_typed: bool = True) -> None:
        """Take what is written so far; None: it was saved or given up."""
        if value is None:
            self._drafts.drop(self._key)
            return
        text = self._adapter.dump_json(value).decode()
        self._last = text, value
        self._drafts.put(self._key, text, is_typed=is_typed)

    def load(self) -> None:
        """Import what it takes to read and write, so that nobody waits for it."""
        _ = self._adapter

    @cached_property
    def _adapter(self) -> "TypeAdapter[T]":
        from pydantic import TypeAdapter

        return TypeAdapter(self._kind)


def key_of(kind: str, *owner_ids: str) -> str:
    """Return the key of a draft about something."""
    return SEPARATOR.join((kind, *owner_ids))


def kind_of(key: str) -> str:
    return key.split(SEPARATOR, 1)[0]
