import LinkageFiles
import LinkageGraph
import LinkageReports

/// `linkage pack`: puts a set into one file that is ready to be used.
enum PackCommand: Command {
  static let definition = CommandDefinition(
    .pack,
    summary: LocalizedText(
      "Pack a set into one file that opens at once.",
      "Đóng gói bộ dữ liệu thành một tệp mở được ngay."),
    overview: LocalizedText(
      """
      Writes a set as one file, ready to be used, and a third of the size where the set is large: \
      every command takes it in place of the folder, and reads nothing anew. The file carries \
      checksums, so that damage is noticed.
      """,
      """
      Ghi bộ dữ liệu thành một tệp, dùng được ngay và chỉ bằng khoảng một phần ba nếu bộ dữ liệu \
      lớn: mọi lệnh đều nhận tệp này thay cho thư mục mà không phải đọc lại từ đầu. Tệp có tổng \
      kiểm tra nên biết được khi bị hỏng.
      """),
    arguments: [CommandTable.set],
    options: Options.reading + [Options.packedFile] + Options.everywhere,
    alternatives: [[Options.packedFile]],
    examples: [
      CommandExample(
        "linkage pack can-tho -o can-tho.linkage",
        LocalizedText("One file in place of two.", "Một tệp thay cho hai tệp.")),
      CommandExample(
        "linkage summary can-tho.linkage",
        LocalizedText(
          "The same figures as of the folder.", "Cùng số liệu như khi dùng thư mục.")),
    ])

  static func run(_ session: CommandSession) throws -> ExitStatus {
    guard let path = session.arguments[Options.packedFile] else { return .done }
    let isStandardOutput = path == "-"
    try check(ending: path)
    if isStandardOutput, session.terminal.isInteractive { throw noFile }
    let source = SetSource(session.arguments)
    // A packed file packed onto itself stays what it is.
    if !isStandardOutput, !FileStatus.areSame(session.arguments[.set] ?? "", path) {
      try source.protect(from: path)
    }
    // A path that cannot be written need not wait for a large set.
    let destination =
      isStandardOutput
      ? OutputDestination(standardOutput: session.output, mayReachTerminal: true)
      : try OutputDestination(path: path)
    let reading = try source.read(telling: session.messages, progress: session.progress)
    let set = reading.set
    session.progress?.begin(.packing)
    if let progress = session.progress, !isStandardOutput {
      destination.report(to: progress) { progress.advance(bytes: $0) }
    }
    var sink = CountingOutput(output: destination.output)
    try PackedFile.write(set, leftOut: reading.report.leftOut, to: &sink)
    try destination.output.flush()
    session.progress?.begin(.saving)
    try destination.commit()
    if isStandardOutput || session.preferences.isQuiet { return .done }
    try session.output.write(
      report(
        set, bytes: sink.count, path, plan: planPath(session.arguments),
        languageWords: session.preferences.languageWords)(session.language))
    return .done
  }

  /// Refuses a file whose ending promises text or a picture.
  private static func check(ending path: String) throws(CommandFailure) {
    let endings = [
      ".csv", ".tsv", ".txt", ".json", ".jsonl", ".md", ".xlsx", ".xls", ".html", ".dot", ".svg",
      ".png",
      ".pdf", ".docx",
    ]
    guard let ending = endings.first(where: path.lowercased().hasSuffix) else { return }
    let other = ShellText.path(String(path.dropLast(ending.count)) + ".linkage")
    throw CommandFailure(
      .wrongUsage,
      LocalizedText(
        "'\(path)' would be a \(ending) file, but a packed file is read by linkage alone.",
        "'\(path)' là tệp \(ending), trong khi tệp đóng gói chỉ đọc được bằng linkage."),
      advice: LocalizedText("Name it so: -o \(other)", "Hãy đặt tên tệp: -o \(other)"))
  }

  /// The plan in the folder that is packed, which is left behind.
  private static func planPath(_ arguments: ParsedArguments) -> String? {
    guard let folder = arguments[.set], case .file(let path)? = LinkageReader.plan(ofFolder: folder)
    else { return nil }
    return path
  }

  private static func report(
    _ set: LinkageSet, bytes: Int, _ path: String, plan: String?, languageWords: String
  ) -> LocalizedText {
    let (name, words) = (ShellText.word(path), ShellText.path(path) + languageWords)
    let organizations = Words.organizations(set.organizations.count)
    let links = Words.links(set.links.count)
    let targets = plan.map { "linkage targets \(words) --plan \(ShellText.path($0))" }
    func size(_ language: Language, _ each: String) -> String {
      let whole = "\(Words.text(bytes, "byte", "byte")(language))"
      if set.links.isEmpty { return whole }
      let share = Double(bytes) / Double(set.links.count)
      return "\(whole), \(NumberText.decimal(share, decimals: 1, in: language)) \(each)"
    }
    return LocalizedText(
      """
      Packed \(name): \(organizations.english), \(links.english); \(size(.english, "a link")).
      To look at it, run: linkage summary \(words)\
      \(targets.map { "\nThe plan is not in it; to hold it against the plan, run: \($0)" } ?? "")

      """,
      """
      Đã đóng gói \(name): \(organizations.vietnamese), \(links.vietnamese); \
      \(size(.vietnamese, "mỗi liên kết")).
      Để xem, hãy chạy: linkage summary \(words)\
      \(targets.map { "\nTệp này không chứa kế hoạch; để so với kế hoạch, hãy chạy: \($0)" } ?? "")

      """)
  }

  private static let noFile = CommandFailure(
    .wrongUsage,
    LocalizedText(
      "A packed file is nothing to read on a terminal.",
      "Tệp đóng gói không đọc được trên màn hình dòng lệnh."),
    advice: LocalizedText(
      "Name a file, such as: -o set.linkage", "Hãy nêu một tệp, chẳng hạn: -o bo-du-lieu.linkage"))
}

/// An output that counts what it passes on.
private struct CountingOutput: ByteSink {
  let output: BufferedOutput
  private(set) var count = 0

  init(output: BufferedOutput) { self.output = output }

  mutating func write(_ bytes: Span<UInt8>) throws {
    count += bytes.count
    try output.write(bytes)
  }
}
