import Foundation
import Testing

@testable import LinkageCommand

/// The article on formats names what the program writes.
@Suite("The article on formats")
struct FormatsArticleTests {
  private static let path = "Sources/LinkageReports/LinkageReports.docc/OutputFormats.md"

  /// What stands between backticks in the tables and lists of the article.
  private static let documented: Set<String> = {
    let article = (try? String(contentsOfFile: path, encoding: .utf8)) ?? ""
    return Set(
      article.split(separator: "\n").flatMap { line in
        line.split(separator: "`", omittingEmptySubsequences: false).enumerated()
          .filter { $0.offset % 2 == 1 }.map { String($0.element) }
      })
  }()

  private static let bad = "Tests/LinkageCommandTests/Golden/Sets/bad-rows"
  private static let warnings = "Tests/LinkageCommandTests/Golden/Sets/warnings"

  private static let candidates =
    "Tests/LinkageCommandTests/Golden/Sets/candidates/candidates.csv"

  private static let commands = [
    "summary Graphs/can-tho", "coverage Graphs/can-tho --by kind,district,rating --totals",
    "coverage \(bad) --skip-bad-rows", "reach Graphs/can-tho --by kind",
    "reach Graphs/can-tho --list", "list Graphs/can-tho", "trace Graphs/can-tho HTX-0095",
    "critical Graphs/can-tho", "targets Graphs/can-tho",
    "suggest Graphs/tutorial --count 2 --names",
    "suggest Graphs/tutorial --count 2 --candidates \(candidates)",
    "check \(bad)", "check \(warnings)",
  ]

  private static func run(_ line: String, _ format: String) -> String {
    ProgramRun(line.split(separator: " ").map(String.init) + ["--format", format]).output
  }

  /// The keys of an object and of those within it.
  private static func keys(_ value: Any) -> Set<String> {
    switch value {
    case let object as [String: Any]:
      Set(object.keys).union(object.values.flatMap { keys($0) }).filter { Int($0) == nil }
    case let list as [Any]: Set(list.flatMap { keys($0) })
    default: []
    }
  }

  @Test("It has every key of JSON", arguments: commands)
  func json(line: String) throws {
    let object = try JSONSerialization.jsonObject(with: Data(Self.run(line, "json").utf8))
    let keys = Self.keys(object)
    #expect(keys.contains("format"))
    #expect(keys.subtracting(Self.documented) == [])
  }

  @Test("Lines of JSON have the same keys, and each is an object", arguments: commands)
  func jsonLines(line: String) throws {
    var keys: Set<String> = []
    let lines = Self.run(line, "jsonl").split(separator: "\n")
    for line in lines {
      let object = try JSONSerialization.jsonObject(with: Data(line.utf8))
      #expect(object is [String: Any])
      keys.formUnion(Self.keys(object))
    }
    let whole = try JSONSerialization.jsonObject(with: Data(Self.run(line, "json").utf8))
    #expect(keys.subtracting(Self.keys(whole)).isSubset(of: ["list"]))
  }

  @Test("Columns of CSV are named as keys", arguments: commands)
  func csv(line: String) throws {
    let header = Self.run(line, "csv").prefix { $0 != "\n" }.split(separator: ",")
    for column in header {
      let words = column.split(separator: "_").map(String.init)
      let key = (words.first ?? "") + words.dropFirst().map(\.capitalized).joined()
      let isKnown =
        Self.documented.contains(key) || Self.documented.contains(String(column))
        || words.last == "share" || words.first == "hops" || ["step", "severity"].contains(key)
      #expect(isKnown, "\(column)")
    }
  }
}
