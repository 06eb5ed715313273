import LinkageFiles
import LinkageGraph
import LinkageReports

/// What the scripts of shells ask the program: which values a word that has been begun may become.
///
/// The question is a command that help does not list:
///
///     linkage __complete SHELL VALUE CURRENT [WORD…]
///
/// `VALUE` is a ``SetValue``, `CURRENT` the word to complete, and `WORD…` are those between the name of the
/// program and it, all as they stand on the command line, quotes included. The answer's first line is `stop`,
/// or `more` where a value is not complete yet; with `loose` behind it where values differ from the word in
/// more than their ends. Each further line is a value as the shell takes it; for zsh and fish, a tab and a
/// description follow. Whatever is wrong, the answer is empty: completion is no place for errors.
struct CompletionQuery {
  static let word = "__complete"

  private let shell: ShellChoice
  private let value: SetValue
  private let current: ShellWord
  private let words: [String]
  private let environment: (String) -> String?

  /// Links in a file up to this size are read, for products that no organization declares, in bytes.
  private static let mostLinkBytes = 32_000_000

  /// - Returns: `nil` where the arguments are none that a script gives.
  init?(_ arguments: [String], environment: @escaping (String) -> String?) {
    guard arguments.count >= 4, arguments[0] == Self.word,
      let shell = ShellChoice(rawValue: arguments[1]), let value = SetValue(rawValue: arguments[2])
    else { return nil }
    self.shell = shell
    self.value = value
    self.environment = environment
    current = ShellWord(arguments[3])
    // fish has taken the quotes off already.
    words = arguments.dropFirst(4).map { shell == .fish ? $0 : ShellWord($0).text }
  }

  /// The answer.
  func answer() -> String {
    var before = ""
    var begun = current.text
    if value.isList, let comma = begun.lastIndex(of: ",") {
      before = String(begun[...comma])
      begun = String(begun[begun.index(after: comma)...])
    }
    let line = CompletedLine(words, environment: environment)
    var isPart = value.isList
    var isLoose = false
    var lines: [String] = []
    func add(_ text: String, _ description: String?) {
      // A script reads lines, and a terminal shows what they hold.
      guard !text.unicodeScalars.contains(where: { $0.properties.generalCategory == .control })
      else { return }
      // It would be taken for an option.
      if value == .ids, text.hasPrefix("-"), !line.areOptionsOver, !line.wantsValue { return }
      let whole = before + text
      let tail =
        description.map { $0.isEmpty ? "" : "\t\(DisplayWidth.visible($0))" } ?? ""
      lines.append(
        shell == .bash
          ? ShellWord.forBash(whole, openQuote: current.openQuote) : whole + tail)
    }
    switch value {
    case .kinds: isLoose = offer(Vocabulary.kinds, begun, add)
    case .flags: isLoose = offer(Vocabulary.flags, begun, add)
    case .ratings: isLoose = offer(Vocabulary.ratings + Vocabulary.unrated, begun, add)
    case .ids:
      guard let set = read(line, withLinks: false) else { break }
      let offered = OfferedTexts(beginningWith: begun, among: set.organizationColumns.ids)
      (isPart, isLoose) = (offered.areBeginnings, offered.ignoresCase)
      for (text, position) in offered.texts {
        let name = position.map { set.displayName(of: OrganizationPosition($0)) }
        add(text, name == text ? nil : name)
      }
    case .districts:
      guard let set = read(line, withLinks: false) else { break }
      (isPart, isLoose) = offer(set.districts, begun, add)
    case .products:
      guard let set = read(line, withLinks: true) else { break }
      // A product may also be named in Vietnamese, once it is clear that it is.
      let vietnamese = set.productNames.map { Vocabulary.product($0, in: .vietnamese) }
      let others = begun.isEmpty ? [] : vietnamese.filter { !set.productNames.contains($0) }
      (isPart, isLoose) = offer(set.productNames + others, begun, add)
    }
    let head = (isPart ? "more" : "stop") + (isLoose ? " loose" : "")
    return ([head] + lines).map { $0 + "\n" }.joined()
  }

  /// Offers those of some names that begin with a word, whatever its case and marks where none does so
  /// exactly.
  private func offer(
    _ names: [String], _ begun: String, _ add: (String, String?) -> Void
  ) -> (isPart: Bool, isLoose: Bool) {
    var column = TextColumn()
    let key = Suggestion.withoutMarks(begun)
    let exact = names.filter { $0.hasPrefix(begun) }
    let found = exact.isEmpty ? names.filter { Suggestion.withoutMarks($0).hasPrefix(key) } : exact
    for name in found { column.append(name) }
    let offered = OfferedTexts(beginningWith: "", among: column)
    for (text, _) in offered.texts { add(text, nil) }
    return (offered.areBeginnings, exact.isEmpty)
  }

  /// Offers the English words that begin with what was typed; where none does, the Vietnamese ones.
  ///
  /// - Returns: Whether they differ from what was typed in more than their ends.
  private func offer(
    _ words: [VocabularyWord], _ begun: String, _ add: (String, String?) -> Void
  ) -> Bool {
    let key = Suggestion.withoutMarks(begun)
    let english = words.map(\.english).filter { $0.hasPrefix(begun) }
    let found =
      english.isEmpty
      ? words.compactMap { word in
        word.vietnamese.first { Suggestion.withoutMarks($0).hasPrefix(key) }
      } : english
    for word in found { add(word, nil) }
    return !found.allSatisfy { $0.hasPrefix(begun) }
  }

  /// Reads as much of the set as is needed; rows with errors are passed over.
  private func read(_ line: CompletedLine, withLinks: Bool) -> LinkageSet? {
    var reader = LinkageReader(
      delimiter: line.delimiter, decimalMark: line.decimalMark, skipsBadRows: true, problemLimit: 0)
    reader.mostLinksWithAmounts = 0
    if let path = line.set, FileStatus.isRegularFile(path) {
      return try? reader.open(path).set
    }
    guard let organizations = line.organizations, FileStatus.isRegularFile(organizations) else {
      return nil
    }
    var links = LinkageInput.bytes(
      Array("source\(Character(Unicode.Scalar((line.delimiter ?? .comma).rawValue)))target\n".utf8),
      name: "links.csv")
    if withLinks, let path = line.links, FileStatus.isRegularFile(path),
      FileStatus.byteCount(of: path) <= Self.mostLinkBytes
    {
      links = .file(path)
    }
    return try? reader.read(organizations: .file(organizations), links: links).set
  }
}

/// As much of a command line as completion needs to know: which set it reads, and how.
private struct CompletedLine {
  /// A packed file or a folder.
  private(set) var set: String?
  private(set) var organizations: String?
  private(set) var links: String?
  private(set) var delimiter: CSVDialect.Delimiter?
  private(set) var decimalMark: CSVDialect.DecimalMark?
  /// Whether `--` has been given.
  private(set) var areOptionsOver = false
  /// Whether the last word is an option that wants a value.
  private(set) var wantsValue = false

  /// Reads the words after the name of the program, unfinished and wrong as they may be.
  init(_ words: [String], environment: (String) -> String?) {
    var command: CommandDefinition?
    var values: [String: String] = [:]
    var wanting: OptionDefinition?
    for word in words {
      if let option = wanting {
        // A shell may have split `--name=value`.
        if word == "=" { continue }
        values[option.name] = word
        wanting = nil
        continue
      }
      if areOptionsOver || word == "-" || !word.hasPrefix("-") {
        if command == nil {
          command = CommandName(rawValue: word).map { CommandTable[$0] }
        } else if set == nil {
          set = word
        }
      } else if word == "--" {
        areOptionsOver = true
      } else {
        let parts = word.split(separator: "=", maxSplits: 1).map(String.init)
        let options = command?.options ?? CommandTable.programOptions
        guard let option = options.first(where: { $0.spellings.contains(parts[0]) }),
          option.takesValue
        else { continue }
        if parts.count > 1 { values[option.name] = parts[1] } else { wanting = option }
      }
    }
    wantsValue = wanting != nil
    func path(_ word: String?) -> String? {
      guard let word, word.hasPrefix("~/"), let home = environment("HOME") else { return word }
      return home + word.dropFirst()
    }
    func value<Value>(_ option: SingleOption<Value>) -> Value? {
      (values[option.definition.name] ?? option.definition.variable.flatMap(environment))
        .flatMap(option.read)
    }
    delimiter = value(Options.delimiter)?.mark
    decimalMark = value(Options.decimal)?.mark
    organizations = path(value(Options.organizationsFile))
    links = path(value(Options.linksFile))
    // Two files stand in place of the set.
    set = organizations == nil ? path(set) : nil
    if let set, FileStatus.isFolder(set) {
      let base = set.hasSuffix("/") ? set : set + "/"
      organizations = base + "organizations.csv"
      links = base + "links.csv"
    }
  }
}
