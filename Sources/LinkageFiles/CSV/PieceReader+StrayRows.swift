import LinkageGraph

// Rows that are none of the data, and rows that are separated otherwise than the header, have several problems each, all of
// one cause. They are looked for only among the few rows that may be such, and only where reading them finds problems.

extension PieceReader {
  /// What a row may be that is not read as one; `nil` where it is a row like any other.
  func strayRow(_ scanner: RecordScanner, record: Int, _ bytes: Span<UInt8>) -> FoundProblem? {
    var problem = FoundProblem(
      sort: .strayRow, record: record, offset: scanner.fields[0].start, text: 0..<0, column: -1)
    if record == header.bodyStart || repeatsHeader(scanner, bytes) {
      let texts = scanner.fields[..<scanner.count].map {
        FieldText($0, bytes, isASCII: false).string(bytes)
      }
      let isFirst = record == header.bodyStart
      if let row = StrayRow(texts, names: header.names, isFirst: isFirst) {
        problem.details = [row.rawValue]
        return problem
      }
    }
    guard let delimiter = otherDelimiter(scanner, bytes) else { return nil }
    problem.sort = .otherDelimiterOfRow
    problem.details = [header.dialect.delimiter.rawValue, delimiter].map {
      String(UnicodeScalar($0))
    }
    return problem
  }

  /// Whether the field of the first required column stands there as it does in the header, in capitals or not.
  @inline(__always)
  private func repeatsHeader(_ scanner: RecordScanner, _ bytes: Span<UInt8>) -> Bool {
    guard let column = header.requiredColumns.first, column < scanner.count else { return false }
    let field = scanner.fields[column]
    let name = header.firstRequiredName
    guard field.textEnd - field.textStart >= name.count, !name.isEmpty else { return false }
    var start = field.textStart
    var end = field.textEnd
    while start < end, bytes[start].isBlank { start += 1 }
    while end > start, bytes[end - 1].isBlank { end -= 1 }
    guard end - start == name.count else { return false }
    for offset in name.indices where bytes[start + offset] | 0x20 != name[offset] | 0x20 {
      return false
    }
    return true
  }

  /// What separates the fields of a row that has too few of them, and would have more were it separated so.
  private func otherDelimiter(_ scanner: RecordScanner, _ bytes: Span<UInt8>) -> UInt8? {
    guard scanner.count < header.names.count else { return nil }
    let first = scanner.fields[0]
    guard first.start == first.textStart else { return nil }
    let range = first.start..<scanner.fields[scanner.count - 1].textEnd
    for delimiter in HeaderRow.delimiters where delimiter != header.dialect.delimiter.rawValue {
      var isInFirst = false
      for offset in first.textStart..<first.textEnd where bytes[offset] == delimiter {
        isInFirst = true
        break
      }
      if isInFirst, HeaderRow.cut(bytes, range, at: delimiter).count > scanner.count {
        return delimiter
      }
    }
    return nil
  }
}

extension HeaderRow {
  /// What may separate the fields of a row.
  static var delimiters: [UInt8] {
    CSVDialect.Delimiter.allCases.map(\.rawValue) + [UInt8(ascii: "|")]
  }

  /// The fields of a line that another character separates than those of CSV; one within quotes separates nothing.
  static func cut(_ bytes: Span<UInt8>, _ range: Range<Int>, at delimiter: UInt8) -> [Field] {
    var fields: [Field] = []
    var start = range.lowerBound
    var isQuoted = false
    for offset in range {
      if bytes[offset] == UInt8(ascii: "\"") { isQuoted.toggle() }
      guard bytes[offset] == delimiter, !isQuoted else { continue }
      fields.append(Field(start: start, textStart: start, textEnd: offset))
      start = offset + 1
    }
    fields.append(Field(start: start, textStart: start, textEnd: range.upperBound))
    return fields
  }
}
