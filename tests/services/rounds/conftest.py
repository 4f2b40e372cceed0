"""A person who asks and a collector, for tests to use as fixtures."""

import pytest

from hop_desktop.domain.feedback.form import Asking
from tests.sealed_sheets import INVITED


@pytest.fixture
def person(open_store):
    return open_store("person").feedback


@pytest.fixture
def services(open_store):
    return open_store("collector")


@pytest.fixture
def collector(services):
    return services.collector


@pytest.fixture
def asked(person):
    return person.ask(Asking.CONFIDENTIAL, "Maria", "en", groups=INVITED)


@pytest.fixture
def round_file(person, asked):
    return person.round_file(asked)


@pytest.fixture
def forms(collector, asked, round_file):
    """The forms of an open round by group."""
    collector.open(round_file, "round", "Lee", INVITED)
    return {form.group: form for form in collector.forms(asked.asking)}
