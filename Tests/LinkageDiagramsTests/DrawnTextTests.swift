import LinkageGraph
import Testing

@testable import LinkageDiagrams

@Suite("Texts and numbers in boxes")
struct DrawnTextTests {
  private func lines(_ text: String) -> [String] {
    let text = DrawnText(text)
    let lines = text.lines()
    var result = lines.ranges.map { String(decoding: text.bytes[$0], as: UTF8.self) }
    if lines.isShortened { result[result.count - 1] += "…" }
    return result
  }

  @Test(
    "Names break between words into lines of about one width",
    arguments: [
      ("HTX Tân Lộc", ["HTX Tân Lộc"]),
      ("HTX nông nghiệp Thạnh Phú", ["HTX nông nghiệp", "Thạnh Phú"]),
      (
        "Liên hiệp HTX nông nghiệp và dịch vụ tổng hợp thành phố",
        ["Liên hiệp HTX nông", "nghiệp và dịch vụ", "tổng hợp thành phố"]
      ),
      (
        "one two three four five six seven eight nine ten eleven twelve thirteen fourteen",
        ["one two three four", "five six seven eight", "nine ten eleven twelve…"]
      ),
      ("", []), ("   ", []), ("  a  ", ["a"]),
      ("abcdefghijklmnopqrstuvwxyz", ["abcdefghijklmnopqrstuv", "wxyz"]),
      ("水稻合作社水稻合作社水稻合作社", ["水稻合作社水稻合作社水", "稻合作社"]),
    ])
  func wrapping(text: String, expected: [String]) {
    #expect(lines(text) == expected)
  }

  @Test("No accent is parted from its letter")
  func combiningMarks() {
    let letter = "e\u{301}\u{323}"
    #expect(
      lines(String(repeating: letter, count: 30)) == [
        String(repeating: letter, count: 22), String(repeating: letter, count: 8),
      ])
  }

  private func written(_ write: (inout DOTBuffer) -> Void) -> String {
    var buffer = DOTBuffer()
    write(&buffer)
    return String(decoding: buffer.bytes, as: UTF8.self)
  }

  @Test(
    "Counts are grouped by three",
    arguments: [
      (0, "0", "0"), (999, "999", "999"), (1000, "1,000", "1.000"), (10_203, "10,203", "10.203"),
      (1_000_000, "1,000,000", "1.000.000"),
      (Int.max, "9,223,372,036,854,775,807", "9.223.372.036.854.775.807"),
    ])
  func counts(count: Int, english: String, vietnamese: String) {
    #expect(written { $0.append(count: count, in: .english) } == english)
    #expect(written { $0.append(count: count, in: .vietnamese) } == vietnamese)
  }

  @Test(
    "Tonnes have a decimal only where they are few",
    arguments: [
      (0, "0", "0"), (0.01, "&lt;0.1", "&lt;0,1"), (0.15, "0.2", "0,2"), (9.96, "10", "10"),
      (9.5, "9.5", "9,5"), (3, "3", "3"), (12.5, "13", "13"), (1234.4, "1,234", "1.234"),
      (1e16, "1e+16", "1e+16"),
    ])
  func tonnes(tonnes: Double, english: String, vietnamese: String) {
    #expect(written { $0.append(tonnes: tonnes, in: .english) } == english)
    #expect(written { $0.append(tonnes: tonnes, in: .vietnamese) } == vietnamese)
  }

  @Test("Widths grow with the square root of tonnes, between two ends")
  func widths() {
    let widths = LineWidths(greatest: 400)
    #expect(widths.tenths(of: nil) == LineWidths.narrowest)
    #expect(widths.tenths(of: 0) == LineWidths.narrowest)
    #expect(widths.tenths(of: 400) == LineWidths.widest)
    #expect(
      widths.tenths(of: 100)
        == LineWidths.narrowest + (LineWidths.widest - LineWidths.narrowest) / 2)
    #expect(LineWidths(greatest: nil).tenths(of: nil) == LineWidths.narrowest)
    #expect(LineWidths(greatest: 0).tenths(of: 0) == LineWidths.narrowest)
    #expect(widths.samples == [20, 200])
    #expect(LineWidths(greatest: 0.3).samples.last == 0.2)
  }
}
