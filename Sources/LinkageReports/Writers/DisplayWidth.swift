import LinkageGraph

/// How many columns of a terminal a text takes.
///
/// Grapheme by grapheme: a letter with its marks takes one column, an ideograph or
/// an emoji two, whatever scalars it is made of.
package enum DisplayWidth {
  /// Returns the number of columns of a text without control characters.
  ///
  /// - Complexity: O(n), without segmentation where the text is of Latin letters.
  package static func columns(of text: some StringProtocol) -> Int {
    let plain = text.utf8.withContiguousStorageIfAvailable { bytes in
      unsafe plainColumns(of: bytes.span)
    }
    if let plain = plain ?? nil { return plain }
    return text.reduce(0) { $0 + columns(of: $1) }
  }

  /// Returns the number of columns of a text in UTF-8 of which every scalar is a character by itself,
  /// one column wide, and is shown as it is; `nil` where there may be others.
  ///
  /// These are the letters, digits and signs of Latin scripts up to U+02FF, and from U+1E00 to U+1EFF,
  /// where those of Vietnamese end.
  static func plainColumns(of bytes: Span<UInt8>) -> Int? {
    var columns = 0
    var index = 0
    while index < bytes.count {
      let byte = bytes[index]
      index += 1
      columns += 1
      if byte >= 0x20, byte < 0x7F { continue }
      switch byte {
      case 0xC2:
        // U+0080 to U+009F are control characters.
        if index >= bytes.count || bytes[index] < 0xA0 { return nil }
        index += 1
      case 0xC3...0xCB: index += 1
      case 0xE1:
        if index >= bytes.count || bytes[index] < 0xB8 || bytes[index] > 0xBB { return nil }
        index += 2
      default: return nil
      }
    }
    return columns
  }

  /// Returns the number of columns of one character: 0, 1 or 2.
  package static func columns(of character: Character) -> Int {
    let scalars = character.unicodeScalars
    guard let base = scalars.first else { return 0 }
    if base.isASCII, scalars.count == 1 { return base.value < 0x20 || base.value == 0x7F ? 0 : 1 }
    if base.properties.isEmojiPresentation { return 2 }
    if base.properties.isEmoji, scalars.contains("\u{FE0F}") { return 2 }
    if isWide(base) { return 2 }
    return isWithoutWidth(base) ? 0 : 1
  }

  /// Returns the longest beginning of a text that fits into so many columns, ended by an ellipsis
  /// where something had to go.
  package static func truncate(_ text: String, to limit: Int) -> String {
    guard columns(of: text) > limit else { return text }
    guard limit > 0 else { return "" }
    var kept = ""
    var used = 0
    for character in text {
      let width = columns(of: character)
      if used + width > limit - 1 { break }
      kept.append(character)
      used += width
    }
    while kept.last == " " { kept.removeLast() }
    return kept + "…"
  }

  /// Returns a text in which nothing can move the cursor or turn the order of letters around:
  /// control characters are replaced by their pictures.
  package static func visible(_ text: String) -> String {
    guard text.unicodeScalars.contains(where: { picture(of: $0) != nil }) else { return text }
    var result = String.UnicodeScalarView()
    for scalar in text.unicodeScalars { result.append(picture(of: scalar) ?? scalar) }
    return String(result)
  }

  private static func picture(of scalar: Unicode.Scalar) -> Unicode.Scalar? {
    switch scalar.value {
    case 0..<0x20: scalar.controlPicture
    case 0x7F: "\u{2421}"
    case 0x2028, 0x2029: "\u{2424}"
    case 0x80...0x9F, 0x202A...0x202E, 0x2066...0x2069: "\u{FFFD}"
    default: nil
    }
  }

  private static func isWithoutWidth(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.properties.generalCategory {
    case .nonspacingMark, .enclosingMark, .control: true
    case .format: scalar.value != 0xAD
    default: false
    }
  }

  private static func isWide(_ scalar: Unicode.Scalar) -> Bool {
    guard scalar.value >= 0x1100 else { return false }
    var low = 0
    var high = wide.count
    while low < high {
      let middle = (low + high) / 2
      if wide[middle].upperBound < scalar.value { low = middle + 1 } else { high = middle }
    }
    return low < wide.count && wide[low].contains(scalar.value)
  }

  /// The blocks whose letters are wide or fullwidth in Unicode's `EastAsianWidth.txt`; emoji have
  /// a property of their own.
  private static let wide: [ClosedRange<UInt32>] = [
    0x1100...0x115F, 0x2329...0x232A, 0x2630...0x2637, 0x268A...0x268F, 0x2E80...0x303E,
    0x3041...0x3247, 0x3250...0xA4CF, 0xA960...0xA97F, 0xAC00...0xD7A3, 0xF900...0xFAFF,
    0xFE10...0xFE19, 0xFE30...0xFE6F, 0xFF01...0xFF60, 0xFFE0...0xFFE6, 0x16FE0...0x18DFF,
    0x1AFF0...0x1B2FF, 0x1D300...0x1D376, 0x1F200...0x1F265, 0x20000...0x2FFFD,
    0x30000...0x3FFFD,
  ]
}
