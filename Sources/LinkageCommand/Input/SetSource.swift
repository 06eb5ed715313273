import LinkageFiles
import LinkageGraph

/// Where the set of a command comes from, as given on the command line.
struct SetSource: Sendable {
  /// How the set is called in results and messages.
  let label: LocalizedText
  private let arguments: ParsedArguments
  /// The path of the set; `nil` where two files stand in its place.
  private let path: String?

  /// - Parameters:
  ///   - arguments: What was given.
  ///   - key: The argument that names the set.
  init(_ arguments: ParsedArguments, _ key: ArgumentKey = .set) {
    self.arguments = arguments
    path = arguments[key]
    let path = path
    func label(_ standardInput: String) -> String {
      let files = [Options.organizationsFile, Options.linksFile].compactMap { arguments[$0] }
      return path
        ?? files.map { $0 == "-" ? standardInput : $0 }.joined(separator: ", ")
    }
    self.label = LocalizedText(label("standard input"), label("đầu vào chuẩn"))
  }

  /// Reads the set, and reports what was left out or deserves notice.
  ///
  /// - Throws: ``CommandFailure`` where there is no such set, or its data are bad.
  func read(
    telling messages: Messages, progress: ProgressLine? = nil, mostLinksWithAmounts: Int = .max,
    mostLinksWithNames: Int = .max
  ) throws -> LinkageReader.Reading {
    var reader = reader(progress)
    reader.mostLinksWithAmounts = mostLinksWithAmounts
    reader.mostLinksWithNames = mostLinksWithNames
    do throws(LinkageReadError) {
      let reading =
        if let (organizations, links) = twoFiles {
          try reader.read(organizations: organizations, links: links)
        } else {
          try reader.open(path ?? "")
        }
      if reading.set.packedLinks != nil { warnOfOptionsWithoutEffect(messages) }
      for skipped in SkippedRowsText.texts(of: reading.report) { messages.warn(skipped) }
      if let (warning, isOnly) = WarningText.text(of: reading.report) {
        messages.warn(warning, advice: isOnly ? nil : checkAdvice)
      }
      return reading
    } catch {
      throw failure(error)
    }
  }

  /// Reads a list of links for the set, and reports what deserves notice in it.
  ///
  /// - Parameters:
  ///   - purpose: What the list is for.
  ///   - path: The path of the file; - is standard input.
  ///   - set: The set.
  ///   - messages: Where warnings go.
  /// - Returns: The list.
  /// - Throws: ``CommandFailure`` where there is no such file, or its rows are bad.
  func list(
    _ purpose: LinkList.Purpose, _ path: String, for set: LinkageSet, telling messages: Messages
  ) throws -> LinkList {
    do throws(LinkageReadError) {
      let list = try reader(nil).read(purpose, from: Self.input(path), for: set)
      // No other command lists them.
      for warning in list.report.warnings { warn(of: warning, messages) }
      if list.count == 0 {
        messages.warn(
          LocalizedText(
            "\(list.name) has no rows below its header.",
            "\(list.name) không có dòng nào dưới dòng tiêu đề."))
      }
      return list
    } catch {
      switch error {
      case .unreadable(let path, let reason):
        throw MissingInput.failure(path: path, reason, isSet: false)
      case .badData(let report): throw BadDataText.failure(ofList: report)
      case .packed, .incompleteFolder, .unusable, .tooLarge:
        throw CommandFailure(.badData, error, advice: nil)
      }
    }
  }

  /// Says which of the options given change nothing in a set that was read before.
  private func warnOfOptionsWithoutEffect(_ messages: Messages) {
    // A list or a plan is read beside the set, by the marks that are named.
    let lists = [Options.remove, Options.add, Options.candidates, Options.plan].map(\.definition)
    let marks =
      lists.contains { arguments.has($0) }
      ? [] : [Options.delimiter.definition, Options.decimal.definition]
    let options = marks + [Options.skipBadRows.definition, Options.skipBadFields.definition]
    for option in options where arguments.has(option) {
      messages.warn(
        LocalizedText(
          "\(option.spelling) has no effect: a packed file has been read before.",
          "\(option.spelling) không có tác dụng: tệp đóng gói đã được đọc từ trước."))
    }
  }

  /// Reads the set for its problems, all of them.
  func check(progress: ProgressLine? = nil) throws -> DataReport {
    var reader = reader(progress)
    reader.problemLimit = .max
    if arguments[Options.allProblems] { reader.problemLimitOfSort = .max }
    do throws(LinkageReadError) {
      if let (organizations, links) = twoFiles {
        return try reader.check(organizations: organizations, links: links)
      }
      return try reader.check(path ?? "")
    } catch {
      throw failure(error)
    }
  }

  /// The words after `linkage COMMAND` with which another command speaks of the same: the set, and every
  /// option given that bears on its answer, as a shell takes them; `nil` where the set came through
  /// a pipe and cannot be read again.
  ///
  /// - Parameters:
  ///   - command: The other command.
  ///   - keepsFilters: Whether it is to speak of what the filters select, rather than of the whole set.
  /// - Returns: The words, separated by blanks.
  func words(for command: CommandName, keepsFilters: Bool = true) -> String? {
    let files = [Options.organizationsFile, Options.linksFile].compactMap { arguments[$0] }
    // Standard input and other pipes cannot be read again.
    if files.contains(where: { $0 == "-" || FileStatus.isPipe($0) }) { return nil }
    var words = path.map { [ShellText.path($0)] } ?? []
    let accepted = CommandTable[command].options
    for option in CommandTable[arguments.command].options
    where bears(option, onAnswerOf: command) && (keepsFilters || option.section != .filters)
      && arguments.has(option)
      && accepted.contains(where: { $0.name == option.name && $0.section == option.section })
    {
      let texts = arguments.texts(of: option).map { option.words.word(of: $0) }
      if !option.takesValue {
        words.append(option.spelling)
      } else if option.isList {
        words.append(ShellText.option(option.spelling, texts.joined(separator: ",")))
      } else {
        words += texts.map { ShellText.option(option.spelling, $0) }
      }
    }
    return words.joined(separator: " ")
  }

  /// Whether an option changes what a command says of a set.
  private func bears(_ option: OptionDefinition, onAnswerOf command: CommandName) -> Bool {
    // A check lists bad rows whether or not they may be left out.
    let skipping = [Options.skipBadRows, Options.skipBadFields].map(\.definition.name)
    if command == .check, skipping.contains(option.name) { return false }
    return option.section == .input || option.section == .filters
      || option.name == Options.language.definition.name
  }

  /// Refuses a result that would replace a file of the set itself.
  func protect(from output: String) throws(CommandFailure) {
    var files = [
      arguments[Options.organizationsFile], arguments[Options.linksFile], arguments[Options.plan],
      arguments[Options.add], arguments[Options.remove], arguments[Options.candidates],
    ]
    for set in [arguments[.set], arguments[.laterSet]].compactMap(\.self) {
      let base = set.hasSuffix("/") ? set : set + "/"
      files += [base + "organizations.csv", base + "links.csv", base + LinkageReader.planName, set]
    }
    for file in files.compactMap(\.self) where FileStatus.areSame(file, output) {
      throw CommandFailure(
        .cannotCreateOutput,
        LocalizedText(
          "'\(output)' is part of the set that is read; it is not replaced.",
          "'\(output)' thuộc bộ dữ liệu đang đọc nên không bị ghi đè."),
        advice: LocalizedText(
          "Name another file: -o FILE", "Hãy nêu tệp khác: -o TỆP"))
    }
  }

  /// Where to see all that is wrong with the set; `nil` where it cannot be read again.
  var checkAdvice: LocalizedText? {
    words(for: .check).map { words in
      LocalizedText(
        "To see all, run: linkage check \(words)", "Để xem tất cả, hãy chạy: linkage check \(words)"
      )
    }
  }

  private func reader(_ progress: ProgressLine?) -> LinkageReader {
    var reader = LinkageReader(
      delimiter: arguments[Options.delimiter].map(\.mark),
      decimalMark: arguments[Options.decimal].map(\.mark),
      skipsBadRows: arguments[Options.skipBadRows])
    reader.skipsBadFields = arguments[Options.skipBadFields]
    reader.observer = progress
    return reader
  }

  /// The two files that stand in place of a folder or packed file.
  private var twoFiles: (organizations: LinkageInput, links: LinkageInput)? {
    guard let organizations = arguments[Options.organizationsFile],
      let links = arguments[Options.linksFile]
    else { return nil }
    return (Self.input(organizations), Self.input(links))
  }

  private func failure(_ error: LinkageReadError) -> CommandFailure {
    switch error {
    case .unreadable(let path, let reason):
      MissingInput.failure(path: path, reason, isSet: self.path != nil)
    case .incompleteFolder(let path, _): MissingInput.failure(folder: path)
    case .packed(let path): MissingInput.failure(packedInPlaceOfTable: path)
    case .unusable, .tooLarge: CommandFailure(.badData, error, advice: error.advice)
    case .badData(let report):
      BadDataText.failure(report, commandWords: words(for: .check))
    }
  }

  /// Warns of something in a list.
  func warn(of warning: DataProblem, _ messages: Messages) {
    func text(_ language: Language) -> String {
      "\(warning.reference): \(warning.sentence(language))"
    }
    messages.warn(
      LocalizedText(text(.english), text(.vietnamese)),
      advice: warning.advice(.english).map { LocalizedText($0, warning.advice(.vietnamese) ?? $0) })
  }

  private static func input(_ path: String) -> LinkageInput {
    path == "-" ? .standardInput : .file(path)
  }
}

extension DelimiterChoice {
  var mark: CSVDialect.Delimiter {
    switch self {
    case .comma: .comma
    case .semicolon: .semicolon
    case .tab: .tab
    }
  }
}

extension DecimalChoice {
  var mark: CSVDialect.DecimalMark {
    switch self {
    case .point: .point
    case .comma: .comma
    }
  }
}
