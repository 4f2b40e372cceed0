"""The scoring once more, written from the specification alone: plain JSON in, plain JSON out.

It shares no code with the program. Items are those that `items --keys --json` prints, attempts
and profiles are as the public formats have them; numbers stand here as the document has them.
"""

import math
import re

CORE = ("product-strategy", "negotiation", "presentation", "budgeting")
LEVERAGE = {
    "product-strategy": 1.3,
    "insight-evidence": 1.1,
    "negotiation": 1.1,
    "presentation": 1.1,
    "stakeholder-alignment": 1.2,
    "budgeting": 1.1,
    "commercial-acumen": 1.0,
    "delivery-oversight": 0.9,
    "people-leadership": 1.2,
    "self-leadership": 1.0,
}
KAPPA = {"clear-gap": 1.0, "unexposed": 1.0, "possible-gap": 0.6, "met": 0.0}
E = 1e-9


def is_level(answer):
    return type(answer) is int


def situation(item, picks):
    value = {option["id"]: option["value"] for option in item["options"]}
    spread = max(value.values()) - min(value.values())
    return 1 + 4 * max(0, value[picks["best"]] - value[picks["worst"]]) / spread


def facet(level_item, share_item, answers):
    """Return the facet's score, or "unexposed", or "missing"."""
    level = answers.get(level_item["id"])
    if level == "no-chance":
        return "unexposed"
    if level is None:
        return "missing"
    share = answers.get(share_item["id"]) if share_item else None
    return min(5, max(1, level + (share - 3) / 4)) if is_level(share) else level


def competency(one, items, attempt, profile):
    answers = attempt["responses"]
    own = [item for item in items if item["competency"] == one]
    shares = {item["facet"]: item for item in own if item["kind"] == "frequency"}
    levels = [item for item in own if item["kind"] == "level"]
    facets = [facet(item, shares.get(item["facet"]), answers) for item in levels]
    scored = [value for value in facets if not isinstance(value, str)]
    k = sum(is_level(answers.get(item["id"])) for item in levels)
    expected, weight = profile["levels"][one], profile["weights"][one]
    nothing = ("score", "behaviour", "judgement", "reliability", "sem", "band", "gap", "attainment")
    card = {"id": one, "answered": k, "asked": len(levels), "expected": expected, "weight": weight}
    if not len(scored) > len(levels) / 2:
        would_do = len(scored) + facets.count("unexposed") > len(levels) / 2
        verdict = "unexposed" if would_do else "not-enough-answers"
        return {**card, **dict.fromkeys(nothing), "verdict": verdict}
    behaviour = sum(scored) / len(scored)
    judged = [
        situation(item, answers[item["id"]])
        for item in own
        if item["kind"] == "situation" and item["id"] in answers
    ]
    judgement = sum(judged) / len(judged) if judged else None
    omega = 0.05 * len(judged)
    s = (1 - omega) * behaviour + omega * (judgement or 0)
    sem = 1.0 / math.sqrt(k)
    gap = expected - s
    verdict = "possible-gap"
    if gap <= 0.25 + E:
        verdict = "met"
    elif gap > 1.645 * sem + E:
        verdict = "clear-gap"
    reach = expected - 1.25
    attainment = max(0.0, min(1.0, (s - 1) / reach)) if reach > 0 else 1.0
    return {
        **card,
        "score": s,
        "behaviour": behaviour,
        "judgement": judgement,
        "reliability": 0.3 * k / (0.7 + 0.3 * k),
        "sem": sem,
        "band": [s - 1.645 * sem, s + 1.645 * sem],
        "gap": gap,
        "verdict": verdict,
        "attainment": attainment,
    }


def readiness(cards):
    scored = [card for card in cards if card["score"] is not None]
    total = sum(card["weight"] for card in scored)
    coverage = total / 100
    if coverage < 0.80 - E:
        return {
            "value": None,
            "floor": None,
            "coverage": coverage,
            "sem": None,
            "band": None,
            "label": "not-enough-evidence",
        }
    reached = sum(card["weight"] * card["attainment"] for card in scored)
    value = 100 * reached / total
    variance = sum(
        ((card["weight"] / total) * (100 / (card["expected"] - 1.25)) * card["sem"]) ** 2
        for card in scored
        if card["expected"] > 1.25
    )
    sem = math.sqrt(variance)
    clear = sum(
        card["id"] in CORE and card["verdict"] in {"clear-gap", "unexposed"} for card in cards
    )
    met, open_ = (
        sum(card["weight"] for card in scored if card["verdict"] == verdict) / total
        for verdict in ("met", "clear-gap")
    )
    label = "early"
    if value >= 90 - E and clear == 0 and met >= 0.5 - E and open_ < 0.1 - E:
        label = "meets-the-profile"
    elif value >= 75 - E and clear <= 1 and open_ <= 0.25 + E:
        label = "close"
    elif value >= 50 - E:
        label = "building"
    return {
        "value": value,
        "floor": reached,
        "coverage": coverage,
        "sem": sem,
        "band": [max(0.0, value - 1.645 * sem), min(100.0, value + 1.645 * sem)],
        "label": label,
    }


def priorities(cards):
    ranked = []
    for place, card in enumerate(cards):
        if card["verdict"] == "not-enough-answers":
            continue
        is_assumed = card["verdict"] == "unexposed"
        gap = card["expected"] - 1 if is_assumed else max(0.0, card["gap"])
        p = card["weight"] * gap * LEVERAGE[card["id"]] * KAPPA[card["verdict"]]
        if p > 0:
            ranked.append((p, gap, place, card["id"], is_assumed))
    # Bubbles: neighbours within the tolerance are ordered by gap, then by framework order.
    for _round in ranked:
        for n in range(len(ranked) - 1):
            one, two = ranked[n], ranked[n + 1]
            if _comes_after(one, two):
                ranked[n], ranked[n + 1] = two, one
    return [{"id": name, "priority": p, "assumed": flag} for p, _g, _n, name, flag in ranked]


def _comes_after(one, two):
    if abs(one[0] - two[0]) > E:
        return one[0] < two[0]
    if abs(one[1] - two[1]) > E:
        return one[1] < two[1]
    return one[2] > two[2]


def focus_areas(ranked):
    first = [one["id"] for one in ranked[:3]]
    core = [one["id"] for one in ranked if one["id"] in CORE]
    if core and not any(one in CORE for one in first):
        first[-1] = core[0]
    return first


def words(item):
    texts = [item["stem"]]
    if item["kind"] != "frequency":
        texts += [option["text"] for option in item["options"]]
    return sum(len(re.findall(r"[A-Za-z0-9%'-]+", text)) for text in texts)


def speed(items, attempt):
    seconds = attempt.get("seconds", {})
    timed = [item for item in items if item["id"] in seconds]
    if not timed:
        return None
    quick = [i for i in timed if seconds[i["id"]] < max(2.0, words(i) / 15) - E]
    return graded("speed", len(quick) / len(timed), 0.10, 0.25)


def longstring(n, attempt):
    run = longest = 0
    before = None
    for item_id in attempt.get("shown_order", ()):
        answer = attempt["responses"].get(item_id)
        run = run + 1 if answer == before else 1
        before = answer
        if not is_level(answer):
            run, before = 0, None
        longest = max(longest, run)
    amber, red = max(7, math.ceil(0.25 * n - E)), max(9, math.ceil(0.5 * n - E))
    return graded("longstring", longest, amber, red)


def lowvar(given):
    n = len(given)
    if n < 12:
        return None
    mean = sum(given) / n
    sd = math.sqrt(sum((x - mean) ** 2 for x in given) / n)
    return {"id": "lowvar", "grade": "amber", "value": sd} if sd < 0.40 - E else None


def scatter(rated, answers):
    squares = freedom = 0
    for one in LEVERAGE:
        given = [
            answers[item["id"]]
            for item in rated
            if item["competency"] == one
            and item["kind"] == "level"
            and is_level(answers.get(item["id"]))
        ]
        if len(given) >= 2:
            mean = sum(given) / len(given)
            squares += sum((x - mean) ** 2 for x in given)
            freedom += len(given) - 1
    if freedom < 12:
        return None
    s = math.sqrt(squares / freedom)
    return {"id": "scatter", "grade": "amber", "value": s} if s >= 1.25 - E else None


def claims(rated, attempt):
    answers, evidence = attempt["responses"], attempt.get("evidence", {})
    high = [
        item["id"]
        for item in rated
        if item["kind"] == "level"
        and item["competency"] in CORE
        and answers.get(item["id"]) in {4, 5}
    ]
    bare = [one for one in high if one in evidence and evidence[one]["grade"] == 0]
    if len(high) < 4 or len(bare) / len(high) < 0.75 - E:
        return None
    return {"id": "claims", "grade": "info", "value": len(bare) / len(high)}


def graded(name, value, amber, red):
    if value >= red - E:
        return {"id": name, "grade": "red", "value": value}
    return {"id": name, "grade": "amber", "value": value} if value >= amber - E else None


def quality(items, attempt):
    answers = attempt["responses"]
    rated = [item for item in items if item["kind"] != "situation"]
    given = [answers[item["id"]] for item in rated if is_level(answers.get(item["id"]))]
    top = given.count(5) / len(given) if given else 0
    unexposed = sum(answers.get(item["id"]) == "no-chance" for item in rated) / len(rated)
    found = [
        speed(items, attempt),
        longstring(len(given), attempt),
        lowvar(given),
        scatter(rated, answers),
        {"id": "ceiling", "grade": "amber", "value": top} if top >= 0.60 - E else None,
        {"id": "exposure", "grade": "info", "value": unexposed} if unexposed > 0.40 + E else None,
        claims(rated, attempt),
    ]
    flags = [one for one in found if one]
    grades = [flag["grade"] for flag in flags]
    status = "check" if "amber" in grades else "ok"
    if "red" in grades or grades.count("amber") >= 3:
        status = "weak"
    return {"status": status, "flags": flags}


def scorecard(items, attempt, profile, version):
    """Return what `score --json` says; `items` are all of the instrument of that version."""
    asked = [item for item in items if attempt["form"] in item["forms"]]
    cards = [competency(one, asked, attempt, profile) for one in LEVERAGE]
    ranked = priorities(cards)
    return {
        "scoring_version": 2,
        "instrument": "head-of-product",
        "instrument_version": version,
        "form": attempt["form"],
        "profile": profile["id"],
        "competencies": cards,
        "readiness": readiness(cards),
        "priorities": ranked,
        "focus_areas": focus_areas(ranked),
        "quality": quality(asked, attempt),
    }
