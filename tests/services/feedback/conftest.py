"""A store from which something was asked, for tests to use as fixtures."""

import pytest

from hop_desktop.domain.feedback.form import Asking, Group


@pytest.fixture
def services(open_store):
    return open_store("mine")


@pytest.fixture
def feedback(services):
    return services.feedback


@pytest.fixture
def asked_view(feedback):
    return feedback.form(feedback.ask(Asking.VIEW, "Maria", "en"))


@pytest.fixture
def asked_role(feedback):
    return feedback.form(feedback.ask(Asking.EXPECTATIONS, "Maria", "en"))


@pytest.fixture
def asked_round(feedback):
    return feedback.ask(Asking.CONFIDENTIAL, "Maria", "en", groups=[Group.PEERS, Group.REPORTS])
