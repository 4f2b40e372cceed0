"""What a form says and carries, before any browser opens it."""

import json
import re
from base64 import b64encode
from dataclasses import replace
from hashlib import sha256
from html import unescape
from html.parser import HTMLParser

import pytest

from hop_desktop.domain.clean_text import clean_text
from hop_desktop.domain.feedback.form import Asking, Group
from hop_desktop.report.feedback.form import form_html
from tests.feedback.forms import form_data
from tests.hostile import HOSTILE

LARGEST = 250_000  # bytes
LANGUAGES = ("en", "de", "es")
KEY = "age1" + "q" * 58


class Page(HTMLParser):
    """The elements of a page, and the text of its scripts and styles."""

    def __init__(self, page):
        super().__init__()
        self.elements, self.raw, self.text, self._inside = [], [], [], None
        self.feed(page.decode())

    def handle_starttag(self, tag, attrs):
        self.elements.append((tag, dict(attrs)))
        self._inside = (tag, dict(attrs)) if tag in {"script", "style"} else None

    def handle_endtag(self, _tag):
        self._inside = None

    def handle_data(self, data):
        if self._inside:
            self.raw.append((*self._inside, data))
        else:
            self.text.append(data)

    def carried(self, name):
        return json.loads(next(data for _tag, about, data in self.raw if about.get("id") == name))


def words_of(page):
    """Return everything that a form can say to people."""
    read = Page(page)
    return " ".join([*read.text, *read.carried("hop-words").values()])


@pytest.fixture(params=Asking)
def kind(request):
    return request.param


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_form_is_one_small_file_of_its_language(kind, language):
    page = form_html(form_data(kind, language=language, recipient=KEY))

    assert len(page) <= LARGEST
    assert f'<html lang="{language}">'.encode() in page
    assert page == form_html(form_data(kind, language=language, recipient=KEY))


@pytest.mark.parametrize("language", ["de", "es"])
def test_a_form_says_everything_in_its_language(kind, language):
    """No sentence of the form's own is the English one; the questions here are partly English."""
    english, other = (Page(form_html(form_data(kind, language=one))) for one in ("en", language))

    same = {
        name
        for name, text in english.carried("hop-words").items()
        if other.carried("hop-words")[name] == text
    }
    assert same == set()
    own = [text.strip() for text in english.text if len(text.split()) > 3]
    asked = form_data(kind, language=language)
    given = {part for one in asked.questions for part in (one.cue, one.stem, *one.options)}
    given |= {one.stem for one in asked.texts}
    assert [text for text in own if text in other.text and text not in given] == []


def test_the_policy_lets_the_form_itself_run_and_nothing_else(kind):
    read = Page(form_html(form_data(kind, recipient=KEY)))
    policy = next(one["content"] for tag, one in read.elements if "http-equiv" in one)

    assert policy.startswith("default-src 'none'; ")
    for tag, about, data in read.raw:
        digest = b64encode(sha256(data.encode()).digest()).decode()
        is_allowed = f"'sha256-{digest}'" in policy
        assert is_allowed is ("type" not in about), tag  # data does not run
    attributes = {name for _tag, about in read.elements for name in about}
    assert not {one for one in attributes if one.startswith("on")} | (attributes & {"style", "src"})


def test_only_what_is_sealed_carries_what_seals():
    pages = {kind: form_html(form_data(kind, recipient=KEY)) for kind in Asking}

    carrying = {kind for kind, page in pages.items() if b"age-encryption" in page}
    assert carrying == {Asking.CONFIDENTIAL}


def test_nothing_is_chosen_beforehand_and_no_level_has_a_number(kind):
    read = Page(form_html(form_data(kind, recipient=KEY)))

    radios = [one for tag, one in read.elements if tag == "input" and one["type"] == "radio"]
    assert len(radios) >= 18 * 5
    assert not any("checked" in one for one in radios)
    shown = [text.strip() for text in read.text]
    for question in form_data(kind).questions:
        assert set(question.options) <= set(shown)  # each stands alone, without its place


def test_have_not_seen_this_stands_with_each_question_about_the_person():
    for kind, expected in ((Asking.VIEW, 18), (Asking.CONFIDENTIAL, 18), (Asking.EXPECTATIONS, 0)):
        read = Page(form_html(form_data(kind, recipient=KEY)))
        assert sum(one.get("value") == "not-seen" for _tag, one in read.elements) == expected


@pytest.mark.parametrize("language", LANGUAGES)
def test_nobody_is_promised_to_be_anonymous(kind, language):
    page = form_html(form_data(kind, language=language, recipient=KEY))

    assert "anonym" not in words_of(page).casefold()
    assert "anónim" not in words_of(page).casefold()


@pytest.mark.parametrize("group", Group)
def test_a_confidential_form_says_who_reads_what_and_what_remains_possible(group):
    words = words_of(form_html(form_data(Asking.CONFIDENTIAL, recipient=KEY, group=group)))

    assert "Ana Ruiz collects the answers for Maria, who cannot open them." in words
    assert "The way you write can give you away." in words
    assert "Ana Ruiz and Maria together could look at single answers" in words
    agreed = "If everybody in your group answers alike, the figure can show it."
    assert (agreed in words) is (group is not Group.MANAGER)
    alone = "You are the only one who is asked as manager"
    assert (alone in words) is (group is Group.MANAGER)


def test_a_form_says_first_who_asks_how_long_it_takes_and_that_it_sends_nothing(kind):
    page = form_html(form_data(kind, recipient=KEY)).decode()
    first_screen = page.partition("</section>")[0]

    assert "<h1" in first_screen
    assert "Maria asks" in first_screen
    minutes = form_data(kind).minutes
    assert f"About {minutes} minutes. This page sends nothing by itself." in first_screen
    assert "save what you have, and continue later from that file" in first_screen


def test_without_scripts_a_form_says_where_to_open_it(kind):
    page = form_html(form_data(kind, recipient=KEY)).decode()

    without = re.search(r"<noscript>(.*?)</noscript>", page, re.DOTALL)
    assert "open this file on a computer" in without[1]
    assert '<div class="actions" id="opening" hidden>' in page


@pytest.mark.parametrize("text", HOSTILE)
def test_a_hostile_name_is_text_wherever_it_stands(kind, text):
    data = form_data(kind, recipient=KEY, collector=text, name=text)
    data = replace(
        data,
        texts=tuple(replace(one, stem=text) for one in data.texts),
        questions=tuple(replace(one, heading=clean_text(text)) for one in data.questions),
    )

    read = Page(form_html(data))

    assert [one for one in read.elements if one[0] == "script"] == [
        one
        for one in Page(form_html(form_data(kind, recipient=KEY))).elements
        if one[0] == "script"
    ]
    assert {tag for tag, _about in read.elements} & {"img", "a", "b"} <= {"b"}
    assert read.carried("hop-form") == json.loads(json.dumps(data.document()))


def test_a_name_from_right_to_left_changes_no_direction_but_its_own():
    page = form_html(form_data(Asking.VIEW, name="שלום עולם"))

    assert "\u2068שלום עולם\u2069 asks how you see their work" in unescape(page.decode())
