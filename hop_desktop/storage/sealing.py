"""Encrypts and authenticates a few bytes, where no database can hold them.

Encrypt-then-MAC with two keys of their own: the content is combined with the stream that
SHAKE-256 (FIPS 202) gives for key and nonce, and a keyed BLAKE2b (RFC 7693) over nonce and
ciphertext is checked before anything is decrypted. docs/adr/0007 says why not another way.
"""

import hashlib
import os
from binascii import a2b_base64, b2a_base64
from typing import Final

MAGIC: Final = b"hop-sealed-1\n"  # begins a whole sealed file
KEY_BYTES: Final = 32
_NONCE_BYTES: Final = 24
_TAG_BYTES: Final = 32


class SealError(Exception):
    """Another key, or the bytes are not what was sealed."""


def new_key() -> bytes:
    """Return 32 random bytes."""
    return os.urandom(KEY_BYTES)


def subkey(key: bytes, purpose: str) -> bytes:
    """Return the key of one purpose; it tells nothing about `key` or other purposes."""
    return hashlib.blake2b(purpose.encode(), key=key, digest_size=KEY_BYTES).digest()


def seal(key: bytes, content: bytes) -> bytes:
    """Return what only the holder of the 32 bytes `key` can read, and nobody else can make."""
    nonce = os.urandom(_NONCE_BYTES)
    hidden = _combined(key, nonce, content)
    return nonce + _tag(key, nonce + hidden) + hidden


def unseal(key: bytes, sealed: bytes) -> bytes:
    """Return what was sealed.

    Raises:
        SealError: Another key, or the bytes are not what was sealed.
    """
    import hmac  # not needed by those who only ask whether anything is encrypted

    nonce, rest = sealed[:_NONCE_BYTES], sealed[_NONCE_BYTES:]
    tag, hidden = rest[:_TAG_BYTES], rest[_TAG_BYTES:]
    if len(tag) != _TAG_BYTES or not hmac.compare_digest(tag, _tag(key, nonce + hidden)):
        raise SealError
    return _combined(key, nonce, hidden)


def seal_text(key: bytes, content: bytes) -> bytes:
    """Return `seal` as ASCII without a line break."""
    return b2a_base64(seal(key, content), newline=False)


def unseal_text(key: bytes, sealed: bytes) -> bytes:
    """Return what `seal_text` was given.

    Raises:
        SealError: Another key, or the bytes are not what was sealed.
    """
    try:
        return unseal(key, a2b_base64(sealed, strict_mode=True))
    except ValueError as error:
        raise SealError from error


def _combined(key: bytes, nonce: bytes, content: bytes) -> bytes:
    stream = hashlib.shake_256(subkey(key, "stream") + nonce).digest(len(content))
    mixed = int.from_bytes(content, "big") ^ int.from_bytes(stream, "big")
    return mixed.to_bytes(len(content), "big")


def _tag(key: bytes, content: bytes) -> bytes:
    return hashlib.blake2b(content, key=subkey(key, "tag"), digest_size=_TAG_BYTES).digest()
