#!/usr/bin/env python3
"""Fit the weights of incidents by logistic regression.

    weights.py EVIDENCE.jsonl CASE.gold.json ... [--main NEWS.jsonl] [--without CASE] > src/desk/incidents/weights.txt

EVIDENCE is what `cargo run --example evidence` writes for the articles of all cases read as
one library: a pair a line, with its figures and the evidence that holds. A pair is of one
incident where the gold puts most figures of both into one. Pairs whose figures no gold names
are left out. Each pair inside an article counts alike, and so does each pair of articles; the
weights are differences in log odds, with an L2 penalty of PENALTY pairs that draws them to what
is known beforehand (PRIOR): the cases hold few events of one town that are weeks apart, the
world many. A pair of NEWS counts a quarter, since its articles are many on few incidents. `--without` leaves a case
out, for figures that were not learned from.
"""
import argparse, json, math
from collections import Counter, defaultdict

ROUNDS, RATE, PENALTY = 4000, 0.5, 10.0
# What a pair of the news counts: with 1 the invented cases lose 0.07 of their incidents, with 0.1
# the news lose 0.06 of theirs.
NEWS = 0.25
PRIOR = {
    "day apart": -4.0, "day week": -2.0, "recent apart": -4.0, "recent close": -1.0, "period apart": -2.0,
    "place apart": -2.0, "scene apart": -1.0, "count apart": -1.0, "names none": -2.0, "words none": -0.5,
    "type apart": -1.0, "type unlike": -2.5, "inside type unlike": -2.5, "victim same": 3.0, "inside event same": 2.0, "inside place apart": -2.0,
    "inside day apart": -2.0, "inside period": -2.0, "inside sum": -2.0, "places sum": -2.0, "inside comparison": -1.0, "people sides": -3.0,
}
KIND = lambda name: "inside" if name.startswith("inside ") else "toll" if name.startswith("people ") else "across"
# Mean scores, chosen on the cases (docs/incidents.md): from which groups of reports are one
# incident, from which the page asks, from which passages of an article tell of one event, from
# which figures count the same people; and the score of a pair that was never compared.
THRESHOLDS = {"join": -0.75, "ask": -1.3, "inside": 0.8, "toll": -0.4, "unseen": -2}


def nth(text, quote, n):
    at = -1
    for _ in range(n): at = text.find(quote, at + 1)
    return at, at + len(quote)


def gold(paths, without):
    """The gold figures of each article: start, end, effect, incident, toll."""
    of = defaultdict(list)
    for path in paths:
        with open(path.replace(".gold.json", ".jsonl"), encoding="utf-8") as file:
            texts = {row["id"]: row["text"] for row in map(json.loads, filter(str.strip, file))}
        with open(path, encoding="utf-8") as file: case = json.load(file)
        if without and without in path: continue
        for incident in case["incidents"]:
            for toll in incident["tolls"]:
                for figure in toll["figures"]:
                    place = nth(texts[figure["doc"]], figure["quote"], figure.get("nth", 1))
                    of[figure["doc"]].append((*place, incident["id"], (incident["id"], toll["id"])))
    return of


def main_counts(path):
    """The main counts of articles: what names a figure, and its incident."""
    if not path: return {}
    with open(path, encoding="utf-8") as file:
        return {
            (row["id"], count["effect"], number): row["incident"]
            for row in map(json.loads, filter(str.strip, file)) for count in row["counts"]
            for number in {count["low"], count["high"]} - {None}
        }


def most(figures, of, main, what):
    """The incident (2) or the toll (3) of most of some figures."""
    named = Counter(g[what] for f in figures for g in of[f["doc"]] if g[0] < f["end"] and f["start"] < g[1])
    counts = ((f, number) for f in figures for number in {f["low"], f["high"]} - {None})
    named.update(main[(f["doc"], f["effect"], n)] for f, n in counts if (f["doc"], f["effect"], n) in main)
    return named.most_common(1)[0][0] if named else None


def fit(patterns, known):
    """Weights by evidence, from how often each set of evidence is of one incident and not. What
    is known beforehand and no pair shows keeps its prior."""
    names = sorted({name for pattern in patterns for name in pattern} | known)
    total = sum(sum(counts) for counts in patterns.values()) or 1
    weights, momentum = {name: PRIOR.get(name, 0.0) for name in names}, dict.fromkeys(names, 0.0)
    for _ in range(ROUNDS):
        slope = {name: PENALTY * (weights[name] - PRIOR.get(name, 0.0)) for name in names}
        for pattern, (yes, no) in patterns.items():
            p = 1 / (1 + math.exp(-sum(weights[name] for name in pattern)))
            error = (yes + no) * p - yes
            for name in pattern: slope[name] += error
        for name in names:
            momentum[name] = 0.9 * momentum[name] - RATE * slope[name] / total
            weights[name] += momentum[name]
    return weights


def run():
    ap = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    ap.add_argument("evidence"), ap.add_argument("gold", nargs="+"), ap.add_argument("--without"), ap.add_argument("--main")
    a = ap.parse_args()
    of, main = gold(a.gold, a.without), main_counts(a.main)
    patterns = {kind: defaultdict(lambda: [0, 0]) for kind in ("inside", "across", "toll")}
    with open(a.evidence, encoding="utf-8") as file:
        for pair in map(json.loads, file):
            one, other = (most(figures, of, main, 3 if pair["kind"] == "toll" else 2) for figures in pair["figures"])
            weight = NEWS if any((f["doc"], f["effect"], n) in main for f in pair["figures"][0] for n in (f["low"], f["high"])) else 1
            if one and other: patterns[pair["kind"]][tuple(sorted(pair["evidence"]))][one != other] += weight
    print("# How much each piece of evidence speaks for one incident, in log odds: scripts/weights.py.")
    for name, threshold in THRESHOLDS.items(): print(f"= {name}\t{threshold}")
    for kind in patterns:
        known = {name for name in PRIOR if KIND(name) == kind}
        for name, weight in fit(patterns[kind], known).items(): print(f"{name}\t{weight:.2f}")


if __name__ == "__main__": run()
