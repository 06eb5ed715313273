#!/usr/bin/env python3
"""`linkage summary SET --format json` with Polars and rustworkx.

    rustworkx_summary.py SET
"""

import sys

import numpy as np
import rustworkx

from polars_reading import summarize


class Graph:
    def __init__(self, count, source, target, starts):
        self.starts = starts
        self.graph = rustworkx.PyDiGraph(node_count_hint=count, edge_count_hint=len(source))
        self.graph.add_nodes_from(range(count))
        self.graph.extend_from_edge_list(list(zip(source.tolist(), target.tolist())))
        self.reversed = False

    def distances(self, starts):
        distances = np.full(self.graph.num_nodes(), -1, np.int32)
        for level, layer in enumerate(rustworkx.bfs_layers(self.graph, starts.tolist())):
            distances[layer] = level
        return distances

    def downstream(self):
        return self.distances(self.starts) >= 0

    def distances_to(self, several):
        if not self.reversed:
            self.graph.reverse()
            self.reversed = True
        return [self.distances(ends) for ends in several]


if __name__ == "__main__":
    summarize(sys.argv[1], Graph)
