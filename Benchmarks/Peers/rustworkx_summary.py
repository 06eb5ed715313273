#!/usr/bin/env python3
"""`linkage summary SET --format json` with Polars and rustworkx.

rustworkx searches along the links only, so the graph is turned round in between.

    rustworkx_summary.py SET
"""

import sys

import numpy as np
import rustworkx

from polars_reading import summarize


class Graph:
    def __init__(self, count, source, target, starts, ends):
        self.starts, self.ends = starts, ends
        self.graph = rustworkx.PyDiGraph(node_count_hint=count, edge_count_hint=len(source))
        self.graph.add_nodes_from(range(count))
        self.graph.extend_from_edge_list(list(zip(source.tolist(), target.tolist())))

    def search(self, starts):
        distances = np.full(self.graph.num_nodes(), -1, np.int32)
        for level, layer in enumerate(rustworkx.bfs_layers(self.graph, starts.tolist())):
            distances[layer] = level
        return distances

    def downstream(self):
        reached = self.search(self.starts) >= 0
        self.graph.reverse()
        return reached

    def distances(self):
        return [self.search(ends) for ends in self.ends]

    def upstream(self, others):
        return self.search(others) >= 0


if __name__ == "__main__":
    summarize(sys.argv[1], Graph)
