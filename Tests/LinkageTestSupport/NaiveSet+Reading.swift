extension NaiveSet {
  /// Reads the plain dialect: English words, commas, dots for decimals, no mark, valid rows.
  ///
  /// For sets that stand in files, so that the naive measures can be taken of them.
  package init(organizationsCSV: String, linksCSV: String) {
    self.init()
    for row in Self.rows(organizationsCSV) {
      organizations.append(
        NaiveOrganization(
          row["id"] ?? "", row["kind"] ?? "",
          roles: (row["roles"] ?? "").split { $0 == "|" || $0 == ";" }.map(Self.trimmed),
          name: row["name"] ?? "",
          district: row["district"] ?? "",
          products: (row["products"] ?? "").split { $0 == "|" || $0 == ";" }.map(Self.trimmed),
          members: Int(row["members"] ?? ""), taxCode: row["tax_code"] ?? "",
          rating: row["rating"] ?? "",
          highTechnology: Self.answer(row["high_tech"]), digital: Self.answer(row["digital"]),
          capacity: Double(row["capacity"] ?? "")))
    }
    for row in Self.rows(linksCSV) {
      let relation = row["relation"] ?? ""
      links.append(
        NaiveLink(
          row["source"] ?? "", row["target"] ?? "", row["product"] ?? "",
          relation: relation == "" ? "supply" : relation, contract: Self.answer(row["contract"]),
          volume: Double(row["volume"] ?? ""), value: Double(row["value"] ?? ""),
          since: Int(row["since"] ?? ""), until: Int(row["until"] ?? "")))
    }
  }

  private static func answer(_ text: String?) -> Bool? {
    text == "yes" ? true : text == "no" ? false : nil
  }

  private static func trimmed(_ text: some StringProtocol) -> String {
    var text = text[...]
    while text.first == " " { text = text.dropFirst() }
    while text.last == " " { text = text.dropLast() }
    return String(text)
  }

  /// The rows below the header, each by the header's names.
  private static func rows(_ text: String) -> [[String: String]] {
    var records: [[String]] = []
    var record: [String] = []
    var field = ""
    var isQuoted = false
    var hasEndedQuoting = false
    func endField() {
      record.append(trimmed(field))
      field = ""
      hasEndedQuoting = false
    }
    for character in text + "\n" {
      switch character {
      case "\"":
        // A quote that follows the end of quoting is the second of two and stands for one.
        if hasEndedQuoting { field.append("\"") }
        hasEndedQuoting = isQuoted
        isQuoted.toggle()
      case "," where !isQuoted:
        endField()
      case "\n" where !isQuoted, "\r\n" where !isQuoted:
        endField()
        if record != [""] { records.append(record) }
        record = []
      default:
        field.append(character)
      }
    }
    guard let header = records.first else { return [] }
    return records.dropFirst().map { record in
      var row: [String: String] = [:]
      for (name, field) in zip(header, record) { row[name] = field }
      return row
    }
  }
}
