"""One kind of thing the person owns, as a part of the export file."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from typing import Protocol, TypeAlias, TypeVar

from hop_desktop.domain.errors import InvalidFileError
from hop_desktop.domain.limits import as_id
from hop_desktop.i18n import _
from hop_desktop.services.transfer.record import Record, refusal, together

T = TypeVar("T")
Store: TypeAlias = Callable[[], int]  # stores what was read; returns how many things were new


@dataclass(frozen=True, slots=True)
class Incoming:
    """An export file that was parsed but not checked yet.

    Attributes:
        source: Name of the file as the person gave it.
        content: The whole file; the fields of absent parts may be missing.
    """

    source: str
    content: Mapping[str, object]

    def values(self, field: str) -> Sequence[object]:
        """Return a list; an empty one if the field is missing.

        Raises:
            InvalidFileError: It is no list.
        """
        values = self.content.get(field, [])
        if not isinstance(values, list):
            raise refusal(self.source, field, _("is not a list"))
        return values

    def each(self, field: str, read: Callable[[Record], T]) -> list[T]:
        """Return what `read` makes of each object of a list.

        Raises:
            InvalidFileError: It is no list of objects, or something in them is wrong.
        """
        return together(
            partial(self._read, read, value, f"{field}.{n}")
            for n, value in enumerate(self.values(field))
        )

    def _read(self, read: Callable[[Record], T], value: object, place: str) -> T:
        return read(Record.of(value, self.source, place))

    def record(self, field: str) -> Record:
        """Return an object; an empty one if the field is missing.

        Raises:
            InvalidFileError: It is no object.
        """
        return Record.of(self.content.get(field, {}), self.source, field)

    def ids(self, field: str) -> frozenset[str]:
        """Return the ids that the objects of a list have, for parts that refer to them."""
        objects = (value for value in self.values(field) if isinstance(value, dict))
        return frozenset(as_id(value.get("id")) for value in objects)

    def refusal(self, place: str, what: str, **named: object) -> InvalidFileError:
        """Return the error that names a place of the file; see `problem_line`."""
        return refusal(self.source, place, what, **named)


class Part(Protocol):
    """Writes its fields of the export file and reads them back.

    A part reads strictly and changes nothing until what it returned is called; the parts
    are stored in one transaction, in their order.
    """

    @property
    def name(self) -> str:
        """The field that holds the part; its length is what the person owns of it."""
        ...

    @property
    def more_fields(self) -> tuple[str, ...]:
        """The fields that the part needs beside it."""
        ...

    def write(self) -> Mapping[str, object]:
        """Return every field with its JSON value."""
        ...

    def read(self, incoming: Incoming) -> Store:
        """Check the fields and return what stores them.

        Raises:
            InvalidFileError: Anything is wrong; it names the place.
        """
        ...
