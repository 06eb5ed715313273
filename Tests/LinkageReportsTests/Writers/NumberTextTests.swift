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
    arguments: [(52, 183, "28.4%", "28,4%"), (0, 5, "0.0%", "0,0%"), (3, 0, "–", "–")])
  func percent(part: Int, whole: Int, english: String, vietnamese: String) {
    #expect(NumberText.percent(part, of: whole, in: .english) == english)
    #expect(NumberText.percent(part, of: whole, in: .vietnamese) == vietnamese)
  }

  @Test("Widths are known without writing the numbers", arguments: Language.allCases)
  func widths(language: Language) {
    for value in [
      0, 9, 10, 999, 1000, 99_999, 100_000, 999_999, 1_000_000, -1, -999, -1000, .max, .min,
    ] {
      #expect(NumberText.width(of: value) == NumberText.whole(value, in: language).count)
    }
    for whole in 0...400 {
      for part in 0...whole {
        #expect(
          NumberText.width(ofPercent: part, of: whole)
            == NumberText.percent(part, of: whole, in: language).count, "\(part) of \(whole)")
      }
    }
    // 9.95% and 99.95% take one digit more, for they are rounded up.
    for part in [994, 995, 996, 9994, 9995, 9996] {
      #expect(
        NumberText.width(ofPercent: part, of: 10_000)
          == NumberText.percent(part, of: 10_000, in: language).count, "\(part)")
    }
    #expect(NumberText.width(ofPercent: 3, of: 2) == nil)
  }
}
