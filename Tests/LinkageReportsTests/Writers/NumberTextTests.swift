import LinkageGraph
import Testing

@testable import LinkageReports

@Suite("Numbers in words of each language")
struct NumberTextTests {
  @Test(
    "Whole numbers are grouped by thousands",
    arguments: [
      (0, "0", "0"), (999, "999", "999"), (1000, "1,000", "1.000"), (-1234, "-1,234", "-1.234"),
      (12_345_678, "12,345,678", "12.345.678"),
      (Int.min, "-9,223,372,036,854,775,808", "-9.223.372.036.854.775.808"),
    ])
  func whole(value: Int, english: String, vietnamese: String) {
    #expect(NumberText.whole(value, in: .english) == english)
    #expect(NumberText.whole(value, in: .vietnamese) == vietnamese)
  }

  @Test(
    "Decimals are fixed and rounded",
    arguments: [
      (1234.5, 1, "1,234.5", "1.234,5"), (0.05, 1, "0.1", "0,1"), (-0.04, 1, "0.0", "0,0"),
      (-2.5, 0, "-3", "-3"), (2.0, 2, "2.00", "2,00"), (9.999, 2, "10.00", "10,00"),
      (.nan, 1, "–", "–"), (-.infinity, 1, "–", "–"), (1e300, 1, "1e+300", "1e+300"),
    ])
  func decimal(value: Double, decimals: Int, english: String, vietnamese: String) {
    #expect(NumberText.decimal(value, decimals: decimals, in: .english) == english)
    #expect(NumberText.decimal(value, decimals: decimals, in: .vietnamese) == vietnamese)
  }

  @Test(
    "Shares are percentages with one decimal",
    arguments: [(52, 183, "28.4 %", "28,4 %"), (0, 5, "0.0 %", "0,0 %"), (3, 0, "–", "–")])
  func percent(part: Int, whole: Int, english: String, vietnamese: String) {
    #expect(NumberText.percent(part, of: whole, in: .english) == english)
    #expect(NumberText.percent(part, of: whole, in: .vietnamese) == vietnamese)
  }
}
