import LinkageFiles
import LinkageGraph

/// Where the set of a command comes from, as given on the command line.
struct SetSource: Sendable {
  /// How the set is called in results and messages.
  let label: LocalizedText
  private let arguments: ParsedArguments

  init(_ arguments: ParsedArguments) {
    self.arguments = arguments
    func label(_ standardInput: String) -> String {
      let files = [Options.organizationsFile, Options.linksFile].compactMap { arguments[$0] }
      return arguments[.set]
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
  ) throws -> LinkageSet {
    var reader = reader(progress)
    reader.mostLinksWithAmounts = mostLinksWithAmounts
    reader.mostLinksWithNames = mostLinksWithNames
    do throws(LinkageReadError) {
      let reading =
        if let (organizations, links) = twoFiles {
          try reader.read(organizations: organizations, links: links)
        } else {
          try reader.open(arguments[.set] ?? "")
        }
      for skipped in SkippedRowsText.texts(of: reading.report) { messages.warn(skipped) }
      if let (warning, isOnly) = WarningText.text(of: reading.report) {
        messages.warn(warning, advice: isOnly ? nil : checkAdvice)
      }
      return reading.set
    } catch {
      throw failure(error)
    }
  }

  /// Reads the set for its problems, all of them.
  func check(progress: ProgressLine? = nil) throws -> DataReport {
    var reader = reader(progress)
    reader.problemLimit = .max
    reader.mostLinksWithAmounts = 0
    reader.mostLinksWithNames = 0
    do throws(LinkageReadError) {
      if let (organizations, links) = twoFiles {
        return try reader.check(organizations: organizations, links: links)
      }
      return try reader.check(arguments[.set] ?? "")
    } catch {
      throw failure(error)
    }
  }

  /// The words after `linkage COMMAND` that lead to the same set, as a shell takes them; `nil`
  /// where the set came from standard input and cannot be read again.
  var commandWords: String? {
    let files = [Options.organizationsFile, Options.linksFile].compactMap { option in
      arguments[option].map { (option.definition.spelling, $0) }
    }
    if files.contains(where: { $0.1 == "-" }) { return nil }
    var words = arguments[.set].map { [Self.shellWord($0)] } ?? []
    words += files.flatMap { [$0.0, Self.shellWord($0.1)] }
    if let delimiter = arguments[Options.delimiter] {
      words += [Options.delimiter.definition.spelling, delimiter.rawValue]
    }
    if let decimal = arguments[Options.decimal] {
      words += [Options.decimal.definition.spelling, decimal.rawValue]
    }
    return words.joined(separator: " ")
  }

  /// Refuses a result that would replace a file of the set itself.
  func protect(from output: String) throws(CommandFailure) {
    var files = [arguments[Options.organizationsFile], arguments[Options.linksFile]]
    if let set = arguments[.set] {
      let base = set.hasSuffix("/") ? set : set + "/"
      files += [base + "organizations.csv", base + "links.csv", set]
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
    commandWords.map { words in
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
      MissingInput.failure(path: path, reason, isSet: arguments[.set] != nil)
    case .incompleteFolder(let path, _): MissingInput.failure(folder: path)
    case .packed(let path): MissingInput.failure(packedInPlaceOfTable: path)
    case .unusable, .tooLarge: CommandFailure(.badData, error)
    case .badData(let report):
      BadDataText.failure(report, commandWords: commandWords)
    }
  }

  private static func input(_ path: String) -> LinkageInput {
    path == "-" ? .standardInput : .file(path)
  }

  /// The text as one word of a shell's command line.
  static func shellWord(_ text: String) -> String {
    let isPlain = text.unicodeScalars.allSatisfy {
      $0.properties.isAlphabetic || $0.properties.numericType != nil
        || "-_./,:@+%".unicodeScalars.contains($0)
    }
    if isPlain, !text.isEmpty { return text }
    return "'"
      + text.split(separator: "'", omittingEmptySubsequences: false).joined(separator: "'\\''")
      + "'"
  }
}

extension DelimiterChoice {
  fileprivate var mark: CSVDialect.Delimiter {
    switch self {
    case .comma: .comma
    case .semicolon: .semicolon
    case .tab: .tab
    }
  }
}

extension DecimalChoice {
  fileprivate var mark: CSVDialect.DecimalMark {
    switch self {
    case .point: .point
    case .comma: .comma
    }
  }
}
