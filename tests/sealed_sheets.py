"""Answers to a confidential round, sealed as the form of a group seals them."""

import json
import random
from base64 import b64encode

import pyrage

from hop_desktop.domain.feedback.form import Group

SHEET_BYTES = 16_384
INVITED = {Group.PEERS: 6, Group.REPORTS: 5}


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
    """Return the file that a rater sends; bytes are sealed as they are."""
    given = content if isinstance(content, bytes) else json.dumps(content).encode()
    plain = given.ljust(size)
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


def answers_of(form, seed):
    """Return what one rater answered: levels, what was not seen, and what was passed over."""
    chance = random.Random(seed)
    drawn = {
        question.id: chance.choice([1, 2, 3, 4, 5, 3, 4, "not-seen", None])
        for question in form.questions
    }
    return {key: answer for key, answer in drawn.items() if answer is not None}
