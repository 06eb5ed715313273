import Foundation

extension CSVDialect {
  /// Returns `organizations.csv` of a set.
  package func bytes(ofOrganizations set: NaiveSet) -> [UInt8] {
    var writer = CSVWriter(dialect: self, random: SplitMix64(seed: seed))
    var columns: [CSVColumn] = []
    func add(_ name: String, _ field: (NaiveOrganization) -> CSVField) {
      columns.append(
        CSVColumn(
          header: .word(name, CSVWords.organizationHeaders),
          fields: set.organizations.map(field), isRequired: name == "id" || name == "kind"))
    }
    add("id") { .text($0.id) }
    add("name") { .text($0.name) }
    add("kind") { .word($0.kind, CSVWords.kinds) }
    add("roles") { .list($0.roles, CSVWords.kinds) }
    add("district") { .text($0.district) }
    add("products") { .list($0.products, CSVWords.products) }
    add("members") { .number($0.members.map(Double.init)) }
    add("tax_code") { .text($0.taxCode) }
    add("rating") { .word($0.rating, CSVWords.ratings) }
    add("high_tech") { .answer($0.highTechnology) }
    add("digital") { .answer($0.digital) }
    add("capacity") { .number($0.capacity) }
    return writer.bytes(columns, rows: set.organizations.count)
  }

  /// Returns `links.csv` of a set.
  package func bytes(ofLinks set: NaiveSet) -> [UInt8] {
    var writer = CSVWriter(dialect: self, random: SplitMix64(seed: seed &+ 1))
    var columns: [CSVColumn] = []
    func add(_ name: String, _ field: (NaiveLink) -> CSVField) {
      columns.append(
        CSVColumn(
          header: .word(name, CSVWords.linkHeaders), fields: set.links.map(field),
          isRequired: name == "source" || name == "target"))
    }
    add("source") { .text($0.source) }
    add("target") { .text($0.target) }
    add("product") { .word($0.product, CSVWords.products) }
    add("relation") { .word($0.relation, CSVWords.relations) }
    add("contract") { .answer($0.contract) }
    add("volume") { .number($0.volume) }
    add("value") { .number($0.value) }
    add("since") { .number($0.since.map(Double.init)) }
    add("until") { .number($0.until.map(Double.init)) }
    return writer.bytes(columns, rows: set.links.count)
  }

  /// Returns `organizations.csv` of a set as text.
  package func text(ofOrganizations set: NaiveSet) -> String {
    String(decoding: bytes(ofOrganizations: set), as: UTF8.self)
  }

  /// Returns `links.csv` of a set as text.
  package func text(ofLinks set: NaiveSet) -> String {
    String(decoding: bytes(ofLinks: set), as: UTF8.self)
  }
}

/// What a field holds, before a dialect says how that is written.
private enum CSVField {
  case text(String)
  case word(String, [String: [String]])
  case list([String], [String: [String]])
  case number(Double?)
  case answer(Bool?)

  var isBlank: Bool {
    switch self {
    case .text(let text), .word(let text, _): text == ""
    case .list(let list, _): list.isEmpty
    case .number(let number): number == nil
    case .answer(let answer): answer == nil
    }
  }
}

private struct CSVColumn {
  var header: CSVField
  var fields: [CSVField]
  var isRequired = false
}

/// Writes columns in a dialect.
private struct CSVWriter {
  let dialect: CSVDialect
  var random: SplitMix64

  mutating func bytes(_ columns: [CSVColumn], rows: Int) -> [UInt8] {
    var columns = columns
    if dialect.leavesOutBlankColumns {
      columns.removeAll { $0.fields.allSatisfy(\.isBlank) && !$0.isRequired }
    }
    if dialect.shufflesColumns { columns = random.shuffled(columns) }
    for header in CSVWords.unknownHeaders.prefix(dialect.unknownColumns) {
      let fields = (0..<rows).map { _ in
        CSVField.text(random.pick(["", "", "cần xem lại", "1,5", "a;b", "\"\"", "x\ny"]))
      }
      columns.insert(
        CSVColumn(header: .text(header), fields: fields), at: random.within(0...columns.count))
    }

    var lines: [String] = []
    if dialect.hasSeparatorLine { lines.append("sep=\(dialect.separator)") }
    lines.append(line(columns.map(\.header), isHeader: true))
    for row in 0..<rows {
      if dialect.hasBlankLines && random.percent(20) {
        lines += Array(repeating: "", count: random.within(1...3))
      }
      lines.append(line(columns.map { $0.fields[row] }, isHeader: false))
    }
    let lineEnd = dialect.endsLinesInCRLF ? "\r\n" : "\n"
    let text = lines.joined(separator: lineEnd) + (dialect.endsInLineEnd ? lineEnd : "")
    return (dialect.hasByteOrderMark ? [0xEF, 0xBB, 0xBF] : []) + Array(text.utf8)
  }

  private mutating func line(_ fields: [CSVField], isHeader: Bool) -> String {
    var fields = fields.map { field in (isBlank: field.isBlank, text: text(field)) }
    if dialect.hasRaggedRows && !isHeader {
      if random.percent(30) {
        while fields.last?.isBlank == true { fields.removeLast() }
      } else if random.percent(30) {
        fields += Array(repeating: (true, ""), count: random.within(1...2))
      }
    }
    // A separator that stands in a header would mislead any reader that looks for the commonest.
    let separators = isHeader ? [",", ";", "\t"] : [dialect.separator]
    return fields.map { quoted($0.text, separators) }.joined(separator: "\(dialect.separator)")
  }

  private mutating func quoted(_ text: String, _ separators: [Character]) -> String {
    var text = text
    if dialect.padsFields && random.percent(30) {
      text = random.pick([" ", "  ", ""]) + text + random.pick([" ", "  "])
    }
    // By scalars, because a line break and what follows may be one character.
    let special = Set((separators + ["\"", "\r", "\n"]).flatMap(\.unicodeScalars))
    guard
      text.unicodeScalars.contains(where: special.contains) || random.percent(dialect.quotedPercent)
    else { return text }
    return "\"" + text.replacingOccurrences(of: "\"", with: "\"\"") + "\""
  }

  private mutating func text(_ field: CSVField) -> String {
    let text =
      switch field {
      case .text(let text): text
      case .word(let word, let forms): self.word(word, forms)
      case .list(let list, let forms): self.list(list, forms)
      case .number(let number): self.number(number)
      case .answer(let answer): answer.map { word($0 ? "yes" : "no", CSVWords.answers) } ?? ""
      }
    let isDecomposed =
      switch dialect.unicodeForm {
      case .composed: false
      case .decomposed: true
      case .mixed: random.percent(50)
      }
    return isDecomposed ? text.decomposedStringWithCanonicalMapping : text
  }

  private mutating func word(_ word: String, _ forms: [String: [String]]) -> String {
    guard let forms = forms[word] else { return word }
    let isEnglish =
      switch dialect.words {
      case .english: true
      case .vietnamese: false
      case .mixed: random.percent(50)
      }
    let form = isEnglish ? forms[0] : random.pick(Array(forms.dropFirst()))
    guard dialect.hasLooseWords else { return form }
    let cased = random.pick([form, form.uppercased(), form.lowercased(), form.capitalized])
    return cased.map { $0 == " " ? random.pick([" ", "  ", "_", "-", "/"]) : "\($0)" }.joined()
  }

  private mutating func list(_ words: [String], _ forms: [String: [String]]) -> String {
    var text = ""
    for (index, word) in words.enumerated() {
      if index > 0 {
        let separator = random.pick(["|", ";"])
        text += dialect.padsFields ? " \(separator) " : separator
      }
      text += self.word(word, forms)
    }
    return text
  }

  private func number(_ number: Double?) -> String {
    guard let number else { return "" }
    let text = number == number.rounded() ? "\(Int(number))" : "\(number)"
    return dialect.hasDecimalComma ? text.replacingOccurrences(of: ".", with: ",") : text
  }
}
