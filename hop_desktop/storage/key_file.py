"""The small file that holds the data key twice: sealed by the passphrase and by the recovery code.

Who changes the passphrase seals the same key anew; nothing else is written again.
"""

import hashlib
import json
import os
import unicodedata
from dataclasses import dataclass, replace
from typing import Any, Final

from hop_desktop.domain.errors import SealError
from hop_desktop.storage import former_sealing, sealing
from hop_desktop.storage.recovery_code import normalised_code

FORMAT: Final = "hop-key"
VERSION: Final = 2
COST = 17  # Argon2id's memory, 2**COST KiB: 128 MB, three passes, half a second
LARGEST: Final = 4000  # bytes
_HIGHEST_COST: Final = 18  # a file from elsewhere must not take all memory
_LEAST_COST: Final = 3  # what Argon2id needs
_PASSES: Final = 3
_SALT_BYTES: Final = 16
_PURPOSE: Final = b"hop-key"


@dataclass(frozen=True, slots=True)
class Wrapped:
    """The data key, sealed by what is made of a secret; former: by scrypt and the old cipher."""

    salt: bytes
    sealed: bytes
    cost: int  # power of two
    is_former: bool = False

    def key_for(self, secret: str) -> bytes | None:
        """Return the data key; None: the secret is another one."""
        try:
            if self.is_former:
                stretched = former_sealing.stretched(secret, self.salt, self.cost)
                return former_sealing.unseal(stretched, self.sealed)
            return sealing.unseal(_stretched(secret, self.salt, self.cost), self.sealed, _PURPOSE)
        except SealError:
            return None


@dataclass(frozen=True, slots=True)
class KeyFile:
    """What stands in the file; useless without one of the two secrets."""

    passphrase: Wrapped
    code: Wrapped
    key_id: str = ""  # the same in every file of one data key, and tells nothing about it
    version: int = VERSION
    number: int = 0  # how often the passphrase was changed before: of two files, which is newer

    @property
    def is_former(self) -> bool:
        """Whether it stands there as it was written before the present cipher."""
        return self.version != VERSION

    def key_for(self, secret: str) -> bytes | None:
        """Return the data key for a passphrase or a recovery code; None: it is neither."""
        key = self.passphrase.key_for(_phrase(secret))
        code = normalised_code(secret)
        if key is None and code is not None:
            key = self.code.key_for(code)
        return key

    def with_passphrase(self, key: bytes, passphrase: str) -> "KeyFile":
        """Return the file with another passphrase; the recovery code stays."""
        return replace(self._sealed_by(key, passphrase), number=self.number + 1)

    def renewed(self, key: bytes, secret: str) -> "KeyFile":
        """Return the file in the present format, the key sealed anew by the secret that opens it.

        The other secret is not known: what it seals stays as it is until it is used.
        """
        code = normalised_code(secret)
        if self.passphrase.is_former and self.passphrase.key_for(_phrase(secret)) == key:
            return self._sealed_by(key, secret)
        if self.code.is_former and code is not None and self.code.key_for(code) == key:
            return replace(self._named(key), code=_wrap(key, code))
        return self._named(key)

    def _sealed_by(self, key: bytes, passphrase: str) -> "KeyFile":
        return replace(self._named(key), passphrase=_wrap(key, _phrase(passphrase)))

    def _named(self, key: bytes) -> "KeyFile":
        return replace(self, key_id=_key_id(key), version=VERSION)

    def content(self) -> bytes:
        """Return the bytes of the file, in the present format."""
        document = {
            "format": FORMAT,
            "version": VERSION,
            "key": self.key_id,
            "number": self.number,
            "passphrase": _document(self.passphrase),
            "recovery_code": _document(self.code),
        }
        body = json.dumps(document)
        return json.dumps({**document, "checksum": _checksum(body)}, indent=1).encode()


def new_key_file(passphrase: str, code: str) -> tuple[KeyFile, bytes]:
    """Return a key file over a new data key, and the key."""
    key = sealing.new_key()
    return KeyFile(_wrap(key, _phrase(passphrase)), _wrap(key, code), _key_id(key)), key


def read_key_file(content: bytes) -> KeyFile | None:
    """Return what `KeyFile.content` wrote, now or formerly; None: it is damaged or another file."""
    try:
        document = json.loads(content)
        checksum = document.pop("checksum")
        is_whole = checksum == _checksum(json.dumps(document))
        phrase, code = (_wrapped(document, name) for name in ("passphrase", "recovery_code"))
        version, key_id = document["version"], str(document.get("key", ""))
        number = int(document.get("number", 0))
    except (ValueError, TypeError, KeyError, AttributeError, RecursionError):
        return None
    if not is_whole or version not in {1, VERSION}:
        return None
    return KeyFile(phrase, code, key_id, version, number)


def _wrap(key: bytes, secret: str) -> Wrapped:
    salt = os.urandom(_SALT_BYTES)
    return Wrapped(salt, sealing.seal(_stretched(secret, salt, COST), key, _PURPOSE), COST)


def _stretched(secret: str, salt: bytes, cost: int) -> bytes:
    """RFC 9106."""
    from nacl.pwhash import argon2id

    content = secret.encode("utf-8", "surrogatepass")
    memory = 1024 * 2**cost
    return argon2id.kdf(sealing.KEY_BYTES, content, salt, opslimit=_PASSES, memlimit=memory)


def _key_id(key: bytes) -> str:
    return sealing.subkey(key, "name of the key").hex()[:16]


def _phrase(text: str) -> str:
    """Return a passphrase in the one form that every keyboard and system gives."""
    return unicodedata.normalize("NFKC", text)


def _document(wrapped: Wrapped) -> dict[str, object]:
    way = "scrypt" if wrapped.is_former else "argon2id"
    return {
        "way": way,
        "cost": wrapped.cost,
        "salt": wrapped.salt.hex(),
        "sealed": wrapped.sealed.hex(),
    }


def _wrapped(document: Any, name: str) -> Wrapped:  # Any: what JSON gives
    """Raise a ValueError, TypeError or KeyError for what was never written."""
    part = document[name]
    is_former = document["version"] == 1 or part["way"] == "scrypt"
    cost = document["scrypt"]["log2_n"] if document["version"] == 1 else part["cost"]
    least, highest = (1, former_sealing.HIGHEST_COST) if is_former else (_LEAST_COST, _HIGHEST_COST)
    if type(cost) is not int or not least <= cost <= highest:
        raise ValueError(name)
    salt, sealed = bytes.fromhex(part["salt"]), bytes.fromhex(part["sealed"])
    if len(salt) != _SALT_BYTES:
        raise ValueError(name)
    return Wrapped(salt, sealed, cost, is_former)


def _checksum(body: str) -> str:
    return hashlib.blake2b(body.encode(), digest_size=8).hexdigest()
