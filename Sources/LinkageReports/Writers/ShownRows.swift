import LinkageGraph

/// The rows of a table for people, gone through more than once: for their widths, then for their lines.
///
/// A table of some ten thousand rows is kept on the first pass; a larger one is made anew.
struct ShownRows: ~Copyable {
  private let table: Table
  private let language: Language
  private var kept: [RowBlock]? = []
  private(set) var omitted = 0

  /// How many bytes are kept.
  private static let mostBytes = 32 << 20

  init(of table: Table, in language: Language) {
    self.table = table
    self.language = language
  }

  /// Goes through all rows for the first time.
  mutating func measure(_ body: (RowBlock) throws -> Void) throws {
    var kept: [RowBlock]? = []
    var size = 0
    omitted = try table.forEachBlock(for: .people(language)) { block in
      try body(block)
      size += block.size
      if size <= Self.mostBytes { kept?.append(block) } else { kept = nil }
    }
    self.kept = kept
  }

  /// Goes through all rows again.
  func forEachBlock(_ body: (RowBlock) throws -> Void) throws {
    if let kept { return try kept.forEach(body) }
    try table.forEachBlock(for: .people(language), body)
  }
}
