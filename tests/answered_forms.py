"""Answers to forms, as a form writes them."""

import json
import re

from hop_desktop.domain.feedback.answers import Asked, Version, asked_items
from hop_desktop.domain.feedback.form import Asking, FormData, Group, Question, QuestionKind
from hop_desktop.services.feedback.documents import as_json, round_document
from hop_desktop.storage.clock import SystemClock

NUMBER = "0123456789abcdef" * 2


def signed(form, **changed):
    """Return what an answer with a name begins with."""
    return {
        "format_version": 1,
        "asking": form.asking,
        "name": form.name,
        "language": form.language,
        "instrument": form.instrument,
        "instrument_version": form.instrument_version,
        "fingerprint": form.fingerprint,
        "number": NUMBER,
        "sender": "Ana Ruiz",
    } | changed


def chosen(form, kind, option):
    return {question.id: option for question in form.questions if question.kind is kind}


def expectation(form, level=3, **changed):
    """Return an answer that expects one level everywhere."""
    return {
        "format": "hop-expectation",
        **signed(form),
        "levels": chosen(form, QuestionKind.LEVEL, level),
        "importance": chosen(form, QuestionKind.IMPORTANCE, 2),
        "words": {"budgeting": "We raise money in spring."},
    } | changed


def view(form, level=3, **changed):
    """Return an answer that sees one level everywhere."""
    return {
        "format": "hop-answer",
        "kind": "view",
        **signed(form),
        "relation": "manager",
        "answers": chosen(form, QuestionKind.LEVEL, level),
        "texts": {"keep": "You say early what will not work."},
    } | changed


def group_result(asked, figures, **changed):
    """Return the result of a round."""
    return {
        "format": "hop-group-result",
        "format_version": 1,
        "asking": asked.asking,
        "name": asked.name,
        "collector": "Lee",
        "closed_on": "2026-12-21",
        "instrument": asked.version.instrument,
        "instrument_version": asked.version.version,
        "fingerprint": asked.version.fingerprint,
        "groups": {group.value: {} for group in asked.groups} | figures,
        "comments": {"keep": [], "help": []},
    } | changed


def as_file(document):
    return json.dumps(document).encode()


def filled_sheet(form, values, group=""):
    """Return a plain-text sheet with answers by key, as a mail brings it back."""
    first = f"hop-desktop answers: {form.kind.value} {form.asking}"
    lines = [
        "Hello Maria,",
        "> " + (f"{first} {group}" if group else first),
        "> # 1  Strategy. Think of …",
        *(f"> {key}: {value}" for key, value in values.items()),
        "> hop-desktop end",
        "1: 5",
    ]
    return "\n".join(lines).encode()


def answer_everything(feedback, line, text):
    """Ask in each of the three ways and take in an answer; what is expected is kept.

    `line` is every name, `text` every text, cut to what fits.
    """
    form = feedback.form(feedback.ask(Asking.VIEW, line, "en"))
    texts = dict.fromkeys(("keep", "help"), text[:1_500])
    feedback.add(as_file(view(form, sender=line, texts=texts)), "view")
    role = feedback.form(feedback.ask(Asking.EXPECTATIONS, line, "en"))
    words = {"budgeting": text[:300]}
    answer = feedback.add(as_file(expectation(role, sender=line, words=words)), "expectation")
    feedback.keep_profile(answer)
    asked = feedback.ask(Asking.CONFIDENTIAL, line, "en", groups=[Group.PEERS])
    comments = {"keep": [f"a{text[:1_400]}"], "help": []}
    figures = {"peers": {"negotiation": {"n": 5, "mean": 3.5}}}
    told = group_result(asked, figures, collector=line, comments=comments)
    feedback.add(as_file(told), "result")


def collect_for(services, line):
    """Open a round of somebody called `line`, whom somebody of the same name collects for."""
    catalogue, clock = services.catalogue, SystemClock()
    instrument = catalogue.source.instrument
    version = Version(instrument.instrument_id, instrument.version, catalogue.fingerprint)
    now = clock.now()
    asked = Asked(
        *("e" * 16, Asking.CONFIDENTIAL, line, "en", version, now, (Group.PEERS,)),
        closes_on=now.date(),
    )
    items = tuple(item.item_id for item in asked_items(instrument))
    data = as_json(round_document(asked, items))
    services.collector.open(data, "round", line, {Group.PEERS: 5})


def data_in(path):
    """Return the form data that a form carries."""
    page = path.read_text(encoding="utf-8")
    carried = re.search(
        r'<script type="application/json" id="hop-form">(.*?)</script>', page, re.DOTALL
    )
    fields = json.loads(carried[1])
    del fields["format"], fields["format_version"]
    questions = [Question(**{**q, "kind": QuestionKind(q["kind"])}) for q in fields["questions"]]
    group = fields["group"] and Group(fields["group"])
    return FormData(**{**fields, "questions": questions, "group": group})
