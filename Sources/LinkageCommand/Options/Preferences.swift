import LinkageGraph

/// How the program speaks, which must be known before the arguments are: they may be wrong, and
/// that too is said in the person's language.
struct Preferences: Sendable {
  let language: Language
  let color: ColorChoice

  /// Looks through the arguments for a language and a choice of color, wherever they stand; what
  /// makes no sense is left for the parser to complain of.
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
