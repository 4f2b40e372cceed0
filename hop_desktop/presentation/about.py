"""What the program says about itself."""

from dataclasses import dataclass

from hop_desktop.i18n import _


@dataclass(frozen=True, slots=True)
class Folder:
    """A folder of the program."""

    name: str
    place: str


@dataclass(frozen=True, slots=True)
class AboutState:
    """Everything the dialog About shows."""

    title: str
    statement: str
    licence: str
    updates: str  # how to learn of a newer version
    versions: tuple[tuple[str, str], ...]  # what, which
    folders: tuple[Folder, ...]
    notices: tuple[tuple[str, ...], ...]  # on the work of others: part, used for, licence

    @property
    def details(self) -> str:
        """What is worth passing on with a question: no name and no folder of the person's."""
        lines = (f"{name} {version}" for name, version in self.versions)
        return "\n".join((self.title, *lines))


def make_about_state(
    version: str,
    versions: tuple[tuple[str, str], ...],
    data: str,
    log: str,
    notices: tuple[tuple[str, ...], ...],
    homepage: str,
) -> AboutState:
    return AboutState(
        title=f"hop-desktop {version}",
        statement=_(
            "Assess yourself against what is expected of a Head of Product. Everything stays "
            "on this computer; the program opens no network connection."
        ),
        licence=_("Free software under the MIT licence, without any warranty."),
        updates=_(
            "The program never looks for updates by itself. Newer versions are listed at {address}."
        ).format(address=homepage),
        versions=versions,
        folders=(Folder(_("Data folder"), data), Folder(_("Log folder"), log)),
        notices=notices,
    )
