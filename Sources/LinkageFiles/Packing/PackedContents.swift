import LabeledGraph
import LinkageGraph

/// The sections of a packed file whose checksums fit and whose table is in order.
struct PackedContents: Sendable {
  let counts: PackedCounts
  private let bytes: SharedArray<UInt8>
  private let entries: [PackedSection: PackedEntry]

  init(_ bytes: SharedArray<UInt8>) throws(PackedFileProblem) {
    let header = try PackedHeader(bytes.span)
    if let block = Self.damagedBlock(bytes, contentLength: header.contentLength) {
      // Where the table itself is not damaged, it says what the whole block belongs to.
      let entry = try? Self.entries(header, bytes.span).first {
        $0.offset <= block.lowerBound && block.upperBound <= $0.offset + $0.length
      }
      throw .damaged(entry?.section, bytes: block)
    }
    let table = try Self.entries(header, bytes.span)
    counts = header.counts
    self.bytes = bytes
    entries = Dictionary(uniqueKeysWithValues: table.map { ($0.section, $0) })
  }

  // MARK: Checksums

  /// The first block whose checksum does not fit.
  private static func damagedBlock(
    _ bytes: SharedArray<UInt8>, contentLength: Int
  ) -> Range<Int>? {
    let sums = bytes.span.extracting(contentLength...)
    let own = sums.extracting(first: sums.count - 8)
    if XXHash64.checksum(own) != sums.word(at: own.count) {
      return contentLength..<bytes.count
    }
    let count = PackedFormat.blockCount(ofContent: contentLength)
    let damaged = Parallel.map(count) { block in
      let range = blockRange(block, contentLength: contentLength)
      let sum = bytes.span.extracting(contentLength...).word(at: block * 8)
      return XXHash64.checksum(bytes.span.extracting(range)) != sum
    }
    return damaged.firstIndex(of: true).map { blockRange($0, contentLength: contentLength) }
  }

  private static func blockRange(_ block: Int, contentLength: Int) -> Range<Int> {
    let start = block * PackedFormat.blockLength
    return start..<min(start + PackedFormat.blockLength, contentLength)
  }

  // MARK: Table

  /// The entries, whose sections must lie one after another without gaps but for zeros.
  private static func entries(
    _ header: PackedHeader, _ bytes: Span<UInt8>
  ) throws(PackedFileProblem) -> [PackedEntry] {
    var entries: [PackedEntry] = []
    let tableEnd = PackedFormat.headerLength + header.sectionCount * PackedFormat.entryLength
    var end = tableEnd
    for index in 0..<header.sectionCount {
      let start = PackedFormat.headerLength + index * PackedFormat.entryLength
      let word = bytes.word(at: start)
      guard let section = PackedSection(rawValue: UInt32(truncatingIfNeeded: word)),
        let encoding = PackedEncoding(rawValue: UInt8(truncatingIfNeeded: word >> 32)),
        section.rawValue > entries.last?.section.rawValue ?? 0,
        section.version <= header.version
      else { throw .unsound(nil) }
      let entry = PackedEntry(
        section: section, encoding: encoding, width: Int(word >> 40 & 0xFF),
        parameter: Int(word >> 48), count: Int(truncatingIfNeeded: bytes.word(at: start + 8)),
        offset: Int(truncatingIfNeeded: bytes.word(at: start + 16)),
        length: Int(truncatingIfNeeded: bytes.word(at: start + 24)))
      let isBits = encoding == .bits
      guard isBits ? 1...BitPackedColumn.greatestWidth ~= entry.width : entry.width == 0,
        entry.count >= 0, entry.count <= header.contentLength * 8,
        entry.length == encoding.length(count: entry.count, width: entry.width),
        entry.offset == PackedFormat.aligned(end),
        entry.length <= header.contentLength - entry.offset,
        areZero(bytes.extracting(end..<entry.offset))
      else { throw .unsound(entry.section) }
      end = entry.offset + entry.length
      entries.append(entry)
    }
    guard PackedFormat.aligned(end) == header.contentLength,
      areZero(bytes.extracting(end..<header.contentLength))
    else { throw .unsound(nil) }
    return entries
  }

  private static func areZero(_ bytes: Span<UInt8>) -> Bool {
    for index in bytes.indices where bytes[index] != 0 { return false }
    return true
  }

  // MARK: Sections

  func has(_ section: PackedSection) -> Bool { entries[section] != nil }

  /// The entry of a section that must be there, as it must be.
  private func entry(
    _ section: PackedSection, _ encoding: PackedEncoding, count: Int?
  ) throws(PackedFileProblem) -> PackedEntry {
    guard let entry = entries[section], entry.encoding == encoding,
      count == nil || entry.count == count
    else { throw .unsound(section) }
    return entry
  }

  /// How much of the data was left out when the set was read.
  func leftOut() throws(PackedFileProblem) -> LeftOutData {
    guard has(.leftOut) else { return LeftOutData() }
    let counts = try words(.leftOut, count: 4)
    let leftOut = LeftOutData(
      organizations: Int(counts[0]), links: Int(counts[1]), organizationFields: Int(counts[2]),
      linkFields: Int(counts[3]))
    if leftOut.isEmpty { throw .unsound(.leftOut) }
    return leftOut
  }

  func words(_ section: PackedSection, count: Int?) throws(PackedFileProblem) -> SharedArray<UInt32>
  {
    let entry = try entry(section, .words, count: count)
    guard entry.parameter == 0 else { throw .unsound(section) }
    return bytes.rebound(at: entry.offset, count: entry.count)
  }

  /// A column of bits and its parameter; bits that belong to no number must be 0.
  func bits(
    _ section: PackedSection, count: Int?, parameters: ClosedRange<Int> = 0...0
  ) throws(PackedFileProblem) -> (column: BitPackedColumn, parameter: Int) {
    let entry = try entry(section, .bits, count: count)
    let words: SharedArray<UInt64> = bytes.rebound(at: entry.offset, count: entry.length / 8)
    let usedBits = entry.count * entry.width
    guard parameters.contains(entry.parameter), words[words.count - 1] == 0,
      usedBits & 63 == 0 || words[usedBits >> 6] >> UInt64(usedBits & 63) == 0
    else { throw .unsound(section) }
    return (
      BitPackedColumn(words: words, width: entry.width, count: entry.count), entry.parameter
    )
  }

  /// A column of amounts within 0 and `LinkageSet.greatestAmount`, or `nil` where there is none.
  func amounts(_ section: PackedSection, count: Int) throws(PackedFileProblem) -> PackedAmounts? {
    guard let entry = entries[section] else { return nil }
    if entry.encoding == .doubles {
      guard entry.count == count, entry.parameter == 0 else { throw .unsound(section) }
      let numbers: SharedArray<Double> = bytes.rebound(at: entry.offset, count: count)
      try PackedPieces.check(count, section) { range in
        let span = numbers.span
        var isSound = true
        for index in range {
          let number = span[index]
          isSound =
            isSound
            && (number.isNaN
              ? number.bitPattern == Double.nan.bitPattern
              : number.sign == .plus && number <= LinkageSet.greatestAmount)
        }
        return isSound
      }
      return .doubles(numbers)
    }
    let (column, decimals) = try bits(
      section, count: count, parameters: 0...PackedAmounts.mostDecimals)
    let power = PackedAmounts.powersOfTen[decimals]
    // Most columns are too narrow for an amount that is too large.
    let greatest = UInt64(min(LinkageSet.greatestAmount * power, 0x1p53 - 1)) + 1
    try check(column, section, greatest: greatest)
    return .decimals(column, decimals: decimals)
  }

  /// A column of years, or `nil` where there is none.
  func years(_ section: PackedSection, count: Int) throws(PackedFileProblem) -> PackedYears? {
    guard has(section) else { return nil }
    let (column, first) = try bits(section, count: count, parameters: LinkageSet.years)
    try check(column, section, greatest: UInt64(LinkageSet.years.upperBound - first + 1))
    return PackedYears(codes: column, first: first)
  }

  /// A column of codes up to a greatest one, or `nil` where there is none.
  func codes(
    _ section: PackedSection, count: Int, greatest: UInt8
  ) throws(PackedFileProblem) -> BitPackedColumn? {
    guard has(section) else { return nil }
    let column = try bits(section, count: count).column
    try check(column, section, greatest: UInt64(greatest))
    return column
  }

  /// Checks that no number is above the greatest that makes sense.
  func check(
    _ column: BitPackedColumn, _ section: PackedSection, greatest: UInt64
  ) throws(PackedFileProblem) {
    if column.greatestStorable <= greatest { return }
    try PackedPieces.check(column.count, section) { range in
      if column.greatestStorable == greatest + 1 {
        return !column.contains(greatest + 1, in: range)
      }

      var most: UInt64 = 0
      for index in range { most = max(most, column[index]) }
      return most <= greatest
    }
  }

  /// A column of texts, each of them UTF-8 without NUL.
  func text(
    _ bytesSection: PackedSection, _ endsSection: PackedSection, count: Int, allowsEmpty: Bool
  ) throws(PackedFileProblem) -> TextColumn {
    let entry = try entry(bytesSection, .text, count: nil)
    let ends = try words(endsSection, count: count)
    let texts: SharedArray<UInt8> = bytes.rebound(at: entry.offset, count: entry.count)
    guard entry.parameter == 0, (count == 0 ? 0 : Int(ends[count - 1])) == texts.count
    else { throw .unsound(endsSection) }
    try PackedPieces.check(count, endsSection) { range in
      let span = ends.span
      var isSound = true
      for index in range.dropFirst(range.lowerBound == 0 ? 1 : 0) {
        isSound =
          isSound && (allowsEmpty ? span[index - 1] <= span[index] : span[index - 1] < span[index])
      }
      return isSound && (allowsEmpty || range.lowerBound > 0 || range.isEmpty || span[0] > 0)
    }
    try PackedPieces.check(count, bytesSection) { range in
      let span = ends.span
      let start = range.lowerBound == 0 ? 0 : Int(span[range.lowerBound - 1])
      let end = range.isEmpty ? start : Int(span[range.upperBound - 1])
      let piece = texts.span.extracting(start..<end)
      let census = ByteCensus(piece, piece.indices)
      if census.hasNUL { return false }
      if census.isASCII { return true }
      guard (try? UTF8Span(validating: piece)) != nil else { return false }
      // What is UTF-8 as a whole is UTF-8 text by text if none begins within a character.
      for index in range where Int(span[index]) < end {
        if piece[Int(span[index]) - start] & 0xC0 == 0x80 { return false }
      }
      return true
    }
    return TextColumn(lentBytes: texts, ends: ends)
  }
}
