/// A text in lines of a width that can be read in a box.
struct DrawnLines {
  /// The lines, as ranges of the text's bytes.
  var ranges: [Range<Int>]
  /// Whether the last line stands for more text than it shows.
  var isShortened: Bool
}

extension DrawnText {
  /// The widest line, in columns of a fixed-width font.
  static let lineWidth = 22
  /// The most lines of one name.
  static let lineLimit = 3

  /// A word, or a piece of one that is wider than a line.
  private struct Word {
    var range: Range<Int>
    var width: Int
    /// Whether it goes on from the word before, without a blank.
    var isContinuation: Bool
  }

  /// Breaks the text into as few lines as it needs, of about one width.
  ///
  /// - Complexity: O(bytes shown); a long text is not read to its end.
  func lines(width: Int = lineWidth, limit: Int = lineLimit) -> DrawnLines {
    if bytes.count <= width, bytes.first != Self.blank, bytes.last != Self.blank, !isBlank {
      // No more bytes than columns: one line, whatever the letters.
      return DrawnLines(ranges: [0..<bytes.count], isShortened: false)
    }
    let (words, isWhole) = words(width: width, upTo: width * limit)
    if words.isEmpty { return DrawnLines(ranges: [], isShortened: false) }
    let total = words.reduce(-1) { $0 + $1.width + ($1.isContinuation ? 0 : 1) }
    let widest = words.map(\.width).max() ?? width
    var count = max(1, (total + width - 1) / width)
    while isWhole, count <= limit {
      let even = (total + count - 1) / count
      for narrow in stride(from: max(widest, even), through: width, by: 1) {
        let lines = Self.greedy(words, width: narrow)
        if lines.count <= count { return DrawnLines(ranges: lines, isShortened: false) }
      }
      count += 1
    }
    let lines = Self.greedy(words, width: width)
    return DrawnLines(
      ranges: Array(lines.prefix(limit)), isShortened: lines.count > limit || !isWhole)
  }

  /// The text on one line, and no more of it than a sentence has room for.
  var shortened: String {
    let lines = lines(width: 60, limit: 1)
    let text = lines.ranges.first.map { String(decoding: bytes[$0], as: UTF8.self) } ?? ""
    return lines.isShortened ? text + "…" : text
  }

  private static func greedy(_ words: [Word], width: Int) -> [Range<Int>] {
    var lines: [Range<Int>] = []
    var used = 0
    for word in words {
      let gap = word.isContinuation ? 0 : 1
      if let last = lines.last, used + gap + word.width <= width {
        lines[lines.count - 1] = last.lowerBound..<word.range.upperBound
        used += gap + word.width
      } else {
        lines.append(word.range)
        used = word.width
      }
    }
    return lines
  }

  /// Returns the words, at least as many as fill so many columns, and whether these are all.
  private func words(width: Int, upTo greatest: Int) -> (words: [Word], isWhole: Bool) {
    // No letter that is meant to be read has more bytes than this.
    let bound = min(bytes.count, greatest * 16)
    var words: [Word] = []
    var total = 0
    var position = 0
    while position < bound, total <= greatest {
      if bytes[position] == Self.blank {
        position += 1
        continue
      }
      let start = position
      var columns = 0
      while position < bound, bytes[position] != Self.blank {
        columns += Self.width(of: bytes[position], bytes[min(position + 1, bytes.count - 1)])
        position += Self.length(ofScalarFrom: bytes[position])
      }
      let word = Word(range: start..<position, width: columns, isContinuation: false)
      let new = columns <= width ? [word] : pieces(of: word, width: width)
      words += new
      total += new.reduce(1) { $0 + $1.width }
    }
    return (words, bytes[min(position, bytes.count)...].allSatisfy { $0 == Self.blank })
  }

  /// Cuts a wide word between characters, so that no accent loses its letter.
  private func pieces(of word: Word, width: Int) -> [Word] {
    var pieces = [
      Word(
        range: word.range.lowerBound..<word.range.lowerBound, width: 0,
        isContinuation: false)
    ]
    for character in String(decoding: bytes[word.range], as: UTF8.self) {
      let utf8 = Array(character.utf8)
      let columns = Self.width(of: utf8[0], utf8.count > 1 ? utf8[1] : 0)
      let last = pieces[pieces.count - 1]
      let end = last.range.upperBound
      if last.width + columns <= width {
        pieces[pieces.count - 1].range = last.range.lowerBound..<end + utf8.count
        pieces[pieces.count - 1].width += columns
      } else {
        pieces.append(Word(range: end..<end + utf8.count, width: columns, isContinuation: true))
      }
    }
    return pieces
  }

  /// The columns of a scalar by its first two bytes: none for an accent that follows its letter,
  /// two for East Asian letters and pictures.
  private static func width(of first: UInt8, _ second: UInt8) -> Int {
    switch (first, second) {
    case (0xCC, _), (0xCD, ..<0xB0): 0
    case (0xE1, 0x84...0x87), (0xE2, 0xBA...), (0xE3...0xED, _), (0xEF, 0xBC...0xBD),
      (0xF0, 0x9F...):
      2
    default: 1
    }
  }
}
