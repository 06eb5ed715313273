import LinkageGraph

/// A variable of the environment that the program heeds.
struct EnvironmentVariable: Sendable {
  let name: String
  let help: LocalizedText

  /// The variables, those of options first.
  static var all: [EnvironmentVariable] {
    var seen: Set<String> = []
    let options = CommandTable.commands.flatMap(\.options)
    let own = options.compactMap { option -> EnvironmentVariable? in
      guard let variable = option.variable, seen.insert(variable).inserted else { return nil }
      return EnvironmentVariable(
        name: variable,
        help: LocalizedText(
          "The value of \(option.spelling) where that is not given.",
          "Giá trị của \(option.spelling) khi không nêu tùy chọn này."))
    }
    return own + [
      EnvironmentVariable(
        name: "LC_ALL, LC_MESSAGES, LANG",
        help: LocalizedText(
          "The language where none is asked for: that of the first one set.",
          "Ngôn ngữ khi không nêu: theo biến đầu tiên được đặt.")),
      EnvironmentVariable(
        name: "COLUMNS",
        help: LocalizedText(
          "How wide tables may be, in columns.", "Bề rộng tối đa của bảng, tính bằng cột.")),
      EnvironmentVariable(
        name: "NO_COLOR",
        help: LocalizedText(
          "Where set, no color unless --color asks for it.",
          "Khi được đặt thì không dùng màu, trừ khi có --color.")),
    ]
  }
}
