import LinkageGraph

/// How much a packed file holds.
struct PackedCounts: Sendable, Equatable {
  var organizations: Int
  var links: Int
  var products: Int
}

/// The first bytes of a packed file.
struct PackedHeader {
  /// The version of the format.
  let version: UInt32
  /// The length of the file up to its checksums.
  let contentLength: Int
  let counts: PackedCounts
  let sectionCount: Int

  var fileLength: Int { contentLength + PackedFormat.checksumsLength(ofContent: contentLength) }

  init(version: UInt32, contentLength: Int, counts: PackedCounts, sectionCount: Int) {
    self.version = version
    self.contentLength = contentLength
    self.counts = counts
    self.sectionCount = sectionCount
  }

  var bytes: [UInt8] {
    var buffer = SectionBuffer(capacity: PackedFormat.headerLength)
    for byte in PackedFormat.magic { buffer.append(byte) }
    buffer.append(version)
    buffer.append(PackedFormat.byteOrderMark)
    buffer.append(UInt64(fileLength))
    buffer.append(UInt64(contentLength))
    buffer.append(UInt64(counts.organizations))
    buffer.append(UInt64(counts.links))
    buffer.append(UInt32(counts.products))
    buffer.append(UInt32(sectionCount))
    buffer.append(XXHash64.checksum(buffer.bytes))
    return buffer.bytes.array(0..<PackedFormat.headerLength)
  }

  /// Reads the header of a file and checks it against the file's length.
  init(_ bytes: Span<UInt8>) throws(PackedFileProblem) {
    for index in PackedFormat.magic.indices {
      let isName = index < PackedFormat.magicBeforeLineEnds
      if index >= bytes.count {
        throw isName
          ? .notPacked
          : .truncated(expected: PackedFormat.headerLength, actual: bytes.count)
      }
      if bytes[index] != PackedFormat.magic[index] { throw isName ? .notPacked : .lineEndsChanged }
    }
    guard bytes.count >= 16 else {
      throw .truncated(expected: PackedFormat.headerLength, actual: bytes.count)
    }
    version = UInt32(bytes.partialWord(at: 8, length: 4))
    let mark = UInt32(bytes.partialWord(at: 12, length: 4))
    if mark == PackedFormat.byteOrderMark.byteSwapped { throw .otherByteOrder }
    // The mark stands in every version, so a later one can be distinguished from a damaged file.
    if version > PackedFormat.versions.upperBound, mark == PackedFormat.byteOrderMark {
      throw .newerVersion(Int(version))
    }
    guard bytes.count >= PackedFormat.headerLength else {
      throw .truncated(expected: PackedFormat.headerLength, actual: bytes.count)
    }
    let checked = bytes.extracting(first: PackedFormat.checkedHeaderLength)
    guard XXHash64.checksum(checked) == bytes.word(at: PackedFormat.checkedHeaderLength) else {
      throw .damagedHeader
    }
    guard PackedFormat.versions.contains(version), mark == PackedFormat.byteOrderMark else {
      throw .unsound(nil)
    }
    let fileLength = Int(truncatingIfNeeded: bytes.word(at: 16))
    contentLength = Int(truncatingIfNeeded: bytes.word(at: 24))
    counts = PackedCounts(
      organizations: Int(truncatingIfNeeded: bytes.word(at: 32)),
      links: Int(truncatingIfNeeded: bytes.word(at: 40)),
      products: Int(bytes.partialWord(at: 48, length: 4)))
    sectionCount = Int(bytes.partialWord(at: 52, length: 4))
    let greatest = Int(UInt32.max) - 1
    guard contentLength >= PackedFormat.headerLength, contentLength < Int.max / 2,
      contentLength % PackedFormat.alignment == 0, fileLength == self.fileLength,
      (0...greatest).contains(counts.organizations), (0...greatest).contains(counts.links),
      (0...greatest).contains(counts.products), sectionCount <= PackedSection.allCases.count,
      contentLength >= PackedFormat.headerLength + sectionCount * PackedFormat.entryLength
    else { throw .unsound(nil) }
    if bytes.count < fileLength { throw .truncated(expected: fileLength, actual: bytes.count) }
    if bytes.count > fileLength { throw .excess(expected: fileLength, actual: bytes.count) }
  }
}
