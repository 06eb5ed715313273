import LinkageGraph
import LinkageReports

/// A format may be named on the command line.
extension DocumentFormat: OptionChoice {}

/// When to use color and bold letters.
enum ColorChoice: String, OptionChoice {
  case auto, always, never
}

/// What stands between the fields of a file that is read.
enum DelimiterChoice: String, OptionChoice {
  case comma, semicolon, tab

  var otherForms: [String] {
    switch self {
    case .comma: ["phẩy", "dấu phẩy"]
    case .semicolon: ["chấm phẩy", "dấu chấm phẩy"]
    case .tab: []
    }
  }
}

/// The mark before the decimals of a number that is read.
enum DecimalChoice: String, OptionChoice {
  case point, comma

  var otherForms: [String] {
    switch self {
    case .point: ["chấm", "dấu chấm"]
    case .comma: ["phẩy", "dấu phẩy"]
    }
  }
}

/// What rows, or the boxes of a drawing, are grouped by.
enum GroupingChoice: String, OptionChoice {
  case kind, district, rating, product

  var otherForms: [String] {
    switch self {
    case .kind: ["loại hình"] + Self.forms(of: "kind")
    case .district: ["địa bàn"] + Self.forms(of: "district")
    case .rating: ["xếp loại"] + Self.forms(of: "rating")
    case .product: ["sản phẩm"] + Self.forms(of: "products")
    }
  }

  /// The forms under which a column of `organizations.csv` is read.
  private static func forms(of column: String) -> [String] {
    Vocabulary.organizationColumns.first { $0.english == column }?.forms ?? []
  }
}

/// A set that the program can make by its name alone.
enum PresetChoice: String, OptionChoice {
  case canTho = "can-tho"

  var otherForms: [String] { ["Cần Thơ"] }
}

/// A shell that completions are written for.
enum ShellChoice: String, OptionChoice {
  case bash, zsh, fish
}

/// The language may be named on the command line by its code or its name.
extension Language: OptionChoice {
  var otherForms: [String] {
    switch self {
    case .english: ["tiếng Anh", "English", "en-US", "en-GB"]
    case .vietnamese: ["tiếng Việt", "Vietnamese", "vi-VN", "vn"]
    }
  }
}

/// Two years that are compared.
struct YearPair: Sendable {
  let before: Int
  let after: Int

  init?(_ text: String) {
    let parts = text.split(separator: ",", omittingEmptySubsequences: false)
      .map { $0.filter { $0 != " " } }
    guard parts.count == 2, let before = Int(parts[0]), let after = Int(parts[1]),
      LinkageSet.years.contains(before), LinkageSet.years.contains(after)
    else { return nil }
    self.before = before
    self.after = after
  }
}
