import LinkageGraph

/// What stands in the brackets of a header, where that may be the unit of the numbers below it.
enum HeaderUnit {
  /// What stands in the brackets of a header; `nil` without brackets.
  static func bracketed(_ header: String) -> String? {
    var texts: [String] = []
    var rest = header[...]
    while let open = rest.firstIndex(where: { $0 == "(" || $0 == "[" }) {
      let inside = rest[rest.index(after: open)...].prefix { $0 != ")" && $0 != "]" }
      texts.append(String(inside))
      rest = rest[inside.endIndex...]
    }
    return texts.isEmpty ? nil : texts.joined(separator: ", ")
  }

  /// Whether a text is a unit of some column or a multiple of one.
  static func isUnit(_ text: String) -> Bool {
    guard text.contains(where: \.isLetter) else { return false }
    return [NumberUnit.tonnesAYear, .millionDongAYear, .persons].contains { unit in
      switch UnitReading(text, of: unit) {
      case .own, .multiple: true
      case .none, .other: false
      }
    }
  }
}
