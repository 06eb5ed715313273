import LinkageSamples
import LinkageGraph
import LinkageReports

/// `linkage generate`: makes a set to try things on.
enum GenerateCommand: Command {
  static let definition = CommandDefinition(
    .generate,
    summary: LocalizedText(
      "Make a set to try things on.", "Tạo một bộ dữ liệu để thử."),
    overview: LocalizedText(
      """
      Makes a set out of random numbers, with the shape of a real one: two files in a folder, and with \
      the preset the city's plan (targets.csv) as a third. The same options make the same files, on every \
      machine.
      """,
      """
      Tạo một bộ dữ liệu ngẫu nhiên có dạng như thật: hai tệp trong một thư mục, và với --preset thì thêm \
      kế hoạch của thành phố (targets.csv). Cùng tùy chọn thì ra cùng các tệp, trên mọi máy.
      """),
    arguments: [],
    options: [
      Options.preset, Options.organizationCount, Options.linkCount, Options.seed,
      Options.outputFolder, Options.force,
    ] + Options.everywhere,
    exclusions: [
      OptionPair(Options.preset, Options.organizationCount),
      OptionPair(Options.preset, Options.linkCount),
    ],
    prerequisites: [
      OptionPair(Options.organizationCount, Options.linkCount),
      OptionPair(Options.linkCount, Options.organizationCount),
    ],
    alternatives: [
      [Options.preset, Options.organizationCount], [Options.outputFolder],
    ],
    examples: [
      CommandExample(
        "linkage generate --preset can-tho -o can-tho",
        LocalizedText("A set the size of Cần Thơ's.", "Bộ dữ liệu cỡ của Cần Thơ.")),
      CommandExample(
        "linkage generate --organizations 1000000 --links 10000000 -o large",
        LocalizedText("A large one, to measure speed.", "Bộ dữ liệu lớn, để đo tốc độ.")),
      CommandExample(
        "linkage generate --preset can-tho --seed 7 -o another",
        LocalizedText("Another of the same shape.", "Một bộ khác có cùng dạng.")),
    ])

  static func run(_ session: CommandSession) throws -> ExitStatus {
    let arguments = session.arguments
    guard let folder = arguments[Options.outputFolder] else { return .done }
    let seed = arguments[Options.seed] ?? 1
    let made: (organizations: Int, links: Int)
    if arguments[Options.preset] == .canTho {
      let city = CanThoPreset(seed: seed)
      try write(
        city, into: folder, replacing: arguments[Options.force],
        rows: (city.organizationCount, city.linkCount), session.progress)
      made = (city.organizationCount, city.linkCount)
    } else {
      let set = try randomSet(arguments, seed: seed)
      try write(
        set, into: folder, replacing: arguments[Options.force],
        rows: (set.organizations, set.links), session.progress)
      made = (set.organizations, set.links)
    }
    if session.preferences.isQuiet { return .done }
    try session.output.write(
      report(
        made.organizations, made.links, hasPlan: arguments[Options.preset] != nil, folder,
        languageWords: session.preferences.languageWords)(
          session.language))
    return .done
  }

  private static func randomSet(
    _ arguments: ParsedArguments, seed: UInt64
  ) throws -> RandomLinkageSet {
    do throws(GenerationError) {
      return try RandomLinkageSet(
        organizations: arguments[Options.organizationCount] ?? 0,
        links: arguments[Options.linkCount] ?? 0, seed: seed)
    } catch {
      throw CommandFailure(.wrongUsage, error.problem.capitalized)
    }
  }

  private static func write(
    _ set: some GeneratedLinkageSet, into folder: String, replacing: Bool,
    rows: (organizations: Int, links: Int), _ progress: ProgressLine?
  ) throws {
    try SetFolder.write(
      into: folder, replacing: replacing, plan: set.plan, rows: rows, progress
    ) {
      try set.writeOrganizations(to: &$0)
    } links: {
      try set.writeLinks(to: &$0)
    }
  }

  private static func report(
    _ organizations: Int, _ links: Int, hasPlan: Bool, _ folder: String, languageWords: String
  ) -> LocalizedText {
    let (name, words) = (ShellText.word(folder), ShellText.path(folder) + languageWords)
    return LocalizedText(
      """
      Made \(name): \(Words.organizations(organizations).english), \
      \(Words.links(links).english). All of them are invented.
      To look at it, run: linkage summary \(words)\(hasPlan ? "\nBeside it lies the city's plan: linkage targets \(words)" : "")

      """,
      """
      Đã tạo \(name): \(Words.organizations(organizations).vietnamese), \
      \(Words.links(links).vietnamese). Tất cả đều là hư cấu.
      Để xem, hãy chạy: linkage summary \(words)\(hasPlan ? "\nKèm theo là kế hoạch của thành phố: linkage targets \(words)" : "")

      """)
  }
}
