#!/usr/bin/env python3
"""Times `linkage summary` on one set written in many dialects and with ids of three shapes, and prints what each costs.

    swift build -c release
    Benchmarks/cliffs.py [--links N] [--runs R] [--program PATH] [--only TEXT]

The set is generated (a tenth as many organizations as links, seed 1) and rewritten in each dialect
into a temporary folder; all must give the same counts. Times are the best of R runs, of the clock and of the
processors; the base is run again beside each dialect, so that the ratio is of one moment.
"""

import argparse
import json
import os
import resource
import subprocess
import sys
import tempfile
import time
import unicodedata

import shapes

WORDS = {
    "rice": "lúa gạo", "fruit": "trái cây", "seafood": "thủy sản", "supply": "cung ứng",
    "membership": "thành viên", "export": "xuất khẩu",
}


def rows(path):
    """The rows of a file of the generator, which quotes nothing."""
    with open(path, encoding="utf-8", newline="") as file:
        for line in file:
            yield line.rstrip("\n").split(",")


def rewritten(source, target, change, separator=",", end="\n"):
    """Writes both files of a set with every row changed by `change(file, header?, fields)`."""
    os.makedirs(target)
    for name in ("organizations.csv", "links.csv"):
        with open(os.path.join(target, name), "w", encoding="utf-8", newline="") as file:
            for number, fields in enumerate(rows(os.path.join(source, name))):
                file.write(separator.join(change(name, number == 0, fields)) + end)


def same(name, is_header, fields):
    return fields


def on_ids(form):
    """Changes the ids of both files."""
    def change(name, is_header, fields):
        if is_header:
            return fields
        ids = 1 if name == "organizations.csv" else 2
        return [form(field) for field in fields[:ids]] + fields[ids:]
    return change


def decimal_comma(name, is_header, fields):
    if is_header or name == "organizations.csv":
        return fields if is_header else fields[:-1] + [fields[-1].replace(".", ",")]
    return fields[:-1] + [fields[-1].replace(".", ",")]


def quoted(name, is_header, fields):
    return fields if is_header else [f'"{field}"' for field in fields]


def name_with_break(name, is_header, fields):
    if is_header or name == "links.csv":
        return fields
    return [fields[0], f'"{fields[1]}\nấp 1"'] + fields[2:]


def vietnamese(name, is_header, fields):
    if is_header or name == "organizations.csv":
        return fields
    return [WORDS.get(field, field) for field in fields]


def spaced(name, is_header, fields):
    return fields if is_header else [f" {field} " for field in fields]


def accented(field):
    return field.replace("HTX-", "HTXĐỗ-").replace("THT-", "THTĐỗ-")


def shape(name):
    """A way to write a set that is more than a change of its rows."""
    return lambda source, target: shapes.make(source, name, target)


def dialect(change, separator=",", end="\n"):
    return lambda source, target: rewritten(source, target, change, separator, end)


DIALECTS = [
    (shapes.SHAPES["shuffled"], shape("shuffled")),
    (shapes.SHAPES["taxcodes"], shape("taxcodes")),
    ("lines end in CR and LF", dialect(same, end="\r\n")),
    ("tab", dialect(same, "\t")),
    ("semicolon, decimal comma", dialect(decimal_comma, ";")),
    ("Vietnamese words in the links", dialect(vietnamese)),
    ("ids with Vietnamese letters, composed", dialect(on_ids(accented))),
    ("the same, decomposed (NFD)", dialect(on_ids(lambda field: unicodedata.normalize("NFD", accented(field))))),
    ("ids of more than 16 bytes", dialect(on_ids(lambda field: "CANTHO-VN-" + field))),
    ("blanks around every field", dialect(spaced)),
    ("every field in quotes", dialect(quoted)),
    ("a line break in every name", dialect(name_with_break)),
]


def timed(program, folder):
    """Seconds of the clock and of the processors, and the answer."""
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    start = time.perf_counter()
    output = subprocess.run(
        [program, "summary", folder, "--format", "json"], check=True, capture_output=True).stdout
    wall = time.perf_counter() - start
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return wall, after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime, counts(output)


def counts(output):
    """The answer, without the order of its products: that of the rows decides it."""
    answer = json.loads(output)
    answer["products"].sort()
    for name in ("coverage", "reach"):
        answer[name].sort(key=lambda row: row["product"])
    return answer


def main():
    parser = argparse.ArgumentParser(description="Times summary on one set in many dialects and three shapes of ids.")
    parser.add_argument(
        "--links", type=int, default=1_000_000, help="how many links the set has (default 1,000,000)")
    parser.add_argument(
        "--runs", type=int, default=5, help="run each so many times; the best counts (default 5)")
    parser.add_argument(
        "--program", default=".build/release/linkage", help="the program to time")
    parser.add_argument("--only", default="", help="only the dialects whose name holds this text")
    options = parser.parse_args()
    if options.links < 100 or options.runs < 1:
        parser.error("--links must be at least 100, and --runs at least 1")
    with tempfile.TemporaryDirectory() as folder:
        base = os.path.join(folder, "base")
        subprocess.run(
            [options.program, "generate", "--organizations", str(options.links // 10), "--links",
             str(options.links), "--seed", "1", "-o", base], check=True, capture_output=True)
        expected = timed(options.program, base)[2]
        print("| the same set with | time | against the plain one | processor time, against it |")
        print("|---|---:|---:|---:|")
        for position, (title, write) in enumerate(DIALECTS):
            if options.only not in title:
                continue
            variant = os.path.join(folder, str(position))
            write(base, variant)
            plain, own = [], []
            for _ in range(options.runs):
                plain.append(timed(options.program, base)[:2])
                *seconds, answer = timed(options.program, variant)
                own.append(seconds)
                if answer != expected:
                    sys.exit(f"other counts than the plain set: {title}")
            (wall, processors), (own_wall, own_processors) = (map(min, zip(*times)) for times in (plain, own))
            print(
                f"| {title} | {own_wall:.3f} s | {own_wall / wall:.2f} | {own_processors / processors:.2f} |", flush=True)
            subprocess.run(["rm", "-r", variant], check=True)


if __name__ == "__main__":
    main()
