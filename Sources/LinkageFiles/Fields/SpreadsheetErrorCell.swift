import LinkageGraph

/// What a spreadsheet writes where a cell has no value to write.
enum SpreadsheetErrorCell {
  /// A formula failed, as in `#N/A`.
  case failedFormula
  /// The column was too narrow, so that the value was drawn, and saved, as a row of `#`.
  case hiddenValue

  /// Reads the text of a field; `nil` where it is a value.
  init?(_ text: Span<UInt8>) {
    guard text.count >= 3, text.count <= 64 else { return nil }
    switch text[0] {
    case UInt8(ascii: "#"):
      if text.indices.allSatisfy({ text[$0] == UInt8(ascii: "#") }) {
        self = .hiddenValue
        return
      }
      guard Self.errors.contains(Self.capital(text)) else { return nil }
    case UInt8(ascii: "E"):
      // LibreOffice numbers the errors that have no name.
      let word = Self.capital(text)
      guard word.hasPrefix("ERR:"), word.utf8.count == 7, word.utf8.suffix(3).allSatisfy(\.isDigit)
      else { return nil }
    default: return nil
    }
    self = .failedFormula
  }

  private static func capital(_ text: Span<UInt8>) -> String {
    String(decoding: text.indices.map { text[$0] }, as: UTF8.self).uppercased()
  }

  /// The error cells of Excel, LibreOffice and Google Sheets.
  private static let errors: Set<String> = [
    "#N/A", "#REF!", "#VALUE!", "#DIV/0!", "#NAME?", "#NULL!", "#NUM!", "#N/A!", "#NA", "#ERROR!",
    "#SPILL!", "#CALC!",
    "#GETTING_DATA", "#FIELD!", "#BLOCKED!", "#CONNECT!", "#BUSY!", "#UNKNOWN!", "#EXTERNAL!",
    "#PYTHON!", "#REF",
    "#VALUE", "#DIV/0", "#NAME", "#NULL", "#NUM", "#LOADING...", "#ERR!",
  ]
}
