import LinkageGraph

/// A file that is no CSV, by the way it begins.
struct OtherFormat {
  /// What the file is.
  let name: LocalizedText
  /// What to do with it.
  let advice: Advice

  enum Advice: String {
    case saveAsCSV, unpack, encode
  }

  /// Recognizes what bytes are; `nil` where they may be CSV.
  init?(_ bytes: Span<UInt8>) {
    let start = bytes.array(0..<min(bytes.count, 1024))
    for format in Self.formats where start.starts(with: format.signature) {
      self = format.format
      return
    }
    if let format = Self.markup(start) ?? Self.twoByteText(start) {
      self = format
      return
    }
    return nil
  }

  private init(_ english: String, _ vietnamese: String, _ advice: Advice) {
    name = LocalizedText(english, vietnamese)
    self.advice = advice
  }

  private static let utf16 = OtherFormat(
    "text in UTF-16 (\"Unicode Text\" of Excel)",
    "văn bản UTF-16 (kiểu \"Unicode Text\" của Excel)", .encode)

  private static let formats: [(signature: [UInt8], format: OtherFormat)] = [
    ([0x1F, 0x8B], OtherFormat("a file compressed by gzip", "tệp nén gzip", .unpack)),
    (Array("BZh".utf8), OtherFormat("a file compressed by bzip2", "tệp nén bzip2", .unpack)),
    (
      [0xFD, 0x37, 0x7A, 0x58, 0x5A], OtherFormat("a file compressed by xz", "tệp nén xz", .unpack)
    ),
    ([0x28, 0xB5, 0x2F, 0xFD], OtherFormat("a file compressed by zstd", "tệp nén zstd", .unpack)),
    ([0x37, 0x7A, 0xBC, 0xAF], OtherFormat("a 7z archive", "tệp nén 7z", .unpack)),
    (Array("Rar!".utf8), OtherFormat("a RAR archive", "tệp nén RAR", .unpack)),
    (
      [0x50, 0x4B, 0x03, 0x04],
      OtherFormat(
        "an Excel workbook (.xlsx) or another ZIP file", "sổ tính Excel (.xlsx) hoặc tệp ZIP khác",
        .saveAsCSV)
    ),
    (
      [0xD0, 0xCF, 0x11, 0xE0],
      OtherFormat("an old Excel workbook (.xls)", "sổ tính Excel cũ (.xls)", .saveAsCSV)
    ),
    (
      [0x09, 0x08],
      OtherFormat("an old Excel workbook (.xls)", "sổ tính Excel cũ (.xls)", .saveAsCSV)
    ),
    (Array("%PDF".utf8), OtherFormat("a PDF document", "tài liệu PDF", .saveAsCSV)),
    (
      Array("{\\rtf".utf8),
      OtherFormat("a text document (RTF)", "tài liệu văn bản (RTF)", .saveAsCSV)
    ),
    (Array("PAR1".utf8), OtherFormat("a Parquet file", "tệp Parquet", .saveAsCSV)),
    (
      Array("SQLite format 3".utf8),
      OtherFormat("an SQLite database", "cơ sở dữ liệu SQLite", .saveAsCSV)
    ),
    ([0x89, 0x50, 0x4E, 0x47], OtherFormat("a picture (PNG)", "tệp ảnh (PNG)", .saveAsCSV)),
    ([0xFF, 0xD8, 0xFF], OtherFormat("a picture (JPEG)", "tệp ảnh (JPEG)", .saveAsCSV)),
    ([0xFF, 0xFE], utf16), ([0xFE, 0xFF], utf16),
  ]

  /// HTML and XML, which some programs save under the ending `.xls` or `.csv`, and JSON.
  private static func markup(_ start: [UInt8]) -> OtherFormat? {
    var text = String(decoding: start, as: UTF8.self).cleanedWord.lowercased()[...]
    if text.hasPrefix("<") {
      if text.contains("urn:schemas-microsoft-com:office:spreadsheet") {
        return OtherFormat("an Excel table in XML", "bảng tính Excel dạng XML", .saveAsCSV)
      }
      let isMarkup = [
        "<!doctype", "<html", "<table", "<meta", "<head", "<body", "<?xml", "<style", "<!--",
      ]
      .contains { text.hasPrefix($0) }
      if !isMarkup { return nil }
      return text.hasPrefix("<?xml")
        ? OtherFormat("an XML file", "tệp XML", .saveAsCSV)
        : OtherFormat("a web page (HTML)", "trang web (HTML)", .saveAsCSV)
    }
    guard let first = text.popFirst(), first == "{" || first == "[" else { return nil }
    let next = text.first { !$0.isWhitespace }
    return next == "\"" || next == "{" || next == "["
      ? OtherFormat("a JSON file", "tệp JSON", .saveAsCSV) : nil
  }

  /// UTF-16 without a mark: every other byte of ASCII text is zero.
  private static func twoByteText(_ start: [UInt8]) -> OtherFormat? {
    guard start.count >= 8 else { return nil }
    let pairs = start.count / 2
    for side in 0...1 {
      let zeros = (0..<pairs).count { start[2 * $0 + side] == 0 }
      let others = (0..<pairs).count { start[2 * $0 + 1 - side] == 0 }
      if 10 * zeros >= 6 * pairs, others == 0 { return utf16 }
    }
    return nil
  }
}
