import Testing

@testable import LinkageSamples

@Suite("The seeded generator")
struct SplitMix64Tests {
  @Test("It gives the numbers of the reference implementation")
  func reference() {
    var generator = SplitMix64(seed: 1_234_567)
    let numbers = (0..<5).map { _ in generator.next() }
    #expect(
      numbers == [
        6_457_827_717_110_365_317, 3_203_168_211_198_807_973, 9_817_491_932_198_370_423,
        4_593_380_528_125_082_431, 16_408_922_859_458_223_821,
      ])
  }

  @Test("Draws stay in their bounds and reach both ends", arguments: 1...3)
  func bounds(power: Int) {
    var generator = SplitMix64(seed: 7)
    var counts = [Int](repeating: 0, count: 5)
    for _ in 0..<2_000 { counts[generator.drawSkewed(below: 5, power: power)] += 1 }
    #expect(counts.allSatisfy { $0 > 0 })
    #expect(power == 1 || counts[0] > 2 * counts[4])
  }

  @Test("Shuffling keeps every element")
  func shuffling() {
    var generator = SplitMix64(seed: 7)
    let shuffled = generator.shuffled(Array(0..<100))
    #expect(shuffled != Array(0..<100))
    #expect(shuffled.sorted() == Array(0..<100))
  }

  @Test("A weight of nothing is never drawn")
  func weights() {
    var generator = SplitMix64(seed: 7)
    let drawn = Set((0..<500).map { _ in generator.position(weights: [0, 3, 0, 1]) })
    #expect(drawn == [1, 3])
  }
}
