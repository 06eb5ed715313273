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
      Self.isNumbered(capital) || Self.waiting.contains(capital)
        || Self.words(of: capital).contains(where: Self.isError)
    else { return nil }
    self = .failedFormula
  }

  /// Whether a field without a `#` may be an error cell, by its first byte.
  static func mayBegin(with byte: UInt8) -> Bool {
    // Err:, Loading, Đang.
    byte == UInt8(ascii: "E") || byte == UInt8(ascii: "L") || byte == 0xC4
  }

  /// What Google Sheets shows until a formula is computed.
  private static let waiting: Set<String> = ["LOADING...", "LOADING…", "ĐANG TẢI...", "ĐANG TẢI…"]

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
        words.append(String(word.map { $0 == "＃" ? "#" : $0 }))
      }
    }
    return words
  }

  /// Whether a word is, or ends with, an error: `#`, a name, and `!` or `?`, in whatever language, or one of those that end
  /// otherwise.
  private static func isError(_ word: String) -> Bool {
    guard let sign = word.lastIndex(of: "#") else { return false }
    var error = String(word[sign...])
    while let last = error.last, "'\"’”)]".contains(last) { error.removeLast() }
    guard let second = error.dropFirst().first else { return false }
    if error.last == "!" || error.last == "?" { return second.isLetter || "¡¿".contains(second) }
    return errors.contains(error)
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
