"""An export that holds a single attempt, as a report carries it."""

import json

from hop_desktop.domain.attempt import Attempt
from hop_desktop.domain.instrument import Instrument
from hop_desktop.domain.profile import Profile
from hop_desktop.services.documents import profile_document
from hop_desktop.services.transfer.attempts import InstrumentCodec, attempt_fields
from hop_desktop.services.transfer.service import FORMAT, FORMAT_VERSION


def excerpt(
    attempt: Attempt, instrument: Instrument, profile: Profile, codec: InstrumentCodec
) -> bytes:
    """Return what an import needs to take the attempt in; the same values give the same bytes."""
    content = {
        "format": FORMAT,
        "format_version": FORMAT_VERSION,
        **attempt_fields([attempt], {attempt.fingerprint: instrument}, codec),
        "profiles": [profile_document(profile)] if profile.is_own else [],
    }
    return json.dumps(content, ensure_ascii=False, separators=(",", ":")).encode()
