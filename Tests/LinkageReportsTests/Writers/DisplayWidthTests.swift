import Testing

@testable import LinkageReports

@Suite("Width on a terminal")
struct DisplayWidthTests {
  @Test(
    "A grapheme takes the place it is seen to take",
    arguments: [
      ("", 0), ("abc", 3), ("Cần Thơ", 7), ("Ca\u{302}\u{300}n Tho\u{31B}", 7), ("水产", 4),
      ("ｗｉｄｅ", 8), ("한국", 4), ("\u{1112}\u{1161}\u{11AB}", 2), ("🍚", 2), ("👩‍🌾", 2), ("🇻🇳", 2),
      ("❤️", 2), ("❤", 1), ("a\u{200B}b", 2), ("–…─", 3), ("アイ", 4), ("ｱｲ", 2), ("1", 1),
      ("👍🏽", 2), ("\u{301}", 0),
    ])
  func columns(text: String, expected: Int) { #expect(DisplayWidth.columns(of: text) == expected) }

  @Test(
    "What is too long ends in an ellipsis within the limit",
    arguments: [
      ("abcdef", 6, "abcdef"), ("abcdef", 5, "abcd…"), ("abc def", 5, "abc…"),
      ("水产水产", 6, "水产…"), ("Cần Thơ", 4, "Cần…"), ("abc", 1, "…"), ("abc", 0, ""),
    ])
  func truncation(text: String, limit: Int, expected: String) {
    #expect(DisplayWidth.truncate(text, to: limit) == expected)
  }

  @Test("Nothing that moves the cursor gets through")
  func controls() {
    #expect(
      DisplayWidth.visible("a\tb\u{1B}[31m\r\n\u{7F}\u{85}\u{202E}\u{2028}")
        == "a␉b␛[31m␍␊␡\u{FFFD}\u{FFFD}␤")
    #expect(DisplayWidth.visible("Cần Thơ 👩‍🌾") == "Cần Thơ 👩‍🌾")
  }

  @Test("Text is broken between words")
  func wrapping() {
    #expect(
      TextWrapping.lines(of: "một hai ba bốn\nnăm", width: 8) == ["một hai", "ba bốn", "năm"])
    #expect(TextWrapping.lines(of: "unbreakable a", width: 4) == ["unbreakable", "a"])
    #expect(TextWrapping.lines(of: "", width: 4) == [""])
  }

  @Test("What is counted without segmentation is counted as with it")
  func plain() {
    var plain = 0
    for value in 0..<UInt32(0x3000) {
      guard let scalar = Unicode.Scalar(value) else { continue }
      // Between letters, so that a mark would join what stands before it.
      let text = "a\(scalar)b"
      guard let columns = DisplayWidth.plainColumns(of: text.utf8.span) else { continue }
      plain += 1
      #expect(columns == text.reduce(0) { $0 + DisplayWidth.columns(of: $1) }, "U+\(value)")
      #expect(DisplayWidth.visible(text) == text)
    }
    #expect(plain == 95 + 0x300 - 0xA0 + 0x100)
    #expect(DisplayWidth.plainColumns(of: "Xã Thạnh Phú".utf8.span) == 12)
  }
}
