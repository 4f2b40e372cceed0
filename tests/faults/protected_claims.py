"""When each sentence about keys, damage and what is encrypted is true, by the files alone."""

import re

from hop_desktop.presentation.formatting import moment_text
from hop_desktop.storage.backup_names import backups_in
from hop_desktop.storage.key_file import read_key_file
from tests.faults.protected_states import CODE, FIRST, NOW, OLD, files_of

OPENS = {NOW: {"right"}, OLD: {"older"}, FIRST: {"first"}, CODE: {"right", "older"}, None: set()}
IDLE = (".lock", ".verified", ".copying")  # files that hold nothing of the person
IN_PLAIN = (b"SQLite format 3", b'"changes"', b"typed")


class World:
    """A state and what became of it, looked at without what the sentences were made from."""

    def __init__(self, stage, state, outcome):
        self.stage, self.state, self.outcome = stage, state, outcome
        self.before = outcome.there
        self.after = {one: one.read_bytes() for one in files_of(stage.work)}
        self.files = outcome.before
        self.keys = [state["key"], state["key_copy"]]
        self.opened = [one for one in self.keys if one in OPENS[state["secret"]]]

    def is_unchanged(self):
        lasting = {one: text for one, text in self.after.items() if not one.name.endswith(IDLE)}
        return lasting == self.before

    def is_all_kept(self):
        return set(self.before.values()) <= set(self.after.values())

    def is_encrypted_there(self):
        """Whether anything is there that only a key opens, or that may be that, torn."""
        closed = {"encrypted", "torn", "latest torn", "sealed"}
        places = (self.state[one] for one in ("store", "backups", "record"))
        return any(one in closed for one in places)

    def may_be_told_apart(self):
        """Whether a whole newest thing is there that the second key opens."""
        state = self.state
        newest = (state["store"], state["backups"]) if "first" not in self.opened else ()
        return "encrypted" in newest or (state["record"] == "sealed" and "first" not in self.opened)

    def plain_beside(self):
        return {
            str(one.relative_to(self.stage.work))
            for one, content in self.after.items()
            if one != self.files.store and any(what in content for what in IN_PLAIN)
        }

    def key_id(self, path):
        file = read_key_file(self.after.get(path, b""))
        return file and file.key_id

    def open_with(self):
        """Return the seals of the passphrases of all key files that open what is open."""
        files = [read_key_file(text) for one, text in self.after.items() if ".key" in one.name]
        wanted = self.stage.ids[self.opened[0]]
        return {one.passphrase for one in files if one is not None and one.key_id == wanted}

    def is_of_other_key(self, contents):
        mine = self.stage.ids[self.opened[0]]
        others = [key for kind, key in self.stage.keys.items() if self.stage.ids[kind] != mine]
        return any(one in others for one in contents)

    def missing(self):
        """Answers of the newest thing that was whole and could be opened, which are not there."""
        return self.stage.newest(self.state, self.outcome.cipher) - self.outcome.attempts

    def moments(self):
        return {moment_text(one.made_at) for one in backups_in(self.files.backups)}


def _is_set(world, names):
    encrypted = world.outcome.cipher.is_encrypting
    closed = not world.after[world.files.store].startswith(b"SQLite")
    named = set(names.split(", ")) if names else set()
    return encrypted and closed and len(world.open_with()) == 1 and named == world.plain_beside()


def _opens_other(world, name, other):
    places = {"hop.key": "key", "backups/hop.key": "key_copy"}
    mine, theirs = (world.state[places[one]] for one in (name, other))
    return (
        mine in world.opened
        and theirs in world.stage.ids
        and world.stage.ids[mine] != world.stage.ids[theirs]
        and not world.may_be_told_apart()
        and world.is_encrypted_there()
    )


def _is_locked(world):
    return any(one != "gone" for one in world.keys)


def _was_mended(world, name):
    stood, stands = world.state["key"], world.key_id(world.files.store.with_name(name))
    is_other = stood not in world.stage.ids or world.stage.ids[stood] != stands or stood == "older"
    return is_other and world.after[world.files.key] != world.before.get(world.files.key)


PLAIN = "Anyone who can use your account or your disk can read what you wrote. A passphrase "
# Patterns of sentences, the first that fits, and when they are true.
CLAIMS = {
    r"A passphrase is set here\. Type it": lambda w: _is_locked(w) and w.state["secret"] is None,
    r"That is not the passphrase\.": lambda w: not w.opened,
    r"that opens (\S+), but not the answers: they may need .* of (\S+), or": _opens_other,
    r"that opens (\S+), but nothing here opens with": lambda w, _name: (
        bool(w.opened)
        and not w.may_be_told_apart()
        and w.is_encrypted_there()
        and len({w.stage.ids[one] for one in w.keys if one in w.stage.ids}) == 1
    ),
    r"hop\.key is missing, and without it": lambda w: not _is_locked(w) and w.is_encrypted_there(),
    r"hop\.key is damaged: neither it nor a copy": lambda w: (
        not any(one in w.stage.ids for one in w.keys) and "torn" in w.keys
    ),
    r"hop\.db cannot be read: it is damaged, or it is encrypted and": lambda w: (
        w.state["store"] in {"encrypted", "torn"} and not _is_locked(w)
    ),
    r"hop\.db is damaged: ": lambda w: w.state["store"] == "torn",
    r"hop\.db is not encrypted, but what lies beside it is": lambda w: (
        w.state["store"] == "plain"
        and (
            "encrypted" in w.state["backups"]
            or "torn" in w.state["backups"]
            or w.state["record"] == "sealed"
        )
    ),
    r"hop\.db is not encrypted, but a passphrase was set": lambda w: (
        w.state["store"] == "plain" and _is_locked(w)
    ),
    r"Bring back what is encrypted unless": lambda w: (
        w.state["backups"] in {"encrypted", "latest torn", "torn"} or w.state["record"] == "sealed"
    ),
    r"There is nothing encrypted here that could be brought back\.": lambda w: (
        w.state["backups"] in {"plain", "none"} and w.state["record"] != "sealed"
    ),
    r"Your answers could not be opened$": lambda w: w.outcome.cipher is None,
    r"Your answers belong in (.*)\. The program deleted nothing": lambda w, folder: (
        folder == str(w.stage.work) and w.is_all_kept()
    ),
    r"Fix the cause and try again, or keep your": lambda w: w.is_all_kept(),
    r"If there are backups, they are in the folder": lambda w: True,
    r"The key file (\S+) was missing, damaged, older or of other": _was_mended,
    r"What you typed opens (\S+); the key file beside": lambda w, name: (
        name == "backups/hop.key"
        and w.state["key_copy"] in w.opened
        and len(w.open_with()) == 1
        and w.state["key"] not in w.opened
    ),
    r"A key file of other answers, or of an earlier.*kept as (\S+)\.": lambda w, name: (
        w.is_of_other_key([text for one, text in w.after.items() if one.name == name])
    ),
    r"Your answers were restored: ": lambda w: bool(w.outcome.attempts),
    r"Your answers could not be restored: ": lambda w: not w.outcome.attempts,
    r"There was no backup that could be read": lambda w: (
        w.outcome.report.restored_from is None
        and (
            w.state["backups"] in {"torn", "none"}
            or (w.state["backups"] == "plain") is w.outcome.cipher.is_encrypting
        )
    ),
    r"The backup of (.*) was used\.": lambda w, moment: moment in w.moments(),
    r"(\d+) later changes? (?:was|were) found in the second record": lambda w, n: (
        w.state["record"] == ("sealed" if w.outcome.cipher.is_encrypting else "plain") and n != "0"
    ),
    r"(\d+) entr(?:y|ies) (?:was|were) read out of damaged": lambda w, n: n != "0",
    r"Nothing is missing\.": lambda w: not w.missing(),
    r"Everything that the second record holds is back\.": lambda w: not w.missing(),
    r"Not every later change could be read": lambda w: True,
    r"What was there before is kept in (.*)\.": lambda w, folder: any(
        str(one.parent) == folder for one in w.after
    ),
    r"What you write here is encrypted.*put there: (.*)\.$": _is_set,
    r"What you write here is encrypted.*is not encrypted(\.)$": lambda w, _end: _is_set(w, ""),
    PLAIN: lambda w: not w.outcome.cipher.is_encrypting,
    r"If you lose both the passphrase": lambda w: True,
    r"Your answers are older than what was saved last: .* kept as (\S+) among": lambda w, name: (
        w.files.backups / name in w.after
    ),
}


def untrue(stage, state, outcome):
    """Return the sentences that are not so, and those of which nobody said when they are."""
    world = World(stage, state, outcome)
    return [one for one in outcome.said if not _is_so(world, one.strip())]


def _is_so(world, sentence):
    if "Nothing was changed" in sentence and not world.is_unchanged():
        return False
    for pattern, is_so in CLAIMS.items():
        found = re.match(pattern, sentence)
        if found:
            return is_so(world, *found.groups())
    return False
