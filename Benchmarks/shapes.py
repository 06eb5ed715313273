#!/usr/bin/env python3
"""Makes the shapes that ids have in practice from a generated set, with the same organizations and links in each.

    Benchmarks/shapes.py SOURCE SHAPE TARGET

`linkage generate` writes one shape: a prefix and a number, counted up row by row. The others are

    shuffled    the same ids, with the rows of organizations.csv in any order
    taxcodes    ten digits without any order, as tax codes are

The same source gives the same bytes on every machine. Python 3, standard library alone.
"""

import argparse
import os
import random
import sys

SHAPES = {
    "ordered": "ids numbered in order", "shuffled": "ids numbered, in any order",
    "taxcodes": "ids unlike any number in order (tax codes)",
}
SEED = 7


def shuffled(source, target):
    with open(os.path.join(source, "organizations.csv"), "rb") as file:
        header, *rows = file.readlines()
    random.Random(SEED).shuffle(rows)
    with open(os.path.join(target, "organizations.csv"), "wb") as file:
        file.write(header)
        file.writelines(rows)
    links = os.path.join(target, "links.csv")
    if os.path.exists(links):
        os.remove(links)
    # The links are the same file: no second gigabyte.
    os.link(os.path.join(source, "links.csv"), links)


def taxcodes(source, target):
    with open(os.path.join(source, "organizations.csv"), "rb") as file:
        header, *rows = file.readlines()
    codes = random.Random(SEED).sample(range(10 ** 9, 10 ** 10), len(rows))
    codes = {row[:row.index(b",")]: b"%d" % code for row, code in zip(rows, codes)}
    with open(os.path.join(target, "organizations.csv"), "wb") as file:
        file.write(header)
        for row in rows:
            id, rest = row.split(b",", 1)
            file.write(codes[id] + b"," + rest)
    with open(os.path.join(source, "links.csv"), "rb") as file, open(os.path.join(target, "links.csv"), "wb") as output:
        output.write(file.readline())
        while lines := file.readlines(1 << 22):
            pieces = []
            for line in lines:
                one, other, rest = line.split(b",", 2)
                pieces.append(b"%b,%b,%b" % (codes[one], codes[other], rest))
            output.write(b"".join(pieces))


def make(source, shape, target):
    """Writes both files of a set in one of the shapes; the source is a generated set, in which nothing is quoted."""
    os.makedirs(target, exist_ok=True)
    {"shuffled": shuffled, "taxcodes": taxcodes}[shape](source, target)


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("source", help="a folder that `linkage generate` wrote")
    parser.add_argument("shape", choices=["shuffled", "taxcodes"])
    parser.add_argument("target", help="a folder, on the same disk")
    options = parser.parse_args()
    if os.path.realpath(options.source) == os.path.realpath(options.target):
        sys.exit("The target must be another folder than the source.")
    make(options.source, options.shape, options.target)


if __name__ == "__main__":
    main()
