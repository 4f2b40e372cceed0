"""Reads what was sealed before the cipher of `sealing`; nothing is written this way any more.

The content was combined with the stream that SHAKE-256 (FIPS 202) gives for key and nonce, and
a keyed BLAKE2b (RFC 7693) over nonce and ciphertext stands before it. The key of a passphrase
came from scrypt (RFC 7914). Files and lines that were sealed so are sealed anew when the store
is next unlocked; key files and copies on other disks stay readable.
"""

import hashlib
import hmac
from binascii import a2b_base64
from typing import Final

from hop_desktop.domain.errors import SealError
from hop_desktop.storage.sealing import KEY_BYTES, subkey

MAGIC: Final = b"hop-sealed-1\n"  # began a whole sealed file
HIGHEST_COST: Final = 18  # of a key file that is accepted; 17 was written
_BLOCK: Final = 8
_NONCE_BYTES: Final = 24
_TAG_BYTES: Final = 32


def unseal(key: bytes, sealed: bytes) -> bytes:
    """Return what was sealed.

    Raises:
        SealError: Another key, or the bytes are not what was sealed.
    """
    nonce, rest = sealed[:_NONCE_BYTES], sealed[_NONCE_BYTES:]
    tag, hidden = rest[:_TAG_BYTES], rest[_TAG_BYTES:]
    expected = hashlib.blake2b(
        nonce + hidden, key=subkey(key, "tag"), digest_size=_TAG_BYTES
    ).digest()
    if not hmac.compare_digest(tag, expected):
        raise SealError
    stream = hashlib.shake_256(subkey(key, "stream") + nonce).digest(len(hidden))
    mixed = int.from_bytes(hidden, "big") ^ int.from_bytes(stream, "big")
    return mixed.to_bytes(len(hidden), "big")


def unseal_text(key: bytes, sealed: bytes) -> bytes:
    """Return what stood in one sealed line.

    Raises:
        SealError: Another key, or the bytes are not what was sealed.
    """
    try:
        return unseal(key, a2b_base64(sealed, strict_mode=True))
    except ValueError as error:
        raise SealError from error


def stretched(secret: str, salt: bytes, cost: int) -> bytes:
    """Return the key that scrypt makes of a secret; N = 2**cost, r = 8, p = 1."""
    memory = 128 * _BLOCK * 2**cost
    return hashlib.scrypt(
        secret.encode("utf-8", "surrogatepass"),
        salt=salt,
        n=2**cost,
        r=_BLOCK,
        p=1,
        maxmem=2 * memory + 1_000_000,
        dklen=KEY_BYTES,
    )
