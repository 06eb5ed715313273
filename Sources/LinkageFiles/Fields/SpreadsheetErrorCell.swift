import LinkageGraph

/// What a spreadsheet writes where a cell has no value to write.
enum SpreadsheetErrorCell {
  /// A formula failed, as in `#N/A`.
  case failedFormula
  /// The column was too narrow, so that the value was drawn, and saved, as a row of `#`.
  case hiddenValue

  /// Reads the text of a field; `nil` where it is a value.
  ///
  /// A formula that joins texts may leave an error among other words, as in "rice #N/A".
  init?(_ text: String) {
    if text.count >= 3, text.allSatisfy({ $0 == "#" }) {
      self = .hiddenValue
      return
    }
    let capital = text.uppercased()
    guard
      Self.isNumbered(capital) || capital == "LOADING..." || capital == "LOADING…"
        || Self.words(of: capital).contains(where: Self.isError)
    else { return nil }
    self = .failedFormula
  }

  /// Whether a field without a `#` may be an error cell, by its first byte.
  static func mayBegin(with byte: UInt8) -> Bool {
    byte == UInt8(ascii: "E") || byte == UInt8(ascii: "L")
  }

  /// LibreOffice numbers the errors that have no name.
  private static func isNumbered(_ text: String) -> Bool {
    text.hasPrefix("ERR:") && text.utf8.count == 7 && text.utf8.suffix(3).allSatisfy(\.isDigit)
  }

  /// The words of a field; a mark that stands by itself, as in `#REF !`, belongs to the word before it.
  private static func words(of text: String) -> [String] {
    var words: [String] = []
    for word in text.split(whereSeparator: { $0.isWhitespace || "|;,".contains($0) }) {
      if word == "!" || word == "?", let last = words.popLast() {
        words.append(last + word)
      } else {
        words.append(word.first == "＃" ? "#" + word.dropFirst() : String(word))
      }
    }
    return words
  }

  /// Whether a word is an error: `#`, a name, and `!` or `?`, in whatever language, or one of those that end otherwise.
  private static func isError(_ word: String) -> Bool {
    guard word.first == "#", let second = word.dropFirst().first else { return false }
    if word.last == "!" || word.last == "?" { return second.isLetter || "¡¿".contains(second) }
    return errors.contains(word)
  }

  /// The error cells of Excel, LibreOffice and Google Sheets that end in neither `!` nor `?`, in the languages of Excel.
  private static let errors: Set<String> = [
    "#N/A", "#NA", "#N/D", "#ND", "#N/DISP", "#NV", "#N/B", "#I/T", "#Н/Д", "#YOK", "#PUUTTUU",
    "#HIÁNYZIK",
    "#NENÍ_K_DISPOZICI", "#NEDOSTUPNÝ", "#GETTING_DATA", "#REF", "#VALUE", "#DIV/0", "#NAME",
    "#NULL", "#NUM", "#ERROR",
    "#LOADING...", "#LOADING…", "#SPILL", "#CALC",
  ]
}
