"""Write the types of rows from the tables: `python3 -m tools.row_types`."""

from collections.abc import Iterator
from pathlib import Path
from typing import Final

from sqlmodel import SQLModel

from hop_desktop.storage.checksum import CHECKSUM_COLUMN
from hop_desktop.storage.tables import Row

FILE: Final = Path(__file__).resolve().parent.parent / "hop_desktop" / "storage" / "row_types.py"
HEAD: Final = '''"""The rows of each table, made from `tables.py` by `tools.row_types`.

A module of its own: who only reads does not wait for SQLModel (docs/adr/0009).
"""

from typing import Final, TypedDict

from hop_desktop.storage.reading import Table
'''


def main() -> None:
    """Write the module anew."""
    FILE.write_text(source(), encoding="utf-8")


def source() -> str:
    """Return the module that the tables make."""
    models = tuple(_models(Row))
    tables = [
        f'{table.name.upper()}: Final = Table[{model.__name__}]("{table.name}", {keys})\n'
        for model in models
        if (table := getattr(model, "__table__", None)) is not None
        and (keys := ", ".join(f'"{column.name}"' for column in table.primary_key))
    ]
    return HEAD + "".join(map(_class, models)) + "\n\n" + "".join(tables)


def _models(base: type[SQLModel]) -> Iterator[type[SQLModel]]:
    for model in base.__subclasses__():
        yield model
        yield from _models(model)


def _class(model: type[SQLModel]) -> str:
    base = model.__mro__[1]
    assert issubclass(base, SQLModel)
    inherited = base.model_fields.keys() | {CHECKSUM_COLUMN}  # the checksum is not what a row says
    columns = [
        f"    {name}: {getattr(field.annotation, '__name__', field.annotation)}\n"
        for name, field in model.model_fields.items()
        if name not in inherited
    ]
    parent = "TypedDict" if base is Row else base.__name__
    return f"\n\nclass {model.__name__}({parent}):\n" + "".join(columns)


if __name__ == "__main__":
    main()
