"""The steps of the form, each a part of the page of which one is seen at a time."""

from collections.abc import Iterator, Sequence
from html import escape
from typing import Final

from hop_desktop.domain.feedback.form import (
    Asking,
    FormData,
    Question,
    QuestionKind,
    TextQuestion,
)
from hop_desktop.i18n import _
from hop_desktop.report.feedback.words import (
    Part,
    due,
    form_sends_nothing,
    introduction,
    named,
    not_seen,
    relations,
    title,
)

NOT_SEEN: Final = "not-seen"
FILE_NAME: Final = '<b class="file-name"></b>'  # which the script fills in
STATUS: Final = '<p class="message on-screen" role="status"></p>\n'


def start_step(data: FormData) -> str:
    """Return the first screen: who asks, who reads what, and how it gets back."""
    takes = named(_("About {minutes} minutes. This page sends nothing by itself."), data)
    parts = (*introduction(data), form_sends_nothing(data))
    on_a_computer = _(
        "Please open this file on a computer, in a browser such as Firefox, Chrome, Edge or "
        "Safari. The preview of a mail program or of a phone does not show the questions."
    )
    begin, go_on = escape(_("Begin")), escape(_("Continue from a file"))
    return (
        f'<section class="step"><h1 tabindex="-1">{escape(title(data))}</h1>\n'
        f'<noscript><p class="caution">{escape(on_a_computer)}</p></noscript>\n'
        f'<p class="lead">{escape(" ".join(filter(None, (takes, due(data)))))}</p>\n'
        f"{''.join(map(_part, parts))}{STATUS}"
        '<div class="actions" id="opening" hidden>'
        f'<button type="button" class="main" id="begin">{begin}</button>'
        f'<label class="file"><span>{go_on}</span>'
        '<input type="file" id="continue" accept=".hop-draft"></label></div></section>\n'
    )


def question_steps(data: FormData) -> Iterator[str]:
    """Return a step for each item, or for each competency where expectations are asked."""
    if data.kind is Asking.EXPECTATIONS:
        for first in data.questions:
            if first.kind is QuestionKind.LEVEL:
                asked = [question for question in data.questions if question.id == first.id]
                yield _step(data, asked, [text for text in data.texts if text.id == first.id])
        return
    for question in data.questions:
        yield _step(data, (question,), ())
    yield _words_step(data)


def end_step(data: FormData) -> str:
    """Return the last step: what was passed over, who answers, and the way out."""
    left_out = (
        _("These have no answer yet:")
        if data.kind is Asking.EXPECTATIONS
        else _("You have passed over these. You may leave it so, or go back to one:")
    )
    heading, complete = escape(_("Almost done")), escape(_("Every question has an answer."))
    return (
        f'<section class="step" hidden><h2 tabindex="-1">{heading}</h2>\n'
        f'<div class="on-screen"><p id="left-out-title">{escape(left_out)}</p>'
        '<ul class="left-out" id="left-out"></ul>'
        f'<p id="complete">{complete}</p></div>\n'
        f"{_signature(data)}{_before_saving(data)}</section>\n"
    )


def saved_step(data: FormData) -> str:
    """Return what is shown once the answers are saved: how they get back."""
    saved = escape(_("Your answers are in the file {file}, where your browser puts downloads."))
    to = (
        _("Attach the file to a mail to {collector} or to {name}.")
        if data.kind is Asking.CONFIDENTIAL
        else _("Attach the file to a mail to {name}.")
    )
    points = (
        named(to, data),
        _("If you change something later, save and send again: the last file counts."),
        _("After that you can delete this page, the file, and a draft if you saved one."),
    )
    missing = _(
        "No file there? Save again. Or save what you have, and continue from it in another browser."
    )
    heading, thanks = escape(_("Saved. Now send it.")), escape(_("Thank you for taking the time."))
    again, change = escape(_("Save again")), escape(_("Change something"))
    return (
        '<section class="step on-screen" hidden>'
        f'<h2 tabindex="-1">{heading}</h2>\n'
        f"<p>{saved.format(file=FILE_NAME)}</p>\n{_list('ol', points)}<p>{thanks}</p>\n"
        f'<p class="muted">{escape(missing)}</p>\n{STATUS}<div class="actions">'
        f'<button type="button" class="main" id="again">{again}</button>'
        f'<button type="button" id="change">{change}</button>'
        "</div></section>\n"
    )


def _part(part: Part) -> str:
    look = "part open" if part.points else "part"
    sentences = "".join(f"<p>{escape(sentence)}</p>" for sentence in part.sentences)
    points = _list("ul", part.points) if part.points else ""
    return f'<div class="{look}"><h2>{escape(part.title)}</h2>{sentences}{points}</div>\n'


def _list(kind: str, points: Sequence[str]) -> str:
    return f"<{kind}>{''.join(f'<li>{escape(point)}</li>' for point in points)}</{kind}>\n"


def _step(data: FormData, questions: Sequence[Question], texts: Sequence[TextQuestion]) -> str:
    area = escape(questions[0].heading)
    choices = "".join(_choices(data, question) for question in questions)
    fields = "".join(_text_field(text, "line") for text in texts)
    return (
        f'<section class="step" data-area="{area}" hidden>\n<p class="area">{area}</p>\n'
        f"{choices}{fields}</section>\n"
    )


def _choices(data: FormData, question: Question) -> str:
    name = f"{question.kind.value}:{question.id}"
    options = "".join(
        _choice(name, str(place), text) for place, text in enumerate(question.options, 1)
    )
    if question.kind is QuestionKind.LEVEL:
        stem = f'<h2 tabindex="-1">{escape(question.cue)}</h2>{escape(question.stem)}'
        legend = f"<legend>{stem}</legend>"
    else:
        legend = f'<legend class="small">{escape(question.stem)}</legend>'
        options = f'<div class="row">{options}</div>'
    if data.kind is not Asking.EXPECTATIONS:
        options += _choice(name, NOT_SEEN, not_seen(), "choice unseen")
    clear = escape(_("Take this answer back"))
    return (
        f'<fieldset data-question="{escape(name)}">{legend}{options}'
        f'<button type="button" class="plain on-screen" data-clear="{escape(name)}" hidden>'
        f"{clear}</button></fieldset>\n"
    )


def _choice(name: str, value: str, text: str, look: str = "choice") -> str:
    return (
        f'<label class="{look}"><input type="radio" name="{escape(name)}" '
        f'value="{escape(value)}"><span>{escape(text)}</span></label>\n'
    )


def _words_step(data: FormData) -> str:
    area = escape(_("In your own words"))
    note = _("You may leave both empty.")
    if data.kind is Asking.CONFIDENTIAL:
        note = " ".join((note, _("The way you write can give you away.")))
    fields = "".join(_text_field(text) for text in data.texts)
    return (
        f'<section class="step" data-area="{area}" hidden><h2 tabindex="-1">{area}</h2>\n'
        f"<p>{escape(note)}</p>\n{fields}</section>\n"
    )


def _text_field(text: TextQuestion, look: str = "") -> str:
    count = escape(f"count-{text.key}")
    return (
        f'<label class="field"><span>{escape(text.stem)}</span>'
        f'<textarea class="{look}" name="text:{escape(text.id)}" data-longest="{text.longest}" '
        f'aria-describedby="{count}" dir="auto"></textarea></label>'
        f'<span class="count on-screen" id="{count}"></span>\n'
    )


def _signature(data: FormData) -> str:
    """Return the fields of those who sign."""
    if data.kind is Asking.CONFIDENTIAL:
        return ""
    label = escape(_("Your name"))
    name = (
        f'<label class="field"><span>{label}</span>'
        '<input type="text" name="sender" autocomplete="name" dir="auto"></label>\n'
    )
    if data.kind is Asking.EXPECTATIONS:
        return name
    legend = escape(named(_("How do you work with {name}?"), data))
    options = "".join(
        _choice("relation", relation.value, text) for relation, text in relations(data).items()
    )
    return (
        f'{name}<fieldset class="field"><legend class="small">{legend}</legend>{options}'
        "</fieldset>\n"
    )


def _before_saving(data: FormData) -> str:
    """Say once more who reads it, where it is decided."""
    text = (
        _("Saving seals your answers: from then on {collector} alone can open the file.")
        if data.kind is Asking.CONFIDENTIAL
        else _("{name} reads what you save, with your name.")
    )
    return f'<p class="muted on-screen">{escape(named(text, data))}</p>\n'
