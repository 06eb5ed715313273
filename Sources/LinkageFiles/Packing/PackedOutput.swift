import LinkageGraph

/// The bytes of a packed file on their way to a sink, block by block, each with its checksum.
struct PackedOutput: ~Copyable {
  private var block: [UInt8] = []
  private(set) var checksums: [UInt64] = []
  private(set) var length = 0

  init() {
    block.reserveCapacity(PackedFormat.blockLength)
  }

  mutating func write<Sink: ByteSink & ~Copyable>(
    _ bytes: Span<UInt8>, to sink: inout Sink
  ) throws {
    var position = 0
    while position < bytes.count {
      let part = min(bytes.count - position, PackedFormat.blockLength - block.count)
      block.append(copying: bytes.extracting(position..<(position + part)))
      position += part
      if block.count == PackedFormat.blockLength { try flush(to: &sink) }
    }
    length += bytes.count
  }

  /// Writes zeros up to the next offset at which a section may begin.
  mutating func align<Sink: ByteSink & ~Copyable>(to sink: inout Sink) throws {
    let zeros = [UInt8](repeating: 0, count: PackedFormat.aligned(length) - length)
    try write(zeros.span, to: &sink)
  }

  /// Writes the last block and the checksums, which end the file.
  mutating func finish<Sink: ByteSink & ~Copyable>(to sink: inout Sink) throws {
    if !block.isEmpty { try flush(to: &sink) }
    var buffer = SectionBuffer(capacity: PackedFormat.checksumsLength(ofContent: length))
    for checksum in checksums { buffer.append(checksum) }
    buffer.append(XXHash64.checksum(buffer.bytes))
    try sink.write(buffer.bytes)
  }

  private mutating func flush<Sink: ByteSink & ~Copyable>(to sink: inout Sink) throws {
    checksums.append(XXHash64.checksum(block.span))
    try sink.write(block.span)
    block.removeAll(keepingCapacity: true)
  }
}
