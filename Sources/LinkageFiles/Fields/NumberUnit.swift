public import LinkageGraph

/// The unit in which the numbers of a column are read.
public enum NumberUnit: Sendable, Hashable {
  case tonnesAYear
  case millionDongAYear
  case persons

  /// The unit of a column by its English word; `nil` where its values are no amounts.
  init?(column: String) {
    switch column {
    case "volume", "capacity": self = .tonnesAYear
    case "value": self = .millionDongAYear
    case "members": self = .persons
    default: return nil
    }
  }

  /// What the unit is called in a sentence.
  public func name(_ language: Language) -> String {
    switch (self, language) {
    case (.tonnesAYear, .english): "tonnes a year"
    case (.tonnesAYear, .vietnamese): "tấn/năm"
    case (.millionDongAYear, .english): "million đồng a year"
    case (.millionDongAYear, .vietnamese): "triệu đồng/năm"
    case (.persons, .english): "persons"
    case (.persons, .vietnamese): "người"
    }
  }

  /// The unit behind a number in Vietnamese.
  var vietnameseOfAmount: String {
    switch self {
    case .tonnesAYear: "tấn"
    case .millionDongAYear: "triệu đồng"
    case .persons: "người"
    }
  }
}
