import LinkageGraph

extension ProblemLog {
  /// Adds what was found in one file to a report, offsets turned into lines and columns.
  func report(
    to report: inout DataReport, file: String, header: HeaderRow, skips: Bool, limit: Int,
    warnings: [FoundProblem] = [], _ bytes: Span<UInt8>,
    suggest: (DataProblem) -> String?
  ) {
    if !header.isUsable { report.hasUnreadableHeader = true }
    for sort in DataProblem.Sort.allCases {
      if let count = counts[sort] {
        report.counts.append(.init(file: file, sort: sort, count: count))
      }
      if skips, header.isUsable, let count = badRows[sort] {
        report.skippedRows.append(.init(file: file, sort: sort, count: count))
      }
    }
    var locations = LineCounter(bodyStart: header.textStart)
    let listed = firstProblems().prefix(max(0, limit - report.problems.count))
    let linesOfFirstUses = Self.lines(of: listed.compactMap(\.firstUse), header, bytes)
    for (position, found) in listed.enumerated() {
      var problem = Self.problem(found, file: file, header: header, bytes, &locations)
      if let firstUse = found.firstUse {
        problem.text = found.details.first ?? problem.text
        problem.details = ["\(linesOfFirstUses[firstUse] ?? 0)"]
      }
      if position < Self.mostSuggestions { problem.suggestion = suggest(problem) }
      report.problems.append(problem)
    }
    var noticed = LineCounter(bodyStart: header.textStart)
    for found in (header.warnings + warnings).sorted(by: { $0.offset < $1.offset }) {
      report.warnings.append(Self.problem(found, file: file, header: header, bytes, &noticed))
    }
  }

  /// A suggestion costs a few thousand look-ups, so only the first problems have one.
  private static let mostSuggestions = 100

  private static func lines(
    of offsets: [Int], _ header: HeaderRow, _ bytes: Span<UInt8>
  ) -> [Int: Int] {
    var locations = LineCounter(bodyStart: header.textStart)
    var lines: [Int: Int] = [:]
    for offset in Set(offsets).sorted() {
      lines[offset] = locations.location(of: offset, bytes).line
    }
    return lines
  }

  private static func problem(
    _ found: FoundProblem, file: String, header: HeaderRow, _ bytes: Span<UInt8>,
    _ locations: inout LineCounter
  ) -> DataProblem {
    let location = locations.location(of: found.offset, bytes)
    let text = String(decoding: bytes.array(found.text), as: UTF8.self).trimmedAndNormalized
    return DataProblem(
      sort: found.sort, file: file,
      location: .text(line: location.line, column: location.column),
      header: found.column >= 0 && found.column < header.names.count
        ? header.names[found.column] : "",
      text: Self.shortened(text),
      excerpt: found.sort == .missingColumn || found.sort == .notUTF8
        ? "" : excerpt(found, bytes),
      details: found.details)
  }

  private static let longestText = 200

  private static func shortened(_ text: String) -> String {
    text.unicodeScalars.count <= longestText
      ? text : String(String.UnicodeScalarView(text.unicodeScalars.prefix(longestText - 1))) + "…"
  }

  /// Enough bytes on each side of a field for the characters of an excerpt.
  private static let excerptBytes = 320

  /// The physical line of a problem: at most 72 characters, with the field among them.
  private static func excerpt(_ found: FoundProblem, _ bytes: Span<UInt8>) -> String {
    var start = found.offset
    while start > 0, found.offset - start < excerptBytes, bytes[start - 1] != UInt8(ascii: "\n") {
      start -= 1
    }
    var end = found.offset
    while end < bytes.count, end - found.offset < excerptBytes, bytes[end] != UInt8(ascii: "\n") {
      end += 1
    }
    let before = visible(String(decoding: bytes.array(start..<found.offset), as: UTF8.self))
    let after = visible(String(decoding: bytes.array(found.offset..<end), as: UTF8.self))
    let room = 72
    let shownAfter = after.count <= room / 2 ? after : String(after.prefix(room / 2 - 1)) + "…"
    let roomBefore = room - shownAfter.count
    let shownBefore =
      before.count <= roomBefore ? before : "…" + String(before.suffix(roomBefore - 1))
    return shownBefore + shownAfter
  }

  /// The text with control characters as pictures, so that a row in a message stays one line.
  private static func visible(_ text: String) -> String {
    var result = String.UnicodeScalarView()
    for scalar in text.unicodeScalars {
      if scalar == "\t" {
        result.append("→")
      } else if let picture = scalar.controlPicture {
        if scalar != "\r" { result.append(picture) }
      } else {
        result.append(scalar)
      }
    }
    return String(result)
  }
}
