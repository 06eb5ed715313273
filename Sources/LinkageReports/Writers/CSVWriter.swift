import LinkageFiles
public import LinkageGraph

/// Writes the table of a document as comma-separated values.
///
/// The header has the English names; numbers are unrounded, with a decimal point; shares, from 0 to 1,
/// have a column of their own; a field is empty where nothing is known. Quoting follows RFC 4180;
/// lines end with a line feed, as other programs expect of a pipe. Where rows were left out of the data,
/// two more columns say in every row how many: `skipped_organizations` and `skipped_links`.
public struct CSVWriter: DocumentWriter {
  /// Creates a writer.
  public init() {}

  /// Writes a document.
  ///
  /// - Parameters:
  ///   - document: What to write.
  ///   - sink: Where the bytes go, in pieces of about 64 KiB.
  /// - Throws: What the sink throws; what it took before stays.
  /// - Complexity: O(bytes written) time.
  public func write<Sink: ByteSink & ~Copyable>(
    _ document: Document, to sink: inout Sink
  ) throws {
    let table = document.table
    var output = CSVBuffer()
    var shares = ShareTexts()
    for column in table.columns {
      output.append(column.name)
      if column.kind == .share { output.append("\(column.name)_share") }
    }
    let leftOut = document.leftOut.columns
    for column in leftOut { output.append(column.name) }
    try output.end(to: &sink)
    let isShare = table.columns.map { $0.kind == .share }
    try table.forEachBlock(for: .programs) { block in
      for row in 0..<block.rowCount {
        for column in isShare.indices {
          let cell = block.cells[row * block.width + column]
          Self.append(cell, of: block, to: &output)
          guard isShare[column] else { continue }
          if case .share(let part, let whole) = cell, whole != 0 {
            shares.append(part, of: whole, to: &output)
          } else {
            output.appendBlank()
          }
        }
        for column in leftOut { output.append(column.count) }
        try output.end(to: &sink)
      }
    }
    try output.flush(to: &sink)
  }

  private static func append(
    _ cell: RowBlock.Cell, of block: RowBlock, to output: inout CSVBuffer
  ) {
    switch cell {
    case .text(let start, let end): output.append(block.text(from: start, to: end))
    case .whole(let number), .share(let number, _): output.append(number)
    case .decimal(let number, _) where number.isFinite:
      output.append(unquoted: number.description.utf8.span)
    case .answer(let answer): output.append(Answer(answer))
    case .decimal, .counts, .texts, .missing: output.appendBlank()
    }
  }
}

/// Shares of 1 as text, of which those of small wholes come again and again.
private struct ShareTexts {
  private static let mostWhole = 64
  /// The texts that were needed so far, one after another.
  private var bytes: [UInt8] = []
  /// Of each whole and part the text, as a range of the bytes; empty where none was needed yet.
  private var ranges = [Range<Int>](
    repeating: 0..<0, count: (mostWhole + 1) * (mostWhole + 1))

  mutating func append(_ part: Int, of whole: Int, to output: inout CSVBuffer) {
    let share = Double(part) / Double(whole)
    guard part >= 0, part <= whole, whole <= Self.mostWhole else {
      return output.append(unquoted: share.description.utf8.span)
    }
    let index = whole * (Self.mostWhole + 1) + part
    if ranges[index].isEmpty {
      let start = bytes.count
      bytes.append(contentsOf: share.description.utf8)
      ranges[index] = start..<bytes.count
    }
    output.append(unquoted: bytes.span.extracting(ranges[index]))
  }
}
