import LinkageFiles
import LinkageGraph
import LinkageReports

/// Where the plan of a command comes from.
enum PlanSource {
  /// The plan that a command line names, or that of the set's folder.
  ///
  /// - Throws: ``CommandFailure`` where there is none.
  static func input(_ arguments: ParsedArguments) throws(CommandFailure) -> LinkageInput {
    if let path = arguments[Options.plan] { return path == "-" ? .standardInput : .file(path) }
    guard let set = arguments[.set] else {
      throw CommandFailure(
        .wrongUsage,
        LocalizedText(
          "Two files by themselves come without a plan.",
          "Hai tệp riêng lẻ không kèm kế hoạch."), advice: naming)
    }
    if let plan = LinkageReader.plan(ofFolder: set) { return plan }
    if FileStatus.isFolder(set) {
      let name = LinkageReader.planName
      throw CommandFailure(
        .noSuchInput,
        LocalizedText(
          "The folder '\(set)' has no plan, which would be \(name).",
          "Thư mục '\(set)' không có kế hoạch, tức là tệp \(name)."),
        advice: LocalizedText(
          "\(naming.english)\nFor a plan to start from, run: linkage generate --preset can-tho -o can-tho",
          "\(naming.vietnamese)\nĐể có một kế hoạch mẫu, hãy chạy: linkage generate --preset can-tho -o can-tho"
        ))
    }
    guard FileStatus.exists(set) else { return .file(set) }
    throw CommandFailure(
      .wrongUsage,
      LocalizedText(
        "'\(set)' is a packed file, which holds no plan.",
        "'\(set)' là tệp đóng gói, không chứa kế hoạch."), advice: naming)
  }

  private static let naming = LocalizedText(
    "Name the plan: --plan FILE", "Hãy nêu kế hoạch: --plan TỆP")

  /// The plan in the folder of a set that has been read, or why it cannot be used; neither where there is none.
  static func beside(
    _ input: MeasureInput, _ session: CommandSession
  ) -> (plan: TargetPlan?, notice: LocalizedText?) {
    guard let folder = session.arguments[.set], let plan = LinkageReader.plan(ofFolder: folder)
    else { return (nil, nil) }
    do throws(LinkageReadError) {
      return (try reader(session.arguments).plan(plan, for: input.set).plan, nil)
    } catch {
      var notice = LocalizedText(
        "The plan cannot be used, so that nothing is said of its targets: \(error.problem.english).",
        "Không dùng được kế hoạch nên không nêu được chỉ tiêu: \(error.problem.vietnamese).")
      if let words = input.source.words(for: .check) {
        notice.english += " To see all, run: linkage check \(words)"
        notice.vietnamese += " Để xem tất cả, hãy chạy: linkage check \(words)"
      }
      return (nil, notice)
    }
  }

  private static func reader(_ arguments: ParsedArguments) -> LinkageReader {
    LinkageReader(decimalMark: arguments[Options.decimal].map(\.mark))
  }

  /// Reads a plan, and says what in it deserves notice.
  ///
  /// - Throws: ``CommandFailure`` where there is no such plan, or it has problems.
  static func read(
    _ input: LinkageInput, for set: LinkageSet, _ arguments: ParsedArguments,
    telling messages: Messages
  ) throws(CommandFailure) -> TargetPlan {
    let reader = reader(arguments)
    do throws(LinkageReadError) {
      let reading = try reader.plan(input, for: set)
      if let (warning, _) = WarningText.text(of: reading.report) { messages.warn(warning) }
      return reading.plan
    } catch {
      switch error {
      case .unreadable(let path, let reason):
        throw MissingInput.failure(path: path, reason, isSet: false)
      case .packed(let path):
        throw CommandFailure(
          .badData,
          LocalizedText(
            "'\(path)' is a packed file: a set, not a plan.",
            "'\(path)' là tệp đóng gói: một bộ dữ liệu, không phải kế hoạch."), advice: naming)
      case .badData(let report):
        throw BadDataText.failure(report, commandWords: nil, mayLeaveOut: false)
      case .incompleteFolder, .unusable, .tooLarge:
        throw CommandFailure(.badData, error, advice: error.advice)
      }
    }
  }
}
