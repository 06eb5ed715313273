// Method. The file is cut into pieces at line feeds and the pieces are read in parallel. A line feed
// inside quotes is no end of a record, and whether it is inside can only be told from the front; so
// each piece is read on the guess that its cut is good, and afterwards, in order, a piece that does
// not begin where the one before it ended is read again from there. Files without quoted line breaks,
// nearly all, never pay for a wrong guess; files with them pay only at the few cuts that meet one.
//
// A census comes first: a pass at the speed of memory tells what is in each piece, and by its line feeds
// where its rows go, so that threads write the columns of the whole file in place. Rows that are passed over leave
// gaps, which are closed at the end.
//
// A piece without quotes is not scanned row by row: the ends of all its fields are found at once (see
// FieldEnds), and a row whose fields are as expected is taken from them. Every other row takes the
// way of RecordScanner, which knows all rules.

import Dispatch
import Synchronization

/// What takes the rows of one piece.
protocol RowCollector: Sendable {
  var log: ProblemLog { get set }

  /// Takes one row without quotes and with just as many fields as the header, if its fields are as
  /// nearly all are.
  ///
  /// - Returns: Whether it took the row; if not, nothing has changed.
  mutating func addPlain(_ row: borrowing PlainRow, _ bytes: Span<UInt8>) -> Bool

  /// Takes rows without quotes, if their fields are as nearly all are.
  ///
  /// - Returns: Whether it took all of them; if not, it took none.
  mutating func addPlainBlock(_ block: borrowing PlainBlock, _ bytes: Span<UInt8>) -> Bool

  /// Takes one row whose quotes, bytes and number of fields are in order.
  mutating func add(
    _ scanner: borrowing RecordScanner, record: Int, isASCII: Bool, _ bytes: Span<UInt8>)

  /// Is told that no more rows come.
  mutating func finish(_ bytes: Span<UInt8>)
}

/// Where the pieces of a file begin, and how many rows each may have.
struct PiecePlan: Sendable {
  let bodyStart: Int
  let byteCount: Int
  let pieceSize: Int
  let count: Int
  /// What is in each piece, from cut to cut.
  private(set) var censuses: [ByteCensus] = []
  /// For each piece the greatest number of rows that begin in those before it; their sum at the end.
  private(set) var firstRows: [Int] = [0]

  init(
    _ bytes: Span<UInt8>, bodyStart: Int, pieceSize: Int,
    isDone: @escaping @Sendable (Range<Int>) -> Void
  ) {
    self.bodyStart = bodyStart
    self.pieceSize = pieceSize
    byteCount = bytes.count
    count = max(1, (bytes.count - bodyStart + pieceSize - 1) / pieceSize)
    let plan = self
    let found = Mutex<[ByteCensus?]>(Array(repeating: nil, count: count))
    DispatchQueue.concurrentPerform(iterations: count) { piece in
      let range = plan.cut(piece)..<plan.cut(piece + 1)
      let census = ByteCensus(bytes, range)
      isDone(range)
      found.withLock { $0[piece] = census }
    }
    censuses = found.withLock { $0.compactMap(\.self) }
    func isAfterLineFeed(_ offset: Int) -> Bool {
      offset > bodyStart && bytes[offset - 1] == UInt8(ascii: "\n")
    }
    for piece in 0..<count {
      // A row begins at the body's start or after a line feed.
      let rows =
        censuses[piece].lineFeeds + (piece == 0 || isAfterLineFeed(cut(piece)) ? 1 : 0)
        - (isAfterLineFeed(cut(piece + 1)) ? 1 : 0)
      firstRows.append(firstRows[firstRows.count - 1] + rows)
    }
  }

  func cut(_ piece: Int) -> Int { min(bodyStart + piece * pieceSize, byteCount) }

  /// The places of a piece's rows in the columns of the file.
  func rows(of piece: Int) -> Range<Int> { firstRows[piece]..<firstRows[piece + 1] }

  var rowCount: Int { firstRows[count] }
}

/// Reads the rows of a file, piece by piece.
struct PieceReader<Rows: RowCollector> {
  private struct Piece: Sendable {
    var start: Int
    var stop: Int
    var gaveUp: Bool
    var rows: Rows
  }

  private let header: HeaderRow
  private let makeRows: @Sendable (Range<Int>) -> Rows
  private let isDone: @Sendable (Range<Int>) -> Void

  /// - Parameters:
  ///   - header: The file's header.
  ///   - isDone: Is called with the bytes that have been read.
  ///   - makeRows: Makes the collector of a piece, given the places of its rows.
  init(
    header: HeaderRow, isDone: @escaping @Sendable (Range<Int>) -> Void,
    makeRows: @escaping @Sendable (Range<Int>) -> Rows
  ) {
    self.header = header
    self.isDone = isDone
    self.makeRows = makeRows
  }

  /// How far beyond its piece a guess follows an open quote before it is given up.
  private static var patience: Int { 1 << 16 }

  /// Reads all rows and returns what the collectors took, in the order of the file.
  func read(_ bytes: Span<UInt8>, _ plan: PiecePlan) -> [Rows] {
    let pieces = Mutex<[Piece?]>(Array(repeating: nil, count: plan.count))
    DispatchQueue.concurrentPerform(iterations: plan.count) { piece in
      let start =
        piece == 0
        ? plan.bodyStart
        : Self.afterLineFeed(bytes, from: plan.cut(piece) - 1, to: plan.cut(piece + 1))
      let end = plan.cut(piece + 1)
      let read = readPiece(
        bytes, from: start, to: end, quoteLimit: end + Self.patience, plan.censuses[piece],
        rows: plan.rows(of: piece))
      isDone(plan.cut(piece)..<end)
      pieces.withLock { $0[piece] = read }
    }
    var result: [Rows] = []
    result.reserveCapacity(plan.count)
    var position = plan.bodyStart
    var guesses = pieces.withLock { $0 }
    for piece in 0..<plan.count {
      guard var read = guesses[piece] else { continue }
      guesses[piece] = nil
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
    rows places: Range<Int>
  ) -> Piece {
    var rows = makeRows(places)
    var scanner = RecordScanner(delimiter: header.dialect.delimiter)
    scanner.quoteLimit = quoteLimit
    var gaveUp = false
    var position = start
    if start < end {
      if !census.hasNUL, !census.hasQuote {
        readPlain(bytes, from: &position, to: end, census, &scanner, &rows)
      }
      while position < end {
        if readRow(bytes, from: &position, to: end, census, &scanner, &rows) { gaveUp = true }
      }
    }
    rows.finish(bytes)
    return Piece(start: start, stop: position, gaveUp: gaveUp, rows: rows)
  }

  /// Reads one row by all rules; returns whether an open quote was given up.
  @inline(never)
  private func readRow(
    _ bytes: Span<UInt8>, from position: inout Int, to end: Int, _ census: ByteCensus,
    _ scanner: inout RecordScanner, _ rows: inout Rows
  ) -> Bool {
    let next = scanner.scan(bytes, from: position)
    // The last row may end beyond what the census saw.
    let isSeen = next <= end
    let gaveUp = scanner.fault == .unclosedQuote && scanner.quoteLimit < bytes.count
    if isSeen && census.isASCII && !census.hasNUL && scanner.fault == .none
      && scanner.count <= header.names.count && !Self.isBlank(scanner.fields[0], bytes)
    {
      rows.add(scanner, record: position, isASCII: true, bytes)
    } else if !isBlankRow(scanner, bytes),
      isSound(scanner, record: position, next: next, bytes, log: &rows.log)
    {
      rows.add(scanner, record: position, isASCII: census.isASCII && isSeen, bytes)
    }
    position = next
    return gaveUp
  }

  /// Reads rows of a piece that has neither quotes nor NUL bytes, as far as it has whole rows and
  /// valid text.
  private func readPlain(
    _ bytes: Span<UInt8>, from position: inout Int, to end: Int, _ census: ByteCensus,
    _ scanner: inout RecordScanner, _ rows: inout Rows
  ) {
    let lastLineFeed = bytes.lastLineFeed(in: position..<end)
    guard lastLineFeed >= 0 else { return }
    if !census.isASCII, bytes.firstInvalidUTF8(in: position..<lastLineFeed + 1) != nil { return }
    let fieldCount = header.names.count
    let wholeEnd = lastLineFeed + 1
    var finder = FieldEnds(delimiter: header.dialect.delimiter)
    while position < wholeEnd {
      let base = position
      var blockEnd = min(base + FieldEnds.blockSize, wholeEnd)
      if blockEnd < wholeEnd {
        let cut = bytes.lastLineFeed(in: base..<blockEnd)
        if cut < 0 {
          _ = readRow(bytes, from: &position, to: end, census, &scanner, &rows)
          continue
        }
        blockEnd = cut + 1
      }
      finder.find(bytes, base..<blockEnd)
      let ends = finder.offsets
      var next = 0
      while next < finder.count {
        let rowCount = min(PlainBlock.mostRows, (finder.count - next) / fieldCount)
        let blockCount = rowCount * fieldCount
        if rowCount > 0,
          rows.addPlainBlock(
            PlainBlock(
              count: rowCount, fieldCount: fieldCount, ends: ends, first: next, base: base,
              isASCII: census.isASCII),
            bytes)
        {
          next += blockCount
          position = base + Int(ends[next]) + 1
          continue
        }
        // Something in the block is not as in nearly all rows: they are taken one by one.
        let stop = min(finder.count, next + max(blockCount, 1))
        while next < stop {
          if isPlain(ends, next, finder.count, base, bytes),
            rows.addPlain(
              PlainRow(
                record: position, ends: ends, first: next, base: base, isASCII: census.isASCII),
              bytes)
          {
            next += fieldCount
            position = base + Int(ends[next]) + 1
          } else {
            _ = readRow(bytes, from: &position, to: end, census, &scanner, &rows)
            while next < finder.count, base + Int(ends[next + 1]) < position { next += 1 }
          }
        }
      }
    }
  }

  /// Whether the next row has as many fields as the header.
  private func isPlain(
    _ ends: Span<UInt32>, _ next: Int, _ count: Int, _ base: Int, _ bytes: Span<UInt8>
  ) -> Bool {
    let last = next + header.names.count
    guard last <= count, bytes[base + Int(ends[last])] == UInt8(ascii: "\n") else { return false }
    for end in next + 1..<last where bytes[base + Int(ends[end])] == UInt8(ascii: "\n") {
      return false
    }
    return true
  }

  @inline(__always)
  private static func isBlank(_ field: Field, _ bytes: Span<UInt8>) -> Bool {
    for offset in field.textStart..<field.textEnd where !bytes[offset].isBlank { return false }
    return true
  }

  private func isBlankRow(_ scanner: RecordScanner, _ bytes: Span<UInt8>) -> Bool {
    guard scanner.fault == .none else { return false }
    for index in 0..<scanner.count where !Self.isBlank(scanner.fields[index], bytes) {
      return false
    }
    return true
  }

  /// Checks what makes a row unreadable as a whole.
  private func isSound(
    _ scanner: RecordScanner, record: Int, next: Int, _ bytes: Span<UInt8>, log: inout ProblemLog
  ) -> Bool {
    func note(_ sort: DataProblem.Sort, field index: Int) {
      let field = scanner.fields[index]
      log.note(
        FoundProblem(
          sort: sort, record: record, offset: field.start, text: field.textStart..<field.textEnd,
          column: index < header.names.count ? index : -1))
    }
    if scanner.fault != .none {
      note(
        scanner.fault == .unclosedQuote ? .unclosedQuote : .textAfterQuote,
        field: scanner.faultyField)
      return false
    }
    for index in 0..<scanner.count {
      let field = scanner.fields[index]
      for offset in field.textStart..<field.textEnd where bytes[offset] == 0 {
        note(.nulByte, field: index)
        return false
      }
    }
    if let offset = bytes.firstInvalidUTF8(in: record..<next) {
      let index = (0..<scanner.count).last { scanner.fields[$0].start <= offset } ?? 0
      note(.notUTF8, field: index)
      return false
    }
    if scanner.count > header.names.count {
      for index in header.names.count..<scanner.count
      where !Self.isBlank(scanner.fields[index], bytes) {
        note(.tooManyFields, field: index)
        return false
      }
    }
    return true
  }
}
