import LinkageGraph
import LinkageReports
import Testing

@testable import LinkageCommand

@Suite("The text of a progress line")
struct ProgressTextTests {
  private static let reading = ProgressText(
    phase: .readingLinks, elapsed: 1.2, bytes: 245_260_000, totalBytes: 421_493_479, share: 0.5819,
    rate: 14_700_000, rows: 5_823_000)

  @Test(
    "It says as much as there is room for, and leaves the last column free",
    arguments: [
      (
        100, Language.english,
        "Reading links: 58%  245.3 of 421.5 MB  14.7 MB/s  5,823,000 links  about 12 s left"
      ),
      (
        100, .vietnamese,
        "Đọc liên kết: 58%  245,3/421,5 MB  14,7 MB/giây  5.823.000 liên kết  còn khoảng 12 giây"
      ),
      (80, .english, "Reading links: 58%  245.3 of 421.5 MB  5,823,000 links  about 12 s left"),
      (
        80, .vietnamese,
        "Đọc liên kết: 58%  245,3/421,5 MB  5.823.000 liên kết  còn khoảng 12 giây"
      ),
      (60, .english, "Reading links: 58%  245.3 of 421.5 MB  about 12 s left"),
      (40, .english, "Reading links: 58%  about 12 s left"),
      (40, .vietnamese, "Đọc liên kết: 58%  còn khoảng 12 giây"),
      (38, .vietnamese, "Đọc liên kết: 58%  còn khoảng 12 giây"),
      (37, .vietnamese, "Đọc liên kết: còn khoảng 12 giây"),
      (25, .vietnamese, "Đọc liên kết: 58%"), (15, .english, "Reading links…"),
      (10, .english, "Reading…"), (1, .english, ""), (0, .english, ""),
    ])
  func width(columns: Int, language: Language, expected: String) {
    #expect(Self.reading.text(in: language, width: columns) == expected)
  }

  @Test("Every phase fits into every width", arguments: ProgressPhase.allCases)
  func fits(phase: ProgressPhase) {
    var text = Self.reading
    text.phase = phase
    for language in Language.allCases {
      for width in 2...120 {
        let line = text.text(in: language, width: width)
        #expect(!line.isEmpty)
        #expect(DisplayWidth.columns(of: line) < width)
      }
    }
  }

  @Test(
    "Where nothing is counted, it says how long that has taken",
    arguments: [
      (0.9, "Measuring…", "Tính toán…"), (1, "Measuring: 1 s", "Tính toán: 1 giây"),
      (59.9, "Measuring: 59 s", "Tính toán: 59 giây"),
      (60, "Measuring: 1 min", "Tính toán: 1 phút"),
      (150, "Measuring: 2 min 30 s", "Tính toán: 2 phút 30 giây"),
      (3600, "Measuring: 1 h", "Tính toán: 1 giờ"),
      (8100, "Measuring: 2 h 15 min", "Tính toán: 2 giờ 15 phút"),
    ])
  func spent(seconds: Double, english: String, vietnamese: String) {
    let text = ProgressText(phase: .measuring, elapsed: seconds, bytes: 0)
    #expect(text.text(in: .english, width: 80) == english)
    #expect(text.text(in: .vietnamese, width: 80) == vietnamese)
  }

  @Test(
    "Bytes have the unit that suits them",
    arguments: [
      (1, "Writing: 0 kB"), (12_345, "Writing: 12 kB"), (999_999, "Writing: 1,000 kB"),
      (1_000_000, "Writing: 1.0 MB"), (1_601_854_782, "Writing: 1.60 GB"),
    ])
  func units(bytes: Int, expected: String) {
    let text = ProgressText(phase: .writing, elapsed: 5, bytes: bytes)
    #expect(text.text(in: .english, width: 80) == expected)
  }

  @Test(
    "Time left is rounded up, the more the longer it is",
    arguments: [
      (0.01, "1 s"), (1.01, "2 s"), (19.5, "20 s"), (21, "25 s"), (56, "1 min"),
      (61, "1 min 10 s"), (599, "10 min"), (601, "11 min"), (3601, "1 h 5 min"),
      (1e12, "27777 h 46 min"),
    ])
  func timeLeft(seconds: Double, expected: String) {
    // Half of the bytes are done.
    let text = ProgressText(
      phase: .readingLinks, elapsed: 1, bytes: 1 << 40, totalBytes: 1 << 41, share: 0.5,
      rate: Double(1 << 40) / seconds)
    #expect(text.text(in: .english, width: 100).hasSuffix("about \(expected) left"))
  }

  @Test("No time is promised where nothing is known of it")
  func noTimeLeft() {
    var text = Self.reading
    text.rate = nil
    #expect(text.timeLeft == nil)
    text.rate = 0
    #expect(text.timeLeft == nil)
    text.rate = 1000
    text.share = 1
    #expect(text.timeLeft == nil)
    text.share = nil
    #expect(text.timeLeft == nil)
  }
}
