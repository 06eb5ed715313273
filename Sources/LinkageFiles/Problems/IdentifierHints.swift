import LinkageGraph

// Method. Before an unknown id is compared letter by letter, it is asked what a program or a habit may have made of a
// known one. One pass over the organizations answers that for all unknown ids at once: each organization has a few
// keys, and the unknown ids wait in a table by theirs.

/// Finds which organization was meant by an id that none has.
struct IdentifierHints {
  private let columns: OrganizationColumns
  private let index: IdentifierIndex

  /// - Returns: `nil` where the organizations could not be read.
  init?(organizations: KnownOrganizations) {
    guard let index = organizations.index else { return nil }
    columns = organizations.columns
    self.index = index
  }

  /// Finds what may put unknown ids right.
  ///
  /// - Parameter texts: The ids, `nil` for what is none.
  /// - Returns: For each the remedy, or `nil` where nothing fits, or more than one organization.
  /// - Complexity: O(organizations) and a few thousand look-ups for each id.
  func remedies(for texts: [String?]) -> [Remedy?] {
    var waiting: [String: [Wanted]] = [:]
    for (number, text) in texts.enumerated() {
      guard let text else { continue }
      for (key, change) in Self.keys(ofUnknown: text) {
        waiting[key, default: []].append(Wanted(number: number, change: change))
      }
    }
    if waiting.isEmpty { return texts.map { _ in nil } }
    var found = [Found](repeating: Found(), count: texts.count)
    for position in 0..<columns.count {
      let id = columns.ids[position]
      for (key, kind) in keys(of: position, id) {
        guard let wanted = waiting[key] else { continue }
        for one in wanted where one.change.isFoundBy(kind) {
          found[one.number].add(id, one.change, texts[one.number] == id)
        }
      }
    }
    return zip(texts, found).map { text, found in
      guard let text else { return nil }
      if let (id, change) = found.only {
        return .identifier(id, Self.change(text, id, change))
      }
      if found.isAmbiguous { return nil }
      return Suggestion.nearestID(to: text, ids: columns.ids, index: index, comparesAll: false)
        .map { .word($0) }
    }
  }

  private struct Wanted {
    var number: Int
    var change: IdentifierChange
  }

  /// The organizations that an unknown id may have meant, by the most likely change.
  private struct Found {
    private var best: IdentifierChange?
    private var ids: Set<String> = []

    mutating func add(_ id: String, _ change: IdentifierChange, _ isSame: Bool) {
      if isSame { return }
      if let best, best.rank < change.rank { return }
      if best?.rank != change.rank { ids = [] }
      best = change
      ids.insert(id)
    }

    var only: (id: String, change: IdentifierChange)? {
      guard let best, ids.count == 1, let id = ids.first else { return nil }
      return (id, best)
    }

    var isAmbiguous: Bool { ids.count > 1 }
  }

  // MARK: Keys

  enum KeyKind {
    case number, exponent, folded, zeros, bare, name, plainName, taxCode
  }

  /// The keys under which an unknown id waits for the one that was meant.
  private static func keys(ofUnknown text: String) -> [(String, IdentifierChange)] {
    var keys: [(String, IdentifierChange)] = []
    let number = text.filter { $0 != "'" }
    if isDigits(number) { keys.append(("0" + withoutZeros(number), .leadingZeros)) }
    let parts = number.split(omittingEmptySubsequences: false) { $0 == "." || $0 == "," }
    if parts.count == 2, isDigits(parts[0]), isDigits(parts[1]), parts[1].allSatisfy({ $0 == "0" })
    {
      keys.append(("0" + withoutZeros(String(parts[0])), .decimals))
    }
    if let exponent = exponentKey(number) { keys.append((exponent, .exponent)) }
    let folded = fold(text)
    keys.append(("f" + folded, .punctuation))
    keys.append((alikeKey(text), .zeros))
    if !text.utf8.allSatisfy({ $0 > 0x20 && $0 < 0x7F }) {
      keys.append((alikeKey(text), .lookalike))
    }
    keys.append(("b" + Suggestion.withoutMarks(folded), .marks))
    keys.append(("n" + nameKey(text), .name))
    let plainName = plainNameKey(text)
    if !plainName.isEmpty { keys.append(("p" + plainName, .plainName)) }
    if let code = taxCodeKey(text) { keys.append((code, .taxCode)) }
    return keys
  }

  private func keys(of position: Int, _ id: String) -> [(String, KeyKind)] {
    let folded = Self.fold(id)
    var keys: [(String, KeyKind)] = [
      ("f" + folded, .folded), (Self.alikeKey(id), .zeros),
      ("b" + Suggestion.withoutMarks(folded), .bare),
    ]
    if Self.isDigits(id) {
      let digits = Self.withoutZeros(id)
      keys.append(("0" + digits, .number))
      for decimals in 0...5 {
        if let key = Self.exponentKey(ofDigits: digits, decimals: decimals) {
          keys.append((key, .exponent))
        }
      }
    }
    if columns.names.count > 0 {
      let name = columns.names[position]
      if !name.isEmpty {
        keys.append(("n" + Self.nameKey(name), .name))
        keys.append(("p" + Self.plainNameKey(name), .plainName))
      }
    }
    if columns.taxCodes.count > 0, let code = Self.taxCodeKey(columns.taxCodes[position]) {
      keys.append((code, .taxCode))
    }
    return keys
  }

  private static func isDigits(_ text: some StringProtocol) -> Bool {
    !text.isEmpty && text.utf8.allSatisfy(\.isDigit)
  }

  private static func withoutZeros(_ digits: String) -> String {
    let rest = digits.drop { $0 == "0" }
    return rest.isEmpty ? "0" : String(rest)
  }

  /// A text in small letters without blanks, and with one kind of dash, which counts only between digits.
  private static func fold(_ text: String) -> String {
    var folded: [Unicode.Scalar] = []
    var hasDash = false
    for scalar in text.lowercased().normalizedToNFC.unicodeScalars {
      if isMark(scalar) {
        hasDash = hasDash || isDash(scalar) || scalar == "."
        continue
      }
      if hasDash, isDigit(scalar), let last = folded.last, isDigit(last) { folded.append("-") }
      hasDash = false
      folded.append(scalar)
    }
    return String(String.UnicodeScalarView(folded))
  }

  private static func alikeKey(_ text: String) -> String {
    "z" + String(decoding: LookalikeKey(text).bytes, as: UTF8.self)
  }

  private static func isDigit(_ scalar: Unicode.Scalar) -> Bool { ("0"..."9").contains(scalar) }

  private static func isDash(_ scalar: Unicode.Scalar) -> Bool {
    scalar.properties.generalCategory == .dashPunctuation || scalar == "\u{2212}" || scalar == "_"
      || scalar == "/"
  }

  private static func isMark(_ scalar: Unicode.Scalar) -> Bool {
    isDash(scalar) || scalar.isBlankOrWidthless || "'’‘\"“”`.:#".unicodeScalars.contains(scalar)
  }

  private static func nameKey(_ text: String) -> String { VocabularyMatcher.key(of: text) }

  /// A name without its legal form, marks and full stops: what two names of one organization have in common.
  static func plainNameKey(_ name: String) -> String {
    var key = Suggestion.withoutMarks(VocabularyMatcher.key(of: name))
      .filter { $0 != "." && $0 != "," }
    for form in ["hop tac xa ", "htx ", "to hop tac ", "tht ", "cong ty ", "cty ", "tnhh "]
    where key.hasPrefix(form) {
      key = String(key.dropFirst(form.count))
    }
    return key
  }

  /// The digits of a tax code, whose branches are set apart by a dash or not.
  private static func taxCodeKey(_ text: String) -> String? {
    let digits = text.unicodeScalars.filter(isDigit)
    let others = text.unicodeScalars.filter { !isDigit($0) && !isMark($0) }
    guard others.isEmpty, digits.count >= 8 else { return nil }
    return "t" + String(String.UnicodeScalarView(digits))
  }

  // MARK: Numbers with an exponent

  /// The key of a number such as 1.2E+05: its digits, how many are decimals, and the exponent.
  private static func exponentKey(_ text: String) -> String? {
    let parts = text.uppercased().split(separator: "E", omittingEmptySubsequences: false)
    guard parts.count == 2, let exponent = Int(parts[1]), (1...30).contains(exponent) else {
      return nil
    }
    let mantissa = parts[0].split(omittingEmptySubsequences: false) { $0 == "." || $0 == "," }
    guard let first = mantissa.first, first.count == 1, mantissa.count <= 2,
      mantissa.allSatisfy(isDigits)
    else { return nil }
    let decimals = mantissa.count == 2 ? String(mantissa[1]) : ""
    return "e\(first)\(decimals)e\(exponent)"
  }

  /// The key under which a spreadsheet may have written a number of so many decimals.
  private static func exponentKey(ofDigits digits: String, decimals: Int) -> String? {
    let own = digits.utf8.map { Int($0) - 0x30 }
    guard own.count > 1, own.count <= 18, decimals < own.count else { return nil }
    var kept = Array(own[...decimals])
    if decimals + 1 < own.count, own[decimals + 1] >= 5 {
      // Rounded up; 9.99 would have one digit more before the mark.
      var position = decimals
      while position >= 0, kept[position] == 9 {
        kept[position] = 0
        position -= 1
      }
      if position < 0 { return nil }
      kept[position] += 1
    }
    return "e" + kept.map(String.init).joined() + "e\(own.count - 1)"
  }

  /// Tells which of the ways to write an id differently it is.
  private static func change(_ text: String, _ id: String, _ change: IdentifierChange)
    -> IdentifierChange
  {
    if change == .leadingZeros, text.filter({ $0 != "'" }) == id { return .punctuation }
    if change == .plainName { return .name }
    return change == .punctuation && text.lowercased() == id.lowercased() ? .letterCase : change
  }
}

extension IdentifierChange {
  /// What is more likely comes first.
  fileprivate var rank: Int {
    switch self {
    case .leadingZeros, .decimals, .punctuation, .letterCase: 0
    case .exponent, .zeros, .lookalike: 1
    case .taxCode: 2
    case .name: 3
    case .marks: 4
    case .plainName: 5
    }
  }

  /// Whether a key of an organization speaks for the change.
  fileprivate func isFoundBy(_ kind: IdentifierHints.KeyKind) -> Bool {
    switch self {
    case .leadingZeros, .decimals: kind == .number
    case .exponent: kind == .exponent
    case .zeros, .lookalike: kind == .zeros
    case .punctuation, .letterCase: kind == .folded
    case .marks: kind == .bare
    case .name: kind == .name
    case .plainName: kind == .plainName
    case .taxCode: kind == .taxCode
    }
  }
}
