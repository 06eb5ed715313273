import LinkageGraph

extension ProblemLog {
  /// Adds what was found in one file to a report, offsets turned into lines and columns.
  ///
  /// `remedy` finds what may put problems right, for those that do not know it.
  func report(
    to report: inout DataReport, file: String, header: HeaderRow, options: LinkageReader,
    _ bytes: Span<UInt8>, remedy: ([DataProblem]) -> [Remedy?]
  ) {
    if !header.isUsable { report.hasUnreadableHeader = true }
    for sort in DataProblem.Sort.allCases {
      if let count = counts[sort] {
        report.counts.append(.init(file: file, sort: sort, count: count))
      }
      if let count = blankedFields[sort] {
        report.blankedFields.append(.init(file: file, sort: sort, count: count))
      }
      if options.skipsBadRows, header.isUsable, let count = badRows[sort] {
        report.skippedRows.append(.init(file: file, sort: sort, count: count))
      }
    }
    var locations = LineCounter(bodyStart: header.textStart)
    let listed = firstProblems(most: max(0, options.problemLimit - report.problems.count))
    let linesOfFirstUses = Self.lines(of: listed.compactMap(\.firstUse), header, bytes)
    var problems: [DataProblem] = []
    for found in listed {
      var problem = Self.problem(found, file: file, header: header, bytes, &locations)
      if let firstUse = found.firstUse {
        if let text = found.details.first { problem.text = text }
        problem.details = ["\(linesOfFirstUses[firstUse] ?? 0)"]
      }
      problems.append(problem)
    }
    // A suggestion costs a pass over all ids, so only the first problems have one.
    let withRemedies = problems.prefix(Self.mostSuggestions)
    for (position, remedy) in remedy(Array(withRemedies)).enumerated()
    where problems[position].remedy == nil {
      problems[position].remedy = remedy
    }
    report.problems += problems
    addWarnings(to: &report, file: file, header: header, options: options, bytes)
  }

  private func addWarnings(
    to report: inout DataReport, file: String, header: HeaderRow, options: LinkageReader,
    _ bytes: Span<UInt8>
  ) {
    var noticed = LineCounter(bodyStart: header.textStart)
    let ofHeader = header.warnings.map { Notice(problem: $0, count: 1) }
    let all = (ofHeader + notices).sorted { $0.problem.offset < $1.problem.offset }
    var kept: [DataProblem.Sort: Int] = [:]
    for notice in all {
      let sort = notice.problem.sort
      kept[sort, default: 0] += 1
      if kept[sort, default: 0] > options.problemLimitOfSort { continue }
      var warning = Self.problem(
        notice.problem, file: file, header: header, bytes, &noticed)
      warning.count = notice.count
      report.warnings.append(warning)
    }
    for sort in DataProblem.Sort.allCases {
      if let count = kept[sort] {
        report.warningCounts.append(.init(file: file, sort: sort, count: count))
      }
    }
  }

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

  /// A problem with its line and column.
  static func problem(
    _ found: FoundProblem, file: String, header: HeaderRow, _ bytes: Span<UInt8>,
    _ locations: inout LineCounter
  ) -> DataProblem {
    let location = locations.location(of: found.offset, bytes)
    let text = String(decoding: bytes.array(found.text), as: UTF8.self).trimmedAndNormalized
    var remedy = found.remedy
    if found.sort == .notUTF8,
      let encoding = LegacyEncoding.ofBytes(
        bytes.array(header.textStart..<min(bytes.count, 1 << 16)))
    {
      remedy = .legacyText(encoding, "")
    }
    return DataProblem(
      sort: found.sort, file: file,
      location: .text(line: location.line, column: location.column),
      header: found.column >= 0 && found.column < header.names.count
        ? header.names[found.column] : "",
      text: Self.shortened(text),
      excerpt: showsNoRow(found.sort) ? "" : excerpt(found, bytes),
      details: found.details, remedy: remedy)
  }

  private static func showsNoRow(_ sort: DataProblem.Sort) -> Bool {
    [.missingColumn, .notUTF8, .otherFormat, .emptyFile].contains(sort)
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

  /// The text with control characters as pictures, so that a row in a message stays one line, and characters of no
  /// width by their numbers, so that they can be seen.
  private static func visible(_ text: String) -> String {
    var result = String.UnicodeScalarView()
    var endsInReturn = false
    for scalar in text.unicodeScalars {
      if endsInReturn { result.append("␍") }
      endsInReturn = scalar == "\r"
      if scalar == "\t" {
        result.append("→")
      } else if scalar.isWidthless {
        result.append(
          contentsOf: "<U+\(String(scalar.value, radix: 16, uppercase: true))>".unicodeScalars)
      } else if let picture = scalar.controlPicture {
        if !endsInReturn { result.append(picture) }
      } else {
        result.append(scalar)
      }
    }
    return String(result)
  }
}
