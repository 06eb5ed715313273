import LabeledGraph
import LinkageGraph

/// What is odd about the names and districts of organizations.
struct OddTexts {
  struct Finding {
    var sort: DataProblem.Sort
    var column: OrganizationColumn
    /// The first organization that has it.
    var row: Int
    var text: String
    var remedy: Remedy
    var count: Int
  }

  /// How many names are looked at: a file that is in an old encoding is so throughout.
  private static let mostNames = 200

  /// How many districts are compared.
  private static let mostDistricts = 10_000

  /// Looks whether names or districts are in an old encoding or keep marks of a spreadsheet, and whether a district is
  /// written in two ways, so that it would be two groups.
  ///
  /// - Returns: Each sort once, with the first organization.
  /// - Complexity: O(organizations) where a district is odd, else O(districts).
  static func findings(_ columns: OrganizationColumns) -> [Finding] {
    var findings: [Finding] = []
    func found(
      _ sort: DataProblem.Sort, _ column: OrganizationColumn, row: Int, _ text: String,
      remedy: Remedy,
      count: Int
    ) {
      if findings.contains(where: { $0.sort == sort }) { return }
      findings.append(
        Finding(sort: sort, column: column, row: row, text: text, remedy: remedy, count: count))
    }
    func look(at text: String, _ column: OrganizationColumn, row: Int) {
      if let inner = Self.withoutMarks(of: text) {
        found(.markedText, column, row: row, text, remedy: .write("\"\(inner)\""), count: 1)
      } else if !text.utf8.allSatisfy({ $0 < 0x80 }),
        let remedy = LegacyEncoding.reading(ofFreeText: text)
      {
        found(.legacyWords, column, row: row, text, remedy: remedy, count: 1)
      }
    }
    if columns.names.count > 0 {
      for row in 0..<min(columns.names.count, Self.mostNames) {
        look(at: columns.names[row], .name, row: row)
      }
    }
    let districts = columns.districts
    guard !districts.codes.isEmpty, districts.values.count <= Self.mostDistricts else {
      return findings
    }
    var byKey: [String: Int] = [:]
    var pairs: [(Int, Int)] = []
    var odd: [Int] = []
    for (code, text) in districts.values.enumerated() where !text.isEmpty {
      let key = Suggestion.withoutMarks(VocabularyMatcher.key(of: text))
      if let other = byKey[key] { pairs.append((other, code)) } else { byKey[key] = code }
      if Self.withoutMarks(of: text) != nil || LegacyEncoding.reading(ofFreeText: text) != nil {
        odd.append(code)
      }
    }
    if pairs.isEmpty, odd.isEmpty { return findings }
    var counts = [Int](repeating: 0, count: districts.values.count)
    var firstRows = counts
    for (row, code) in districts.codes.enumerated() {
      if counts[Int(code)] == 0 { firstRows[Int(code)] = row }
      counts[Int(code)] += 1
    }
    for code in odd { look(at: districts.values[code], .district, row: firstRows[code]) }
    for (one, other) in pairs {
      // The rarer is more likely the odd one.
      let (odd, usual) = counts[one] < counts[other] ? (one, other) : (other, one)
      found(
        .similarDistrict, .district, row: firstRows[odd], districts.values[odd],
        remedy: .word(districts.values[usual]), count: counts[odd])
    }
    return findings
  }

  /// A text without the apostrophe before it, or the quotes around it, that a spreadsheet or a word processor left;
  /// `nil` where it has none.
  private static func withoutMarks(of text: String) -> String? {
    let pairs: [(Character, Character)] = [
      ("'", "'"), ("\"", "\""), ("“", "”"), ("‘", "’"), ("«", "»"),
    ]
    for (open, close) in pairs where text.count > 2 && text.first == open && text.last == close {
      return String(text.dropFirst().dropLast())
    }
    return text.first == "'" && text.count > 1 ? String(text.dropFirst()) : nil
  }
}
