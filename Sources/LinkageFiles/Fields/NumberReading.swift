import LinkageGraph

/// What the text of a number says.
enum NumberReading: Equatable {
  case number(Double)
  case negative
  case notANumber
  /// The text has two readings, such as `1.234` where a comma is the decimal mark.
  case ambiguous(Double, Double)
}

/// Reads numbers as people and spreadsheets write them, never guessing between two readings.
///
/// With the decimal mark M in force and the other mark O:
/// - `12`, `12M5`, `1O234M5`, `1O234O567` have one reading, and so has `12e3`;
/// - `1O234` has two, unless the user named M: then O groups thousands;
/// - `12O5` can only be O used as a decimal mark; it is read so unless the user named M.
struct NumberReader {
  let mark: UInt8
  /// The mark in each byte of a word, and what turns a mark into a zero.
  private let marks: UInt64
  private let markToZero: UInt64
  let isNamed: Bool

  init(_ dialect: CSVDialect) {
    mark = dialect.decimalMark.rawValue
    marks = 0x0101_0101_0101_0101 &* UInt64(mark)
    markToZero = UInt64(mark ^ 0x30)
    isNamed = dialect.namedDecimalMark != nil
  }

  /// Reads a text that is not empty.
  @inline(__always)
  func read(_ bytes: Span<UInt8>, _ range: Range<Int>) -> NumberReading {
    // Nearly all numbers are up to 15 digits with at most one decimal mark: exact in a Double, as is
    // the power of ten that divides them.
    var digits: UInt64 = 0
    var position = range.lowerBound
    var decimals = -1
    if range.count <= 16 {
      while position < range.upperBound {
        let byte = bytes[position]
        if byte >= 0x30 && byte <= 0x39 {
          digits = digits &* 10 &+ UInt64(byte &- 0x30)
          decimals += decimals >= 0 ? 1 : 0
        } else if byte == mark, decimals < 0, position > range.lowerBound {
          decimals = 0
        } else {
          break
        }
        position += 1
      }
      if position == range.upperBound, decimals != 0, digits < 1 << 53 {
        return .number(
          decimals <= 0 ? Double(digits) : Double(digits) / Self.powersOfTen[decimals])
      }
    }
    return readSlowly(bytes.array(range))
  }

  /// Reads a number of at most eight characters, digits with at most one decimal mark between them;
  /// not-a-number for anything else.
  ///
  /// The eight characters are worked on together: the mark is taken out by moving the ones before it
  /// up, and pairs, fours and eights of digits are joined by one multiplication each.
  ///
  /// - Parameters:
  ///   - word: The text and what follows it, as a word.
  ///   - length: The length of the text.
  ///   - marks: Becomes other than 0 where the number has a mark.
  /// - Returns: The number.
  @inline(__always)
  func readShort(_ word: UInt64, length: UInt32, marks: inout UInt64) -> Double {
    let inForce = Self.short(word, length: length, mark: mark)
    marks |= UInt64(truncatingIfNeeded: inForce.decimals)
    if !inForce.value.isNaN || isNamed { return inForce.value }
    marks |= 1
    // The other mark can only be a decimal one, unless three digits follow it.
    let byOther = Self.short(word, length: length, mark: other)
    return byOther.decimals == 3 ? .nan : byOther.value
  }

  /// A whole number of one to eight digits; not-a-number for anything else.
  ///
  /// A mark among the digits may part thousands, and is seen by ``readWhole(_:)``. The text has no NUL byte.
  @inline(__always)
  func readShortWhole(_ word: UInt64, length: UInt32) -> Double {
    Self.short(word, length: length, mark: 0).value
  }

  /// Reads a number that must be whole: one mark before exactly three digits may part thousands or decimals, unless
  /// someone named the decimal mark.
  func readWhole(_ text: [UInt8]) -> NumberReading {
    let reading = read(text.span, text.indices)
    guard !isNamed, case .number(let value) = reading else { return reading }
    let parts = text.split(omittingEmptySubsequences: false) {
      $0 == UInt8(ascii: ".") || $0 == UInt8(ascii: ",")
    }
    guard parts.count == 2, (1...3).contains(parts[0].count), parts[1].count == 3,
      parts[0].first != UInt8(ascii: "0"), parts.joined().allSatisfy(\.isDigit),
      let grouped = Double(String(decoding: parts.joined(), as: UTF8.self))
    else { return reading }
    return .ambiguous(grouped, value == grouped ? grouped / 1000 : value)
  }

  /// What the marks in the text of a number may be.
  enum Marks {
    /// There are none.
    case none
    /// One that thousands may be set apart by.
    case thousands
    /// Any others, one of which is a decimal mark.
    case decimals
  }

  /// Says what the marks of a number are: 1.234 may be a thousand and more, while 1.23, 0.234 and 1234.567 cannot.
  static func marks(of text: Span<UInt8>) -> Marks {
    var marks = 0
    for offset in text.indices where text[offset] == 0x2E || text[offset] == 0x2C { marks += 1 }
    if marks == 0 { return .none }
    let start = text[0] == UInt8(ascii: "+") ? 1 : 0
    let count = text.count - start
    guard marks == 1, (5...7).contains(count), text[start] != UInt8(ascii: "0") else {
      return .decimals
    }
    for offset in start..<text.count where (offset == text.count - 4) == text[offset].isDigit {
      return .decimals
    }
    return .thousands
  }

  private var other: UInt8 { mark == UInt8(ascii: ".") ? UInt8(ascii: ",") : UInt8(ascii: ".") }

  @inline(__always)
  private static func short(
    _ word: UInt64, length: UInt32, mark: UInt8
  ) -> (value: Double, decimals: Int) {
    guard length > 0, length <= 8 else { return (.nan, 0) }
    let length = Int(length)
    let ones: UInt64 = 0x0101_0101_0101_0101
    let zeros = ones &* 0x30
    let shift = UInt64(64 - 8 * length)
    var digits = word << shift | zeros & ~(UInt64.max << shift)
    let fromMark = digits ^ (ones &* UInt64(mark))
    let low = ones &* 0x7F
    let marks = ~((fromMark & low &+ low) | fromMark | low)
    var decimals = 0
    if marks != 0 {
      let bit = marks.trailingZeroBitCount & ~7
      decimals = 7 - bit >> 3
      // A mark has digits on both sides.
      if decimals == 0 || bit >> 3 == 8 - length { return (.nan, 0) }
      let above = (UInt64.max << UInt64(bit)) << 8
      digits = digits & above | (digits & ~above & ~(0xFF << UInt64(bit))) << 8 | 0x30
    }
    let isAllDigits =
      ((digits &+ ones &* 0x46) | (digits &- zeros)) & (ones &* 0x80) == 0
    guard isAllDigits else { return (.nan, 0) }
    var value = digits &- zeros
    value = value &* 10 &+ value >> 8
    value =
      ((value & 0x0000_00FF_0000_00FF) &* 0x000F_4240_0000_0064
        &+ (value >> 16 & 0x0000_00FF_0000_00FF) &* 0x0000_2710_0000_0001) >> 32
    let number = Double(value & 0xFFFF_FFFF)
    return (decimals == 0 ? number : number / Self.powersOfTen[decimals], decimals)
  }

  /// A number of any length that has one reading and is in range; otherwise, or with an exponent, which deserves
  /// notice, not-a-number.
  @inline(never)
  func readLong(_ text: Span<UInt8>, greatest: Double) -> Double {
    for offset in text.indices where text[offset] | 0x20 == UInt8(ascii: "e") { return .nan }
    guard case .number(let value) = read(text, text.indices), value <= greatest else { return .nan }
    return value
  }

  /// Whether a text of 1 to 8 bytes is digits with at most one decimal mark between them: a number that
  /// is in range whatever the column.
  ///
  /// - Parameters:
  ///   - word: The text and what follows it, as a word.
  ///   - length: The length of the text.
  ///   - seen: Becomes other than 0 where the text has a mark.
  /// - Returns: Whether it is; `false` for any other length.
  @inline(__always)
  func isPlain(_ word: UInt64, length: UInt32, seen: inout UInt64) -> Bool {
    let ones: UInt64 = 0x0101_0101_0101_0101
    let zeros = ones &* 0x30
    let shift = UInt64(64 &- 8 &* min(length, 8))
    var digits = word &<< shift | zeros & ~(UInt64.max &<< shift)
    let fromMark = digits ^ marks
    let low = ones &* 0x7F
    let found = ~((fromMark & low &+ low) | fromMark | low)
    seen |= found
    // A mark becomes a zero; none may be the first or the last byte.
    digits ^= (found >> 7) &* markToZero
    let isAtEnd = found >> 63 | (found &>> shift) & 0x80
    return
      (((digits &+ ones &* 0x46) | (digits &- zeros)) & (ones &* 0x80) | isAtEnd
      | found & (found &- 1)) == 0 && length <= 8
  }

  /// A year of four digits, the first not 0; otherwise the open year.
  @inline(__always)
  func readPlainYear(_ word: UInt64, length: UInt32) -> Int16 {
    guard length == 4 else { return LinkColumns.openYear }
    let number = readShortWhole(word, length: 4)
    // Not so for no number.
    return number >= 1000 ? Int16(number) : LinkColumns.openYear
  }

  private static let powersOfTen: [Double] = [
    1, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11, 1e12, 1e13, 1e14, 1e15,
  ]

  @inline(never)
  private func readSlowly(_ text: [UInt8]) -> NumberReading {
    var body = text[...]
    let isNegative = body.first == UInt8(ascii: "-")
    if isNegative || body.first == UInt8(ascii: "+") { body = body.dropFirst() }
    let exponentStart = body.firstIndex { $0 | 0x20 == UInt8(ascii: "e") } ?? body.endIndex
    let mantissa = body[..<exponentStart]
    let exponent = body[exponentStart...]
    guard mantissa.contains(where: \.isDigit), Self.isExponent(exponent) else { return .notANumber }

    let byMark = Self.value(mantissa, mark: mark, grouping: other, exponent: exponent)
    let byOther = Self.value(mantissa, mark: other, grouping: mark, exponent: exponent)
    let isOtherOnly = mantissa.contains(other) && !mantissa.contains(mark)
    let reading: NumberReading
    switch (byMark, isNamed || !isOtherOnly ? nil : byOther) {
    case (let value?, nil): reading = .number(value)
    case (let grouped?, let decimal?): reading = .ambiguous(grouped, decimal)
    case (nil, let decimal?): reading = .number(decimal)
    case (nil, nil): reading = .notANumber
    }
    if isNegative, reading != .notANumber {
      if case .number(0) = reading { return .number(0) }
      return .negative
    }
    return reading
  }

  private static func isExponent(_ text: ArraySlice<UInt8>) -> Bool {
    if text.isEmpty { return true }
    var digits = text.dropFirst()
    if digits.first == UInt8(ascii: "-") || digits.first == UInt8(ascii: "+") {
      digits = digits.dropFirst()
    }
    return !digits.isEmpty && digits.count <= 4 && digits.allSatisfy(\.isDigit)
  }

  /// The value of a text in which one mark precedes the decimals and the other groups thousands.
  private static func value(
    _ mantissa: ArraySlice<UInt8>, mark: UInt8, grouping: UInt8, exponent: ArraySlice<UInt8>
  ) -> Double? {
    let parts = mantissa.split(separator: mark, omittingEmptySubsequences: false)
    guard parts.count <= 2 else { return nil }
    let groups = parts[0].split(separator: grouping, omittingEmptySubsequences: false)
    if groups.count > 1 {
      guard (1...3).contains(groups[0].count), groups[0].first != UInt8(ascii: "0"),
        groups.dropFirst().allSatisfy({ $0.count == 3 }), exponent.isEmpty
      else { return nil }
    }
    let whole = groups.joined()
    let decimals = parts.count == 2 ? parts[1] : []
    guard whole.allSatisfy(\.isDigit), decimals.allSatisfy(\.isDigit) else { return nil }
    let plain = Array(whole) + [UInt8(ascii: ".")] + decimals + [UInt8(ascii: "0")] + exponent
    guard let value = Double("0" + String(decoding: plain, as: UTF8.self)), value.isFinite else {
      return nil
    }
    return value
  }
}

extension UInt8 {
  var isDigit: Bool { self >= 0x30 && self <= 0x39 }
}
