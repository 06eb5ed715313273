import LinkageGraph
import LinkageReports

/// Every command of the program, each once.
enum CommandTable {
  /// The name by which the program is called.
  static let program = "linkage"

  /// What the program is for, in one line.
  static let summary = LocalizedText(
    "measure value-chain linkage in a city's agriculture, and draw it",
    "đo lường và vẽ liên kết theo chuỗi giá trị trong nông nghiệp của một thành phố")

  static let overview = LocalizedText(
    """
    Measures who sells to whom in a city's agriculture: how many cooperatives take part in a \
    value chain, how far they are from direct export, and which organizations the chains \
    depend on.
    """,
    """
    Đo lường ai bán cho ai trong nông nghiệp của một thành phố: bao nhiêu hợp tác xã tham gia \
    liên kết theo chuỗi giá trị, cách xuất khẩu trực tiếp bao nhiêu khâu, và các chuỗi phụ \
    thuộc vào tổ chức nào.
    """)

  /// The options that stand without a command; those that also suit commands may go before one.
  static let programOptions: [OptionDefinition] =
    ([Options.version] + Options.everywhere).map(\.definition)

  static let examples: [CommandExample] = [
    CommandExample(
      "linkage generate --preset can-tho -o can-tho",
      LocalizedText("Make a set to try things on.", "Tạo một bộ dữ liệu để thử.")),
    CommandExample(
      "linkage summary can-tho",
      LocalizedText("See the main figures.", "Xem các số liệu chính.")),
    CommandExample(
      LocalizedText(
        "linkage list can-tho --without participating",
        "linkage list can-tho --without \"tham gia\""),
      LocalizedText("See who is in no chain.", "Xem tổ chức nào chưa tham gia chuỗi.")),
    CommandExample(
      "linkage dot can-tho --product rice -o rice.svg",
      LocalizedText("Draw the rice chains with Graphviz.", "Vẽ chuỗi lúa gạo bằng Graphviz.")),
  ]

  static subscript(name: CommandName) -> CommandDefinition { name.command.definition }

  static var commands: [CommandDefinition] { CommandName.allCases.map { self[$0] } }

  /// The commands that have an option of this name.
  static func commands(withOption name: String) -> [CommandName] {
    commands.filter { $0.options.contains { $0.name == name } }.map(\.name)
  }

  // MARK: Arguments

  static let set = ArgumentDefinition(
    key: .set, name: LocalizedText("SET", "BỘ-DỮ-LIỆU"), isOptional: false, choices: [],
    completion: .file,
    help: LocalizedText(
      "A folder with organizations.csv and links.csv, or a packed file.",
      "Thư mục có organizations.csv và links.csv, hoặc một tệp đóng gói."))
  static let earlierSet = ArgumentDefinition(
    key: .set, name: LocalizedText("BEFORE", "TRƯỚC"), isOptional: false, choices: [],
    completion: .file,
    help: LocalizedText(
      "The earlier set, or with --years the only one: a folder or a packed file.",
      "Bộ dữ liệu kỳ trước, hoặc bộ dữ liệu duy nhất nếu có --years: thư mục hoặc tệp đóng gói."))
  static let laterSet = ArgumentDefinition(
    key: .laterSet, name: LocalizedText("AFTER", "SAU"), isOptional: true, choices: [],
    completion: .file,
    help: LocalizedText(
      "The later set; none with --years.", "Bộ dữ liệu kỳ sau; không nêu nếu có --years."))
  static let organization = ArgumentDefinition(
    key: .organization, name: LocalizedText("ID", "MÃ"), isOptional: false, choices: [],
    completion: .fromSet(.ids),
    help: LocalizedText(
      "The id of an organization; put -- before one that begins with a dash.",
      "Mã của một tổ chức; nếu mã bắt đầu bằng dấu gạch thì đặt -- trước."))
  static let shell = ArgumentDefinition(
    key: .shell, name: LocalizedText("SHELL", "SHELL"), isOptional: false,
    choices: ShellChoice.allCases.map(\.rawValue), completion: .nothing,
    help: LocalizedText("The shell to complete in.", "Loại shell cần hoàn thành lệnh."))
  static let command = ArgumentDefinition(
    key: .command, name: LocalizedText("COMMAND", "LỆNH"), isOptional: true,
    choices: CommandName.allCases.map(\.rawValue), completion: .nothing,
    help: LocalizedText(
      "The command to explain; without one, the whole program.",
      "Lệnh cần giải thích; nếu không nêu thì giải thích cả chương trình."))
}
