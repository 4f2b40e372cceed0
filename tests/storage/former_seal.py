"""Writes what versions up to 0.1 sealed, as only they did, for tests of reading it."""

import hashlib
import json
import os
from binascii import b2a_base64

from hop_desktop.storage import former_sealing
from hop_desktop.storage.key_file import _phrase
from hop_desktop.storage.recovery_code import normalised_code
from hop_desktop.storage.sealing import subkey

LOG2_N = 2


def seal(key, content):
    nonce = os.urandom(24)
    stream = hashlib.shake_256(subkey(key, "stream") + nonce).digest(len(content))
    hidden = bytes(one ^ other for one, other in zip(content, stream, strict=True))
    tag = hashlib.blake2b(nonce + hidden, key=subkey(key, "tag"), digest_size=32).digest()
    return nonce + tag + hidden


def key_file(key, passphrase, code):
    def wrapped(secret):
        salt = os.urandom(16)
        sealed = seal(former_sealing.stretched(secret, salt, LOG2_N), key)
        return {"salt": salt.hex(), "sealed": sealed.hex()}

    document = {
        "format": "hop-key",
        "version": 1,
        "scrypt": {"log2_n": LOG2_N, "r": 8, "p": 1},
        "passphrase": wrapped(_phrase(passphrase)),
        "recovery_code": wrapped(normalised_code(code)),
    }
    body = json.dumps(document).encode()
    checksum = hashlib.blake2b(body, digest_size=8).hexdigest()
    return json.dumps({**document, "checksum": checksum}, indent=1).encode()


def make_former(files, passphrase, code):
    """Seal everything beside an encrypted store as it was sealed then."""
    cipher = files.cipher
    for path in [one for one in files.store.parent.rglob("*") if one.is_file()]:
        content = path.read_bytes()
        if path.suffix == ".key":
            path.write_bytes(key_file(cipher.key, passphrase, code))
        elif path.name.startswith("answers.log"):
            path.write_bytes(b"".join(_line(cipher, one) for one in content.split(b"\n") if one))
        elif (plain := cipher.unseal_file(content)) != content:
            path.write_bytes(former_sealing.MAGIC + seal(cipher.key, plain))


def _line(cipher, line):
    plain = cipher.unseal_line(line.partition(b" ")[2])
    if plain is None:
        return b"\n%s\n" % line
    body = b2a_base64(seal(cipher.key, plain), newline=False)
    checksum = hashlib.blake2b(body, digest_size=8).hexdigest().encode()
    return b"\n%s %s\n" % (checksum, body)
