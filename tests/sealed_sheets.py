"""Answers to a confidential round, sealed as the form of a group seals them."""

import json
from base64 import b64encode

import pyrage

SHEET_BYTES = 16_384


def sheet(form, number, answers, texts=None):
    """Return what stands inside the seal."""
    return {
        "format": "hop-sheet",
        "format_version": 1,
        "asking": form.asking,
        "group": form.group.value,
        "number": f"{number:032x}",
        "answers": answers,
        "texts": texts or {},
    }


def sealed(form, content, *, size=SHEET_BYTES):
    """Return the file that a rater sends."""
    plain = json.dumps(content).encode().ljust(size)
    recipient = pyrage.x25519.Recipient.from_str(form.recipient)
    answer = {
        "format": "hop-answer",
        "format_version": 1,
        "kind": "confidential",
        "asking": form.asking,
        "name": form.name,
        "sealed": b64encode(pyrage.encrypt(plain, [recipient])).decode(),
    }
    return json.dumps(answer).encode()
