import LinkageGraph
import LinkageReports

/// What is known of the terminal, file or pipe that text goes to.
struct Terminal: Sendable {
  /// Whether a person looks at it, rather than a file or another program.
  let isInteractive: Bool
  /// How many columns it has, or `nil` where lines may be of any length.
  let width: Int?
  /// Whether to use color where the person has not chosen.
  let suggestsColor: Bool

  /// Decides from what the system and the environment report.
  ///
  /// `COLUMNS` goes before the width that the system reports. A `NO_COLOR` that is not empty, and
  /// a terminal that calls itself dumb, speak against color.
  init(isInteractive: Bool, reportedWidth: Int?, environment: (String) -> String?) {
    self.isInteractive = isInteractive
    if let columns = environment("COLUMNS").flatMap({ Int($0) }), columns > 0 {
      width = columns
    } else {
      width = isInteractive ? reportedWidth : nil
    }
    let refusesColor = environment("NO_COLOR").map { !$0.isEmpty } ?? false
    suggestsColor = isInteractive && !refusesColor && environment("TERM") != "dumb"
  }

  /// A file, or another program.
  static let none = Terminal(isInteractive: false, reportedWidth: nil, environment: { _ in nil })

  /// The style in which to write, after the person's choice.
  func style(_ choice: ColorChoice) -> TextStyle {
    switch choice {
    case .auto: suggestsColor ? .colored : .plain
    case .always: .colored
    case .never: .plain
    }
  }
}

extension Language {
  /// The language that the environment asks for: the first of `LC_ALL`, `LC_MESSAGES` and `LANG`
  /// that says anything decides.
  static func preferred(environment: (String) -> String?) -> Language {
    for name in ["LC_ALL", "LC_MESSAGES", "LANG"] {
      guard let locale = environment(name), !locale.isEmpty else { continue }
      let code = locale.prefix { $0 != "_" && $0 != "." && $0 != "@" && $0 != "-" }
      return code.lowercased() == Language.vietnamese.rawValue ? .vietnamese : .english
    }
    return .english
  }
}
