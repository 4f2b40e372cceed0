"""The passphrase in words: what it protects, what forgetting it means, what is wrong with one."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from hop_desktop.i18n import _

SHORTEST: Final = 8  # characters
_NAMED: Final = 5  # files
_ESTIMATED: Final = 40  # characters of a passphrase; more take too long and say no more


@dataclass(frozen=True, slots=True)
class ProtectionState:
    """What Preferences says about the passphrase."""

    is_set: bool
    can_set: bool  # what encrypts is installed, and the place can be written
    paragraphs: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class UnlockState:
    """What is asked at the start of an encrypted store, in the place of every page."""

    field: str
    text: str
    switch: str  # the button that asks for the other secret
    wrong: str  # said when it does not open


def make_protection_state(
    *, is_set: bool, is_installed: bool, is_read_only: bool, readable: Sequence[str] = ()
) -> ProtectionState:
    """Decide what to say and what can be done.

    Args:
        is_set: Whether a passphrase is.
        is_installed: Whether what encrypts is.
        is_read_only: Whether the place may only be read.
        readable: Names of the files beside an encrypted store that are in plain.
    """
    if is_set:
        text = _(
            "What you write here is encrypted, in the backups, too, and opens with your "
            "passphrase or your recovery code only. What you export, print or save as a report "
            "is not encrypted."
        )
        if readable:
            more = _("Anyone can read these files, which were set aside or put there: {names}.")
            named = [*readable[:_NAMED], "…"] if len(readable) > _NAMED else readable
            text = f"{text} {more.format(names=', '.join(named))}"
        return ProtectionState(
            is_set=True, can_set=is_installed and not is_read_only, paragraphs=(text, forgetting())
        )
    lead = _(
        "Anyone who can use your account or your disk can read what you wrote. "
        "A passphrase encrypts it, together with the backups. You type it at "
        "every start."
    )
    if is_read_only:
        more = _("This place may only be read, so no passphrase can be set here.")
    elif not is_installed:
        more = _(
            "The part of the program that encrypts is not installed. “pip install "
            "pynacl sqlcipher3 zxcvbn” in the place of the program installs it."
        )
    else:
        more = forgetting()
    return ProtectionState(
        is_set=False, can_set=is_installed and not is_read_only, paragraphs=(lead, more)
    )


def forgetting() -> str:
    """Return the honest words about a lost passphrase."""
    return _(
        "If you lose both the passphrase and the recovery code, everything is lost. Nobody can "
        "open it then, not even the people who made this program."
    )


def make_unlock_state(*, by_code: bool) -> UnlockState:
    """Decide what to ask for: the passphrase, or the recovery code."""
    if by_code:
        return UnlockState(
            field=_("Recovery code"),
            text=_(
                "Type the code that you wrote down when you set the passphrase: six groups of "
                "five letters and digits. Capitals and dashes do not matter."
            ),
            switch=_("Use the passphrase"),
            wrong=_("That is not the recovery code. Compare it with your note group by group."),
        )
    return UnlockState(
        field=_("Passphrase"),
        text=_("A passphrase is set here. Type it to open your answers."),
        switch=_("I forgot it – use the recovery code"),
        wrong=_(
            "That is not the passphrase. Check the keyboard layout and Caps Lock, and try again "
            "as often as you like."
        ),
    )


def passphrase_problem(first: str, second: str) -> str:
    """Return why a new passphrase is not taken; empty: it is."""
    if len(first) < SHORTEST:
        text = _("Use at least {n} characters. Four words that do not belong together are good.")
        return text.format(n=SHORTEST)
    if first != second:
        return _("The two passphrases are not the same. Type them again.")
    return ""


def passphrase_warning(passphrase: str) -> str:
    """Return how soon a passphrase is guessed if that is soon; empty: it is not, or nobody knows.

    The estimate is zxcvbn's (Wheeler, USENIX Security 2016), made here; nothing is sent anywhere.
    """
    if len(passphrase) < SHORTEST:
        return ""  # it is not taken anyway
    try:
        from zxcvbn import zxcvbn  # slow to import, and a part of what encrypts
    except ImportError:
        return ""
    score = zxcvbn(passphrase[:_ESTIMATED])["score"]
    if score <= 1:
        return _(
            "A passphrase like this is among the first that are tried. You can use it; "
            "four words that do not belong together are far better."
        )
    if score == 2:
        return _(
            "Someone who tries long enough can guess a passphrase like this. You can use "
            "it; one or two more words make it much harder."
        )
    return ""
