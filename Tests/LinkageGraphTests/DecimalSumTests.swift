import LinkageGraph
import LinkageTestSupport
import Testing

@Suite struct DecimalSumTests {
  @Test func tenthsAddUpInEveryOrder() {
    for order in [[0.1, 0.2, 10.2], [10.2, 0.2, 0.1], [0.2, 10.2, 0.1]] {
      #expect(Self.sum(order).value == 10.5)
    }
    // Doubles would make another number of it.
    #expect(10.2 + 0.2 + 0.1 != 10.5)
  }

  @Test(arguments: [
    0, 0.1, 76.1, 999_999.999999999, 1_000_000.1, 8_400_000.123456789, 123_456_789.015625,
    0.123456789012345, 1e-9, 1e-15, 5e14 + 0.1, 1e15, 5.0.nextUp, 0.1.nextDown,
  ])
  func oneAmountComesBack(amount: Double) {
    // Up to 15 decimals: below 0.1 a double may have more.
    #expect(abs(DecimalSum(amount).value - amount) <= 5e-16)
    if amount >= 2 || amount.description.count < 17 { #expect(DecimalSum(amount).value == amount) }
  }

  @Test func amountsBeyondTheLastUnitAreRounded() {
    #expect(DecimalSum(4e-16).value == 0)
    #expect(DecimalSum(5e-16).value == 1e-15)
    #expect(DecimalSum(1.4e-15).value == 1e-15)
    #expect(DecimalSum(1e-300).value == 0)
    #expect(DecimalSum(Double.leastNonzeroMagnitude) == DecimalSum())
  }

  @Test(arguments: 0..<200 as Range<UInt64>)
  func sumsAreThoseOfDecimals(seed: UInt64) {
    var random = SplitMix64(seed: seed)
    var amounts: [Double] = []
    var billionths: Int128 = 0
    for _ in 0..<random.within(0...30) {
      // As many digits as a double surely keeps.
      let digits =
        Int64(random.next() % 1_000_000_000_000_000) / [1, 1_000, 1_000_000].randomElement(
          using: &random)!
      let decimals = random.within(0...9)
      var power: Int64 = 1
      for _ in 0..<decimals { power *= 10 }
      amounts.append(Double(digits) / Double(power))
      billionths += Int128(digits) * Int128(1_000_000_000 / power)
    }
    let sum = Self.sum(amounts)
    let text = String(billionths + 1_000_000_000)
    let whole = String(billionths / 1_000_000_000)
    #expect(sum.value == Double("\(whole).\(text.suffix(9))"), "seed \(seed)")
    #expect(Self.sum(amounts.shuffled(using: &random)) == sum, "seed \(seed)")
    #expect(Self.sum(amounts.sorted()) == sum, "seed \(seed)")
    if let first = amounts.first, first > 0 { #expect(Self.sum(Array(amounts.dropFirst())) < sum) }
  }

  @Test func manyOfTheGreatestFit() {
    var sum = DecimalSum()
    for _ in 0..<100 { sum.add(LinkageSet.greatestAmount) }
    var more = sum
    more.add(1e-15)
    #expect(sum.value == 1e17)
    #expect(sum < more)
    for _ in 0..<20 { sum.add(sum) }
    #expect(sum.value == 1e17 * 1_048_576)
  }

  @Test func whatNoSetHoldsIsRefused() async {
    await #expect(processExitsWith: .failure) { _ = DecimalSum(-1) }
    await #expect(processExitsWith: .failure) { _ = DecimalSum(.nan) }
    await #expect(processExitsWith: .failure) { _ = DecimalSum(2e15) }
  }

  private static func sum(_ amounts: [Double]) -> DecimalSum {
    amounts.reduce(into: DecimalSum()) { $0.add($1) }
  }
}
