import Foundation
import LinkageGraph

/// How letters beyond ASCII are written in ASCII: what comes out, or `nil` where a text has none of it.
enum ASCIICodes {
  /// Where a text has entities of HTML, by the offsets of their `&` and `;` in UTF-8.
  static func entityRanges(_ text: [UInt8]) -> [ClosedRange<Int>] {
    guard text.contains(UInt8(ascii: "&")), text.contains(UInt8(ascii: ";")) else { return [] }
    var ranges: [ClosedRange<Int>] = []
    for start in text.indices where text[start] == UInt8(ascii: "&") {
      let name = text[(start + 1)...].prefix(10).prefix { $0 != UInt8(ascii: ";") }
      guard name.endIndex < text.count, text[name.endIndex] == UInt8(ascii: ";"),
        entity(String(decoding: name, as: UTF8.self)) != nil
      else { continue }
      ranges.append(start...name.endIndex)
    }
    return ranges
  }

  static func entities(_ text: String) -> String? {
    let bytes = Array(text.utf8)
    let ranges = entityRanges(bytes)
    if ranges.isEmpty { return nil }
    var result = ""
    var position = 0
    for range in ranges {
      result += String(decoding: bytes[position..<range.lowerBound], as: UTF8.self)
      let name = bytes[(range.lowerBound + 1)..<range.upperBound]
      result += entity(String(decoding: name, as: UTF8.self)) ?? ""
      position = range.upperBound + 1
    }
    result += String(decoding: bytes[position...], as: UTF8.self)
    return result.trimmedAndNormalized
  }

  /// The character of an entity, by what stands between `&` and `;`.
  private static func entity(_ name: String) -> String? {
    if name.hasPrefix("#") {
      let digits = name.dropFirst()
      let number =
        digits.first == "x" || digits.first == "X"
        ? UInt32(digits.dropFirst(), radix: 16) : UInt32(digits)
      return number.flatMap(Unicode.Scalar.init).map { String(Character($0)) }
    }
    if let mark = plainEntities[name] { return mark }
    // A letter and the name of its mark: aacute, Ocirc.
    guard let letter = name.first, letter.isASCII, letter.isLetter,
      let mark = markNames[String(name.dropFirst())]
    else { return nil }
    if mark == "\u{335}" { return letter == "d" ? "đ" : letter == "D" ? "Đ" : nil }
    return "\(letter)\(mark)".normalizedToNFC
  }

  private static let plainEntities = [
    "amp": "&", "nbsp": " ", "quot": "\"", "apos": "'", "lt": "<", "gt": ">", "eth": "đ",
    "ETH": "Đ",
  ]

  private static let markNames = [
    "acute": "\u{301}", "grave": "\u{300}", "tilde": "\u{303}", "circ": "\u{302}",
    "breve": "\u{306}", "uml": "\u{308}", "strok": "\u{335}",
  ]

  static func escapes(_ text: String) -> String? {
    guard text.contains("\\u") || text.contains("\\U") || text.contains("\\x") else { return nil }
    let scalars = Array(text.unicodeScalars)
    var units: [UInt16] = []
    var hasEscape = false
    var position = 0
    while position < scalars.count {
      let digits =
        position + 1 < scalars.count ? ["u": 4, "U": 4, "x": 2][scalars[position + 1]] : nil
      if scalars[position] == "\\", let digits, position + 2 + digits <= scalars.count {
        let code = scalars[(position + 2)..<(position + 2 + digits)].map(String.init).joined()
        if let unit = UInt16(code, radix: 16) {
          units.append(unit)
          position += 2 + digits
          hasEscape = true
          continue
        }
      }
      units.append(contentsOf: String(scalars[position]).utf16)
      position += 1
    }
    return hasEscape ? String(decoding: units, as: UTF16.self).trimmedAndNormalized : nil
  }

  static func percent(_ text: String) -> String? {
    guard text.contains("%") else { return nil }
    let plain = text.split(separator: "+", omittingEmptySubsequences: false).joined(separator: " ")
    guard let decoded = plain.removingPercentEncoding, decoded != plain else { return nil }
    return decoded.trimmedAndNormalized
  }

  static func utf7(_ text: String) -> String? {
    guard text.contains("+"), text.utf8.allSatisfy({ $0 < 0x80 }) else { return nil }
    var result = ""
    var rest = text[...]
    var hasCode = false
    while let plus = rest.firstIndex(of: "+") {
      result += rest[..<plus]
      let code = rest[rest.index(after: plus)...].prefix {
        $0.isLetter || $0.isNumber || $0 == "+" || $0 == "/"
      }
      guard let letters = utf16(ofBase64: String(code)) else {
        result += "+"
        rest = rest[rest.index(after: plus)...]
        continue
      }
      hasCode = true
      result += letters
      rest = rest[code.endIndex...]
      if rest.first == "-" { rest = rest.dropFirst() }
    }
    return hasCode ? (result + rest).trimmedAndNormalized : nil
  }

  /// Vietnamese letters of which a code of UTF-7 is made; `nil` where others come out.
  private static func utf16(ofBase64 code: String) -> String? {
    let padded = code + String(repeating: "=", count: (4 - code.count % 4) % 4)
    guard code.count >= 3, let data = Data(base64Encoded: padded), data.count >= 2 else {
      return nil
    }
    let bytes = Array(data)
    let units = (0..<bytes.count / 2).map { UInt16(bytes[2 * $0]) << 8 | UInt16(bytes[2 * $0 + 1]) }
    let text = String(decoding: units, as: UTF16.self)
    return text.unicodeScalars.allSatisfy(LegacyEncoding.isMarkedLetter) ? text : nil
  }

  /// VIQR (RFC 1456): marks behind the vowel, and `dd`.
  static func viqr(_ text: String) -> String? {
    var result = String.UnicodeScalarView()
    var takesMarks = false
    var hasMark = false
    for scalar in text.unicodeScalars {
      if takesMarks, let mark = viqrMarks[scalar] {
        result.append(mark)
        hasMark = true
        continue
      }
      if scalar == "d" || scalar == "D", let last = result.last, last == "d" || last == "D" {
        result.removeLast()
        result.append(last == "d" ? "đ" : "Đ")
        hasMark = true
        continue
      }
      result.append(scalar)
      takesMarks = "aeiouyAEIOUY".unicodeScalars.contains(scalar)
    }
    return hasMark ? String(result).trimmedAndNormalized : nil
  }

  private static let viqrMarks: [Unicode.Scalar: Unicode.Scalar] = [
    "'": "\u{301}", "`": "\u{300}", "?": "\u{309}", "~": "\u{303}", ".": "\u{323}", "^": "\u{302}",
    "(": "\u{306}", "+": "\u{31B}", "*": "\u{31B}",
  ]
}
