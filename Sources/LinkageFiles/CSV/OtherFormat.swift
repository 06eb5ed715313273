import LinkageGraph

/// A file that is no CSV, by the way it begins.
struct OtherFormat {
  /// What the file is.
  let name: LocalizedText
  /// What to do with it.
  let advice: Advice

  enum Advice: String {
    case saveAsCSV, unpack, encode, saveAsUTF8, export, copyTable, findTable
  }

  /// Recognizes what bytes are; `nil` where they may be CSV.
  init?(_ bytes: Span<UInt8>) {
    let start = bytes.array(0..<min(bytes.count, 1024))
    for format in Self.formats where start.starts(with: format.signature) {
      self = Self.document(format.signature, bytes) ?? format.format
      return
    }
    if let format = Self.markup(start) ?? Self.fourByteText(start) ?? Self.twoByteText(start) {
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

  private static let utf32 = OtherFormat("text in UTF-32", "văn bản UTF-32", .saveAsUTF8)

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
    (Array("%PDF".utf8), OtherFormat("a PDF document", "tài liệu PDF", .findTable)),
    (
      Array("{\\rtf".utf8),
      OtherFormat("a text document (RTF)", "tài liệu văn bản (RTF)", .copyTable)
    ),
    (Array("PAR1".utf8), OtherFormat("a Parquet file", "tệp Parquet", .export)),
    (
      Array("SQLite format 3".utf8),
      OtherFormat("an SQLite database", "cơ sở dữ liệu SQLite", .export)
    ),
    ([0x89, 0x50, 0x4E, 0x47], OtherFormat("a picture (PNG)", "tệp ảnh (PNG)", .findTable)),
    ([0xFF, 0xD8, 0xFF], OtherFormat("a picture (JPEG)", "tệp ảnh (JPEG)", .findTable)),
    (Array("GIF8".utf8), OtherFormat("a picture (GIF)", "tệp ảnh (GIF)", .findTable)),
    // The mark of UTF-32 begins as that of UTF-16 does.
    ([0xFF, 0xFE, 0, 0], utf32), ([0, 0, 0xFE, 0xFF], utf32),
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

  /// What a ZIP file or a file of the old Office holds, by the names in it; `nil` where that is what its signature says.
  private static func document(_ signature: [UInt8], _ bytes: Span<UInt8>) -> OtherFormat? {
    func has(_ text: String, _ range: Range<Int>, isWide: Bool = false) -> Bool {
      let wanted =
        isWide ? text.utf16.flatMap { [UInt8($0 & 0xFF), UInt8($0 >> 8)] } : Array(text.utf8)
      let range = range.clamped(to: 0..<bytes.count)
      guard range.count >= wanted.count else { return false }
      return (range.lowerBound...range.upperBound - wanted.count).contains { start in
        wanted.indices.allSatisfy { bytes[start + $0] == wanted[$0] }
      }
    }
    let word = OtherFormat("a Word document", "tài liệu Word", .copyTable)
    if signature.first == 0x50 {
      if has("word/", 0..<8192) { return word }
      if has("opendocument.text", 0..<256) {
        return OtherFormat("a text document (ODT)", "tài liệu văn bản (ODT)", .copyTable)
      }
      if has("opendocument.spreadsheet", 0..<256) {
        return OtherFormat(
          "an OpenDocument sheet (.ods)", "bảng tính OpenDocument (.ods)", .saveAsCSV)
      }
    } else if signature.first == 0xD0, bytes.count >= 52 {
      // [MS-CFB], section 2.2: the number of the first sector of the directory; sectors have 512 bytes.
      let sector = (0..<4).reduce(0) { $0 | Int(bytes[48 + $1]) << (8 * $1) }
      let start = (sector + 1) * 512
      if has("WordDocument", start..<start + 4096, isWide: true) { return word }
    }
    return nil
  }

  /// UTF-32 without a mark: three of four bytes of ASCII text are zero.
  private static func fourByteText(_ start: [UInt8]) -> OtherFormat? {
    guard start.count >= 16 else { return nil }
    let groups = start.count / 4
    for side in [0, 3] {
      let isSo = (0..<groups).allSatisfy { group in
        (0..<4).allSatisfy { (start[4 * group + $0] != 0) == ($0 == side) }
      }
      if isSo { return utf32 }
    }
    return nil
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
