import Foundation
import LinkageGraph

/// What ids have in common that look alike, or that a spreadsheet or a habit may have made of one id: case, width, leading
/// zeros, blanks and dashes between letters, marks around, and letters of other scripts do not count.
struct LookalikeKey: Hashable {
  private(set) var bytes: [UInt8] = []
  private var hasDash = false

  static func == (left: LookalikeKey, right: LookalikeKey) -> Bool { left.bytes == right.bytes }

  func hash(into hasher: inout Hasher) { hasher.combine(bytes) }

  /// The key of an id, which is UTF-8.
  init(_ id: Span<UInt8>) {
    if id.indices.contains(where: { id[$0] >= 0x80 }) {
      self.init(String(decoding: id.indices.map { id[$0] }, as: UTF8.self))
      return
    }
    self.init()
    bytes.reserveCapacity(id.count)
    for index in id.indices { add(Unicode.Scalar(id[index])) }
  }

  private init() {}

  init(_ id: String) {
    self.init()
    for scalar in Self.inLatin(id).unicodeScalars { add(scalar) }
  }

  private mutating func add(_ scalar: Unicode.Scalar) {
    switch scalar {
    case "0"..."9":
      // A dash counts only between digits.
      if hasDash, let last = bytes.last, last.isDigit { bytes.append(UInt8(ascii: "-")) }
      // Zeros before a number do not count.
      if bytes.last == UInt8(ascii: "0"), bytes.count < 2 || !bytes[bytes.count - 2].isDigit {
        bytes.removeLast()
      }
      bytes.append(UInt8(scalar.value))
    case "A"..."Z": bytes.append(UInt8(scalar.value | 0x20))
    case "-", "_", "/", ".", "\u{2212}":
      hasDash = true
      return
    case "\0"..." ", "'", "\"", "`", ":", "#", "\u{7F}"..."\u{9F}", "’", "‘", "“", "”": return
    default:
      if scalar.value >= 0x80 {
        if scalar.properties.generalCategory == .dashPunctuation {
          hasDash = true
          return
        }
        if scalar.isBlankOrWidthless { return }
      }
      bytes += Array(String(scalar).utf8)
    }
    hasDash = false
  }

  /// A text with letters of other scripts that look like Latin ones as these, letters of other widths as the usual ones,
  /// and without characters that cannot be seen.
  private static func inLatin(_ text: String) -> String {
    if text.utf8.allSatisfy({ $0 < 0x80 }) { return text }
    var latin = String.UnicodeScalarView()
    for scalar in text.uppercased().precomposedStringWithCompatibilityMapping.unicodeScalars {
      switch scalar.properties.generalCategory {
      case .control, .privateUse, .unassigned, .surrogate: continue
      default: break
      }
      if scalar == "\u{2800}" || scalar == "\u{FFFC}" { continue }
      latin.append(lookalikes[scalar] ?? scalar)
    }
    return String(latin)
  }

  /// Whether a character cannot be told from another, or cannot be seen.
  static func looksLikeAnother(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0x370...0x52F, 0xFF01...0xFF5E:
      lookalikes[scalar] != nil
        || lookalikes[scalar.properties.uppercaseMapping.unicodeScalars.first ?? scalar] != nil
        || scalar.value >= 0xFF01
    case 0x2800, 0xFFFC, 0xE000...0xF8FF, 0...0x1F, 0x7F...0x9F: true
    default: false
    }
  }

  /// Cyrillic and Greek capitals by the Latin ones that they look like.
  private static let lookalikes: [Unicode.Scalar: Unicode.Scalar] = {
    let pairs: [(String, String)] = [
      ("АВЕКМНОРСТУХІЈЅԚԜ", "ABEKMHOPCTYXIJSQW"), ("ΑΒΕΖΗΙΚΜΝΟΡΤΥΧ", "ABEZHIKMNOPTYX"),
    ]
    var letters: [Unicode.Scalar: Unicode.Scalar] = [:]
    for (others, latin) in pairs {
      for (other, letter) in zip(others.unicodeScalars, latin.unicodeScalars) {
        letters[other] = letter
      }
    }
    return letters
  }()
}
