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
IDENTIFIERS = "Sources/LinkageGraph/Identifiers/"
KERNELS = "Sources/LabeledGraph/"
FILES = "Sources/LinkageFiles/"
DIAGRAMS = "Sources/LinkageDiagrams/"

AGREEMENT = ["LinkageFilesTests.AgreementTests", "LinkageGraphTests"]
BLOCKS = ["LinkageFilesTests.RowBlockTests", "LinkageFilesTests.FastPathTests"]
INDEX = ["LinkageGraphTests", "LinkageFilesTests.RowBlockTests", "LinkageFilesTests.FastPathTests"]
READING = ["LinkageFilesTests.DataProblemTests", "LinkageFilesTests.SkippingTests", "LinkageCommandTests.GoldenTests", *BLOCKS]
PACKED = ["LinkageFilesTests.PackedRoundTripTests", "LinkageFilesTests.PackedDamageTests"]
GRAPH = ["LabeledGraphTests"]
DRAWING = ["LinkageDiagramsTests"]

FAULTS = [
    # Measures.
    Fault("dependents count themselves", MEASURES + "CriticalOrganizations.swift",
          "let dominator = Int(dominators[position])", "let dominator = position", AGREEMENT),
    Fault("indirect dependents do not count", MEASURES + "CriticalOrganizations.swift",
          "below[dominator].dependents += below[position].dependents", "below[dominator].dependents += 0", AGREEMENT),
    Fault("critical tonnes of indirect dependents are left out", MEASURES + "CriticalOrganizations.swift",
          "below[dominator].sumOfTonnes.add(below[position].sumOfTonnes)", "below[dominator].sumOfTonnes.add(DecimalSum())",
          AGREEMENT + ["LinkageCommandTests.GoldenTests"]),
    Fault("dependents are counted whatever they supply", MEASURES + "CriticalOrganizations.swift",
          "counts.append(selected[organization] && batch.supply[vertex] >> UInt16(lane) & 1 != 0)",
          "counts.append(selected[organization])", AGREEMENT),
    Fault("row any counts members of reach twice", MEASURES + "ChainSummary.swift",
          "own.reach[Int(group)].count(hops: any.hops[organization] &- 1, members: memberCount)",
          "own.reach[Int(group)].count(hops: any.hops[organization] &- 1, members: 2 * memberCount)", AGREEMENT),
    Fault("row any takes the last hops, not the least", MEASURES + "ChainSummary.swift",
          "nearest = AnyProductState.nearer(nearest, hops &+ 1)", "nearest = hops &+ 1", AGREEMENT),
    Fault("a filter by product keeps the others in row any", MEASURES + "ChainSummary.swift",
          "if asksProducts, any.isSupplied[organization] == 0 { continue }",
          "if asksProducts, any.isSupplied[organization] == 2 { continue }", AGREEMENT),
    Fault("members of all count as participating", MEASURES + "ChainCoverage.swift",
          "membersParticipating += stages.isParticipating ? members : 0", "membersParticipating += members", AGREEMENT),
    Fault("processing alone is no participation", MEASURES + "ChainCoverage.swift",
          "rawValue & (Self.export.rawValue | Self.domestic.rawValue | Self.processing.rawValue) != 0",
          "rawValue & (Self.export.rawValue | Self.domestic.rawValue) != 0", AGREEMENT),
    Fault("parts of a row are not added up", MEASURES + "DirectExportReach.swift",
          "membersReached += other.membersReached", "membersReached += 0", AGREEMENT + ["LinkageFilesTests", "LinkageCommandTests"]),
    Fault("selling to a market is no export", MEASURES + "ChainGraph.swift",
          "kinds[Int(targets[link])] == .market || (!relations.isEmpty && relations[link] == .export)",
          "kinds[Int(targets[link])] == .buyer || (!relations.isEmpty && relations[link] == .export)", AGREEMENT),
    Fault("a membership is an export", MEASURES + "ChainGraph.swift",
          "(!relations.isEmpty && relations[link] == .export)", "(!relations.isEmpty && relations[link] != .supply)", AGREEMENT),
    Fault("exporters export nothing without an export link", MEASURES + "ProductBatch.swift",
          "case .exporter: seed | every << exportShift", "case .exporter: seed", AGREEMENT),
    Fault("those that declare nothing and only buy handle nothing", MEASURES + "ProductBatch.swift",
          "(handlesWhatItBuys ? arriving[vertex] : 0)", "(handlesWhatItBuys ? 0 : 0)",
          AGREEMENT),
    Fault("a link stands a year too long", "Sources/LinkageGraph/Model/Columns.swift",
          "&& (ends == Self.openYear || Int(ends) >= year)", "&& (ends == Self.openYear || Int(ends) + 1 >= year)", AGREEMENT),
    Fault("a selected rating lets another one in", MEASURES + "OrganizationSelection.swift",
          "ratings?.contains(raw == 0 ? nil : OrganizationRating(rawValue: UInt8(raw - 1))) ?? true",
          "ratings?.contains(raw == 0 ? nil : OrganizationRating(rawValue: UInt8(raw % 4))) ?? true", AGREEMENT),
    # Kernels.
    Fault("a root has a semidominator", KERNELS + "Dominators/DominatorTree.swift",
          "var semi = isRoot[number] ? 0 : search.parents[number]", "var semi = search.parents[number]", GRAPH),
    Fault("path compression keeps the greater label", KERNELS + "Dominators/DominatorTree.swift",
          "if semidominators[Int(labels[Int(below)])] > semidominators[Int(best)] {",
          "if semidominators[Int(labels[Int(below)])] < semidominators[Int(best)] {", GRAPH),
    Fault("dominators by levels stop after one round", KERNELS + "Dominators/DominatorTree+Levels.swift",
          "        dominators[Int(number)] = dominator\n        isChanging = true",
          "        dominators[Int(number)] = dominator\n        isChanging = false", GRAPH),
    Fault("dominators are never found by levels", KERNELS + "Dominators/DominatorTree+Levels.swift",
          "patience: Int = 4", "patience: Int = 0", ["LinkageGraphTests.PathsTakenTests"]),
    Fault("many products take the whole graph each time", MEASURES + "ProductSlice.swift",
          "if ranges.count <= 1 {", "if ranges.count <= 100 {", ["LinkageGraphTests.PathsTakenTests"]),
    Fault("a gate opens for one stage only", KERNELS + "Traversal/LaneSweep.swift",
          "return arrived | ((arrived | arrived >> 16) & 0xFFFF) << 48", "return arrived | (arrived & 0xFFFF) << 48", GRAPH),
    Fault("pulling stops asking too early", KERNELS + "Traversal/PullSweep.swift",
          "if found & wanted == wanted { break }", "if found & wanted != 0 { break }", GRAPH),
    Fault("a vertex that still lacks lanes is settled", KERNELS + "Traversal/PullSweep.swift",
          "if gained == 0 && lacks == 0 { continue }", "if gained == 0 { continue }", GRAPH),
    Fault("the spread forgets vertices before it", KERNELS + "Traversal/LabelSpread.swift",
          "if neighbor <= vertex, pushed & ~known & laneMask != 0, !isQueued[neighbor] {",
          "if neighbor < 0, pushed & ~known & laneMask != 0, !isQueued[neighbor] {", GRAPH),
    Fault("parallel pieces overlap by one", KERNELS + "Parallel/Parallel.swift",
          "count * piece / pieces..<count * (piece + 1) / pieces", "max(0, count * piece / pieces - 1)..<count * (piece + 1) / pieces",
          ["LabeledGraphTests", "LinkageGraphTests", "LinkageFilesTests.PackedRoundTripTests", "LinkageCommandTests.GoldenTests"]),
    Fault("links that are left out stand in the rows", KERNELS + "Rows/CompressedRows+Build.swift",
          "cursors[bucket] += 1", "cursors[bucket] += keepsAll ? 1 : 0", GRAPH),
    Fault("a wildcard does not pass on a route", KERNELS + "Traversal/ShortestRoute.swift",
          "where runLabels[run] == UInt32(label) || runLabels[run] == UInt32(wildcard)", "where runLabels[run] == UInt32(label)", AGREEMENT),
    Fault("a slice of many labels loses the wildcard", KERNELS + "Rows/LabelSlices.swift",
          "for run in wild { mark(run, &workspace.isInSlice) }", "for run in wild.prefix(0) { mark(run, &workspace.isInSlice) }",
          ["LabeledGraphTests", *AGREEMENT]),
    # Reader.
    Fault("blocks take links that end before they begin", FILES + "Links/LinkRows.swift",
          "if until < buffers.since[first &+ row], until != LinkColumns.openYear { return row }",
          "if until < buffers.since[first &+ row], until == LinkColumns.openYear { return row }", BLOCKS),
    Fault("rows take links that end before they begin", FILES + "Links/LinkRows.swift",
          "if until < since, until != LinkColumns.openYear {", "if until < since, until == LinkColumns.openYear {", READING),
    Fault("blocks take amounts out of range", FILES + "Fields/NumberReading.swift",
          "guard case .number(let value) = read(text, text.indices), value <= greatest else { return .nan }",
          "guard case .number(let value) = read(text, text.indices), greatest > 0 else { return .nan }", BLOCKS),
    Fault("blocks without amounts do not check them", FILES + "CSV/RowBlock.swift",
          "|| !amount(text, numbers, greatest: greatest).isNaN", "|| greatest > 0", BLOCKS),
    Fault("blocks take numbers that are not whole", FILES + "CSV/RowBlock.swift",
          "guard number.rounded(.down) == number else { return row }", "if number.isNaN { return row }", BLOCKS),
    Fault("blanks around texts stay in blocks", FILES + "CSV/RowBlock.swift",
          "      if !isTrimmed(text) { return row }\n", "", BLOCKS),
    Fault("blocks take blank ids", FILES + "CSV/RowBlock.swift",
          "if text.length == 0 || !isTrimmed(text) { return row }", "if !isTrimmed(text) { return row }", BLOCKS),
    Fault("the carriage return belongs to the last field", FILES + "CSV/RowBlock.swift",
          "text.length > 0, bytes.byte(at: end &- 1) == 0x0D", "text.length > 0, bytes.byte(at: end &- 1) == 0x0C", BLOCKS),
    Fault("blocks are not taken", FILES + "CSV/PieceReader.swift",
          "if !census.hasNUL {", "if census.hasNUL {", BLOCKS),
    Fault("unknown ids end in a wrong organization", FILES + "Links/LinkRows.swift",
          "if unknown != 0, source == IdentifierIndex.absent || target == IdentifierIndex.absent {",
          "if unknown != 0, source == IdentifierIndex.absent && target == IdentifierIndex.absent {", BLOCKS),
    Fault("links to itself are not noted in blocks", FILES + "Links/LinkRows.swift",
          "loops |= buffers.sources[row] == buffers.targets[row] ? 1 : 0", "loops |= buffers.sources[row] == .max ? 1 : 0", BLOCKS),
    Fault("a quote may open in the middle of a stretch", FILES + "CSV/FieldEnds.swift",
          "return quotes == expected", "return quotes >= expected", READING + ["LinkageFilesTests"]),
    Fault("a piece that begins within quotes is kept", FILES + "CSV/PieceReader.swift",
          "if read.start != position || read.gaveUp {", "if read.gaveUp {", ["LinkageFilesTests.AgreementTests"]),
    Fault("a later use of a numbered id is no duplicate", IDENTIFIERS + "Numbering.swift",
          "duplicates.append(DuplicateID(first: Int(known) - 1, later: position))",
          "if known == .max { duplicates.append(DuplicateID(first: Int(known) - 1, later: position)) }", INDEX),
    Fault("numbered ids are taken for in order where they are not", IDENTIFIERS + "Numbering.swift",
          "return (0..<Int(group.span)).allSatisfy { table[start + $0] == first + UInt32($0) }",
          "return (0..<Int(group.span)).allSatisfy { table[start + $0] != 0 || first == 0 }", INDEX),
    Fault("a number beyond the last is found", IDENTIFIERS + "NumberedIdentifiers.swift",
          "&& isNumber && offset < group.span", "&& isNumber && offset <= group.span", INDEX),
    Fault("a prefix is not compared beyond eight bytes", IDENTIFIERS + "NumberedIdentifiers.swift",
          "guard group.low == low, group.high == high, group.length == length,\n      value &- group.least < group.span\n    else { return IdentifierIndex.absent }",
          "guard group.low == low, group.length == length,\n      value &- group.least < group.span\n    else { return IdentifierIndex.absent }", INDEX),
    Fault("a prefix is not compared beyond eight bytes in a batch", IDENTIFIERS + "NumberedIdentifiers.swift",
          "(group.low ^ low) | (group.high ^ high) | UInt64(group.length ^ text.length) == 0",
          "(group.low ^ low) | UInt64(group.length ^ text.length) == 0", INDEX),
    Fault("an id is found whose end is no number", IDENTIFIERS + "NumberedIdentifiers.swift",
          "&& isNumber && offset < group.span", "&& (isNumber || text.length > 0) && offset < group.span", INDEX),
    Fault("long ids are compared by their fingerprint alone", IDENTIFIERS + "HashedIdentifiers.swift",
          "if ids.range(of: position).count <= IdentifierKey.longestInline\n          || areEqual(ids.span(of: position), ids.span(of: first))",
          "if ids.range(of: position).count <= IdentifierKey.longestInline\n          || !areEqual(ids.span(of: position), ids.span(of: first))", INDEX),
    # Packed files and diagrams.
    Fault("a damaged block is not noticed", FILES + "Packing/PackedContents.swift",
          "return XXHash64.checksum(bytes.span.extracting(range)) != sum", "return XXHash64.checksum(bytes.span.extracting(range)) == ~sum", PACKED),
    Fault("positions of packed links may repeat", FILES + "Packing/PackedContents+Links.swift",
          "return met == count", "return met <= count", PACKED),
    Fault("packed links may end before they begin", FILES + "Packing/PackedContents+Links.swift",
          "isSound = isSound && (end == LinkColumns.openYear || since.year(begins[link]) <= end)", "isSound = isSound && (end == LinkColumns.openYear || since.year(begins[link]) <= .max)", PACKED),
    Fault("an ampersand stands in DOT as it is", DIAGRAMS + "DOT/DOTBuffer.swift",
          'case UInt8(ascii: "&"): append("&amp;")\n      default: append(byte)\n      }\n    }\n  }\n\n  mutating func append(escaping text: String)',
          'default: append(byte)\n      }\n    }\n  }\n\n  mutating func append(escaping text: String)', DRAWING),
    Fault("a diagram keeps lines only one way from the focus", DIAGRAMS + "Scope/DiagramScope.swift",
          "} else if inFront[target] {", "} else if inFront[target], inFront[source] {", DRAWING),
    Fault("tonnes of a line are those of its last product", DIAGRAMS + "Boxes/LinkPairs.swift",
          "sum = DrawnAmount.add(DrawnAmount(sum: thousandths[entry]), to: sum)", "sum = thousandths[entry]", DRAWING),
    Fault("line widths do not follow the root of tonnes", DIAGRAMS + "Style/LineWidths.swift",
          "let part = (tonnes / greatest).squareRoot()", "let part = tonnes / greatest", DRAWING),
]
