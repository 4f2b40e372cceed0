"""The form: one HTML file that any browser opens from disk, and that fetches and sends nothing."""

import hashlib
import json
import unicodedata
from base64 import b64encode
from dataclasses import replace
from html import escape
from typing import Final

from hop_desktop.domain.clean_text import clean_text
from hop_desktop.domain.feedback.form import Asking, FormData
from hop_desktop.i18n import _, speaking
from hop_desktop.report.feedback.steps import end_step, question_steps, saved_step, start_step
from hop_desktop.report.feedback.words import title
from hop_desktop.resources import resource
from hop_desktop.theme.report import page_colours

# What could end the element that carries the data, or begin another.
_HARMLESS: Final = str.maketrans({"<": "\\u003c", ">": "\\u003e", "&": "\\u0026"})
_ISOLATED: Final = "\N{FIRST STRONG ISOLATE}%s\N{POP DIRECTIONAL ISOLATE}"


def form_html(data: FormData) -> bytes:
    """Return the page, at most 250 kB; every text is escaped, nothing is fetched.

    The same data gives the same bytes. It is in the language of the data, whatever the window's.
    """
    with speaking(data.language):
        return _page(data).encode()


def _page(data: FormData) -> str:
    style = page_colours() + _shipped("form.css")
    scripts = [_shipped("form.js")]
    if data.kind is Asking.CONFIDENTIAL:
        scripts.insert(0, _shipped("seal.js"))
    shown = _shown(data)
    steps = [start_step(shown), *question_steps(shown), end_step(shown), saved_step(shown)]
    policy = (
        f"default-src 'none'; style-src {_hash(style)}; script-src "
        f"{' '.join(map(_hash, scripts))}; base-uri 'none'; form-action 'none'"
    )
    return (
        f'<!doctype html>\n<html lang="{escape(data.language)}">\n<head>\n<meta charset="utf-8">\n'
        f'<meta http-equiv="Content-Security-Policy" content="{policy}">\n'
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        f"<title>{escape(title(shown))}</title>\n<style>{style}</style>\n</head>\n<body>\n<main>\n"
        f'<form id="form" novalidate autocomplete="off">\n{_progress()}{"".join(steps)}{_bar()}'
        f"</form>\n</main>\n{_carried('hop-form', data.document())}"
        f"{_carried('hop-words', _words())}"
        + "".join(f"<script>{script}</script>\n" for script in scripts)
        + "</body>\n</html>\n"
    )


def _shipped(name: str) -> str:
    return resource("feedback", name).read_text(encoding="utf-8")


def _hash(text: str) -> str:
    """Return what the page's policy knows a script or style by."""
    return f"'sha256-{b64encode(hashlib.sha256(text.encode()).digest()).decode()}'"


def _carried(name: str, value: object) -> str:
    """Return data that the script reads; nothing in it can end the element."""
    text = json.dumps(value, ensure_ascii=True).translate(_HARMLESS)
    return f'<script type="application/json" id="{name}">{text}</script>\n'


def _shown(data: FormData) -> FormData:
    """Return the data with names as they are put into sentences."""
    collector = None if data.collector is None else _alone(data.collector)
    texts = tuple(replace(text, stem=clean_text(text.stem)) for text in data.texts)
    return replace(data, name=_alone(data.name), collector=collector, texts=texts)


def _alone(name: str) -> str:
    """Return a name that changes no direction but its own."""
    name = clean_text(name)
    directions = set(map(unicodedata.bidirectional, name))
    return _ISOLATED % name if directions & {"R", "AL"} else name


def _progress() -> str:
    label = escape(_("How far you are"))
    return (
        '<div class="progress" id="progress" hidden><span id="place"></span>'
        f'<progress id="share" value="0" max="1" aria-label="{label}"></progress></div>\n'
    )


def _bar() -> str:
    """Return what stands below each question."""
    onward, back, keep = (escape(text) for text in (_("Next"), _("Back"), _("Save what I have")))
    return (
        '<p class="message on-screen" role="status"></p>\n<div class="actions" id="bar" hidden>'
        f'<button type="submit" class="main" id="next">{onward}</button>'
        f'<button type="button" id="back">{back}</button>'
        f'<button type="button" class="plain later" id="draft">{keep}</button></div>\n'
    )


def _words() -> dict[str, str]:
    """Return what the script says, by the names it has for it."""
    return {
        "next": _("Next"),
        "save": _("Save my answers"),
        "place": _("{place} of {count}"),
        "left": _("Characters left: {count}"),
        "over": _("Characters too many: {count}"),
        "kept": _(
            "Saved as {file} where your browser puts downloads. You can go on later from it."
        ),
        "taken": _("Your draft is back. Here is the first question without an answer."),
        "whole": _("Your draft is back, and every question has an answer."),
        "replace": _("Replace what you have entered here by what is in the file?"),
        "damaged": _("This file is no draft, or it is damaged. Nothing was changed."),
        "other": _("This draft belongs to another form. Nothing was changed."),
        "unreadable": _("This file could not be read. Nothing was changed."),
        "shorten": _("One of your texts is too long. Please shorten it."),
        "incomplete": _("Some questions have no answer yet, and each is needed here."),
        "nothing": _("Please choose at least one statement before you save."),
        "unnamed": _("Please enter your name, up to 80 characters."),
        "unrelated": _("Please say how you work together."),
        "unsealed": _(
            "Your answers could not be sealed in this browser, so no file was written. Please "
            "save what you have and continue in another browser."
        ),
    }
