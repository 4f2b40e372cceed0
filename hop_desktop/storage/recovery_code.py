"""The code that opens an encrypted store when the passphrase is forgotten."""

import secrets
from typing import Final

# Crockford's base 32: no letter that is read as a digit.
_ALPHABET: Final = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
_MISREAD: Final = str.maketrans("OILU", "011V")
_GROUPS: Final = 6
_LETTERS: Final = 5  # 150 bits in all


def new_recovery_code() -> str:
    """Return 30 random letters and digits in groups, to be written down by hand."""
    groups = ("".join(secrets.choice(_ALPHABET) for _n in range(_LETTERS)) for _g in range(_GROUPS))
    return "-".join(groups)


def normalised_code(text: str) -> str | None:
    """Return the code that somebody typed from paper in its one form; None: it is none."""
    letters = "".join(letter for letter in text.upper() if letter.isalnum()).translate(_MISREAD)
    is_code = len(letters) == _GROUPS * _LETTERS and set(letters) <= set(_ALPHABET)
    if not is_code:
        return None
    groups = (letters[start : start + _LETTERS] for start in range(0, len(letters), _LETTERS))
    return "-".join(groups)
