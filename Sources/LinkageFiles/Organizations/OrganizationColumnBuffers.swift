import LabeledGraph
import LinkageGraph

/// The columns of all organizations of a file, filled by the readers of its pieces.
///
/// A column that the file does not have, or that is not kept, has no rows. Codes of districts and lists are those of the piece that
/// read the row.
struct OrganizationColumnBuffers: Sendable {
  /// The offsets of the ids' fields; a file of organizations is shorter than 4 GiB.
  let fields: ParallelBuffer<UInt32>
  let ids: ParallelBuffer<KeptText>
  let names: ParallelBuffer<KeptText>
  let kinds: ParallelBuffer<OrganizationKind>
  let roles: ParallelBuffer<OrganizationKinds>
  let districts: ParallelBuffer<UInt32>
  let productLists: ParallelBuffer<UInt32>
  let members: ParallelBuffer<Int>
  let taxCodes: ParallelBuffer<KeptText>
  /// The offsets of the tax codes' fields.
  let taxCodeFields: ParallelBuffer<UInt32>
  /// A rating's raw value plus one; 0 where blank.
  let ratings: ParallelBuffer<UInt8>
  let highTechnology: ParallelBuffer<Answer>
  let digitalTechnology: ParallelBuffer<Answer>
  let capacities: ParallelBuffer<Double>

  init(header: HeaderRow, rowCount: Int, keepsNames: Bool) {
    func count(_ column: OrganizationColumn) -> Int {
      header.columns[column.rawValue] >= 0 ? rowCount : 0
    }
    fields = ParallelBuffer(count: rowCount)
    ids = ParallelBuffer(count: rowCount)
    names = ParallelBuffer(count: keepsNames ? count(.name) : 0)
    kinds = ParallelBuffer(count: rowCount)
    roles = ParallelBuffer(count: count(.roles))
    districts = ParallelBuffer(count: count(.district))
    productLists = ParallelBuffer(count: count(.products))
    members = ParallelBuffer(count: count(.members))
    taxCodes = ParallelBuffer(count: count(.taxCode))
    taxCodeFields = ParallelBuffer(count: count(.taxCode))
    ratings = ParallelBuffer(count: count(.rating))
    highTechnology = ParallelBuffer(count: count(.highTechnology))
    digitalTechnology = ParallelBuffer(count: count(.digital))
    capacities = ParallelBuffer(count: count(.capacity))
  }

  /// Ends the filling with the rows that pieces took, but for the texts and products.
  func finished(_ pieces: [Range<Int>]) -> OrganizationColumns {
    var columns = OrganizationColumns()
    columns.kinds = kinds.finished(pieces)
    columns.roles = roles.finished(pieces)
    columns.districts.codes = districts.finished(pieces)
    columns.members = members.finished(pieces)
    columns.ratings = ratings.finished(pieces)
    columns.highTechnology = highTechnology.finished(pieces)
    columns.digitalTechnology = digitalTechnology.finished(pieces)
    columns.capacities = capacities.finished(pieces)
    return columns
  }
}

/// Where a text is that will be part of a column: among the bytes of the file, or among those of its piece
/// that had to be rewritten.
struct KeptText: BitwiseCopyable, Sendable {
  private let start: UInt32
  private let length: UInt32

  private static let rewrittenFlag: UInt32 = 1 << 31

  /// A text as it stands in a file of less than 4 GiB.
  @inline(__always)
  init(start: Int, length: UInt32) {
    self.start = UInt32(truncatingIfNeeded: start)
    self.length = length
  }

  /// A text by its number among those that were rewritten.
  init(rewritten: Int) {
    start = UInt32(rewritten)
    length = Self.rewrittenFlag
  }

  static let blank = KeptText(start: 0, length: 0)

  /// The number among those that were rewritten, or `nil`.
  var rewritten: Int? { length & Self.rewrittenFlag != 0 ? Int(start) : nil }

  /// Where the text stands in the file.
  @inline(__always)
  var range: Range<Int> { Int(start)..<Int(start) + Int(length) }
}

/// The texts of a column of one piece.
struct KeptTexts: Sendable {
  /// The bytes of all texts together.
  private(set) var byteCount = 0
  private var rewritten = TextColumn()

  /// Keeps a text that stands in the file.
  @inline(__always)
  mutating func keep(_ text: TextRange, base: Int) -> KeptText {
    byteCount &+= Int(text.length)
    return KeptText(start: base &+ Int(text.start), length: text.length)
  }

  mutating func keep(_ text: FieldText) -> KeptText {
    switch text {
    case .slice(let range):
      byteCount += range.count
      return KeptText(start: range.lowerBound, length: UInt32(range.count))
    case .rewritten(let own):
      byteCount += own.count
      rewritten.append(own.span)
      return KeptText(rewritten: rewritten.count - 1)
    }
  }

  /// Copies texts of a file one after another to room for ``byteCount`` bytes, and notes where each ends,
  /// counted from `base` on.
  func copy(
    _ texts: Span<KeptText>, of file: Span<UInt8>, to output: inout MutableSpan<UInt8>,
    ends: inout MutableSpan<UInt32>, base: Int
  ) {
    var end = 0
    for row in texts.indices {
      let text = texts[row]
      if let number = text.rewritten {
        let own = rewritten.span(of: number)
        for offset in own.indices { output[end + offset] = own[offset] }
        end += own.count
      } else {
        let range = text.range
        var offset = 0
        // What is stored beyond the end of a text is stored over by the next.
        while offset < range.count, end + offset + 16 <= output.count,
          range.lowerBound + offset + 16 <= file.count
        {
          output.store(file.vector(at: range.lowerBound &+ offset), at: end &+ offset)
          offset &+= 16
        }
        while offset < range.count {
          output[end + offset] = file[range.lowerBound + offset]
          offset += 1
        }
        end += range.count
      }
      ends[row] = UInt32(truncatingIfNeeded: base &+ end)
    }
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

  /// Puts the texts of a piece where they belong: the first in row `first`, its bytes at `start`.
  func put(
    _ texts: Span<KeptText>, _ kept: KeptTexts, of file: Span<UInt8>, at first: Int, byte start: Int
  ) {
    var output = bytes.part(start..<start + kept.byteCount)
    var ownEnds = ends.part(first..<first + texts.count)
    kept.copy(texts, of: file, to: &output, ends: &ownEnds, base: start)
  }

  func finished() -> TextColumn {
    TextColumn(lentBytes: bytes.finished(), ends: ends.finished())
  }
}
