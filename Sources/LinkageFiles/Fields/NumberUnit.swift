public import LinkageGraph

/// The unit in which the numbers of a column are read.
public enum NumberUnit: Sendable, Hashable {
  case tonnesAYear
  case millionDongAYear
  case millionDong
  case persons

  /// The unit of a column by its English word; `nil` where its values are no amounts.
  init?(column: String) {
    switch column {
    case "volume", "capacity": self = .tonnesAYear
    case "value": self = .millionDongAYear
    case "cost": self = .millionDong
    case "members": self = .persons
    default: return nil
    }
  }

  /// Whether the numbers are sums of money.
  var isMoney: Bool { self == .millionDongAYear || self == .millionDong }

  /// What the unit is called in a sentence.
  public func name(_ language: Language) -> String {
    switch (self, language) {
    case (.tonnesAYear, .english): "tonnes a year"
    case (.tonnesAYear, .vietnamese): "tấn/năm"
    case (.millionDongAYear, .english): "million đồng a year"
    case (.millionDongAYear, .vietnamese): "triệu đồng/năm"
    case (.millionDong, .english): "million đồng"
    case (.millionDong, .vietnamese): "triệu đồng"
    case (.persons, .english): "persons"
    case (.persons, .vietnamese): "người"
    }
  }

  /// The unit behind a number in Vietnamese.
  var vietnameseOfAmount: String {
    switch self {
    case .tonnesAYear: "tấn"
    case .millionDongAYear, .millionDong: "triệu đồng"
    case .persons: "người"
    }
  }
}
