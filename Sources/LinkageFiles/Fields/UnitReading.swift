import Foundation
import LinkageGraph

// Method. A unit is written as a scale (nghìn, 1.000, '000), a base (tấn, kg, đồng) and a period (/năm, per day), in
// any order, with words around it that say nothing of the size (ĐVT:, tươi). Each is looked up by itself, so that no
// list has to hold all that they make together.

/// What a text says as the unit of numbers, held against the unit of their column.
enum UnitReading: Equatable {
  /// The text names no unit.
  case none
  /// The column's own unit.
  case own
  /// Another unit of the same thing; its size in the column's unit, or `nil` where that is not certain.
  case multiple(Double?)
  /// Something else.
  case other

  init(_ text: String, of unit: NumberUnit) {
    var parts = Parts()
    let words = Self.words(of: text)
    var position = 0
    while position < words.count {
      position += parts.take(words[position...], of: unit)
    }
    self = parts.reading(of: unit)
  }

  /// A unit without the words before it, such as "ĐVT:".
  static func shown(_ text: String) -> String {
    let trimmed = text.trimmedAndNormalized
    let small = trimmed.lowercased()
    for prefix in prefixes where small.hasPrefix(prefix) {
      let rest = trimmed.dropFirst(prefix.count)
      // A prefix ends where a word does.
      guard let next = rest.first, !next.isLetter, !next.isNumber else { continue }
      let unit = String(rest.drop { $0 == ":" || $0 == "=" || $0 == "." || $0.isWhitespace })
      if !unit.isEmpty { return shown(unit) }
    }
    return trimmed
  }

  private static let prefixes = [
    "đơn vị tính", "don vi tinh", "đơn vị", "don vi", "đv tính", "đvt", "dvt", "đ.v.t", "đv",
    "tính bằng",
    "tinh bang", "tính theo", "measured in", "unit of measure", "units", "unit", "uom", "in",
  ]

  private enum Period { case year, other }

  private struct Word {
    var key: String
    /// The text itself: Mt is a million tonnes, MT a metric ton.
    var text: String
    var isBehindSlash: Bool
  }

  private struct Parts {
    var factor = 1.0
    var hasBase = false
    var hasScale = false
    /// The scale is a letter that means one only beside a base.
    var isScaleDoubtful = false
    var period: Period?
    var isStrange = false

    /// Takes the first words, at least one, and returns how many.
    mutating func take(_ words: ArraySlice<Word>, of unit: NumberUnit) -> Int {
      guard let word = words.first else { return 1 }
      for count in stride(from: min(3, words.count), through: 1, by: -1) {
        let phrase = words.prefix(count).map(\.key).joined(separator: " ")
        if takes(phrase, word, of: unit) { return count }
      }
      if let number = UnitReading.number(word.key) {
        take(number)
      } else if !takesJoined(word.key, of: unit) {
        isStrange = true
      }
      return 1
    }

    private mutating func takes(_ phrase: String, _ word: Word, of unit: NumberUnit) -> Bool {
      if word.isBehindSlash || phrase != "a", let period = UnitReading.period(phrase, word, unit) {
        self.period = period
        return true
      }
      if unit == .tonnesAYear, word.text == "Mt" {
        take(base: 1e6)
        return true
      }
      if let base = UnitReading.bases(of: unit)[phrase] {
        take(base: base)
        return true
      }
      if let scale = UnitReading.scales[phrase] {
        take(scale: scale)
        isScaleDoubtful = isScaleDoubtful || phrase == "m"
        return true
      }
      return UnitReading.silentWords.contains(phrase)
    }

    /// Takes a scale and a base in one word, such as trđ.
    private mutating func takesJoined(_ word: String, of unit: NumberUnit) -> Bool {
      for (scale, size) in UnitReading.scales
      where word.hasPrefix(scale) && (scale != "m" || unit.isMoney) {
        if let base = UnitReading.bases(of: unit)[String(word.dropFirst(scale.count))] {
          take(scale: size)
          take(base: base)
          return true
        }
      }
      return false
    }

    private mutating func take(base: Double) {
      if hasBase {
        isStrange = true
        return
      }
      factor *= base
      hasBase = true
    }

    private mutating func take(scale: Double) {
      factor *= scale
      hasScale = true
    }

    /// A power of ten scales; a year and the number of a column say nothing.
    private mutating func take(_ number: Double) {
      if number >= 100, pow(10, log10(number).rounded()) == number {
        take(scale: number)
      } else if hasBase, !(1900...2100).contains(number), number != 1 {
        isStrange = true
      }
    }

    func reading(of unit: NumberUnit) -> UnitReading {
      if !hasBase, !hasScale { return isStrange || period == .other ? .other : .none }
      if !hasBase, isStrange || isScaleDoubtful { return .other }
      var size = factor
      if !hasBase {
        // Billions are money.
        if !unit.isMoney, size >= 1e9 { return .other }
        if unit.isMoney { size *= 1e-6 }
      }
      if period == .other { return .multiple(nil) }
      if abs(size - 1) < 1e-9 { return isStrange ? .other : .own }
      return .multiple(isStrange ? nil : size)
    }
  }

  // MARK: Words

  private static func words(of text: String) -> [Word] {
    var words: [Word] = []
    var current = ""
    var isBehindSlash = false
    func end() {
      for part in parts(of: current) {
        words.append(
          Word(
            key: VocabularyMatcher.key(of: part), text: part, isBehindSlash: isBehindSlash))
        isBehindSlash = false
      }
      current = ""
    }
    let characters = Array(text.trimmedAndNormalized)
    for (position, character) in characters.enumerated() {
      switch character {
      case "'", "’", "‘", "`", "´": continue
      case "/":
        end()
        isBehindSlash = true
      case ".", ",":
        let isWithinNumber =
          current.last?.isNumber == true && position + 1 < characters.count
          && characters[position + 1].isNumber
        if isWithinNumber { current.append(character) } else { end() }
      case "^": current.append(character)
      default:
        if let power = superscripts[character] {
          if current.last?.isNumber == true, !current.contains("^") { current.append("^") }
          current.append(power)
          continue
        }
        // ㎏ is kg.
        let plain = String(character).precomposedStringWithCompatibilityMapping
        if let first = plain.first, first.isLetter || first.isNumber || first.isCurrencySymbol {
          current += plain
        } else if character == "%" {
          end()
          current = "%"
          end()
        } else {
          end()
        }
      }
    }
    end()
    return words
  }

  private static let superscripts: [Character: Character] = [
    "⁰": "0", "¹": "1", "²": "2", "³": "3", "⁴": "4", "⁵": "5", "⁶": "6", "⁷": "7", "⁸": "8",
    "⁹": "9",
  ]

  /// The number that a word begins with, and the rest of it; x1000 is 1000.
  private static func parts(of word: String) -> [String] {
    var word = Substring(word)
    if let first = word.first, "xX×*".contains(first), word.dropFirst().first?.isNumber == true {
      word = word.dropFirst()
    }
    let number = word.prefix { $0.isNumber || $0 == "." || $0 == "," || $0 == "^" }
    let rest = word.dropFirst(number.count)
    // '000s.
    return [String(number), rest == "s" && !number.isEmpty ? "" : String(rest)]
      .filter { !$0.isEmpty }
  }

  private static func number(_ word: String) -> Double? {
    guard let first = word.first, first.isASCII, first.isNumber else { return nil }
    let powers = word.split(separator: "^")
    if powers.count == 2, let base = Double(powers[0]), let power = Double(powers[1]) {
      return pow(base, power)
    }
    let groups = word.split { $0 == "." || $0 == "," }
    if groups.allSatisfy({ $0.allSatisfy { $0 == "0" } && $0.count == 3 }) {
      return pow(1000, Double(groups.count))
    }
    if groups.count > 1, groups.dropFirst().allSatisfy({ $0.count == 3 }) {
      return Double(groups.joined())
    }
    return Double(word.replacing(",", with: "."))
  }

  private static func period(_ phrase: String, _ word: Word, _ unit: NumberUnit) -> Period? {
    // Among people, "nam" is men.
    if phrase == "nam", unit == .persons { return nil }
    if years.contains(phrase) || word.isBehindSlash && ["a", "y"].contains(phrase) { return .year }
    if otherPeriods.contains(phrase) || word.isBehindSlash && ["d", "h"].contains(phrase) {
      return .other
    }
    return nil
  }

  private static func bases(of unit: NumberUnit) -> [String: Double] {
    switch unit {
    case .tonnesAYear: masses
    case .millionDongAYear, .millionDong: money
    case .persons: people
    }
  }

  private static func keys(_ words: String) -> Set<String> {
    Set(words.split(separator: ";").map { VocabularyMatcher.key(of: String($0)) })
  }

  private static func sizes(_ lists: [(String, Double)]) -> [String: Double] {
    var sizes: [String: Double] = [:]
    for (words, size) in lists {
      for key in keys(words) { sizes[key] = size }
    }
    return sizes
  }

  private static let masses = sizes([
    ("tấn;tan;t;tonne;tonnes;ton;tons;mt;metric ton;metric tons;metric tonne;metric tonnes", 1),
    ("kg;kgs;kilogram;kilograms;kilogam;kilôgam;kilo;ki lô gam;kí lô gam;ký;kí;ky;cân", 1e-3),
    ("g;gr;gam;gram;grams", 1e-6), ("tạ;ta;quintal;quintals", 0.1), ("yến;yen", 0.01),
    ("lạng", 1e-4), ("lb;lbs;pound;pounds", 0.000_453_592_37),
  ])

  private static let money = sizes([("đồng;dong;đ;vnd;vnđ;₫;vn đồng;việt nam đồng", 1e-6)])

  private static let people = sizes([
    (
      "người;nguoi;ng;thành viên;thanh vien;số người;lao động;xã viên;người tham gia;tv;person;persons;people;member;members;hợp tác xã;htx",
      1
    )
  ])

  private static let scales = sizes([
    ("chục;chuc", 10), ("trăm;tram;hundred;hundreds", 100),
    ("nghìn;nghin;ngàn;ngan;ng;thousand;thousands;k", 1000), ("vạn;van", 10_000),
    ("triệu;trieu;tr;million;millions;mn;mio;mil;mill;m", 1e6),
    ("tỷ;tỉ;ty;ti;billion;billions;bn", 1e9),
  ])

  private static let years = keys("năm;nam;year;years;yr;annum;annual;annually;yearly;niên")

  private static let otherPeriods = keys(
    """
    tháng;thang;month;months;monthly;mth;quý;quí;quarter;quarters;quarterly;tuần;tuan;week;weeks;weekly;wk;\
    ngày;ngay;ngày đêm;day;days;daily;giờ;gio;tiếng;hour;hours;hourly;hr;phút;minute;ca
    """)

  /// Words that change nothing about the size.
  private static let silentWords = keys(
    """
    đơn vị tính;don vi tinh;đơn vị;don vi;đv tính;đvt;dvt;đ v t;đv;tính bằng;tinh bang;tính theo;measured in;unit;units;unit of measure;\
    uom;in;per;a;an;of;the;each;mỗi;moi;một;mot;hàng;hằng;là;x;tươi;khô;sản phẩm;sp;nguyên liệu;thành phẩm;fresh;dry;\
    lúa;gạo;thóc;quy;quy đổi;trái cây;thủy sản;ước;ước tính;dự kiến;khoảng;about;estimated;thực tế;thiết kế
    """)
}
