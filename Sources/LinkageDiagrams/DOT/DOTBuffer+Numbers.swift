import LinkageGraph

extension DOTBuffer {
  /// Appends a whole number as people write it: 1,234 in English, 1.234 in Vietnamese.
  mutating func append(count: Int, in language: Language) {
    if count >= 1000 {
      append(count: count / 1000, in: language)
      append(UInt8(ascii: language == .english ? "," : "."))
      let rest = count % 1000
      append(number: rest / 100)
      append(number: rest / 10 % 10)
      append(number: rest % 10)
    } else {
      append(number: count)
    }
  }

  /// Appends tonnes as people write them: whole, or with one decimal where they are few.
  mutating func append(tonnes: Double, in language: Language) {
    // Beyond this a double cannot represent single units.
    if tonnes >= 9e15 {
      append("\(tonnes)")
    } else if tonnes >= 10 || tonnes == 0 {
      append(count: Int(tonnes.rounded(.toNearestOrAwayFromZero)), in: language)
    } else {
      let tenths = max(1, Int((tonnes * 10).rounded(.toNearestOrAwayFromZero)))
      if tonnes < 0.05 { append("&lt;") }
      append(number: tenths / 10)
      if tenths % 10 != 0 {
        append(UInt8(ascii: language == .english ? "." : ","))
        append(number: tenths % 10)
      }
    }
  }

  /// Appends a part of a whole in percent, with one decimal.
  mutating func append(percent part: Int, of whole: Int, in language: Language) {
    let tenths = Int((Double(part) * 1000 / Double(max(1, whole))).rounded())
    append(number: tenths / 10)
    append(UInt8(ascii: language == .english ? "." : ","))
    append(number: tenths % 10)
    append("%")
  }
}
