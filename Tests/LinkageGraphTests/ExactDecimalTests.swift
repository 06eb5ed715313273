import LinkageGraph
import Testing

@Suite("Exact decimals")
struct ExactDecimalTests {
  @Test("55% of 20 is 11, of 21 the least is 12")
  func leastPart() throws {
    let share = try #require(ExactDecimal("55")?.hundredth)
    #expect(share == ExactDecimal("0.550"))
    #expect(share.leastPart(of: 20) == 11)
    #expect(share.leastPart(of: 21) == 12)
    #expect(share.leastPart(of: 0) == 0)
    #expect(share.comparison(of: 11, in: 20) == 0)
    #expect(share.comparison(of: 10, in: 20) < 0)
    #expect(share.comparison(of: 12, in: 20) > 0)
  }

  @Test("large wholes do not overflow")
  func large() {
    let share = ExactDecimal(999_999_999, decimals: 9)
    #expect(share.leastPart(of: 9_000_000_000_000_000_000) == 8_999_999_991_000_000_000)
    #expect(share.comparison(of: 8_999_999_991_000_000_000, in: 9_000_000_000_000_000_000) == 0)
    #expect(ExactDecimal(Int.max) > ExactDecimal(Int.max, decimals: 9))
  }

  @Test(
    "other texts are no numbers", arguments: ["", ".", "1.2.3", "-1", "1e3", "1,5", "0.1234567891"])
  func refused(_ text: String) {
    #expect(ExactDecimal(text) == nil)
  }
}
