import Foundation
import LinkageFiles
import LinkageGraph
import Testing

/// Files as offices send them: what is read must be what was meant, and what is in doubt must be said.
///
/// The right value of each case stands beside it. The messages stand in `RealFiles.txt`; after a change that is meant,
/// write them anew with `LINKAGE_WRITE_GOLDEN=1`, and read each aloud in the difference.
@Suite struct RealFilesTests {
  @Test(arguments: RealFiles.cases)
  func isReadAsMeantOrNotAtAll(_ example: RealFiles.Case) throws {
    let report = try example.report()
    let errors = report.problems.map { "\($0.reference) \($0.sort.rawValue)" }
    let warnings = report.warnings.map { "\($0.reference) \($0.sort.rawValue)" }
    switch example.right {
    case .participating(let participating, let members):
      #expect(errors == [])
      let figures = try example.figures()
      #expect(figures.participating == participating)
      #expect(figures.members == members)
      #expect(report.warnings.allSatisfy { $0.sort == .exporterWithoutExport })
    case .error(let expected):
      #expect(errors == expected)
      #expect(throws: LinkageReadError.self) { _ = try example.figures() }
    case .warning(let expected):
      #expect(errors == [])
      #expect(warnings.contains(expected), "\(warnings)")
    }
  }

  /// In files of many rows, the blocks find the same as the reader of single rows.
  @Test(arguments: RealFiles.cases.filter { !$0.isOfWholeFile })
  func isTheSameAmongManyRows(_ example: RealFiles.Case) throws {
    let few = try example.report()
    let many = try example.report(paddedBy: 300)
    #expect(
      many.problems.map { "\($0.reference) \($0.sort.rawValue)" }
        == few.problems.map { "\($0.reference) \($0.sort.rawValue)" })
    func readings(_ report: DataReport) -> [String] {
      report.warnings.filter { RealFiles.sortsOfRows.contains($0.sort) }
        .map { "\($0.reference) \($0.sort.rawValue) \($0.count)" }
    }
    #expect(readings(many) == readings(few))
  }

  @Test func messagesAreAsBefore() throws {
    var text = ""
    for example in RealFiles.cases {
      text += "## \(example.name)\n"
      let report = try example.report()
      for problem in report.problems + report.warnings
      where problem.sort != .exporterWithoutExport {
        text += "\(problem.reference) \(problem.sort.rawValue)\n"
        for language in Language.allCases {
          text += "  \(problem.sentence(language))\n"
          if let advice = problem.advice(language) { text += "    \(advice)\n" }
        }
      }
    }
    let file = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "RealFiles.txt")
    if ProcessInfo.processInfo.environment["LINKAGE_WRITE_GOLDEN"] != nil {
      try text.write(to: file, atomically: true, encoding: .utf8)
    }
    let expected = try String(contentsOf: file, encoding: .utf8)
    for (line, wanted) in zip(
      text.split(separator: "\n"), expected.split(separator: "\n")) where line != wanted
    {
      Issue.record("\(line)\nshould be\n\(wanted)")
      return
    }
    #expect(text == expected)
  }
}
