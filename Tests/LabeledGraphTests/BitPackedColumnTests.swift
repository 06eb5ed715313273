import LabeledGraph
import LinkageTestSupport
import Testing

@Suite struct BitPackedColumnTests {
  @Test(arguments: [1, 2, 3, 7, 8, 24, 31, 32, 33, 55, 56])
  func numbersComeBack(width: Int) {
    var random = SplitMix64(seed: UInt64(width))
    let numbers = (0..<333).map { _ in random.next() & (1 << UInt64(width) - 1) }
    let column = Self.column(numbers, width: width)
    #expect(numbers.indices.map { column[$0] } == numbers)
  }

  @Test(arguments: [1, 2, 5])
  func containsWhatStandsInTheRange(width: Int) {
    var random = SplitMix64(seed: UInt64(width))
    // Few of the numbers are 0, so that short ranges have none.
    let numbers = (0..<200).map { _ in
      random.percent(3) ? 0 : random.next() & (1 << UInt64(width) - 1) | 1
    }
    let column = Self.column(numbers, width: width)
    for _ in 0..<2_000 {
      let ends = [random.within(0...200), random.within(0...200)].sorted()
      for number in 0..<UInt64(6) {
        #expect(
          column.contains(number, in: ends[0]..<ends[1])
            == numbers[ends[0]..<ends[1]].contains(number))
      }
    }
  }

  @Test(arguments: [1, 2, 5], [0, 1, 31, 32, 33, 64, 200])
  func positionsOfANumberAscend(width: Int, count: Int) {
    var random = SplitMix64(seed: UInt64(width))
    let numbers = (0..<count).map { _ in random.next() & (1 << UInt64(width) - 1) }
    let column = Self.column(numbers, width: width)
    for number in 0..<UInt64(6) {
      var positions: [Int] = []
      column.forEachPosition(of: number) { positions.append($0) }
      #expect(positions == numbers.indices.filter { numbers[$0] == number })
    }
  }

  @Test func widths() {
    #expect(BitPackedColumn.width(forGreatest: 0) == 1)
    #expect(BitPackedColumn.width(forGreatest: 1) == 1)
    #expect(BitPackedColumn.width(forGreatest: 2) == 2)
    #expect(BitPackedColumn.width(forGreatest: 255) == 8)
    #expect(BitPackedColumn.width(forGreatest: 256) == 9)
  }

  /// Bit by bit, as the format says.
  private static func column(_ numbers: [UInt64], width: Int) -> BitPackedColumn {
    var words = [UInt64](
      repeating: 0, count: BitPackedColumn.wordCount(count: numbers.count, width: width))
    for (index, number) in numbers.enumerated() {
      for bit in 0..<width where number >> UInt64(bit) & 1 != 0 {
        let place = index * width + bit
        words[place / 64] |= 1 << UInt64(place % 64)
      }
    }
    return BitPackedColumn(words: SharedArray(words), width: width, count: numbers.count)
  }
}
