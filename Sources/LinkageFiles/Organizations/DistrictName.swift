import LinkageGraph

/// A district's name in its parts: what unit it is, and what it is called.
struct DistrictName {
  /// The unit that its first word names, if it does.
  let unit: Unit?
  /// What the names of one district have in common however they are written: without the unit, case, tone marks and
  /// full stops, and with i for y.
  let key: String

  enum Unit {
    case commune, ward, township, town, district, urbanDistrict, city, province
  }

  init(_ text: String) {
    let plain = Suggestion.withoutMarks(VocabularyMatcher.key(of: text)).map {
      ".,;:".contains($0) ? " " : $0 == "y" ? "i" : $0
    }
    var words = String(plain).split(separator: " ").map(String.init)
    var unit: Unit?
    for length in [2, 1] where unit == nil && words.count > length {
      unit = Self.units[words.prefix(length).joined(separator: " ")]
      if unit != nil { words.removeFirst(length) }
    }
    self.unit = unit
    key = words.joined(separator: " ")
  }

  /// Whether two names with one key may be the same district: "Phường Cái Khế" and "Cái Khế" may, "Xã Tân Lộc" and
  /// "Phường Tân Lộc" may not.
  func mayBe(_ other: DistrictName) -> Bool {
    unit == nil || other.unit == nil || unit == other.unit
  }

  // As they look without marks, and with i for y.
  private static let units: [String: Unit] = [
    "xa": .commune, "x": .commune, "commune": .commune, "phuong": .ward, "p": .ward, "ward": .ward,
    "thi tran": .township, "tt": .township, "thi xa": .town, "tx": .town, "huien": .district,
    "h": .district, "district": .district, "quan": .urbanDistrict, "q": .urbanDistrict,
    "thanh pho": .city, "tp": .city, "t p": .city, "citi": .city, "tinh": .province,
    "province": .province,
  ]
}
