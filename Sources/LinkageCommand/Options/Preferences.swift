import LinkageGraph

/// Language and color.
///
/// They are looked up before the arguments are parsed, because errors in the arguments are reported in
/// that language, too.
struct Preferences: Sendable {
  let language: Language
  let color: ColorChoice

  /// Looks for a language and a choice of color anywhere in the arguments; invalid values are left to
  /// the parser.
  init(_ arguments: [String], environment: (String) -> String?) {
    language =
      Self.value(of: Options.language, in: arguments)
      ?? Language.preferred(environment: environment)
    color = Self.value(of: Options.color, in: arguments) ?? .auto
  }

  private static func value<Value>(
    of option: SingleOption<Value>, in arguments: [String]
  ) -> Value? {
    let words = arguments.prefix { $0 != "--" }
    let spelling = option.definition.spelling
    for (index, word) in words.enumerated() {
      if word == spelling, index + 1 < words.count { return option.read(words[index + 1]) }
      if word.hasPrefix("\(spelling)=") {
        return option.read(String(word.dropFirst(spelling.count + 1)))
      }
    }
    return nil
  }
}
