import LinkageGraph
import LinkageReports

/// A format may be named on the command line.
extension DocumentFormat: OptionChoice {}

/// When to use color and bold letters.
enum ColorChoice: String, OptionChoice {
  case auto, always, never
}

/// What stands between the fields of a file that is read.
enum DelimiterChoice: String, OptionChoice {
  case comma, semicolon, tab
}

/// The mark before the decimals of a number that is read.
enum DecimalChoice: String, OptionChoice {
  case point, comma
}

/// What rows, or the boxes of a drawing, are grouped by.
enum GroupingChoice: String, OptionChoice {
  case kind, district, rating, product
}

/// A set that the program can make by its name alone.
enum PresetChoice: String, OptionChoice {
  case canTho = "can-tho"
}

/// A shell that completions are written for.
enum ShellChoice: String, OptionChoice {
  case bash, zsh, fish
}

/// The language may be named on the command line by its code.
extension Language: OptionChoice {}
