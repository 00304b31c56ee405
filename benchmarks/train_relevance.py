"""Train the weights of the rules of relevance, and say how well they generalise.

    python benchmarks/train_relevance.py ../shared/eval/dev-items.jsonl [--write]

Needs numpy, which strikewatch itself does not. Logistic regression by Newton's method, each weight drawn towards what
``lexicon/words/rules.toml`` says of its rule. Besides the labelled items our own sentences of ``tests/data``
are trained on. Prints F1 of 5-fold cross-validation (repeated, over the labelled items only) and of the whole, and with
``--write`` writes ``lexicon/weights.json``: weights and figures, never a text.
"""

from __future__ import annotations

import argparse
import importlib
import json
import tomllib
from pathlib import Path
from typing import Any

from strikewatch import lexicon
from strikewatch.analysis import features, issues, passage, signals
from strikewatch.model import Item

np: Any = importlib.import_module("numpy")  # by name: the type checker need not have it

ROOT = Path(__file__).resolve().parent.parent
WORDS = ROOT / "src/strikewatch/lexicon"
PULL = 3.0  # how strongly a weight is drawn to its prior: an item's worth of doubt
OWN = 0.6  # what a sentence of ours counts against a real item
FOLDS, REPEATS = 5, 4


def seen(words: lexicon.Lexicon, kind: str, title: str, text: str) -> dict[str, float]:
    """Return the strength of each rule on a text."""
    item = Item(id="x", source="x", kind="tweet" if kind == "tweet" else "news", title=title, text=text)
    read = passage.read(item)
    named = issues.telling(issues.standing(read, words.issues))
    found = features.features(signals.read(read, words.cues.find(read.folded, read.body), words.cues.social, named))
    strengths = {name: strength for name, (strength, _) in found.items()}
    return strengths | ({"tweet": 1.0} if kind == "tweet" else {})


def fit(x: Any, y: Any, weight: Any, prior: Any, pull: Any) -> Any:
    """Return the weights that maximise the posterior."""
    beta = prior.copy()
    for _ in range(80):
        chance = 1 / (1 + np.exp(-np.clip(x @ beta, -30, 30)))
        slope = x.T @ (weight * (chance - y)) + pull * (beta - prior)
        curve = (x * (weight * chance * (1 - chance))[:, None]).T @ x + np.diag(pull)
        step = np.linalg.solve(curve, slope)
        beta -= step
        if np.abs(step).max() < 1e-7:
            break
    return beta


def own_sentences() -> list[tuple[str, str, bool]]:
    """Return our own sentences: the kind of item, the words, whether it must be kept."""
    data = ROOT / "tests/data"
    groups = tomllib.loads((data / "issues.toml").read_text("utf-8"))
    plain = tomllib.loads((data / "relevance.toml").read_text("utf-8"))
    rows = tomllib.loads((data / "lookalikes.toml").read_text("utf-8"))
    kept = [*plain["kept"], *rows["true"], *(row["flipped"] for row in rows["row"] if "flipped" in row)]
    kept += [sentence for group in groups.values() for sentence in group["sentences"]]
    dropped = [*plain["dropped"], *(row["dropped"] for row in rows["row"] if "dropped" in row)]
    news = [("news", s, True) for s in kept] + [("news", s, False) for s in dropped]
    return news + [("tweet", s, True) for s in plain["posts_kept"]] + [("tweet", s, False) for s in plain["posts_dropped"]]


def f1(said: Any, gold: Any) -> float:
    right = int((said & gold).sum())
    return 2 * right / max(1, int(said.sum()) + int(gold.sum()))


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    parser.add_argument("items", type=Path)
    parser.add_argument("--write", action="store_true")
    parser.add_argument("--show", action="store_true", help="print what cross-validation judges wrongly")
    args = parser.parse_args()
    if not args.items.exists():
        print(f"skipped: {args.items} is not here")
        return
    words = lexicon.load()
    items = [i for i in map(json.loads, args.items.read_text("utf-8").splitlines()) if i["label"] in "SNFX"]
    own = own_sentences()
    texts = [(i["kind"], i["title"] or "", i["text"] or "", i["label"] in "SN", 1.0) for i in items]
    texts += [(kind, "", sentence, kept, OWN) for kind, sentence, kept in own]
    rows = [seen(words, kind, title, text) for kind, title, text, _, _ in texts]
    rules = tomllib.loads((WORDS / "words/rules.toml").read_text("utf-8"))
    names = sorted({name for row in rows for name in row} | set(rules["weights"]))
    x = np.zeros((len(rows), len(names) + 1))
    x[:, -1] = 1
    place = {name: k for k, name in enumerate(names)}
    for r, row in enumerate(rows):
        for name, strength in row.items():
            x[r, place[name]] = strength
    prior = np.array([rules["weights"].get(name, 0.0) for name in names] + [rules["bias"]])
    pull = np.full(len(names) + 1, PULL)
    y = np.array([t[3] for t in texts])
    weight = np.array([t[4] for t in texts])
    real = np.arange(len(texts)) < len(items)
    tweet = np.array([t[0] == "tweet" for t in texts])

    rng = np.random.default_rng(7)
    figures: dict[str, list[float]] = {"all": [], "news": [], "tweet": []}
    total = np.zeros(len(texts))
    for _ in range(REPEATS):
        fold = rng.permutation(len(texts)) % FOLDS
        said = np.zeros(len(texts))
        for k in range(FOLDS):
            train = (fold != k) | ~real
            beta = fit(x[train], y[train].astype(float), weight[train], prior, pull)
            said[fold == k] = x[fold == k] @ beta
        total += said
        for name, chosen in (("all", real), ("news", real & ~tweet), ("tweet", real & tweet)):
            figures[name].append(f1(said[chosen] > 0, y[chosen]))
    beta = fit(x, y.astype(float), weight, prior, pull)
    final = x @ beta
    measured = {f"cv {name}": round(float(np.mean(values)), 4) for name, values in figures.items()}
    measured |= {"prior alone": round(f1((x @ prior)[real] > 0, y[real]), 4)}
    measured |= {
        "whole": round(f1(final[real] > 0, y[real]), 4),
        "whole tweet": round(f1(final[real & tweet] > 0, y[real & tweet]), 4),
    }
    measured |= {"items": len(items), "own sentences": len(texts) - len(items), "own wrong": int(((final > 0) != y)[~real].sum())}
    print(json.dumps(measured, indent=1))
    if args.show:
        for r in np.flatnonzero(((total > 0) != y) | (((final > 0) != y) & ~real)):
            kind, title, text, gold, _ = texts[r]
            print(
                "MISSED" if gold else "FALSE ",
                round(float(total[r] / REPEATS), 2),
                "real" if real[r] else "own",
                kind,
                title,
                "|",
                text[:220].replace("\n", " "),
            )
    if args.write:
        table = {
            "bias": round(float(beta[-1]), 3),
            "weights": {n: round(float(b), 3) for n, b in zip(names, beta, strict=False)},
            "measured": measured,
        }
        (WORDS / "weights.json").write_text(json.dumps(table, indent=1, sort_keys=True) + "\n", "utf-8")


if __name__ == "__main__":
    main()
