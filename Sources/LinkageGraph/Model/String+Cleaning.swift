import Foundation

extension String {
  /// The text in Normalization Form C.
  package var normalizedToNFC: String {
    utf8.allSatisfy { $0 < 0x80 } ? self : precomposedStringWithCanonicalMapping
  }

  /// A name as it is meant: in Normalization Form C, without blanks and characters of no width around it, and with
  /// plain spaces for blanks that break no line.
  package var trimmedAndNormalized: String { cleaned(isWord: false) }

  /// An id, a product, a kind or a number as it is meant: as ``trimmedAndNormalized``, without characters of no width
  /// within, and with the Vietnamese letter đ for the letters of other languages that look like it.
  ///
  /// Spreadsheets and web pages leave characters of no width behind that nobody can see, and old keyboards write Ð
  /// (U+00D0) for Đ (U+0110): two texts that look the same must be the same.
  package var cleanedWord: String { cleaned(isWord: true) }

  private func cleaned(isWord: Bool) -> String {
    let isPlain = utf8.allSatisfy { $0 > 0x20 && $0 < 0x7F }
    if isPlain { return self }
    let scalars = unicodeScalars
    guard let first = scalars.firstIndex(where: { !$0.isBlankOrWidthless }) else { return "" }
    var end = scalars.endIndex
    while scalars[scalars.index(before: end)].isBlankOrWidthless {
      end = scalars.index(before: end)
    }
    var clean = String.UnicodeScalarView()
    var last: Unicode.Scalar = " "
    for scalar in scalars[first..<end] {
      defer { last = scalar }
      if scalar.isBlankThatBreaksNoLine {
        clean.append(" ")
      } else if !isWord {
        clean.append(scalar)
      } else if !scalar.isWidthless || scalar.joins(last) {
        clean.append(scalar.asVietnamese)
      }
    }
    return String(clean).normalizedToNFC
  }
}

extension Unicode.Scalar {
  /// Whether the scalar takes no room on paper: zero-width spaces and joiners, marks of direction, the byte-order
  /// mark, the soft hyphen, fillers and the like.
  package var isWidthless: Bool { value >= 0xAD && properties.isDefaultIgnorableCodePoint }

  /// Whether the scalar says how the picture before it looks, or joins it with the next into one.
  fileprivate func joins(_ last: Unicode.Scalar) -> Bool {
    (value == 0x200D || value == 0xFE0F) && last.value > 0x2000
      && (last.properties.isEmoji || last.value == 0xFE0F)
  }

  /// Whether the scalar is blank or takes no room.
  package var isBlankOrWidthless: Bool { properties.isWhitespace || isWidthless }

  /// No-break spaces: the usual one, the one of a digit's width, and the narrow one.
  fileprivate var isBlankThatBreaksNoLine: Bool {
    value == 0xA0 || value == 0x2007 || value == 0x202F
  }

  /// The Vietnamese letter đ in place of the Icelandic eth and the African d, which look like it as capitals.
  package var asVietnamese: Unicode.Scalar {
    switch value {
    case 0xD0, 0x189: "\u{110}"
    case 0xF0, 0x256: "\u{111}"
    default: self
    }
  }
}
