#!/usr/bin/env python3
"""Checks the naive Swift measures and the oracle against each other: two readings, one answer.

    check_naive.py [--keep FOLDER] COUNT [FIRST_SEED]      on random sets, each with random options
    check_naive.py --set SET [options]                     on one set; options are --name=value

Both are compared row by row, in order; the routes of traces, which only the oracle prints, are
checked for their length.
"""

import json
import subprocess
import sys
import tempfile
from pathlib import Path

import oracle

FOLDER = Path(__file__).resolve().parent
SUPPORT = FOLDER.parent / "LinkageTestSupport"


def build(folder):
    program = folder / "naive"
    sources = [str(path) for path in [*SUPPORT.glob("*.swift"), FOLDER / "naive.swift"]]
    subprocess.run(
        ["swiftc", "-O", "-parse-as-library", "-package-name", "linkage", "-swift-version", "6",
         "-o", str(program), *sources],
        check=True)
    return program


def problems(program, folder, arguments):
    naive = json.loads(
        subprocess.run(
            [str(program), "all", str(folder), *arguments], check=True, capture_output=True).stdout)
    mine = oracle.Oracle(folder, oracle.parse(["coverage", str(folder), *arguments]))
    traces = [mine.trace(id) for id in mine.organizations]
    for trace in traces:
        for route in trace["routes"]:
            length = len(route.pop("route")) - 1
            if length != (-1 if route["hops"] is None else route["hops"]):
                yield f"route of {trace['id']}: {length} links, {route['hops']} hops"
            route["id"] = trace["id"]
    answers = {
        "coverage": mine.coverage()["rows"],
        "reach": mine.reach()["rows"],
        "list": mine.reach_list()["organizations"],
        "named": [
            {key: value for key, value in entry.items() if key not in ["name", "kind", "district"]}
            for entry in mine.list()["organizations"]
        ],
        "critical": mine.critical("removal")["rows"],
        "exposure": mine.exposure()["rows"],
        "traces": traces,
    }
    if mine.critical("dominators") != mine.critical("removal"):
        yield "critical: removal and dominators differ"
    for name, rows in answers.items():
        if naive[name] != rows:
            pairs = [pair for pair in zip(naive[name], rows) if pair[0] != pair[1]]
            first = pairs[0] if pairs else (len(naive[name]), len(rows))
            yield f"{name}: naive {first[0]}, oracle {first[1]}"


def main():
    failures = 0
    with tempfile.TemporaryDirectory() as work:
        program = build(Path(work))
        if sys.argv[1] == "--set":
            found = list(problems(program, Path(sys.argv[2]), sys.argv[3:]))
            print("\n".join(found) or "same")
            sys.exit(bool(found))
        words = sys.argv[1:]
        sets = Path(work)
        if words[0] == "--keep":
            sets = Path(words[1])
            words = words[2:]
        count = int(words[0])
        first = int(words[1]) if len(words) > 1 else 0
        for seed in range(first, first + count):
            folder = sets / str(seed)
            subprocess.run([str(program), "random", str(seed), str(folder)], check=True)
            arguments = json.loads((folder / "options.json").read_text())
            for asked in ([], arguments):
                for problem in problems(program, folder, asked):
                    failures += 1
                    print(f"seed {seed} {asked}: {problem}")
    print(f"{count} sets, {failures} differences")
    sys.exit(failures > 0)


if __name__ == "__main__":
    main()
