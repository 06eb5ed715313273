import Foundation
import LinkageDiagrams
import LinkageGraph
import Testing

/// The very bytes of a drawing.
///
/// After a change that is meant to change them, write them anew with `LINKAGE_WRITE_GOLDEN=1` and
/// read the difference.
@Suite("Golden drawings")
struct GoldenTests {
  private static let folder = URL(filePath: #filePath).deletingLastPathComponent()
    .appending(path: "Golden")

  private static let isWriting =
    ProcessInfo.processInfo.environment["LINKAGE_WRITE_GOLDEN"] != nil

  @Test("The drawing of a small set is as before", arguments: Language.allCases)
  func small(language: Language) throws {
    try check("small-\(language.rawValue).gv", .init(language: language))
  }

  @Test("The drawing of its groups is as before", arguments: Language.allCases)
  func grouped(language: Language) throws {
    try check(
      "grouped-\(language.rawValue).gv",
      .init(language: language, title: "A & B <c>", detail: .grouped([.district, .kind])))
  }

  private func check(_ name: String, _ options: ChainDiagram.Options) throws {
    let text = try drawing(.dozen(), options)
    let file = Self.folder.appending(path: name)
    if Self.isWriting { try text.write(to: file, atomically: true, encoding: .utf8) }
    #expect(try text == String(contentsOf: file, encoding: .utf8))
  }
}
