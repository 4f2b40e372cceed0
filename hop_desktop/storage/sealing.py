"""Encrypts and authenticates a few bytes, where no database can hold them.

The cipher is libsodium's XChaCha20-Poly1305 by PyNaCl, with a random nonce for each call.
docs/adr/0012 says why; what was sealed before is read by `former_sealing`.
"""

import hashlib
import os
from binascii import a2b_base64, b2a_base64
from typing import Final

from hop_desktop.domain.errors import SealError

MAGIC: Final = b"hop-sealed-2\n"  # begins a whole sealed file
KEY_BYTES: Final = 32


def new_key() -> bytes:
    """Return 32 random bytes."""
    return os.urandom(KEY_BYTES)


def subkey(key: bytes, purpose: str) -> bytes:
    """Return the key of one purpose; it tells nothing about `key` or other purposes."""
    return hashlib.blake2b(purpose.encode(), key=key, digest_size=KEY_BYTES).digest()


def seal(key: bytes, content: bytes, purpose: bytes = b"") -> bytes:
    """Return what only the holder of the 32 bytes `key` can read, and nobody else can make.

    What was sealed for one purpose cannot be given out as what was sealed for another.
    """
    from nacl.secret import Aead  # nobody waits for it whose answers are in plain

    return bytes(Aead(key).encrypt(content, purpose))


def unseal(key: bytes, sealed: bytes, purpose: bytes = b"") -> bytes:
    """Return what was sealed for this purpose.

    Raises:
        SealError: Another key or purpose, or the bytes are not what was sealed.
    """
    from nacl.exceptions import CryptoError
    from nacl.secret import Aead

    try:
        return Aead(key).decrypt(sealed, purpose)
    except (CryptoError, ValueError) as error:  # ValueError: shorter than a nonce
        raise SealError from error


def seal_text(key: bytes, content: bytes, purpose: bytes = b"") -> bytes:
    """Return `seal` as ASCII without a line break."""
    return b2a_base64(seal(key, content, purpose), newline=False)


def unseal_text(key: bytes, sealed: bytes, purpose: bytes = b"") -> bytes:
    """Return what `seal_text` was given for this purpose.

    Raises:
        SealError: Another key or purpose, or the bytes are not what was sealed.
    """
    try:
        return unseal(key, a2b_base64(sealed, strict_mode=True), purpose)
    except ValueError as error:
        raise SealError from error
