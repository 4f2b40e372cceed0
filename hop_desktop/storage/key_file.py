"""The small file that holds the data key twice: sealed by the passphrase and by the recovery code.

Who changes the passphrase seals the same key anew; nothing else is written again.
"""

import hashlib
import json
import os
import unicodedata
from dataclasses import dataclass, replace
from typing import Any, Final

from hop_desktop.storage import sealing
from hop_desktop.storage.recovery_code import normalised_code

FORMAT: Final = "hop-key"
VERSION: Final = 1
COST = 17  # scrypt's N = 2**17, r = 8, p = 1: 128 MB, half a second
LARGEST: Final = 4000  # bytes
_MOST_COST: Final = 20  # a file from elsewhere must not take all memory
_BLOCK: Final = 8
_SALT_BYTES: Final = 16


@dataclass(frozen=True, slots=True)
class Wrapped:
    """The data key, sealed by what scrypt makes of a secret."""

    salt: bytes
    sealed: bytes


@dataclass(frozen=True, slots=True)
class KeyFile:
    """What stands in the file; useless without one of the two secrets."""

    cost: int  # power of two
    passphrase: Wrapped
    code: Wrapped

    def key_for(self, secret: str) -> bytes | None:
        """Return the data key for a passphrase or a recovery code; None: it is neither."""
        key = _unwrap(self.passphrase, _phrase(secret), self.cost)
        code = normalised_code(secret)
        if key is None and code is not None:
            key = _unwrap(self.code, code, self.cost)
        return key

    def with_passphrase(self, key: bytes, passphrase: str) -> "KeyFile":
        """Return the file with another passphrase; the recovery code stays."""
        return replace(self, passphrase=_wrap(key, _phrase(passphrase), self.cost))

    def content(self) -> bytes:
        """Return the bytes of the file."""
        document = {
            "format": FORMAT,
            "version": VERSION,
            "scrypt": {"log2_n": self.cost, "r": _BLOCK, "p": 1},
            "passphrase": _document(self.passphrase),
            "recovery_code": _document(self.code),
        }
        body = json.dumps(document)
        return json.dumps({**document, "checksum": _checksum(body)}, indent=1).encode()


def new_key_file(passphrase: str, code: str) -> tuple[KeyFile, bytes]:
    """Return a key file over a new data key, and the key."""
    key = sealing.new_key()
    wrapped = _wrap(key, _phrase(passphrase), COST), _wrap(key, code, COST)
    return KeyFile(COST, *wrapped), key


def read_key_file(content: bytes) -> KeyFile | None:
    """Return what `KeyFile.content` wrote; None: it is damaged or something else."""
    try:
        document = json.loads(content)
        checksum = document.pop("checksum")
        cost = document["scrypt"]["log2_n"]
        made = KeyFile(cost, _wrapped(document["passphrase"]), _wrapped(document["recovery_code"]))
    except (ValueError, TypeError, KeyError, AttributeError):
        return None
    is_whole = checksum == _checksum(json.dumps(document)) and document.get("version") == VERSION
    return made if is_whole and type(cost) is int and 1 <= cost <= _MOST_COST else None


def _wrap(key: bytes, secret: str, cost: int) -> Wrapped:
    salt = os.urandom(_SALT_BYTES)
    return Wrapped(salt, sealing.seal(_stretched(secret, salt, cost), key))


def _unwrap(wrapped: Wrapped, secret: str, cost: int) -> bytes | None:
    try:
        return sealing.unseal(_stretched(secret, wrapped.salt, cost), wrapped.sealed)
    except sealing.SealError:
        return None


def _stretched(secret: str, salt: bytes, cost: int) -> bytes:
    """RFC 7914."""
    memory = 128 * _BLOCK * 2**cost
    content = secret.encode("utf-8", "surrogatepass")
    return hashlib.scrypt(
        content,
        salt=salt,
        n=2**cost,
        r=_BLOCK,
        p=1,
        maxmem=2 * memory + 1_000_000,
        dklen=sealing.KEY_BYTES,
    )


def _phrase(text: str) -> str:
    """Return a passphrase in the one form that every keyboard and system gives."""
    return unicodedata.normalize("NFKC", text)


def _document(wrapped: Wrapped) -> dict[str, str]:
    return {"salt": wrapped.salt.hex(), "sealed": wrapped.sealed.hex()}


def _wrapped(document: Any) -> Wrapped:  # Any: what JSON gives
    return Wrapped(bytes.fromhex(document["salt"]), bytes.fromhex(document["sealed"]))


def _checksum(body: str) -> str:
    return hashlib.blake2b(body.encode(), digest_size=8).hexdigest()
