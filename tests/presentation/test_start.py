"""The intake proposes a stage by two visible rules."""

import itertools
import re

import pytest

from hop_desktop.domain.attempt import CompanySize as Size
from hop_desktop.domain.attempt import Context
from hop_desktop.domain.instrument import Form
from hop_desktop.domain.pace import form_seconds
from hop_desktop.presentation.formatting import minutes_left_text
from hop_desktop.presentation.start import (
    Board,
    Holder,
    Intake,
    Reports,
    make_start_state,
    propose_profile,
    told_context,
)


@pytest.mark.parametrize(
    ("size", "reports", "proposed"),
    [
        (Size.SMALL, Reports.FEW, "startup"),
        (Size.SMALL, Reports.SEVERAL, "startup"),
        (Size.SMALL, Reports.DIRECTORS, "enterprise"),
        (Size.MIDDLE, Reports.FEW, "startup"),
        (Size.MIDDLE, Reports.SEVERAL, "scale-up"),
        (Size.MIDDLE, Reports.DIRECTORS, "enterprise"),
        (Size.LARGE, Reports.FEW, "enterprise"),
        (Size.LARGE, Reports.SEVERAL, "enterprise"),
        (Size.LARGE, Reports.DIRECTORS, "enterprise"),
    ],
)
def test_people_and_reports_decide_and_enterprise_is_checked_first(size, reports, proposed):
    for holder, board in itertools.product(Holder, Board):
        proposal = propose_profile(Intake(size, reports, holder, board))
        assert proposal.profile_id == proposed
        assert proposal.rule


@pytest.mark.parametrize(
    ("intake", "points_to"),
    [
        (Intake(holder=Holder.FOUNDER), "start-up"),
        (Intake(board=Board.EACH_TIME), "enterprise"),
        (Intake(size=Size.SMALL, holder=Holder.SELF), "scale-up"),
        (Intake(), ""),
        (Intake(size=Size.SMALL, holder=Holder.FOUNDER), ""),
        (Intake(size=Size.LARGE, board=Board.EACH_TIME), ""),
    ],
)
def test_what_points_to_another_stage_is_noted(intake, points_to):
    note = propose_profile(intake).note

    assert points_to in note
    assert bool(note) == bool(points_to)


SECONDS = {Form.QUICK: 452.0, Form.FULL: 1474.0}


def test_start_says_what_the_first_item_says_is_left(catalogue):
    for language in ("en", "de", "es"):
        instrument = catalogue.content_in(language).instrument
        seconds = {form: form_seconds(instrument, form, catalogue.constants) for form in Form}

        state = make_start_state(catalogue.profiles, seconds, is_retake=False, can_prefill=False)

        for form, hint in ((Form.QUICK, state.quick_hint), (Form.FULL, state.full_hint)):
            minutes = re.search(r"about \d+ minutes", hint).group()
            assert minutes_left_text(seconds[form]) == f"{minutes} left"
            assert minutes == ("about 7 minutes" if form is Form.QUICK else "about 25 minutes")


def test_every_choice_of_the_intake_has_words(catalogue):
    state = make_start_state(catalogue.profiles, SECONDS, is_retake=False, can_prefill=False)

    assert [one.value for one in state.sizes] == list(Size)
    assert [one.value for one in state.reports] == list(Reports)
    assert [one.value for one in state.holders] == list(Holder)
    assert [one.value for one in state.boards] == list(Board)
    assert [one.value for one in state.profiles] == [one.profile_id for one in catalogue.profiles]


@pytest.mark.parametrize(("products", "people"), [(None, None), (2, None), (None, 3)])
def test_a_company_of_which_not_all_was_told_is_not_kept(products, people):
    assert told_context("under-50", products, people) is None


def test_what_was_told_of_the_company_is_kept_with_its_size():
    assert told_context("under-50", 0, 3) == Context(Size.SMALL, 0, 3)
