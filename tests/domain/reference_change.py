"""Change, computed a second time from docs/scoring.md."""

import math

from tests.domain.reference_scoring import LEVERAGE, E, competency, readiness, scorecard


def change(one, other):
    """Return the change between two figures with their errors."""
    (before, sem_before), (after, sem_after) = one, other
    if before is None or after is None:
        return {"earlier": before, "later": after, "change": None, "rc": None, "class": None}
    rc = (after - before) / math.sqrt(sem_before**2 + sem_after**2)
    kind = "no-change"
    if abs(rc) >= 1 - E:
        strength = "reliable" if abs(rc) >= 1.96 - E else "possible"
        kind = f"{strength}-{'rise' if rc > 0 else 'fall'}"
    return {
        "earlier": before,
        "later": after,
        "change": after - before,
        "rc": rc,
        "class": kind,
    }


def comparison(items, earlier, later, profile):
    """Return what `compare --json` says of two attempts that answered one instrument."""
    before, after = (scorecard(items, one, profile, None) for one in (earlier, later))
    ids = [
        {item["id"] for item in items if one["form"] in item["forms"]} for one in (earlier, later)
    ]
    shared = [item["id"] for item in items if item["id"] in ids[0] & ids[1]]

    def figure(card):
        return card["score"], card["sem"]

    def ready(card):
        return card["readiness"]["value"], card["readiness"]["sem"]

    return {
        "profile": profile["id"],
        "items_shared": len(shared),
        "items_total": len(ids[0] | ids[1]),
        "competencies": [
            {"id": a["id"], **change(figure(b), figure(a))}
            for b, a in zip(before["competencies"], after["competencies"], strict=True)
        ],
        "readiness": change(ready(before), ready(after)),
        "responses": [
            {
                "item": one,
                "earlier": earlier["responses"].get(one),
                "later": later["responses"].get(one),
            }
            for one in shared
            if earlier["responses"].get(one) != later["responses"].get(one)
        ],
    }


def shared_of_two(items_before, items_after, earlier, later):
    """Return the ids that both forms ask in the same words, and how many there are in all."""
    asked = {item["id"]: item for item in items_before if earlier["form"] in item["forms"]}
    after = [item for item in items_after if later["form"] in item["forms"]]

    def unchanged(item):
        old = asked.get(item["id"])
        return old is not None and (old["stem"], old["options"]) == (item["stem"], item["options"])

    ids = [item["id"] for item in after if unchanged(item)]
    return ids, len({*asked, *(item["id"] for item in after)})


def comparison_of_two(items_before, items_after, earlier, later, profile):
    """Return what is said of two attempts whose instruments differ: the shared items alone."""
    shared, total = shared_of_two(items_before, items_after, earlier, later)

    def cards(items, attempt):
        kept = [item for item in items if item["id"] in shared]
        return [competency(one, kept, attempt, profile) for one in LEVERAGE]

    before, after = cards(items_before, earlier), cards(items_after, later)
    ready = [readiness(one) for one in (before, after)]
    return {
        "profile": profile["id"],
        "items_shared": len(shared),
        "items_total": total,
        "competencies": [
            {"id": a["id"], **change((b["score"], b["sem"]), (a["score"], a["sem"]))}
            for b, a in zip(before, after, strict=True)
        ],
        "readiness": change(*((one["value"], one["sem"]) for one in ready)),
    }
