// Method. The file is cut into pieces at line feeds and the pieces are read in parallel. A line feed
// inside quotes ends no record, and only what comes before says whether it is inside; so
// each piece is read on the guess that its cut is good, and afterwards, in order, a piece that does
// not begin where the one before it ended is read again from there. Files without quoted line breaks never pay
// for a wrong guess; files with them pay only at the few cuts that meet one.
//
// Within a piece the ends of all fields of some kilobytes are found at once (FieldEnds), and rows are taken
// column by column, up to 64 at a time (RowBlock). A row that is odd in any way is scanned by all rules
// (RecordScanner, RowFields); the next block then begins small, so that a file of odd rows does not
// pay for blocks.

import LabeledGraph
import LinkageGraph

/// What takes the rows of one piece.
protocol RowCollector: Sendable {
  var log: ProblemLog { get set }
  /// How many rows were scanned by all rules.
  var scannedRows: Int { get set }

  /// Takes rows that are written the usual way, from the first up to one that is not.
  ///
  /// - Returns: How many rows it took.
  mutating func add(_ block: borrowing RowBlock, _ bytes: Span<UInt8>) -> Int

  /// Takes one row whose quotes, bytes and number of fields are in order.
  mutating func add(_ row: inout RowFields)

  /// Takes what can still be seen of a row that cannot be read.
  mutating func addUnreadable(_ row: borrowing RowFields)
}

/// Reads the rows of a file, piece by piece.
struct PieceReader<Rows: RowCollector> {
  private struct Piece: Sendable {
    var start: Int
    var stop: Int
    var gaveUp: Bool
    var rows: Rows
  }

  let header: HeaderRow
  private let skipsBadFields: Bool
  private let makeRows: @Sendable (Range<Int>) -> Rows
  private let isDone: @Sendable (Range<Int>) -> Void

  /// - Parameters:
  ///   - header: The file's header.
  ///   - skipsBadFields: Whether a bad field that may be blank is left blank.
  ///   - isDone: Is called with the bytes that have been read.
  ///   - makeRows: Makes the collector of a piece, given its rows in the columns of the file.
  init(
    header: HeaderRow, skipsBadFields: Bool, isDone: @escaping @Sendable (Range<Int>) -> Void,
    makeRows: @escaping @Sendable (Range<Int>) -> Rows
  ) {
    self.header = header
    self.skipsBadFields = skipsBadFields
    self.isDone = isDone
    self.makeRows = makeRows
  }

  /// How far beyond its piece a guess follows an open quote before it is given up.
  private static var patience: Int { 1 << 16 }

  /// Reads all rows and returns what the collectors took, in the order of the file.
  func read(_ bytes: Span<UInt8>, _ plan: PiecePlan) -> [Rows] {
    let guesses = Parallel.map(plan.count) { piece in
      let start =
        piece == 0
        ? plan.bodyStart
        : Self.afterLineFeed(bytes, from: plan.cut(piece) - 1, to: plan.cut(piece + 1))
      let end = plan.cut(piece + 1)
      let read = readPiece(
        bytes, from: start, to: end, quoteLimit: end + Self.patience, plan.censuses[piece],
        rows: plan.rows(of: piece))
      isDone(plan.cut(piece)..<end)
      return read
    }
    var result: [Rows] = []
    result.reserveCapacity(plan.count)
    var position = plan.bodyStart
    for (piece, guess) in guesses.enumerated() {
      var read = guess
      if read.start != position || read.gaveUp {
        read = readPiece(
          bytes, from: position, to: plan.cut(piece + 1), quoteLimit: .max, plan.censuses[piece],
          rows: plan.rows(of: piece))
      }
      position = read.stop
      result.append(read.rows)
    }
    return result
  }

  /// Where the first record of a piece begins, or its end where none does: a row longer than many
  /// pieces must not be searched by each of them.
  private static func afterLineFeed(_ bytes: Span<UInt8>, from start: Int, to end: Int) -> Int {
    var position = start
    while position < end, bytes[position] != UInt8(ascii: "\n") { position += 1 }
    return min(position + 1, end)
  }

  private func readPiece(
    _ bytes: Span<UInt8>, from start: Int, to end: Int, quoteLimit: Int, _ census: ByteCensus,
    rows ownRows: Range<Int>
  ) -> Piece {
    var rows = makeRows(ownRows)
    var scanner = RecordScanner(delimiter: header.dialect.delimiter)
    scanner.quoteLimit = quoteLimit
    var gaveUp = false
    var position = start
    if start < end {
      if !census.hasNUL, !census.hasLoneCarriageReturn {
        gaveUp = readBlocks(bytes, from: &position, to: end, census, &scanner, &rows)
      }
      while position < end {
        if readRow(bytes, from: &position, to: end, census, &scanner, &rows) { gaveUp = true }
      }
    }
    return Piece(start: start, stop: position, gaveUp: gaveUp, rows: rows)
  }

  /// Reads one row by all rules; returns whether an open quote was given up.
  @inline(never)
  private func readRow(
    _ bytes: Span<UInt8>, from position: inout Int, to end: Int, _ census: ByteCensus,
    _ scanner: inout RecordScanner, _ rows: inout Rows
  ) -> Bool {
    let record = position
    let next = scanner.scan(bytes, from: record)
    position = next
    // The last row may end beyond what the census saw.
    let isASCII = census.isASCII && next <= end
    let gaveUp = scanner.fault == .unclosedQuote && scanner.quoteLimit < bytes.count
    let isPlain =
      isASCII && !census.hasNUL && !census.hasQuote && !census.hasLoneCarriageReturn
      && scanner.fault == .none && next <= end
      && scanner.count <= header.names.count && !Self.isBlank(scanner.fields[0], bytes)
    if isPlain
      || (!Self.isBlankRow(scanner, bytes)
        && isSound(scanner, record: record, next: next, bytes, &rows))
    {
      var row = RowFields(
        record: record, fields: scanner.fields.span.extracting(first: scanner.count),
        isASCII: isASCII, skipsBadFields: skipsBadFields, bytes)
      if let stray = strayRow(scanner, record: record, bytes) {
        add(&row, unless: stray, bytes, &rows)
      } else {
        for column in header.unnamedColumns { noticeUnnamed(column, row, &rows.log) }
        rows.add(&row)
      }
      rows.scannedRows += 1
    }
    return gaveUp
  }

  /// Adds a row if it is sound; else it is what it looks like, and has no other problem.
  @inline(never)
  private func add(
    _ row: inout RowFields, unless stray: FoundProblem, _ bytes: Span<UInt8>, _ rows: inout Rows
  ) {
    let before = rows
    for column in header.unnamedColumns { noticeUnnamed(column, row, &rows.log) }
    rows.add(&row)
    if rows.log.counts == before.log.counts { return }
    rows = before
    rows.log.note(stray)
    guard stray.sort == .otherDelimiterOfRow, let delimiter = stray.details.last?.utf8.first else {
      return
    }
    var end = stray.offset
    while end < bytes.count, bytes[end] != UInt8(ascii: "\n") { end += 1 }
    let fields = HeaderRow.cut(bytes, stray.offset..<end, at: delimiter)
    rows.addUnreadable(
      RowFields(record: stray.record, fields: fields.span, isASCII: false, bytes))
  }

  /// Reads rows of a piece without NUL bytes, as far as it has whole rows and valid text.
  ///
  /// - Returns: Whether an open quote was given up.
  private func readBlocks(
    _ bytes: Span<UInt8>, from position: inout Int, to end: Int, _ census: ByteCensus,
    _ scanner: inout RecordScanner, _ rows: inout Rows
  ) -> Bool {
    let wholeEnd = bytes.lastLineFeed(in: position..<end) + 1
    guard wholeEnd > 0 else { return false }
    if !census.isASCII, !bytes.isUTF8(in: position..<wholeEnd) { return false }
    let style = RowBlock.Style(
      isASCII: census.isASCII, isTight: census.isTight && !census.hasQuote,
      hasQuotes: census.hasQuote)
    let fieldCount = header.names.count
    var finder = FieldEnds(delimiter: header.dialect.delimiter, fieldCount: fieldCount)
    var gaveUp = false
    /// How many rows the next block may have: few after an odd row.
    var most = RowBlock.mostRows
    while position < wholeEnd {
      let base = position
      finder.find(
        bytes, base..<min(base + FieldEnds.stretchSize, wholeEnd), hasQuotes: census.hasQuote)
      if finder.count == 0 || !finder.quotesAreInOrder {
        let stop = finder.count == 0 ? base + 1 : base + Int(finder.offsets[finder.count])
        while position < stop {
          if readRow(bytes, from: &position, to: end, census, &scanner, &rows) { gaveUp = true }
        }
        continue
      }
      let ends = finder.offsets
      var next = 0
      while next < finder.count {
        var count =
          finder.isRegular
          ? min(most, (finder.count - next) / fieldCount)
          : finder.regularRecords(from: next, most: most, bytes, base)
        // Near the end of the file the fields cannot be loaded 16 bytes at a time.
        while count > 0,
          base + Int(ends[next + count * fieldCount]) + IdentifierKey.longestInline > bytes.count
        {
          count -= 1
        }
        let block = RowBlock(
          bytes, count: count, fieldCount: fieldCount, ends: ends, first: next, base: base,
          style: style)
        let taken = count == 0 ? 0 : rows.add(block, bytes)
        for column in header.unnamedColumns {
          for row in 0..<taken where block.text(column, of: row).length > 0 {
            noticeUnnamed(column, block, row, &rows.log)
          }
        }
        next += taken * fieldCount
        position = base + Int(ends[next] &+ 1)
        if taken == count, count > 0 {
          most = min(RowBlock.mostRows, 2 * most)
          continue
        }
        most = max(1, taken)
        if readRow(bytes, from: &position, to: end, census, &scanner, &rows) { gaveUp = true }
        while next < finder.count, base + Int(ends[next + 1]) < position { next += 1 }
      }
    }
    return gaveUp
  }

  /// A column without a header is not read, so what stands in it must not go unsaid.
  private func noticeUnnamed(
    _ column: Int, _ row: borrowing RowFields, _ log: inout ProblemLog
  ) {
    if row.text(column) != nil { row.notice(.unnamedColumn, column, &log, about: "\(column)") }
  }

  private func noticeUnnamed(
    _ column: Int, _ block: borrowing RowBlock, _ row: Int, _ log: inout ProblemLog
  ) {
    let text = block.text(column, of: row)
    let start = block.base + Int(text.start)
    log.notice(
      FoundProblem(
        sort: .unnamedColumn, record: block.record(row), offset: block.fieldStart(column, of: row),
        text: start..<start + Int(text.length), column: column), about: "\(column)")
  }

  @inline(__always)
  private static func isBlank(_ field: Field, _ bytes: Span<UInt8>) -> Bool {
    for offset in field.textStart..<field.textEnd where !bytes[offset].isBlank {
      return bytes[offset] >= 0x80 && isBlankText(field, bytes)
    }
    return true
  }

  /// Whether a field has no-break spaces and characters of no width alone.
  @inline(never)
  private static func isBlankText(_ field: Field, _ bytes: Span<UInt8>) -> Bool {
    let range = field.textStart..<field.textEnd
    guard bytes.firstInvalidUTF8(in: range) == nil else { return false }
    return String(decoding: bytes.array(range), as: UTF8.self).unicodeScalars
      .allSatisfy(\.isBlankOrWidthless)
  }

  /// Whether a row has nothing but blanks.
  static func isBlankRow(_ scanner: RecordScanner, _ bytes: Span<UInt8>) -> Bool {
    guard scanner.fault == .none else { return false }
    for index in 0..<scanner.count where !isBlank(scanner.fields[index], bytes) {
      return false
    }
    return true
  }

  /// Checks what makes a row unreadable as a whole.
  private func isSound(
    _ scanner: RecordScanner, record: Int, next: Int, _ bytes: Span<UInt8>, _ rows: inout Rows
  ) -> Bool {
    guard let fault = fault(of: scanner, record: record, next: next, bytes) else {
      noticeQuotedRows(scanner, record: record, bytes, &rows.log)
      return true
    }
    var lines = 1
    if fault.sort == .loneCarriageReturn {
      lines += (record..<next).count { bytes.isLoneCarriageReturn(at: $0) }
    }
    rows.log.note(fault, lines: lines)
    addLines(fault.sort == .quotedRow ? fault.text : record..<next, bytes, &rows)
    return false
  }

  /// Shows what may be seen of a row that cannot be read: of each line in it, which may be rows of their own.
  private func addLines(_ range: Range<Int>, _ bytes: Span<UInt8>, _ rows: inout Rows) {
    var scanner = RecordScanner(delimiter: header.dialect.delimiter)
    var start = range.lowerBound
    while start < range.upperBound {
      var end = start
      while end < range.upperBound, bytes[end] != 0x0D, bytes[end] != UInt8(ascii: "\n") {
        end += 1
      }
      let line = bytes.extracting(start..<end)
      start = end + 1
      if line.isEmpty || line.firstInvalidUTF8(in: line.indices) != nil { continue }
      scanner.quoteLimit = .max
      _ = scanner.scan(line, from: 0)
      let row = RowFields(
        record: range.lowerBound, fields: scanner.fields.span.extracting(first: scanner.count),
        isASCII: false, line)
      rows.addUnreadable(row)
    }
  }

  /// What makes a row unreadable; `nil` where nothing does.
  private func fault(
    of scanner: RecordScanner, record: Int, next: Int, _ bytes: Span<UInt8>
  ) -> FoundProblem? {
    func problem(_ sort: DataProblem.Sort, field index: Int, at offset: Int? = nil) -> FoundProblem
    {
      let field = scanner.fields[index]
      return FoundProblem(
        sort: sort, record: record, offset: offset ?? field.start,
        text: field.textStart..<field.textEnd, column: index < header.names.count ? index : -1)
    }
    if scanner.fault == .unclosedQuote {
      return problem(.unclosedQuote, field: scanner.faultyField)
    }
    if scanner.fault == .textAfterQuote {
      return problem(.textAfterQuote, field: scanner.faultyField)
    }
    for index in 0..<scanner.count {
      let field = scanner.fields[index]
      for offset in field.textStart..<field.textEnd where bytes[offset] == 0 {
        return problem(.nulByte, field: index)
      }
    }
    if let offset = bytes.firstInvalidUTF8(in: record..<next) {
      let index = (0..<scanner.count).last { scanner.fields[$0].start <= offset } ?? 0
      return problem(.notUTF8, field: index)
    }
    for index in 0..<scanner.count
    where scanner.fields[index].start == scanner.fields[index].textStart {
      let field = scanner.fields[index]
      for offset in field.textStart..<field.textEnd where bytes.isLoneCarriageReturn(at: offset) {
        return problem(.loneCarriageReturn, field: index, at: offset)
      }
      if Self.opensQuoteAfterBlank(field, bytes) { return problem(.quoteAfterBlank, field: index) }
    }
    if scanner.count == 1, header.names.count > 1,
      scanner.fields[0].start < scanner.fields[0].textStart,
      hasDelimiter(scanner.fields[0], bytes)
    {
      return problem(.quotedRow, field: 0)
    }
    if scanner.count > header.names.count {
      for index in header.names.count..<scanner.count
      where !Self.isBlank(scanner.fields[index], bytes) {
        return problem(.tooManyFields, field: index)
      }
    }
    return nil
  }

  /// Whether an unquoted field is blanks and then a quote: the quote would become part of the text.
  private static func opensQuoteAfterBlank(_ field: Field, _ bytes: Span<UInt8>) -> Bool {
    var offset = field.textStart
    while offset < field.textEnd, bytes[offset] != UInt8(ascii: "\"") {
      let byte = bytes[offset]
      // The bytes of no-break spaces and of characters of no width.
      guard byte.isBlank || byte >= 0x80 else { return false }
      offset += 1
    }
    guard offset > field.textStart, offset < field.textEnd else { return false }
    return String(decoding: bytes.array(field.textStart..<offset), as: UTF8.self).unicodeScalars
      .allSatisfy(\.isBlankOrWidthless)
  }

  private func hasDelimiter(_ field: Field, _ bytes: Span<UInt8>) -> Bool {
    for offset in field.textStart..<field.textEnd
    where bytes[offset] == header.dialect.delimiter.rawValue {
      return true
    }
    return false
  }

  /// Notices quoted fields with both a line break and delimiters: rows that a forgotten quote has swallowed look so.
  private func noticeQuotedRows(
    _ scanner: RecordScanner, record: Int, _ bytes: Span<UInt8>, _ log: inout ProblemLog
  ) {
    for index in 0..<scanner.count
    where scanner.fields[index].start < scanner.fields[index].textStart {
      let field = scanner.fields[index]
      var hasLineBreak = false
      for offset in field.textStart..<field.textEnd
      where bytes[offset] == UInt8(ascii: "\n") || bytes[offset] == 0x0D {
        hasLineBreak = true
        break
      }
      guard hasLineBreak, hasDelimiter(field, bytes) else { continue }
      log.notice(
        FoundProblem(
          sort: .quotedRows, record: record, offset: field.start,
          text: field.textStart..<field.textEnd,
          column: index < header.names.count ? index : -1))
    }
  }
}
