import LinkageGraph

/// Language, color, and how much the program says beside its result.
///
/// They are looked up before the arguments are parsed, because errors in the arguments are reported in
/// that language, too.
struct Preferences: Sendable {
  let language: Language
  let color: ColorChoice
  /// Whether nothing is said beside the result but errors.
  let isQuiet: Bool
  /// What a command line that the program proposes needs at its end to answer in the same language, with
  /// a blank before it; empty where the environment sees to that.
  let languageWords: String

  /// Looks for the options anywhere in the arguments, then in the environment; invalid values are left
  /// to the parser.
  init(_ arguments: [String], environment: (String) -> String?) {
    let words = Array(arguments.prefix { $0 != "--" })
    let chosen = Self.value(of: Options.language, in: words)
    language =
      chosen
      ?? Options.language.definition.variable.flatMap(environment).flatMap(Options.language.read)
      ?? Language.preferred(environment: environment)
    color = Self.value(of: Options.color, in: words) ?? .auto
    isQuiet = words.contains { Options.quiet.definition.spellings.contains($0) }
    languageWords =
      chosen.map { " \(Options.language.definition.spelling) \($0.rawValue)" } ?? ""
  }

  private static func value<Value>(of option: SingleOption<Value>, in words: [String]) -> Value? {
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
