import LabeledGraph
import LinkageGraph

/// The columns of all organizations of a file, filled by the readers of its pieces.
///
/// A column that the file does not have has no rows. Codes of districts and lists are those of the piece that
/// read the row.
struct OrganizationColumnBuffers: Sendable {
  /// The offsets of the ids' fields; a file of organizations is shorter than 4 GiB.
  let fields: ParallelBuffer<UInt32>
  /// Where ids and names end among the texts of their piece.
  let idEnds: ParallelBuffer<UInt32>
  let nameEnds: ParallelBuffer<UInt32>
  let kinds: ParallelBuffer<OrganizationKind>
  let districts: ParallelBuffer<UInt32>
  let productLists: ParallelBuffer<UInt32>
  let members: ParallelBuffer<Int>
  /// A rating's raw value plus one; 0 where blank.
  let ratings: ParallelBuffer<UInt8>
  let highTechnology: ParallelBuffer<Answer>
  let digitalTechnology: ParallelBuffer<Answer>
  let capacities: ParallelBuffer<Double>

  init(header: HeaderRow, rowCount: Int) {
    func count(_ column: OrganizationColumn) -> Int {
      header.columns[column.rawValue] >= 0 ? rowCount : 0
    }
    fields = ParallelBuffer(count: rowCount)
    idEnds = ParallelBuffer(count: rowCount)
    nameEnds = ParallelBuffer(count: count(.name))
    kinds = ParallelBuffer(count: rowCount)
    districts = ParallelBuffer(count: count(.district))
    productLists = ParallelBuffer(count: count(.products))
    members = ParallelBuffer(count: count(.members))
    ratings = ParallelBuffer(count: count(.rating))
    highTechnology = ParallelBuffer(count: count(.highTechnology))
    digitalTechnology = ParallelBuffer(count: count(.digital))
    capacities = ParallelBuffer(count: count(.capacity))
  }
}

/// Texts of one piece of a file, one after another.
struct TextBytes: Sendable {
  private(set) var bytes: [UInt8]
  private(set) var count = 0

  /// What a copy may write beyond the end of a text.
  private static let slack = 32

  /// - Parameter capacity: How many bytes are expected.
  init(capacity: Int) {
    bytes = [UInt8](repeating: 0, count: capacity + Self.slack)
  }

  /// Appends a text that 16 bytes can be loaded from the start of; returns where it ends.
  @inline(__always)
  mutating func append(_ text: Span<UInt8>, at start: Int, length: Int) -> UInt32 {
    if count + length + Self.slack > bytes.count { makeRoom(for: length) }
    if length <= 16 {
      let end = count
      var output = bytes.mutableSpan
      output.store(text.vector(at: start), at: end)
    } else {
      copy(text.extracting(start..<start + length))
    }
    count += length
    return UInt32(truncatingIfNeeded: count)
  }

  /// Appends a text; returns where it ends.
  mutating func append(_ text: FieldText, _ input: Span<UInt8>) -> UInt32 {
    switch text {
    case .slice(let range): append(input.extracting(range))
    case .rewritten(let own): append(own.span)
    }
    return UInt32(count)
  }

  private mutating func append(_ text: Span<UInt8>) {
    if count + text.count + Self.slack > bytes.count { makeRoom(for: text.count) }
    copy(text)
    count += text.count
  }

  private mutating func copy(_ text: Span<UInt8>) {
    let end = count
    var output = bytes.mutableSpan
    var offset = 0
    while offset + 16 <= text.count {
      output.store(text.vector(at: offset), at: end + offset)
      offset += 16
    }
    while offset < text.count {
      output[end + offset] = text[offset]
      offset += 1
    }
  }

  @inline(never)
  private mutating func makeRoom(for length: Int) {
    bytes.append(contentsOf: repeatElement(0, count: bytes.count + length + Self.slack))
  }
}

/// A column of texts being put together from those of pieces.
struct TextColumnBuffer: Sendable {
  private let bytes: ParallelBuffer<UInt8>
  private let ends: ParallelBuffer<UInt32>

  init(count: Int, byteCount: Int) {
    bytes = ParallelBuffer(count: byteCount)
    ends = ParallelBuffer(count: count)
  }

  var count: Int { ends.count }

  /// Puts the texts of a piece where they belong.
  ///
  /// - Parameters:
  ///   - texts: The texts.
  ///   - pieceEnds: Where each ends among those of the piece.
  ///   - rows: Their rows in `pieceEnds`.
  ///   - first: The row of the first among all.
  ///   - start: Where its bytes begin among all.
  func put(
    _ texts: TextBytes, ends pieceEnds: ParallelBuffer<UInt32>, of rows: Range<Int>, at first: Int,
    byte start: Int
  ) {
    bytes.copy(texts.bytes.span.extracting(first: texts.count), to: start)
    let base = UInt32(truncatingIfNeeded: start)
    for row in 0..<rows.count { ends[first + row] = pieceEnds[rows.lowerBound + row] &+ base }
  }

  func finished() -> TextColumn {
    TextColumn(lentBytes: bytes.finished(), ends: ends.finished())
  }
}
