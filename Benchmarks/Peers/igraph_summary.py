#!/usr/bin/env python3
"""`linkage summary SET --format json` with Polars and igraph.

igraph searches from one vertex, so a vertex more is joined to all the starts of a search.

    igraph_summary.py SET
"""

import sys

import igraph
import numpy as np

from polars_reading import summarize

ROOTS = 3  # searches against the links, all made before a graph is


class Graph:
    def __init__(self, count, source, target, starts):
        self.count = count
        self.links = [np.column_stack([source, target])]
        self.starts = starts
        self.graph = None

    def rooted(self, extra, vertices):
        edges = np.concatenate([*self.links, *extra])
        return igraph.Graph(n=self.count + vertices, edges=edges, directed=True)

    def downstream(self):
        return np.array([])

    def distances_to(self, several):
        pass


if __name__ == "__main__":
    summarize(sys.argv[1], Graph)
