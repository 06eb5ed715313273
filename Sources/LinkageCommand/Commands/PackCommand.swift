import LinkageFiles
import LinkageGraph

/// `linkage pack`: puts a set into one file that is ready to be used.
enum PackCommand {
  static func run(_ session: CommandSession) throws {
    guard let path = session.arguments[Options.packedFile] else { return }
    let isStandardOutput = path == "-"
    if isStandardOutput, session.terminal.isInteractive { throw noFile }
    let source = SetSource(session.arguments)
    // A packed file packed onto itself stays what it is.
    if !isStandardOutput, !FileStatus.areSame(session.arguments[.set] ?? "", path) {
      try source.protect(from: path)
    }
    // A path that cannot be written need not wait for a large set.
    let destination =
      isStandardOutput
      ? OutputDestination(standardOutput: session.output) : try OutputDestination(path: path)
    let set = try source.read(telling: session.messages, progress: session.progress)
    session.progress?.begin(.packing)
    if let progress = session.progress, !isStandardOutput {
      destination.output.willPass = { progress.advance(bytes: $0.count) }
    }
    var sink = CountingOutput(output: destination.output)
    try PackedFile.write(set, to: &sink)
    try destination.output.flush()
    session.progress?.begin(.saving)
    try destination.commit()
    if isStandardOutput { return }
    try session.output.write(
      report(set, bytes: sink.count, SetSource.shellWord(path))(session.language))
  }

  private static func report(_ set: LinkageSet, bytes: Int, _ path: String) -> LocalizedText {
    let organizations = Words.organizations(set.organizations.count)
    let links = Words.links(set.links.count)
    func size(_ language: Language, _ each: String) -> String {
      let whole = "\(Words.text(bytes, "byte", "byte")(language))"
      if set.links.isEmpty { return whole }
      let share = Double(bytes) / Double(set.links.count)
      return "\(whole), \(NumberText.decimal(share, places: 1, in: language)) \(each)"
    }
    return LocalizedText(
      """
      Packed \(path): \(organizations.english), \(links.english); \(size(.english, "a link")).
      To look at it, run: linkage summary \(path)

      """,
      """
      Đã đóng gói \(path): \(organizations.vietnamese), \(links.vietnamese); \
      \(size(.vietnamese, "mỗi liên kết")).
      Để xem, hãy chạy: linkage summary \(path)

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
