"""Whatever a person writes, however long: the export can be imported, and says the same."""

from dataclasses import asdict, replace
from pathlib import Path

from hypothesis import given, settings
from hypothesis import strategies as st

from hop_desktop.bootstrap import open_services
from hop_desktop.content.instruments import load_catalogue
from hop_desktop.domain.attempt import EvidenceGrade, EvidenceNote
from hop_desktop.domain.background import Background
from hop_desktop.domain.errors import HopError
from hop_desktop.domain.evidence import FacetRef
from hop_desktop.domain.instrument import Form
from hop_desktop.domain.limits import LIMITS
from hop_desktop.domain.plan import ActionDraft
from hop_desktop.paths import AppPaths
from hop_desktop.services.evidence_writing import EvidenceDraft
from hop_desktop.services.open_attempt import OpenAttempt
from tests.faults.scale import N, memory_folder
from tests.hostile import HOSTILE

# Letters whose other forms are longer or shorter, marks, breaks, controls, signs of JSON and CSV.
ODD = "\u0958\ufa19\u2adc\u0344\u0301\u0316e\u00e9\u1100\u1161\u11a8"
UNSEEN = "\u202e\u2066\ufeff\ud800\u200d\U0001f993"
PLAIN = "a Z0\"\\/{}<>&'=+-@;,\t\r\n\x00\x0b\x0c\x1c\x85\u2028\u2029"
SHORT = st.sampled_from([text for text in HOSTILE if len(text) < 60])
PIECES = st.text(alphabet=ODD + UNSEEN + PLAIN, min_size=1, max_size=12) | SHORT
SIZES = st.sampled_from((0, -1, 1, -3, None))  # characters from the limit; None: the piece alone
TEXTS = st.tuples(PIECES, SIZES)


def at(limit, drawn):
    """Return a text that is about as long as a field takes, or just a piece."""
    piece, size = drawn
    return piece if size is None else (piece * (limit + 1))[: limit + size]


def tried(write, *arguments):
    """Have something written as a person would; what does not fit is refused, as on the screen."""
    try:
        return write(*arguments)
    except HopError:
        return None


def write_all(services, drawn):
    """Write drawn texts into every field that there is."""
    texts = {
        name: at(limit, draw) for (name, limit), draw in zip(LIMITS.items(), drawn, strict=True)
    }
    catalogue = services.catalogue
    competency = catalogue.instrument.competencies[0]
    facet = FacetRef(competency.competency_id, competency.facets[0].facet_id)
    shipped = catalogue.profiles[0]
    copy = services.profiles.copy(shipped, texts["Profile.name"], texts["Profile.description"])
    own = tried(services.profiles.save, copy) or shipped
    background = Background(**dict.fromkeys(asdict(Background()), texts["Background"]))
    tried(services.background.save, replace(background, target_profile=own.profile_id))
    entry = {
        field: texts[f"EvidenceEntry.{field}"]
        for field in ("situation", "task", "action", "result", "confirmer", "reference")
    }
    day = services.evidence.today()
    tried(services.evidence.add, EvidenceDraft(facets=(facet,), happened_on=day, **entry))
    action = {field: texts[f"PlannedAction.{field}"] for field in ("title", "do", "seen", "note")}
    tried(services.planning.add, ActionDraft(competency_id=competency.competency_id, **action))
    write_attempts(services, own.profile_id, texts)


def write_attempts(services, profile_id, texts):
    """Take two attempts, the second with a raised answer and its reason."""
    for level in (2, 4):
        begun = services.assessment.begin(Form.QUICK, profile_id)
        attempt = OpenAttempt(services.assessment, begun)
        items = attempt.instrument.items_of(Form.QUICK)
        item_id = next(item.item_id for item in items if item.is_rated)
        note = EvidenceNote(texts["EvidenceNote.text"], EvidenceGrade.NONE)
        attempt.answer(item_id, level)
        tried(attempt.note_evidence, item_id, note)
        attempt.save()
        done = services.assessment.finish(attempt.attempt)
    tried(services.retakes.note_reasons, done, {item_id: texts["ChangeReason.text"]})


@given(st.tuples(*[TEXTS] * len(LIMITS)))
@settings(max_examples=12 * N, deadline=None)
def test_every_export_can_be_imported_and_says_the_same(drawn):
    catalogue = load_catalogue()
    with memory_folder() as name:
        folder = Path(name)
        one, other = (open_services(AppPaths.at(folder / way), catalogue) for way in ("1", "2"))
        try:
            write_all(one, drawn)
            exported = one.transfer.export()

            other.transfer.import_all(exported, "export.json")

            assert other.transfer.export() == exported
            assert set(other.transfer.import_all(exported, "export.json").values()) == {0}
            for tables in (Path("t.csv"), Path("t.xlsx")):
                assert other.transfer.files(tables) == one.transfer.files(tables)
        finally:
            one.database.close()
            other.database.close()
