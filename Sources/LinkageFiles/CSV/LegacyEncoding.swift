import Foundation
public import LinkageGraph

/// How Vietnamese was written before Unicode, how it looks when UTF-8 is taken for something else, and how programs write it
/// where they have ASCII alone.
///
/// The text may stand in the file in bytes of its own, or, saved as UTF-8 by a program that knew only its font, in the
/// Latin letters that share its codes: "Hîp t¸c x·" for "Hợp tác xã".
public enum LegacyEncoding: Sendable, Hashable, CaseIterable {
  /// TCVN3 (ABC), of fonts such as .VnTime.
  case tcvn3
  /// VNI, of fonts such as VNI-Times.
  case vni
  /// Windows-1258.
  case windows1258
  /// VISCII (RFC 1456).
  case viscii
  /// UTF-8 that was read as Windows-1252 and saved again.
  case doubleUTF8
  /// Entities of HTML: `L&uacute;a`.
  case entities
  /// Numbers of characters as in program text: `L\u00faa`.
  case escapes
  /// Bytes in hexadecimal as in addresses of the web: `L%C3%BAa`.
  case percent
  /// UTF-7: `L+APo-a`.
  case utf7
  /// VIQR, marks typed behind the letters: `lu'a ga.o`.
  case viqr

  /// The name of the encoding.
  public var name: LocalizedText {
    switch self {
    case .tcvn3: LocalizedText("TCVN3 (ABC)", "TCVN3 (ABC)")
    case .vni: LocalizedText("VNI", "VNI")
    case .windows1258: LocalizedText("Windows-1258", "Windows-1258")
    case .viscii: LocalizedText("VISCII", "VISCII")
    case .doubleUTF8: LocalizedText("UTF-8 encoded twice", "UTF-8 chuyển hai lần")
    case .entities: LocalizedText("HTML codes", "mã HTML")
    case .escapes: LocalizedText("Unicode codes", "mã số Unicode")
    case .percent: LocalizedText("percent codes", "mã phần trăm")
    case .utf7: LocalizedText("UTF-7", "UTF-7")
    case .viqr: LocalizedText("VIQR", "VIQR")
    }
  }

  /// Says of a text that it is in this encoding.
  var predicate: LocalizedText {
    switch self {
    case .tcvn3, .vni, .windows1258, .viscii, .utf7:
      LocalizedText(
        "is in \(name.english), not in Unicode",
        "gõ bằng bảng mã \(name.vietnamese), không phải Unicode")
    case .doubleUTF8:
      LocalizedText("was encoded as UTF-8 twice", "bị lưu sai bảng mã (UTF-8 chuyển hai lần)")
    case .entities:
      LocalizedText("is written in HTML codes (&…;)", "viết bằng mã HTML (&…;)")
    case .escapes:
      LocalizedText("is written in Unicode codes (\\u…)", "viết bằng mã số Unicode (\\u…)")
    case .percent:
      LocalizedText(
        "is written in percent codes, as addresses of the web are",
        "viết bằng mã phần trăm như địa chỉ web")
    case .viqr: LocalizedText("is in VIQR, not in Unicode", "gõ kiểu VIQR, không phải Unicode")
    }
  }

  /// Whether a program has written the text so, rather than a person whose letters were other ones.
  var isOfPrograms: Bool {
    switch self {
    case .entities, .escapes, .percent, .utf7: true
    case .tcvn3, .vni, .windows1258, .viscii, .doubleUTF8, .viqr: false
    }
  }

  /// Returns what a text says in this encoding, or `nil` where it cannot be in it or says the same.
  func decoded(_ text: String) -> String? {
    let scalars = text.unicodeScalars
    let result: String?
    switch self {
    case .entities: result = ASCIICodes.entities(text)
    case .escapes: result = ASCIICodes.escapes(text)
    case .percent: result = ASCIICodes.percent(text)
    case .utf7: result = ASCIICodes.utf7(text)
    case .viqr: result = ASCIICodes.viqr(text)
    case .tcvn3, .vni, .windows1258, .viscii, .doubleUTF8:
      guard scalars.contains(where: { $0.value >= 0x80 }) else { return nil }
      switch self {
      case .tcvn3: result = Self.replaced(scalars, by: Self.tcvn3Letters)
      case .windows1258: result = Self.replaced(scalars, by: Self.windows1258Letters)
      case .vni: result = Self.vni(scalars)
      case .viscii: result = Self.viscii(scalars)
      default: result = Self.asUTF8(scalars)
      }
    }
    return result == text ? nil : result
  }

  /// Returns the encoding in which bytes that are no UTF-8 are Vietnamese, or `nil` where that cannot be said.
  static func ofBytes(_ bytes: [UInt8]) -> LegacyEncoding? {
    let text = String(String.UnicodeScalarView(bytes.map { Unicode.Scalar($0) }))
    let words = text.split { !$0.isLetter && !$0.unicodeScalars.contains { $0.value >= 0x80 } }.map(
      String.init)
    let scores = [LegacyEncoding.tcvn3, .vni, .windows1258, .viscii].map { encoding in
      (encoding, words.count { encoding.decoded($0).map(isSyllable) ?? false })
    }
    guard let best = scores.max(by: { $0.1 < $1.1 }), best.1 > 0,
      scores.count(where: { $0.1 == best.1 }) == 1
    else { return nil }
    return best.0
  }

  /// Returns the encoding under which a text that is no word becomes one, and that word.
  static func reading(_ text: String, isWord: (String) -> Bool) -> Remedy? {
    for encoding in allCases {
      if let decoded = encoding.decoded(text), isWord(decoded) {
        return .legacyText(encoding, decoded)
      }
    }
    return nil
  }

  /// Finds the encoding in which a text of people's own words seems to be.
  ///
  /// - Parameters:
  ///   - text: The text.
  ///   - isWhole: Whether every syllable with marks must be one that names of offices have, as in the short text of a product.
  /// - Returns: The encoding and what the text says in it, or `nil` where it is in none.
  static func reading(ofFreeText text: String, isWhole: Bool = false) -> Remedy? {
    for encoding in allCases {
      guard let decoded = encoding.decoded(text) else { continue }
      if encoding.isOfPrograms {
        // Nobody types these: it is enough that letters come out.
        if encoding == .entities || decoded.unicodeScalars.contains(where: isMarkedLetter) {
          return .legacyText(encoding, decoded)
        }
        continue
      }
      let words = decoded.split { !$0.isLetter }.map(String.init)
      // A syllable that stands in the text as it is says nothing.
      let own = Set(text.split { !$0.isLetter }.map(String.init))
      let known = words.count { isSyllable($0) && !own.contains($0) }
      let isSo =
        if encoding == .viqr {
          known > 1 && words.allSatisfy { isSyllable($0) || $0.utf8.allSatisfy { $0 < 0x80 } }
        } else {
          known > 0 && text.unicodeScalars.contains { !isVietnamese($0) }
            && (!isWhole || words.allSatisfy { isSyllable($0) || $0.utf8.allSatisfy { $0 < 0x80 } })
        }
      if isSo { return .legacyText(encoding, decoded) }
    }
    return nil
  }

  /// Whether a letter is Vietnamese and not of ASCII.
  static func isMarkedLetter(_ scalar: Unicode.Scalar) -> Bool {
    scalar.value >= 0x80 && isVietnamese(scalar)
  }

  private static func isVietnamese(_ scalar: Unicode.Scalar) -> Bool {
    if scalar.value < 0x80 || scalar == "đ" || scalar == "Đ" { return true }
    let parts = String(scalar).decomposedStringWithCanonicalMapping.unicodeScalars
    guard let base = parts.first, "aeiouyAEIOUY".unicodeScalars.contains(base) else { return false }
    return parts.dropFirst().allSatisfy { marks.contains($0.value) }
  }

  private static let marks: Set<UInt32> = [0x300, 0x301, 0x302, 0x303, 0x306, 0x309, 0x31B, 0x323]

  private static func isSyllable(_ text: String) -> Bool { syllables.contains(text.lowercased()) }

  /// Syllables with marks that names of organizations, kinds, products and headers are made of.
  private static let syllables = Set(
    """
    mã tên loại hình địa bàn sản phẩm số thành viên xếp công nghệ chuyển đổi suất bên bán mua quan hệ hợp đồng lượng \
    giá trị từ năm đến tổ tác xã liên hiệp doanh chế biến nhà máy cơ sở xuất khẩu nhập đơn vị phân phối thương lái siêu \
    thị chợ đầu mối trường nước ngoài cung ứng tiêu thụ tốt khá bình yếu có không lúa gạo trái cây thủy thuỷ sản nông \
    nghiệp dịch vụ tỉnh phố phường quận huyện ấp cần thơ hậu sóc trăng sầu riêng xoài bưởi nhãn chuối tôm cá rau củ quả \
    hộ người đồng tấn ghi chú đại lý vựa cửa hàng tân thới thốt nốt phú lộc mỹ vĩnh thạnh đỏ điền ô môn
    """.split(separator: " ").map(String.init).filter { $0.utf8.contains { $0 >= 0x80 } })

  private static func replaced(
    _ scalars: String.UnicodeScalarView, by letters: [UInt32: Unicode.Scalar]
  ) -> String? {
    guard scalars.allSatisfy({ $0.value <= 0xFF }) else { return nil }
    var result = String.UnicodeScalarView()
    for scalar in scalars { result.append(letters[scalar.value] ?? scalar) }
    return String(result).normalizedToNFC
  }

  private static func table(from first: UInt32, _ letters: String) -> [UInt32: Unicode.Scalar] {
    var table: [UInt32: Unicode.Scalar] = [:]
    for (offset, letter) in letters.unicodeScalars.enumerated() where letter != "." {
      table[first + UInt32(offset)] = letter
    }
    return table
  }

  /// TCVN 5712:1993, VN3; a point stands for a code without a letter.
  private static let tcvn3Letters = table(
    from: 0xA1,
    "ĂÂÊÔƠƯĐăâêôơưđ......àảãáạ.ằẳẵắ.......ặầẩẫấậè.ẻẽéẹềểễếệìỉ...ĩíịò.ỏõóọồổỗốộờởỡớợù.ủũúụừửữứựỳỷỹýỵ"
  )

  private static let windows1258Letters: [UInt32: Unicode.Scalar] = [
    0xC3: "Ă", 0xE3: "ă", 0xD0: "Đ", 0xF0: "đ", 0xD5: "Ơ", 0xF5: "ơ", 0xDD: "Ư", 0xFD: "ư",
    0xCC: "\u{300}",
    0xEC: "\u{301}", 0xD2: "\u{309}", 0xDE: "\u{303}", 0xF2: "\u{323}",
  ]

  /// The letters of VISCII from 0x80 on; programs that knew only Windows-1252 show the first 32 as its marks.
  private static let visciiLetters = table(
    from: 0x80,
    "ẠẮẰẶẤẦẨẬẼẸẾỀỂỄỆỐỒỔỖỘỢỚỜỞỊỎỌỈỦŨỤỲÕắằặấầẩậẽẹếềểễệốồổỗỠƠộờởịỰỨỪỬơớƯÀÁÂÃẢĂẳẵÈÉÊẺÌÍĨỳĐứÒÓÔạỷừửÙÚỹỵÝỡưàáâãảăữẫèéêẻìíĩỉđựòóôõỏọụùúũủýợỮ"
  )

  private static func viscii(_ scalars: String.UnicodeScalarView) -> String? {
    var result = String.UnicodeScalarView()
    for scalar in scalars {
      guard let code = scalar.value < 0x80 ? UInt8(scalar.value) : windows1252[scalar] else {
        return nil
      }
      result.append(visciiLetters[UInt32(code)] ?? scalar)
    }
    return String(result).normalizedToNFC
  }

  // MARK: VNI

  /// The letters of VNI that stand alone.
  private static let vniLetters: [Unicode.Scalar: Unicode.Scalar] = [
    "ñ": "đ", "Ñ": "Đ", "ö": "ư", "Ö": "Ư", "ô": "ơ", "Ô": "Ơ", "æ": "ỉ", "Æ": "Ỉ", "ó": "ĩ",
    "Ó": "Ĩ", "ò": "ị",
    "Ò": "Ị", "î": "ỵ", "Î": "Ỵ",
  ]

  /// The letters of VNI that put marks on the vowel before them.
  private static let vniMarks: [Unicode.Scalar: String] = [
    "ù": "\u{301}", "ø": "\u{300}", "û": "\u{309}", "õ": "\u{303}", "ï": "\u{323}", "â": "\u{302}",
    "á": "\u{302}\u{301}", "à": "\u{302}\u{300}", "å": "\u{302}\u{309}", "ã": "\u{302}\u{303}",
    "ä": "\u{302}\u{323}", "ê": "\u{306}", "é": "\u{306}\u{301}", "è": "\u{306}\u{300}",
    "ú": "\u{306}\u{309}",
    "ü": "\u{306}\u{303}", "ë": "\u{306}\u{323}",
  ]

  private static func vni(_ scalars: String.UnicodeScalarView) -> String? {
    guard scalars.allSatisfy({ $0.value <= 0xFF }) else { return nil }
    var result = String.UnicodeScalarView()
    var takesMarks = false
    for scalar in scalars {
      let small = scalar.properties.lowercaseMapping.unicodeScalars.first ?? scalar
      if takesMarks, let marks = vniMarks[small] {
        result.append(contentsOf: marks.unicodeScalars)
        takesMarks = false
      } else {
        result.append(vniLetters[scalar] ?? scalar)
        takesMarks = "aeouyôöAEOUYÔÖ".unicodeScalars.contains(scalar)
      }
    }
    return String(result).normalizedToNFC
  }

  // MARK: UTF-8 taken for Windows-1252 or Windows-1258

  private static let windows1252: [Unicode.Scalar: UInt8] = {
    var codes: [Unicode.Scalar: UInt8] = [:]
    for code in UInt8(0x80)...0xFF { codes[Unicode.Scalar(code)] = code }
    let others = "€.‚ƒ„…†‡ˆ‰Š‹Œ.Ž..‘’“”•–—˜™š›œ.žŸ"
    for (offset, letter) in others.unicodeScalars.enumerated() where letter != "." {
      codes[letter] = 0x80 + UInt8(offset)
    }
    // Where the Vietnamese page has another letter.
    for (code, letter) in windows1258Letters { codes[letter] = UInt8(code) }
    return codes
  }()

  private static func asUTF8(_ scalars: String.UnicodeScalarView) -> String? {
    var bytes: [UInt8] = []
    // How many bytes the letter at hand still wants.
    var missing = 0
    for scalar in scalars {
      var code = scalar.value < 0x80 ? UInt8(scalar.value) : windows1252[scalar] ?? 0
      if code == 0 { return nil }
      // The second byte of à was a no-break space, which has become a plain one.
      if missing > 0, code == 0x20 { code = 0xA0 }
      missing = code >= 0xE0 ? 2 : code >= 0xC0 ? 1 : max(0, missing - 1)
      bytes.append(code)
    }
    // Or it was at the end, and is gone.
    if missing == 1 { bytes.append(0xA0) }
    guard bytes.span.firstInvalidUTF8(in: bytes.indices) == nil else { return nil }
    return String(decoding: bytes, as: UTF8.self).normalizedToNFC
  }
}
