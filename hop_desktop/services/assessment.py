"""Taking an assessment: begin, answer, leave, come back, finish."""

import uuid
from dataclasses import replace

from hop_desktop.domain.attempt import Attempt, Context
from hop_desktop.domain.catalogue import Catalogue
from hop_desktop.domain.errors import AttemptStateError
from hop_desktop.domain.instrument import Form, Instrument
from hop_desktop.domain.order import shown_order
from hop_desktop.domain.pace import form_seconds
from hop_desktop.domain.responses import is_acceptable
from hop_desktop.i18n import _
from hop_desktop.services.ports import AttemptRepository, Clock, InstrumentRepository


class AssessmentService:
    """The one open attempt. Each method that changes it returns it as stored.

    When a method raises StorageUnavailableError nothing was stored; calling it again
    with the same arguments is the retry.
    """

    def __init__(
        self,
        catalogue: Catalogue,
        attempts: AttemptRepository,
        instruments: InstrumentRepository,
        clock: Clock,
    ) -> None:
        self._catalogue = catalogue
        self._attempts = attempts
        self._instruments = instruments
        self._clock = clock

    def open_attempt(self) -> Attempt | None:
        """Return the attempt that is not finished, if there is one."""
        return self._attempts.open_attempt()

    def instrument_of(self, attempt: Attempt) -> Instrument:
        """Return the instrument as this attempt's respondent sees it, in the attempt's language."""
        if attempt.fingerprint == self._catalogue.fingerprint:
            return self._catalogue.content_in(attempt.language).instrument
        stored = self._instruments.by_fingerprint(attempt.fingerprint)
        return self._catalogue.translated(stored, attempt.language)

    @property
    def language(self) -> str:
        """The language that an attempt would be asked in now."""
        return self._catalogue.language

    @property
    def is_draft(self) -> bool:
        """Whether the questions, in the language in use, are a draft of a translation."""
        return self._catalogue.content.is_draft

    def form_seconds(self) -> dict[Form, float]:
        """Return the expected seconds for each form, in the language in use."""
        instrument, constants = self._catalogue.instrument, self._catalogue.constants
        return {form: form_seconds(instrument, form, constants) for form in Form}

    def respondent_id(self) -> str:
        """Return the id that seeds this person's order of items and options."""
        return self._attempts.respondent_id()

    def begin(
        self,
        form: Form,
        profile_id: str,
        *,
        earlier: Attempt | None = None,
        context: Context | None = None,
    ) -> Attempt:
        """Store a new attempt.

        Args:
            form: What is asked.
            profile_id: What it is compared with.
            earlier: Lends its responses where the form asks the same items; one of another
                version of the instrument lends none.
            context: The company that it speaks of; None: not told.

        Raises:
            AttemptStateError: Another attempt is open.
        """
        order = shown_order(self._catalogue.instrument, form, self._attempts.respondent_id())
        attempt = Attempt(
            attempt_id=uuid.uuid4().hex[:12],
            instrument_id=self._catalogue.instrument.instrument_id,
            fingerprint=self._catalogue.fingerprint,
            form=form,
            profile_id=profile_id,
            started_at=self._clock.now(),
            shown_order=order,
            current_item_id=order[0],
            context=context,
            language=self._catalogue.language,
        )
        if earlier is not None and self.can_lend(earlier):
            lent = {k: v for k, v in earlier.responses.items() if k in order}
            attempt = replace(attempt, responses=lent)
        self._attempts.add(attempt, self._catalogue.source.instrument)
        return attempt

    def can_lend(self, earlier: Attempt) -> bool:
        """Whether the answers of an attempt fit what is asked today."""
        return self.instrument_of(earlier).version == self._catalogue.instrument.version

    def save(self, before: Attempt, after: Attempt) -> Attempt:
        """Store what changed in the open attempt, all of it or nothing.

        Args:
            before: As it is stored.
            after: As it is to be stored.

        Raises:
            AttemptStateError: The attempt is finished, or an item cannot be answered so.
            UnknownIdError: It was deleted.
        """
        changed = {
            item_id: response
            for item_id, response in after.responses.items()
            if before.responses.get(item_id) != response
        }
        if changed:
            instrument = self.instrument_of(after)
            for item_id, response in changed.items():
                if not is_acceptable(instrument.item(item_id), response):
                    text = _("{item} cannot be answered with {response}")
                    raise AttemptStateError(text.format(item=item_id, response=response))
        self._attempts.save_changes(before, after)
        return after

    def finish(self, attempt: Attempt) -> Attempt:
        """Close the attempt for good.

        Raises:
            AttemptStateError: It is finished already.
        """
        # The clock may have been set back since; nobody finishes before they began.
        finished_at = max(self._clock.now(), attempt.started_at)
        finished = attempt.finish(finished_at)
        self._attempts.finish(attempt.attempt_id, finished_at)
        return finished

    def discard(self, attempt: Attempt) -> None:
        """Delete an attempt that was never finished.

        Raises:
            AttemptStateError: It is finished.
        """
        if attempt.is_finished:
            text = _("attempt {id} is finished and is kept")
            raise AttemptStateError(text.format(id=attempt.attempt_id))
        self._attempts.delete(attempt.attempt_id)
