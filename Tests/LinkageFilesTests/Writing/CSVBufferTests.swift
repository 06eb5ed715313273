import LinkageGraph
import Testing

@testable import LinkageFiles

@Suite("Writing of comma-separated values")
struct CSVBufferTests {
  private func text(_ fill: (inout CSVBuffer) throws -> Void) throws -> String {
    var csv = CSVBuffer()
    try fill(&csv)
    var sink = MemoryByteSink()
    try csv.flush(to: &sink)
    return sink.text
  }

  @Test(
    "Fields are quoted where they must be, and only there",
    arguments: [
      ("Cờ Đỏ", "Cờ Đỏ"), ("", ""), ("ấp Đông Lợi, xã Đông Hiệp", "\"ấp Đông Lợi, xã Đông Hiệp\""),
      ("a \"b\"", "\"a \"\"b\"\"\""), ("a\nb", "\"a\nb\""), ("a\rb", "\"a\rb\""),
      ("a\r\nb", "\"a\r\nb\""),
    ])
  func quoting(field: String, written: String) throws {
    #expect(try text { $0.append(field) } == written)
  }

  @Test(
    "Ids have all their digits and no more",
    arguments: [
      (0, 1, "A-0"), (7, 1, "A-7"), (10, 1, "A-10"), (24_390, 7, "A-0024390"),
      (12_345_678, 7, "A-12345678"), (Int.max, 1, "A-9223372036854775807"),
    ])
  func ids(number: Int, width: Int, written: String) throws {
    #expect(try text { $0.append("A-".utf8.span, number: number, width: width) } == written)
  }

  @Test(
    "Numbers are written in full",
    arguments: [(0, "0"), (-12, "-12"), (Int.min, "-9223372036854775808"), (1_000, "1000")])
  func numbers(number: Int, written: String) throws {
    #expect(try text { $0.append(number) } == written)
  }

  @Test("Tenths have one decimal", arguments: [(1, "0.1"), (10, "1.0"), (761, "76.1")])
  func tenths(tenths: Int, written: String) throws {
    #expect(try text { $0.append(tenths: tenths) } == written)
  }

  @Test(
    "Amounts have the fewest digits that read back",
    arguments: [
      (0.0, "0"), (3, "3"), (76.1, "76.1"), (0.125, "0.125"), (1.125, "1.1250"),
      (999.125, "999.1250"), (1234.125, "1234.125"), (0.1 + 0.2, "0.30000000000000004"),
      (1e15, "1000000000000000"), (1e-7, "1e-07"), (Double.nan, ""),
    ])
  func amounts(amount: Double, written: String) throws {
    #expect(try text { $0.append(amount: amount) } == written)
    if !amount.isNaN { #expect(Double(written) == amount) }
  }

  @Test("Records are fields between commas; blanks are empty; a lone empty field is quoted")
  func records() throws {
    let written = try text { csv in
      csv.append("a")
      csv.append(nil as String?)
      csv.append(nil as Int?)
      csv.append(Answer.no)
      csv.append(Answer.unknown)
      csv.append(fields: "x,\"y,z\"".utf8.span)
      csv.end()
      csv.append("")
      csv.end()
      csv.append("")
      csv.append("")
      csv.end()
    }
    #expect(written == "a,,,no,,x,\"y,z\"\n\"\"\n,\n")
  }

  /// A sink that notes how much comes at once, and keeps it.
  private struct MeasuringSink: ByteSink {
    var kept = MemoryByteSink()
    var counts: [Int] = []
    mutating func write(_ bytes: Span<UInt8>) {
      counts.append(bytes.count)
      kept.write(bytes)
    }
  }

  @Test("Bytes are handed on in pieces, and a record longer than a piece is whole")
  func pieces() throws {
    let long = String(repeating: "\"", count: 3 * CSVBuffer.pieceLength)
    var csv = CSVBuffer()
    var sink = MeasuringSink()
    var expected = ""
    for number in 0..<30_000 {
      csv.append(number)
      csv.append("name")
      try csv.end(to: &sink)
      expected += "\(number),name\n"
    }
    csv.append(long)
    try csv.end(to: &sink)
    try csv.flush(to: &sink)
    expected += "\"" + long + long + "\"\n"
    #expect(sink.kept.text == expected)
    #expect(sink.counts.count > 4)
    #expect(
      sink.counts.dropLast().allSatisfy { $0 >= CSVBuffer.pieceLength && $0 < 80_000 })
  }
}
