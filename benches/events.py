#!/usr/bin/env python3
"""How well articles are grouped by event, over other orders and other news.

    python3 benches/events.py target/release/attache ATTACHE_EVAL/events [--half even|odd]

Imports the reports in the order they come in, in three others, and six random
seven tenths of them; seeds are fixed. For each: B³ F1, pair precision, pair
recall; then the mean and the worst, and how far any two orders of the whole
agree with one another (B³). `--half` takes every other event, those to choose
thresholds on.
"""

import argparse
import collections
import itertools
import json
import os
import random
import subprocess
import sys
import tempfile

ORDERS, SAMPLES, SHARE = 3, 6, 0.7


def lines(path):
    with open(path, encoding="utf-8") as file:
        return [json.loads(line) for line in file if line.strip()]


def grouped(binary, reports):
    """The event of each report, as the program groups them in this order."""
    with tempfile.TemporaryDirectory(prefix="attache-events-") as home:
        path = os.path.join(home, "reports.jsonl")
        with open(path, "w", encoding="utf-8") as file:
            file.writelines(json.dumps(report) + "\n" for report in reports)
        library = [binary, "--library", os.path.join(home, "library.db")]
        environment = {"HOME": home, "PATH": os.environ.get("PATH", "")}
        done = subprocess.run(library + ["import", path], env=environment, capture_output=True)
        if done.returncode not in (0, 1):
            sys.exit(f"import: exit {done.returncode}: {done.stderr.decode()[-300:]}")
        out = subprocess.run(library + ["export", "--format", "jsonl"], env=environment, capture_output=True, check=True)
        articles = [json.loads(line) for line in out.stdout.splitlines() if line.strip()]
        return {article["source"]["key"]: article["event"] for article in articles}


def b_cubed(found, gold):
    """B³ precision, recall and F1 of a grouping against another of the same things."""
    both = collections.Counter((found[i], gold[i]) for i in gold)
    in_found, in_gold = collections.Counter(found[i] for i in gold), collections.Counter(gold.values())
    precision = sum(n * n / in_found[f] for (f, _), n in both.items()) / len(gold)
    recall = sum(n * n / in_gold[g] for (_, g), n in both.items()) / len(gold)
    return precision, recall, 2 * precision * recall / (precision + recall)


def pairs(found, gold):
    """Pair precision and recall."""
    count = lambda groups: sum(n * (n - 1) // 2 for n in collections.Counter(groups).values())
    both = count((found[i], gold[i]) for i in gold)
    return both / max(count(found[i] for i in gold), 1), both / max(count(gold.values()), 1)


def main():
    ask = argparse.ArgumentParser()
    ask.add_argument("binary")
    ask.add_argument("data")
    ask.add_argument("--half", choices=["all", "even", "odd"], default="all")
    asked = ask.parse_args()
    binary = os.path.abspath(asked.binary)
    gold = {line["id"]: line["event"] for line in lines(os.path.join(asked.data, "gold.jsonl"))}
    events = sorted(set(gold.values()))
    kept = {"all": events, "even": events[::2], "odd": events[1::2]}[asked.half]
    reports = [report for report in lines(os.path.join(asked.data, "docs.jsonl")) if gold[report["id"]] in kept]

    runs = [("as they come", reports)]
    runs += [(f"order {n}", random.Random(n).sample(reports, len(reports))) for n in range(1, ORDERS + 1)]
    some = round(SHARE * len(reports))
    runs += [(f"sample {n}", random.Random(100 + n).sample(reports, some)) for n in range(1, SAMPLES + 1)]

    print(f"{'':14} {'n':>4} {'B3 F1':>7} {'B3 P':>7} {'B3 R':>7} {'pair P':>7} {'pair R':>7}")
    row = lambda name, n, values: print(f"{name:14} {n:>4} " + " ".join(f"{value:7.3f}" for value in values))
    scores, wholes = [], []
    for name, some in runs:
        found = grouped(binary, some)
        of = {report["id"]: gold[report["id"]] for report in some}
        precision, recall, f1 = b_cubed(found, of)
        scores.append((f1, precision, recall, *pairs(found, of)))
        row(name, len(some), scores[-1])
        if len(some) == len(reports):
            wholes.append(found)
    row("mean", "", [sum(column) / len(scores) for column in zip(*scores)])
    row("worst", "", [min(column) for column in zip(*scores)])
    agreed = [b_cubed(a, b)[2] for a, b in itertools.combinations(wholes, 2)]
    print(f"two orders agree: mean {sum(agreed) / len(agreed):.3f}, worst {min(agreed):.3f}")


if __name__ == "__main__":
    main()
