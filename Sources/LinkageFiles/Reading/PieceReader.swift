// Method. The file is cut into pieces at line feeds and the pieces are read in parallel. A line feed
// inside quotes is no end of a record, and whether it is inside can only be told from the front; so
// each piece is read on the guess that its cut is good, and afterwards, in order, a piece that does
// not begin where the one before it ended is read again from there. Files without quoted line breaks,
// nearly all, never pay for a wrong guess; files with them pay only at the few cuts that meet one.

import Dispatch
import Synchronization

/// What takes the rows of one piece.
protocol RowCollector: Sendable {
  var log: ProblemLog { get set }

  /// Takes one row whose quotes, bytes and number of fields are in order.
  mutating func add(
    _ scanner: borrowing RecordScanner, record: Int, isASCII: Bool, _ bytes: Span<UInt8>)

  /// Is told that no more rows come.
  mutating func finish(_ bytes: Span<UInt8>)
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
  private let makeRows: @Sendable () -> Rows

  init(header: HeaderRow, makeRows: @escaping @Sendable () -> Rows) {
    self.header = header
    self.makeRows = makeRows
  }

  /// How far beyond its piece a guess follows an open quote before it is given up.
  private static var patience: Int { 1 << 16 }

  /// Reads all rows, `pieceSize` bytes at a time, and returns what the collectors took, in the order
  /// of the file.
  func read(_ bytes: Span<UInt8>, pieceSize: Int = 1 << 20) -> [Rows] {
    let bodyStart = header.bodyStart
    let count = max(1, (bytes.count - bodyStart + pieceSize - 1) / pieceSize)
    let byteCount = bytes.count
    let cut = { @Sendable (piece: Int) in min(bodyStart + piece * pieceSize, byteCount) }
    let pieces = Mutex<[Piece?]>(Array(repeating: nil, count: count))
    DispatchQueue.concurrentPerform(iterations: count) { piece in
      let start =
        piece == 0 ? bodyStart : Self.afterLineFeed(bytes, from: cut(piece) - 1, to: cut(piece + 1))
      let end = cut(piece + 1)
      let read = readPiece(bytes, from: start, to: end, quoteLimit: end + Self.patience)
      pieces.withLock { $0[piece] = read }
    }
    var result: [Rows] = []
    result.reserveCapacity(count)
    var position = bodyStart
    var guesses = pieces.withLock { $0 }
    for piece in 0..<count {
      guard var read = guesses[piece] else { continue }
      guesses[piece] = nil
      if read.start != position || read.gaveUp {
        read = readPiece(bytes, from: position, to: cut(piece + 1), quoteLimit: .max)
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
    _ bytes: Span<UInt8>, from start: Int, to end: Int, quoteLimit: Int
  ) -> Piece {
    var rows = makeRows()
    var scanner = RecordScanner(delimiter: header.dialect.delimiter)
    scanner.quoteLimit = quoteLimit
    var gaveUp = false
    var position = start
    if start < end {
      let census = ByteCensus(bytes, start..<end)
      while position < end {
        let next = scanner.scan(bytes, from: position)
        // The last row may end beyond what the census saw.
        let isSeen = next <= end
        if scanner.fault == .unclosedQuote, quoteLimit < bytes.count { gaveUp = true }
        if isSeen && census.isASCII && !census.hasNUL && scanner.fault == .none
          && scanner.count <= header.names.count && !Self.isBlank(scanner.fields[0], bytes)
        {
          rows.add(scanner, record: position, isASCII: true, bytes)
        } else if !isBlankRow(scanner, bytes),
          isSound(scanner, record: position, next: next, bytes, log: &rows.log)
        {
          let isASCII = census.isASCII && isSeen
          rows.add(scanner, record: position, isASCII: isASCII, bytes)
        }
        position = next
      }
    }
    rows.finish(bytes)
    return Piece(start: start, stop: position, gaveUp: gaveUp, rows: rows)
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
