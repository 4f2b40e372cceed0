"""The attempt that tests change what they are about in."""

from datetime import UTC, datetime

from hop_desktop.domain.attempt import Attempt
from hop_desktop.domain.instrument import Form

NOON = datetime(2026, 11, 22, 12, tzinfo=UTC)


def attempt_of(catalogue, form=Form.FULL, **fields):
    """Return an open attempt of the current instrument; `fields` count over what it has else."""
    usual = {
        "attempt_id": "a",
        "instrument_id": catalogue.instrument.instrument_id,
        "fingerprint": catalogue.fingerprint,
        "profile_id": "scale-up",
        "started_at": NOON,
    }
    return Attempt(form=form, **(usual | fields))
