import LabeledGraph
import LinkageDiagrams
import LinkageFiles
import LinkageSamples
import LinkageGraph

extension MeasuredSet {
  func measureGenerate() throws -> MeasuredPhase {
    let generated = try BenchmarkSuite.generatedSet(links: request.generatedLinks ?? 0)
    var (result, count) = try stopwatch.measure(.generate, digest: { UInt64($0) }) {
      var sink = CountingSink()
      try generated.writeOrganizations(to: &sink)
      try generated.writeLinks(to: &sink)
      return sink.count
    }
    result.bytes = count
    let written = try CSVFiles(folder: request.folder).byteCount
    return MeasuredPhase(result: result) {
      try expect(count == written, "\(count) bytes were counted, \(written) are in the files")
    }
  }

  func measureRead() throws -> MeasuredPhase {
    let files = CSVFiles(folder: request.folder)
    var (result, set) = try stopwatch.measure(
      .read,
      digest: { (set: LinkageSet) in
        var digest = Digest()
        digest.add(set.linkColumns.sources.span)
        digest.add(set.linkColumns.targets.span)
        digest.add(set.linkColumns.products.span)
        return digest.value
      }, { try LinkageReader().read(folder: files.folder).set })
    result.bytes = try files.byteCount
    return MeasuredPhase(result: result) { try files.verify(set) }
  }

  func measureDOT() throws -> MeasuredPhase {
    let diagram = ChainDiagram(graph: try graph(), options: .init(detail: .everyOrganization))
    var (result, count) = try stopwatch.measure(.dot, digest: { UInt64($0) }) {
      var sink = CountingSink()
      try diagram.write(to: &sink)
      return sink.count
    }
    result.bytes = count
    let set = try set()
    return MeasuredPhase(result: result) {
      var lines = DOTLineSink()
      try diagram.write(to: &lines)
      let pairs = PlainCounts.joinedPairs(of: set)
      try expect(
        lines.nodes == set.organizations.count,
        "\(lines.nodes) organizations are drawn of \(set.organizations.count)")
      try expect(
        lines.edges == pairs, "\(lines.edges) lines are drawn for \(pairs) pairs that links join")
    }
  }
}
