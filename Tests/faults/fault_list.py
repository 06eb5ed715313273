"""The faults that `faults.py` puts into the sources."""

from dataclasses import dataclass


@dataclass
class Fault:
    name: str
    file: str
    old: str
    new: str
    suites: list


MEASURES = "Sources/LinkageGraph/Measures/"
KERNELS = "Sources/LabeledGraph/"
FILES = "Sources/LinkageFiles/"
DIAGRAMS = "Sources/LinkageDiagrams/"

AGREEMENT = ["LinkageFilesTests.AgreementTests"]
BLOCKS = ["LinkageFilesTests.PlainBlockTests"]
PACKED = ["LinkageFilesTests.Packed"]
GRAPH = ["LabeledGraphTests"]
GOLDEN = ["GoldenTests"]

FAULTS = [
    # Measures.
    Fault("dependents count themselves", MEASURES + "CriticalOrganizations.swift",
          "let dominator = Int(tree.immediateDominators[number])", "let dominator = number", AGREEMENT),
    Fault("row any counts members twice", MEASURES + "ChainSummary.swift",
          "anyReach[Int(group)].count(hops: hopsOfAny[own], members: memberCount)",
          "anyReach[Int(group)].count(hops: hopsOfAny[own], members: 2 * memberCount)", AGREEMENT),
    Fault("row any takes the last hops, not the least", MEASURES + "ChainSummary.swift",
          "hopsOfAny[own] = min(hopsOfAny[own], hops)", "hopsOfAny[own] = hops", AGREEMENT),
    Fault("members of all count as participating", MEASURES + "ChainCoverage.swift",
          "membersParticipating += stages.isParticipating ? members : 0", "membersParticipating += members", AGREEMENT),
    Fault("processing alone is no participation", MEASURES + "ChainCoverage.swift",
          "rawValue & (Self.export.rawValue | Self.domestic.rawValue | Self.processing.rawValue) != 0",
          "rawValue & (Self.export.rawValue | Self.domestic.rawValue) != 0", AGREEMENT),
    Fault("selling to a market is no export", MEASURES + "ChainGraph.swift",
          "kinds[Int(targets[link])] == .market || (!relations.isEmpty && relations[link] == .export)",
          "kinds.isEmpty || (!relations.isEmpty && relations[link] == .export)", AGREEMENT),
    Fault("a membership is an export", MEASURES + "ChainGraph.swift",
          "(!relations.isEmpty && relations[link] == .export)", "(!relations.isEmpty && relations[link] != .supply)", AGREEMENT),
    Fault("exporters export nothing without an export link", MEASURES + "ProductBatch.swift",
          "case .exporter: seeds[organization] |= every << exportShift", "case .exporter: break", AGREEMENT),
    Fault("a trace counts upstream what does not come", MEASURES + "ChainTrace.swift",
          "if behind[other] & reaching != 0 { isUpstream[other] = true }", "if behind[other] != 0 { isUpstream[other] = true }", AGREEMENT),
    # Kernels.
    Fault("a root has a semidominator", KERNELS + "Dominators/DominatorTree.swift",
          "var semi = isRoot[number] ? 0 : search.parents[number]", "var semi = search.parents[number]", GRAPH),
    Fault("path compression keeps the greater label", KERNELS + "Dominators/DominatorTree.swift",
          "if semidominators[Int(labels[Int(below)])] > semidominators[Int(best)] {",
          "if semidominators[Int(labels[Int(below)])] < semidominators[Int(best)] {", GRAPH),
    Fault("a gate opens for one stage only", KERNELS + "Traversal/LaneSweep.swift",
          "return arrived | ((arrived | arrived >> 16) & 0xFFFF) << 48", "return arrived | (arrived & 0xFFFF) << 48", GRAPH),
    Fault("the spread forgets vertices before it", KERNELS + "Traversal/LabelSpread.swift",
          "if new & 0xFFFF != 0, neighbor <= vertex, !queued[neighbor] {", "if new & 0xFFFF != 0, neighbor < 0, !queued[neighbor] {", GRAPH),
]
