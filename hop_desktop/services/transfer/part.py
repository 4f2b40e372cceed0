"""One kind of thing the person owns, as a part of the export file."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from typing import Protocol, TypeAlias

from hop_desktop.domain.errors import InvalidFileError
from hop_desktop.services.transfer.record import Record, refusal

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

    def records(self, field: str) -> Iterator[Record]:
        """Yield the objects of a list; none if the field is missing.

        Raises:
            InvalidFileError: It is no list of objects.
        """
        values = self.content.get(field, [])
        if not isinstance(values, list):
            raise refusal(self.source, field, "is not a list")
        for n, value in enumerate(values):
            yield Record.of(value, self.source, f"{field}.{n}")

    def record(self, field: str) -> Record:
        """Return an object; an empty one if the field is missing.

        Raises:
            InvalidFileError: It is no object.
        """
        return Record.of(self.content.get(field, {}), self.source, field)

    def ids(self, field: str) -> frozenset[str]:
        """Return the ids that the objects of a list have, for parts that refer to them."""
        named = (record.values.get("id") for record in self.records(field))
        return frozenset(one for one in named if isinstance(one, str))

    def refusal(self, place: str, what: str) -> InvalidFileError:
        """Return the error that names a place of the file."""
        return refusal(self.source, place, what)


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
