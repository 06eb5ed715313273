import LabeledGraph
import LinkageGraph

/// A section about to be written: its size is known, its bytes are made a stretch at a time.
struct PlannedSection {
  /// How many elements are made at a time: a multiple of 64, so that a stretch of bits ends with a
  /// word.
  static let stretch = 1 << 16

  let section: PackedSection
  let encoding: PackedEncoding
  let width: Int
  let parameter: Int
  let count: Int
  /// Appends some of the elements.
  let fill: (Range<Int>, inout SectionBuffer) -> Void

  init(
    _ section: PackedSection, _ encoding: PackedEncoding, width: Int = 0, parameter: Int = 0,
    count: Int, fill: @escaping (Range<Int>, inout SectionBuffer) -> Void
  ) {
    self.section = section
    self.encoding = encoding
    self.width = width
    self.parameter = parameter
    self.count = count
    self.fill = fill
  }

  /// Numbers, each in as many bits as the greatest needs.
  ///
  /// What holds of all numbers is found out in the order in which they are stored in memory; they are
  /// written in the order of the positions, where there are any.
  @inline(__always)
  static func bits(
    _ section: PackedSection, _ count: Int, in order: [UInt32] = [], parameter: Int = 0,
    greatest: UInt64? = nil,
    _ number: @escaping (Int) -> UInt64
  ) -> PlannedSection {
    var most = greatest ?? 0
    if greatest == nil {
      for index in 0..<count { most = max(most, number(index)) }
    }
    let width = BitPackedColumn.width(forGreatest: most)
    return PlannedSection(section, .bits, width: width, parameter: parameter, count: count) {
      range, buffer in
      if order.isEmpty {
        for index in range { buffer.append(number(index), width: width) }
      } else {
        for index in range { buffer.append(number(Int(order[index])), width: width) }
      }
    }
  }

  /// Amounts of 0 or more, not-a-number where blank: as decimals where those give back every bit.
  @inline(__always)
  static func amounts(
    _ section: PackedSection, _ count: Int, in order: [UInt32] = [],
    _ amount: @escaping (Int) -> Double
  ) -> PlannedSection {
    var decimals = 0
    var greatest = 0.0
    for index in 0..<count {
      let amount = amount(index)
      if amount.isNaN { continue }
      greatest = max(greatest, amount)
      while decimals <= PackedAmounts.mostDecimals, !isDecimal(amount, decimals: decimals) {
        decimals += 1
      }
      if decimals > PackedAmounts.mostDecimals { break }
    }
    // What few decimals give back, more give back too, unless the whole numbers become too large.
    if decimals <= PackedAmounts.mostDecimals, isDecimal(greatest, decimals: decimals),
      decimals == 0
        || (0..<count).allSatisfy({
          amount($0).isNaN || isDecimal(amount($0), decimals: decimals)
        })
    {
      let power = PackedAmounts.powersOfTen[decimals]
      return bits(
        section, count, in: order, parameter: decimals,
        greatest: UInt64((greatest * power).rounded()) + 1
      ) { index in
        let amount = amount(index)
        return amount.isNaN ? 0 : UInt64((amount * power).rounded()) + 1
      }
    }
    return PlannedSection(section, .doubles, count: count) { range, buffer in
      for index in range {
        let amount = amount(order.isEmpty ? index : Int(order[index]))
        // One pattern for all blanks, and for zeros of either sign.
        buffer.append(amount.isNaN ? Double.nan.bitPattern : (amount + 0).bitPattern)
      }
    }
  }

  /// Whether an amount is a whole number of the last decimal, exactly.
  @inline(__always)
  private static func isDecimal(_ amount: Double, decimals: Int) -> Bool {
    let power = PackedAmounts.powersOfTen[decimals]
    let whole = (amount * power).rounded()
    return whole < 0x1p53 && whole / power == amount
  }

  /// Years, by their distance from the first.
  @inline(__always)
  static func years(
    _ section: PackedSection, _ count: Int, in order: [UInt32] = [],
    _ year: @escaping (Int) -> Int16
  ) -> PlannedSection {
    var first = Int16.max
    for index in 0..<count where year(index) != LinkColumns.openYear {
      first = min(first, year(index))
    }
    let base = first == .max ? LinkageSet.years.lowerBound : Int(first)
    return bits(section, count, in: order, parameter: base) { index in
      let year = year(index)
      return year == LinkColumns.openYear ? 0 : UInt64(Int(year) - base + 1)
    }
  }

  /// Without the zeros up to the next section.
  var length: Int {
    guard let length = encoding.length(count: count, width: width) else {
      preconditionFailure("a set in memory fits a file")
    }
    return length
  }

  func writeEntry(offset: Int, to table: inout SectionBuffer) {
    table.append(section.rawValue)
    table.append(encoding.rawValue)
    table.append(UInt8(width))
    table.append(UInt8(truncatingIfNeeded: parameter))
    table.append(UInt8(truncatingIfNeeded: parameter >> 8))
    table.append(UInt64(count))
    table.append(UInt64(offset))
    table.append(UInt64(length))
  }
}
