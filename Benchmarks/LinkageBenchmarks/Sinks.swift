import LinkageGraph

/// A sink that counts bytes and forgets them.
struct CountingSink: ByteSink {
  private(set) var count = 0

  mutating func write(_ bytes: Span<UInt8>) {
    count += bytes.count
  }
}

/// A sink that counts the organizations and links among the lines of a DOT file.
///
/// Both begin with the name of an organization, `o` and a number; a bracket follows in the line of an
/// organization, an arrow in that of a link.
struct DOTLineSink: ByteSink {
  private(set) var nodes = 0
  private(set) var edges = 0
  private var part = Part.lineStart

  private enum Part { case lineStart, name, rest }

  mutating func write(_ bytes: Span<UInt8>) {
    for index in bytes.indices {
      let byte = bytes[index]
      if byte == UInt8(ascii: "\n") {
        part = .lineStart
        continue
      }
      switch part {
      case .lineStart: part = byte == UInt8(ascii: "o") ? .name : .rest
      case .name:
        if byte == UInt8(ascii: "[") {
          nodes += 1
          part = .rest
        } else if byte == UInt8(ascii: ">") {
          edges += 1
          part = .rest
        } else if !(UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte),
          byte != UInt8(ascii: " "), byte != UInt8(ascii: "-")
        {
          part = .rest
        }
      case .rest: break
      }
    }
  }
}
